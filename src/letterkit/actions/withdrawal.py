"""Somebody who withdraws: who that is, and how every trace of them goes from letterkit's files.

Who goes is written down first, in a journal (`model/unfinished.py`), and every step may run twice:
a withdrawal that was killed is finished by the next command, whichever that is.
"""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from letterkit.actions.fix_ids import forget_new_ids
from letterkit.actions.host import Host
from letterkit.actions.lists import decisions_about, signatories_of, write_list
from letterkit.actions.withdrawn_people import Withdrawn, again_mark, withdrawn_from
from letterkit.answers.invitations import invitation_files, read_secret
from letterkit.check.settling import one_person
from letterkit.errors import LetterkitError
from letterkit.evidence.known_keys import known_keys_name
from letterkit.files.files import read_bytes
from letterkit.files.workspace import Workspace, list_path
from letterkit.files.writing import Changed, delete_file, write_whole
from letterkit.letters.letter import read_letter
from letterkit.letters.signatures import signatures_of
from letterkit.lists.decisions import decisions_beside, decisions_of, read_decisions
from letterkit.lists.list_files import EDITABLE, ListToChange, list_to_change
from letterkit.lists.merging.matching import PERSON, person_digest, tells_of_row
from letterkit.lists.merging.withdrawn import without_decided, without_keys, without_said
from letterkit.lists.new_ids import other_ids
from letterkit.lists.read_paper import paper_of, read_paper
from letterkit.lists.read_withdrawn import read_marks
from letterkit.lists.taken_out import read_taken_out
from letterkit.model import Letter, Signatory
from letterkit.model.decision import format_decisions, handle
from letterkit.model.imports import format_imports
from letterkit.model.kept import Held, KeptRegister, Promised
from letterkit.model.paper import format_paper_counts, without_words
from letterkit.model.unfinished import Unfinished, What
from letterkit.model.withdrawn import FILE, format_marks, mark
from letterkit.register.evidence import (
    SECRET,
    delete_evidence,
    format_secret,
    row_at,
    write_private,
    write_taken_out,
)
from letterkit.register.journal import begin, end
from letterkit.register.outbox import delete_addressed
from letterkit.register.plan import opening_of
from letterkit.register.promises import delete_promise
from letterkit.register.read_outbox import read_head
from letterkit.register.read_register import read_register, register_folder
from letterkit.register.receipts import delete_receipt
from letterkit.register.store import delete_openings
from letterkit.text.list_text import format_list, without_row

_TRIES = 3  # where somebody saves a list again and again


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """One person; `others` are the rows that stay.

    `named` are ids that they are known to have, also where no list or register has them any more.
    """

    workspace: Workspace
    letter: Letter
    register: KeptRegister
    rows: Sequence[Signatory]
    held: Sequence[Held]
    promised: Sequence[Promised]
    others: Sequence[Signatory]
    named: frozenset[str] = frozenset()

    @property
    def ids(self) -> set[str]:
        """All ids that they are known to have."""
        kept = {each.id for each in self.held} | {each.id for each in self.promised}
        return kept | self.named | {row.id for row in self.rows if row.id}

    @property
    def handles(self) -> set[str]:
        """What decisions call their entries."""
        return {handle(each) for each in self.rows} | self.ids

    @property
    def known(self) -> list[dict[str, str]]:
        """Name, address and affiliation, as lists and register have them."""
        keys = ("name", "email", "affiliation")
        found = [{key: str(getattr(row, key)) for key in keys} for row in self.rows]
        kept: list[Held | Promised] = [*self.held, *self.promised]
        for each in kept:
            entry = opening_of(each).entry
            public = {key: str(entry[key]) for key in ("name", "affiliation")}
            found.append(public | json.loads(each.private))
        return found

    @property
    def words(self) -> set[str]:
        """What would give them away in a text: names, addresses, ids."""
        words = {each.get(key, "") for each in self.known for key in ("name", "email")}
        return {*words, *self.ids} - {""}


