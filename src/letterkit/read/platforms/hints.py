"""What a hint says to type: options of `--map` as they stand in a shell, and lists of answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from letterkit.model.shell import quoted

MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Hint:
    """What to type: `options` as they stand between what they do and what else can be said."""

    lead: str
    options: str
    rest: str

    @property
    def text(self) -> str:
        return f"{self.lead}: {self.options}{self.rest}"


def map_of(column: str, name: str) -> str:
    """The option as it is typed in a shell; titles and answers are never cut in it."""
    return f"--map {quoted(f'{column}={name}')}"


def maps(title: str, answers: Sequence[tuple[str, int]], meaning: str) -> str:
    """An option for each answer: one command settles all of them."""
    return " ".join(map_of(f"{title}: {text}", meaning) for text, _ in answers)


def listed(answers: Sequence[tuple[str, int]], most: int = MOST_SHOWN) -> str:
    shown = ", ".join(f"“{short(text)}” ({count})" for text, count in answers[:most])
    more = len(answers) - most
    return shown + (f" and {more} more" if more > 0 else "")


def short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
