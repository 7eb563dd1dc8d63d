"""Questions on which it hangs whether somebody signs, though they are about more than that.

    Parental consent                     a no of the parents
    I want to: Sign the letter, Get news what only some of them chose

A no of the parents, and a choice of other things alone, may mean that nobody signs. Nothing here
decides that: such answers are asked about, and the words are in `signing_asked.toml`.
"""

import re
from collections.abc import Collection
from functools import lru_cache

from letterkit.lists.columns.questions import field_of
from letterkit.lists.consent.consents import Ask
from letterkit.lists.consent.meanings import Status, is_display_choice, is_yes_or_no, meaning
from letterkit.lists.people.hidden_names import Stand, stand_in
from letterkit.lists.rows.days import iso_day
from letterkit.text.phrases import MARK, Phrases, tables_of

_PARTS = re.compile(r"\s*[,;|\n•،؛]\s*")
# "Which actions? [Sign the letter]": the option of a column for each.
_OPTION = re.compile(r"\[([^\[\]]+)\]\s*$|\s[-–—:]\s(.+)$|[?؟:]\s+(.+)$")
_SENTENCE = re.compile(r"[.!?؟]\s*$|[.!?؟]\s")
_NUMBER = re.compile(r"(?<![\d.,/-])\d{1,4}(?![\d.,/-]*\d)")
_AGES = range(12, 22)  # from which forms let people sign
_LONGEST_TITLE = 160
_UNDER = re.compile(
    r"\b(?:under|below|younger|less than|unter|jünger|moins|menos|menor(?:es)?|младше|моложе"
    r"|меньше|менее|молодш\w*|менше|малодш\w*|менш|poniżej|młods\w*|mniej)\b|أقل|دون|تحت",
    re.IGNORECASE,
)
# "Adult education", "Member for 18 years": of something else.
_ELSEWHERE = re.compile(
    r"educat|learn|literacy|member|experience|child|kids|mitglied|erfahrung|bildung|membre"
    r"|expérience|enfant|miembro|experiencia|hij[oa]s|член|опыт|досвід|вопыт|дет[еия]|діт|дзец|członk|doświadcz|dzieci"
    r"|عضو|خبرة|أطفال|resid|lived|lebe|wohn|habit|viv[eo]",
    re.IGNORECASE,
)
_NO_SIGNATORY = re.compile(
    r"\W*(?:(?:(?:are|is|am) (?:you|s?he|this person)|i am|i['’]m|is|has|bist du|sind sie"
    r"|ich bin|ist|êtes[- ]vous|es[- ]tu|je suis|est|es|soy|eres|es usted|jestem|jesteś|czy"
    r"|czy jesteś|ці|чи|вы|ви|ты|я|هل|هل أنت|أنا)\W+)*"
    r"(?:an?\W+|une?\W+)?"
    r"(?:minors?|under[- ]?aged?|minderjährige?r?|mineur(?:[·.(_-]?e\)?)?|menor(?: de edad)?"
    r"|несовершеннолетн\w+|неповнолітн\w+|непаўналетн\w+|niepełnoletni\w*|nieletni\w*|قاصر"
    r"|deceased|died|dead|verstorben|gestorben|décédé[·.(e)]*|fallecid[oa]|умер(?:ла)?|умерш\w+|помер(?:ла)?"
    r"|померл\w+|памёр|памерл\w+|zmarł[aey]?|متوفى|متوفاة)\W*",
    re.IGNORECASE,
)
_MOST_OPTIONS = 40
_MOST_WORDS = 10


@lru_cache(maxsize=1)
def _phrases() -> Phrases:
    return Phrases(tables_of("letterkit.lists.consent", "signing_asked.toml"))


def _labels(text: str) -> list[str]:
    return [piece.label for piece in _phrases().pieces(text) if piece.label != MARK]


@lru_cache(maxsize=4096)
def is_of_parents(title: str) -> bool:
    """Whether a title asks for the leave of parents, whatever for."""
    labels = set(_labels(title))
    return "parents" in labels and bool(labels & {"leave", "sign"})


@lru_cache(maxsize=4096)
def is_of_minors(title: str) -> bool:
    """Whether it asks only those who are under age, so that others leave it empty."""
    return "minor" in _labels(title) or any(map(str.isdigit, title))


