"""A letter's list takes in evidence: judged one by one, written together at the end."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from letterkit.actions.lists import without_withdrawn
from letterkit.actions.register import origin_of
from letterkit.cli.chance import new_id
from letterkit.cli.output import note, show, show_error, show_json
from letterkit.errors import LetterkitError
from letterkit.faults import naming
from letterkit.merge.document import text_of
from letterkit.model import CanonicalText, Letter, Level, Shown, Signatory
from letterkit.model.known_keys import KnownKeys
from letterkit.model.less_shown import shows_more
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
from letterkit.publish.writing import delete_file, write_whole
from letterkit.read.letter import read_letter
from letterkit.read.list_files import ListToChange, list_to_change
from letterkit.read.workspace import Workspace, find_workspace, letter_slugs

_STRENGTH = list(Level)


@dataclass
class Item:
    """One e-mail, statement or PDF of what was given, and what became of it."""

    file: str
    place: str
    taken: int = 0
    reasons: list[str] = field(default_factory=list)


@dataclass
class Filing:
    """The list of a letter, and what is to be written; `listed` are its signatories.

    `texts` are those of the letter, by language. `files` are to be written, `deleted` are to go,
    and `changes` are the new texts of the list, by row and column. `items` accounts for everything
    that was given. `known` are the keys that the coordinator knows, once somebody asked for them.
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
    unreadable: int = 0
    deleted: list[Path] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    known: KnownKeys | None = None

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

    def begin(self, file: str, place: str) -> Item:
        """Account for one more thing that was given."""
        item = Item(file, place)
        self.items.append(item)
        return item

    def judge(self, item: Item, verify: Callable[[], None]) -> None:
        """Say why evidence is refused, and go on to the next."""
        try:
            with naming("this evidence"):
                verify()
        except LetterkitError as error:
            self.refused += 1
            item.reasons.append(str(error))
            show_error(LetterkitError(f"{item.place}: {error}", hint=error.hint))
        else:
            item.taken += 1

    def skip(self, item: Item, why: str) -> None:
        """Leave out what is no answer, and say why."""
        note(f"{item.place}: {why}")
        item.reasons.append(why)
        self.skipped += 1

    def leave_unread(self, file: str, place: str, error: LetterkitError) -> None:
        """Say of something that cannot be read what it is, and go on to the next."""
        self.unreadable += 1
        self.begin(file, place).reasons.append(str(error).removeprefix(f"{place}: "))
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
        listed = Level(self.changes.get(number, {}).get("level", who.level))
        stronger = _STRENGTH.index(listed) > _STRENGTH.index(level)
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

    def show_less(self, who: Signatory, shown: Shown) -> None:
        """Let the list show no more of somebody than this; what shows less already stays."""
        if shows_more(who.shown, [shown]):
            number = self.rows[who.source.line]
            self.changes[number] = {**self.changes.get(number, {}), "shown": shown.value}

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
        for path in self.deleted:
            delete_file(path)

    def write_list(self) -> None:
        """Write the list, if anything in it is another than before."""
        listed = with_evidence(self.target.text, self.changes)
        text = format_list(listed).encode(self.target.codec)
        if text != self.target.raw[0]:
            write_whole(self.target.path, text, before=self.target.raw[0])

    def report(self, *, dry_run: bool, as_json: bool) -> None:
        counts = {
            "confirmed": self.confirmed,
            "unchanged": self.unchanged,
            "review": self.waiting,
            "refused": self.refused,
            "unreadable": self.unreadable,
            "skipped": self.skipped,
        }
        if as_json:
            files = _files_json(self.items)
            show_json({"list": self.target.name, **counts, "files": files, "dry_run": dry_run})
            return
        words = {"unchanged": "there already", "review": "to review", "skipped": "not an answer"}
        words["unreadable"] = "could not be read"
        told = ", ".join(f"{n} {words.get(key, key)}" for key, n in counts.items() if n)
        show(f"{self.target.name}: {told or 'nothing to add'}" + (" (dry run)" if dry_run else ""))


def _files_json(items: Sequence[Item]) -> list[dict[str, object]]:
    """What was given, file by file, as for lists: rows = read + left out."""
    by_file: dict[str, list[Item]] = {}
    for item in items:
        by_file.setdefault(item.file, []).append(item)
    found: list[dict[str, object]] = []
    for file, theirs in by_file.items():
        left_out: dict[str, list[str]] = {}
        for item in theirs:
            if not item.taken:
                left_out.setdefault("; ".join(item.reasons), []).append(item.place)
        count = sum(map(len, left_out.values()))
        found.append(
            {
                "file": file,
                "rows": len(theirs),
                "read": len(theirs) - count,
                "left_out": [
                    {"reason": reason, "count": len(places), "places": places}
                    for reason, places in left_out.items()
                ],
            }
        )
    return found


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
    listed = without_withdrawn(workspace, slug, target.people, note)
    target = replace(target, text=with_ids(target.text, new_id))
    return Filing(workspace, slug, letters, texts, expected, target, listed)
