"""The set-up, run on a checkout of its own: its requirements are empty, its system is stubs."""

import itertools
import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BASE_PYTHON = Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info.minor}"
INSTALLING = "letterkit: installing Python packages, once\n"
DEBIAN = (
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    " fonts-noto-core fonts-noto-mono fonts-wqy-microhei fonts-noto-color-emoji"
)
DEBIAN_FILES = (
    "lib/x86_64-linux-gnu/libpango-1.0.so.0",
    "lib/x86_64-linux-gnu/libpangoft2-1.0.so.0",
    "lib/i386-linux-gnu/libpangoft2-1.0.so.0",  # two of one name must not confuse the search
    "lib/x86_64-linux-gnu/libharfbuzz-subset.so.0",
    "share/fonts/truetype/noto/NotoSans-Regular.ttf",
    "share/fonts/truetype/noto/NotoSansMono-Regular.ttf",
    "share/fonts/truetype/wqy/wqy-microhei.ttc",
    "share/fonts/truetype/noto/NotoColorEmoji.ttf",
)
APP = """
import os, sys, time
def main():
    if sys.argv[1:] == ["wait"]:
        print(os.getpid(), flush=True)
        time.sleep(60)
    print(sys.argv[1:], os.getcwd())
    return 7
"""

PIP = """
import os, sys
with open(os.environ["LOG"], "a") as log:
    print("pip", *sys.argv[1:], file=log)
"""
# Is its own real name, and makes virtual environments without the seconds that a real pip takes.
PYTHON = f"""
case "$*" in
*realpath*) echo "$0" ;;
*ensurepip*) [ -z "${{NEEDS-}}" ] || grep -q "$NEEDS" "$LOG" ;;
'-I -m venv '*) shift 3; exec {BASE_PYTHON} -I -m venv --without-pip "$@" ;;
*) exec {BASE_PYTHON} "$@" ;;
esac
"""