def withdrawal_of(workspace: Workspace, slug: str, entry: str) -> Withdrawal | None:
    """The person with this id on a list or in the register, with what is decided to be the same.

    None if they withdrew before, and nothing has the id any more.
    """
    folder = register_folder(workspace, slug)
    register = read_register(folder, workspace.name(folder))
    letter = read_letter(workspace, slug)[0]
    everybody = signatories_of(workspace, letter, None)
    kept: list[Held | Promised] = [*register.held, *register.promised]
    person = next((each.person for each in kept if each.id == entry), "")
    start = {n for n, each in enumerate(everybody) if each.id == entry}
    if person and not start:
        start = _like(person, everybody)
    if not start and not person:
        if withdrawn_from(workspace, slug).has_id(entry):
            return None
        raise LetterkitError(
            f"{slug}: nobody has the id {entry}",
            hint="ids stand in the list, in register.json, and in the names of receipts; "
            "delete the line of somebody who has none",
        )
    indexes = one_person(start, decisions_about(workspace, slug), everybody)
    rows = [everybody[index] for index in sorted(indexes)]
    others = [each for index, each in enumerate(everybody) if index not in indexes]
    ids = {each.id for each in rows} | {entry}
    people = {each.person for each in signatures_of(rows)} | {person}
    # Who is the same for all that is known stays, where two are.
    people -= {each.person for each in signatures_of(others)} | {""}
    held = [each for each in register.held if each.id in ids or each.person in people]
    promised = [each for each in register.promised if each.id in ids or each.person in people]
    # A killed `check --fix ids` may have filed them under another id already.
    named = other_ids(workspace, frozenset(ids))
    return Withdrawal(workspace, letter, register, rows, held, promised, others, named)


def resumed(workspace: Workspace, slug: str, unfinished: Unfinished) -> Withdrawal:
    """The person that a journal names, with what is still there of them.

    Who that is was decided when it was written: what tells it may be deleted already.
    """
    folder = register_folder(workspace, slug)
    register = read_register(folder, workspace.name(folder))
    letter = read_letter(workspace, slug)[0]
    withdrawn = withdrawn_from(workspace, slug)
    rows: list[Signatory] = []
    others: list[Signatory] = []
    for each in signatories_of(workspace, letter, None):
        (rows if withdrawn.is_unfinished(each) else others).append(each)
    held = [each for each in register.held if each.index in unfinished.signs]
    promised = [each for each in register.promised if each.id in unfinished.ids]
    return Withdrawal(
        workspace, letter, register, rows, held, promised, others, named=unfinished.ids
    )


def _like(person: str, everybody: Sequence[Signatory]) -> set[int]:
    """Their row, where the list gives no ids."""
    people = (each.person for each in signatures_of(everybody))
    return set([n for n, each in enumerate(people) if each == person][:1])


def begin_withdrawal(one: Withdrawal, host: Host) -> Unfinished:
    """Write down who goes; a list that letterkit does not change stops it before that."""
    _lists(one)
    folder = register_folder(one.workspace, one.letter.slug)
    secret = _secret(folder, one.workspace.name(folder), host)
    without_id = [each for each in one.rows if not each.id]
    unfinished = Unfinished(
        What.WITHDRAW,
        ids=frozenset(one.ids),
        rows=frozenset(Withdrawn(secret).row(each) for each in without_id),
        signs=frozenset(each.index for each in one.held),
    )
    begin(folder, unfinished)
    return unfinished


def finish_withdrawal(workspace: Workspace, slug: str, unfinished: Unfinished, host: Host) -> None:
    """Delete every trace of the person that a journal names, however much is done already.

    First what needs their names and addresses to be found, then the rows and openings that have
    them. A list that is saved by somebody else meanwhile is read again.
    """
    for _ in range(_TRIES):
        with suppress(Changed):
            delete_all(resumed(workspace, slug, unfinished), host)
            break
    else:
        delete_all(resumed(workspace, slug, unfinished), host)
    end(register_folder(workspace, slug), unfinished)


def delete_all(one: Withdrawal, host: Host) -> None:
    """Delete every trace of somebody; each step may have been done before."""
    lists = _lists(one)
    folder = register_folder(one.workspace, one.letter.slug)
    name = one.workspace.name(folder)
    _mark(one, lists, folder, name, host)
    _forget_keys(one)
    _forget_decisions(one, lists)
    _forget_on_paper(one)
    for target in lists:
        _forget_imports(one, target)
    for each in one.ids:
        delete_evidence(folder, each, invitation_files(folder, name))
        delete_receipt(folder, each)
        delete_promise(folder, each)
    addresses = {each["email"] for each in one.known if each.get("email")}
    shared = {each.email for each in one.others if each.email}
    for outbox in delete_addressed(folder, addresses - shared, read_head):
        host.note(f"{name}/{outbox}: deleted, for its e-mails may name them: write them again")
    taken = read_taken_out(folder, name)
    staying = [each for each in taken if each.id not in one.ids]
    if staying != taken:
        write_taken_out(folder, staying)
    forget_new_ids(one.workspace, one.ids)
    for target in lists:
        _take_off(one, target, host)
    if one.held or one.promised:
        indexes, ids = [each.index for each in one.held], [each.id for each in one.promised]
        delete_openings(folder, name, one.register, indexes, ids)


