"""Keys that a passphrase protects: read and written as the age tool does, and never shown."""

import fcntl
import os
import pty
import shutil
import stat
import subprocess
import sys
import termios
import threading
from base64 import b64encode
from pathlib import Path

import pytest

import program
from ages import ARMOR, decrypted, encrypted
from letterkit.errors import LetterkitError
from letterkit.keys import (
    SignerKey,
    format_key_file,
    format_signer_key,
    format_verifier_key,
    parse_key_file,
    parse_signer_key,
)

SOURCE = Path(__file__).parent.parent / "src"
WORKSPACE = Path(__file__).parent / "scripts" / "workspace"
SIGNER = SignerKey("letters.example.org/parks", bytes(range(32)))
LINE = f"{format_signer_key(SIGNER)}\n".encode()
SECRET = "correct horse, пароль "
pytest.importorskip("pyrage")


@pytest.fixture
def workspace(tmp_path):
    folder = tmp_path / "workspace"
    shutil.copytree(WORKSPACE, folder)
    (folder / "letterkit.toml").write_text('origin = "letters.example.org"\n')
    (tmp_path / "secret").write_text(f"{SECRET}\n", "utf-8")
    (tmp_path / "wrong").write_text("Correct horse\n", "utf-8")
    return folder


def locked(workspace):
    """The workspace with an encrypted key."""
    folder = workspace / "registers" / "parks"
    folder.mkdir(parents=True, mode=0o700)
    (folder / "key").write_bytes(encrypted(LINE, SECRET))
    return workspace


def ran(workspace, *arguments, environment=None):
    """Code, stdout and stderr of the program, with nobody at a terminal."""
    variables = {**os.environ, "LC_ALL": "C.UTF-8"} | (environment or {})
    done = program.letterkit(arguments, cwd=workspace, env=variables)
    assert SECRET.strip() not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


def typed(command, *answers, cwd=None):
    """What a program says at a terminal on which these are typed, and its exit code."""
    ours, theirs = pty.openpty()
    child = subprocess.Popen(
        command,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(SOURCE), "LC_ALL": "C.UTF-8", "NO_COLOR": "1"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        # The terminal is its own, so that /dev/tty is this one too.
        preexec_fn=lambda: (os.setsid(), fcntl.ioctl(0, termios.TIOCSCTTY, 0)),
    )
    os.close(theirs)
    timer = threading.Timer(300, child.kill)
    timer.start()
    said, waiting = b"", list(answers)
    try:
        while data := os.read(ours, 4096):
            said += data
            if waiting and said.endswith(b": "):
                os.write(ours, f"{waiting.pop(0)}\n".encode())
    except OSError:
        pass  # Linux says so when the other end is closed
    finally:
        timer.cancel()
        os.close(ours)
    return said.decode(), child.wait()


def letterkit(*arguments):
    return [sys.executable, "-m", "letterkit", *arguments]


def armored(data):
    text = b64encode(data).decode()
    lines = [text[at : at + 64] for at in range(0, len(text), 64)]
    return (ARMOR[0] + "".join(f"{line}\n" for line in lines) + ARMOR[1]).encode()


def test_the_second_implementation_reads_what_it_wrote():
    assert decrypted(encrypted(LINE, SECRET), SECRET) == LINE
    assert decrypted(armored(encrypted(LINE, SECRET)), SECRET) == LINE


@pytest.mark.parametrize("form", [bytes, armored])
def test_an_age_file_of_a_key_is_a_key_for_its_passphrase(form):
    data = form(encrypted(LINE, SECRET))
    assert parse_key_file(data, SECRET) == SIGNER
    for wrong in ("", SECRET.strip(), SECRET.upper()):
        with pytest.raises(LetterkitError, match=r"^the passphrase does not open this key$"):
            parse_key_file(data, wrong)


@pytest.mark.parametrize("at", [0, 30, 80, 130, 180, -1])
def test_an_age_file_that_was_changed_or_cut_is_no_key(at):
    data = bytearray(encrypted(LINE, SECRET))
    with pytest.raises(LetterkitError):
        parse_key_file(bytes(data[:at]), SECRET)
    data[at] ^= 1
    with pytest.raises(LetterkitError):
        parse_key_file(bytes(data), SECRET)


def test_an_age_file_of_something_else_is_no_key():
    with pytest.raises(LetterkitError, match=r"^not a usable signer key$"):
        parse_key_file(encrypted(b"PRIVATE+KEY+x\n", SECRET), SECRET)


def test_a_key_file_is_for_a_passphrase_only_if_there_is_one():
    assert format_key_file(SIGNER) == LINE
    assert parse_key_file(LINE.replace(b"\n", b"\r\n")) == SIGNER
    data = format_key_file(SIGNER, SECRET)
    assert data.startswith(ARMOR[0].encode())
    assert decrypted(data, SECRET) == LINE


def test_an_encrypted_key_signs_an_edition_and_its_passphrase_is_asked_for_when_it_signs(workspace):
    locked(workspace)
    publish = ("publish", "parks", "--format", "txt")
    assert ran(workspace, *publish, "--dry-run")[0] == 0
    code, out, said = ran(workspace, *publish, "--yes")
    assert (code, out) == (2, "")
    assert said.endswith(
        "letterkit: error: registers/parks/key: no terminal to ask for its passphrase\n"
        "letterkit: hint: name a file that holds it: --passphrase-file FILE\n"
    )
    code, out, said = ran(workspace, *publish, "--yes", "--passphrase-file", "../wrong")
    assert (code, out) == (2, "")
    assert "error: registers/parks/key: the passphrase does not open this key\n" in said
    assert not (workspace / "build").exists()
    code, out, _ = ran(workspace, *publish, "--yes", "--passphrase-file", "../secret")
    assert code == 0
    assert out.endswith(f"signed by {format_verifier_key(SIGNER.verifier)}\n")
    assert ran(workspace, *publish, "--yes")[0] == 2  # its files are to be sealed
    assert ran(workspace, *publish, "--yes", "--passphrase-file", "../secret")[0] == 0
    assert ran(workspace, "receipts", "parks")[0] == 0


