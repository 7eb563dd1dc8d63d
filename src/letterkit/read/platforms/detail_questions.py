"""Questions about what is printed beside a name: "May we publish your function?"

A yes to one is no leave for the name, and a no hides that one text and not the person. So such a
column decides about a column of its own, and about nothing else.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import lru_cache

from letterkit.model.lexicon import Token, Word, languages, tokens_in, words_of
from letterkit.read.platforms.consents import Ask
from letterkit.read.platforms.meanings import Status, is_yes_or_no, meaning
from letterkit.read.platforms.questions import labels_in
from letterkit.read.platforms.title_notes import plain

# Fields of such columns, with what they decide about.
SHOWS = {
    "role_shown": frozenset({"role"}),
    "affiliation_shown": frozenset({"affiliation"}),
    "country_shown": frozenset({"country"}),
    "details_shown": frozenset({"role", "affiliation"}),
}
_FIELD_OF_LABEL = {
    "role": "role",
    "affiliation": "affiliation",
    "department": "affiliation",
    "country": "country",
}
SHOWING = frozenset({Word.SHOW, Word.PUBLISH})
_OF_PEOPLE = frozenset({Word.NAME, Word.PART, Word.PERSON})
# With one of these a yes may mean something else than "print it".
BEYOND = frozenset({
    Word.NEG, Word.NO, Word.HIDE, Word.ANON, Word.FLIP, Word.AGAINST, Word.FINE, Word.TRAP, Word.IF,
    Word.WITHOUT, Word.BUT, Word.ONLY, Word.COUNT, Word.TOPIC, Word.THING, Word.COMMENT, Word.META,
    Word.WHY, Word.INITIALS, Word.FOREIGN, Word.HOW, Word.HOW_ALONE,
})  # fmt: skip


def detail_asked(title: str, answers: Iterable[str]) -> str:
    """Which of `SHOWS` a column asks about, or nothing; its answers must be yes and no."""
    given = {each.strip() for each in answers} - {""}
    if not given or not all(map(is_yes_or_no, given)):
        return ""
    return _asked(title)


@lru_cache(maxsize=4096)
def _asked(title: str) -> str:
    if not any(map(_shows_a_detail, readings_of(title))):
        return ""
    about = {_FIELD_OF_LABEL[label] for label in labels_in(title) if label in _FIELD_OF_LABEL}
    return next((field for field, shown in SHOWS.items() if shown == about), "")


def readings_of(title: str) -> Iterator[Sequence[Token]]:
    """The words of a title in each language that knows most of them."""
    words = [word for word in words_of(plain(title)) if word[0].isalnum()]
    found = [tokens_in(each, words) for each in languages()]
    unknown = [sum(token.kind is Word.UNKNOWN for token in tokens) for tokens in found]
    for tokens, count in zip(found, unknown, strict=True):
        if count == min(unknown):
            yield tokens


def _shows_a_detail(tokens: Sequence[Token]) -> bool:
    """Whether something is shown that is not the name, and not "on your organisation's site"."""
    kinds = {token.kind for token in tokens}
    if not kinds & SHOWING or kinds & (_OF_PEOPLE | BEYOND):
        return False
    order = [token.kind for token in tokens]
    places = [number for number, kind in enumerate(order) if kind is Word.PREP]
    # «На публикацию» is no place.
    return all(SHOWING & set(order[number + 1 : number + 3]) for number in places)


def kept_back(field: str, answer: str) -> Set[str]:
    """What stays private after an answer: all that is asked about, unless it is a plain yes."""
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
