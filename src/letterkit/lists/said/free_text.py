"""Free text in any column: wishes that are heard, and wishes that a person decides.

A wish that is plain counts as it is. One that only may be a wish stops an import, for that answer
alone, until the coordinator says what it means: `--map 'Comment: anon=unnamed'`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from letterkit.lists.columns.accounts import is_account
from letterkit.lists.columns.declined import is_declined
from letterkit.lists.columns.questions import PRIVATE
from letterkit.lists.columns.typed_columns import DAYS, TYPED, is_free, refuses_day, remark_on_day
from letterkit.lists.consent.meanings import CHOICES, Meaning, same_answer
from letterkit.lists.consent.said_yes_or_no import is_plain_no
from letterkit.lists.own_columns import KEPT_ANSWER
from letterkit.lists.people.beside_names import is_organisation
from letterkit.lists.people.hidden_kinds import hidden_kinds
from letterkit.lists.people.hidden_names import Stand, hidden_name, is_placeholder, stand_in
from letterkit.lists.people.no_values import is_private_person, says_none
from letterkit.lists.people.plain_names import may_be_answer
from letterkit.lists.people.public_names import PUBLIC
from letterkit.lists.rows.contents import shown_title
from letterkit.lists.said.answers_beside import is_answer_beside
from letterkit.lists.said.no_mails import is_only_about_mails
from letterkit.lists.said.said_of_signing import is_state
from letterkit.lists.said.standing import IN, STANDINGS
from letterkit.lists.said.standing_beside import asks_if_standing
from letterkit.lists.said.standing_words import is_withdrawal
from letterkit.lists.said.wishes import is_no_value, is_plain_note, wish_of
from letterkit.lists.values import MAX_TEXT
from letterkit.model import Shown
from letterkit.text.handles import is_handle
from letterkit.wishes.asking_nothing import asks_nothing
from letterkit.wishes.lexicon import fold
from letterkit.wishes.not_yet import is_note_title, says_not_yet
from letterkit.wishes.orders import is_refusal, may_be_note
from letterkit.wishes.possible_wishes import may_be_wish, speaks_of_hiding
from letterkit.wishes.public_matters import is_short_request, without_public_matters
from letterkit.wishes.tongues import is_beyond, is_foreign_wish, may_be_foreign_wish
from letterkit.wishes.wishes import is_of_writer, is_wish

# Columns of texts in which somebody may have written a wish.
FREE = frozenset({"notes", "comment", "role", "affiliation", "country", "kind", PRIVATE})
TEXTS = frozenset({"comment", "notes"})  # their titles alone make them free text
# Where a coordinator notes something about somebody: "took her name back".
_NOTED = frozenset({"comment", "notes", PRIVATE})
_BESIDE_NAMES = frozenset({"role", "affiliation"})  # read with the name by `wish_beside`
# What a person decided of these is not asked of how they are shown.
_NAMES = frozenset({"named", "yes", "in"})


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish in one text of a row, or a text of which a person said that it is none.

    `shown` is how they want to be shown, or nothing; `meaning` what a person said of consent.
    """

    title: str
    field: str
    text: str
    shown: str = ""
    meaning: Meaning | None = None


def heard(text: str, field: str = PRIVATE) -> str:
    """How somebody plainly wants to be shown by a free text, or nothing.

    A comment is heard where it speaks of its writer: "Anonymous trolls" is about others.
    """
    if asks_nothing(text):
        return ""
    if is_plain_note(text):
        own = is_of_writer(text) or is_placeholder(text) or is_short_request(text)
        plain = own or field not in TEXTS
        return Shown.UNNAMED.value if plain else ""
    if len(text.split()) > 1 and wish_of(text) == Shown.INITIALS:
        return Shown.INITIALS.value
    return ""


def is_open(field: str, text: str) -> bool:
    """Whether a text may be a wish that no rule can read for certain."""
    if field == "kind" or is_private_person(field, text):
        return False  # who signs, as `hidden_kinds` reads it
    if field in _BESIDE_NAMES and (is_no_value(text) or says_none(field, text)):
        return False
    if asks_nothing(text) or is_withdrawal(text) or heard(text, field):
        return False
    if field == "comment" and (rest := without_public_matters(text)) != text:
        return bool(rest) and is_open(field, rest)
    if field in _NOTED and (may_be_note(text) or may_be_foreign_wish(text)):
        return True
    if field in TEXTS and is_beyond(text):
        return True
    if field in _BESIDE_NAMES and (is_refusal(text) or is_foreign_wish(text)):
        return True
    if field in _BESIDE_NAMES and is_answer_beside(text):
        return True
    if field in _BESIDE_NAMES and _is_called_so(text):
        return is_wish(text)
    return is_wish(text) or may_be_wish(text)


def is_not_yet(title: str, field: str, text: str) -> bool:
    """Whether a coordinator's note may say that somebody has not agreed yet: "TBC".

    It is asked about in columns of notes, for those who sign write the other ones, and where it
    would be printed as what they do.
    """
    if field in _BESIDE_NAMES and is_state(text):
        return not (is_withdrawal(text) or heard(text))
    if field != "notes" and not (field == PRIVATE and is_note_title(title)):
        return False
    return says_not_yet(text) and not (is_withdrawal(text) or heard(text))


def _is_called_so(text: str) -> bool:
    """ "No Name Theatre": an organisation, each word of which has a capital letter."""
    words = text.split()
    named = all(word.isalpha() and word[0].isupper() and not word.isupper() for word in words)
    return len(words) > 1 and named and is_organisation(text)


def chosen_for(text: str, chosen: Mapping[str, str]) -> str:
    """What the coordinator said that a text means, or nothing."""
    return next((said for given, said in chosen.items() if same_answer(given, text)), "")


