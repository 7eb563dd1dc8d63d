"""What commands changed in a workspace, and putting that back.

    undo         the newest command that is not undone; further back with each time
    undo 12      all commands back to this one
    undo --redo  what the last undo took back

An undo is a command too, of which is kept what it replaced. A command that cannot be undone stops
what goes further back than it: what came before it may rest on what others have by now.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from letterkit.actions.changing import Turn, changing
from letterkit.actions.host import Host
from letterkit.actions.putting_back import Plan, carry_out, plan_of
from letterkit.errors import LetterkitError
from letterkit.files.history import read_history
from letterkit.files.keeping import forget
from letterkit.files.workspace import find_workspace
from letterkit.model.history import LASTING, MOST_DAYS, PASSED, REDO, UNDO, Entry

_LOG = "letterkit log lists what was done"


@dataclass(frozen=True, slots=True)
class Done:
    """A command that changed something.

    `when` is as `2026-11-22T10:30:00Z`, `files` are those that it changed, `rows` how many rows
    more, or fewer, a list has. `undone_by` is the number of the undo that took it back, or 0.
    `why_not` says why it cannot be undone. A killed one is `interrupted`. `damage` says what of it
    cannot be read, and what can be done all the same.
    """

    number: int
    command: str
    when: str
    files: Sequence[str]
    rows: Mapping[str, int]
    undoes: Sequence[int]
    undone_by: int
    why_not: str
    interrupted: bool
    damage: str = ""


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo took back, the newest command first, and the files that it changed.

    `written` are files as they were, `deleted` those that were not there; `staying` are folders in
    which other files lie. `by_hand` are files that were changed since, and are kept. `built` says
    that files under `build/` may be of what is undone.
    """

    commands: Sequence[tuple[int, str]]
    written: Sequence[str]
    deleted: Sequence[str]
    staying: Sequence[str] = ()
    by_hand: Sequence[str] = ()
    redo: bool = False
    built: bool = False


@dataclass(frozen=True, slots=True)
class UndoOptions:
    """Which commands are to be undone: back to `number`, or with 0 the newest.

    `redo` takes back the last undo. With `force` files are put back that were changed since.
    """

    number: int = 0
    redo: bool = False
    force: bool = False
    dry_run: bool = False


def log(folder: Path) -> list[Done]:
    """What was done in a workspace, as far as it is kept; the newest first."""
    entries = read_history(find_workspace(folder).root)
    undone = _undone(entries)
    return [
        Done(
            each.number,
            each.begun.command,
            each.begun.when,
            each.files,
            each.ended.rows if each.ended else {},
            each.begun.undoes,
            undone.get(each.number, 0),
            _why_not(each),
            each.ended is None,
            _damage(each),
        )
        for each in entries
    ]


def _why_not(one: Entry) -> str:
    if one.is_lost:
        return "what it replaced cannot be read"
    return LASTING[one.begun.command][0] if one.begun.is_lasting else ""


def _damage(one: Entry) -> str:
    """What is damaged, and what can still be done."""
    if not one.damage:
        return ""
    if one.is_lost or one.begun.is_lasting:
        return f"{one.damage}: put files back from a copy of yours"
    return f"{one.damage}: letterkit undo {one.number} still puts back what it replaced"


def forget_history(folder: Path, host: Host) -> int:
    """Delete all that is kept of commands; of how many that was."""
    with changing(folder, "log --forget", host) as turn:
        number = len(read_history(turn.workspace.root))
        forget(turn.workspace.root)
    return number


def undo(folder: Path, options: UndoOptions, host: Host) -> Undone:
    """Put back what commands replaced, byte for byte; with `dry_run` only say what that is."""
    command = REDO if options.redo else UNDO
    with changing(folder, command, host, dry_run=options.dry_run) as turn:
        entries = read_history(turn.workspace.root)
        chosen = _to_redo(entries) if options.redo else _to_undo(entries, options.number)
        plan = plan_of(turn.workspace.root, chosen)
        if plan.by_hand and not options.force:
            raise _changed_since(plan, chosen, command)
        found = Undone(
            _named(entries, chosen, redo=options.redo),
            [each.path for each in plan.steps if each.target],
            [each.path for each in plan.steps if not each.target],
            by_hand=plan.by_hand,
            redo=options.redo,
            built=(turn.workspace.root / "build").is_dir(),
        )
        if options.dry_run:
            return found
        _note_undone(turn, chosen)
        return replace(found, staying=carry_out(turn.workspace.root, plan))


