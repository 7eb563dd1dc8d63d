"""A list corrected in place: some cells of some entries, all else byte for byte as it was."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from letterkit.actions.lists import write_list
from letterkit.cli.host import TERMINAL
from letterkit.errors import LetterkitError
from letterkit.model.list_text import changed, format_list, with_columns, with_rows
from letterkit.publish.writing import write_whole
from letterkit.read.list_files import list_to_change
from letterkit.read.workspace import Workspace

Changes = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Before:
    """A file as it was, and as it was made of that."""

    path: Path
    data: bytes
    after: bytes

    def restore(self) -> None:
        """Put back what was there; raises Changed if somebody has saved the file since."""
        write_whole(self.path, self.data, before=self.after)


def corrected(workspace: Workspace, letter: str, changes: Changes) -> Before:
    """Write other texts into the list: by id and column."""
    target = list_to_change(workspace, letter)
    text = target.text
    wanted = {column for values in changes.values() for column in values}
    text = with_columns(text, sorted(wanted - set(text.columns)))
    place = text.columns.index("id") if "id" in text.columns else -1
    rows = {
        number: changed(text, row, changes[row.cells[place]])
        for number, row in enumerate(text.rows)
        if number > text.header and len(row.cells) > place >= 0 and row.cells[place] in changes
    }
    if len(rows) != len(changes):
        raise LetterkitError(
            f"{target.name}: not all of these entries are in it by an id",
            hint="correct the list in an editor; the next check reads it again",
        )
    after = format_list(with_rows(text, rows)).encode(target.codec)
    write_list(target.path, target.name, after, before=target.raw[0], note=TERMINAL.note)
    return Before(target.path, target.raw[0], after)
