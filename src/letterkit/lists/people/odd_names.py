"""Names with something in or around them that the names of people do not have.

    Bo Sample → B.S.        two texts, of which one is to be printed
    B.S. (Bo Sample)        a name in brackets behind what is none
    Bo Sample (left)        small letters in brackets that say nothing of a person
    [Bo Sample]  Bo??       signs of doubt
    18:01 Bo Sample         an hour

What a bracket may hold is known: a place, a former or another name, a role, a degree, years, an
organisation, a pronoun. All else may be a wish, and stops an import.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from letterkit.lists.people.beside_names import (
    belongs_to_name,
    is_like_person,
    is_organisation,
    is_role,
    is_title,
)
from letterkit.lists.people.nicknames import are_nicknames, words_of_site
from letterkit.lists.said.standing_words import LEFT
from letterkit.private.job_words import is_job
from letterkit.private.private_data import masked
from letterkit.text.names import fold
from letterkit.text.phrases import tables_of
from letterkit.text.scripts import script_of
from letterkit.wishes.doubt_words import has

_BRACKET = re.compile(r"[(\[{（【]([^()\[\]{}（）【】]*)[)\]}）】]")
_FRAME = re.compile(r"\s*(?:\[.*\]|\{.*\}|<.*>|\(.*\)|（.*）|【.*】)\s*")
# What is shown to those only who ask to see it, as in chats and forums.
_SPOILER = re.compile(
    r"\|\|.+?\|\||>?!.+?!<|\[(?:spoiler|hide|hidden)\b[^\]]*\].*\[/|[█▓▒■]{2,}", re.IGNORECASE
)
_ARROW = re.compile(r"\s*(?:[→⇒➔➜⟶⇨]|[-=]+>|\s=\s)\s*")
_AKA = re.compile(r":\s+|\s+(?:a\.?k\.?a\.?|alias|[-–—:/|])\s+", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]*){2,5}|[A-ZА-ЯЁІЎЇЄҐ]\.?\s[A-ZА-ЯЁІЎЇЄҐ]\.?")
_DOUBT = re.compile(r"^\s*\?+\s*\S|\?\s*\?|\S\s*\?+\s*$")
_READ = frozenset({"Latn", "Cyrl", "Arab", "Hani", "Hira", "Kana", "Hang"})
# Names in these scripts stand without a blank, and have from two to six signs.
_WITHOUT_BLANKS = frozenset({"Hani", "Hira", "Kana", "Hang", "Thai", "Khmr", "Laoo", "Mymr"})
_FEWEST_SIGNS, _MOST_SIGNS = 2, 6
_PRONOUNS = frozenset({
    *("she", "her", "hers", "he", "him", "his", "they", "them", "their", "theirs", "any", "all"),
    *("sie", "ihr", "ihm", "ihn", "er", "elle", "lui", "ella", "ona", "jej", "jego", "jemu"),
    *("она", "он", "её", "ее", "ей", "его", "ему", "они", "их", "вона", "він", "її", "їй", "йому"),
    *("яна", "ён", "яе", "ёй", "яго", "яму"),
})  # fmt: skip
_CLOCK = re.compile(r"(?<![\w:])\d{1,2}:\d{2}(?::\d{2})?(?![\w:])")
_LONG_JOB = 6  # letters of a word for somebody's work that may stand anywhere
_MANY = 3  # names with another script in brackets: so are names written on this list


def odd_in(name: str, *, scripts: bool = False) -> str:
    """What is in or around a name and is no part of it, or nothing.

    With `scripts`, other names of the list have another script in brackets too.

    >>> odd_in("Bo Sample (left)"), odd_in("A teacher (Bo Sample)"), odd_in("Bo Sample??")
    ('left', 'A teacher', '??')
    >>> odd_in("Bo “Bobby” Sample"), odd_in("Bo Sample (Minsk)"), odd_in("Ada Example (née Sample)")
    ('', '', '')
    """
    if spoiler := _SPOILER.search(name):
        return spoiler[0]
    if clock := _CLOCK.search(name):
        return clock[0]
    if is_organisation(_BRACKET.sub(" ", name)):
        return ""
    if _FRAME.fullmatch(name) and len(_BRACKET.findall(name)) < 2:
        return name.strip()
    if arrow := _ARROW.search(name):
        return name[arrow.start() :].strip() if name[: arrow.start()].strip() else ""
    if _DOUBT.search(name) and is_like_person(name.replace("?", " ").strip()):
        return "".join(re.findall(r"\?+", name)) if not _is_question(name) else ""
    if said := _initials_beside(name):
        return said
    for match in _BRACKET.finditer(name):
        before = name[: match.start()].strip()
        if said := _odd_bracket(before, match[1].strip(), scripts=scripts):
            return said
    return ""


def nickname_in(name: str, *, scripts: bool = False) -> str:
    """The nickname in brackets that is all that is odd about a name, or nothing.

    >>> nickname_in("Bo Sample (bsample)"), nickname_in("Bo Sample (left)")
    ('bsample', '')
    """
    said = odd_in(name, scripts=scripts)
    bracket = said and f"({said})" in name and not _says_left(said)
    return said if bracket and are_nicknames(said) else ""


def in_other_scripts(names: Sequence[str]) -> bool:
    """Whether several names of a list have a script in brackets in which no wish is read."""
    found = 0
    for name in names:
        found += any(_is_unread(match[1]) for match in _BRACKET.finditer(name))
        if found >= _MANY:
            return True
    return False


def _odd_bracket(before: str, inside: str, *, scripts: bool) -> str:
    """What is odd about a bracket and the text before it."""
    if not any(map(str.isalpha, inside)) or not masked(inside, "name").strip(" …"):
        return ""  # an address goes to a column of its own
    if "@" in inside or ("." in inside.strip(".") and "/" in inside):
        return ""
    if words_of_site(inside):
        return ""
    if _is_unread(inside) and not _is_unread(before):
        return "" if scripts or belongs_to_name(before, inside) else inside
    if _is_spelt_twice(before, inside):
        return ""
    if before and " " in inside and is_like_person(inside) and _is_no_name(before):
        return before
    if _says_left(inside):
        return inside
    first = inside.lstrip("\"'“”„«»*†~ ")[:1]
    return inside if first.islower() and not _is_said_of_people(before, inside) else ""


def _is_spelt_twice(before: str, inside: str) -> bool:
    """Whether a name without blanks has its spelling in letters behind it: "李四 (Li Si)"."""
    letters = [letter for letter in before if letter.isalpha()]
    whole = _FEWEST_SIGNS <= len(letters) <= _MOST_SIGNS and len(before.split()) < 3
    signs = whole and all(script_of(letter) in _WITHOUT_BLANKS for letter in letters)
    spelt = is_like_person(inside) and all(word[0].isupper() for word in inside.split())
    return signs and spelt and not any(script_of(c) in _WITHOUT_BLANKS for c in inside)


def _says_left(inside: str) -> bool:
    return fold(inside) in LEFT or inside.casefold().strip(" .!") in LEFT


def _is_no_name(before: str) -> bool:
    """Whether what stands before a whole name in brackets is initials, a role, or one word."""
    if _INITIALS.fullmatch(before):
        return True
    words = before.split()
    small = words[0].islower() or (len(words) > 1 and words[1].islower() and len(words[0]) < 5)
    return len(words) == 1 or small or is_role(before)


def _is_said_of_people(before: str, inside: str) -> bool:
    """Whether small letters in brackets are a role, a birth name, a place, an organisation."""
    words = [word.strip(".,;") for word in re.split(r"[\s/]+", inside) if word.strip(".,;")]
    if _speaks_of_somebody(words):
        return False
    if has("harmless", inside) or is_organisation(inside) or belongs_to_name(before, inside):
        return True
    if len(words) > 1 and has("post", words[0]):
        return True  # "public defender"
    if is_role(inside) or is_title(inside) or any(len(w) >= _LONG_JOB and is_job(w) for w in words):
        return True
    if _begins("own", fold(inside).split()[:2]):
        return True
    first = fold(words[0]).split()
    if _begins("before", first[:1]):
        return any(not word[0].islower() for word in words[1:])
    return _begins("people", fold(inside).split()[:2])


def _speaks_of_somebody(words: Sequence[str]) -> bool:
    """Whether a pronoun stands among other words: "wait for her", and not "she/her"."""
    said = [word.casefold() in _PRONOUNS for word in words]
    return any(said) and not all(said)


def _begins(kind: str, words: Sequence[str]) -> bool:
    """Whether the first word, or the first two together, begin as an entry of a table does."""
    table = _patterns(kind)
    return bool(words) and table.match(" ".join(words)) is not None


@lru_cache(maxsize=8)
def _patterns(kind: str) -> re.Pattern[str]:
    entries = tables_of("letterkit.lists.people", "odd_names.toml")[kind]
    texts = [entries] if isinstance(entries, str) else entries.values()
    found = set()
    for entry in " ".join(texts).split():
        end = r"(?!\w)" if entry.endswith("_") else ""
        found.add(re.escape(fold(entry.strip("_").replace("_", " "))) + end)
    return re.compile("|".join(sorted(found, key=len, reverse=True)))


def _initials_beside(name: str) -> str:
    """Initials of the very name, in brackets or behind a mark: "Bo Sample (B.S.)"; or nothing."""
    found = _BRACKET.search(name)
    before, said = (name[: found.start()], found[1]) if found else (name, "")
    if not said:
        before, *rest = _AKA.split(name, maxsplit=1)
        said = rest[0] if rest else ""
    letters = [letter for letter in fold(said) if letter.isalpha()]
    whole = [word[0] for word in fold(before).split() if len(word) > 1]
    return said if _INITIALS.fullmatch(said.strip()) and letters == whole else ""


def _is_question(name: str) -> bool:
    """ "Who Cares?": a group may be called so."""
    return _begins("asking", fold(name).split()[:1])


def _is_unread(text: str) -> bool:
    """Whether a text is in a script that no language that is read has."""
    return any(script_of(each) not in _READ for each in text if each.isalpha() and script_of(each))
