"""Whether a plain text is what letterkit writes of its letter and its list.

A text carries no register, so its names are compared with nothing. All else is determined: how its
lines flow, the words of the letter's language around its parts, and the counts, which must be those
of the names that it shows.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from importlib import resources

from letterkit.errors import LetterkitError
from letterkit.letters import locale
from letterkit.letters.checked import is_how
from letterkit.letters.earlier import parse_earlier
from letterkit.letters.for_press import format_named
from letterkit.letters.rests import Rests, is_closes, parse_paper, parse_rests
from letterkit.letters.vocabulary import GOALS
from letterkit.letters.words import Words, words_for
from letterkit.model import Artefact, CanonicalText, Check
from letterkit.model.manuscript import HIDDEN
from letterkit.model.stamp import Stamp, format_stamp_in_order, parse_stamp
from letterkit.model.verdict import WRITTEN
from letterkit.render.plain import COMMAND
from letterkit.text.plain import RULE, PlainList, PlainParts, format_plain, parse_plain
from letterkit.text.scripts import in_order
from letterkit.text.where_to_check import format_where, parse_where
from letterkit.verdict.beside import CHECK_AT, beside_letter, on_paper_check
from letterkit.verdict.first_difference import place_of
from letterkit.verdict.visible_list import extract_check
from letterkit.version import __version__

# A published text has its seal below; `tlog/seal.py` judges it.
_SEAL = re.compile(
    rf"\n{RULE}\nletterkit seal\n[^\s+]+\+[0-9a-f]{{8}}\+[A-Za-z0-9+/=]+\n"
    r"(?:[A-Za-z0-9+/=. ]{72}\n){12}\Z"
)


def text_checks(artefact: Artefact) -> Iterator[Check]:
    """The check of a text, by itself or in an e-mail."""
    text = artefact.written.decode("utf-8", "replace")
    try:
        yield from checks_of(text)
    except LetterkitError as error:
        detail = f"not as letterkit {__version__} writes it: {error}"
        yield Check.not_checked(WRITTEN, detail)


def checks_of(text: str, *, in_mail: bool = False) -> Iterator[Check]:
    """The check of a text; LetterkitError says what letterkit does not write so.

    The text of an e-mail leaves a long list to other files, and tells where it is.

    Two changes that programs make on the way are allowed: a byte order mark, and CRLF.
    """
    plain = _SEAL.sub("\n", text.removeprefix("\ufeff").replace("\r\n", "\n"))
    parts = parse_plain(plain)
    if hidden := HIDDEN.search(plain):
        line = plain.count("\n", 0, hidden.start()) + 1
        raise LetterkitError(f"line {line} has a hidden character, U+{ord(hidden[0]):04X}")
    expected = format_plain(parts)
    if expected != plain:
        raise LetterkitError(_place(plain, expected))
    words = _language_of(parts, in_mail=in_mail)
    detail = f"its lines, words and counts are what letterkit {__version__} writes around its parts"
    yield Check.passed(WRITTEN, detail)
    shown, total = extract_of(parts, words)
    if shown != total:
        yield extract_check(shown, total)
    if paper := _on_paper(parts, words):
        yield on_paper_check(paper)
    yield from beside_letter(list(_beside(parts, words)))


def _on_paper(parts: PlainParts, words: Words) -> int:
    """How many signatures on paper a text says."""
    counted = parts.signatories.counted if parts.signatories else ()
    return next((said for each in counted if (said := parse_paper(each, words))), 0)


def _language_of(parts: PlainParts, *, in_mail: bool) -> Words:
    """The first language in which letterkit writes all of it; LetterkitError if there is none."""
    faults = []
    for words in every_language():
        fault = fault_of(parts, words, in_mail=in_mail)
        if not fault:
            return words
        faults.append(fault)
    # The language that fits best is the one in which the last fault is found.
    raise LetterkitError(max(faults, key=_ORDER.index))


def every_language() -> Iterator[Words]:
    """The furniture in every language that letterkit has."""
    folder = resources.files("letterkit.letters") / "words"
    for file in sorted(each.name for each in folder.iterdir()):
        if file.endswith(".toml"):
            yield words_for(file.removesuffix(".toml"))


_KINDS = ("organisations", "people", "withheld")
_LAST_LINES = "its last lines are not those that letterkit writes"
_HEADING = "the heading of its list is not the one that letterkit writes"
_BLANKS = "a line of its list has blanks that letterkit does not write"
_COUNTS = "its counts are not those of the names that it shows"
_ORDER = ("", _LAST_LINES, _HEADING, _BLANKS, _COUNTS)


def fault_of(parts: PlainParts, words: Words, *, in_mail: bool = False) -> str:
    """What letterkit would not write in this language, or nothing."""
    stamps = [stamp for each in parts.closing if (stamp := parse_stamp(each))]
    where = _where_to_check(parts, words)
    code = CanonicalText(parts.text).fingerprint
    closing = (
        f"{words['fingerprint']}: {in_order(code, words['fingerprint'])}",
        *_named_edition(stamps, words),
        *([format_where(where, words["check_at"])] if where else []),
        words["check_how"].format(command=COMMAND),
        f"{words['sha256']}:",
    )
    how = parts.closing[: -len(closing)]
    if parts.closing[len(how) :] != closing:
        return _LAST_LINES
    if how and (in_mail or not _is_how(how, parts, words)):
        return _LAST_LINES
    listed = parts.signatories
    if listed is None:
        return ""
    if listed.heading != words["signatories"]:
        return _HEADING
    for group in listed.groups:
        for value in (group.heading, *(each for line in group.lines for each in _values(line))):
            if value != " ".join(value.split()):
                return _BLANKS
    return "" if _counts_fit(listed, words, in_mail=in_mail) else _COUNTS


def _where_to_check(parts: PlainParts, words: Words) -> str:
    """The address of the page to check it on that a text names, or nothing."""
    found = (parse_where(each, words["check_at"]) for each in parts.closing)
    return next(filter(None, found), "")


def _named_edition(stamps: Sequence[Stamp], words: Words) -> tuple[str, ...]:
    if not stamps:
        return ()
    named = format_stamp_in_order(stamps[0], words["edition"])
    return (f"{words['registered']}:", named)


def _values(line: object) -> tuple[str, str]:
    return getattr(line, "name", ""), getattr(line, "details", "")


def _counts_fit(listed: PlainList, words: Words, *, in_mail: bool) -> bool:
    """Whether the counts are letterkit's words for the number of those who are shown."""
    shown = sum(len(group.lines) for group in listed.groups)
    lines = list(listed.counted)
    # Where this text has no signature, no count stands in front.
    numbers = _numbers(lines[0], words) if lines else {}
    if numbers:
        lines.pop(0)
    named = numbers.get("organisations", 0) + numbers.get("people", 0)
    withheld = said_withheld = numbers.get("withheld", 0)
    if in_mail and named and not shown:
        # A list that is too long for an e-mail stands in the files that were made with it, if any.
        pdf, plain = rf"{words['pdf']}: [\w.-]+\.pdf", rf"{words['plain_text']}: [\w.-]+\.txt"
        if lines and re.fullmatch(rf"{pdf}( · {plain})?|{plain}", lines[-1]):
            lines.pop()
        shown, said_withheld = named, 0
    if lines and 0 < shown < named and lines[-1] == format_named(shown, named + withheld, words):
        # A version for the press: its other counts are those of the whole list.
        lines.pop()
        shown, said_withheld = named, 0
    if named != shown:
        return False
    if not _takes_what_it_rests_on(lines, shown + withheld, words):
        return False
    key = "and_withheld" if shown else "only_withheld"
    if listed.withheld != (words.count(key, said_withheld) if said_withheld else ""):
        return False
    total = words.count("signatories", shown + withheld)
    goals = [each for each in lines if _is_goal(each, total, words)]
    later = [each for each in lines if _is_phrase(each, words["names_later"], words)]
    if any(_number(each) <= shown + withheld for each in later):
        return False  # names are shown once there are as many
    about = [(each, parse_earlier(each, words)) for each in lines]
    earlier = [line for line, said in about if said and said.renewed <= shown + withheld]
    closes = [each for each in lines if is_closes(each, words)]
    kinds = (goals, closes, later, earlier)
    return all(len(each) <= 1 for each in kinds) and lines == [each for of in kinds for each in of]


