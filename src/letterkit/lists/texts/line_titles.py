"""Lines of a plain text that stand above names: what makes one a heading, and what it says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from letterkit.lists.documents.continued import without_continued
from letterkit.lists.documents.documents import Line
from letterkit.lists.documents.group_words import (
    is_of_many,
    is_only_group,
    kind_of_group,
    says_demands,
    says_who_signed,
)
from letterkit.lists.pages.entry_marks import said
from letterkit.lists.people.beside_names import is_like_person
from letterkit.lists.people.hidden_names import hidden_name, is_of_nameless
from letterkit.lists.rows.name_shapes import introduces, is_title
from letterkit.lists.said.heading_states import is_ordinary, is_state
from letterkit.lists.said.said_above import Above, judged, unclear
from letterkit.lists.texts.pair_lines import is_comment

LIST_MARK = re.compile(
    r"\s*(?:[-*+•–—‣◦·▪●○]|№\s*\d+[.):]?|\(?\d{1,9}[.)]|[٠-٩۰-۹]{1,4}\s?[-–—])(?:\s+|$)"
)
HEADING_MARK = re.compile(r"\s*#{1,6}\s+")
_LONGEST_TITLE = 100
_FEW_WORDS = 3


@dataclass(slots=True)
class Group:
    """Lines below a line that says whose they are, in paragraphs."""

    title: str
    kind: str
    # Whether each person begins with a mark, and what says more of them is indented below.
    items: bool = True
    paragraphs: list[list[Line]] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        """The texts of all its lines."""
        return [line.words.text for lines in self.paragraphs for line in lines]


def is_line_title(text: str, *, parted: bool) -> bool:
    """A line that says whose names follow, or that something else does."""
    text = without_continued(text)
    if len(text) > _LONGEST_TITLE or not is_title(text) or LIST_MARK.match(text):
        return False
    marked = bool(HEADING_MARK.match(text)) or introduces(text)
    plain = HEADING_MARK.sub("", text)
    if says_who_signed(plain):
        # "(signature illegible)" is somebody who signed.
        return (marked or parted) and not hidden_name(plain)
    if parted and is_only_group(plain) and is_of_many(plain):
        return True  # "NGOs", "Individuals": nobody's name
    wish = bool(said(plain.strip(" :,،")))
    if is_comment(text):
        return wish or bool(kind_of_group(plain))
    return marked and (wish or bool(kind_of_group(plain) or says_demands(plain)))


def opens_list(title: str) -> bool:
    """Whether people who signed stand below a heading: with or without their names."""
    return not says_demands(title) or says_who_signed(title) or bool(judged(title).shown)


def is_judged(text: str, above: Group, place: str) -> bool:
    """Whether a line is a heading by what it says of those below it, or by its colon.

    One that may say that they did not sign is refused. Where people stand in the group above it
    below no such heading, so is one that nothing is known of.
    """
    plain = HEADING_MARK.sub("", text).strip(" :：")
    of_one = len(text) > _LONGEST_TITLE or is_like_person(plain) or bool(said(plain))
    if LIST_MARK.match(text) or (of_one and not is_state(plain)):
        return False
    marked = bool(HEADING_MARK.match(text)) or text.endswith((":", "："))
    if not (marked or is_state(plain)):
        return False
    few = len(plain.split()) <= _FEW_WORDS
    if judged(plain).unclear and (few or marked):
        raise unclear(place, text)
    if not (marked and few):
        return False
    plainly = not above.title or says_who_signed(above.title)
    if above.paragraphs and plainly and not is_ordinary(plain):
        raise unclear(place, text)
    return True


def refuse_unplaced(title: str, place: str) -> None:
    """Refuse a heading that speaks of signatures, and says nothing certain of those below it."""
    if said(title) and judged(title) == Above():
        raise unclear(place, title)


def is_title_of_nameless(text: str, number: int, lines: Sequence[str]) -> bool:
    """Whether a word for people without a name stands between blank lines, with people below.

    Where each person has a paragraph, it may be one of them.
    """
    if LIST_MARK.match(text) or not is_of_nameless(text) or judged(text).out:
        return False  # "Withdrawn signatures" says that they left
    blocks = _blocks(lines)
    return [number] in blocks[:-1] and max(map(len, blocks)) > 1


def _blocks(lines: Sequence[str]) -> list[list[int]]:
    """The numbers of the lines that stand together, without a blank line between them."""
    blocks: list[list[int]] = [[]]
    for number, line in enumerate(lines, 1):
        if line.strip():
            blocks[-1].append(number)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]
