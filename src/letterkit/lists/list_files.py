"""The list of a letter that is going to be changed, and what earlier imports into it said."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.files.encoding import encoding_in, whole_bytes
from letterkit.files.encodings import codec_of
from letterkit.files.workspace import LISTS, Workspace, letter_slugs, list_path
from letterkit.letters.letter import read_letter
from letterkit.lists.own_columns import columns
from letterkit.lists.signatories import read_signatories
from letterkit.lists.tables import delimiter_of
from letterkit.model import ListFile, Signatory
from letterkit.model.imports import Imports, parse_imports
from letterkit.text.list_text import ListText, new_list, parse_list

EDITABLE = (".csv", ".tsv")
NEW_COLUMNS = (
    *("id", "name", "kind", "role", "affiliation", "country", "shown", "consent", "email"),
    *("signed", "source"),
)


@dataclass(frozen=True, slots=True)
class ListToChange:
    """`path` and `beside` are its file and the one of its imports; `raw` is what they hold.

    `codec` writes the text as the file had it, its byte order mark included. `people` are who
    is on the list.
    """

    path: Path
    beside: Path
    name: str
    codec: str
    text: ListText
    imports: Imports
    raw: tuple[bytes, bytes]
    people: Sequence[Signatory] = ()


def list_to_change(workspace: Workspace, wanted: str, listed: str = "") -> ListToChange:
    """The first list of a letter that is a table, without an error in it; a new one if none is.

    `listed` is the name of the one that it must be.
    """
    slugs = letter_slugs(workspace, wanted)
    letter = read_letter(workspace, slugs[0])[0]
    place = letter.place_of("signatories")
    if not letter.signatories:
        raise LetterkitError(
            f"{place}: the letter has no list", hint="delete the line signatories: []"
        )
    lists = letter.signatories
    if listed:
        lists = tuple(
            each for each in lists if workspace.name(list_path(workspace, each, place)) == listed
        )
    path, encoding = _path(workspace, lists or letter.signatories, place)
    name = workspace.name(path)
    raw = whole_bytes(path, name) if path.exists() else b""
    codec = _codec(raw, encoding or encoding_in(path))
    # Reading it first shows that it has no error.
    people = read_signatories(path, name, encoding) if raw else []
    text = _parsed(name, raw, codec) if raw else new_list(NEW_COLUMNS)
    beside = path.with_name(f"{path.stem}.imports.json")
    said = whole_bytes(beside, workspace.name(beside)) if beside.exists() else b""
    imports = _imports(said, workspace.name(beside)) if said else Imports()
    return ListToChange(path, beside, name, codec, text, imports, (raw, said), people)


def _path(workspace: Workspace, lists: tuple[ListFile, ...], place: str) -> tuple[Path, str]:
    folder = workspace.root / "signatories"
    found = []
    for each in lists:
        there = [folder / f"{each.file}{suffix}" for suffix in ("", *LISTS)]
        if any(path.exists() for path in there):
            path = list_path(workspace, each, place)
            if path.suffix.lower() in EDITABLE:
                return path, each.encoding
            found.append(workspace.name(path))
    if found:
        raise LetterkitError(
            f"{found[0]}: only lists in .csv and .tsv can be added to",
            hint="save it as UTF-8 .csv beside it, and move the old one away",
        )
    first = folder / lists[0].file
    return (first if first.suffix in EDITABLE else folder / f"{lists[0].file}.csv"), ""


def _codec(raw: bytes, encoding: str) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if raw.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    codec = codec_of(encoding)
    return "utf-8" if codec in ("", "utf-8-sig") else codec


def _parsed(name: str, raw: bytes, codec: str) -> ListText:
    text = raw.decode(codec)
    delimiter = delimiter_of(text.splitlines(keepends=True)[:100])
    return parse_list(text, delimiter, lambda titles: columns(titles, name))


def _imports(said: bytes, name: str) -> Imports:
    try:
        return parse_imports(said.decode(), name)
    except UnicodeDecodeError as error:
        raise LetterkitError(f"{name}: not what letterkit wrote there") from error
