"""What `letterkit publish --cosigned` does."""

from pathlib import Path

from letterkit.cli.register import kept_register
from letterkit.errors import LetterkitError
from letterkit.publish.public import with_cosignatures
from letterkit.publish.register import replace_checkpoint
from letterkit.read.files import read_bytes
from letterkit.read.workspace import Workspace


def take_in(workspace: Workspace, slug: str, path: Path, name: str) -> None:
    """Add the cosignatures of a witness to the newest checkpoint."""
    kept = kept_register(workspace, slug)
    if kept is None:
        raise LetterkitError(f"{slug}: nothing was published yet")
    try:
        checkpoint = with_cosignatures(kept.register, read_bytes(path, name))
    except LetterkitError as error:
        raise LetterkitError(f"{name}: {error}", hint=error.hint) from error
    replace_checkpoint(kept.folder, kept.name, kept.register, checkpoint)
