"""Decisions are added to what the file holds by then: others may decide at the same time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from letterkit.actions.changing import Turn, changing
from letterkit.actions.lists import Listed
from letterkit.cli.host import TERMINAL
from letterkit.errors import LetterkitError
from letterkit.model.decision import Decision, format_decisions
from letterkit.publish.writing import Changed, write_whole
from letterkit.read.decisions import read_decisions
from letterkit.read.files import read_bytes
from letterkit.read.signatories import READERS
from letterkit.read.workspace import Workspace, find_workspace

Change = Callable[[list[Decision]], list[Decision]]
_TRIES = 3  # where somebody saves the file again and again


@contextmanager
def alone_with(folder: Path, wanted: str) -> Iterator[Turn]:
    """Nobody else changes what `review` is about; a list in no workspace has no lock."""
    start = (folder / wanted).parent if Path(wanted).suffix in READERS.keys() - {".md"} else folder
    try:
        root = find_workspace(start).root
    except LetterkitError:
        yield Turn(Workspace(start, {}), None)
        return
    with changing(root, "review", TERMINAL) as turn:
        yield turn


def change_decisions(found: Listed, change: Change) -> list[Decision]:
    """Read the decisions, change them and write them; what they are afterwards."""
    for _ in range(_TRIES):
        with suppress(Changed):
            return _change(found, change)
    return _change(found, change)


def _change(found: Listed, change: Change) -> list[Decision]:
    name = found.path.name
    before = read_bytes(found.path, name) if found.path.exists() else b""
    decisions = read_decisions(found.path, name)
    after = change(list(decisions))
    if after != decisions:
        write_whole(found.path, format_decisions(after).encode(), before=before)
    return after