def _named(
    entries: Sequence[Entry], chosen: Sequence[Entry], *, redo: bool
) -> list[tuple[int, str]]:
    """The commands that are undone, or done again."""
    numbers = [number for each in chosen for number in each.begun.undoes] if redo else []
    wanted = [each for each in entries if each.number in numbers] if redo else chosen
    return [(each.number, each.begun.command) for each in wanted]


def _note_undone(turn: Turn, chosen: Sequence[Entry]) -> None:
    """Let the history say which commands this one takes back."""
    if turn.keeper:
        numbers = tuple(each.number for each in chosen)
        turn.keeper.begun = replace(turn.keeper.begun, undoes=numbers)


def _undone(entries: Sequence[Entry]) -> dict[int, int]:
    """The commands that are undone, each with the undo that counts: not one that is undone too."""
    undone: dict[int, int] = {}
    for each in entries:  # an undo is newer than what it takes back
        if each.number not in undone:
            undone.update(dict.fromkeys(each.begun.undoes, each.number))
    return undone


def _to_undo(entries: Sequence[Entry], number: int) -> list[Entry]:
    """The commands to undo, the newest first, back to this one or only the newest."""
    undone = _undone(entries)
    if number:
        _refuse_number(entries, undone, number)
    chosen: list[Entry] = []
    for each in entries:
        if each.begun.command in (UNDO, REDO) or each.number in undone:
            continue
        if each.is_lost:
            raise _damaged(each)
        if each.begun.is_lasting:
            if number and each.number != number and each.begun.command in PASSED:
                continue
            raise _lasts(each, entries)
        chosen.append(each)
        if each.number == number or not number:
            return chosen
    raise LetterkitError(
        "nothing to undo: no change is kept that is not undone already",
        hint=f"changes are kept for {MOST_DAYS} days; "
        + ("letterkit undo --redo takes back an undo" if entries else _LOG),
    )


def _damaged(one: Entry) -> LetterkitError:
    return LetterkitError(
        f"{one.begun.command} ({one.number}): {one.damage}",
        hint=f"command {one.number} cannot be undone any more, nor what came before it: put files"
        " back from a copy of yours",
    )


def _lasts(one: Entry, entries: Sequence[Entry]) -> LetterkitError:
    """An error for a command that cannot be undone, with what can be done."""
    command = one.begun.command
    why, hint = LASTING[command]
    if command in PASSED and (earlier := _before(one, entries)):
        hint += f"; letterkit undo {earlier} undoes what came before"
    return LetterkitError(f"{command} ({one.number}): {why}", hint=hint)


def _before(one: Entry, entries: Sequence[Entry]) -> int:
    """The number of the command before this one that can be undone all the same, or 0."""
    undone = _undone(entries)
    for each in entries:
        command = each.begun.command
        is_older = each.number < one.number and each.number not in undone
        if not is_older or command in (UNDO, REDO, *PASSED):
            continue
        return 0 if each.begun.is_lasting else each.number
    return 0


def _refuse_number(entries: Sequence[Entry], undone: Mapping[int, int], number: int) -> None:
    one = next((each for each in entries if each.number == number), None)
    if one is None:
        raise LetterkitError(f"no command {number} is kept", hint=_LOG)
    if number in undone:
        raise LetterkitError(
            f"{one.begun.command} ({number}): undone already, by {undone[number]}", hint=_LOG
        )
    if one.begun.command in (UNDO, REDO):
        raise LetterkitError(
            f"{one.begun.command} ({number}): undo takes back no undo",
            hint="letterkit undo --redo takes back the last one",
        )


def _to_redo(entries: Sequence[Entry]) -> list[Entry]:
    """The last undo that nothing came after."""
    undone = _undone(entries)
    for each in entries:
        if each.number in undone or each.begun.command == REDO:
            continue
        if each.begun.command == UNDO:
            return [each]
        break
    raise LetterkitError("nothing to redo: no undo is the last thing that was done", hint=_LOG)


def _changed_since(plan: Plan, chosen: Sequence[Entry], command: str) -> LetterkitError:
    """An error for files that a person, or another program, has changed since."""
    one = chosen[-1]
    names = ", ".join(plan.by_hand)
    again = f"letterkit {command} --force"
    if len(chosen) > 1:
        again = f"letterkit undo {one.number} --force"
    return LetterkitError(
        f"{one.begun.command} ({one.number}): changed since by hand or by another program: {names}",
        hint=f"{again} puts back what was there all the same, and keeps what is there now",
    )
