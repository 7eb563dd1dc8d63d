"""What stands among names and is none: a total, "and 27 others", a date, a page, a place to sign.

    is_no_name("Total: 41")                  "a total"
    is_no_name("... and 27 others")          "a total"
    is_no_name("Last updated 12 May 2026")   "when it was updated, not a name"
    is_no_name("Page 1 of 3")                "the number of a page, not a name"
    is_no_name("* deceased")                 "a footnote, not a name"
    is_no_name("Note: by post")              "a note about the list, not a name"
    is_no_name("[your name here]")           "a place for a name, not a name"
    is_no_name("Sum Example")                ""

Every word of the text must be known, for a name may begin with any of them. The caller leaves the
line out and says why. The words are in `no_names.toml`.
"""

import re
from functools import cache, lru_cache

from letterkit.model.lexicon import fold
from letterkit.read.continued import GOES_ON, is_continued
from letterkit.read.months import is_beside, month_names
from letterkit.read.phrases import tables_of

TOTAL = "a total"
UPDATED = "when it was updated, not a name"
PAGE = "the number of a page, not a name"
FOOTNOTE = "a footnote, not a name"
NOTE = "a note about the list, not a name"
PLACE = "a place for a name, not a name"
BESIDE = "somebody to write to, not a signatory"
CLOSING = "the end of the letter, not a name"

_LONGEST = 120  # characters
_WORD = re.compile(r"[^\W\d_]+|\d[\d.,\u00a0\u202f]*")
_MORE = re.compile(r"\s*[(\[]?\s*(?:\.{2,}|…|\+|&)")
_NUMBER = "#"
# "and 12 others" in Japanese, Chinese and Korean.
_OTHERS = re.compile(r"(?:他|ほか|外|等|另有|还有)[\s約约]*\d+\s*(?:名|人|位|명)(?:[^\w]|以上|余)*")
# "List of those who signed" there.
_SIGNED = re.compile(
    r"(?:署名者|賛同者|签名者|签署人|联署人|連署人|簽署人|서명자)"
    r"\s*(?:一覧|名簿|名单|名單|명단)?\W*"
)


@lru_cache(maxsize=65_536)
def is_no_name(text: str) -> str:
    """Why a text among names is none, or nothing if it may be one."""
    if is_continued(text):
        return GOES_ON
    if _OTHERS.fullmatch(text.strip()):
        return TOTAL
    if _is_note(text):
        return NOTE
    if _SIGNED.fullmatch(text.strip()):
        return "it is a heading"
    if not text.strip() or len(text) > _LONGEST:
        return ""
    plain = " ".join(_NUMBER if each[0].isdigit() else each for each in _WORD.findall(fold(text)))
    more = _MORE.match(text) is not None
    if not plain or (plain == _NUMBER and not more):
        return ""
    if _total(plain) or (more and _matches("more", plain)):
        return TOTAL
    if _updated(plain):
        return UPDATED
    if _matches("page", plain):
        return PAGE
    if _matches("footnote", plain):
        return FOOTNOTE
    return PLACE if _matches("place", plain) else ""


def _is_note(text: str) -> bool:
    """ "Note: collected by …": a word for a remark, a colon, and whatever it says."""
    begins, colon, rest = text[:_LONGEST].replace("：", ":").partition(":")
    words = " ".join(_WORD.findall(fold(begins)))
    return bool(colon and rest.strip() and words) and _matches("note", words)


@lru_cache(maxsize=65_536)
def names_no_signatory(text: str) -> str:
    """Why a line names somebody who does not sign by it, or ends the letter above; or nothing.

    >>> names_no_signatory("Press contact: Cy Specimen"), names_no_signatory("Kind regards,")
    ('somebody to write to, not a signatory', 'the end of the letter, not a name')
    """
    begins, colon, rest = text[:_LONGEST].replace("：", ":").partition(":")
    label = " ".join(_WORD.findall(fold(begins)))
    if colon and rest.strip() and label and _matches("beside", label):
        return BESIDE
    return CLOSING if is_closing(text) or _is("parting", text) else ""


@lru_cache(maxsize=4096)
def is_closing(text: str) -> bool:
    """Whether a text is "Yours faithfully," and nothing else, below which the names stand."""
    return _is("closing", text)


def _is(name: str, text: str) -> bool:
    """Whether a short text is one of a table, and nothing else."""
    if len(text) > _LONGEST or any(map(str.isdigit, text)):
        return False
    plain = " ".join(_WORD.findall(fold(text)))
    return bool(plain) and _matches(name, plain)


def _total(plain: str) -> bool:
    if _matches("total", plain) or _matches("and_more", plain):
        return True
    return _matches("counted", plain)


def _updated(plain: str) -> bool:
    """Words such as "last updated" with a date behind them and nothing else."""
    begins = _patterns()["updated"].match(plain)
    rest = plain[begins.end() :].split() if begins else []
    dated = all(word == _NUMBER or word in _months() or is_beside(word) for word in rest)
    return _NUMBER in rest and dated


@cache
def _months() -> frozenset[str]:
    return frozenset(fold(word) for name in month_names() for word in name.split())


def _matches(name: str, plain: str) -> bool:
    return _patterns()[name].fullmatch(plain) is not None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Each kind of text as words with a blank behind each of them, but the last."""
    total, counted, small, more, joined = map(_words, ("total", "counted", "small", "more", "and"))
    number = r"(?:#(?: |$))"
    rest = f"(?:{more}|{counted}|{small}|{number})*"
    updated, page, footnote, place = map(_words, ("updated", "page", "footnote", "place"))
    note = _words("note")
    kinds = {
        # "Total", "Grand total: 12 signatures", "12 in total"
        "total": rf"(?:{counted}|{small}|{number})*{total}(?:{total}|{counted}|{small}|{number})*",
        # "27 signatures", but "Names" is no total
        "counted": rf"{number}(?:{counted})(?:{small})*",
        # "and 27 others", "27 more people", "and others", but "More" may be a name
        "and_more": rf"(?:(?:{joined})+{number}?|{number}){more}{rest}",
        "more": rf"(?:{joined})*(?:{number}|{more}){rest}",
        "updated": updated,
        "page": rf"(?:{page}){number}(?:(?:{small}|{page})*{number})?",
        "footnote": footnote,
        "place": place,
        "note": note,
        "beside": _words("beside"),
        "closing": _words("closing"),
        "parting": _words("parting"),
    }
    return {name: re.compile(pattern) for name, pattern in kinds.items()}


def _words(table: str) -> str:
    """Any of the phrases of a table, the longest first."""
    phrases = {" ".join(_WORD.findall(fold(entry.replace("_", " ")))) for entry in _entries(table)}
    ordered = sorted(phrases, key=len, reverse=True)
    return rf"(?:(?:{'|'.join(map(re.escape, ordered))})(?: |$))"


def _entries(table: str) -> list[str]:
    kinds = tables_of("letterkit.read.platforms", "no_names.toml")[table]
    texts = [kinds] if isinstance(kinds, str) else kinds.values()
    return [entry for text in texts for entry in text.split()]
