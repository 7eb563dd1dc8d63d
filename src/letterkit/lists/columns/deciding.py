"""Columns that are not understood and may decide who is named: they stop an import.

Kept privately without a word, such a column would let `--consent yes` name everybody, those too who
did not tick "Publish my name". A column may decide if its title or one of its answers speaks of
naming, or if its answers are marks, yes and no, or small codes; unless its title is plainly about
something else.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from letterkit.lists.columns.declined import is_declined
from letterkit.lists.columns.name_columns import are_names
from letterkit.lists.columns.other_tongues import may_be_choice
from letterkit.lists.columns.questions import PRIVATE, understood
from letterkit.lists.columns.receipts_asked import is_receipt_or_home
from letterkit.lists.columns.sectors import is_of_sectors
from letterkit.lists.columns.title_notes import plain
from letterkit.lists.consent.consents import (
    Ask,
    ask_of,
    hints,
    is_field,
    may_be_field,
    names_a_thing,
)
from letterkit.lists.consent.meanings import (
    Status,
    is_display_choice,
    is_option,
    is_yes_or_no,
    meaning,
)
from letterkit.lists.consent.said_yes_or_no import is_answer
from letterkit.lists.own_columns import COLUMNS, column
from letterkit.lists.people.beside_names import is_role
from letterkit.lists.rows.days import iso_day
from letterkit.lists.said.free_text import heard, is_open
from letterkit.lists.said.standing_words import is_withdrawal
from letterkit.model import Level
from letterkit.text.phrases import Phrases, tables_of
from letterkit.wishes.lexicon import Word, languages, tokens_in, words_of
from letterkit.wishes.possible_wishes import speaks_of_signing

# Fields of which the answers may show that they are none.
BY_ANSWERS = frozenset({"link", "comment", "role", "affiliation"})
_MOST_CHOICES = 40
_MOST_CODES = 8
_MOST_WORDS = 12
_LONGEST_ANSWER = 60
_NUMBERED = 4  # rows from which 1, 2, 3, 4 count them in any order
_ASKING = ("?", "؟", "？")
_IN_ORDER = 3  # rows from which they do in this order
_REASON = re.compile(r"\s*[,;:.!،؛(]\s*|\s+[-–—]\s+")
_OPTIONS = re.compile(r"\s*[,;|/\n•]\s*")
# One letter, one sign, one figure, or a letter with figures such as LimeSurvey's `A1`.
_CODE = re.compile(r"[^\W\d_]|\d|[^\W\d_]{1,2}\d{1,2}|[^\w\s]{1,2}")
# Titles below which 1, 2 count the rows, though there are few.
_NUMBERING = re.compile(
    r"column \d+|(?:s\.? ?|sr\.? ?|sl\.? ?)?no\.?|n|n[°º]|nr\.?|п/п|з/п|пп|l\.? ?p\.?"
    r"|lfd\.? ?nr\.?|s[ıi]ra(?: no)?\.?|po[rř]\.?(?: ?[cč]\.?)?|р\.? ?б\.?|r\.? ?br?\.?"
    r"|jrk\.?(?: ?nr\.?)?|eil\.? ?nr\.?|nr\.? ?crt\.?|sorsz[aá]m|ssz\.?|α/α|stt"
    r"|क्रम(?: ?सं\.?)?|क्रमांक|ลำดับ(?:ที่)?|番号|序号|번호|מס'?|ردیف|الرقم|رقم|م"
    r"|rank|position|place|pos\.?|row|line",
    re.IGNORECASE,
)
_NUMBER_SIGN = re.compile("[№#]")
# A name alone may be a dog's; these are of showing it or not.
_SHOWING = frozenset({
    Word.SHOW, Word.PUBLISH, Word.HIDE, Word.ANON, Word.FLIP, Word.FOREIGN, Word.COUNT,
})  # fmt: skip
_PARTS = frozenset({Word.INITIALS, Word.PART})
_NEGATES = frozenset({Word.NO, Word.NEG, Word.WITHOUT})
_ASKS = frozenset({Ask.CONSENT, Ask.SHOWN, Ask.HOW, Ask.ANONYMOUS})


@lru_cache(maxsize=1)
def _phrases() -> Phrases:
    return Phrases(tables_of("letterkit.lists.columns", "deciding.toml"))


def may_decide(title: str, cells: Sequence[str], *, answered: bool = False) -> bool:
    """Whether a column, about which no rule knows anything, may say who can be named.

    `cells` are its texts, one for each row. An empty column decides nothing. With `answered`,
    another column says it plainly, so mere codes and marks are about something else, unless the
    title has a word that wishes are made of.
    """
    known = understood(title)
    option = is_option(title) or _is_of_part(title)
    option = option and all(is_yes_or_no(cell) for cell in cells if cell.strip())
    if known and known not in BY_ANSWERS and not option:
        return False  # "City", "Remarks": known, and wishes in it are heard one by one
    counts = _counted(title, cells)
    if not counts:
        return False
    if known in ("role", "affiliation"):
        return _are_answered(counts) and not is_elsewhere(title)
    if known in BY_ANSWERS:
        # "Web: yes, no" holds no links, and "Statement: my name may be printed" no comments.
        return all(map(is_yes_or_no if known == "link" else _speaks, counts))
    if column(title) == "level" and all(text in set(Level) for text in counts):
        return False  # of a list of ours: what backs a signature
    if is_of_sectors(title, list(counts)):
        return False  # "Type of institution: public, private"
    return _may_say_who(title, cells, counts, option=option, answered=answered)


def _counted(title: str, cells: Sequence[str]) -> Counter[str]:
    """The texts of a column that count, each with how often it stands there."""
    counts = Counter(" ".join(cell.split()) for cell in cells)
    counts.pop("", None)
    if ask_of(title) is Ask.OTHER:
        # "Do you agree to our privacy policy?" asks nothing of the name, nor does "I agree".
        counts = Counter({text: count for text, count in counts.items() if not _agrees(text)})
    for text in list(counts):
        # Rows with a withdrawal are left out, and a declined question says nothing.
        if is_withdrawal(text) or is_declined(title, text):
            del counts[text]
    return counts


def _may_say_who(
    title: str, cells: Sequence[str], counts: Counter[str], *, option: bool, answered: bool
) -> bool:
    """Whether a column of which nothing is known may, by its texts and the words of its title."""
    if _speaks_in_answers(_without_ranks(title, counts)):
        return True
    if _counts_rows(title, cells) and not _hints(title):
        return False
    if _is_negated(title) and all(is_yes_or_no(text) for text in counts):
        return True  # "no www": x
    if (is_elsewhere(title) or column(title) in COLUMNS) and not option:
        return False
    # "I take back my signature", "Not initials?"
    asking = not answered or speaks_of_signing(title) or _is_of_part(title)
    are_marks = asking and _are_marks(title, counts, cells)
    return are_marks or _speaks_in_title(title, counts) or may_be_choice(title, counts)


@lru_cache(maxsize=4096)
def is_elsewhere(title: str) -> bool:
    """Whether a title is plainly about something else: a member, a fee, a newsletter."""
    if _NUMBER_SIGN.search(title) or is_receipt_or_home(title):
        return True
    if _hints(title) and ask_of(title) is not Ask.OTHER:
        return False
    if ask_of(title) is Ask.OTHER or names_a_thing(title):
        return True
    if " " not in title.strip() and is_role(title):
        return True  # "expert": true, false
    return any(piece.label == "elsewhere" for piece in _phrases().pieces(title))


@lru_cache(maxsize=4096)
def _hints(title: str) -> bool:
    """Whether a title has a word for showing or hiding, in a language that knows most of it."""
    words = [word for word in words_of(plain(title)) if word[0].isalnum()]
    kinds = [[token.kind for token in tokens_in(each, words)] for each in languages()]
    fewest = min(each.count(Word.UNKNOWN) for each in kinds)
    return any(_SHOWING & set(each) for each in kinds if each.count(Word.UNKNOWN) == fewest)


@lru_cache(maxsize=4096)
def _is_of_part(title: str) -> bool:
    """Whether a title is about initials, or a part of a name, in a language that is read."""
    words = [word for word in words_of(plain(title)) if word[0].isalnum()]
    return any(token.kind in _PARTS for each in languages() for token in tokens_in(each, words))


@lru_cache(maxsize=4096)
def _is_negated(title: str) -> bool:
    """Whether a title says no to something that may be a place where names stand: "no www".

    "No. of pages" counts, and "No newsletter" is about something else.
    """
    words = [word for word in words_of(plain(title)) if word[0].isalnum()]
    if len(words) < 2 or words[1] == "of":
        return False
    first = {tokens_in(each, words)[0].kind for each in languages()}
    pieces = [each for each in _phrases().pieces(title) if each.text not in ("no", "nr")]
    return bool(first & _NEGATES) and not any(each.label == "elsewhere" for each in pieces)


def _speaks_in_answers(counts: Counter[str]) -> bool:
    """Whether an option among the answers, one or several in a cell, speaks of naming.

    Of many different texts only those count that several people gave.
    """
    options: Counter[str] = Counter()
    for text, people in counts.items():
        for option in {text, *_OPTIONS.split(text)}:
            options[option.strip()] += people
    few = len(options) <= _MOST_CHOICES
    return any(_speaks(option) for option, people in options.items() if few or people > 1)


def _without_ranks(title: str, counts: Counter[str]) -> Counter[str]:
    """The answers, without a bare "Full" below "Rank" or "Membership": no way to be shown there."""
    if not is_elsewhere(title):
        return counts
    return Counter({text: count for text, count in counts.items() if not _is_bare_full(text)})


@lru_cache(maxsize=4096)
def _is_bare_full(text: str) -> bool:
    words = [word for word in words_of(text) if word[0].isalnum()]
    return len(words) == 1 and any(
        tokens_in(each, words)[0].kind is Word.FULL for each in languages()
    )


def _are_answered(counts: Counter[str]) -> bool:
    """Whether texts are yes and no, and no dash or "no" where there is nothing to say."""
    yes = any(len(text) > 1 and meaning(Ask.CONSENT, text).consent == "yes" for text in counts)
    return yes and all(map(is_yes_or_no, counts))


@lru_cache(maxsize=65_536)
def _speaks(option: str) -> bool:
    """Whether one option gives leave to be named, or says how.

    A wish not to be named is heard where it stands, and needs no question of its own.
    """
    words = len(option.split())
    if not 0 < words <= _MOST_WORDS or is_yes_or_no(option):
        return False
    if heard(option) or is_open(PRIVATE, option):
        return False
    if is_display_choice(option) or _is_leave(option):
        return True
    ask = ask_of(option)
    return ask in _ASKS or (ask is Ask.UNDECIDED and _hints(option))


@lru_cache(maxsize=65_536)
def _agrees(text: str) -> bool:
    """Whether an answer only agrees or refuses, without a word of what: "I agree", «Согласен»."""
    said = meaning(Ask.CONSENT, text)
    return said.status is Status.CLEAR and not said.shown and not hints(text)


@lru_cache(maxsize=65_536)
def _is_leave(text: str) -> bool:
    """ "Allowed" and "forbidden"."""
    labels = {piece.label for piece in _phrases().pieces(text)}
    return labels == {"leave"}


def _are_marks(title: str, counts: Counter[str], cells: Sequence[str]) -> bool:
    """Whether the answers are only ticks, yes and no, or small codes; line numbers are none."""
    if len(counts) > _MOST_CODES or not all(map(_is_mark, counts)):
        return _are_reasoned(counts)
    return not _counts_rows(title, cells)


def _counts_rows(title: str, cells: Sequence[str]) -> bool:
    """Whether a number in each row only counts them; a question is no title of such a column."""
    numbers = [int(text) for text in cells if text.strip().isdecimal()]
    rows = len(cells)
    if len(numbers) != rows or rows < 2 or title.rstrip().endswith(_ASKING):
        return False
    counting = list(range(min(numbers), min(numbers) + rows))
    if numbers == counting and (rows >= _IN_ORDER or _NUMBERING.fullmatch(title.strip())):
        return True
    return sorted(numbers) == counting and rows >= _NUMBERED


def _are_reasoned(counts: Counter[str]) -> bool:
    """Whether some say yes or no and others why: "No, I fear for my family" below a question."""
    bare = [text for text in counts if is_yes_or_no(text)]
    reasoned = [text for text in counts if text not in bare and _gives_reason(text)]
    return bool(bare and reasoned) and len(bare) + len(reasoned) == len(counts)


@lru_cache(maxsize=65_536)
def _gives_reason(text: str) -> bool:
    first = _REASON.split(text, maxsplit=1)[0]
    return first != text and len(first) > 1 and is_yes_or_no(first)


@lru_cache(maxsize=65_536)
def _is_mark(text: str) -> bool:
    text = text.replace("\ufe0f", "")
    return bool(_CODE.fullmatch(text)) or is_answer(text) or _is_leave(text)


def _speaks_in_title(title: str, counts: Counter[str]) -> bool:
    """Whether a title with a word for showing or hiding stands above answers in words."""
    if not _hints(title) or len(counts) > _MOST_CHOICES or is_field(title):
        return False
    if are_names(counts) or not all(map(_is_answer, counts)):
        return False
    # "Name as it should appear" is the column of names; so is one with a name in each row.
    return not may_be_field(title) or all(_is_leave(text) for text in counts)


def _is_answer(text: str) -> bool:
    """Whether a text can be an answer in words: no date, address, number or sentence."""
    if len(text) > _LONGEST_ANSWER or any(sign in text for sign in "@/"):
        return False
    figures = sum(character.isdigit() for character in text)
    return figures < 3 and not iso_day(text, "day-month")
