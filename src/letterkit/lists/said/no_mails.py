"""Remarks that ask for no e-mails: "Bitte keine E-Mails!" They say nothing of a name.

Who asks for no newsletter gets no news, and their own receipt still. A clause that only may ask
for none ("don't write") counts too, for nobody is to get more than they want, and is asked about.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from letterkit.answers.friendly import is_friendly
from letterkit.answers.stopping import asks_for_none, plain_words, words_of_stopping
from letterkit.lists.rows.no_mail import COLUMN, NEWS, YES, Wanted, wanted_in
from letterkit.lists.values import MAX_TEXT

_LONGEST = 2000
_SENTENCE = re.compile(r"([^.!;?؟\n]+)([.!;?؟\n]*)")
_CLAUSE = re.compile(
    r"[,،()\[\]–—:]+| - |\b(?:but|aber|mais|pero|но|але|ale|ولكن|لكن|and|und|et)\b", re.IGNORECASE
)
_QUOTED = re.compile('["“”„«»]|~~')
_SPACED = re.compile(r"\be mail")
_SVP = re.compile(r"\bs\.\s?v\.\s?p\b\.?", re.IGNORECASE)
_PRINTED = ("role", "affiliation", "country")  # where such a remark is out of place


@dataclass(frozen=True, slots=True)
class NoMails:
    """`wants` is what the column `no_mail` is to say, or nothing; `alone` if nothing else is."""

    wants: str = ""
    alone: bool = False


@lru_cache(maxsize=65_536)
def no_mails(text: str) -> NoMails:
    """What a text says of e-mails to its writer."""
    if len(text) > _LONGEST or _QUOTED.search(text):
        return NoMails()
    text = _SVP.sub("svp", text)
    said_in: list[tuple[str, str]] = []
    for sentence, end in _SENTENCE.findall(text):
        asking = "?" in end or "؟" in end
        pieces = [sentence] if asking or _asked(sentence) else _CLAUSE.split(sentence)
        said_in += [(piece, "" if asking else _asked(piece)) for piece in pieces]
    found = {said for _, said in said_in} - {""}
    if not found:
        return NoMails()
    alone = all(_says_no_more(piece, said) for piece, said in said_in)
    return NoMails(YES if YES in found else NEWS, alone)


def _says_no_more(piece: str, said: str) -> bool:
    """Whether a piece of a text is about e-mails alone, a greeting, or nothing."""
    if said and not _is_bare(piece):
        return True
    return not plain_words(piece) or is_friendly(piece)


def is_only_about_mails(field: str, text: str) -> bool:
    """Whether a text asks for no e-mails, and says nothing else."""
    return _read(field, text).alone


def _read(field: str, text: str) -> NoMails:
    """ "Stop Spam" below "Affiliation" is what somebody belongs to."""
    if field in _PRINTED and "spam" in text.casefold():
        return NoMails()
    return no_mails(text)


def keep_no_mails(
    values: dict[str, str],
    private: dict[str, str],
    texts: Iterable[tuple[str, str, str]],
    note: Callable[[str], None],
) -> None:
    """Keep in `no_mail` what the texts of a row say, and print no such text."""
    wants = {_read(field, text).wants for _, field, text in texts} - {""}
    for name in _PRINTED:
        if is_only_about_mails(name, values.get(name, "")):
            private[f"{name} as given"] = values.pop(name)[:MAX_TEXT]
    if not wants:
        return
    here = wanted_in(private)
    wanted = YES if YES in wants else NEWS
    if here is Wanted.NONE or (here is Wanted.OWN and wanted == NEWS):
        return
    title = next((each for each in private if wanted_in({each: YES}) is Wanted.NONE), COLUMN)
    private[title] = wanted
    note("wants no e-mails" if wanted == YES else "wants no newsletter")


def _asked(piece: str) -> str:
    """What a clause asks for: no e-mails, or no news; or nothing."""
    plain = _words(piece)
    for language, words in _tables().items():
        if not plain or any(re.search(each, plain) for each in words["not"]):
            continue
        own = _pattern(language).fullmatch(plain)
        if not own and (not asks_for_none(plain, language) or _is_loud(language, plain)):
            continue
        nouns = set(_nouns(language).findall(plain))
        news = {plain_words(each) for each in words["news"]}
        return NEWS if nouns and nouns <= news else YES
    return ""


def _words(piece: str) -> str:
    return _SPACED.sub("email", plain_words(piece))


def _is_bare(piece: str) -> bool:
    """ "Please don't write": perhaps a name."""
    plain = _words(piece)
    return any(_bare(language).fullmatch(plain) for language in _tables())


def _is_loud(language: str, plain: str) -> bool:
    """ "Enough letters!" may be about any letters."""
    words = _tables()[language]
    polite = re.search(rf"\b(?:{_any_of(words['polite'])})\b", plain)
    loud = words["loud"] and re.match(rf"(?:{_any_of(words['loud'])})\b", plain)
    nouns = set(_nouns(language).findall(plain))
    return bool(loud and not polite) and nouns <= {plain_words(each) for each in words["letters"]}


@cache
def _tables() -> Mapping[str, Mapping[str, list[str]]]:
    source = resources.files("letterkit.lists.said") / "no_mails.toml"
    return tomllib.loads(source.read_text("utf-8"))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = _tables()[language]
    polite, nouns = _any_of(words["polite"]), _any_of(words_of_stopping(language, "mail"))
    whole = _any_of(words["whole"])
    return re.compile(f"(?:(?:{polite}) )*(?:{whole})(?: (?:{polite}|{nouns}|{whole}))*")


@cache
def _bare(language: str) -> re.Pattern[str]:
    words = _tables()[language]
    if not words["bare"]:
        return re.compile(r"(?!)")
    # "Me" says who is not to be written to.
    polite = _any_of([each for each in words["polite"] if each not in _PERSONS])
    return re.compile(f"(?:(?:{polite}) )*(?:{_any_of(words['bare'])})(?: (?:{polite}))*")


_PERSONS = frozenset({
    *("me", "to me", "to us", "from you", "mir", "an mich", "мне", "мені", "do mnie", "mi", "لي"),
    *("to this address", "a mí"),
})  # fmt: skip


@cache
def _nouns(language: str) -> re.Pattern[str]:
    nouns = (*words_of_stopping(language, "mail"), *_tables()[language]["news"])
    return re.compile(rf"\b(?:{_any_of(nouns)})\b")


def _any_of(phrases: Iterable[str]) -> str:
    longest_first = sorted({plain_words(each) for each in phrases}, key=lambda each: -len(each))
    return "|".join(map(re.escape, longest_first))
