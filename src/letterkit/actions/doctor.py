"""What this machine and this workspace lack, each with the command that mends it."""

import os
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from letterkit.actions.in_git import in_git
from letterkit.actions.refused import refused
from letterkit.errors import LetterkitError
from letterkit.files import machine
from letterkit.files.fonts import families, undrawable
from letterkit.files.workspace import Workspace, find_workspace, letter_slugs, list_path
from letterkit.files.writing import others_may_read
from letterkit.letters.letter import read_letter
from letterkit.lists.signatories import read_signatories
from letterkit.model.checkup import Checkup, State
from letterkit.model.font_packages import STANDARD, font_packages, named
from letterkit.model.history import FOLDER, HISTORY
from letterkit.text.shell import quoted
from letterkit.version import __version__

if TYPE_CHECKING:
    from letterkit.send.account import Account

_MB = 1_000_000
_LITTLE, _TOO_LITTLE = 1_000 * _MB, 100 * _MB  # bytes that are free
_PRIVATE = "registers"
_KEPT = f"{FOLDER}/{HISTORY}"
_LISTS = "signatories"
_SHOWN = 10
# What each extra is for, and the module that it brings.
_EXTRAS = (
    ("age", "pyrage", "keys of registers that a passphrase protects"),
    ("dkim", "dkim", "answers by e-mail that carry a DKIM signature"),
    ("minisign", "minisign", "statements signed with minisign"),
    ("openpgp", "pysequoia", "statements signed with OpenPGP"),
    ("pdf-signatures", "pyhanko", "statements signed as a PDF"),
)


# Gives the password of an account for e-mails.
Password = Callable[["Account"], str]


def examined(folder: Path, password: Password | None = None) -> tuple[Checkup, ...]:
    """All that was looked at, whether or not there is a workspace around `folder`.

    With `password`, which is asked for the one of the account, this logs in at the server for
    e-mails, and sends nothing.
    """
    try:
        workspace = find_workspace(folder)
    except LetterkitError as error:
        return (
            *_machine(folder.absolute()),
            *_fonts(set()),
            Checkup("workspace", State.LOOK, str(error), error.hint),
        )
    characters: set[str] = set()
    public = {workspace.settings.get("email", "")}
    problems = list(_gather(workspace, characters, public))
    return (
        *_machine(workspace.root),
        *_fonts(characters),
        *problems,
        *_privacy(workspace.root, public - {""}),
        *(_account(workspace, password) if password else ()),
    )


def _machine(root: Path) -> Iterator[Checkup]:
    python = machine.python_version()
    yield Checkup("letterkit", State.GOOD, f"{__version__}, with Python {python}")
    if machine.can_draw():
        yield Checkup("Pango", State.GOOD, "it is here, so PDFs can be made")
    else:
        yield Checkup("Pango", State.BAD, "not found, so no PDF can be made", _pango())
    for extra, module, purpose in _EXTRAS:
        if machine.is_installed(module):
            yield Checkup(extra, State.GOOD, f"checks {purpose}" if extra != "age" else purpose)
        else:
            mend = f"pip install 'letterkit[{extra}]'"
            yield Checkup(extra, State.OPTIONAL, f"not installed; it is for {purpose}", mend)
    yield _disk(root)
    yield _state_folder()


def _pango() -> str:
    if os.name == "nt":
        return "install Pango by MSYS2: pacman -S mingw-w64-x86_64-pango"
    if machine.is_macos():
        return "brew install pango"
    return "apt-get install libpango-1.0-0 libpangoft2-1.0-0"


def _disk(root: Path) -> Checkup:
    free = machine.free_space(root)
    found = f"{free // _MB:,} MB are free"
    if free >= _LITTLE:
        return Checkup("disk", State.GOOD, found)
    state = State.BAD if free < _TOO_LITTLE else State.LOOK
    return Checkup("disk", state, found, "delete what you do not need; build/ can be made anew")


def _state_folder() -> Checkup:
    from platformdirs import user_state_path

    folder = user_state_path("letterkit", appauthor=False)
    if machine.may_write(folder):
        return Checkup("state folder", State.GOOD, f"{folder} can be written")
    mend = "make it writable, or name another folder in XDG_STATE_HOME"
    found = f"{folder} cannot be written, so verify cannot keep which edition it saw last"
    return Checkup("state folder", State.LOOK, found, mend)


