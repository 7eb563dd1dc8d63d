"""What to type for a column, or for answers, that no rule can place: hints of open questions."""

from collections.abc import Mapping, Sequence

from letterkit.lists.columns.pending_columns import is_doubt
from letterkit.lists.columns.title_notes import plain
from letterkit.lists.consent.consents import ask_of, hints, is_turned
from letterkit.lists.consent.meanings import CHOICES, coded_option, is_no
from letterkit.lists.exports.hints import UNSAID, Hint, map_of, maps, short
from letterkit.lists.said.standing import IN, NO_ANSWER, OUT, SIGNS, WITHDRAWN
from letterkit.lists.said.standing_words import mentions_leaving
from letterkit.wishes.lexicon import Word, languages, tokens_in, words_of

_ASKING = ("?", "؟", "？")
_SHOWING = frozenset({
    Word.SHOW, Word.PUBLISH, Word.HIDE, Word.ANON, Word.COUNT, Word.NAME, Word.PART, Word.INITIALS,
    Word.PERSON, Word.HOW,
})  # fmt: skip
# Beginnings of words by which leave is missing, or no more.
_LACKING = (
    *("expir", "laps", "need", "requir", "missing", "outstanding", "pending", "lack", "void"),
    *("немає", "нема", "няма", "нет", "muss", "doit", "debe", "must"),
    *("invalid", "истек", "треб", "нуж", "отсутств", "ожида", "запро", "патраб", "патрэб"),
    *("скончы", "чака", "потреб", "потріб", "закінч", "очіку", "wygas", "potrzeb", "wymag", "brak"),
    *("fehl", "notig", "erforder", "abgelauf", "ausstehend", "einhol", "manqu", "necess", "requis"),
    *("falt", "pend", "neces", "requier", "caduc", "venc", "منته", "مفقود", "مطلوب", "يحتاج"),
)
# What each of `CHOICES` does, in the order in which they are offered.
_DOES = {
    "named": "publish the name",
    "unnamed": "count them without a name",
    "initials": "",
    "role": "",
    "yes": "they agree",
    "no": "in no output",
    "unclear": "in no output until you know",
}
_SAID = ", ".join(f"{each} ({does})" if does else each for each, does in _DOES.items())
ONE_OF = f"{UNSAID} is one of {_SAID}"


def if_names(title: str) -> Hint:
    """What to say of a column with the names that people want published."""
    return Hint(
        "if they are the names to be published",
        map_of(title, "public_name"),
        "; where it is empty, nobody is named; only if it is about something else, =private",
    )


def of_asked(title: str, answers: Sequence[tuple[str, int]], ticks: str) -> Hint:
    """What to say of a column of which it is not clear what a yes means.

    `ticks` are options, for a title that is itself an answer.
    """
    private = map_of(title, "private")
    if f"={UNSAID}" in ticks:
        return Hint(
            "say what each one means",
            ticks,
            f" ({ONE_OF}); only if it is about something else, {private}",
        )
    if ticks:
        others = ", ".join(CHOICES)
        return Hint(
            "say what a tick means",
            ticks,
            f" (or {others}); only if it is about something else, {private}",
        )
    if coded_option(title):
        others = ", ".join(each for each in CHOICES if each != "unnamed")
        return Hint(
            "say what a tick means",
            maps(title, answers, "unnamed"),
            f" (or {others}); only if it is about something else, {private}",
        )
    if _is_opt_in(title):
        return Hint(
            "say what it is",
            private,
            " (leave to write to them, as for a newsletter), or =consent (yes, publish the name)",
        )
    if mentions_leaving(title) or _is_of_leave_alone(title):
        return Hint(
            "say what a yes means",
            map_of(title, "withdrawn"),
            " (yes, leave them out), =anonymous (yes, hide the name), =consent (yes, publish),"
            " or =private (it is about something else)",
        )
    if ask_of(title) is None and not hints(title):
        return Hint(
            "if it is about something else",
            private,
            "; if it says who signs or can be named, say what a yes means: =withdrawn (they do not"
            " sign), =consent (publish the name), =anonymous (hide it), or =shown (each answer is a"
            " way to be shown)",
        )
    return Hint(
        "say what a yes means",
        map_of(title, "consent"),
        " (yes, publish), =anonymous (yes, hide the name), or =shown (how to be shown); only"
        " if it is about something else, =private",
    )


def of_meant(title: str, answers: Sequence[tuple[str, int]], said: Mapping[str, str]) -> Hint:
    """What to say of answers; `said` is `yes` or `no` for those that are that and no more.

    What none of them is, is offered for no answer: each of the meanings could be wrong for people.
    """
    options = [map_of(f"{title}: {text}", said.get(text) or UNSAID) for text, _ in answers]
    return Hint("say what each one means", " ".join(options), f" ({ONE_OF})")


