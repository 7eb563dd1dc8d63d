"""What a column asks: leave to publish a name, how to show it, or something else.

A yes to "Remain anonymous?" hides and a yes to "May we publish your name?" names, so the polarity
of a question decides who is named. It is worked out from all words of the title, in one of nine
languages, and where one word that matters is unknown, doubled or out of place, the answer is
`Ask.UNDECIDED`: the coordinator says it. Nothing here guesses towards naming.
"""

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from letterkit.lists.columns.title_notes import plain
from letterkit.lists.columns.title_words import as_title
from letterkit.lists.columns.turned_titles import (
    FLIPS,
    is_leave_taken,
    is_of_letter,
    is_put_beside,
    is_still_needed,
    is_turned_question,
    stands_first,
    texts_of,
)
from letterkit.lists.consent.places_asked import (
    is_for_less,
    is_strange,
    proper_words,
    with_sites,
)
from letterkit.wishes.lexicon import (
    Token,
    Word,
    first_person,
    languages,
    letters,
    second_person,
    taking,
    tokens_in,
    words_of,
)
from letterkit.wishes.tongues import READ_IN_FORMS, known_by, readable


class Ask(StrEnum):
    """What a column asks about consent or display."""

    CONSENT = "consent"  # may we publish your name: a yes is consent
    SHOWN = "shown"  # show my name: a yes is named, but no consent by itself
    HOW = "how"  # how to be shown: the answers are choices, and a bare yes says nothing
    ANONYMOUS = "anonymous"  # hide my name: a yes is unnamed, and a no is no consent
    OTHER = "other"  # leave for something else, such as a newsletter: private
    UNDECIDED = "undecided"  # about consent or display, but no rule can tell what a yes means


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a segment asks in one language, and how many of its words are unknown there."""

    ask: Ask | None
    unknown: int
    field: bool = False  # a title such as "Name"
    thing: bool = False  # a title such as "E-mail" or "Comment"
    name_first: bool = False  # "Name as it should appear", "Name public?"
    near: bool = False  # of signing, or of a choice
    hint: bool = False  # a word for showing or hiding is in it
    turns: bool = False  # a word that may turn a yes into a no is in it
    bare: bool = False  # "I agree" and no more
    else_: bool = False  # leave for something else, and no word of showing or hiding
    fine: bool = False  # "no objection" is in it
    less: bool = False  # less than a name: initials, the first name, "only"
    note: bool = False  # about a thing, as in "Your e-mail will not be shown"
    tongue: bool = False  # in a language of which titles are read and wishes are not
    negated: bool = False  # a "not" is in it
    foreign: bool = False  # a word of another language that asks something is in it
    elsewhere: bool = False  # of a place that not everybody reads


_ASKS_BACK = re.compile("[?؟¿？か吗嗎]")
# A dash between blanks parts sentences; a hyphen does not.
_ENDS = re.compile(r"(?:[.?!;:…|/،؛؟¿¡\n()\[\]{}？（）！：；［］]|\s[-–—]+\s|–|—)+")
_BRACKETS = re.compile(r"[(\[].*?[)\]]")
_CJK = re.compile("匿名|公開|公开|掲載|同意|공개|익명|동의")
_FILLERS = frozenset({Word.FILLER, Word.PREP, Word.META, Word.UNKNOWN, Word.OR, Word.FULL})
_OURS = frozenset({Word.NAME, Word.PERSON, Word.AGREE, Word.ASK, Word.ANON, Word.COUNT})
_TURNING = frozenset({*FLIPS, Word.TRAP, Word.IF, Word.NE, Word.BUT})
_FIELD = frozenset({Word.NAME, Word.PART, Word.ASK, Word.PERSON})
_HINTS = frozenset({
    Word.NAME, Word.SHOW, Word.PUBLISH, Word.HIDE, Word.ANON, Word.COUNT, Word.FLIP, Word.FOREIGN,
})  # fmt: skip
_NEAR = _HINTS | {Word.PERSON, Word.HOW}
_SHOWING = frozenset({Word.SHOW, Word.PUBLISH, Word.NAME, Word.PART, Word.PERSON})
_LESS = frozenset({Word.INITIALS, Word.ONLY, Word.PART})
_ELSE = frozenset({Word.TOPIC, Word.THING, Word.COMMENT})
_BEYOND = frozenset({
    Word.TRAP, Word.NE, Word.FOREIGN, Word.IF, Word.META, Word.UNCLEAR, Word.INITIALS, Word.BUT,
    Word.HOW, Word.PART,
})  # fmt: skip
_NAMING = (Ask.CONSENT, Ask.SHOWN)
# Columns that hold names: what to call somebody, not whether to.
_NAMES_OF_NAMES = frozenset({"display name", "public name", "published name", "user display name"})


@lru_cache(maxsize=4096)
def ask_of(title: str) -> Ask | None:
    """What a title asks, or None if it is about neither consent nor display.

    Each sentence of the title is read by itself, and all that ask something must agree.
    """
    if title.strip().casefold() == "optin":
        # Petition platforms call the box for their newsletter so.
        return Ask.OTHER
    if " ".join(words_of(plain(title))) in _NAMES_OF_NAMES:
        return None
    if words_of(plain(title))[:3] in (["opt", "in"], ["opt", "in", "?"]):
        return Ask.UNDECIDED
    text = with_sites(plain(title))
    readings = _sentences(text)
    if _CJK.search(title) and not all(each.tongue for each in readings):
        return Ask.UNDECIDED
    if not readings:
        return None
    if any(each.tongue and each.negated for each in readings) and _ASKS_BACK.search(title):
        return Ask.UNDECIDED  # a "not" in a question may ask for a yes, in ways that differ
    first = readings[0]
    if first.thing or (first.field and _BRACKETS.search(text)):
        # "Name (will be published)" is the column of names, and "E-mail: not shown" of addresses.
        return None
    # After a question, "Your e-mail stays private" is a note, and no second question.
    asking = [first, *(each for each in readings[1:] if not each.note)]
    ask = _agreed(asking)
    bare = all(each.bare for each in asking if each.ask)
    if ask is Ask.CONSENT and bare and any(each.else_ for each in readings):
        return Ask.OTHER  # "I agree [to receive the newsletter]"
    if ask is Ask.CONSENT and bare and any(each.thing for each in readings):
        return Ask.UNDECIDED  # "Consent – photo"
    if ask and any(each.turns and each.ask is None for each in asking):
        return Ask.UNDECIDED  # "Publish my name. Tick if you would rather we did not"
    if ask in _NAMING and any(each.less and each.ask is None for each in asking):
        return Ask.UNDECIDED  # "Publish my name (initials only)"
    if ask in _NAMING and any(each.elsewhere and each.ask is None for each in asking):
        return Ask.UNDECIDED  # "Publish my name (press release)"
    if any(each.fine for each in asking) and _ASKS_BACK.search(title):
        return Ask.UNDECIDED  # a no to "You have no objection?" may be one
    return ask


def is_field(title: str) -> bool:
    """Whether a title, or its first sentence, is that of a column of names."""
    first = _first(title)
    return bool(first and first.field)


def may_be_field(title: str) -> bool:
    """Whether it can be one: "Name as it should appear"."""
    first = _first(title)
    return bool(first and first.name_first)


def hints(title: str) -> bool:
    """Whether a title has a word for showing or hiding, understood or not."""
    return any(each.hint for each in _sentences(plain(title)))


def is_near(title: str) -> bool:
    """Whether "Private" below a title can be a choice of how to sign: "Type of signature"."""
    return any(each.near for each in _sentences(plain(title)))


def is_less(title: str) -> bool:
    """Whether a title is about less than a name: its initials, the first name, "only"."""
    return any(each.less for each in _sentences(plain(title)))


def _sentences(text: str) -> list[_Reading]:
    """The sentences of a title, read."""
    return [each for each in map(_segment, _ENDS.split(readable(text))) if each]


def _first(title: str) -> _Reading | None:
    """The first sentence of a title."""
    return next(iter(_sentences(plain(title))), None)


def names_a_thing(title: str) -> bool:
    """Whether a title is about an e-mail address, a comment or the like."""
    return any(each.note or each.thing for each in _sentences(plain(title)))


def is_turned(title: str) -> bool:
    """Whether a title has any word that may turn a yes into a no."""
    words = [word for word in words_of(plain(title)) if word[0].isalnum()]
    turning = _TURNING | {Word.NO}
    if any(each.tongue and each.turns for each in _sentences(plain(title))):
        return True
    return any(token.kind in turning for each in languages() for token in tokens_in(each, words))


def _agreed(readings: Sequence[_Reading]) -> Ask | None:
    """What all sentences of a title ask together."""
    asks = {each.ask for each in readings} - {None}
    if len(asks) > 1:
        asks.discard(Ask.HOW)
    if asks == {Ask.CONSENT, Ask.SHOWN}:
        return Ask.CONSENT
    if not asks:
        return None
    return asks.pop() if len(asks) == 1 else Ask.UNDECIDED


@lru_cache(maxsize=4096)
def _segment(text: str) -> _Reading | None:
    """A sentence in the language that knows most of its words; equals must agree."""
    words = [word for word in words_of(text) if word[0].isalnum()]
    if not words:
        return None
    readings = [_reading(tokens_in(each, words), proper_words(text, each)) for each in languages()]
    fewest = min(each.unknown for each in readings)
    best = [each for each in readings if each.unknown == fewest]
    strange = fewest or any(each.foreign for each in best)
    elsewhere = _in_tongues(words) if strange else []
    best = elsewhere or best
    asks = {each.ask for each in best}
    if len(asks) > 1:
        asks.discard(None)
    ask = asks.pop() if len(asks) == 1 else Ask.UNDECIDED
    return _Reading(
        ask,
        fewest,
        field=any(each.field for each in best),
        thing=any(each.thing for each in best),
        name_first=any(each.name_first for each in best),
        near=any(each.near for each in best),
        hint=any(each.hint for each in best),
        turns=any(each.turns for each in best),
        bare=any(each.bare for each in best),
        else_=any(each.else_ for each in best),
        fine=any(each.fine for each in best),
        less=any(each.less for each in best),
        note=any(each.note for each in best),
        tongue=bool(elsewhere),
        negated=any(each.negated for each in best),
        elsewhere=is_for_less(words),
    )


def _in_tongues(words: Sequence[str]) -> list[_Reading]:
    """A sentence in each other language that knows all of its words."""
    found = (known_by(tongue, words) for tongue in READ_IN_FORMS)
    return [_reading(tokens) for tokens in found if tokens]


def _reading(given: Sequence[Token], proper: Set[str] = frozenset()) -> _Reading:
    tokens = as_title(given)
    kinds = Counter(token.kind for token in tokens)
    unknown = kinds[Word.UNKNOWN]
    there = frozenset(kinds) - _FILLERS
    content = [token.kind for token in tokens if token.kind not in _FILLERS]
    ask = _ask(tokens, kinds, proper)
    return _Reading(
        ask,
        unknown,
        field=bool(there & {Word.NAME, Word.PART}) and there <= _FIELD,
        name_first=bool(content) and content[0] in (Word.NAME, Word.PART),
        near=bool(there & _NEAR),
        hint=bool(there & _HINTS),
        turns=bool(there & _TURNING),
        bare=ask is Ask.CONSENT and not there & _SHOWING,
        else_=ask is Ask.OTHER and not there & (_SHOWING | _TURNING),
        fine=bool(kinds[Word.FINE]),
        less=bool(there & _LESS),
        thing=bool(there) and there <= {Word.THING, Word.COMMENT, Word.DETAIL} and ask is None,
        note=bool(there & _ELSE) and not there & _OURS and ask is not None,
        negated=Word.NEG in there,
        foreign=Word.FOREIGN in there,
    )


def _is_taking(tokens: Sequence[Token]) -> bool:
    return any(each.kind is Word.HIDE and each.text.startswith(taking()) for each in tokens)


def _ask(
    tokens: Sequence[Token], kinds: Counter[Word], proper: Set[str] = frozenset()
) -> Ask | None:
    """What the tokens of one sentence ask, if all of them are understood."""
    if kinds[Word.WHY]:
        return None
    shows = kinds[Word.SHOW] + kinds[Word.PUBLISH]
    hides = kinds[Word.HIDE] + kinds[Word.ANON]
    who = kinds[Word.NAME] + kinds[Word.PART] + kinds[Word.PERSON]
    leave = kinds[Word.AGREE] + kinds[Word.ASK] + kinds[Word.FINE]
    if kinds.keys() & _ELSE:
        return _something_else(tokens, kinds, shows=shows, who=who)
    if kinds[Word.HOW_ALONE]:
        return Ask.HOW if not kinds[Word.AGREE] else Ask.UNDECIDED
    if kinds[Word.HOW] and (shows or hides or kinds[Word.INITIALS]):
        return Ask.HOW
    if not _is_about(kinds, shows=shows, hides=hides, who=who):
        return None
    if _is_beyond(tokens, kinds, proper):
        return Ask.UNDECIDED
    return _polarity(tokens, kinds, shows=shows, who=who, leave=leave)


def _something_else(
    tokens: Sequence[Token], kinds: Counter[Word], *, shows: int, who: int
) -> Ask | None:
    """Leave for a newsletter is another one; a sentence that asks for both is two questions."""
    asked = kinds[Word.AGREE] + kinds[Word.ASK]
    if kinds[Word.ANON] or (kinds[Word.NAME] and (shows or kinds[Word.HIDE] or asked)):
        return Ask.UNDECIDED
    if kinds[Word.AGREE] and shows and who:
        return Ask.UNDECIDED
    mine = any(token.text in first_person() for token in tokens)
    shown = kinds[Word.PUBLISH] or (mine and (shows or kinds[Word.HIDE]) and not kinds[Word.AGREE])
    flag = bool(shows) and len(tokens) < 3  # `gdpr_public`
    if kinds[Word.TOPIC] and (shown or flag):
        return Ask.UNDECIDED  # "I consent to my data being published": which data?
    # "Private e-mail" is an address, and "Keep my e-mail private" asks something.
    hidden = kinds[Word.HIDE] and (kinds[Word.FILLER] or tokens[-1].kind is Word.HIDE)
    turned = kinds[Word.NEG] or kinds[Word.FLIP] or hidden
    if kinds[Word.COMMENT] and (shows or turned):
        return Ask.UNDECIDED  # a comment is published too, and nobody may pass over a no to it
    return Ask.OTHER if shows or asked or turned or kinds[Word.TOPIC] else None


def _is_about(kinds: Counter[Word], *, shows: int, hides: int, who: int) -> bool:
    """Whether a sentence is about consent or display at all."""
    if kinds[Word.META] and not who:
        return False  # "Consent version", "Date of publication"
    if kinds[Word.FOREIGN] or kinds[Word.ANON] or kinds[Word.AGREE]:
        return True
    bare = not kinds[Word.UNKNOWN] and not kinds[Word.DETAIL]
    if shows or hides:
        return bool(who or bare or (shows and kinds[Word.ASK]))
    if kinds[Word.COUNT] and kinds[Word.ONLY]:
        return True
    if kinds[Word.FINE] and who:
        return True
    if kinds[Word.ASK] and kinds[Word.NAME]:
        return True
    turned = sum(kinds[each] for each in (Word.WITHOUT, Word.COUNT, Word.FLIP, Word.NEG))
    return bool(turned and kinds[Word.NAME] and bare)


def _is_beyond(tokens: Sequence[Token], kinds: Counter[Word], proper: Set[str]) -> bool:
    """Whether a word, or where it stands, is more than the rules understand."""
    return bool(kinds.keys() & _BEYOND) or is_strange(tokens, proper)


def _polarity(
    tokens: Sequence[Token], kinds: Counter[Word], *, shows: int, who: int, leave: int
) -> Ask:
    if not who and (kinds[Word.ROLE] or is_of_letter(tokens)):
        return Ask.UNDECIDED  # leave for the role or the letter is none for the name
    flips = sum(kinds[each] for each in FLIPS)
    hides = kinds[Word.HIDE] + kinds[Word.ANON]
    if kinds[Word.FINE] and (flips or texts_of(tokens) & second_person()):
        return Ask.UNDECIDED  # "You don't mind being named": a yes and a no may both be leave
    if hides and leave:
        return Ask.UNDECIDED  # a no to "May we publish it anonymously?" gives no name
    if flips and shows and (kinds[Word.OR] or kinds[Word.ANON]):
        return Ask.HOW  # "published or anonymous?": only the words of the answer can say it
    if hides and shows and not who and len(tokens) < 3:
        return Ask.HOW
    order = [token.kind for token in tokens]
    if kinds[Word.HIDE] and shows and not stands_first(order, Word.HIDE):
        return Ask.UNDECIDED  # a no to "Publish my name to members only" is no yes to more
    if kinds[Word.COUNT]:
        return Ask.ANONYMOUS if kinds[Word.ONLY] and not flips and not shows else Ask.UNDECIDED
    if kinds[Word.ONLY] or (kinds[Word.OR] and (flips or kinds[Word.ROLE])):
        return Ask.UNDECIDED
    if tokens[-1].text == "as" and shows and not flips:
        return Ask.HOW  # "Display as"
    if flips and is_put_beside(tokens, kinds):
        return Ask.UNDECIDED
    if (leave and is_still_needed(tokens)) or (not (shows or who) and is_leave_taken(tokens)):
        return Ask.UNDECIDED  # "Needs approval", "Consent revoked": there is none, or none yet
    if _is_taking(tokens) and not (kinds[Word.NAME] or kinds[Word.PART] or shows):
        return Ask.UNDECIDED  # "Excluded" may be a signature that does not count
    if flips:
        unclear = flips > 1 or is_turned_question(tokens, kinds)
        return Ask.UNDECIDED if unclear else Ask.ANONYMOUS
    if not shows:
        # "Consent" is the column of a list; with an object, it must be the publication.
        short = kinds[Word.AGREE] and not who and not kinds[Word.DETAIL] and len(tokens) < 8
        other = any(token.text.startswith(letters()) for token in tokens)
        return Ask.CONSENT if short and not other else Ask.UNDECIDED
    if kinds[Word.DETAIL] and not who:
        return Ask.UNDECIDED
    if leave or (kinds[Word.PUBLISH] and kinds[Word.NAME]):
        return Ask.CONSENT
    return Ask.SHOWN