@lru_cache(maxsize=4096)
def is_of_age(title: str) -> bool:
    """Whether a title asks if somebody is old enough: "Are you 18 or older?", "Volljährig"."""
    labels = set(_labels(title))
    other = labels & {"parents", "leave", "else"} or _ELSEWHERE.search(title)
    if other or len(title) > _LONGEST_TITLE:
        return False
    ages = [int(number) for number in _NUMBER.findall(title)]
    return "adult" in labels or (
        bool(labels & {"years", "minor"}) and len(ages) == 1 and ages[0] in _AGES
    )


@lru_cache(maxsize=4096)
def is_of_no_signatory(title: str) -> bool:
    """Whether a yes below a title says that somebody cannot sign: "Minor?", "Is deceased"."""
    if is_of_age(title) and _UNDER.search(title):
        return True
    plain = " ".join(title.replace("_", " ").split())
    return bool(_NO_SIGNATORY.fullmatch(plain))


def are_of_age(title: str, answers: Collection[str]) -> bool:
    """Whether a column says with yes and no if somebody is old enough to sign, and alive."""
    asks = is_of_age(title) or is_of_no_signatory(title)
    return asks and bool(answers) and all(map(is_yes_or_no, answers))


def is_box_of_age(title: str, answers: Collection[str]) -> bool:
    """Whether nothing in a cell is a box not ticked; beside a no, nobody answered.

    `answers` are the others. Below "Minor?" nothing is a no.
    """
    return not is_of_no_signatory(title) and all(may_sign_by(title, each) for each in answers)


def may_sign_by(title: str, answer: str) -> bool:
    """Whether an answer to such a question lets somebody sign; nothing says nothing against it."""
    said = meaning(Ask.CONSENT, answer)
    if not answer.strip():
        return True
    wanted = "no" if is_of_no_signatory(title) else "yes"
    return said.status is Status.CLEAR and said.consent == wanted


def are_of_parents(title: str, answers: Collection[str]) -> bool:
    """Whether a column says if the parents agreed: not who they are, nor how to reach them."""
    return is_of_parents(title) and any(map(_is_answer, answers))


def parents_agree(answer: str) -> bool:
    """Whether an answer is a plain yes, a day, or says that it is about nobody under age."""
    if not answer.strip() or iso_day(answer, "day-month"):
        return True
    said = meaning(Ask.CONSENT, answer)
    # «Нет» stands where there is nothing to say, and is a no below such a question.
    if said.consent != "no" and answer.strip() not in "-–—" and stand_in(answer) is Stand.MISSING:
        return True
    return said.status is Status.CLEAR and said.consent == "yes" and not said.shown


def _is_answer(text: str) -> bool:
    return is_yes_or_no(text) or not parents_agree(text) or bool(iso_day(text, "day-month"))


def are_actions(title: str, answers: Collection[str]) -> bool:
    """Whether to sign is one of several things that a question offers, which not all chose.

    Nothing, in a cell of those `answers`, is a choice as well.
    """
    if field_of(title) not in ("", "private"):
        return False
    options = {option for each in answers for option in options_of(each)}
    if not options or len(options) > _MOST_OPTIONS or any(map(is_display_choice, options)):
        return False
    if any(len(each.split()) > _MOST_WORDS or _SENTENCE.search(each) for each in options):
        return False
    signing = [each for each in answers if chose_to_sign(each)]
    return bool(signing) and len(signing) < len(answers)


def options_of(answer: str) -> list[str]:
    """The options that one cell takes."""
    return [each for each in _PARTS.split(answer.strip()) if each]


def chose_to_sign(answer: str) -> bool:
    """Whether one of the options of a cell is to sign the letter."""
    return any(map(is_to_sign, options_of(answer)))


@lru_cache(maxsize=65_536)
def is_to_sign(option: str) -> bool:
    """Whether an option is to sign: "Sign the letter", "I sign and share it"."""
    labels = _labels(option)
    if "sign" not in labels or "else" in labels:
        return False
    place = labels.index("sign")
    behind = labels[place + 1 :]
    if "and" in behind:
        behind = behind[: behind.index("and")]
    # "Sign the law" is what somebody asks of others.
    return {*labels[:place], *behind} <= {"before", "sign"}


@lru_cache(maxsize=4096)
def option_to_sign(title: str) -> bool:
    """Whether a title ends with the option to sign, so that a tick below it takes it."""
    found = _OPTION.search(title)
    option = next((each for each in found.groups() if each), "") if found else ""
    return bool(option) and is_to_sign(option)
