"""What a hint says to type: options of `--map` as they stand in a shell, and lists of answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from letterkit.errors import LetterkitError
from letterkit.lists.columns.questions import understood
from letterkit.lists.people.beside_names import is_role
from letterkit.lists.said.standing_beside import ends_signature
from letterkit.text.shell import quoted
from letterkit.wishes.asking_nothing import asks_to_be_named
from letterkit.wishes.not_yet import is_note_title, says_not_yet
from letterkit.wishes.wishes import is_wish

MOST_SHOWN = 12
# In a hint, for people to replace: what they do not say is refused.
UNSAID = "MEANING"
_OF_NAMED = (
    f" ({UNSAID} is one of named (it is no wish: name them, and keep the text as it is), initials,"
    " role, unnamed (counted without a name), no (in no output), out (does not sign))"
)


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


def are_numbered(titles: Sequence[str]) -> bool:
    """Whether columns have no titles of their own, but `column 1`, `column 2` and so on."""
    return all(title == f"column {number}" for number, title in enumerate(titles, 1))


def several_names(place: str, titles: Sequence[str], likely: Sequence[str]) -> LetterkitError:
    """The error for a table without titles in which several columns seem to hold names."""
    shown = ", ".join(f"“{title}”" for title in likely)
    width = titles.index(likely[1]) - titles.index(likely[0])
    regular = width > 1 and list(likely) == list(titles[titles.index(likely[0]) :: width])
    hint = "give each person a row"
    if regular and titles[0] == likely[0] and len(titles) % width == 0:
        one = ["Name", *(["City", "Role", "Note"] + ["Other"] * width)[: width - 1]]
        example = ", ".join(one * (len(titles) // width))
        hint += f", or write a row of titles above them that repeats, such as {example}"
    private = " ".join(map_of(title, "private") for title in likely[1:])
    hint += f"; if only the first holds names: {map_of(likely[0], 'name')} {private}"
    return LetterkitError(f"{place}: several columns seem to hold names: {shown}", hint=hint)


def _may_be_job(text: str) -> bool:
    return is_role(text) and not is_wish(text)


def of_wishes(title: str, answers: Sequence[tuple[str, int]]) -> Hint:
    """What to say of texts that may be wishes.

    Nobody who asks to be named is hidden by a hint that is typed as it stands.
    """
    noted = is_note_title(title)
    later = [
        each for each in answers if (noted and says_not_yet(each[0])) or ends_signature(each[0])
    ]
    others = [each for each in answers if each not in later]
    job = understood(title) == "role"
    # "Pending magistrate" may be what somebody does.
    named = [each for each in others if asks_to_be_named(each[0]) or (job and _may_be_job(each[0]))]
    others = [each for each in others if each not in named]
    options = [
        maps(title, later, "no"),
        maps(title, named, UNSAID),
        maps(title, others, "unnamed"),
    ]
    typed = " ".join(each for each in options if each)
    if named:
        return Hint("say what each one means", typed, _OF_NAMED)
    first = "(counted without a name), or =initials, =role, =no (in no output)"
    if not others:
        first = "(in no output), or =unnamed (counted without a name), =initials, =role"
    return Hint(
        "say what each one means",
        typed,
        f" {first}, =out (does not sign), or =named (it is no wish: name them, and keep the"
        " text as it is)",
    )
