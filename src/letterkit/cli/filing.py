"""A letter's list takes in evidence: judged one by one, written together at the end."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from letterkit.cli.chance import new_id
from letterkit.cli.output import show, show_error, show_json
from letterkit.cli.register import origin_of
from letterkit.errors import LetterkitError
from letterkit.faults import naming
from letterkit.merge.document import text_of
from letterkit.model import CanonicalText, Letter, Level, Signatory
from letterkit.model.list_text import format_list
from letterkit.prove.evidence import Expected
from letterkit.prove.statement import Statement
from letterkit.publish.evidence import (
    EVIDENCE,
    SIGNED,
    evidence_name,
    id_at,
    rows_by_line,
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


@dataclass
class Filing:
    """The list of a letter, and what is to be written; `listed` are its signatories.

    `texts` are those of the letter, by language. `files` are to be written, and `changes` are the
    new texts of the list, by row and column.
    """

    workspace: Workspace
    slug: str
    letters: Mapping[str, Letter]
    texts: Mapping[str, CanonicalText]
    expected: Expected
    target: ListToChange
    listed: Sequence[Signatory]
    files: dict[Path, bytes] = field(default_factory=dict)
    changes: dict[int, Mapping[str, str]] = field(default_factory=dict)
    confirmed: int = 0
    unchanged: int = 0
    waiting: int = 0
    refused: int = 0
    skipped: int = 0

    @property
    def register(self) -> Path:
        return self.workspace.root / "registers" / self.slug

    @property
    def register_name(self) -> str:
        """What errors call the folder of the register."""
        return self.workspace.name(self.register)

    @cached_property
    def rows(self) -> Mapping[int, int]:
        """The numbers of the list's rows, by the line that they begin on."""
        return rows_by_line(self.target.text)

    def id_of(self, who: Signatory) -> str:
        """The id of somebody on the list; whoever had none was given one."""
        return id_at(self.target.text, self.rows[who.source.line])

    def judge(self, place: str, verify: Callable[[], None]) -> None:
        """Say why evidence is refused, and go on to the next."""
        try:
            with naming("this evidence"):
                verify()
        except LetterkitError as error:
            self.refuse(LetterkitError(f"{place}: {error}", hint=error.hint))

    def refuse(self, error: LetterkitError) -> None:
        """Say that one piece of evidence is refused."""
        self.refused += 1
        show_error(error)

    def file(
        self, who: Signatory, statement: Statement, level: Level, parts: Sequence[tuple[str, bytes]]
    ) -> None:
        """Keep these files, each a suffix and bytes, for this signature; the last backs it."""
        number = self.rows[who.source.line]
        digest = evidence_name(data for _, data in parts)
        folder = self.register / EVIDENCE / self.id_of(who)
        for suffix, data in parts:
            self.files[folder / f"{digest}{suffix}"] = data
        backing = self.workspace.name(folder / f"{digest}{parts[-1][0]}")
        stronger = _STRENGTH.index(who.level) > _STRENGTH.index(level)
        filed = self.changes.get(number, {}).get("evidence", who.evidence)
        if (stronger and who.text == statement.text) or filed == backing:
            self.unchanged += 1
            return
        self.changes[number] = {
            "level": level.value,
            "evidence": backing,
            "signed": statement.date.isoformat(),
            "lang": self.expected.lang_of(statement.text),
            "text": statement.text,
        }
        self.confirmed += 1

    def take_back(self, who: Signatory) -> None:
        """Let the list say that nothing backs this signature."""
        empty = dict.fromkeys(SIGNED, "") | {"level": Level.LISTED.value}
        self.changes[self.rows[who.source.line]] = empty

    def write(self) -> None:
        """Put the evidence in its place, then the list that names it."""
        for path, data in self.files.items():
            write_private(path, data)
        if self.files or self.changes:
            self.write_list()

    def write_list(self) -> None:
        """Write the list, if anything in it is another than before."""
        listed = with_evidence(self.target.text, self.changes)
        text = format_list(listed).encode(self.target.codec)
        if text != self.target.raw[0]:
            write_whole(self.target.path, text)

    def report(self, *, dry_run: bool, as_json: bool) -> None:
        counts = {
            "confirmed": self.confirmed,
            "unchanged": self.unchanged,
            "review": self.waiting,
            "refused": self.refused,
            "skipped": self.skipped,
        }
        if as_json:
            show_json({"list": self.target.name, **counts, "dry_run": dry_run})
            return
        words = {"unchanged": "there already", "review": "to review", "skipped": "not an answer"}
        told = ", ".join(f"{n} {words.get(key, key)}" for key, n in counts.items() if n)
        show(f"{self.target.name}: {told or 'nothing to add'}" + (" (dry run)" if dry_run else ""))


def filing_of(folder: Path, letter: str) -> Filing:
    workspace = find_workspace(folder)
    slug = letter_slugs(workspace, letter)[0]
    letters = {letter.lang: letter for letter in read_letter(workspace, slug)}
    texts = {lang: text_of(letter).canonical for lang, letter in letters.items()}
    origin = origin_of(next(iter(letters.values())))
    expected = Expected(origin, {lang: text.sha256 for lang, text in texts.items()})
    target = list_to_change(workspace, slug)
    if not target.path.exists():
        raise LetterkitError(
            f"{target.name}: no such list", hint="evidence backs what a list says: add people first"
        )
    encoding = "" if target.codec.startswith("utf") else target.codec
    listed = read_signatories(target.path, target.name, encoding)
    target = replace(target, text=with_ids(target.text, new_id))
    return Filing(workspace, slug, letters, texts, expected, target, listed)
