"""Questions about what is printed beside a name: "May we publish your function?"

A yes to one is no leave for the name, and a no hides that one text and not the person. So such a
column decides about a column of its own, and about nothing else.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import lru_cache

from letterkit.lists.columns.questions import labels_in
from letterkit.lists.columns.title_notes import plain
from letterkit.lists.consent.consents import Ask
from letterkit.lists.consent.meanings import Status, is_display_choice, is_yes_or_no, meaning
from letterkit.lists.exports.hints import Hint, map_of
from letterkit.lists.said.standing_words import phrases
from letterkit.wishes.lexicon import Token, Word, fold, languages, tokens_in, words_of

# Fields of such columns, with what they decide about.
_OF_FIELD = {
    "role": frozenset({"role"}),
    "affiliation": frozenset({"affiliation"}),
    "country": frozenset({"country"}),
    "comment": frozenset({"comment"}),
    "details": frozenset({"role", "affiliation"}),
}
SHOWS = {
    f"{field}{ending}": about
    for ending in ("_shown", "_hidden")
    for field, about in _OF_FIELD.items()
}
_HIDDEN = "_hidden"
_UNCLEAR = 8  # other answers; with more of them a column holds texts
_FIELD_OF_LABEL = {
    "role": "role",
    "affiliation": "affiliation",
    "department": "affiliation",
    "country": "country",
    "comment": "comment",
}
SHOWING = frozenset({Word.SHOW, Word.PUBLISH})
_OF_PEOPLE = frozenset({Word.NAME, Word.PART, Word.PERSON})
_OF_DETAILS = frozenset({Word.DETAIL, Word.ROLE, Word.COMMENT, Word.FILLER, Word.UNKNOWN})
_NEAR = frozenset({Word.ONLY, Word.HOW, Word.HOW_ALONE, Word.SHOW, Word.PUBLISH, Word.HIDE})
# An object with what somebody chose: "permissions employer".
_HOLDER = re.compile(
    r"\s*(?:prefs?|preferences|settings|options|flags|choices|permissions|permission|privacy|fields"
    r"|consents?|visibility)[ ._]",
    re.IGNORECASE,
)
_PRIVACY = re.compile(r"priva|confiden|vertraulich|приват|конфиден|конфід|канфід|poufn|خصوص")
_TURNS = frozenset({Word.NEG, Word.NO, Word.HIDE})
# With one of these a yes may mean something else than "print it".
BEYOND = frozenset({
    Word.NEG, Word.NO, Word.HIDE, Word.ANON, Word.FLIP, Word.AGAINST, Word.FINE, Word.TRAP, Word.IF,
    Word.WITHOUT, Word.BUT, Word.ONLY, Word.COUNT, Word.TOPIC, Word.THING, Word.COMMENT, Word.META,
    Word.WHY, Word.INITIALS, Word.FOREIGN, Word.HOW, Word.HOW_ALONE,
})  # fmt: skip
# What people ask to do with an affiliation, where they would not say "publish".
_USES = re.compile(
    r"\b(?:us(?:e|ing|age)|ok|okay|allowed|permitted|includ(?:e|ing)|list|mention|quot(?:e|ing)|cit(?:e|ing)|add|share|state"
    r"|verwend\w*|nutz\w*|benutz\w*|angeb\w*|auffuhr\w*|erwahn\w*|zitier\w*"
    r"|utilis\w*|indiqu\w*|inclu\w*|citer|ajout\w*|mentionn\w*"
    r"|us(?:ar|o)|utiliz\w*|indicar|poner|citar|mencionar|anadir"
    r"|использ\w*|указ\w*|включ\w*|упомя\w*|добав\w*|цитир\w*"
    r"|викорис\w*|вказ\w*|зазнач\w*|згада\w*|дода\w*|цитув\w*"
    r"|выкарыс\w*|уключ\w*|згадаць|згадваць|дада\w*|цытав\w*"
    r"|uzy(?:c|cie|wac)|wykorzyst\w*|uwzgledn\w*|dodac|cytowa\w*|poda(?:c|nie|wac)\b"
    r"|استخدام|استعمال|ادراج|اضافه|ذكر|اقتباس)\b"
)


def detail_asked(title: str, answers: Iterable[str]) -> str:
    """Which of `SHOWS` a column asks about, or nothing.

    Among its answers must be yes or no, or the wish itself: "Use my affiliation" where that is
    ticked. Beside them anything else keeps the detail private.
    """
    field = _asked(title)
    given = {each.strip() for each in answers} - {""} if field else set()
    by_choice = is_of_visibility(title)
    if by_choice and _PRIVACY.search(fold(title)) and any(map(is_yes_or_no, given)):
        return ""  # "privacy.employer: true" prints it, or keeps it
    clear = [
        each
        for each in given
        if is_yes_or_no(each) or _restates(field, each) or (by_choice and is_display_choice(each))
    ]
    return field if clear and len(given) <= len(clear) + _UNCLEAR else ""


def hint_of_detail(title: str) -> Hint | None:
    """How to say what a yes means, if the title is about a detail and its answers are not clear."""
    field = _asked(title) or _may_be_asked(title)
    if not field:
        return None
    about = field.rpartition("_")[0]
    return Hint(
        "say what a yes means",
        map_of(title, field),
        f" (or ={about}_shown: yes, print the {about}; ={about}_hidden: yes, keep the {about}"
        " private), or =private (it is about something else)",
    )


def _field_about(title: str) -> str:
    """Which detail the words of a title are about, or nothing."""
    about = {_FIELD_OF_LABEL[label] for label in labels_in(title) if label in _FIELD_OF_LABEL}
    return next((each for each, shown in _OF_FIELD.items() if shown == about), "")


@lru_cache(maxsize=4096)
def _may_be_asked(title: str) -> str:
    """The same of a title that speaks of showing it, or of it "only", and is not understood."""
    field = _field_about(title)
    signs = any(piece.label == "sign" for piece in phrases().pieces(title))
    if not field or signs:
        return ""
    found = [{token.kind for token in tokens} for tokens in readings_of(title)]
    near = any(kinds & _NEAR for kinds in found) or _HOLDER.match(title)
    return f"{field}_shown" if near and not any(kinds & _OF_PEOPLE for kinds in found) else ""


@lru_cache(maxsize=4096)
def is_of_visibility(title: str) -> bool:
    """Whether "public" and "private" below a title say what is done: "Affiliation visibility"."""
    kinds = [{token.kind for token in tokens} for tokens in readings_of(title)]
    return any(Word.HOW_ALONE in each and each <= {Word.HOW_ALONE, *_OF_DETAILS} for each in kinds)


def is_in_object(title: str, answers: Iterable[str]) -> bool:
    """Whether a key says yes or no to a detail within an object of choices: `permissions.role`."""
    if not _HOLDER.match(title) or not _field_about(title) or _asked(title):
        return False
    given = {each.strip() for each in answers} - {""}
    return bool(given) and all(map(is_yes_or_no, given))


@lru_cache(maxsize=4096)
def _asked(title: str) -> str:
    field = _field_about(title)
    if not field:
        return ""
    if is_of_visibility(title):
        return f"{field}_shown"
    for tokens in readings_of(title):
        if _shows_a_detail(tokens, title, field):
            return f"{field}_shown"
        if _hides_a_detail(tokens, title, field):
            return f"{field}{_HIDDEN}"
    return ""


def _restates(field: str, answer: str) -> bool:
    """Whether an answer says itself what is to be done with the detail that is asked about."""
    about = SHOWS.get(_asked(answer), frozenset())
    return bool(field) and about == SHOWS[field]


def readings_of(title: str) -> Iterator[Sequence[Token]]:
    """The words of a title in each language that knows most of them."""
    words = [word for word in words_of(plain(title)) if word[0].isalnum()]
    found = [tokens_in(each, words) for each in languages()]
    unknown = [sum(token.kind is Word.UNKNOWN for token in tokens) for tokens in found]
    for tokens, count in zip(found, unknown, strict=True):
        if count == min(unknown):
            yield tokens


def _shows_a_detail(tokens: Sequence[Token], title: str, field: str) -> bool:
    """Whether something is shown that is not the name, and not "on your organisation's site"."""
    kinds = {token.kind for token in tokens}
    if kinds & (_OF_PEOPLE | _beyond(field)):
        return False
    if not kinds & SHOWING:
        return _is_used(title)
    order = [token.kind for token in tokens]
    places = [number for number, kind in enumerate(order) if kind is Word.PREP]
    # «На публикацию» is no place.
    return all(SHOWING & set(order[number + 1 : number + 3]) for number in places)


def _hides_a_detail(tokens: Sequence[Token], title: str, field: str) -> bool:
    """Whether a yes keeps something private: "Hide my affiliation", "Do not show my comment"."""
    order = [token.kind for token in tokens]
    kinds = set(order)
    if kinds & (_OF_PEOPLE | (_beyond(field) - _TURNS)) or Word.PREP in kinds:
        return False
    turns = [kind for kind in order if kind in _TURNS]
    if turns == [Word.HIDE]:
        return not kinds & SHOWING
    return turns in ([Word.NEG], [Word.NO]) and bool(kinds & SHOWING or _is_used(title))


def _beyond(field: str) -> frozenset[Word]:
    """ "Publish my message" is about a text, and may be about the answer as a whole elsewhere."""
    return BEYOND - {Word.COMMENT} if field == "comment" else BEYOND


def _is_used(title: str) -> bool:
    return bool(_USES.search(fold(plain(title))))


_OPTIONS = re.compile(r"\s*[,;|\n،؛]\s*")


def offered(answers: Iterable[str]) -> Set[str]:
    """The fields of `SHOWS` that options of a question print, where one may take several.

    "Use my name, Use my affiliation": anyone who takes only the first keeps the second private.
    """
    found: set[str] = set()
    for answer in answers:
        options = _OPTIONS.split(answer.strip())
        fields = [_asked(each) for each in options]
        if len(options) > 1:
            found.update(each for each in fields if each.endswith("_shown"))
    return found


def not_taken(answer: str, fields: Iterable[str]) -> list[str]:
    """Those of the fields that an answer of several options does not take."""
    taken = {_asked(each) for each in _OPTIONS.split(answer.strip())}
    return sorted(set(fields) - taken)


def kept_back(field: str, answer: str) -> Set[str]:
    """What stays private after an answer: all that is asked about, unless it may be printed.

    It may after a plain yes, or a plain no or nothing to "Hide my affiliation".
    """
    if _restates(field, answer):
        return frozenset() if _asked(answer).endswith("_shown") else SHOWS[field]
    if field.endswith(_HIDDEN):
        is_no = not answer.strip() or meaning(Ask.CONSENT, answer) == meaning(Ask.CONSENT, "no")
        return frozenset() if is_no else SHOWS[field]
    means = meaning(Ask.SHOWN, answer)
    yes = means.status is Status.CLEAR and means.shown == "named" and means.consent != "no"
    return frozenset() if yes else SHOWS[field]


def keep_back(
    values: dict[str, str],
    private: dict[str, str],
    answers: Iterable[tuple[str, str]],
    note: Callable[[str], None],
) -> Set[str]:
    """Keep privately what somebody gave no leave to print beside their name, and say which it is.

    `answers` are each a field of `SHOWS` and what they said. An empty text stays in its place, for
    it may have been printed earlier.
    """
    back: set[str] = set()
    for field, answer in answers:
        for each in sorted(kept_back(field, answer) & values.keys()):
            private[f"{each} as given"] = values[each]
            values[each] = ""
            back.add(each)
            note(f"the {each} stays private, as they answered")
    return back
