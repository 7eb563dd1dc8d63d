"""The command line as the caller of an action: notes, warnings and progress go to stderr."""

from letterkit import system
from letterkit.actions.host import Host
from letterkit.cli.output import note, show_error, show_warning
from letterkit.cli.progress import counted

TERMINAL = Host(
    now=system.now,
    random_bytes=system.random_bytes,
    new_id=system.new_id,
    shuffle=system.shuffle,
    note=note,
    warn=show_warning,
    complain=show_error,
    progress=counted,
)
