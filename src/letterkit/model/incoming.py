"""Who an export says has signed, before they are on a list."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Incoming:
    """`values` are texts by column of a list, `private` texts by other titles.

    `key` names the response on its platform, where there is one. `line` is that of `file`. In a
    folder of one file each, a person has a file `alone`, and its name says who it is.
    `undecided` is somebody whose answer about consent nobody can read as a yes or a no. `for_all`
    says that their consent is what the coordinator said for all who gave no answer. `counted` is
    a key that may only count the rows, and be another one's in the next export. `columns` are those
    of a list that their source has, though nothing may stand in them.
    """

    file: str
    line: int
    platform: str
    values: Mapping[str, str]
    private: Mapping[str, str] = field(default_factory=dict)
    key: str = ""
    alone: bool = False
    undecided: bool = False
    for_all: bool = False
    counted: bool = False
    columns: Set[str] = frozenset()

    @property
    def source(self) -> str:
        """The `source` cell of a list: `google-forms export.csv:12`, and ` #KEY` if it has one."""
        text = f"{self.platform} {self.file}:{int(self.line)}" + (
            f" #{self.key}" if self.key else ""
        )
        return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Somebody whose signature is no more, as a file says; `place` is where.

    `never` is somebody who only answered that they do not sign: there may never have been one.
    `is_order` is false where a row only is hidden, so that nobody says that somebody withdrew.
    """

    place: str
    name: str
    email: str = ""
    never: bool = False
    is_order: bool = True