def _takes_what_it_rests_on(lines: list[str], total: int, words: Words) -> bool:
    """Take off the lines on what a total rests on and on paper; false if they do not fit."""
    if total:
        rests = parse_rests(lines.pop(0), words) if lines else None
        if rests is None or rests.listed + rests.confirmed != total:
            return False
    if lines and parse_paper(lines[0], words):
        lines.pop(0)
    return True


def _is_how(how: Sequence[str], parts: PlainParts, words: Words) -> bool:
    """Whether lines above the last ones say how the names of this list were checked."""
    counted = parts.signatories.counted if parts.signatories else ()
    rests = next((said for each in counted if (said := parse_rests(each, words))), Rests(0, 0))
    return is_how(how, rests, words, _on_paper(parts, words))


def _beside(parts: PlainParts, words: Words) -> Iterator[str]:
    """What stands beside the letter, and is no part of it nor of its list."""
    lines = parts.note.split("\n") if parts.note else []
    signs = _with_address(lines, words["sign_line"])
    full = _with_address(lines, words["press_full"])
    copies = [each for each in lines if each.startswith(f"{words['copy_for']}: ")]
    counted = parts.signatories.counted if parts.signatories else ()
    total = sum(_numbers(counted[0], words).values()) if counted else 0
    counted_all = words.count("signatories", total)
    if len(lines) > len(signs) + len(copies) + len(full):
        yield "note"
    if copies:
        yield "addressee of this copy"
    if full:
        yield "address of the full letter"
    if any(_is_goal(each, counted_all, words) for each in counted):
        yield "goal"
    if signs:
        yield "address to sign at"
    if any(is_closes(each, words) for each in counted):
        yield "last day to sign"
    if _where_to_check(parts, words):
        yield CHECK_AT


