"""A workspace with a letter and a list, and people who sign with the tools that they would use."""

import os
import subprocess
from pathlib import Path

import program

SOURCE = Path(__file__).parent.parent / "src"
LETTER = """\
---
template: blank
title: Homes
date: 2026-10-01
lang: en
origin: letters.example.org/housing
---
Build homes.
"""
LIST = """\
id,name,role,affiliation,email,consent,shown
a1,Ada Example,Mathematician,University of Example,ada@example.org,yes,named
b1,Бо Прыклад,,,bo@example.org,yes,unnamed
c1,Cy Example,,,cy@example.org,yes,named
"""
ADA = ("--name", "Ada Example", "--role", "Mathematician", "--affiliation", "University of Example")
BO = ("--name", "Бо Прыклад", "--shown", "unnamed")
CY = ("--name", "Cy Example")


class Town:
    """The folder in which it happens; `letterkit` runs the program there.

    `bounded` says that files are read in processes with bounds.
    """

    bounded = False

    def __init__(self, folder: Path, gnupg: Path):
        self.folder, self.gnupg = folder, gnupg
        self.write("letters/housing/letter.md", LETTER)
        self.write("signatories/housing.csv", LIST)
        gnupg.mkdir(mode=0o700)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def read(self, name):
        return (self.folder / name).read_text("utf-8")

    def run(self, *command, stdin=b"", **variables):
        environment = {**os.environ, "GNUPGHOME": str(self.gnupg), **variables}
        done = subprocess.run(
            command, cwd=self.folder, env=environment, input=stdin, capture_output=True, timeout=120
        )
        assert done.returncode == 0, (command, done.stderr.decode())
        return done.stdout

    def letterkit(self, *arguments, code=0):
        """What it prints; `code` is how it must end."""
        variables = {**os.environ, **self.variables()}
        done = program.letterkit(arguments, cwd=self.folder, env=variables, bounded=self.bounded)
        printed = (done.stdout, done.stderr)
        assert (done.returncode, printed) == (code, printed), printed
        assert "Traceback" not in printed[1], printed[1]
        return printed

    def variables(self):
        state = str(self.folder / "state")  # what was seen belongs to this folder alone
        shown = {"COLUMNS": "80", "LC_ALL": "C.UTF-8"}
        return {"PYTHONPATH": str(SOURCE), "XDG_STATE_HOME": state, "HOME": state, **shown}

    def refused(self, *arguments, code=1):
        """The one sentence with which letterkit refuses, and that nothing was changed by it."""
        before = self.state()
        _, errors = self.letterkit(*arguments, code=code)
        assert self.state() == before
        told = [line for line in errors.splitlines() if line.startswith("letterkit: error: ")]
        assert len(told) == 1, errors
        return told[0].removeprefix("letterkit: error: ")

    def state(self):
        kept = [self.folder / "signatories", self.folder / "registers"]
        return {p: p.read_bytes() for root in kept for p in root.rglob("*") if p.is_file()}

    def statement(self, name, *arguments):
        out, _ = self.letterkit("statement", "housing", *arguments)
        return self.write(name, out)

    def keys(self, *lines):
        self.write("signatories/housing.keys", "".join(f"{line}\n" for line in lines))

    def ssh_key(self, name, kind="ed25519", *arguments):
        self.run("ssh-keygen", "-q", "-t", kind, *arguments, "-N", "", "-C", "", "-f", name)
        return self.read(f"{name}.pub").strip()

    def ssh_sign(self, key, file, namespace="letterkit-statement-v1", *arguments):
        (self.folder / f"{file}.sig").unlink(missing_ok=True)
        self.run("ssh-keygen", "-Y", "sign", *arguments, "-n", namespace, "-f", key, file)

    def gpg(self, *arguments):
        return self.run("gpg", "--batch", "--quiet", "--pinentry-mode", "loopback", *arguments)

    def gpg_key(self, who, file, expires="never", *arguments):
        """A key's fingerprint; its certificate goes to `signatories/`."""
        generate = ("--passphrase", "", "--quick-generate-key", who, "ed25519", "sign", expires)
        self.gpg(*arguments, *generate)
        self.gpg_export(who, file)
        listed = self.gpg("--with-colons", "--fingerprint", who).decode()
        return next(line.split(":")[9] for line in listed.splitlines() if line.startswith("fpr"))

    def gpg_export(self, who, file):
        self.write(f"signatories/{file}", self.gpg("--armor", "--export", who))

    def minisign_key(self, name):
        self.run("minisign", "-G", "-W", "-p", f"{name}.pub", "-s", f"{name}.key")
        return self.read(f"{name}.pub").splitlines()[1]

    def minisign(self, name, file):
        self.run("minisign", "-S", "-s", f"{name}.key", "-m", file)
