"""Many people agree to the text as it is, each row of a file for one.

A row counts for somebody on the list only where that is certain: its address, or its id, is that
of one entry, and its name is the name of that entry. Nothing is recorded for anybody else, nor for
somebody who says no anywhere. Of the entry only the act of signing changes.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from letterkit.actions.add import Asking
from letterkit.actions.agreed_rows import SAYS_NO, YES_AFTER_NO, decline, keep, record
from letterkit.actions.changing import changing
from letterkit.actions.filing import Filing, filing_of
from letterkit.actions.host import Host
from letterkit.actions.standing import Settled, Standing, standing_of
from letterkit.answers.waiting import NO, YES
from letterkit.check.addresses import canonical_address
from letterkit.errors import LetterkitError
from letterkit.files.files import sha256_of
from letterkit.lists.consent.meanings import is_yes_or_no
from letterkit.lists.exports.choices import Choices, error_of
from letterkit.lists.exports.exports import Export, FileRead, read_file
from letterkit.model import Level, Shown, Signatory
from letterkit.model.agreed import Agreed, may_object
from letterkit.model.incoming import Incoming
from letterkit.text.names import same_name

# People who are settled like this are in no output, whatever they answer.
_OUT = (Settled.DUPLICATE, Settled.LEFT_OUT, Settled.DECLINED)
_WHY = {
    Settled.DUPLICATE: "settled as a duplicate of another entry",
    Settled.LEFT_OUT: "left out by a decision",
    Settled.DECLINED: "did not agree to be published",
    Settled.REFUSED: "an answer of theirs was decided with a no",
    Settled.WAITING: "an answer of theirs waits for review",
}


@dataclass(frozen=True, slots=True)
class How:
    """What the coordinator says about the files; `consent` is `yes` for all who gave no answer."""

    choices: Choices
    today: date
    consent: str
    sure: bool
    dry_run: bool


@dataclass(frozen=True, slots=True)
class AgreedRows:
    """What became of the rows; `unsure` are those not recorded, by place, with the reason."""

    list_name: str
    counts: Mapping[str, int]
    unsure: Sequence[tuple[str, str]]


@dataclass
class _Desk:
    filing: Filing
    standing: Standing
    today: date
    counts: Counter[str] = field(default_factory=Counter)
    unsure: list[tuple[str, str]] = field(default_factory=list)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of everybody on the list."""
        return frozenset(map(self.filing.id_of, self.filing.listed))

    def keep(self, who: Signatory, agreed: Agreed, why: str) -> bool:
        """Keep a row for the coordinator to decide; whether it is undecided."""
        waits = keep(self.filing, who, agreed, why)
        self.counts["review"] += waits
        return waits

    def leave(self, place: str, why: str) -> None:
        """Record nothing for a row, and say why."""
        self.counts["unsure"] += 1
        self.unsure.append((place, why))


def add_agreed(
    paths: Sequence[Path],
    folder: Path,
    letter: str,
    how: How,
    show_file: Callable[[FileRead, str], None],
    asking: Asking | None,
    host: Host,
) -> AgreedRows:
    """Record who agreed; everything is read and settled before anything is written."""
    with changing(folder, "add", host, dry_run=how.dry_run):
        return _add_agreed(paths, filing_of(folder, letter, host), how, show_file, asking)


def _add_agreed(
    paths: Sequence[Path],
    filing: Filing,
    how: How,
    show_file: Callable[[FileRead, str], None],
    asking: Asking | None,
) -> AgreedRows:
    _refuse_level(filing)
    files = [_read(path, how, show_file, asking) for path in paths]
    desk = _Desk(filing, standing_of(filing), how.today)
    matched: dict[int, list[tuple[Incoming, FileRead, str]]] = {}
    for path, file in zip(paths, files, strict=True):
        digest = sha256_of(path)
        for each in file.all_left_out:
            desk.leave(f"{each.file}:{each.line}", each.reason)
        for row in (row for export in file.exports for row in export.incoming):
            who = _match(desk, row)
            if who is not None:
                matched.setdefault(who.source.line, []).append((row, file, digest))
    people = {who.source.line: who for who in filing.listed}
    for line, rows in matched.items():
        _record(desk, people[line], rows, how)
    if not how.dry_run:
        filing.write()
    return AgreedRows(filing.target.name, desk.counts, desk.unsure)


