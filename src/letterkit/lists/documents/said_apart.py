"""What texts beside the rows say of all, of one, or of a day.

said_of_one("All signed in public, except for Cy Third, who signs anonymously")    True
said_of_one("Anonymous, except for Cy Third")                                      False
dated("All signed on 3 March")                                                     True
"""

import re
from functools import lru_cache

from letterkit.lists.people.beside_names import is_like_person
from letterkit.lists.said.wishes import wish_of_heading
from letterkit.lists.texts.wish_lines import is_dated
from letterkit.wishes.lexicon import fold
from letterkit.wishes.possible_wishes import clauses_of
from letterkit.wishes.reported_wishes import UNNAMED, reported_wish

_EXCEPT = re.compile(
    r"\bexcept(?:ing|ion)?\b|\bapart from\b|\bother than\b|\bbut (?:for|not)\b|\bsave for\b"
    r"|\bbar(?:ring)?\b|\bкроме\b|\bза исключением\b|\bпомимо\b|\bакрамя\b|\bапрача\b"
    r"|\bза выключэннем\b|\bкрім\b|\bокрім\b|\bза винятком\b|\boprócz\b|\bpoza\b"
    r"|\bz wyjątkiem\b|\bza wyjątkiem\b|\bau(?:ß|ss)er\b|\bbis auf\b|\bmit ausnahme\b|\bsauf\b"
    r"|\bhormis\b|\bexcepté\w*|\bà l['’]exception\b|\ben dehors de\b|\bexcepto\b|\bsalvo\b"
    r"|\bmenos\b|\ba excepción\b|باستثناء|\bإلا\b|\bما عدا\b|\bعدا\b|\bسوى\b",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\b(?:all|everyone|everybody|nobody|no one|none|these|those|the signatories|the names)\b"
    r"|\b(?:все|всех|никто|никого|эти|подписанты|имена)\b|\b(?:усе|ўсе|усіх|ніхто|нікога)\b"
    r"|\b(?:усі|всі|усіх|всіх|ніхто|нікого)\b|\b(?:wszyscy|wszystkie|wszystkich|nikt|nikogo)\b"
    r"|\b(?:alle|aller|niemand|keiner|niemanden)\b|\b(?:tous|toutes|personne|aucun|aucune)\b"
    r"|\b(?:todos|todas|nadie|ninguno|ninguna)\b|كل|جميع|لا أحد",
    re.IGNORECASE,
)
_FIRMAR = re.compile(r"\bfirm(?:ó|aron|an|ado|ados|amos)\b", re.IGNORECASE)
_LONGEST_DATED = 14  # words
_LONGEST_OF_ALL = 10


@lru_cache(maxsize=4096)
def is_exception(text: str) -> bool:
    """Whether a text excepts somebody from what it says."""
    return _EXCEPT.search(text) is not None


@lru_cache(maxsize=4096)
def hides_all_but(text: str) -> bool:
    """Whether what a text excepts somebody from is a wish: "anonymous, except for Cy Third"."""
    match = _EXCEPT.search(text)
    if match is None:
        return False
    before = text[: match.start()]
    return bool(wish_of_heading(before) or reported_wish(before))


@lru_cache(maxsize=4096)
def said_of_one(text: str) -> bool:
    """Whether only what follows an exception is a wish."""
    return is_exception(text) and not hides_all_but(text)


@lru_cache(maxsize=4096)
def is_about_one(text: str) -> bool:
    """Whether a text begins with the name of somebody it is about, or excepts somebody."""
    return said_of_one(text) or is_like_person(" ".join(text.split()[:2]))


@lru_cache(maxsize=4096)
def dated(text: str) -> bool:
    """Whether a short text says on which day somebody signed."""
    if len(text.split()) > _LONGEST_DATED or not is_dated(text):
        return False
    if _FIRMAR.search(text):
        return True
    return any(clause.has("sign") for clause in clauses_of(fold(text)))


@lru_cache(maxsize=4096)
def hides_all(text: str) -> bool:
    """Whether a short text says that nobody of a list is to be named: "All sign anonymously"."""
    if len(text.split()) > _LONGEST_OF_ALL or not _ALL.search(text):
        return False
    return reported_wish(text) == UNNAMED
