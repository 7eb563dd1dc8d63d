"""A quick look at a workspace, for the completion of commands: names of files, and no more.

Nothing is parsed that takes time, and nothing is an error: what cannot be read has no values.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.files.files import read_text

_LARGEST = 10_000  # entries of a list that are offered
_FRONT = 50  # lines of a letter in which its title is looked for


@dataclass(frozen=True, slots=True)
class Glimpse:
    """An entry of a list; `name` is empty unless the entry says that it is to be shown."""

    id: str
    name: str


def workspace_root(start: Path) -> Path | None:
    """The nearest folder, from `start` upwards, that has `letters/`."""
    folder = start.expanduser().absolute()
    return next((each for each in (folder, *folder.parents) if (each / "letters").is_dir()), None)


def letters_of(root: Path) -> list[str]:
    """The slugs of all letters."""
    return sorted(path.parent.name for path in root.glob("letters/*/letter.md"))


def title_of(root: Path, slug: str) -> str:
    """The title of a letter, where it stands on one line."""
    return _fact(root / "letters" / slug / "letter.md", "title")


def languages_of(root: Path, slug: str = "") -> list[str]:
    """The languages of a letter, or of all, the first languages first."""
    found = []
    for path in sorted(root.glob(f"letters/{slug or '*'}/letter.md")):
        found.append(_fact(path, "lang"))
    for path in sorted(root.glob(f"letters/{slug or '*'}/letter.*.md")):
        found.append(path.name.removeprefix("letter.").removesuffix(".md"))
    return [each for each in dict.fromkeys(found) if each]


def entries_of(root: Path, slug: str) -> Iterator[Glimpse]:
    """The entries of the letter's lists that are CSV or TSV files.

    No names if the letter holds them back until so many have signed.
    """
    letter = root / "letters" / slug / "letter.md"
    is_held_back = _fact(letter, "release_at") not in ("", "0")
    for name in _lists_of(letter, slug):
        for suffix, delimiter in ((".csv", ","), (".tsv", "\t")):
            path = root / "signatories" / f"{name.removesuffix(suffix)}{suffix}"
            for row in _rows_of(path, delimiter):
                if row.get("id"):
                    yield Glimpse(row["id"], "" if is_held_back else _public_name(row))


def _lists_of(letter: Path, slug: str) -> list[str]:
    """The names of a letter's lists, where its front matter has them on one line."""
    said = _fact(letter, "signatories").strip("[]")
    names = [each.strip().strip("\"'") for each in said.split(",")]
    return [each for each in names if each and "/" not in each] or [slug]


def _rows_of(path: Path, delimiter: str) -> Iterator[dict[str, str]]:
    try:
        text = read_text(path, path.name)
    except LetterkitError:
        return
    try:
        for number, row in enumerate(csv.DictReader(text.splitlines(), delimiter=delimiter)):
            if number >= _LARGEST:
                return
            yield row
    except csv.Error:
        return


def _public_name(row: dict[str, str]) -> str:
    """A name that its owner agreed to have shown in full; nothing in any doubt."""
    shown = (row.get("shown") or "").strip().casefold()
    consent = (row.get("consent") or "").strip().casefold()
    return (row.get("name") or "").strip() if shown == "named" and consent == "yes" else ""


def _fact(path: Path, key: str) -> str:
    """What stands behind a key of the front matter, where it is one plain line."""
    try:
        lines = read_text(path, path.name).split("\n", _FRONT)
    except LetterkitError:
        return ""
    for line in lines[1:_FRONT]:
        if line.rstrip() == "---":
            break
        if line.startswith(f"{key}:"):
            value = line.partition(":")[2].partition(" #")[0].strip()
            return value.strip("\"'") if value[:1] not in (">", "|") else ""
    return ""