def is_no_name(text: str, chosen: Mapping[str, str]) -> bool:
    """Whether the coordinator said of a text below "Public name" that it is an answer."""
    return chosen_for(text, chosen) not in ("", *_NAMES)


def are_wishes(title: str, field: str, texts: Iterable[str]) -> bool:
    """Whether all of these texts are about a signature, as those are that `add` asks about."""
    return all(
        is_wish(text)
        or may_be_wish(text)
        or (field in _NOTED and (may_be_note(text) or may_be_foreign_wish(text)))
        or (field in TEXTS and is_beyond(text))
        or (field in _BESIDE_NAMES and (is_refusal(text) or is_foreign_wish(text)))
        or (field in _BESIDE_NAMES and is_answer_beside(text))
        or is_withdrawal(text)
        or asks_if_standing(title, field, text)
        or refuses_day(field, title, text)
        or is_not_yet(title, field, text)
        for text in texts
    )


def undecided_wishes(
    title: str, field: str, texts: Iterable[str], chosen: Mapping[str, str]
) -> list[str]:
    """The distinct texts of a column that may be wishes and that nobody has decided.

    Under "Display name", platforms write "Anonymous" for people without an account.
    """
    if field == PUBLIC:
        return [each for each in texts if may_be_answer(each) and not chosen_for(each, chosen)]
    if field not in FREE | TYPED | STANDINGS:
        return []
    if field == "kind":
        return [each for each in hidden_kinds(texts) if not chosen_for(each, chosen)]
    accounts = "name" in fold(title) or is_account(title)
    found = []
    for each in texts:
        if is_handle(each) or (field in FREE and is_only_about_mails(field, each)):
            continue
        if (accounts and hidden_name(each)) or _says_none(field, each, title):
            continue
        said = chosen_for(each, chosen)
        # Anyone who is said to sign may still want to be unnamed.
        signs = field in STANDINGS and said == IN
        if (said and not signs) or is_declined(title, each):
            continue
        free = may_hold_wish(field, each)
        wish = free and (is_open(field, each) or is_not_yet(title, field, each))
        wish = wish or (free and signs and speaks_of_hiding(each))
        wish = wish or (asks_if_standing(title, field, each) and not _is_heard(field, each))
        if wish or _refuses_day(field, title, each):
            found.append(each)
    return found


def _is_heard(field: str, text: str) -> bool:
    """Whether a text hides somebody, or leaves them out, without a question."""
    return bool(heard(text, field)) or (field in _BESIDE_NAMES and is_no_value(text))


def _says_none(field: str, text: str, title: str) -> bool:
    """A "no" below "Affiliation": there is none. "Hidden" may be said of the person."""
    plain = field in _BESIDE_NAMES and title != field and is_plain_no(text)
    return plain and not is_refusal(text) and stand_in(text) is not Stand.HIDDEN


def may_hold_wish(field: str, text: str) -> bool:
    """Whether a text is a free one: it always is in `FREE`, or it is not what its column asks."""
    if field in STANDINGS:
        return len(text.split()) > 1  # "signed, but anonymously"
    return field in FREE or is_free(field, text) or (field == PUBLIC and may_be_answer(text))


def _refuses_day(field: str, title: str, text: str) -> bool:
    return refuses_day(field, title, text) and not (is_withdrawal(text) or heard(text, field))


def wishes_in_texts(
    cells: Sequence[tuple[str, str, str]], chosen: Mapping[str, Mapping[str, str]]
) -> list[Wish]:
    """The wishes in a row's texts, each given as title, field and text."""
    found = []
    for title, field, text in cells:
        if not text:
            continue
        said = chosen_for(text, chosen.get(title, {}))
        if field == "name" and (said in _NAMES or said not in CHOICES):
            continue  # what a name itself says is read where names are
        decided = field in (*STANDINGS, "name") and said in CHOICES
        if not decided and not may_hold_wish(field, text):
            continue
        if said in _NAMES and not (said == IN and field in STANDINGS):
            found.append(Wish(title, field, text))
        elif said in CHOICES:
            means = CHOICES[said]
            found.append(Wish(title, field, text, means.shown, None if means.shown else means))
        elif field == "kind" or is_declined(title, text):
            continue
        elif shown := heard(text, field):
            found.append(Wish(title, field, text, shown))
    return found


def without_settled(values: Mapping[str, str], wishes: Sequence[Wish]) -> dict[str, str]:
    """The values of a row, but for a role or an affiliation that a person has decided about."""
    settled = {(each.field, " ".join(each.text.split())) for each in wishes}
    return {
        name: text
        for name, text in values.items()
        if name not in _BESIDE_NAMES or (name, " ".join(text.split())) not in settled
    }


def keep_wishes(
    values: dict[str, str],
    private: dict[str, str],
    wishes: Sequence[Wish],
    note: Callable[[str], None],
) -> None:
    """Keep a wish privately, and out of what is printed.

    A text that is no wish stays; a copy under `answer: ` tells `check` that a person has read it.
    """
    for each in wishes:
        if not each.shown and each.meaning is None:
            private[f"{KEPT_ANSWER}{each.title}"] = each.text[:MAX_TEXT]
            continue
        note(f"a wish in “{shown_title(each.title)[:60]}”: {each.shown or 'in no output'}")
        if each.field in ("kind", "name"):
            continue  # what kind they are stays, and so does the name
        if each.field in DAYS and remark_on_day(each.text):
            continue  # the day before it stays
        if values.get(each.field) and values.pop(each.field):
            private[f"{each.field} as given"] = each.text[:MAX_TEXT]
