"""What a killed command has begun is finished by the next one, with the steps of the first."""

from pathlib import Path

from letterkit.cli.output import PROGRAM, note
from letterkit.errors import LetterkitError
from letterkit.model.unfinished import Unfinished, What
from letterkit.publish.evidence import delete_evidence
from letterkit.publish.promises import delete_promises
from letterkit.publish.receipts import delete_receipt
from letterkit.publish.unfinished import end
from letterkit.read.invitations import invitation_files
from letterkit.read.new_ids import new_ids_slugs
from letterkit.read.register import read_register, register_folder
from letterkit.read.unfinished import read_unfinished, unfinished_slugs
from letterkit.read.workspace import Workspace


def finish_all(workspace: Workspace) -> dict[str, frozenset[str]]:
    """Finish what is unfinished, and say so; the ids of whoever was withdrawn, by letter.

    What cannot be finished is said, and stops none but the commands that would begin another.
    """
    _finish_ids(workspace)
    withdrawn = {}
    for slug in unfinished_slugs(workspace):
        try:
            unfinished = finish(workspace, slug)
        except LetterkitError as error:
            _warn(slug, error)
            continue
        if unfinished and unfinished.what is What.WITHDRAW:
            withdrawn[slug] = unfinished.ids
    return withdrawn


def _finish_ids(workspace: Workspace) -> None:
    """Go on with `check --fix ids`, before anything looks for somebody by an id."""
    slugs = new_ids_slugs(workspace)
    if not slugs:
        return
    from letterkit.actions.fix_ids import finish_ids  # it loads the checks, and few need it

    for slug in slugs:
        try:
            finish_ids(workspace, slug)
        except LetterkitError as error:
            _warn(slug, error)
        else:
            note(f"{slug}: finished replacing ids, which was interrupted")


def _warn(slug: str, error: LetterkitError) -> None:
    note(f"{PROGRAM}: warning: {slug}: not finished yet: {error}")
    if error.hint:
        note(f"{PROGRAM}: hint: {error.hint}")


def finish(workspace: Workspace, slug: str) -> Unfinished | None:
    """Finish what is unfinished for one letter, and say so; what that was."""
    folder = register_folder(workspace, slug)
    name = workspace.name(folder)
    unfinished = read_unfinished(folder, name)
    if unfinished is None:
        return None
    if unfinished.what is What.WITHDRAW:
        from letterkit.cli.withdrawing import finish_withdrawal

        finish_withdrawal(workspace, slug, unfinished)
        note(f"{slug}: finished a withdrawal that was interrupted")
    else:
        finish_publication(folder, name, unfinished)
        note(f"{slug}: finished deleting what an interrupted publish had left")
    return unfinished


def finish_publication(folder: Path, name: str, unfinished: Unfinished) -> None:
    """Delete what is left of whoever the newest edition withdrew, and promises that were kept.

    If the edition never came into the register, they are in it, and nothing is deleted.
    """
    register = read_register(folder, name)
    staying = {each.id for each in register.held}
    for each in sorted(unfinished.ids - staying):
        delete_evidence(folder, each, invitation_files(folder, name))
        delete_receipt(folder, each)
    if not register.promised:
        delete_promises(folder)
    end(folder)


def note_unfinished(workspace: Workspace) -> None:
    """Say what a command that only reads leaves to others."""
    for slug in unfinished_slugs(workspace):
        note(
            f"{slug}: a command was interrupted, and whoever it was withdrawing is left out;"
            f" finish it with `letterkit withdraw {slug}`"
        )
