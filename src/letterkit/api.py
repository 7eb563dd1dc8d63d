"""letterkit for Python programs: a workspace with its letters, and `verify`.

    workspace = Workspace("petitions")
    letter = workspace.letter("2026-library")
    letter.findings()
    letter.build(formats=["pdf"]).files
    verify("2026-library.en.pdf", name="Ada Example").status

These are the functions that the commands call (`actions/`), with plain arguments. What is wrong
raises `LetterkitError`. Nothing is printed and nothing exits. What a command would print for the
person at the terminal goes to the logger `letterkit`: notes as INFO, warnings as WARNING.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from letterkit import system
from letterkit.actions.host import Host
from letterkit.errors import LetterkitError
from letterkit.parallel import uncounted

if TYPE_CHECKING:
    from letterkit.actions.build import Built
    from letterkit.actions.history import Done, Undone
    from letterkit.actions.rendering import Format
    from letterkit.actions.verdict_report import Verification
    from letterkit.model import Signatory
    from letterkit.model.finding import Finding

__all__ = [
    "BuiltFile",
    "BuiltLetter",
    "Letter",
    "LetterkitError",
    "Verification",
    "Workspace",
    "verify",
]

_LOGGER = logging.getLogger("letterkit")
# Without a handler of the program's own, Python would print warnings.
_LOGGER.addHandler(logging.NullHandler())


def __getattr__(name: str) -> object:
    """The type of a verdict, which loads the verifier when somebody asks for it."""
    if name == "Verification":
        from letterkit.actions.verdict_report import Verification

        return Verification
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


@dataclass(frozen=True, slots=True)
class BuiltFile:
    """A file that was built: `size` in bytes, `pages` of a PDF and 0 of any other file."""

    path: Path
    size: int
    pages: int


@dataclass(frozen=True, slots=True)
class BuiltLetter:
    """The files of a letter, and how many people are in them.

    `named` people are shown, by name, initials or role; `unnamed` are only counted. `missing` has
    an error for each language of which no PDF was made, because no font here can draw it.
    `on_paper` are signatures on paper that the organisers counted, apart from both.
    """

    files: tuple[BuiltFile, ...]
    named: int
    unnamed: int
    missing: tuple[LetterkitError, ...] = ()
    on_paper: int = 0


class Letter:
    """A letter of a workspace. Its files are read anew by every call."""

    def __init__(self, folder: Path, slug: str) -> None:
        self._folder = folder
        self.slug = slug

    def __repr__(self) -> str:
        return f"Letter({self.slug!r})"

    @property
    def titles(self) -> dict[str, str]:
        """The title in each language, the letter's first language first."""
        from letterkit.files.workspace import find_workspace
        from letterkit.letters.letter import read_letter

        return dict(read_letter(find_workspace(self._folder), self.slug)[0].titles)

    def signatories(self) -> "list[Signatory]":
        """Everybody on the letter's lists who has not withdrawn, whatever the checks find."""
        from letterkit.actions.lists import read_lists

        return read_lists(self._folder, self.slug, _host())[0].signatories

    def findings(self) -> "list[Finding]":
        """What the checks find in the lists and in the letter, and is still open."""
        from letterkit.actions.check import check_lists

        return list(check_lists(self._folder, self.slug, _host())[0].checked.findings)

    def build(
        self,
        *,
        formats: Iterable[str] = (),
        languages: Iterable[str] = (),
        out: str | Path | None = None,
        strict: bool = False,
    ) -> BuiltLetter:
        """Make the letter's files, and put them in the place of older ones once all are verified.

        `formats` are some of pdf, html, txt, eml and docx; none are all but docx, and no languages
        are all of them. `out`
        is the folder in the place of the workspace's `build`; the letter gets its own folder in it.
        With `strict`, findings that keep an entry out raise LetterkitError, and nothing is made.
        """
        from letterkit.actions.build import BuildOptions
        from letterkit.actions.build import build as made

        options = BuildOptions(
            formats=_formats(formats),
            languages=tuple(languages),
            out=Path(out) if out is not None else None,
            strict=strict,
        )
        found = made(self._folder, self.slug, options, _host())
        if found.errors:
            first = found.errors[0]
            more = len(found.errors) - 1
            others = f"; {more} more like it" if more else ""
            raise LetterkitError(
                f"{first.place}: {first.message} ({first.code}){others}",
                hint="findings() has them all; nothing was built",
            )
        return _built(found.letters[0])


