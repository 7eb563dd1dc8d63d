"""Texts beside a name that may be a wish, where no rule can say which.

may_be_wish("first name only")        True
may_be_wish("opted out")              True
may_be_wish("University of Example")  False
strict("do not publish")              Mark(shown="unnamed")

The caller that asks stops there and shows the text: it is never published and never guessed at.
"""

import re
from functools import lru_cache

from letterkit.lists.consent.consents import hints
from letterkit.lists.consent.meanings import is_yes_or_no
from letterkit.lists.pages.entry_marks import NONE, Mark, said
from letterkit.lists.people.beside_names import is_organisation
from letterkit.lists.people.nicknames import words_of_site
from letterkit.lists.said.standing_words import mentions_leaving, says_out
from letterkit.lists.said.wishes import wish_of
from letterkit.model import Shown
from letterkit.private.excerpts import excerpt
from letterkit.private.job_words import is_job
from letterkit.private.private_data import masked
from letterkit.wishes.doubt_words import has, is_chosen_name
from letterkit.wishes.tongues import may_be_foreign_wish

_LONGEST = 200
_MOST_WORDS = 12
_BRACKET = re.compile(r"[(\[{（【<]([^()\[\]{}（）【】<>]*)[)\]}）】>]")
_SEPARATED = re.compile(r"\s+[-–—]+\s+|\s*[,;|/:]+\s*|\s+#+\s*")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[\w'’-]+")
_YEARS = re.compile(r"\s*(?:\*|†)?\s*\d{4}(?:\s*[-–—]\s*(?:\d{4})?)?\s*")


@lru_cache(maxsize=4096)
def strict(text: str) -> Mark:
    """What a text plainly asks of how a signature is shown, or that it does not stand."""
    plain = " ".join(text.split()).strip(" .!=:;,\"'“”„()[]")
    if not plain or len(plain) > _LONGEST:
        return NONE
    if wish := wish_of(plain):
        return Mark(str(wish)) if wish != Shown.NAMED else NONE
    if says_out(plain):
        return Mark(out=f"marked as “{excerpt(plain)}”")
    return said(plain)


@lru_cache(maxsize=4096)
def may_be_wish(text: str) -> bool:
    """Whether a text in brackets or a legend can be about how somebody is shown."""
    plain = " ".join(text.split()).strip(" .!=:;,\"'“”„")
    if not _LETTER.search(plain):
        return bool(plain) and not _YEARS.fullmatch(plain)
    if has("harmless", plain) or is_chosen_name(plain):
        return False
    if strict(plain) or is_yes_or_no(plain) or mentions_leaving(plain):
        return not (is_organisation(plain) and len(plain.split()) > 1)
    if has("only", plain) or may_be_foreign_wish(plain):
        return True
    doubted = has("doubt", plain)
    if not doubted and (not hints(plain) or _is_post(plain)):
        return len(plain) == 1 and plain == "x"
    return not (is_organisation(plain) or _is_proper(plain))


def unclear_bracket(name: str) -> str:
    """A text in brackets within a name that may be a wish, or nothing."""
    for match in _BRACKET.finditer(name):
        text = match[1].strip()
        if text == "X":
            continue  # a network of that name, where a small one is a tick
        if "@" in text or ("." in text.strip(".") and "/" in text):
            continue
        acronym = text.isupper() and len(text) > 1 and _LETTER.search(text)
        if acronym and (not is_yes_or_no(text) or is_organisation(name)):
            continue
        words = words_of_site(text)
        if words and not may_be_wish(words):
            continue
        if may_be_wish(text) and masked(text, "name").strip(" …"):
            return text
    return ""


def unclear_end(name: str) -> str:
    """What is said behind a dash or a comma that may be a wish, or nothing."""
    for part in _SEPARATED.split(name)[1:]:
        if asks_for_part(part) or (mentions_leaving(part) and not is_organisation(part)):
            return part
    return _small_end(name)


def _small_end(name: str) -> str:
    """What is said behind a name without any mark: "Di Example anonym", "Bo Sample WITHDRAWN"."""
    words = name.split()
    if len(words) < 3 or len(words) > _MOST_WORDS or is_organisation(name):
        return ""
    loud = not name.isupper()
    for start in range(2, len(words)):
        word = words[start]
        said = " ".join(words[start:])
        if not word[0].isalpha() or has("harmless", said):
            continue  # what is in brackets is read by itself
        if (word.islower() or (loud and word.isupper() and len(word) > 3)) and strict(said):
            return said
    return ""


@lru_cache(maxsize=4096)
def asks_for_part(text: str) -> bool:
    """ "First name only": a role or an affiliation that asks for a part of the name."""
    if len(text) > _LONGEST or not has("only", text) or has("harmless", text):
        return False
    return has("part", text) and not is_organisation(text)


def _is_post(text: str) -> bool:
    """ "Public defender", "private tutor", "Print maintainer"."""
    first, *rest = text.split()
    return bool(rest) and (has("post", first) or is_job(rest[-1]))


def _is_proper(text: str) -> bool:
    """ "Public Health Example": several words that all begin with a capital."""
    found = [word for word in _WORD.findall(text) if len(word) > 3]
    return len(_WORD.findall(text)) > 1 and all(word[0].isupper() for word in found)