class Checkout:
    """A checkout at `root`, on a machine whose /usr is `usr` and whose programs write to `log`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.usr = root.parent / "usr"
        self.log = root.parent / "log"

    def make(self) -> None:
        (self.root / "src/letterkit").mkdir(parents=True)
        (self.root / "src/letterkit/__main__.py").write_text(APP)
        (self.root / "src/weasyprint.py").touch()
        (self.root / "src/pip.py").write_text(PIP)
        (self.root / "requirements").mkdir()
        for name in ("build", "letterkit"):
            (self.root / f"requirements/{name}.txt").write_text("# none\n")
        shutil.copytree(ROOT / "bin", self.root / "bin")
        self.make_system()
        (self.root / "stubs").mkdir()
        self.stub("python3", PYTHON)
        for name in ("apt-get", "dpkg-query", "sudo", "python3.11", "python3.12", "python3.13"):
            self.stub(name, f'echo "{name} $*" >>"$LOG"; exit 1')

    def make_system(self) -> None:
        setup = (ROOT / "bin/setup.sh").read_text().replace("/usr/", f"{self.usr}/")
        (self.root / "bin/setup.sh").write_text(setup)
        for file in DEBIAN_FILES:
            (self.usr / file).parent.mkdir(parents=True, exist_ok=True)
            (self.usr / file).touch()

    def stub(self, name: str, script: str) -> None:
        path = self.root / "stubs" / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def command(self, *arguments: str) -> list[str]:
        return [str(self.root / "bin/letterkit"), *arguments]

    @property
    def environment(self) -> dict[str, str]:
        path = f"{self.root}/stubs:{os.defpath}"
        return {"PATH": path, "LOG": str(self.log), "HOME": str(self.root)}

    def run(self, *command: str, cwd: Path | None = None, **more: str) -> tuple[int, str, str]:
        run = subprocess.run(
            command or self.command(),
            cwd=cwd or self.root,
            env={**self.environment, **more},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        return run.returncode, run.stdout, run.stderr


@pytest.fixture
def bare(tmp_path: Path) -> Checkout:
    checkout = Checkout(tmp_path / "my letters")
    checkout.make()
    return checkout


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    checkout = Checkout(tmp_path_factory.mktemp("bin") / "my letters")
    checkout.make()
    assert checkout.run() == (7, f"[] {checkout.root}\n", INSTALLING)
    return Checkout(checkout.root.rename(checkout.root.parent / "kept"))


@pytest.fixture
def ready(made: Checkout, tmp_path: Path) -> Checkout:
    """A checkout set up elsewhere and moved here: what is installed does not know where it lies."""
    shutil.copytree(made.root, tmp_path / "moved letters", symlinks=True)
    checkout = Checkout(tmp_path / "moved letters")
    checkout.make_system()
    return checkout


def test_what_is_there_is_run_without_a_word_or_a_look_at_the_system(ready: Checkout) -> None:
    here = ready.root.parent
    answer = ready.run(*ready.command("a b", "--help", ""), cwd=here)
    assert answer == (7, f"['a b', '--help', ''] {here}\n", "")
    assert not ready.log.exists()


def test_it_runs_through_links_and_from_its_own_folder(ready: Checkout) -> None:
    link = ready.root.parent / "link"
    link.symlink_to(ready.root / "bin/letterkit")
    assert ready.run(str(link)) == (7, f"[] {ready.root}\n", "")
    beside = ready.root / "bin"
    assert ready.run("sh", "letterkit", cwd=beside) == (7, f"[] {beside}\n", "")


def test_signals_reach_the_command(ready: Checkout) -> None:
    with subprocess.Popen(
        ready.command("wait"), env=ready.environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == f"{process.pid}\n"
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=60) == -signal.SIGTERM


def changed_list(root: Path) -> None:
    (root / "requirements/letterkit.txt").write_text("# none at all\n")


def python_gone(root: Path) -> None:
    (root / ".venv/bin/python").unlink()
    (root / ".venv/bin/python").symlink_to("/nonexistent/python3.9")


def broken_off(root: Path) -> None:
    (root / ".venv/letterkit.txt").unlink()
    shutil.rmtree(root / ".venv/lib")


@pytest.mark.parametrize("damage", [changed_list, python_gone, broken_off])
def test_what_no_longer_fits_is_installed_anew_and_once(ready: Checkout, damage: object) -> None:
    assert callable(damage)
    damage(ready.root)
    (ready.root / ".venv/left over").touch()
    assert ready.run() == (7, f"[] {ready.root}\n", INSTALLING)
    assert not (ready.root / ".venv/left over").exists()
    assert ready.run() == (7, f"[] {ready.root}\n", "")


def strangers_folder(at: Path) -> Path:
    """A folder whose Python files say so if anything runs them."""
    at.mkdir()
    for name in ("fcntl", "ensurepip", "typing", "sitecustomize", "usercustomize", "os", "pip"):
        (at / f"{name}.py").write_text(f"open({str(at / 'ran')!r}, 'a').write({name!r})\n")
    for name in ("venv", "ssl", "letterkit"):
        (at / name).mkdir()
        (at / name / "__init__.py").write_text(f"open({str(at / 'ran')!r}, 'a').write({name!r})\n")
    return at


@pytest.mark.parametrize("which", ["bare", "ready"])
def test_nothing_in_a_strangers_folder_is_run(which: str, request: pytest.FixtureRequest) -> None:
    checkout = request.getfixturevalue(which)
    there = strangers_folder(checkout.root.parent / "stranger")
    variables = {
        "PYTHONPATH": str(there),
        "PYTHONSTARTUP": str(there / "sitecustomize.py"),
        "PYTHONHOME": str(there),
        "PYTHONUSERBASE": str(there),
    }
    code, out, _ = checkout.run(*checkout.command("verify"), cwd=there, **variables)
    assert (code, out) == (7, f"['verify'] {there}\n")
    assert not (there / "ran").exists()


def test_pip_takes_exactly_what_is_pinned(bare: Checkout) -> None:
    bare.run()
    flags = (
        "-qq --no-input --disable-pip-version-check --only-binary :all:"
        " --no-binary dkimpy --no-build-isolation --use-pep517 --require-hashes"
    )
    assert bare.log.read_text().splitlines() == [
        f"pip install {flags} -r {bare.root}/requirements/{name}.txt"
        for name in ("build", "letterkit")
    ]


def test_a_broken_off_pip_is_not_taken_for_done(bare: Checkout) -> None:
    pip = "import sys\nif 'letterkit' in sys.argv[-1]: raise SystemExit('no network')"
    (bare.root / "src/pip.py").write_text(pip)
    failed = (
        f"{INSTALLING}no network\nletterkit: error: could not install requirements/letterkit.txt\n"
    )
    assert bare.run() == (2, "", failed)
    assert bare.run() == (2, "", failed)


def test_two_first_runs_at_once_install_once(bare: Checkout) -> None:
    runs = [
        subprocess.Popen(
            bare.command(str(number)),
            cwd=bare.root,
            env=bare.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(2)
    ]
    said = [run.communicate(timeout=120) for run in runs]
    assert [out for out, _ in said] == [f"['{n}'] {bare.root}\n" for n in range(2)]
    assert sum(INSTALLING in err for _, err in said) == 1


def test_a_virtual_environment_of_somebody_else_is_left_alone(bare: Checkout) -> None:
    (bare.root / ".venv").mkdir()
    (bare.root / ".venv/pyvenv.cfg").write_text("prompt = 'mine'\n")
    assert bare.run() == (
        2,
        "",
        f"letterkit: error: {bare.root}/.venv was not made by letterkit, and would be replaced\n"
        "letterkit: hint: move it away\n",
    )
    assert [path.name for path in (bare.root / ".venv").iterdir()] == ["pyvenv.cfg"]


def test_without_root_and_sudo_the_message_says_what_to_ask_for(ready: Checkout) -> None:
    shutil.rmtree(ready.usr)
    ready.stub("id", "echo 1000")
    assert ready.run() == (
        2,
        "",
        "letterkit: error: Debian packages are missing, and neither root nor sudo is at hand\n"
        "letterkit: hint: let an administrator run:"
        f" apt-get install --no-install-recommends {DEBIAN}\n",
    )


def test_root_installs_what_is_missing_and_what_makes_virtual_environments(bare: Checkout) -> None:
    (bare.usr / DEBIAN_FILES[-1]).unlink()
    bare.stub("id", "echo 0")
    bare.stub("apt-get", 'echo "apt-get $*" >>"$LOG"')
    bare.stub("python3", f"NEEDS=python3-venv\n{PYTHON}")
    assert bare.run() == (
        7,
        f"[] {bare.root}\n",
        "letterkit: installing Debian packages, once: fonts-noto-color-emoji python3-venv\n"
        + INSTALLING,
    )
    apt = "apt-get -qq -o DPkg::Lock::Timeout=600"
    asked = bare.log.read_text().splitlines()
    assert [line for line in asked if line.startswith("apt-get")] == [
        f"{apt} update",
        f"{apt} install -y --no-install-recommends fonts-noto-color-emoji python3-venv",
    ]


def test_a_failed_installation_shows_what_the_installer_said(ready: Checkout) -> None:
    (ready.usr / DEBIAN_FILES[-1]).unlink()
    ready.stub("id", "echo 0")
    ready.stub("apt-get", 'case $* in *update) ;; *) echo "E: no room left"; exit 100 ;; esac')
    assert ready.run() == (
        2,
        "",
        "letterkit: installing Debian packages, once: fonts-noto-color-emoji\n"
        "E: no room left\n"
        "letterkit: error: could not install Debian packages\n"
        "letterkit: hint: try: apt-get install --no-install-recommends fonts-noto-color-emoji\n",
    )


@pytest.mark.parametrize("name", ["build", "letterkit", "test"])
def test_requirements_are_pinned_with_hashes_and_name_no_address(name: str) -> None:
    text = (ROOT / f"requirements/{name}.txt").read_text()
    entries = re.sub(r"^#.*\n", "", text, flags=re.M).replace("\\\n", " ").splitlines()
    pinned = re.compile(r"[a-z0-9-]+==[\w.]+ (; [^:]+)?(\s+--hash=sha256:[0-9a-f]{64})+")
    assert [entry for entry in entries if not pinned.fullmatch(entry)] == []


def test_what_both_requirement_files_name_has_one_version() -> None:
    pins = [
        dict(
            re.findall(
                r"^([a-z0-9-]+)==(\S+)", (ROOT / f"requirements/{name}.txt").read_text(), re.M
            )
        )
        for name in ("letterkit", "test")
    ]
    shared = pins[0].keys() & pins[1].keys()
    assert {name: pins[0][name] for name in shared} == {name: pins[1][name] for name in shared}


# Extras that bin/letterkit does not install: they bring libraries for the network or the desktop.
NOT_BROUGHT = {"pdf-signatures", "keyring"}


def test_what_the_project_names_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    extras = project["project"]["optional-dependencies"]
    wanted = {
        "letterkit": [
            *project["project"]["dependencies"],
            *itertools.chain(*(extras[each] for each in extras if each not in NOT_BROUGHT)),
        ],
        **project["dependency-groups"],
    }
    for name, requirements in wanted.items():
        text = (ROOT / f"requirements/{name}.txt").read_text()
        pinned = re.findall(r"^([a-z0-9-]+)==", text, re.M)
        named = [re.split(r"[^\w-]", requirement)[0].lower() for requirement in requirements]
        assert [each for each in named if each not in pinned] == [], f"requirements/{name}.txt"
