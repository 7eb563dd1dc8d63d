"""A letter's list takes in evidence: judged one by one, written together at the end."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from letterkit.actions.host import Host
from letterkit.actions.lists import without_withdrawn
from letterkit.actions.register import origin_of
from letterkit.errors import LetterkitError
from letterkit.evidence.signed_statement import Expected
from letterkit.evidence.statement import Statement
from letterkit.faults import naming
from letterkit.files.keeping import Step, before_changing
from letterkit.files.workspace import Workspace, find_workspace, letter_slugs
from letterkit.files.writing import delete_file, write_whole
from letterkit.letters.document import text_of
from letterkit.letters.letter import read_letter
from letterkit.lists.list_files import ListToChange, list_to_change
from letterkit.model import CanonicalText, Letter, Level, Shown, Signatory
from letterkit.model.known_keys import KnownKeys
from letterkit.register.evidence import (
    CONSENT,
    EVIDENCE,
    SIGNED,
    evidence_name,
    id_at,
    rows_by_line,
    with_evidence,
    with_ids,
    write_private,
)
from letterkit.text.list_text import format_list
from letterkit.wishes.less_shown import shows_more

_STRENGTH = list(Level)
HOW = {
    Shown.NAMED: "named",
    Shown.INITIALS: "shown by their initials",
    Shown.ROLE: "shown by their role",
    Shown.UNNAMED: "counted without a name",
}


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
    that was given. `known` are the keys that the coordinator knows, once they were read. What is
    judged goes to the notes and complaints of `host`.
    """

    workspace: Workspace
    slug: str
    letters: Mapping[str, Letter]
    texts: Mapping[str, CanonicalText]
    expected: Expected
    target: ListToChange
    listed: Sequence[Signatory]
    host: Host
    files: dict[Path, bytes] = field(default_factory=dict)
    changes: dict[int, Mapping[str, str]] = field(default_factory=dict)
    confirmed: int = 0
    unchanged: int = 0
    waiting: int = 0
    refused: int = 0
    skipped: int = 0
    stopped: int = 0
    unreadable: int = 0
    deleted: list[Path] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    known: KnownKeys | None = None

    @property
    def counts(self) -> dict[str, int]:
        """How many of what was given had which outcome."""
        return {
            "confirmed": self.confirmed,
            "unchanged": self.unchanged,
            "review": self.waiting,
            "refused": self.refused,
            "unreadable": self.unreadable,
            "skipped": self.skipped,
            "no_mail": self.stopped,
        }

    @property
    def register(self) -> Path:
        """The folder of the register."""
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
        """The id of somebody on the list, who has been given one if there was none."""
        row = self.rows.get(who.source.line)
        if row is None:
            raise LetterkitError(
                f"{self.target.name}: changed meanwhile, so it was not looked at to its end",
                hint="run the command again; nothing was changed",
            )
        return id_at(self.target.text, row)

    def begin(self, file: str, place: str) -> Item:
        """Account for one more thing that was given."""
        item = Item(file, place)
        self.items.append(item)
        return item

    def judge(self, item: Item, verify: Callable[[], None]) -> None:
        """Take evidence, or complain why it is refused; the next is judged all the same."""
        try:
            with naming("this evidence"):
                verify()
        except LetterkitError as error:
            self.refused += 1
            item.reasons.append(str(error))
            self.host.complain(LetterkitError(f"{item.place}: {error}", hint=error.hint))
        else:
            item.taken += 1

    def skip(self, item: Item, why: str) -> None:
        """Leave out what is no answer, and say why."""
        self.host.note(f"{item.place}: {why}")
        item.reasons.append(why)
        self.skipped += 1

    def stop(self, item: Item) -> None:
        """Account for an e-mail that asks for no more e-mails, and for nothing else."""
        item.reasons.append("wants no more e-mails")
        self.stopped += 1

    def leave_unread(self, file: str, place: str, error: LetterkitError) -> None:
        """Complain of something that cannot be read; the next is read all the same."""
        self.unreadable += 1
        self.begin(file, place).reasons.append(str(error).removeprefix(f"{place}: "))
        self.host.complain(error)

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
        self._note_consent(who, statement, level, folder / f"{digest}{CONSENT}")
        stronger = _STRENGTH.index(listed) > _STRENGTH.index(level)
        filed = self.changes.get(number, {}).get("evidence", who.evidence)
        if (stronger and who.text == statement.text) or filed == backing:
            self.unchanged += 1
            return
        self.changes[number] = {
            **self.changes.get(number, {}),
            "level": level.value,
            "evidence": backing,
            "signed": statement.date.isoformat(),
            "lang": self.expected.lang_of(statement.text),
            "text": statement.text,
        }
        self.confirmed += 1

    def _note_consent(
        self, who: Signatory, statement: Statement, level: Level, beside: Path
    ) -> None:
        """Record that somebody agreed to be named, if they signed how they are shown.

        The nine lines say so, and so does the invitation; a file beside the evidence remembers that
        the consent came with it. A PDF has no such words.
        """
        person = self.id_of(who)
        if who.consent is False:
            self.host.note(
                f"  the list says that {who.name} ({person}) did not agree to be published, so they"
                " stay in no output"
            )
        elif who.consent is None and level is Level.PDF:
            self.host.note(
                f"  nothing says that {who.name} ({person}) agreed to be named: ask them, and write"
                f" yes below consent in {self.target.name}"
            )
        elif who.consent is None:
            number = self.rows[who.source.line]
            day = statement.date.isoformat()
            self.changes[number] = {
                **self.changes.get(number, {}),
                "consent": "yes",
                "consent_date": day,
            }
            self.files[beside] = b""
            self.host.note(
                f"  consent of {who.name} ({person}) recorded: they signed that they are to be"
                f" {HOW[statement.shown]}"
            )

    def show_less(self, who: Signatory, shown: Shown) -> None:
        """Let the list show no more of somebody than this; what shows less already stays."""
        if shows_more(who.shown, [shown]):
            number = self.rows[who.source.line]
            self.changes[number] = {**self.changes.get(number, {}), "shown": shown.value}

    def take_back(self, who: Signatory) -> None:
        """Let the list say that nothing backs this signature."""
        empty = dict.fromkeys(SIGNED, "") | {"level": Level.LISTED.value}
        filed = Path(who.evidence).name.partition(".")[0]
        if filed and (self.register / EVIDENCE / self.id_of(who) / f"{filed}{CONSENT}").exists():
            empty |= {"consent": "", "consent_date": ""}  # they came with this evidence
        self.changes[self.rows[who.source.line]] = empty

    def write(self) -> None:
        """Put the evidence in its place, then the list that names it."""
        before_changing([Step(path, data, 0o600) for path, data in self.files.items()])
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


