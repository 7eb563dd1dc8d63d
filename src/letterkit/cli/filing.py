"""A letter's list takes in evidence: judged one by one, written together at the end."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from letterkit.cli.chance import new_id
from letterkit.cli.expected import expected_of
from letterkit.cli.output import show, show_error, show_json
from letterkit.errors import LetterkitError
from letterkit.model import Level, Signatory
from letterkit.model.list_text import format_list
from letterkit.prove.evidence import Expected
from letterkit.prove.statement import Statement
from letterkit.publish.evidence import (
    EVIDENCE,
    id_at,
    row_at,
    with_evidence,
    with_ids,
    write_private,
)
from letterkit.publish.writing import write_whole
from letterkit.read.letter import read_letter
from letterkit.read.list_files import ListToChange, list_to_change
from letterkit.read.signatories import read_signatories
from letterkit.read.workspace import Workspace, find_workspace, letter_slugs

_STRENGTH = list(Level)


@dataclass(slots=True)
class Filing:
    """The list of a letter, and what is to be written; `listed` are its signatories."""

    workspace: Workspace
    slug: str
    expected: Expected
    target: ListToChange
    listed: Sequence[Signatory]
    files: dict[Path, bytes] = field(default_factory=dict)
    confirmed: int = 0
    unchanged: int = 0
    refused: int = 0
    skipped: int = 0

    @property
    def register(self) -> Path:
        return self.workspace.root / "registers" / self.slug

    def judge(self, place: str, verify: Callable[[], None]) -> None:
        """Say why evidence is refused, and go on to the next."""
        try:
            verify()
        except LetterkitError as error:
            self.refused += 1
            show_error(LetterkitError(f"{place}: {error}", hint=error.hint))

    def file(
        self, who: Signatory, statement: Statement, level: Level, parts: Sequence[tuple[str, bytes]]
    ) -> None:
        """Keep these files, each a suffix and bytes, for this signature; the last backs it."""
        number = row_at(self.target.text, who.source.line)
        person = id_at(self.target.text, number)
        digest = hashlib.sha256(b"".join(data for _, data in parts)).hexdigest()[:16]
        folder = self.register / EVIDENCE / person
        for suffix, data in parts:
            self.files[folder / f"{digest}{suffix}"] = data
        backing = self.workspace.name(folder / f"{digest}{parts[-1][0]}")
        stronger = _STRENGTH.index(who.level) > _STRENGTH.index(level)
        if (stronger and who.text == statement.text) or who.evidence == backing:
            self.unchanged += 1
            return
        values = {
            "level": level.value,
            "evidence": backing,
            "signed": statement.date.isoformat(),
            "lang": self.expected.lang_of(statement.text),
            "text": statement.text,
        }
        self.target = replace(self.target, text=with_evidence(self.target.text, number, values))
        self.confirmed += 1

    def write(self) -> None:
        """Put the evidence in its place, then the list that names it."""
        for path, data in self.files.items():
            write_private(path, data)
        text = format_list(self.target.text).encode(self.target.codec)
        if self.files and text != self.target.raw[0]:
            write_whole(self.target.path, text)

    def report(self, *, dry_run: bool, as_json: bool) -> None:
        counts = {
            "confirmed": self.confirmed,
            "unchanged": self.unchanged,
            "refused": self.refused,
            "skipped": self.skipped,
        }
        if as_json:
            show_json({"list": self.target.name, **counts, "dry_run": dry_run})
            return
        words = {"unchanged": "there already", "skipped": "not an answer"}
        told = ", ".join(f"{n} {words.get(key, key)}" for key, n in counts.items() if n)
        show(f"{self.target.name}: {told or 'nothing to add'}" + (" (dry run)" if dry_run else ""))


def filing_of(folder: Path, letter: str) -> Filing:
    workspace = find_workspace(folder)
    slug = letter_slugs(workspace, letter)[0]
    expected = expected_of(read_letter(workspace, slug))
    target = list_to_change(workspace, slug)
    if not target.path.exists():
        raise LetterkitError(
            f"{target.name}: no such list", hint="evidence backs what a list says: add people first"
        )
    encoding = "" if target.codec.startswith("utf") else target.codec
    listed = read_signatories(target.path, target.name, encoding)
    target = replace(target, text=with_ids(target.text, new_id))
    return Filing(workspace, slug, expected, target, listed)
