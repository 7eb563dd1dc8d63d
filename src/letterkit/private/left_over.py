"""Words that are left over where an address or a number was taken out: `mobile on request:`.

They stood with what is gone, and alone they make no sense; so nothing is taken out of such a text,
and a person decides.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

_ENDS = re.compile(r"[,;|/·•()\[\]{}<>（），；،\n]|\s[–—-]\s|[.!?]\s")
_WORD = re.compile(r"[^\W\d_](?:[\w'’]|-(?=\w))*")
_LABEL = re.compile(r"[:：=]\s*$")
# `Example Club: +375 …` is a club with its number, `evenings: +375 …` says when to ring.
_FEWEST_NAMES = 2


def is_left_over(before: str, after: str, rest: str, *, in_name: bool) -> bool:
    """Whether words of `before` or `after` a find belong to it, and are still there in `rest`.

    In a name only such words count: "Ada Example: …" is a person with a number.
    """
    label = _ENDS.split(before)[-1].strip()
    parts = [label, _ENDS.split(after.lstrip(" .:"))[0].strip()]
    if after.lstrip()[:1] in ("(", "["):
        parts.append(after.lstrip()[1:].partition(")")[0].partition("]")[0].strip())
    if any(part.rstrip(" :：=") in rest and _says_how(part, in_name) for part in parts if part):
        return True
    if in_name or not _LABEL.search(label) or label.rstrip(" :：=") not in rest:
        return False
    words: Sequence[str] = _WORD.findall(label)
    return sum(word[:1].isupper() for word in words) < _FEWEST_NAMES


def _says_how(part: str, in_name: bool) -> bool:
    """Whether a part of a text says how somebody is reached.

    Emma Handy has a name that is such a word, so in a name it counts only in small letters.
    """
    found = [each for each in _WORD.findall(part) if not (in_name and each.istitle())]
    if any(_words("words").fullmatch(each.lower()) for each in found):
        return True
    return bool(found) and all(_words("alone").fullmatch(each.lower()) for each in found)


@lru_cache(maxsize=2)
def _words(kind: str) -> re.Pattern[str]:
    """The words of a kind in `left_over.toml` beside this file."""
    file = resources.files("letterkit.private") / "left_over.toml"
    lines: list[str] = tomllib.loads(file.read_text("utf-8"))[kind]
    words = dict.fromkeys(word for line in lines for word in line.split())
    return re.compile("|".join(re.escape(word).replace(r"\*", r"\w*") for word in words))
