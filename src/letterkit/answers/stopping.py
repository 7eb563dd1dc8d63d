"""Whether an e-mail asks for no more e-mails, and says nothing else.

Such a request takes nobody out of the letter. It is found by its words alone (`stopping.toml`):
all of them must be known. "Unsubscribe" and its like may mean the e-mails or the letter. What they
mean is clear in an answer to news, or as a subject, which mail programs write by themselves;
elsewhere it is in doubt.
"""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from letterkit.answers.friendly import is_friendly
from letterkit.text.quoting import folded
from letterkit.text.signed_off import is_signature

_LONGEST = 1000  # characters; a longer e-mail is for a person to read
_SENTENCE = re.compile(r"[.!;\n]+")
_WORD = re.compile(r"\w+(?:'\w+)*'?")


@dataclass(frozen=True, slots=True)
class Stopping:
    """Whether no more e-mails are asked for, and whether that is all that is said.

    `unclear` is where the words may mean the letter as well.
    """

    asked: bool = False
    alone: bool = False
    unclear: bool = False


def stopping(subject: str, own: str, entry: Iterable[str]) -> Stopping:
    """What a subject and a person's own words say about e-mails; `entry` are their entry's texts.

    Words that are struck out say nothing: `~~` stands around them.
    """
    if len(own) > _LONGEST or "~~" in own or "?" in own or "؟" in own:
        return Stopping(asked=_is_request(subject))
    by_subject = _is_request(subject)
    body = _without_signature(own, tuple(entry))
    body = "\n".join(line for line in body.split("\n") if not _is_of_program(line))
    silent = not body.strip()
    clear = _fits(body, leave=False)
    either = _fits(body, leave=True)
    if by_subject:
        alone = silent or either or is_friendly(body)
        return Stopping(True, alone, unclear=alone and not clear)
    if clear or either:
        return Stopping(True, True, unclear=not clear)
    return Stopping(asked=any(_fits(each, leave=False) for each in _SENTENCE.split(body)))


def _is_request(text: str) -> bool:
    """Whether a subject is such a request, and nothing else."""
    return len(text) <= _LONGEST and _fits(text, leave=True)


def _without_signature(own: str, entry: Sequence[str]) -> str:
    """The words above the signature."""
    lines = own.strip().split("\n")
    end = len(lines)
    while end and is_signature("\n".join(lines[end - 1 :]), entry):
        end -= 1
    return "\n".join(lines[:end])


def _is_of_program(line: str) -> bool:
    return plain_words(line) in {plain_words(each) for each in _tables()["programs"]["lines"]}


def _fits(text: str, *, leave: bool) -> bool:
    """Whether a text is only such requests in one language; `leave` takes unclear ones too."""
    plain = plain_words(text)
    if not plain:
        return False
    return any(
        _pattern(each, leave=leave).fullmatch(plain) for each in _tables() if each != "programs"
    )


def asks_for_none(text: str, language: str) -> bool:
    """Whether a text is only a request for no e-mails, in this language."""
    plain = plain_words(text)
    return bool(plain) and bool(_pattern(language, leave=False).fullmatch(plain))


def words_of_stopping(language: str, key: str) -> Sequence[str]:
    """The words of a language that `stopping.toml` has under a key, such as `mail`."""
    return _tables()[language][key]


def plain_words(text: str) -> str:
    """The folded words, with one blank between them; the hyphen of "e-mail" is gone."""
    said = re.sub(r"\be[-‐‑]mail", "email", folded(text).replace("’", "'"))
    return " ".join(_WORD.findall(said))


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, list[str]]]:
    source = (resources.files("letterkit.answers") / "stopping.toml").read_text("utf-8")
    return dict(tomllib.loads(source))


@lru_cache(maxsize=64)
def _pattern(language: str, *, leave: bool) -> re.Pattern[str]:
    words = _tables()[language]
    fill = f"(?:(?:{_any_of(words['fill'])}) )*"
    one = (
        f"(?:{_any_of(words['stop'])}) {fill}(?:{_any_of(words['mail'])})|{_any_of(words['whole'])}"
    )
    if leave:
        one = f"{one}|{_any_of(words['leave'])}"
    end = f"(?: (?:{_any_of(words['fill'])}))*"
    return re.compile(f"{fill}(?:{one})(?: {fill}(?:{one}))*{end}")


def _any_of(phrases: Sequence[str]) -> str:
    longest_first = sorted(
        {plain_words(each) for each in phrases}, key=lambda each: (-len(each), each)
    )
    return "|".join(map(re.escape, longest_first))