def _refuse_level(filing: Filing) -> None:
    """A row of a file is the coordinator's word: with it somebody would fall out of such a list."""
    letter = next(iter(filing.letters.values()))
    if letter.levels is not Level.LISTED:
        raise LetterkitError(
            f"{letter.place_of('levels')}: the letter counts no evidence below level"
            f" {letter.levels}, and a row of a file is level {Level.LISTED}",
            hint=f"ask them with letterkit invite {filing.slug} --changed, and add their e-mails",
        )


def _read(
    path: Path, how: How, show_file: Callable[[FileRead, str], None], asking: Asking | None
) -> FileRead:
    """A file without open questions, whose reading was confirmed."""
    name = path.name if path.is_absolute() else path.as_posix()
    choices = how.choices
    file = read_file(path, name, choices)
    while questions := file.questions:
        if asking is None:
            raise error_of(questions)
        choices = asking.settle(questions[0], choices)
        file = read_file(path, name, choices)
    for export in file.exports:
        _refuse_unanswered(export, how)
    show_file(file, how.consent)
    if not how.sure:
        if asking is None:
            raise LetterkitError(
                f"{name}: nobody has confirmed what its columns are",
                hint="add --yes if they are right, or --map COLUMN=FIELD; nothing was changed",
            )
        asking.confirm(file)
    return file


def _refuse_unanswered(export: Export, how: How) -> None:
    """Stop unless it is clear which column says whether somebody agrees."""
    for use in export.columns:
        if use.field == "consent" and may_object(use.title):
            raise LetterkitError(
                f"{export.place}: a yes to “{use.title}” may mean that somebody does not agree",
                hint="give that column a title to which a yes agrees, such as Agree?, and answers "
                "that fit it",
            )
    others = _answered(export)
    if others and not any(each.endswith("=consent") for each in how.choices.maps):
        raise LetterkitError(
            f"{export.place}: no column is known to say who agrees to the text",
            hint=f'name the one that does, as in --map "{others[0]}=consent"',
        )
    if not export.has("consent") and how.consent != "yes":
        raise LetterkitError(
            f"{export.place}: no column says who agrees to the text",
            hint="name one with --map COLUMN=consent, or --consent yes if all of them do",
        )


def _answered(export: Export) -> list[str]:
    """The titles of columns that have no field, and in which people answered yes or no."""
    found = {
        title: None
        for row in export.incoming
        for title, answer in row.private.items()
        if is_yes_or_no(answer)
    }
    return list(found)


def _match(desk: _Desk, row: Incoming) -> Signatory | None:
    """Who on the list a row is of, if that is certain."""
    place = f"{row.file}:{row.line}"
    filing, out = desk.filing, desk.standing.out
    person, email = row.values.get("id", ""), canonical_address(row.values.get("email", ""))
    if email and person not in desk.ids:
        person = ""  # the platform's own number of the answer
    if not person and not email:
        desk.leave(place, "no e-mail address and no id, so it may be anybody of that name")
        return None
    found = [
        who
        for who in filing.listed
        if (filing.id_of(who) == person if person else canonical_address(who.email) == email)
    ]
    what = "id" if person else "address"
    if not found:
        desk.leave(place, f"nobody on the list has this {what}")
        return None
    named = [who for who in found if same_name(row.values.get("name", ""), who.name)]
    if not named:
        desk.leave(place, f"the name of this {what} is another on the list")
        return None
    if person and email and canonical_address(named[0].email) not in ("", email):
        desk.leave(place, "the address of this id is another on the list")
        return None
    left = [who for who in named if who.source not in out] or named[:1]
    if len(left) > 1:
        desk.leave(place, f"several on the list have this {what} and name")
        return None
    return left[0]