def of_chosen(
    title: str,
    answers: Sequence[tuple[str, int]],
    proposed: Mapping[str, str],
    yes: Sequence[str],
    no: Sequence[str],
) -> Hint:
    """What to say of a column in a language that is not known.

    `proposed` is what each answer seems to mean, or nothing; `yes` and `no` are only that.
    """
    texts = [text for text, _ in answers]
    private = map_of(title, "private")
    if yes or no:
        shows = {**dict.fromkeys(yes, "yes"), **dict.fromkeys(no, "no")}
        hides = {**dict.fromkeys(yes, "unnamed"), **dict.fromkeys(no, "named")}
        return Hint(
            f"if a yes to “{short(title)}” publishes the name",
            _options(title, texts, {**proposed, **shows}),
            f"; if a yes hides it: {_options(title, texts, {**proposed, **hides})}; only if it is"
            f" about something else: {private}",
        )
    if not (any(proposed.values()) or title.rstrip().endswith(_ASKING)):
        return Hint(
            "if it is about something else",
            private,
            "; if it says who can be named, say what each answer means, as in"
            f" {_options(title, texts[:1], {})} ({ONE_OF})",
        )
    return Hint(
        f"say what each answer to “{short(title)}” means",
        _options(title, texts, proposed),
        f" ({ONE_OF}; only if it is about something else: {private})",
    )


def of_yes(title: str, *, leaves: bool, dated: bool) -> Hint:
    """What to say of a column of which a yes, or a day, says who signs or who does not.

    The first option is the one that names nobody too many, as far as the title says it.
    """
    yes, no = ("who has one", "who has none") if dated else ("yes, they", "no, they")
    out = f"{WITHDRAWN} ({yes} {'does' if dated else 'do'} not sign)"
    signs = f"{SIGNS} ({no} does not sign)" if dated else f"{SIGNS} ({yes} sign)"
    first, other = (out, signs) if leaves else (signs, out)
    field = WITHDRAWN if leaves else SIGNS
    return Hint(
        "say what a day means" if dated else "say what a yes means",
        map_of(title, field),
        f"{first.removeprefix(field)}, ={other}, or =private (it is about something else)",
    )


def of_stands(title: str, answers: Sequence[tuple[str, int]], *, kept: bool) -> Hint:
    """What to say of answers that may mean that somebody does not sign.

    One that says no, or not yet, is offered as that, and so are all where the column says it. What
    an unknown one means, only a person knows.
    """
    out = [text for text, _ in answers if kept or _is_of_none(text)]
    means = {text: OUT if text in out else UNSAID for text, _ in answers}
    private = map_of(title, "private")
    if len(out) < len(answers):
        said = (
            f" ({UNSAID} is one of {IN} (signs, and may be named), {OUT} (does not sign), unnamed"
            " (signs, counted without a name))"
        )
    else:
        said = (
            f" (does not sign), =unnamed (signs, counted without a name) or ={IN} (signs, and may"
            " be named)"
        )
    return Hint(
        "say what each one means",
        " ".join(map_of(f"{title}: {text}", each) for text, each in means.items()),
        f"{said}, or that the column is about something else: {private}",
    )


def _is_of_none(text: str) -> bool:
    """Whether an answer says, if anything, that somebody does not sign, or not yet."""
    return text == NO_ANSWER or is_doubt(text) or is_no(text) or mentions_leaving(text)


def _options(title: str, texts: Sequence[str], means: Mapping[str, str]) -> str:
    return " ".join(map_of(f"{title}: {text}", means.get(text) or UNSAID) for text in texts)


def _is_of_leave_alone(title: str) -> bool:
    """Whether a title says of leave, and of nothing else, that there is none: "Consent expired"."""
    words = [word for word in words_of(plain(title)) if word[0].isalnum()]
    kinds = [[token.kind for token in tokens_in(each, words)] for each in languages()]
    fewest = min(each.count(Word.UNKNOWN) for each in kinds)
    best = [{*each} for each in kinds if each.count(Word.UNKNOWN) == fewest]
    if not any(Word.AGREE in each for each in best) or any(_SHOWING & each for each in best):
        return False
    return is_turned(title) or any(word.startswith(_LACKING) for word in words)


def _is_opt_in(title: str) -> bool:
    """Whether a title is "opt in" and no more, which is mostly about e-mails."""
    return " ".join(word for word in words_of(plain(title)) if word[0].isalnum()) == "opt in"
