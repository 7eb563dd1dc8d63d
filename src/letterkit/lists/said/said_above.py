"""What stands above, beside or around people says of them: the one place where it is judged.

It is a heading, a title line, a line that ends in a colon, the name of a sheet or of a file:

    judged("Withdrawn since May:")        they do not sign, and take back what they signed
    judged("Not yet confirmed")           they do not sign
    judged("Do not publish these names")  they are counted, not named
    judged("They left us")                unclear: who reads it stops, with its words
    judged("Berlin")                      nothing of the kind

Only what is understood whole counts; for anything else one word is enough to ask. The words that
ask are in `said_above.toml`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from letterkit.errors import LetterkitError
from letterkit.lists.consent.discreet import is_discreet
from letterkit.lists.documents.continued import without_continued
from letterkit.lists.documents.group_words import (
    is_of_many,
    kind_of_group,
    names_a_letter,
    says_demands,
    says_who_signed,
)
from letterkit.lists.people.beside_names import is_like_person, is_organisation
from letterkit.lists.rows.name_shapes import is_sentence
from letterkit.lists.said.demand_sentences import is_demand
from letterkit.lists.said.heading_states import has_state, is_ordinary, is_state
from letterkit.lists.said.leaving import may_leave, takes_back
from letterkit.lists.said.said_of_signing import is_state as is_state_of_one
from letterkit.lists.said.standing_words import mentions_leaving, says_out
from letterkit.lists.said.wishes import wish_of, wish_of_heading
from letterkit.model import Shown
from letterkit.private.excerpts import excerpt
from letterkit.text.names import fold
from letterkit.text.phrases import begins_word
from letterkit.wishes.doubt_words import has
from letterkit.wishes.not_yet import says_later
from letterkit.wishes.reported_wishes import UNNAMED, reported_wish
from letterkit.wishes.tongues import may_be_foreign_wish
from letterkit.wishes.wishes import is_wish

HINT = "write “Signed:”, “Anonymous:”, “Not signed:” or “Withdrawn:” in its place"
_ENDS = " \t:：,،;.*_=#-–—"
_COUNT = re.compile(r"\s*[(\[]\s*\d+\s*[)\]]\s*$|^\s*\(?\d{1,3}[.)]\s+")
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST = 200
_SHOWN = 120  # characters of a text in an error
_FEW = 4
_FEW_WORDS = 3
# "First names only": less than that they signed.
_ONLY = frozenset({
    "only", "nur", "bloss", "seulement", "uniquement", "solo", "solamente", "tylko", "jedynie",
    "только", "лишь", "толькі", "адно", "тільки", "лише", "فقط",
})  # fmt: skip
_A_SENTENCE = 4


@dataclass(frozen=True, slots=True)
class Above:
    """What a text says of those below it.

    `out` if they do not sign; `back` if they signed once. `shown` is how they want to be shown.
    `unclear` if it may say such a thing; `signs` if it says that they signed, and no more.
    """

    out: bool = False
    back: bool = False
    shown: str = ""
    unclear: bool = False
    signs: bool = False


@lru_cache(maxsize=16_384)
def judged(text: str) -> Above:
    """What a heading between people, or the name of a sheet, says of those below it."""
    plain = plain_heading(text)
    if not _LETTER.search(plain) or is_demand(text):
        return Above()
    if may_leave(plain):
        return Above(unclear=True)
    if says_out(plain) or takes_back(plain):
        return Above(out=True, back=takes_back(plain))
    if shown := _wish(plain):
        return Above(shown=shown)
    if asks(plain):
        return Above(unclear=True)
    return Above(signs=says_who_signed(plain))


@lru_cache(maxsize=4096)
def judged_title(text: str) -> Above:
    """The same of a line above the titles of a table, which is mostly that of the letter.

    A letter may be about withdrawing troops or anonymous companies, so such a word alone asks only
    in a short line, or beside one for those who sign.
    """
    plain = plain_heading(text)
    if not _LETTER.search(plain) or is_demand(text):
        return Above()
    if says_out(plain) or takes_back(plain):
        return Above(out=True, back=takes_back(plain))
    if shown := wish_of(plain) or (Shown.UNNAMED.value if is_wish(plain) else ""):
        return Above(shown=shown)
    words = len(plain.split())
    about_people = has("entry", plain) or bool(kind_of_group(plain)) or says_who_signed(plain)
    short = words <= _FEW and not names_a_letter(plain)
    said = any(map(reported_wish, re.split(r"[.!?]\s+", plain)))
    if asks(plain) and (about_people or short or (said and not names_a_letter(plain))):
        return Above(unclear=True)
    return Above(signs=says_who_signed(plain))


def _wish(plain: str) -> str:
    return wish_of_heading(plain) or (Shown.UNNAMED.value if is_wish(plain) else "")


def plain_heading(text: str) -> str:
    """A heading without its marks, its number and the number of those below it."""
    plain = without_continued(" ".join(text.replace("_", " ").split()))
    return _COUNT.sub("", plain.strip(_ENDS)).strip(_ENDS)


@lru_cache(maxsize=16_384)
def asks(text: str) -> bool:
    """Whether a word of the text may say that those below do not sign, or not by name."""
    known = kind_of_group(text) or says_who_signed(text) or has("harmless", text)
    if is_state(text) or (says_only(text) and not known and not is_sentence(text)):
        return True
    folded = f" {fold(text)} "
    if len(text) > _LONGEST or not folded.strip():
        return False
    if is_discreet(text) and not has("harmless", text):
        return True
    if _has("addressed", folded):
        return reported_wish(text) == UNNAMED  # "We ask you not to publish the names below"
    if has_state(text) or (says_later(text) and is_state_of_one(text)):
        return True
    if has("harmless", text):
        return has("gone", text)  # "Without affiliation", "titles are for identification only"
    first = f" {folded.split()[0]} "
    if _has("once", folded) and not kind_of_group(text):
        return True
    if _has("strong", folded) or _has("weak", first) or reported_wish(text) or has("gone", text):
        return True
    if may_be_foreign_wish(text):
        return True
    return mentions_leaving(text) and not is_organisation(text)


def is_plain_line(text: str) -> bool:
    """Whether a line above people is plainly no wish: it says that they signed, a kind, a place."""
    plain = plain_heading(text)
    if asks(plain):
        return False
    if says_who_signed(plain) or (kind_of_group(plain) and is_of_many(plain)):
        return True
    words = plain.split()
    return len(words) < _A_SENTENCE or is_organisation(plain) or _are_capital(words)


def is_about_something_else(text: str) -> bool:
    """Whether a sentence is about the list or the letter: "We publish no addresses."."""
    return is_sentence(text) and (bool(judged(text).shown) or not judged_title(text).unclear)


def says_only(text: str) -> bool:
    """Whether a text restricts something: "First names only", "Nur Vornamen"."""
    return bool(_ONLY & set(fold(text).split()))


def may_say_anything(text: str) -> bool:
    """Whether a few words that may be a heading are known for nothing: no place, kind or name."""
    plain = plain_heading(text)
    few = 0 < len(plain.split()) <= _FEW_WORDS and not is_sentence(text)
    return few and not is_ordinary(plain) and not is_like_person(plain)


def may_be_heading(text: str) -> bool:
    """Whether a text alone in a row is rather a heading that asks than somebody's name."""
    plain = plain_heading(text)
    return asks(plain) or (says_demands(plain) and not is_organisation(plain))


def _are_capital(words: list[str]) -> bool:
    long = [word for word in words if len(word) > 3]
    return bool(long) and all(not word[0].islower() for word in long)


def unclear(place: str, text: str, *, hint: str = HINT) -> LetterkitError:
    """The refusal of a text that may say something of those below it."""
    return LetterkitError(
        f"{place}: did those below sign, and are they to be named: {excerpt(text, _SHOWN)}?",
        hint=hint,
    )


def _has(kind: str, folded: str) -> bool:
    return begins_word("letterkit.lists.said", "said_above.toml", kind, folded)
