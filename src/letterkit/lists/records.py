"""What one line of a list says, before its text becomes values: cells, or a record of them."""

from typing import NamedTuple


class Row(NamedTuple):
    """The cells of a row of a table, and the line on which it begins."""

    line: int
    cells: list[str]


class Record(NamedTuple):
    """`values` are texts by column, as `columns` names them; `line` counts from 1."""

    file: str
    line: int
    values: dict[str, str]

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}"
