"""A folder with a file for each signatory, as letters in public repositories keep them.

Each file is read by what it holds, whatever its name is. The name is kept in a column of its own,
for it stays when a person changes their name or employer. Folders in the folder may say which kind
of signatories are in them, as `organisations` does. Files that are about the folder (README,
LICENSE), templates, pictures and hidden files are left out, as is a file that nobody can be read
from; each is named with the reason.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.files.encoding import files_of
from letterkit.lists.columns.questions import FIRST, LAST, field_of
from letterkit.lists.documents.group_words import kind_of_those
from letterkit.lists.exports.formats import PICTURES, PLAIN, format_of
from letterkit.lists.records import Record
from letterkit.lists.rows.contents import FILE_KEY, Contents, LeftOut, Part, part_of_records
from letterkit.lists.said.leaving import is_out, out_by_file, takes_back, without_signatures
from letterkit.lists.said.said_above import judged
from letterkit.lists.texts.files_of_one import refuse_name_outside, with_details_apart
from letterkit.text.names import fold

Reader = Callable[[Path, str], Contents]

_ABOUT = re.compile(
    r"(?:readme|licen[cs]e|copying|contributing|contributors|changelog|code[-_ ]of[-_ ]conduct"
    r"|security|codeowners|makefile|dockerfile|index|pull_request_template|package(?:-lock)?)"
    r"(?:[-_. ].*)?",
    re.IGNORECASE,
)
# What editors and copying leave beside a file: `ada.md~`, `#ada.md#`, `ada.md.bak`, `ada.bak.md`.
_COPY = re.compile(
    r".*~|#.*#|~\$.*|\.#.*|.*\.(?:bak|bkp|backup|old|orig|rej|sw[a-p]|tmp|temp|save|part|crdownload"
    r"|autosave|asd|wbk)(?:[-_.]?\d+)?(?:\.[a-z]{2,5})?",
    re.IGNORECASE,
)
# What systems put into folders by themselves.
_OF_SYSTEM = re.compile(
    r"\.DS_Store|\._.*|__MACOSX|(?:eh)?thumbs(?:_vista)?\.db|desktop\.ini|icon\r|\.directory"
    r"|\.localized|\.Spotlight.*|\.Trash.*",
    re.IGNORECASE | re.DOTALL,
)
_TEMPLATE = re.compile(r"_.*|(?:.*[-_. ])?template(?:[-_. ].*)?|example|sample", re.IGNORECASE)


@dataclass(slots=True)
class _Folder:
    """What the files of a folder hold: records by group, other parts, and what is left out."""

    read: Reader
    groups: dict[tuple[str, str, str], list[Record]] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    remarks: list[tuple[str, int, str]] = field(default_factory=list)
    written: list[tuple[str, str]] = field(default_factory=list)

    def add_all(self, folder: Path, name: str, below: str = "") -> None:
        """Read the files of a folder; `below` is the folder in the first one that it is."""
        for path in files_of(folder, name):
            label = f"{name}/{path.name}"
            key = f"{below}/{path.name}" if below else path.name
            if reason := _reason(path, inside=bool(below)):
                self.left_out.append(LeftOut(label, 1, reason))
            elif path.is_dir():
                self.add_all(path, label, path.name)
            else:
                self._add(path, label, key, below)

    def _add(self, path: Path, label: str, key: str, below: str) -> None:
        try:
            found = self.read(path, label)
        except LetterkitError as error:
            if takes_back(below):
                raise LetterkitError(
                    f"{error}, and its folder “{below}” says that somebody takes a signature back",
                    hint="save it as .txt with the name alone in it, or delete it",
                ) from error
            line, reason = _parted(str(error), label)
            self.left_out.append(LeftOut(label, line, reason))
            return
        rows = sum(max(len(part.rows) - 1, 0) for part in found.parts)
        if rows > 1 and _is_plain(path, label):
            reason = "it has several lines, and nothing says if they are one person or several"
            self.left_out.append(LeftOut(label, 1, reason))
            return
        where = next((each for each in (below, path.stem) if is_out(each)), "")
        where = where or out_by_file(path.name)
        if not where and (word := _doubtful(path, found)):
            reason = f"“{word}” in its name may say that they do not sign; take it out if they do"
            self.left_out.append(LeftOut(label, 1, reason))
            return
        if where:
            found = without_signatures(found, where)
        self.left_out += found.left_out
        self.remarks += found.remarks
        self.written += found.written
        if not rows and not found.left_out:
            self.left_out.append(LeftOut(label, 1, "it is empty"))
        plain = _is_plain(path, label)
        for part in found.parts:
            if not where:
                refuse_name_outside(part, path.stem, label)
                part = with_details_apart(part, label) if plain else part
            self._add_part(part, key if rows == 1 else "", below)
        if rows != 1:
            self.notes += found.notes

    def _add_part(self, part: Part, key: str, below: str) -> None:
        kind = part.kind or kind_of_those(below)
        title = below if key else (part.title or below)
        if not part.rows:
            return
        titles = part.rows[0].cells
        if len(set(titles)) < len(titles):
            self.parts.append(Part(title, part.rows, kind))
            return
        for row in part.rows[1:]:
            values = dict(zip(titles, row.cells, strict=False))
            name_key = next((each for each in titles if _is_for_name(each)), "")
            group = self.groups.setdefault((title, kind, name_key.casefold()), [])
            group.append(Record(row.file, row.line, {FILE_KEY: key, **values}))


def folder_contents(path: Path, name: str, read: Reader) -> Contents:
    """The signatories of a folder's files, in the order of the files' names."""
    folder = _Folder(read)
    folder.add_all(path, name)
    with_name = [key for key in folder.groups if key[2]]
    parts = []
    for group, records in folder.groups.items():
        title, kind, name_key = group
        if with_name and not name_key:
            folder.left_out += [_without_name(record) for record in records]
            continue
        parts.append(part_of_records(list(_alike(records)), name, title, kind))
    parts += folder.parts
    if not parts:
        raise _nobody(name, folder.left_out)
    written, remarks = folder.written, folder.remarks
    return Contents(parts, folder.left_out, folder.notes, written=written, remarks=remarks)


def _doubtful(path: Path, found: Contents) -> str:
    """A word in the name of a file that may say that somebody left, and is no part of a name."""
    cells = [cell for part in found.parts for row in part.rows[1:] for cell in row.cells]
    inside = {word for cell in cells for word in fold(cell).split()}
    words = re.split(r"[-_. ]+", path.name)
    doubtful = (word for word in words if len(word) > 3 and fold(word) not in inside)
    return next((word for word in doubtful if judged(word).unclear), "") if words[1:] else ""


def _is_plain(path: Path, label: str) -> bool:
    return format_of(path, label) == PLAIN


def _is_for_name(title: str) -> bool:
    return field_of(title) in ("name", FIRST, LAST, "affiliation")


def _alike(records: list[Record]) -> Iterator[Record]:
    """Records with one spelling for each key: `Name` and `name` are one column."""
    spelled: dict[str, str] = {}
    for record in records:
        values: dict[str, str] = {}
        for key, text in record.values.items():
            known = spelled.setdefault(key.casefold(), key)
            values[known if known not in values else key] = text
        yield Record(record.file, record.line, values)


def _without_name(record: Record) -> LeftOut:
    return LeftOut(record.file, record.line, "nothing in it says a name")


def _reason(path: Path, *, inside: bool) -> str:
    """Why a file is no signatory, by its name alone."""
    if _OF_SYSTEM.fullmatch(path.name):
        return "the system of a computer made it; it is no signatory"
    if _COPY.fullmatch(path.name):
        return "a copy that a program keeps of another file, as its name says"
    if path.name.startswith("."):
        return "it is hidden"
    if path.is_symlink():
        return "it is a link to another place"
    if path.is_dir():
        return "it is a folder in a folder of the folder" if inside else ""
    if _ABOUT.fullmatch(path.name):
        return "it is about the folder"
    if _TEMPLATE.fullmatch(path.stem):
        return "it is a template"
    return "it is a picture or a film" if path.suffix.lower() in PICTURES else ""


def _parted(message: str, label: str) -> tuple[int, str]:
    """The line and the rest of an error's message, which begins with the name of the file."""
    match = re.fullmatch(rf"{re.escape(label)}(?::(\d+))?: (.*)", message, re.DOTALL)
    return (int(match[1] or 1), match[2]) if match else (1, message)


def _nobody(name: str, left_out: list[LeftOut]) -> LetterkitError:
    if not left_out:
        return LetterkitError(f"{name}: the folder is empty")
    first = left_out[0]
    return LetterkitError(
        f"{first.file}:{first.line}: none of the {len(left_out)} files of the folder names a "
        f"signatory: {first.reason}",
        hint="a file for each signatory holds lines such as name: Ada Example",
    )
