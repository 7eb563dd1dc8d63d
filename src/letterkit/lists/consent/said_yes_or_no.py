"""Whether a short text is somebody's answer: "yes", "Not this time", "ok", "not reached", "?".

It is a yes or a no, or up to five words that begin or end with one. "No Borders Network" is a
name, for all of its words have capitals.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from letterkit.lists.consent.meanings import is_yes_or_no
from letterkit.lists.people.beside_names import is_organisation, is_role
from letterkit.lists.said.standing_words import labels_of, says_out
from letterkit.wishes.doubt_words import has
from letterkit.wishes.lexicon import Word, fold, languages, tokens_in, words_of

_MOST_WORDS = 5
_LONGEST = 40
_SAYS = frozenset({Word.YES, Word.NO, Word.NEG})
_STANDS = frozenset({"in", "sign"})
# What people do, as well as what became of a signature.
_POSTS = frozenset({"support", "signature", "active", "aktiv", "actif", "valid", "published"})
_WORD = re.compile(r"[^\W\d_]{2}")
_NOES = frozenset({
    *("no", "nope", "not", "none", "n", "f", "false", "non", "faux", "pas", "aucun", "aucune"),
    *("nein", "nee", "falsch", "kein", "keine", "keinen", "keiner", "keines", "nie", "falsz"),
    *("нет", "не", "неа", "ни", "ні", "нi", "н", "няма", "немає", "ложь", "ninguno", "ninguna"),
    *("ningun", "falso", "لا", "كلا", "nao", "ne", "nei", "ei", "hayir", "nu"),
})  # fmt: skip


@lru_cache(maxsize=65_536)
def is_answer(text: str) -> bool:
    """Whether a text can only be an answer, however short: "ok", "not yet", "no - later", "?"."""
    plain = " ".join(text.split()).strip(" .!\"'“”()[]")
    if not plain or len(plain) > _LONGEST:
        return False
    if is_yes_or_no(plain) or is_yes_or_no(text.strip()):
        return True
    words = [word for word in words_of(plain) if word[0].isalnum()]
    if not words or len(words) > _MOST_WORDS or _is_called_so(plain):
        return False
    ends = [word for word in (words[0], words[-1]) if len(word) > 1]
    return any(map(is_yes_or_no, ends)) or begins_with_answer(words)


@lru_cache(maxsize=65_536)
def is_answer_in_words(text: str) -> bool:
    """The same of what stands beside a name in a line, where a letter or a sign may be a mark."""
    plain = text.strip(" .!?…\"'“”()[]")
    if not _WORD.search(plain) or has("harmless", plain):
        return False  # "B.S.", "no affiliation", "not employed"
    if is_answer(plain):
        return not (plain.isupper() and len(plain) > 3 and not is_yes_or_no(plain))
    labels = labels_of(plain)
    # "Signed on 3 November" says no more than that.
    dated = any(map(str.isdigit, plain))
    stands = bool(labels) and labels <= _STANDS and not (dated or is_role(plain))
    stands = stands and plain.casefold() not in _POSTS
    return (stands or says_out(plain)) and not _is_called_so(plain)


def begins_with_answer(words: Sequence[str]) -> bool:
    """Whether the first word is a yes, a no or a not in a language that is read."""
    if len(words[0]) < 2:
        return False
    return any(tokens_in(each, list(words))[0].kind in _SAYS for each in languages())


def is_plain_no(text: str) -> bool:
    """Whether a text is a no and nothing else: below "Affiliation" it means that there is none.

    "Withdrawn", "private" and "refused" are a no to a question, and say more than that.
    """
    return fold(text).strip(" .!") in _NOES


def _is_called_so(text: str) -> bool:
    """ "No Borders", "Ja zum Leben e. V.": a name rather than an answer."""
    words = [word for word in text.split() if word[0].isalpha()]
    proper = len(words) > 1 and all(not word[0].islower() for word in words)
    return is_organisation(text) or (proper and not any(map(str.isupper, words)))
