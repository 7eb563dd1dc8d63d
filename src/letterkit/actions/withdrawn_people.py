"""Who withdrew from a letter: not added again unless named, and in no build and no edition.

An export names people in its own way, and a list may have them again by hand: both are compared
with the marks that `withdraw` keeps. A person who signed again after that, or only looks like one
who withdrew, has a mark too, by what decisions call their row.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from letterkit.answers.invitations import read_secret
from letterkit.files.unfinished import read_unfinished
from letterkit.files.workspace import Workspace, letter_slugs, list_path
from letterkit.letters.letter import read_letter
from letterkit.lists.merging.matching import tells_of_incoming
from letterkit.lists.read_withdrawn import read_marks
from letterkit.model import Signatory, Source
from letterkit.model.decision import handle
from letterkit.model.incoming import Incoming
from letterkit.model.kept import Held
from letterkit.model.unfinished import Unfinished, What
from letterkit.model.withdrawn import FILE, format_marks, mark
from letterkit.register.evidence import write_private
from letterkit.register.plan import opening_of
from letterkit.register.read_register import register_folder


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Who withdrew from a letter. `unfinished` is the withdrawal that is not yet done, if any."""

    secret: bytes = b""
    marks: frozenset[str] = frozenset()
    unfinished: Unfinished | None = None

    def has(self, one: Signatory) -> bool:
        """Whether this row of a list is of somebody who withdrew, and did not sign again."""
        if self.is_unfinished(one):
            return True
        if not self.marks or not self.matches(one):
            return False
        return self.again(one) not in self.marks

    def has_held(self, held: Held) -> bool:
        """Whether what a register holds is of somebody who withdrew, as `has`."""
        if self.unfinished and held.index in self.unfinished.signs:
            return True
        return bool(self.marks) and self.has(_as_row(held))

    def has_id(self, entry: str) -> bool:
        """Whether somebody with this id withdrew."""
        return bool(self.marks) and mark(self.secret, f"id {entry}") in self.marks

    def matches(self, one: Signatory) -> bool:
        """Whether it tells who it is as somebody who withdrew did."""
        return any(mark(self.secret, each) in self.marks for each in _tells(one))

    def is_unfinished(self, one: Signatory) -> bool:
        """Whether it is of the person who is being taken out."""
        if self.unfinished is None:
            return False
        if one.id:
            return one.id in self.unfinished.ids
        return self.row(one) in self.unfinished.rows

    def again(self, one: Signatory) -> str:
        """The mark of a row that stays though it looks like one that was withdrawn."""
        return again_mark(self.secret, handle(one))

    def row(self, one: Signatory) -> str:
        """What a journal calls a row without an id."""
        return mark(self.secret, f"row {handle(one)}")


def again_mark(secret: bytes, called: str) -> str:
    """The mark of a person who is let in again; `called` is what decisions call their row."""
    return mark(secret, f"again {called}")


def _tells(one: Signatory) -> set[str]:
    """What tells who somebody on a list is; without name and address, the id alone does."""
    tells = {f"id {one.id}"} if one.id else set()
    if one.name or one.email:
        values = {"name": one.name, "email": one.email, "affiliation": one.affiliation}
        tells |= tells_of_incoming(Incoming(one.source.file, one.source.line, "", values))
    return tells


def _as_row(held: Held) -> Signatory:
    """What tells who it is of what a register holds, as a list would have it."""
    public = opening_of(held).entry
    private = json.loads(held.private)
    return Signatory(
        str(private.get("name") or public["name"]),
        Source("", 0),
        id=held.id,
        affiliation=str(public["affiliation"]),
        email=str(private.get("email", "")),
    )


def withdrawn_from(workspace: Workspace, slug: str) -> Withdrawn:
    """Who withdrew from this letter, those too whose withdrawal is not yet done."""
    folder = register_folder(workspace, slug)
    name = workspace.name(folder)
    marks = read_marks(folder, name)
    unfinished = read_unfinished(folder, name)
    if unfinished and unfinished.what is not What.WITHDRAW:
        unfinished = None
    if not marks and unfinished is None:
        return Withdrawn()
    return Withdrawn(read_secret(folder, name), marks, unfinished)


def allow_again(workspace: Workspace, listed: str, ids: Iterable[str]) -> None:
    """Mark rows of a list as those of people who signed again after they withdrew."""
    called = sorted(set(ids))
    for slug in _withdrawing(workspace, listed) if called else ():
        withdrawn = withdrawn_from(workspace, slug)
        marks = withdrawn.marks | {again_mark(withdrawn.secret, each) for each in called}
        if marks != withdrawn.marks:
            write_private(register_folder(workspace, slug) / FILE, format_marks(marks))


def wanted_again(again: Sequence[str]) -> Callable[[Incoming], bool]:
    """Whether somebody of an export is among these addresses and names."""
    wanted = {each.strip().casefold() for each in again}

    def is_wanted(each: Incoming) -> bool:
        who = (each.values.get(key, "").strip().casefold() for key in ("email", "name"))
        return bool(wanted.intersection(who))

    return is_wanted


def reimport_guard(
    workspace: Workspace, listed: str, again: Sequence[str] = ()
) -> Callable[[Incoming], bool]:
    """Whether somebody of an export withdrew from a letter with this list.

    `again` are addresses and names that may come in again.
    """
    known = [_marks(workspace, slug) for slug in _withdrawing(workspace, listed)]
    is_wanted = wanted_again(again)

    def withdrew(each: Incoming) -> bool:
        if is_wanted(each):
            return False
        tells = tells_of_incoming(each)
        return any(mark(secret, each) in marks for secret, marks in known for each in tells)

    return withdrew


def _withdrawing(workspace: Workspace, listed: str) -> list[str]:
    """The letters with this list from which somebody withdrew."""
    slugs = letter_slugs(workspace)
    withdrawn = [slug for slug in slugs if (register_folder(workspace, slug) / FILE).exists()]
    return [slug for slug in withdrawn if has_list(workspace, slug, listed)]


def _marks(workspace: Workspace, slug: str) -> tuple[bytes, frozenset[str]]:
    folder = register_folder(workspace, slug)
    name = workspace.name(folder)
    return read_secret(folder, name), read_marks(folder, name)


def has_list(workspace: Workspace, slug: str, listed: str) -> bool:
    """Whether this is a list of the letter."""
    letter = read_letter(workspace, slug)[0]
    place = letter.place_of("signatories")
    return any(
        workspace.name(list_path(workspace, each, place)) == listed for each in letter.signatories
    )
