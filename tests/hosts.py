"""A caller of actions that says nothing: the time and randomness are those of this machine."""

from letterkit import system
from letterkit.actions.host import Host
from letterkit.parallel import uncounted


def _ignored(*_: object) -> None:
    """Where notes and warnings go."""


SILENT = Host(
    now=system.now,
    random_bytes=system.random_bytes,
    new_id=system.new_id,
    shuffle=system.shuffle,
    note=_ignored,
    warn=_ignored,
    complain=_ignored,
    progress=uncounted,
)
