"""Whether what stands below a confirmation is a plain signature, which says nothing more.

A plain signature has lines of these kinds only: a closing ("Best wishes") with the person's own
name; what their entry says of them (role, affiliation, address), titles and telephone numbers; the
line that a telephone adds ("Sent from my iPhone"); a rule; and one paragraph below `--`, the mark
that mail programs put above a signature (RFC 3676, 4.3). That paragraph begins with their name, and
each of its lines is one of these, an address, a role, an organisation or a street
(`signed_off.toml`). Whatever else stands there says more: a mark, a number, a word, a doubt.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import resources

from letterkit.text.names import same_name
from letterkit.text.quoting import folded, words_around, words_of

# What may stand between the words of a signature. Not brackets: asides stand in them. Not `*`, `<`,
# `=`, `%` or `~`, which say something; nor `;`, which is the question mark of Greek.
MARKS = frozenset(".,:!'\"`´_-–—’|/\\&+·•،。、ـ")
# Signs that say yes, thanks or love, and nothing else.
GLAD_SIGNS = frozenset("👍👌🙂😊😀😃😄☺🙏✅✔☑✓❤♥💚💙💛🧡💜🤍🌹🌻🌷🌸✊💪✌🤝🎉✍🖊🕊⭐🌟✨🫶👏")
_SKIN = ("\U0001f3fb", "\U0001f3ff")  # modifiers of the sign before
_DELIMITER = re.compile(r"\s*--\s*")
_ADDRESS = re.compile(r"<?(?:https?://|www\.|mailto:)\S+>?|\S{1,64}@\S{1,200}")
_RULE = re.compile(r"\s*[-_=*–—]{5,}\s*")
_NUMBER = re.compile(r"[+(]?\d[\d\s().+/–-]{4,24}\d")
_GLAD_END = re.compile(r"\s*(?:[.,]|!{1,3})?\s*")
_LONGEST, _MOST = 100, 8
_LONGEST_SIGNATURE = 2000


def is_signature(text: str, entry: Iterable[str]) -> bool:
    """Whether the text is only a plain signature of the person with these texts in their entry.

    `entry` is their name, role, affiliation and address.
    """
    if len(text) > _LONGEST_SIGNATURE:
        return False
    entry = tuple(entry)
    own = frozenset(word for each in entry for word in words_of(each))
    lines = folded(text).split("\n")
    at = 0
    while at < len(lines):
        if _DELIMITER.fullmatch(lines[at]):
            end = _end_of_paragraph(lines, at + 1)
            if not _is_block(lines[at + 1 : end], own, entry):
                return False
            at = end
        elif _says_nothing_more(lines[at], own, entry):
            at += 1
        else:
            return False
    return True


def is_glad(text: str) -> bool:
    """Whether there is nothing behind a code but a full stop, a comma, `!` and glad signs."""
    plain = "".join(each for each in text if not _is_glad(each))
    return bool(_GLAD_END.fullmatch(plain))


def names_person(text: str, entry: Sequence[str]) -> bool:
    """Whether all words are of somebody's entry, or titles, or their name in another script."""
    if not text.strip():
        return True
    own = frozenset(word for each in entry for word in words_of(each))
    plain = re.sub(r"[()\[\]\"]", " ", text)
    # What brackets hold is a role or an organisation, in words of the entry.
    return _says_nothing_more(folded(plain), own, tuple(entry)) or same_name(plain, entry[0])


def _is_glad(character: str) -> bool:
    return character in GLAD_SIGNS or _SKIN[0] <= character <= _SKIN[1]


def _is_mark(character: str) -> bool:
    return character.isspace() or _is_glad(character) or character in MARKS


def _end_of_paragraph(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and lines[at].strip():
        at += 1
    return at


def _is_block(lines: Sequence[str], own: frozenset[str], entry: Sequence[str]) -> bool:
    """What a mail program keeps for its user, who cannot have written to us there."""
    if not lines:
        return True
    if len(lines) > _MOST or any(len(line) > _LONGEST for line in lines):
        return False
    if all(map(_is_footer, lines)):
        return True
    names = set(words_of(entry[0] if entry else ""))
    if not names & set(words_of(lines[0])):
        return False  # "draft", "under duress"
    return all(_is_of_block(line, own, entry) for line in lines)


def _is_of_block(line: str, own: frozenset[str], entry: Sequence[str]) -> bool:
    if _says_nothing_more(line, own, entry):
        return True
    if _ADDRESS.fullmatch(line.strip()):
        return True
    rest = _ADDRESS.sub(" ", _NUMBER.sub(" ", line))
    words = words_of(rest)
    # A telephone number stands behind the word that says so.
    known = {*own, *words_around()["titles"]}
    if known & set(words) and all(word in known or word.isdigit() for word in words):
        return all(_is_mark(each) or _is_letter(each) for each in rest)
    has_role = any(_roles().fullmatch(word) for word in words)
    marked = all(_is_mark(each) or _is_letter(each) for each in rest)
    return has_role and marked and not _doubts(line, own)


def _doubts(line: str, own: frozenset[str] = frozenset()) -> bool:
    rest = _ADDRESS.sub(" ", line)
    words = {*words_of(rest), *rest.split()} - own
    doubts = {*words_around()["doubts"], *_words("doubts")}
    asks = "?" in rest or "؟" in rest or line.rstrip().endswith(";")
    return asks or bool(words & doubts)


def _says_nothing_more(line: str, own: frozenset[str], entry: Sequence[str]) -> bool:
    if not line.strip() or _RULE.fullmatch(line) or _is_footer(line):
        return True
    if all(each.isspace() or _is_glad(each) for each in line):
        return True
    addresses = {folded(each) for each in entry if "@" in each}
    rest = _ADDRESS.sub(lambda found: " " if found[0].strip("<>") in addresses else found[0], line)
    rest = _NUMBER.sub(" ", rest)
    for closing in sorted(words_around()["closings"], key=len, reverse=True):
        rest = re.sub(rf"(?<!\w){re.escape(closing)}(?!\w)", " ", rest)
    known = own | set(words_around()["titles"])
    initials = {word[0] for word in own}
    for word in words_of(rest):
        if word not in known and word not in initials:
            return False
    has_words = any(each.isalnum() for each in line)
    return has_words and all(_is_mark(each) or _is_letter(each) for each in rest)


def _is_letter(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character).startswith("M")


def _is_footer(line: str) -> bool:
    """What a telephone adds ("Sent from my iPhone"): names of devices and programs, and no more."""
    plain = _ADDRESS.sub(" ", line).strip(" .!*_[]<>")
    for footer in words_around()["footers"]:
        rest = plain.removeprefix(footer)
        if rest != plain and not rest[:1].isalnum():
            known = {part for each in _words("devices") for part in words_of(each)}
            one = not re.search(r"[()?;:!]|[.,]\s", rest)
            return one and all(_is_device(word, known) for word in words_of(rest))
    return False


def _is_device(word: str, known: set[str]) -> bool:
    model = len(word) < 8 and any(map(str.isdigit, word)) and word.isascii()
    return word in known or model


@lru_cache(maxsize=1)
def _lists() -> dict[str, tuple[str, ...]]:
    source = (resources.files("letterkit.text") / "signed_off.toml").read_text("utf-8")
    return {key: tuple(map(folded, words)) for key, words in tomllib.loads(source).items()}


def _words(key: str) -> tuple[str, ...]:
    return _lists()[key]


@lru_cache(maxsize=1)
def _roles() -> re.Pattern[str]:
    words = (re.escape(each).replace(r"\*", r"\w*") for each in _words("roles"))
    return re.compile("|".join(words))