class Workspace:
    """The folder that has `letters/`, from `folder` upwards."""

    def __init__(self, folder: str | Path = ".") -> None:
        from letterkit.files.workspace import find_workspace

        self._root = find_workspace(Path(folder)).root

    def __repr__(self) -> str:
        return f"Workspace({str(self._root)!r})"

    @property
    def root(self) -> Path:
        """The absolute path of the workspace."""
        return self._root

    def letters(self) -> list[Letter]:
        """All letters, in the order of their slugs."""
        return [Letter(self._root, slug) for slug in self._slugs("")]

    def letter(self, slug: str) -> Letter:
        """The letter with this slug; raises LetterkitError if there is none."""
        return Letter(self._root, self._slugs(slug)[0])

    def log(self) -> "list[Done]":
        """What commands and programs changed here, as far as it is kept; the newest first."""
        from letterkit.actions.history import log

        return log(self._root)

    def undo(
        self,
        number: int = 0,
        *,
        redo: bool = False,
        force: bool = False,
        dry_run: bool = False,
    ) -> "Undone":
        """Put back, byte for byte, what the last command replaced, or all back to `number`.

        `redo` takes back the last undo. With `force`, files that were changed since are put back
        too, and what is there now is kept. With `dry_run` nothing is changed. Raises LetterkitError
        if there is nothing to undo, or something that cannot be undone stands in the way.
        """
        from letterkit.actions.history import UndoOptions, undo

        if number < 0 or (number and redo):
            raise LetterkitError(
                f"no command to undo: {number}, redo={redo}",
                hint="give the number of a command that log() lists, or redo=True",
            )
        options = UndoOptions(number, redo=redo, force=force, dry_run=dry_run)
        return undo(self._root, options, _host())

    def _slugs(self, wanted: str) -> list[str]:
        from letterkit.files.workspace import find_workspace, letter_slugs

        return letter_slugs(find_workspace(self._root), wanted)


def verify(
    file: str | Path,
    *,
    name: str = "",
    text: str | Path | None = None,
    receipt: str | Path | None = None,
    key: str = "",
    policy: str | Path | None = None,
    sealed: bool = False,
    remember: bool = False,
) -> "Verification":
    """What can be said of a letter, a receipt, a promise or a checkpoint; nothing is fetched.

    `name` is a signatory to look for, `text` a file to compare the text with, `receipt` a receipt
    to prove in `file`. `key` is the line of the register's key as you know it, `policy` a file of
    keys and witnesses; with either, or with `sealed`, nothing holds without a seal. With
    `remember`, the newest checkpoint that this user has seen is compared and kept.

    Raises LetterkitError for a file that cannot be read, or of which nothing can be said.
    """
    from letterkit.actions.verify import verify as verified
    from letterkit.actions.verify_letter import VerifyOptions

    options = VerifyOptions(
        name=name,
        text=_path(text),
        receipt=_path(receipt),
        key=key,
        policy=_path(policy),
        sealed=sealed,
        state=remember,
    )
    return verified(Path(file), options, _host())


def _path(given: str | Path | None) -> Path | None:
    return Path(given) if given is not None else None


def _formats(wanted: Iterable[str]) -> "tuple[Format, ...]":
    from letterkit.actions.rendering import Format

    found = []
    for each in wanted:
        try:
            found.append(Format(each))
        except ValueError:
            raise LetterkitError(
                f"formats: unknown value: {each}", hint=f"it is one of {', '.join(Format)}"
            ) from None
    return tuple(found)


def _built(built: "Built") -> BuiltLetter:
    from letterkit.actions.build import missing_errors

    counts = built.assembled.documents[0].register.counts
    files = [
        BuiltFile(built.folder / each.name, len(each.data), each.pages) for each in built.outputs
    ]
    missing = tuple(missing_errors(built))
    return BuiltLetter(tuple(files), counts.shown, counts.unnamed, missing, counts.paper)


def _host() -> Host:
    """The caller of the actions: what a person should read is logged."""
    return Host(
        now=system.now,
        random_bytes=system.random_bytes,
        new_id=system.new_id,
        shuffle=system.shuffle,
        note=_log_lines,
        warn=_log_warning,
        complain=_log_warning,
        progress=uncounted,
    )


def _log_lines(*lines: str) -> None:
    for line in lines:
        _LOGGER.info("%s", line)


def _log_warning(warning: LetterkitError) -> None:
    _LOGGER.warning("%s", f"{warning}; {warning.hint}" if warning.hint else f"{warning}")