def test_a_passphrase_may_come_through_a_descriptor(workspace):
    locked(workspace)
    reading, writing = os.pipe()
    os.write(writing, SECRET.encode())
    os.close(writing)
    done = subprocess.run(
        [
            *letterkit("publish", "parks", "--format", "txt", "--yes"),
            "--passphrase-file",
            f"/dev/fd/{reading}",
        ],
        cwd=workspace,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        pass_fds=[reading],
        capture_output=True,
        check=False,
    )
    os.close(reading)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("content", [b"", b"\n", b"one\ntwo\n", b"\xff\n"])
def test_what_is_not_one_line_is_no_passphrase(workspace, content):
    locked(workspace)
    (workspace / "file").write_bytes(content)
    code, _, said = ran(workspace, "publish", "parks", "--yes", "--passphrase-file", "file")
    assert (code, said.splitlines()[-2]) == (2, "letterkit: error: file: not a passphrase")


def test_at_a_terminal_the_passphrase_is_asked_for_and_not_shown(workspace):
    locked(workspace)
    publish = letterkit("publish", "parks", "--format", "txt", "--yes")
    said, code = typed(publish, SECRET, cwd=workspace)
    assert code == 0, said
    assert "Passphrase of registers/parks/key: " in said
    assert SECRET.strip() not in said


def test_keygen_asks_twice_and_writes_what_the_age_tool_reads(workspace):
    command = letterkit("keygen", "parks", "--encrypt")
    said, code = typed(command, SECRET, "another", cwd=workspace)
    assert code == 2
    assert "error: registers/parks/key: the two passphrases differ" in said
    said, code = typed(command, "", cwd=workspace)
    assert (code, "no passphrase was typed" in said) == (2, True)
    path = workspace / "registers" / "parks" / "key"
    assert not path.exists()
    said, code = typed(command, SECRET, SECRET, cwd=workspace)
    assert code == 0, said
    assert SECRET.strip() not in said
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    signer = parse_signer_key(decrypted(path.read_bytes(), SECRET).decode().strip())
    assert format_verifier_key(signer.verifier) in said
    if shutil.which("age"):
        said, code = typed(["age", "-d", str(path)], SECRET)
        assert (code, format_signer_key(signer) in said) == (0, True)


@pytest.mark.skipif(shutil.which("age") is None, reason="needs age")
@pytest.mark.parametrize("armor", [(), ("--armor",)])
def test_a_key_that_the_age_tool_encrypted_is_a_key(tmp_path, armor):
    (tmp_path / "key").write_bytes(LINE)
    command = [
        "age",
        "--passphrase",
        *armor,
        "--output",
        str(tmp_path / "out"),
        str(tmp_path / "key"),
    ]
    said, code = typed(command, SECRET, SECRET)
    assert code == 0, said
    assert parse_key_file((tmp_path / "out").read_bytes(), SECRET) == SIGNER


def test_keygen_takes_no_passphrase_from_nobody(workspace):
    code, out, said = ran(workspace, "keygen", "parks", "--encrypt")
    assert (code, out) == (2, "")
    assert "registers/parks/key: no terminal to ask for its passphrase" in said
    assert not (workspace / "registers" / "parks" / "key").exists()
    code, _, said = ran(workspace, "keygen", "parks", "--passphrase-file", "../secret")
    assert (code, said.splitlines()[0]) == (
        2,
        "letterkit: error: --passphrase-file needs --encrypt",
    )


def test_witness_and_audit_take_encrypted_keys_too(workspace):
    locked(workspace)
    secret = ("--passphrase-file", "../secret")
    assert ran(workspace, "publish", "parks", "--format", "txt", "--yes", *secret)[0] == 0
    made = ran(workspace, "keygen", "--witness", "w.example.org", "--out", "w.key")
    assert made[0] == 0
    for name, data in (("w.key", (workspace / "w.key").read_bytes()), ("a.key", LINE)):
        (workspace / name).write_bytes(encrypted(data, SECRET))
    register = format_verifier_key(SIGNER.verifier)
    witness = ("witness", "build/parks/checkpoint.txt", "--key", "w.key", "--register", register)
    state = {"HOME": str(workspace), "XDG_STATE_HOME": str(workspace / "state")}
    assert ran(workspace, *witness)[0] == 2
    code, out, _ = ran(workspace, *witness, *secret, environment=state)
    assert (code, out.count("\u2014 w.example.org ")) == (0, 1)
    assert ran(workspace, "audit", "parks", "--key", "a.key")[0] == 2
    assert ran(workspace, "audit", "parks", "--key", "a.key", *secret)[0] == 0


def test_without_the_library_the_error_names_what_to_install(workspace, tmp_path):
    locked(workspace)
    (tmp_path / "pyrage.py").write_text("raise ImportError\n")
    done = subprocess.run(
        letterkit("publish", "parks", "--yes", "--passphrase-file", "../secret"),
        cwd=workspace,
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{SOURCE}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.endswith(
        "error: registers/parks/key: encrypted keys need pyrage, which is not installed\n"
        "letterkit: hint: pip install 'letterkit[age]'\n"
    )
