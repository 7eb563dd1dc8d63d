"""One command at a time changes a workspace: it waits its turn, and first tidies up.

What a killed command left half-made is cleared, and what it had begun is finished, before anything
else is read.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from letterkit.cli.finishing import finish_all
from letterkit.cli.output import PROGRAM, note
from letterkit.errors import LetterkitError
from letterkit.publish.leftovers import clear_outputs, clear_workspace
from letterkit.publish.lock import Lock, Unlockable
from letterkit.read.unfinished import state_of
from letterkit.read.workspace import Workspace, find_workspace


@dataclass(slots=True)
class Turn:
    """The time in which nobody else changes the workspace; without a lock nothing is written."""

    workspace: Workspace
    lock: Lock | None
    finished: dict[str, frozenset[str]] = field(default_factory=dict)

    @contextmanager
    def asking(self) -> Iterator[None]:
        """Let others in while a person thinks; raise if they changed what the question rests on."""
        if self.lock is None:
            yield
            return
        before = state_of(self.workspace)
        self.lock.release()
        yield
        self.lock.take()
        if state_of(self.workspace) != before:
            raise LetterkitError(
                "the workspace was changed while you were asked",
                hint="run the command again, and look again; it has changed nothing",
            )

    def letting_in(self, ask: Callable[[str], str]) -> Callable[[str], str]:
        """What asks a person a thing, with others let in meanwhile."""

        def asked(what: str) -> str:
            with self.asking():
                return ask(what)

        return asked


@contextmanager
def changing(
    folder: Path, command: str, *, dry_run: bool = False, finishing: bool = True
) -> Iterator[Turn]:
    """The workspace around a folder, for one command alone.

    What only looks, as with `dry_run`, waits for nobody. Without `finishing`, the command sees to
    what is unfinished itself.
    """
    workspace = find_workspace(folder)
    if dry_run:
        yield Turn(workspace, None)
        return
    lock = Lock(workspace.root / "registers", _by(command))
    turn = Turn(workspace, lock)
    with _holding(lock):
        clear_workspace(workspace.root)
        if finishing:
            turn.finished = finish_all(workspace)
        yield turn


@contextmanager
def replacing(target: Path, slugs: Sequence[str], command: str) -> Iterator[None]:
    """The folder of finished files, in which one command alone replaces those of these letters."""
    lock = Lock(target, _by(command), mode=0o777)  # its files are public
    # Where no file can be made, whoever writes the files says so better.
    with suppress(Unlockable):
        lock.take()
        clear_outputs(target, slugs)
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _holding(lock: Lock) -> Iterator[None]:
    try:
        lock.take()
        if not lock.works:
            note(
                f"{PROGRAM}: warning: this disk knows no locks, so nothing stops another command",
                f"{PROGRAM}: hint: run one command at a time",
            )
        yield
    finally:
        lock.release()


def _by(command: str) -> str:
    """The line about whoever has the lock: nothing of what the command was given."""
    since = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return f"{PROGRAM} {command}, process {os.getpid()}, since {since}"
