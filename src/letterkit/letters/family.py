"""The text by which a name stands in a list that is ordered by family names.

Most languages put the family name last; names written in Chinese, Japanese or Korean letters, and
those of Hungarian and Vietnamese letters, begin with it. Who wants another place for a name says
it in the column `sort` of the list.
"""

import re

from letterkit.model import script_of
from letterkit.text.titles import without_leading_titles

# Languages that write the family name first. CLDR, personNames, nameOrderLocales (surnameFirst).
_FAMILY_FIRST = frozenset({"hu", "ja", "ko", "vi", "yue", "zh", "km", "mn", "ii"})
_FAMILY_FIRST_SCRIPTS = frozenset({"Hani", "Hira", "Kana", "Hang", "Bopo"})
# What stands behind a family name and is no part of it.
_SUFFIX = re.compile(
    r"(jr|sr|jun|sen|ii|iii|iv|phd|dphil|md|msc|bsc|ma|ba|mba|esq|obe|cbe|mbe|ret|emeritus|emerita)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
# Russian, Belarusian and Ukrainian patronymics; without the endings of family names such as -ович.
_PATRONYMIC = re.compile(
    r".{2,}([оеё]вич|ьич|мич|кич|[оеё]вна|ична|инична"
    r"|авіч|евіч|ёвіч|овіч|аўна|еўна|ёўна|ічна|ович|йович|івна|ївна|евна"
    r"|ovich|evich|ovna|evna|ichna)",
    re.IGNORECASE,
)


def family_sort(name: str, lang: str) -> str:
    """The name with its family name first, for a reader of `lang`; compared, never shown.

    `Ada Example-Byron` is `Example-Byron Ada`, `Иванова Анна Петровна` stays as it is.
    """
    bare = without_leading_titles(_BRACKETS.sub(" ", name).strip())
    plain = _without_suffixes(bare) or name
    if _begins_with_family(plain, lang) or "," in plain:
        return plain
    words = plain.split()
    place = _place_of_family(words)
    return " ".join([words[place], *words[:place], *words[place + 1 :]]) if words else name


def _begins_with_family(name: str, lang: str) -> bool:
    if lang.partition("-")[0].lower() in _FAMILY_FIRST:
        return True
    return next(filter(None, map(script_of, name)), "") in _FAMILY_FIRST_SCRIPTS


def _without_suffixes(name: str) -> str:
    """`Ada Example, PhD` and `Bo Example Jr.` without what stands behind the family name."""
    words = name.split()
    while len(words) > 1 and _SUFFIX.fullmatch(words[-1].replace(".", "").strip(",")):
        words.pop()
        words[-1] = words[-1].rstrip(",")
    return " ".join(words)


def _place_of_family(words: list[str]) -> int:
    """The number of the word that is the family name."""
    capitals = [number for number, word in enumerate(words) if _is_capitals(word)]
    # `EXAMPLE Ada` and `Ada EXAMPLE`: the capitals say which it is, if not all words have them.
    if len(capitals) == 1 and len(words) > 1:
        return capitals[0]
    if len(words) == 3 and _PATRONYMIC.fullmatch(words[2]) and not _PATRONYMIC.fullmatch(words[1]):
        return 0
    return len(words) - 1


def _is_capitals(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    return len(letters) > 1 and "." not in word and all(c.isupper() for c in letters)
