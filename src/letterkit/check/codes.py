"""What the codes of findings mean, in words: `codes.toml` beside this file."""

import difflib
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from letterkit.errors import LetterkitError


@dataclass(frozen=True, slots=True)
class Code:
    name: str
    severities: tuple[str, ...]
    what: str
    example: str
    do: str
    repeat: bool = False  # whether it asks if its entries are one

    def __str__(self) -> str:
        """A section in Markdown, for the terminal and for docs/checks.md alike."""
        return (
            f"## {self.name}\n\n{' or '.join(self.severities)}: {self.what}\n\n"
            f"Example: {self.example}\n\nWhat to do: {self.do}\n"
        )


@lru_cache(maxsize=1)
def codes() -> dict[str, Code]:
    text = (resources.files("letterkit.check") / "codes.toml").read_text("utf-8")
    return {
        name: Code(name, **{**each, "severities": tuple(each["severities"])})
        for name, each in tomllib.loads(text).items()
    }


def explain(name: str) -> Code:
    """The meaning of a code; raises LetterkitError with the nearest codes for any other word."""
    if found := codes().get(name):
        return found
    near = difflib.get_close_matches(name, codes(), 3, 0.4)
    raise LetterkitError(
        f"no such code: {name}",
        hint=f"there are {', '.join(near or codes())}",
    )