def _record(
    desk: _Desk, who: Signatory, rows: Sequence[tuple[Incoming, FileRead, str]], how: How
) -> None:
    """Record that somebody agrees, unless any of their rows says something else."""
    person = desk.filing.id_of(who)
    agreements = [_agreement(desk, who, *each) for each in rows]
    settled = desk.standing.settled(who, person)
    place = f"{agreements[0].file}:{agreements[0].line}"
    objecting = [each for each in agreements if each.row.get("consent") == NO]
    _report_noes(desk, objecting, person)
    if settled in _OUT:
        if not objecting:
            desk.leave(place, f"{_WHY[settled]}: {person}")
        return
    if objecting:
        _refuse(desk, who, objecting)
        return
    if _objects(desk, who, [row for row, _, _ in rows], agreements):
        return
    if any(row.values.get("consent") != YES and how.consent != YES for row, _, _ in rows):
        desk.leave(place, f"no answer: {person}")
        return
    if settled is None and _is_recorded(desk, who):
        desk.counts["unchanged"] += 1
        return
    if settled:
        desk.leave(place, f"{_WHY[settled]}: {person}")
        if settled is Settled.REFUSED:
            desk.keep(who, agreements[-1], YES_AFTER_NO)
        return
    row = rows[-1][0]
    _note_others(desk, who, row, person)
    record(desk.filing, who, agreements[-1])
    desk.counts["agreed"] += 1


def _report_noes(desk: _Desk, objecting: Sequence[Agreed], person: str) -> None:
    """Count somebody who said no, and note each place where they did."""
    if objecting:
        desk.counts["refused"] += 1
    for each in objecting:
        desk.filing.host.note(f"{each.file}:{each.line}: said no: {person}")


def _objects(
    desk: _Desk, who: Signatory, rows: Sequence[Incoming], agreements: Sequence[Agreed]
) -> bool:
    """Whether a row says something other than yes or no; each that does is kept for review."""
    person = desk.filing.id_of(who)
    objects = False
    for row, agreed in zip(rows, agreements, strict=True):
        if why := _objection(row, who):
            desk.leave(f"{agreed.file}:{agreed.line}", f"{why}: {person}")
            desk.keep(who, agreed, why)
            objects = True
    return objects


def _is_recorded(desk: _Desk, who: Signatory) -> bool:
    """Whether the list already says that somebody agrees to the text as it is now."""
    if who.source in desk.standing.earlier:
        return False
    return who.text in desk.filing.expected.texts.values() or who.source in desk.standing.agreed


def _refuse(desk: _Desk, who: Signatory, objecting: Sequence[Agreed]) -> None:
    """Keep a no: to be decided against the signature that it may take back, or for good."""
    for each in objecting:
        if who.source in desk.standing.earlier:
            decline(desk.filing, who, each)
        else:
            desk.keep(who, each, SAYS_NO)


def _agreement(desk: _Desk, who: Signatory, row: Incoming, file: FileRead, digest: str) -> Agreed:
    """What a row says, to be kept."""
    filing = desk.filing
    lang = _language(filing.expected.texts, desk.standing.langs.get(who.source, ""), who)
    return Agreed(
        register=filing.expected.register,
        text=filing.expected.texts[lang],
        file=file.name,
        digest=digest,
        line=row.line,
        recorded=desk.today,
        row={**row.private, **row.values},
    )


def _objection(row: Incoming, who: Signatory) -> str:
    """What a row says beside a yes, a no or nothing."""
    wanted = row.values.get("shown", Shown.NAMED.value)
    if wanted not in (Shown.NAMED.value, who.shown.value):
        return "asks to be shown otherwise than on the list"
    return "an answer that is not clear" if row.undecided else ""


def _note_others(desk: _Desk, who: Signatory, row: Incoming, person: str) -> None:
    """Say what the row has otherwise than the list, which stays as it is."""
    note = desk.filing.host.note
    for key in ("role", "affiliation"):
        said = row.values.get(key, "")
        if said and said != getattr(who, key):
            note(f"{row.file}:{row.line}: another {key} than on the list, which stays: {person}")
    shown = row.values.get("shown", "")
    if shown and shown != who.shown.value:
        words = f"asks to be shown as {shown}; the list has them {who.shown.value}, which stays"
        note(f"{row.file}:{row.line}: {words}: {person}; change the column shown if they may be")
    if who.level is not Level.LISTED:
        words = f"level {who.level} was for the earlier text; for this one it is {Level.LISTED}"
        note(f"{row.file}:{row.line}: {words}: {person}")


def _language(texts: Mapping[str, str], known: str, who: Signatory) -> str:
    """Theirs on the list or in the register, if the letter is written in it; else its first."""
    return next((each for each in (who.lang, known) if each in texts), next(iter(texts)))
