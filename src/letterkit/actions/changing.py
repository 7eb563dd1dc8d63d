"""One action at a time changes a workspace: it waits its turn, and first tidies up.

What a killed command left half-made is cleared, and what it had begun is put back, or finished with
the steps of that command, before anything else is read. What is replaced meanwhile is kept.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from letterkit.actions.host import Host
from letterkit.actions.putting_back import interrupted, put_back_interrupted, to_finish
from letterkit.answers.invitations import invitation_files
from letterkit.errors import LetterkitError
from letterkit.files.keeping import Keeper, keeping, prune
from letterkit.files.leftovers import clear_outputs, clear_workspace
from letterkit.files.lock import Lock, Unlockable
from letterkit.files.unfinished import read_unfinished, state_of, unfinished_slugs
from letterkit.files.workspace import NoWorkspace, Workspace, find_workspace
from letterkit.lists.new_ids import new_ids_slugs
from letterkit.model.history import MADE_AGAIN, Begun
from letterkit.model.unfinished import Unfinished, What
from letterkit.register.evidence import delete_evidence
from letterkit.register.journal import end
from letterkit.register.promises import delete_promises
from letterkit.register.read_register import read_register, register_folder
from letterkit.register.receipts import delete_receipt

_PROGRAM = "letterkit"


@dataclass(slots=True)
class Turn:
    """The time in which nobody else changes the workspace; without a lock nothing is written.

    `keeper` keeps what is replaced meanwhile.
    """

    workspace: Workspace
    lock: Lock | None
    finished: dict[str, frozenset[str]] = field(default_factory=dict)
    keeper: Keeper | None = None

    @contextmanager
    def asking(self) -> Iterator[None]:
        """Let others in while a person thinks; raise if they changed what the question rests on."""
        if self.lock is None:
            yield
            return
        before = state_of(self.workspace)
        if self.keeper:
            self.keeper.end()  # another command that comes in takes this one for no killed one
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
    folder: Path,
    command: str,
    host: Host,
    *,
    dry_run: bool = False,
    finishing: bool = True,
    new: bool = False,
) -> Iterator[Turn]:
    """The workspace around a folder, for one command alone.

    `command` is what the history calls it (`model/history.py`). With `dry_run` nothing is written,
    so it does not wait. Without `finishing`, the caller sees to what is unfinished itself. With
    `new` the folder becomes a workspace, if it is in none.
    """
    workspace = _beginning(folder) if new else find_workspace(folder)
    if dry_run:
        yield Turn(workspace, None)
        return
    lock = Lock(workspace.root / "registers", _by(command, host.now()))
    turn = Turn(workspace, lock)
    with _holding(lock, host):
        clear_workspace(workspace.root)
        if lock.is_held:  # or a command that is at work would look like one that was killed
            _see_to_interrupted(workspace, host)
        if finishing:
            turn.finished = finish_all(workspace, host)
        with _kept(turn, command, host):
            yield turn


def _beginning(folder: Path) -> Workspace:
    """The workspace around a folder; where there is none, it becomes one."""
    own = Workspace(folder.absolute(), {})
    try:
        found = find_workspace(folder)
    except NoWorkspace:
        return own
    return found if found.root == own.root or _is_begun(found.root) else own


def _is_begun(root: Path) -> bool:
    """Whether a workspace has anything of ours: many folders for letters are called `letters`."""
    names = ("letterkit.toml", "signatories", ".letterkit", "registers")
    return any(root.glob("letters/*/letter.md")) or any((root / each).exists() for each in names)


@contextmanager
def _kept(turn: Turn, command: str, host: Host) -> Iterator[None]:
    """Keep what a command replaces; one that is interrupted is seen to by the next."""
    root = turn.workspace.root
    keeper = Keeper(root, Begun(command, f"{host.now():%Y-%m-%dT%H:%M:%SZ}"))
    turn.keeper = None if command in MADE_AGAIN else keeper
    with keeping(turn.keeper):
        try:
            yield
        except Exception:  # an error says what stands; a kill or Ctrl-C says nothing
            with suppress(LetterkitError):  # the first error is the one to read
                keeper.end()
            raise
        if error := keeper.end():
            host.warn(error)
    prune(root, host.now())


def _see_to_interrupted(workspace: Workspace, host: Host) -> None:
    """Put back what a killed command has replaced, or go on with it, and keep that too."""
    entry = interrupted(workspace.root)
    if entry is None:
        return
    keeper = to_finish(workspace.root, entry)
    if keeper is None:
        put_back_interrupted(workspace.root, entry, host)
        return
    with keeping(keeper):
        _finish_ids(workspace, host)
    keeper.end()


@contextmanager
def replacing(target: Path, slugs: Sequence[str], command: str, host: Host) -> Iterator[None]:
    """The folder of finished files, in which one command alone replaces those of these letters."""
    lock = Lock(target, _by(command, host.now()), mode=0o777)  # its files are public
    # Where no file can be made, writing the files gives the better error.
    with suppress(Unlockable):
        lock.take()
        clear_outputs(target, slugs)
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _holding(lock: Lock, host: Host) -> Iterator[None]:
    try:
        lock.take()
        if not lock.works:
            host.warn(
                LetterkitError(
                    "this disk knows no locks, so nothing stops another command",
                    hint="run one command at a time",
                )
            )
        yield
    finally:
        lock.release()


def _by(command: str, now: datetime) -> str:
    """The line about the owner of a lock: nothing of what the command was given."""
    since = now.strftime("%Y-%m-%dT%H:%M:%SZ")
    return f"{_PROGRAM} {command}, process {os.getpid()}, since {since}"


def finish_all(workspace: Workspace, host: Host) -> dict[str, frozenset[str]]:
    """Finish what is unfinished; the ids of the people who were withdrawn, by letter.

    What cannot be finished is a warning, and stops only actions that would begin another.
    """
    _finish_ids(workspace, host)
    withdrawn = {}
    for slug in unfinished_slugs(workspace):
        try:
            unfinished = finish(workspace, slug, host)
        except LetterkitError as error:
            _warn(host, slug, error)
            continue
        if unfinished and unfinished.what is What.WITHDRAW:
            withdrawn[slug] = unfinished.ids
    return withdrawn


def _finish_ids(workspace: Workspace, host: Host) -> None:
    """Go on with `check --fix ids`, before anything looks for somebody by an id."""
    slugs = new_ids_slugs(workspace)
    if not slugs:
        return
    from letterkit.actions.fix_ids import finish_ids  # it loads the checks, and few need it

    for slug in slugs:
        try:
            finish_ids(workspace, slug)
        except LetterkitError as error:
            _warn(host, slug, error)
        else:
            host.note(f"{slug}: finished replacing ids, which was interrupted")


def _warn(host: Host, slug: str, error: LetterkitError) -> None:
    host.warn(LetterkitError(f"{slug}: not finished yet: {error}", hint=error.hint))


def finish(workspace: Workspace, slug: str, host: Host) -> Unfinished | None:
    """Finish what is unfinished for one letter; what that was."""
    folder = register_folder(workspace, slug)
    name = workspace.name(folder)
    unfinished = read_unfinished(folder, name)
    if unfinished is None:
        return None
    if unfinished.what is What.WITHDRAW:
        from letterkit.actions.withdrawal import finish_withdrawal

        finish_withdrawal(workspace, slug, unfinished, host)
        host.note(f"{slug}: finished a withdrawal that was interrupted")
    else:
        finish_publication(folder, name, unfinished)
        host.note(f"{slug}: finished deleting what an interrupted publish had left")
    return unfinished


def finish_publication(folder: Path, name: str, unfinished: Unfinished) -> None:
    """Delete what is left of the people that the newest edition withdrew, and kept promises.

    If the edition never came into the register, they are in it, and nothing is deleted.
    """
    register = read_register(folder, name)
    staying = {each.id for each in register.held}
    for each in sorted(unfinished.ids - staying):
        delete_evidence(folder, each, invitation_files(folder, name))
        delete_receipt(folder, each)
    if not register.promised:
        delete_promises(folder)
    end(folder, unfinished)