def _gather(workspace: Workspace, characters: set[str], public: set[str]) -> Iterator[Checkup]:
    """Add the characters of all letters and lists, and the addresses at which people sign.

    What cannot be read, or built, is a checkup.
    """
    try:
        slugs = letter_slugs(workspace)
    except LetterkitError as error:
        yield Checkup("letters", State.LOOK, str(error), error.hint)
        return
    for slug in slugs:
        try:
            versions = read_letter(workspace, slug)
            for each in versions:
                if each.sign.startswith("mailto:"):
                    public.add(each.sign.removeprefix("mailto:"))
                characters.update(
                    each.title, each.issuer, each.organisation, each.place, each.note, each.body
                )
                characters.update(*(f"{one.name}{one.role}{one.organisation}" for one in each.to))
            for wanted in versions[0].signatories:
                path = list_path(workspace, wanted, f"letters/{slug}/letter.md")
                for who in read_signatories(path, workspace.name(path)):
                    characters.update(who.name, who.role, who.affiliation, who.country)
        except LetterkitError as error:
            yield Checkup(slug, State.LOOK, str(error), error.hint or f"letterkit check {slug}")
            continue
        found = [f"{each.place}: {each.message}" for each in refused(versions)]
        yield from (Checkup(slug, State.BAD, each, f"letterkit check {slug}") for each in found)
        if not found:
            yield Checkup(slug, State.GOOD, "its letter and its lists can be read")


def _fonts(characters: set[str]) -> Iterator[Checkup]:
    """What no font draws, by the package that would, and the packages for everybody's scripts."""
    packages = undrawable(sorted(characters))
    by_package: dict[str, list[str]] = {}
    for character, package in packages.items():
        by_package.setdefault(package, []).append(character)
    for package, missing in by_package.items():
        scripts = ", ".join(dict.fromkeys(map(_script, missing)))
        mend = f"apt-get install {package}" if package else "write the entry without"
        found = f"no font here draws {named(missing)} ({scripts})"
        yield Checkup("fonts", State.BAD, found, mend)
    here = families()
    if not here:
        every = " ".join(each.name for each in font_packages() if each.name in STANDARD)
        found = "no font was found, so no PDF can be made"
        yield Checkup("fonts", State.BAD, found, f"apt-get install {every}")
        return
    if not packages and characters:
        yield Checkup("fonts", State.GOOD, "all characters of letters and lists can be drawn")
    absent = [each.name for each in font_packages() if _is_absent(each.name, each.family, here)]
    if absent:
        found = "fonts for the usual scripts are missing"
        yield Checkup("fonts", State.LOOK, found, f"apt-get install {' '.join(absent)}")


def _is_absent(name: str, family: str, here: Iterable[str]) -> bool:
    return name in STANDARD and family not in here


def _script(character: str) -> str:
    """The script of a character, by the first word of its name: `Georgian`."""
    return unicodedata.name(character, "unnamed").split()[0].capitalize()


def _account(workspace: Workspace, password: Password) -> Iterator[Checkup]:
    """Whether the server for e-mails lets this account in."""
    from letterkit.send.account import Security, account_of
    from letterkit.send.connection import Connection, Patience

    try:
        account = account_of(workspace.smtp, workspace.settings.get("email", ""))
        given = password(account) if account.user else ""
        connection = Connection(account, Patience(), given)
        connection.connect()
        connection.close()
    except LetterkitError as error:
        yield Checkup("SMTP", State.BAD, str(error), error.hint)
    else:
        how = "without TLS, on this machine" if account.security is Security.NONE else "over TLS"
        yield Checkup("SMTP", State.GOOD, f"{account.host} lets this account in, {how}")


def _privacy(root: Path, public: Collection[str]) -> Iterator[Checkup]:
    """Private files that others could see: in Git, in a synced folder, or by their permissions."""
    yield from in_git(root, public)
    if program := machine.synced_by(root):
        found = f"{program} copies this folder, with every private file in it, to other machines"
        mend = "move the folder to a place that nothing copies"
        yield Checkup("synced folder", State.BAD, found, mend)
    closed = machine.closed(root, (_PRIVATE, _LISTS, _KEPT))
    if closed:
        found = f"you may not read or change {' and '.join(closed[:_SHOWN])}"
        mend = f"chmod -R u+rwX {' '.join(map(quoted, closed[:_SHOWN]))}"
        yield Checkup("permissions", State.BAD, found, mend)
    open_ones = [name for name in (_PRIVATE, _LISTS, _KEPT) if _others_may_read(root / name)]
    if open_ones:
        found = f"other users of this machine may read in {' and '.join(open_ones)}"
        yield Checkup("permissions", State.LOOK, found, f"chmod -R go-rwx {' '.join(open_ones)}")
    elif not closed and any((root / name).exists() for name in (_PRIVATE, _LISTS)):
        yield Checkup("permissions", State.GOOD, "only you may read the lists and registers")


def _others_may_read(folder: Path) -> bool:
    """Whether others may open a file below a folder: they may if all folders above it let them."""
    if not others_may_read(folder):
        return False
    return any(others_may_read(path) for path in folder.rglob("*") if path.is_file())