def _lists(one: Withdrawal) -> list[ListToChange]:
    """The letter's lists that letterkit changes; raises if they are on another one."""
    letter, workspace = one.letter, one.workspace
    place = letter.place_of("signatories")
    names = [workspace.name(list_path(workspace, each, place)) for each in letter.signatories]
    wanted = [name for name in names if name.lower().endswith(EDITABLE)]
    for each in one.rows:
        if each.source.file not in wanted:
            raise LetterkitError(
                f"{each.source}: this list is not one that letterkit changes",
                hint="delete their line yourself, then withdraw them again",
            )
    return [list_to_change(workspace, letter.slug, name) for name in wanted]


def _secret(folder: Path, name: str, host: Host) -> bytes:
    """The register's secret, which is made when it is first needed."""
    secret = read_secret(folder, name)
    if not secret:
        secret = host.random_bytes(32)
        write_private(folder / SECRET, format_secret(secret))
    return secret


def _mark(
    one: Withdrawal, lists: Sequence[ListToChange], folder: Path, name: str, host: Host
) -> None:
    """Keep who withdrew, so that nobody can read it without the register's secret."""
    secret = _secret(folder, name, host)
    tells = {text for values in one.known for text in tells_of_row(values)}
    tells |= {f"id {each}" for each in one.ids}
    for target in lists:
        said = [target.imports.said.get(each, {}) for each in one.ids]
        tells |= {f"person {values[PERSON]}" for values in said if PERSON in values}
        for number in _numbers(one, target):
            cells = target.text.rows[number].cells
            tells |= tells_of_row(dict(zip(target.text.columns, cells, strict=False)))
    before = Withdrawn(secret, read_marks(folder, name))
    staying = [each for each in one.others if not before.has(each)]
    gone = {again_mark(secret, each) for each in one.handles}
    after = Withdrawn(secret, (before.marks - gone) | {mark(secret, text) for text in tells})
    # Somebody else may have the same address, or the same name and no address.
    alike = {after.again(each) for each in staying if after.matches(each)}
    write_private(folder / FILE, format_marks(after.marks | alike))


def _numbers(one: Withdrawal, target: ListToChange) -> list[int]:
    """Their rows in a list, the last first."""
    lines = [each.source.line for each in one.rows if each.source.file == target.name]
    return [row_at(target.text, line) for line in sorted(lines, reverse=True)]


def _forget_keys(one: Withdrawal) -> None:
    """Their keys; an address that somebody else has too stays that person's."""
    name = known_keys_name(one.letter.slug)
    path = one.workspace.root / name
    if path.exists():
        shared = {each.email.casefold() for each in one.others}
        before = read_bytes(path, name)
        text = before.decode("utf-8", "surrogateescape")
        left, files = without_keys(text, {each.casefold() for each in one.words} - shared)
        if left != text:
            write_whole(path, left.encode("utf-8", "surrogateescape"), before=before)
        for file in files:
            delete_file(path.parent / file)


def _forget_decisions(one: Withdrawal, lists: Sequence[ListToChange]) -> None:
    own = decisions_of(one.workspace.root, one.letter.slug)
    for path in {own, *(decisions_beside(each.path) for each in lists)}:
        if not path.exists():
            continue
        name = one.workspace.name(path)
        before = read_bytes(path, name)
        decisions = read_decisions(path, name)
        left = without_decided(decisions, one.handles, one.words)
        if left != decisions:
            write_whole(path, format_decisions(left).encode(), before=before)


def _forget_on_paper(one: Withdrawal) -> None:
    """Their name, where they counted signatures on paper: the number stays."""
    path = paper_of(one.workspace.root, one.letter.slug)
    if path.exists():
        name = one.workspace.name(path)
        before = read_bytes(path, name)
        counts = read_paper(path, name)
        left = without_words(counts, one.words)
        if left != counts:
            write_whole(path, format_paper_counts(left).encode(), before=before)


def _forget_imports(one: Withdrawal, target: ListToChange) -> None:
    """What imports said of their rows."""
    people = {person_digest(values) for values in one.known}
    staying = {each.id for each in one.others}
    imports = without_said(target.imports, one.ids, staying, people)
    if imports != target.imports:
        data = format_imports(imports).encode("utf-8", "surrogateescape")
        write_whole(target.beside, data, before=target.raw[1])


def _take_off(one: Withdrawal, target: ListToChange, host: Host) -> None:
    """Their rows."""
    listed = target.text
    for number in _numbers(one, target):
        listed = without_row(listed, number)
    if listed != target.text:
        data = format_list(listed).encode(target.codec)
        write_list(target.path, target.name, data, before=target.raw[0], note=host.note)
