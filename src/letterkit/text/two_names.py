"""Whether one name may hold two people: they would count as one, so somebody must look at it.

    joins_two("Ada Example and Bo Sample")   True
    joins_two("J. & M. Example")             True
    joins_two("José Ortega y Gasset")        False, for a family name may have an "y" in it
    joins_two("Example, Ada")                False, for that is one person

Nothing is ever split by this: "Smith and Sons" is a firm, and it is a human who knows.
"""

import html
import re

# Words that stand between two people and in no name.
_AND = re.compile(
    r"\s+(?:&|\+|and|und|et|oraz|и|та|ды|och|og|ja|ir|en|și|si|és|ve)\s+|\s+[іiй]\s+(?=[А-ЯЁІЇЄЎҐ])"
    r"|\s*[;；؛/]\s*|\s*[\r\n]+\s*|\s+с\s+(?:муж|жен)\w+\s+",
    re.IGNORECASE,
)
# The same, and words within family names: Ortega y Gasset, Castro e Silva, Gaudí i Cornet.
_AND_OF_NAMES = re.compile(r"\s+(?:y|e|i|a|і|й)\s+", re.IGNORECASE)
_COMMA = re.compile(r"\s*[,،、，]\s*")
_ARABIC_AND = re.compile(r"\s+و\s*(?=\S)")
# Names that begin with the letter that is the Arabic "and".
_ARABIC_NAMES = re.compile(
    r"\s(?:وليد|وائل|وسام|وسيم|وجدي|وفاء|ورد|وردة|وعد|وجيه|وداد|وحيد|وصفي|وهبة|وهيب|ودود|وثاب|ولاء|ولد"
    r"|واصف|واثق|وفيق|وديع|وصال|وهاب)(?=\s|$)"
)
_LETTER = re.compile(r"[^\W\d_]")
_DEGREE = re.compile(
    r"(?:ph\.?\s?d|dr|prof|m\.?d|mba|ma|msc|bsc|jr|sr|esq|ii|iii|iv|\w\.\w?\.?)\.?", re.IGNORECASE
)


def joins_two(name: str) -> bool:
    """Whether a name may be those of two people or more."""
    if len(name) > 300:
        return False
    name = html.unescape(name)  # the semicolon of “O&#039;Example” joins nobody
    if _has_both(_AND.split(name)):
        return True
    if _are_whole(_AND_OF_NAMES.split(name), first=1):
        return True
    if _are_whole(_COMMA.split(name), first=2):
        return True
    if "و" in name and not _ARABIC_NAMES.search(name):
        return _are_whole(_ARABIC_AND.split(name), first=2)
    return False


def _has_both(parts: list[str]) -> bool:
    return len([part for part in parts if _LETTER.search(part)]) > 1


def _are_whole(parts: list[str], *, first: int) -> bool:
    """Whether there are two names: each of two words, or the first of them of `first`."""
    given = [part.split() for part in parts if part.strip()]
    if len(given) < 2 or len(given) != len(parts):
        return False
    begins, *rest = given
    whole = len(begins) >= first and all(len(words) >= 2 for words in rest)
    return whole and not any(_DEGREE.fullmatch(words[0]) for words in rest)
