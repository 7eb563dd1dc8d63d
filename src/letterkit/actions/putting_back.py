"""Files are put back as they were before commands, byte for byte; and after a killed command.

A command that was killed leaves some of its files written and others not. The next one that
changes the workspace first puts back those that were, so a workspace is as it was or as it was to
be, and nothing between. Who has saved one of these files since keeps what they have.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from letterkit.actions.host import Host
from letterkit.errors import LetterkitError
from letterkit.files.history import (
    history_numbers,
    is_damaged,
    read_begun,
    read_ended,
    read_entry,
    read_replaced,
)
from letterkit.files.keeping import (
    Keeper,
    Step,
    before_changing,
    drop,
    history_folder,
    put_folder_back,
    resumed,
    state_now,
)
from letterkit.files.writing import delete_file, write_whole
from letterkit.model.history import FINISHED, Entry, State


@dataclass(frozen=True, slots=True)
class Restored:
    """A file to be put back as `target` says; None is to be deleted. `entry` keeps what it held."""

    path: str
    target: State | None
    entry: Entry
    before: bytes


@dataclass(frozen=True, slots=True)
class Plan:
    """What to put back; `by_hand` are files that are not as the commands left them."""

    steps: Sequence[Restored]
    by_hand: Sequence[str]
    folders: Mapping[str, int | None]


@dataclass(slots=True)
class _File:
    """A file in the history: how it was before the oldest command, and after the newest."""

    entry: Entry
    target: State | None
    after: set[State | None]
    is_broken: bool = False


def plan_of(root: Path, entries: Sequence[Entry]) -> Plan:
    """What undoing these commands, the newest first, comes to."""
    files: dict[str, _File] = {}
    folders: dict[str, int | None] = {}
    for entry in entries:
        for path, (before, after, tried) in _summed(entry).items():
            known = files.get(path)
            if known is None:
                files[path] = _File(entry, before, tried if entry.ended is None else {after})
                continue
            known.is_broken |= not _is_same(known.target, after)
            known.entry, known.target = entry, before
        for change in reversed(entry.changes):
            folders |= change.folders
    steps, by_hand = [], []
    for path, each in files.items():
        now, data = state_now(root / path)
        if now == each.target:
            continue
        as_left = any(_is_same(now, after) for after in each.after)
        if each.is_broken or not (as_left or _is_same(now, each.target)):
            by_hand.append(path)
        target = each.target
        if target and now and not any(after and after.mode == now.mode for after in each.after):
            # Who has changed the permissions since keeps the narrower ones.
            target = State(target.sha256, target.size, target.mode & now.mode)
        steps.append(Restored(path, target, each.entry, data))
    return Plan(steps, sorted(by_hand), folders)


def _summed(entry: Entry) -> dict[str, tuple[State | None, State | None, set[State | None]]]:
    """Each file before a command and after it, and all that it may have been between."""
    found: dict[str, tuple[State | None, State | None, set[State | None]]] = {}
    for change in entry.changes:
        before, _, tried = found.get(change.path, (None, None, set()))
        before = change.before if change.kept else before
        found[change.path] = before, change.after, {*tried, change.before, change.after}
    return found


def _is_same(one: State | None, other: State | None) -> bool:
    """Whether a file holds the same; its permissions may be others."""
    return one == other if one is None or other is None else one.sha256 == other.sha256


def carry_out(root: Path, plan: Plan) -> list[str]:
    """Put the files back, then the folders; those that stay, since something else lies in them."""
    before_changing(_announced(root, plan))
    for step in plan.steps:
        if step.target:
            data = read_replaced(root, step.entry, step.path)
            write_whole(root / step.path, data, before=step.before, mode=step.target.mode)
    for step in plan.steps:
        if not step.target:
            delete_file(root / step.path)
    staying = []
    for name, mode in sorted(plan.folders.items(), reverse=True):  # the innermost first
        if not put_folder_back(root / name, mode) and name != "registers":
            staying.append(name)
    return sorted(staying)


def _announced(root: Path, plan: Plan) -> Iterator[Step]:
    """What is going to be done, for the history."""
    for each in plan.steps:
        data = read_replaced(root, each.entry, each.path) if each.target else None
        yield Step(root / each.path, data, each.target.mode if each.target else 0)


def interrupted(root: Path) -> Entry | None:
    """The newest command, if it was killed and can be undone."""
    for number in history_numbers(root)[:1]:
        begun = read_begun(root, number)
        if begun is None and not is_damaged(root, number):
            drop(history_folder(root) / str(number))  # of a command that had changed nothing yet
        elif begun and not begun.is_lasting and read_ended(root, number) is None:
            return read_entry(root, number)
    return None


def put_back_interrupted(root: Path, entry: Entry, host: Host) -> None:
    """Put back what a killed command has replaced, unless somebody has changed that since."""
    command = entry.begun.command
    plan = plan_of(root, [entry])
    if plan.by_hand:
        resumed(root, entry).end()
        host.warn(
            LetterkitError(
                f"an interrupted `{command}` has changed {', '.join(entry.files)}, and somebody has"
                f" changed {', '.join(plan.by_hand)} since: nothing was put back",
                hint=f"look at these files, then run `letterkit {command}` again, or letterkit undo"
                " --force",
            )
        )
        return
    carry_out(root, plan)
    drop(history_folder(root) / str(entry.number))
    if plan.steps:
        host.note(f"put back what an interrupted `{command}` had begun to change: run it again")


def to_finish(root: Path, entry: Entry) -> Keeper | None:
    """The keeper of a killed command that the next one goes on with, in place of undoing it."""
    return resumed(root, entry) if entry.begun.command in FINISHED else None
