"""Private files that Git keeps, or that the next `git add` would take.

Git itself is asked for both, so every way to ignore a file counts. Each finding has the commands
after which it is gone.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from letterkit.files import machine
from letterkit.files.private_files import holds_addresses
from letterkit.model.checkup import Checkup, State
from letterkit.model.history import FOLDER, HISTORY
from letterkit.text.shell import quoted

_REGISTERS = "registers"
_LISTS = "signatories"
_KEPT = f"{FOLDER}/{HISTORY}"
# What is public by its nature: letters, what is made of them, and the schemas of `letterkit new`,
# whose descriptions have addresses as examples.
_PUBLIC = ("build", "letters/_templates", ".letterkit/schema")
# What `letterkit new --github` writes, which has to be in Git.
_FOR_GITHUB = ".github/"
_OF_WORKFLOW = "letterkit@users.noreply.github.com"
_SHOWN = 5
_HISTORY_TOO = "anyone with the history has them too"
_NEW_KEY = f"{_HISTORY_TOO}, so make a new key if it was ever shared"
_IF_SEEN = f"take them out if others can see this repository; {_HISTORY_TOO}"
_SPECIAL = "\\*?["


def in_git(root: Path, public: Collection[str] = ()) -> Iterator[Checkup]:
    """What Git keeps of private files or would take; nothing for a folder that is not in Git.

    `public` are the addresses that the letters and their settings have for everybody to read.
    """
    if not machine.in_git(root):
        return
    files = machine.files_in_git(root)
    if files is None:
        found = "this folder is in Git, which cannot be asked what it keeps"
        yield Checkup("Git", State.LOOK, found, "install Git, or look at `git status` yourself")
        return
    found_any = False
    for each in (*_folders(root, files), *_others(root, files, public)):
        found_any = True
        yield each
    if not found_any:
        yield Checkup("Git", State.GOOD, "it keeps no list and no register")


def _folders(root: Path, files: machine.InGit) -> Iterator[Checkup]:
    """The folders that letterkit keeps private files in."""
    asked = (
        (_REGISTERS, "your keys", "keys and private data", State.BAD, _NEW_KEY),
        (_KEPT, "earlier lists", "earlier lists with addresses", State.BAD, _HISTORY_TOO),
        (_LISTS, "lists with their addresses", "lists with addresses", State.LOOK, _IF_SEEN),
    )
    for folder, what, holds, state, after in asked:
        inside = f"{folder}/"
        kept = any(each.startswith(inside) for each in files.kept)
        taken = any(each.startswith(inside) for each in files.taken)
        # Keys may come at any time, so their folder is ignored before they are there.
        is_open = taken or (folder == _REGISTERS and not machine.is_ignored(root, f"{inside}x"))
        # What is taken out of Git and not ignored would be taken again.
        ignoring = is_open or (kept and not machine.is_ignored(root, f"{inside}x"))
        line = f"{_new_line(root)}echo /{folder}/ >> .gitignore"
        if kept:
            mend = f"git rm -r --cached {folder}" + (f" && {line}" if ignoring else "")
            found = f"Git keeps {folder}/, in which {holds} are; {after}"
            yield Checkup("Git", state, found, mend)
        elif is_open:
            found = f"Git does not ignore {folder}/, so the next `git add` may take {what}"
            yield Checkup("Git", state, found, line)


def _others(root: Path, files: machine.InGit, public: Collection[str]) -> Iterator[Checkup]:
    """Lists and replies that lie elsewhere in the workspace."""
    private = _reader(root, public)
    kept = [each for each in files.kept if private(each)]
    taken = [each for each in files.taken if private(each)]
    if kept:
        ignored = [each for each in kept if machine.is_ignored(root, each)]
        rest = [each for each in kept if each not in ignored]
        mend = f"git rm --cached -- {' '.join(map(quoted, kept))}"
        mend += f" && {_ignoring(root, rest)}" if rest else ""
        found = f"Git keeps files with addresses: {_named(kept)}; {_IF_SEEN}"
        yield Checkup("Git", State.LOOK, found, mend)
    if taken:
        found = f"the next `git add` may take files with addresses: {_named(taken)}"
        yield Checkup("Git", State.LOOK, found, _ignoring(root, taken))


def _reader(root: Path, public: Collection[str]) -> Callable[[str], bool]:
    """Says of a file whether it is private; those of letterkit's own folders are asked apart."""
    apart = tuple(f"{each}/" for each in (_REGISTERS, _LISTS, _KEPT, *_PUBLIC))

    def is_private(name: str) -> bool:
        if name.startswith(apart):
            return False
        # A list may hold what is private beside an address that everybody knows.
        known = (*public, _OF_WORKFLOW) if name.startswith(_FOR_GITHUB) else ()
        return holds_addresses(root / name, name, known)

    return is_private


def _named(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more


def _ignoring(root: Path, names: Sequence[str]) -> str:
    """The command after which Git ignores these files."""
    lines = " ".join(quoted(f"/{_as_pattern(each)}") for each in names)
    if len(names) == 1 and "\\" not in lines:
        return f"{_new_line(root)}echo {lines} >> .gitignore"
    return f"{_new_line(root)}printf '%s\\n' {lines} >> .gitignore"


def _as_pattern(name: str) -> str:
    """A name as .gitignore has it, where some signs stand for others."""
    escaped = "".join(f"\\{each}" if each in _SPECIAL else each for each in name)
    return f"{escaped[:-1]}\\ " if escaped.endswith(" ") else escaped


def _new_line(root: Path) -> str:
    """What ends the last line of .gitignore, if nothing does: else two lines would be one."""
    return "" if machine.ends_with_a_line(root / ".gitignore") else "echo >> .gitignore && "