def _with_address(lines: Sequence[str], phrase: str) -> list[str]:
    """The lines that are a phrase with an address in it."""
    before, _, after = phrase.partition("{address}")
    return [each for each in lines if each.startswith(before) and each.endswith(after)]


def extract_of(parts: PlainParts, words: Words) -> tuple[int, int]:
    """How many of how many a version for the press names; the same twice for any other text."""
    listed = parts.signatories
    shown = sum(len(group.lines) for group in listed.groups) if listed else 0
    if not shown or not listed or not listed.counted:
        return shown, shown
    total = sum(_numbers(listed.counted[0], words).values())
    is_extract = listed.counted[-1] == format_named(shown, total, words)
    return shown, total if is_extract else shown


def _numbers(line: str, words: Words) -> dict[str, int]:
    """The numbers of a line such as `1 organisation · 5 people`; none if it is no such line."""
    found: dict[str, int] = {}
    for part in line.split(" · "):
        for kind in _KINDS:
            # Arabic and others have words for one and two, without digits.
            number = _number(part) or next((n for n in (1, 2) if words.count(kind, n) == part), 0)
            if number and words.count(kind, number) == part:
                found[kind] = number
                break
        else:
            return {}
    made = [words.count(kind, found[kind]) for kind in _KINDS if kind in found]
    return found if " · ".join(made) == line else {}


def _number(text: str) -> int:
    """The number that the digits in a text make."""
    digits = [unicodedata.decimal(each) for each in text if each.isdecimal()]
    return int("".join(map(str, digits[:18])) or 0)


def _is_goal(line: str, total: str, words: Words) -> bool:
    return any(_is_phrase(line, f"{total} {words[goal]}", words) for goal in GOALS)


def _is_phrase(line: str, phrase: str, words: Words) -> bool:
    """Whether a line is a phrase with some number in the place of `{n}`."""
    before, _, after = phrase.partition("{n}")
    if not (line.startswith(before) and line.endswith(after) and "{n}" in phrase):
        return False
    shown = line.removeprefix(before).removesuffix(after)
    return shown == locale.number(_number(shown), words.lang)


def _place(given: str, expected: str) -> str:
    return place_of(given.encode(), expected.encode())
