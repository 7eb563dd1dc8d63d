"""Lines that only go on with the one above, as mail programs and copies of PDFs break them.

    Ada Maria                            Bo Sample, Sample Institute of
    Example, Example University          Technology

Read line by line, one person is two. A broken line shows by a single word where the others begin
with a whole name, or by what the line above ends in. Lists of first names, of names with the family
name first and of single names have many such lines, so there they show nothing.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from letterkit.errors import LetterkitError
from letterkit.lists.people.beside_names import is_country, is_like_person, is_organisation, is_role
from letterkit.lists.people.hidden_names import hidden_name
from letterkit.lists.rows.name_shapes import ends_in_particle
from letterkit.private.excerpts import excerpt

_MORE = re.compile(r"[,،;(\[<|]|\s[-–—]{1,3}\s|\t")
# A dash, or a bracket that ends the line: "Ada Example — Editor", "例子太郎（教授）".
_PARTED = (re.compile(r"\s[-–—]{1,3}\s"), re.compile(r"\s?[(（](?=[^()（）]+[)）]\s*$)"))
_MOSTLY = 0.6  # of the lines
_ENDS_OPEN = re.compile(r"[,،;&]$")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")
_TURNED = re.compile(
    r"[^\W\d_]+(?:['’-][^\W\d_]+)*[,،]\s*[^\W\d_]+(?:['’-][^\W\d_]+)*(?:\s+[^\W\d_]+\.?)?"
)
_CODE = 3  # letters of a country's code, which may be a name
_SEVERAL = 4  # names in a paragraph whose lines are put together
_FEWEST = 3  # lines that show how a list is written
_FEW = 0.34  # of the lines; more of them are how the list is written


def wrapped_at(
    paragraphs: Sequence[Sequence[str]], several_in: Callable[[str], int]
) -> tuple[int, int] | None:
    """Paragraph and line of the first line that may go on with the one above, or None.

    `several_in` counts the people that one line seems to hold.
    """
    lines = [text.strip() for paragraph in paragraphs for text in paragraph]
    singles = sum(map(_is_single, lines))
    open_ends = sum(bool(_ENDS_OPEN.search(text)) for text in lines)
    apart = len(paragraphs) > 1 and sum(len(each) == 1 for each in paragraphs) * 2 > len(paragraphs)
    for number, paragraph in enumerate(paragraphs):
        texts = [text.strip() for text in paragraph]
        if any(map(_is_single, texts[1:])) and several_in(" ".join(texts)) >= _SEVERAL:
            return number, 1
        for place, (above, text) in enumerate(pairwise(texts), 1):
            if hidden_name(text) or hidden_name(above):
                continue
            if _goes_on(above) or (_ENDS_OPEN.search(above) and 2 * open_ends < len(lines)):
                return number, place
            few = singles <= _FEW * len(lines) or (_is_single(above) and singles == 2)
            if (
                few
                and len(lines) >= _FEWEST
                and _is_single(text)
                and _is_broken(above, text, apart=apart)
            ):
                return number, place
    return None


def are_parallel(lines: Sequence[str]) -> bool:
    """Whether every line is parted in one way, and mostly begins with somebody's name.

    Lines that go on with the one above have no dash or bracket of their own in every case.
    """
    texts = [text.strip() for text in lines]
    for parted in _PARTED:
        names = [parted.split(text, maxsplit=1)[0].strip() for text in texts if parted.search(text)]
        if len(names) == len(texts):
            return sum(map(is_like_person, names)) >= _MOSTLY * len(names)
    return False


def refuse_family_first(texts: Sequence[str], name: str) -> None:
    """Ask of lines such as "Example, Ada", all of them, whether the family name comes first."""
    lines = [text.strip() for text in texts]
    behind = [re.split("[,،]", text)[-1].strip() for text in lines]
    known = any(
        is_role(text) or is_organisation(text) or (len(text) > _CODE and is_country(text))
        for text in behind
    )
    if len(lines) >= _FEWEST and all(map(_TURNED.fullmatch, lines)) and not known:
        raise LetterkitError(
            f"{name}: does every line begin with the family name, as in “{excerpt(lines[0])}”?",
            hint="if so, write the line “Last name, First name” above them; if it is a name and"
            " where somebody is from or works, write “Name, Affiliation” there",
        )


def _is_single(text: str) -> bool:
    """Whether a line begins with one word and then says more, or is one word."""
    first = _MORE.split(text, maxsplit=1)[0].strip()
    return _WORD.fullmatch(first) is not None and not hidden_name(text)


def _goes_on(above: str) -> bool:
    """Whether a line ends in a word such as "of", and is more than that word."""
    return " " in above and ends_in_particle(above)


def _is_broken(above: str, text: str, *, apart: bool) -> bool:
    """Whether a single word belongs to the line above; alone below a name it may be a name.

    `apart` says that blank lines set the people apart, so that a second line is no other person.
    """
    more_above, more_here = bool(_MORE.search(above)), bool(_MORE.search(text))
    if apart or _is_single(above):
        return True
    return more_above != more_here
