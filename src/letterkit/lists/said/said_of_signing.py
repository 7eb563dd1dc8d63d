"""What is said behind a name of whether the person signs: "Luisa Ortega abstains".

    Luisa Ortega abstains              a verb behind the name
    Tom Kerr will think about it
    Ada Example (Under review)         a state, in brackets, behind a comma or a dash
    Uwe Abt – in Klärung

Minutes and pages of a team have such lines. No rule hears who of them signs, so an import stops.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from letterkit.errors import LetterkitError
from letterkit.lists.documents.documents import Line
from letterkit.lists.documents.group_words import kind_of_group
from letterkit.lists.people.beside_names import is_like_person, is_organisation
from letterkit.private.private_data import masked
from letterkit.text.phrases import tables_of
from letterkit.wishes.not_yet import says_not_yet
from letterkit.wishes.orders import begins_with_order
from letterkit.wishes.reported_wishes import reported_wish

_BRACKET = re.compile(r"[(\[{（【]([^()\[\]{}（）【】]*)[)\]}）】]")
_APART = re.compile(r"\s+[-–—]+\s+|\s*[,;،|:]\s+")
_MOST_WORDS = 16
_SHOWN = 120
_ENDS = " .!,;:"


@lru_cache(maxsize=65_536)
def said_of_signing(name: str, *, body: bool = False) -> str:
    """What a text says of a signature behind the name in it, or nothing.

    An organisation (`body`) may be called "Example City will not wait".

    >>> said_of_signing("Luisa Ortega abstains"), said_of_signing("Ada Example (Under review)")
    ('abstains', 'Under review')
    >>> said_of_signing("Ludwig van Beethoven"), said_of_signing("Will Will"), said_of_signing("Bo")
    ('', '', '')
    """
    words = name.split()
    if len(words) > _MOST_WORDS:
        return ""
    plain = " ".join(words)
    said = _said_in(plain, body=body)
    # A sentence is heard as one: "Bo Sample withdrew".
    return "" if said and (begins_with_order(plain) or reported_wish(plain)) else said


def _said_in(name: str, *, body: bool) -> str:
    for match in _BRACKET.finditer(name):
        if says_not_yet(match[1]):
            return match[1].strip()
    outside = _BRACKET.sub(" ", name)
    first, *behind = _APART.split(outside)
    for part in behind:
        if is_state(part):
            return part.strip()
    for part in (first, *behind):
        said = _said_at_end(part, loud=not name.isupper())
        if said and (not body or said.casefold().strip(_ENDS) in _words("alone")):
            return said
    return ""


def refuse_signing(place: str, name: str, *, body: bool, whole: str = "") -> None:
    """Refuse a text with a word behind a name of whether somebody signs.

    `whole` is the option that says that all of it is the name.
    """
    if not (said := said_of_signing(name, body=body)):
        return
    what, which = (masked(" ".join(each.split()), "comment")[:_SHOWN] for each in (said, name))
    raise LetterkitError(
        f"{place}: do they sign? {what} (in “{which}”)",
        hint="delete the line of who does not sign or has not agreed yet, or write “(withdrawn)”"
        " behind the name; of who signs leave the name alone"
        + (f"; if all of it is the name: {whole}" if whole else ""),
    )


def refuse_signing_lines(paragraphs: Sequence[Sequence[Line]], name: str) -> None:
    """Refuse the first line of a text in which a name has such a word behind it."""
    for line in (line for paragraph in paragraphs for line in paragraph):
        refuse_signing(f"{name}:{line.line}", line.words.text, body=False)


def is_state(text: str) -> bool:
    """Whether a text beside a name says that somebody has not agreed yet, and names no body.

    >>> is_state("under review"), is_state("No Consent Theatre")
    (True, False)
    """
    if text.split()[:1] and text.split()[0] in _words("first"):
        return True  # "signs for the city"
    if not says_not_yet(text):
        return False
    return not (any(word[0].isupper() for word in text.split()[1:]) and is_organisation(text))


def _said_at_end(text: str, *, loud: bool) -> str:
    """What begins with a verb of signing behind a name; `loud` that capitals stand out there."""
    words = text.split()
    for number in range(1, len(words)):
        written = words[number].strip(_ENDS)
        stands_out = loud and written.isupper() and len(written) > 2
        plain = written.casefold().replace("’", "'")
        stands_out = stands_out or (number > 1 and plain in _words("nobody"))
        if not stands_out and written != written.casefold():
            continue
        said = " ".join(words[number:])
        goes_on = number + 1 < len(words) and (stands_out or not words[number + 1][0].isupper())
        if plain in _words("alone") or (plain in _words("begin") and goes_on):
            return said
        if number > 1 and is_state(said) and not is_organisation(" ".join(words[:number])):
            return said
    return ""


def is_said_of_one(text: str) -> bool:
    """Whether a text is the name of a person with such words behind it: "Bo Sample has signed"."""
    before = text.removesuffix(said_of_signing(text)).strip(" ,–—-([")
    return before != text and is_like_person(before) and not kind_of_group(before)


@cache
def _words(kind: str) -> frozenset[str]:
    tables = tables_of("letterkit.lists.said", "said_of_signing.toml")[kind]
    texts = [tables] if isinstance(tables, str) else tables.values()
    return frozenset(word.casefold() for text in texts for word in text.split())
