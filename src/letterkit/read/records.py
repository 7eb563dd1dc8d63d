"""A record: what one line of a list says, before its text becomes values."""

from typing import NamedTuple


class Record(NamedTuple):
    """`values` are texts by column, as `columns` names them; `line` counts from 1."""

    file: str
    line: int
    values: dict[str, str]

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}"