def filing_of(folder: Path, letter: str, host: Host) -> Filing:
    """The list of a letter, as it is, to take in evidence."""
    workspace = find_workspace(folder)
    slug = letter_slugs(workspace, letter)[0]
    letters = {letter.lang: letter for letter in read_letter(workspace, slug)}
    texts = {lang: text_of(letter).canonical for lang, letter in letters.items()}
    first = next(iter(letters.values()))
    _refuse_without_origin(first)
    origin = origin_of(first)
    expected = Expected(origin, {lang: text.sha256 for lang, text in texts.items()})
    with host.during("reading the list"):
        target = list_to_change(workspace, slug)
    if not target.path.exists():
        raise LetterkitError(
            f"{target.name}: no such list", hint="evidence backs what a list says: add people first"
        )
    listed = without_withdrawn(workspace, slug, target.people, host.note)
    target = replace(target, text=with_ids(target.text, host.new_id))
    return Filing(workspace, slug, letters, texts, expected, target, listed, host)


def _refuse_without_origin(letter: Letter) -> None:
    """Say what evidence needs, and what goes without it."""
    if letter.origin:
        return
    raise LetterkitError(
        f"{letter.file}:1: no e-mail or signed file can be checked yet: the letter has no origin",
        hint='write origin = "letters.example.org" with a domain of yours into letterkit.toml, for'
        f" all letters, or origin: letters.example.org/{letter.slug} into this letter: what people"
        " sign names the letter by it; without it you can take off somebody who asks for it:"
        f" letterkit withdraw {letter.slug} --id ID; names in an e-mail go into a .txt, one a line",
    )
