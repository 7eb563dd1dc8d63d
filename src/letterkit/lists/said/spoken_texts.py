"""Texts that speak of somebody's signature: what is one, where it ends, and what is a name.

A sentence in the place of a name is nobody's name. `spoken_of.py` finds who it is about.
"""

import re
from collections.abc import Iterator, Sequence, Set

from letterkit.errors import LetterkitError
from letterkit.lists.people.beside_names import is_like_person, is_whole_organisation
from letterkit.lists.people.whole_sentences import PERHAPS, SURE, sentence_in
from letterkit.lists.rows.name_shapes import ends_in_particle
from letterkit.lists.said.demand_sentences import names_somebody
from letterkit.lists.said.mentioned import Names
from letterkit.model import Kind
from letterkit.model.incoming import Incoming
from letterkit.private.excerpts import excerpt
from letterkit.wishes.lexicon import fold
from letterkit.wishes.orders import begins_with_order
from letterkit.wishes.possible_wishes import clauses_of
from letterkit.wishes.reported_wishes import OUT, UNNAMED, reported_wish

# A question keeps its mark, for it says nothing for certain.
_STOP = r"(?<!\bMr)(?<!\bDr)(?<!\bMs)(?<!\b\w)[.!]+(?=\s|$)|(?<=[?؟])(?=\s|$)"
_SENTENCES = re.compile(rf"{_STOP}|[\n\r\"“”„«»|{{}}\[\]<>]+")
_PIECES = re.compile(rf"{_STOP}|[\n\r\"“”„«»|{{}}<>]+")
_ARROWS = re.compile(r"[-=–—]+(?:>|&gt;)|[→⇒➜]")
_MARKS = " \t-–—*#>,'/:;.()[]"
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST, _LONGEST = 3, 400


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text that are long enough to say something of somebody."""
    for piece in _SENTENCES.split(text):
        plain = " ".join((piece or "").split()).strip(" -–—*#>,'/")
        if len(plain) <= _LONGEST and len(_WORD.findall(plain)) >= _FEWEST:
            yield plain


def pieces(text: str) -> Iterator[str]:
    """The parts of a text that may be an order about somebody: "Bo Sample -> initials only"."""
    for piece in _PIECES.split(_ARROWS.sub(": ", text)):
        plain = " ".join((piece or "").split()).strip(_MARKS)
        if plain and len(plain) <= _LONGEST:
            yield plain


def _asks(text: str) -> bool:
    return any(clause.has("polite") for clause in clauses_of(fold(text)))


def name_as_given(each: Incoming) -> str:
    return each.private.get("name as given", "") or each.values.get("name", "")


def is_about_one(each: Incoming) -> bool:
    """Whether what stands for a name is a sentence about somebody."""
    text = name_as_given(each)
    if _is_plain_in_one_case(text):
        return True
    if not is_order(text) and is_like_person(each.values.get("name", "")):
        return False  # "Bo Sample (do not name)": what stands behind a name was read with it
    return speaks_of_one(text)


def called_so(people: Sequence[Incoming], rows: Set[int]) -> set[int]:
    """Those of the rows that are organisations whose names begin as an order does.

    "Remove Plastics e.V." is called so, unless somebody on the list is meant by its words.
    """
    found = {number for number in rows if _may_be_called_so(people[number])}
    if not found:
        return found
    given = [
        "" if number in rows else each.values.get("name", "") for number, each in enumerate(people)
    ]
    others = Names(given, [False] * len(given))
    return {number for number in found if not others.mentioned(people[number].values["name"])}


def _may_be_called_so(each: Incoming) -> bool:
    name = each.values.get("name", "")
    if each.values.get("kind") != Kind.ORGANISATION or not is_order(name):
        return False
    words = _WORD.findall(name)
    capitals = sum(word[0].isupper() for word in words)
    # Small words may stand between: "Remove the Wall Initiative".
    named = words[0][0].isupper() and words[-1][0].isupper() and 2 * capitals > len(words)
    return named and not names_somebody(name)


def is_prose(each: Incoming) -> bool:
    """Whether a name is surely a sentence; one that may be the name of a group is asked about."""
    if each.values.get("kind") == Kind.ORGANISATION:
        return False
    name = each.values.get("name", "")
    found = sentence_in(name)
    if found == PERHAPS and not is_about_one(each):
        raise LetterkitError(
            f"{each.file}:{each.line}: is this a sentence or a name: {excerpt(name)}?",
            hint="delete it if it is a sentence; if a group is called so, put it in a file of its"
            " own and add that with --kind organisation",
        )
    return found == SURE


def speaks_of_one(text: str) -> bool:
    """Whether a text is a sentence about a signature of somebody: "Bo asked to be removed"."""
    if is_order(text):
        return True
    if len(_WORD.findall(text)) < _FEWEST or not reported_wish(text):
        return False
    small = [word for word in _WORD.findall(text) if word.islower()]
    caseless = not any(letter.isupper() or letter.islower() for letter in text)
    if len(small) == 1 and not ends_in_particle(small[0]) and _asks(text):
        return True  # "Please remove Bo Sample"
    if not caseless and len(small) < 2:
        return False
    if reported_wish(text) == OUT:
        return True  # "a retiré sa signature": "sa" is a legal form as well
    return not is_like_person(text) and not is_whole_organisation(text)


def _is_plain_in_one_case(text: str) -> bool:
    """Whether a text without capitals says plainly that somebody left: no name holds such words."""
    caseless = not any(letter.isupper() or letter.islower() for letter in text)
    return caseless and len(text.split()) >= _FEWEST and reported_wish(text) in (OUT, UNNAMED)


def is_order(text: str) -> bool:
    """Whether a name is an order about another one: "Remove Bo Sample", "Bo Sample streichen"."""
    words = _WORD.findall(text)
    if len(words) == _FEWEST - 1:
        return begins_with_order(words[0])  # "Remove Bo"
    return len(words) >= _FEWEST and begins_with_order(text)
