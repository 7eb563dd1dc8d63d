"""Taking somebody out of a letter, by their id or by a receipt or promise of theirs."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from letterkit.actions.changing import changing, finish, finish_all
from letterkit.actions.host import Host
from letterkit.actions.who import Choose, entry_of, entry_of_file, letting_in, names_a_file
from letterkit.actions.whose_receipt import entry_of_receipt
from letterkit.actions.withdrawal import (
    Withdrawal,
    begin_withdrawal,
    finish_withdrawal,
    withdrawal_of,
)
from letterkit.actions.withdrawn_people import has_list
from letterkit.errors import LetterkitError
from letterkit.files.mentions import mentions
from letterkit.files.unfinished import unfinished_slugs
from letterkit.files.workspace import Workspace, letter_slugs
from letterkit.lists.taken_out import read_taken_out
from letterkit.model.kept import Held, Promised
from letterkit.register.plan import log_of, opening_of
from letterkit.register.read_register import register_folder

# What a copy of an edition does with somebody, by how they are shown there.
_COPIES = {"named": "name", "initials": "show", "role": "show", "unnamed": "count"}

_WHO = "letterkit withdraw LETTER NAME, or their address; or --id ID, or --receipt FILE"


class Outcome(StrEnum):
    """What became of a withdrawal.

    `FINISHED` was begun by an earlier command; of `ALREADY` nothing was left to do. An entry that
    the newest edition has leaves with the `NEXT_EDITION`; any other is off the list.
    """

    FINISHED = "finished"
    ALREADY = "already"
    NEXT_EDITION = "next-edition"
    OFF_LIST = "off-list"


@dataclass(frozen=True, slots=True)
class WithdrawnEntry:
    """An entry that was withdrawn, and what only a person can judge.

    `history` says in which editions it was; where that is not known, `edition` is the newest one if
    some edition took out somebody. `sharing` are other letters with the same list, `evidence` the
    files that letterkit did not file itself, and `places` the lines in which the person's name,
    address or id is found too.
    """

    slug: str
    id: str
    outcome: Outcome
    history: Sequence[str] = ()
    edition: int = 0
    sharing: Sequence[str] = ()
    evidence: Sequence[str] = ()
    places: Sequence[str] = ()


def withdraw(
    folder: Path,
    letter: str,
    host: Host,
    *,
    who: str = "",
    entry: str = "",
    receipt: Path | None = None,
    choose: Choose | None = None,
    confirm: Callable[[], None] | None = None,
) -> WithdrawnEntry | None:
    """Delete somebody from every file that letterkit keeps of a letter.

    `who` is their name or address, or a file with a receipt or promise of theirs; or they are named
    by their id, or by such a file as `receipt`.
    `choose` asks where several people fit, and `confirm` raises unless a person agrees. None if
    this only finished a withdrawal that had been begun.
    """
    _refuse_several(who, entry, receipt)
    with changing(folder, "withdraw", host, finishing=False) as turn:
        workspace = turn.workspace
        slug = letter_slugs(workspace, letter)[0]
        begun = slug in unfinished_slugs(workspace)
        try:
            if receipt:
                entry = entry_of_receipt(workspace, slug, folder / receipt, str(receipt), host)
            elif names_a_file(folder, who):
                entry = entry_of_file(workspace, slug, folder, who, host)
        finally:
            finished = finish_all(workspace, host)
        if begun and not (who or entry):
            return None
        ask = letting_in(turn, choose) if choose else None
        entry = entry or _by_name(workspace, slug, who, ask, begun=begun)
        if entry in finished.get(slug, ()):
            return WithdrawnEntry(slug, entry, Outcome.FINISHED)
        finish(workspace, slug, host)  # raises what was only a warning above
        with host.during("looking for all that is kept"):
            one = withdrawal_of(workspace, slug, entry)
        if one is None:
            return WithdrawnEntry(slug, entry, Outcome.ALREADY)
        host.note(_words_of(one, entry))
        if confirm:
            with turn.asking():
                confirm()
        # What tells the history is deleted with the rest.
        history = _history(one)
        unfinished = begin_withdrawal(one, host)
        finish_withdrawal(workspace, slug, unfinished, host)
        places = mentions(workspace, one.words)
    return WithdrawnEntry(
        slug,
        entry,
        Outcome.NEXT_EDITION if one.held else Outcome.OFF_LIST,
        history,
        len(one.register.editions) if log_of(one.register).withdrew else 0,
        _sharing(one),
        _own_evidence(one),
        places,
    )


def _refuse_several(who: str, entry: str, receipt: Path | None) -> None:
    if sum(map(bool, (who, entry, receipt))) > 1:
        raise LetterkitError("say in one way who withdraws", hint=_WHO)


def _by_name(
    workspace: Workspace, slug: str, who: str, choose: Choose | None, *, begun: bool
) -> str:
    """The id of the one person of a name or an address."""
    if not who:
        raise LetterkitError("say who withdraws", hint=_WHO)
    try:
        return entry_of(workspace, slug, who, choose)
    except LetterkitError as error:
        if not begun:
            raise
        hint = f"a withdrawal that was begun has been finished; it may be theirs. {error.hint}"
        raise LetterkitError(str(error), hint=hint) from error


def _words_of(one: Withdrawal, entry: str) -> str:
    """The entry that is to be withdrawn: its name, and its lines on the lists."""
    kept: list[Held | Promised] = [*one.held, *one.promised]
    names = [str(opening_of(each).entry["name"]) for each in kept] or [one.rows[0].name]
    places = ", ".join(str(each.source) for each in one.rows)
    return f"{entry}: {names[0] or 'an entry without a name'}" + (f", {places}" if places else "")


def _history(one: Withdrawal) -> list[str]:
    """In which editions they were, and which took them out, as far as the register still knows."""
    folder = register_folder(one.workspace, one.letter.slug)
    history = []
    for each in read_taken_out(folder, one.workspace.name(folder)):
        if each.id not in one.ids:
            continue
        last = log_of(one.register).standing(each.index).edition
        editions = one.register.editions
        first = next(made.number for made in editions if made.size > each.index)
        which = f"edition {first}" if last - first == 1 else f"editions {first} to {last - 1}"
        history.append(
            f"was in {which}; taken out in edition {last};"
            f" copies of {which} still {_COPIES[each.shown]} them"
        )
    return history


def _own_evidence(one: Withdrawal) -> list[str]:
    """The evidence of theirs that letterkit did not file itself, and so does not delete."""
    filed = f"registers/{one.letter.slug}/"
    evidence = [each.evidence for each in one.rows if each.evidence]
    return [each for each in evidence if not each.startswith(filed)]


def _sharing(one: Withdrawal) -> list[str]:
    """The other letters with a list from which they were taken; what cannot be read has none."""
    found = []
    lists = {each.source.file for each in one.rows}
    for slug in letter_slugs(one.workspace):
        with suppress(LetterkitError):
            shares = any(has_list(one.workspace, slug, each) for each in lists)
            found += [slug] if shares and slug != one.letter.slug else []
    return found
