"""What the name of a group says: organisations or people, who signed, or something else.

A group is what stands below a heading, under a key of a JSON file, or on a sheet. The words are in
`group_words.toml`, for the nine languages that are read. What no word decides is nothing: a group
that is not named for those who signed is never taken for them.

    kind_of_group("Signatories: NGOs")          "organisation"
    kind_of_group("Members of NGOs")            "person"
    kind_of_group("People and organisations")   ""
    says_who_signed("List of signatories (41)") True
    says_who_signed("How to become a signatory") False
    says_demands("Our demands")                 True
"""

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from letterkit.lists.documents.example_headings import is_example

ORGANISATION = "organisation"
PERSON = "person"

_LONGEST = 12  # words; a longer title is a sentence of the letter
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_CAMEL = re.compile(r"(?<=[a-zа-яёіўєї])(?=[A-ZА-ЯЁІЎЄЇ])")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_JOINT = re.compile(r"[,;/&+|]|\band/or\b")
_ARTICLE = re.compile(r"^(?:و|ب|ل)?ال(?=..)")
_AND_ARTICLE = re.compile(r"^وال(?=..)")


@dataclass(frozen=True, slots=True)
class _Language:
    """The words of one language, each a regular expression for words with a blank between."""

    organisations: re.Pattern[str]
    organisation: re.Pattern[str]
    people: re.Pattern[str]
    person: re.Pattern[str]
    signed: re.Pattern[str]
    demands: re.Pattern[str]
    behalf: re.Pattern[str]
    joined: re.Pattern[str]
    of: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Found:
    """A word for a kind, and where in the plain title it stands."""

    kind: str
    language: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def kind_of_group(title: str) -> str:
    """`organisation` or `person` if the title says which of them a group holds, else nothing.

    Words in brackets count only if there are none outside. What a letter is about, or to, is no
    group: "Letter on universities", "Support our schools!".
    """
    outside = _BRACKETS.sub(" ", title)
    kind = _kind(outside)
    if not kind and _plain(outside) != _plain(title):
        kind = _kind(title)
    return "" if kind == ORGANISATION and (_is_subject(title) or _is_place(title)) else kind


@lru_cache(maxsize=4096)
def is_only_group(title: str) -> bool:
    """Whether a title says nothing but what kind of signatories a group holds."""
    plain, kinds = _without_groups(title)
    return bool(kinds) and not plain.strip()


@lru_cache(maxsize=4096)
def beside_groups(title: str) -> frozenset[str]:
    """The plain words of a title that say neither a kind nor that people signed."""
    plain, _ = _without_groups(title)
    for language in _languages().values():
        plain = language.of.sub(" ", plain)
    return frozenset(plain.split())


def plain_words(text: str) -> list[str]:
    """The words of a text as `beside_groups` has them."""
    return _plain(text).split()


def _without_groups(title: str) -> tuple[str, list["_Found"]]:
    """What a title says beside the kinds in it, and that they signed."""
    plain = _plain(title)
    kinds = _kinds_in(plain)
    for each in reversed(kinds):
        plain = f"{plain[: each.start]} {plain[each.end :]}"
    for language in _languages().values():
        plain = language.joined.sub(" ", language.signed.sub(" ", plain))
    return plain, kinds


# The German plural "Institute" is one institute in English, unless German words stand beside it.
_ONE_OR_MANY = "institute"
_GERMAN = re.compile(
    r"(?:und|in|im|der|des|die|aus|von|vom|an|fur)|[a-z]+(?:ende|ische|tsche|liche)"
    r"|alle|viele|beteiligte|mehrere|weitere|andere|unsere|einige"
)
# What organisations join in: "Network of NGOs" may stand above the NGOs themselves.
_JOINED_IN = re.compile(
    r"(?:network|coalition|alliance|group|list|réseau|reseau|netzwerk|bundnis|gruppe|koalition"
    r"|сеть|коалиция|группа|сетка|кааліцыя|група|мережа|коаліція|siec|koalicja|grupa|sojusz"
    r"|groupe|red|coalicion|alianza|grupo|شبكة|تحالف|ائتلاف|مجموعة)"
)
_COMPOUND = ("en", "de")  # here what stands before a word without "of" says less than the word


@lru_cache(maxsize=4096)
def is_one_institution(title: str) -> bool:
    """Whether a title is the name of one institution, though a word in it could mean several.

    "Max Example Institute", "Federation of Trade Unions" and "Федерация профсоюзов" say where those
    below them come from, while "Institutes", "Deutsche Institute" and "Network of NGOs" do not.
    """
    plain = _plain(_BRACKETS.sub(" ", title))
    found = [each for each in _kinds_in(plain) if each.kind == ORGANISATION]
    if not found or says_who_signed(title):
        return False
    first = found[0]
    before, behind = plain[: first.start].split(), plain[first.end :].split()
    if len(found) == 1 and plain[first.start : first.end] == _ONE_OR_MANY and (before or behind):
        return not any(_GERMAN.fullmatch(word) for word in (*before[-1:], *before[:1], *behind[:1]))
    if _THEMSELVES.match(plain, first.start) and not before:
        return False
    return _heads(before, first)


def _heads(before: Sequence[str], many: _Found) -> bool:
    """Whether the words before one for several organisations begin with one for a single body."""
    language = _languages()[many.language]
    if not before or not language.organisation.fullmatch(before[0]):
        return False
    if _JOINED_IN.fullmatch(before[0]):
        return False
    between = " ".join(before[1:])
    return many.language not in _COMPOUND or bool(language.of.search(between))


@lru_cache(maxsize=4096)
def kind_of_those(title: str) -> str:
    """The kind of those below a title: none by the name of one institution, where people work."""
    kind = kind_of_group(title)
    return "" if kind == ORGANISATION and is_one_institution(title) else kind


def kind_of_table(title: str, titles: Sequence[str]) -> str:
    """The kind by what stands above a table; where people have affiliations, no organisations."""
    from letterkit.lists.columns.questions import field_of

    kind = kind_of_those(title)
    fields = {field_of(each) for each in titles}
    if kind == ORGANISATION and {"name", "affiliation"} <= fields and not is_only_group(title):
        return ""
    return kind


def _is_subject(title: str) -> bool:
    """Whether the organisations in a title are those that a letter is about or to."""
    if says_who_signed(title):
        return False
    if names_a_letter(title) or title.rstrip()[-1:] in "!?؟":
        return True
    plain = _plain(title)
    if _FOR_THE.match(plain) and is_only_group(_FOR_THE.sub("", plain)):
        return False  # "For the organisations:" above those who sign for them
    first = next((each for each in _kinds_in(plain) if each.kind == ORGANISATION), None)
    before = plain[: first.start].split() if first else []
    return not _SUBJECT.isdisjoint(before)


# People come from academia, civil society, a university: after these a word is a place of theirs.
_FROM = {
    "en": "from outside within inside beyond in at",
    "ru": "из вне от",
    "be": "з са па за ад",
    "uk": "з із зі поза від",
    "pl": "z ze spoza od",
    "de": "aus ausserhalb außerhalb innerhalb an",
    "fr": "hors issus issues dans provenant",
    "es": "desde fuera dentro en",
    "ar": "من خارج داخل في",
}
_PLACED = frozenset(word for words in _FROM.values() for word in words.split())
# "Endorsements from organisations" are theirs: nobody is from "organisations" as from academia.
_THEMSELVES = re.compile(
    r"\w*(?:organi[sz]|организац|арганіза|організац|منظم|ngo|ong|нко|нпо|нга|гга|cso|npo|compan|firm|фирм|фірм"
    r"|associa|asocia|stowarzysz|verein|verb[aä]nd|ассоциац|асацыяц|асоціац|جمعي|groups|grupp|группы|групы|групи|groupes|grupos|grup)"
)


def _is_place(title: str) -> bool:
    """Whether the organisations in a title are where those who signed come from."""
    plain = _plain(title)
    first = next((each for each in _kinds_in(plain) if each.kind == ORGANISATION), None)
    if not first or _THEMSELVES.match(plain, first.start):
        return False
    return not _PLACED.isdisjoint(plain[: first.start].split())


@lru_cache(maxsize=4096)
def is_of_many(title: str) -> bool:
    """Whether a title has a kind by a word for several: `organisations`, not `organisation`."""
    return bool(kind_of_group(title)) and bool(_kinds_in(_plain(title)))


@lru_cache(maxsize=4096)
def says_who_signed(title: str) -> bool:
    """Whether what follows are those who signed: not those who withdrew, nor how to sign."""
    from letterkit.lists.people.no_names import is_closing

    plain = _plain(title)
    if _is_behalf(plain):
        return True
    if not plain or len(plain.split()) > _LONGEST or says_demands(title):
        return False
    if is_closing(title):
        return True
    return any(language.signed.search(plain) for language in _languages().values())


@lru_cache(maxsize=4096)
def says_demands(title: str) -> bool:
    """Whether what follows is anything else: demands, sources, how to sign, those who withdrew."""
    from letterkit.lists.said.standing_words import says_out

    plain = _plain(title)
    return (
        says_out(title)
        or is_example(title)
        or any(language.demands.search(plain) for language in _languages().values())
    )


_FOR_THE = re.compile(r"(?:for the|pour les|fur die) ")
_LETTERS = re.compile(
    r"\b(?:letter|petition|appeal|statement|declaration|manifesto|call to|resolution"
    r"|ліст|зварот|петыцы\w*|заява|письмо|обращение|петици\w*|заявление|призыв|лист|звернення"
    r"|петиці\w*|list otwarty|petycj\w*|apel|oświadczenie|odezwa|brief|aufruf|erklärung|appell"
    r"|lettre|pétition|appel|déclaration|tribune|carta|petición|declaración|manifiesto"
    r"|llamamiento|رسالة|عريضة|بيان|نداء)\b",
    re.IGNORECASE,
)


# Before a word for organisations these say that a letter is about them, or to them.
_SUBJECT_OF = {
    "en": "on to about for against save support protect defend our regarding concerning keep stop",
    "ru": "о об про к ко в защиту против спасем спасите наши наших поддержим поддержите сохраним",
    "be": "аб пра да у абарону супраць нашы нашых падтрымаем захаваем",
    "uk": "до на захист проти наші наших підтримаймо збережімо",
    "pl": "o w obronie do przeciw naszych nasze wspierajmy ratujmy",
    "de": "uber zu zur zum gegen an fur unsere unserer rettet schutzt unterstutzt",
    "fr": "sur aux contre nos sauvons sauvez defendons soutenons pour",
    "es": "sobre contra nuestras nuestros salvemos defendamos apoyemos a para",
    "ar": "عن حول الى ضد دفاعا انقذوا",
}
_SUBJECT = frozenset(word for words in _SUBJECT_OF.values() for word in words.split())


def names_a_letter(text: str) -> bool:
    """Whether a line has a word for a letter, a petition or an appeal: it is the title of one."""
    return bool(_LETTERS.search(text))


def _kind(title: str) -> str:
    plain = _plain(title)
    if len(plain.split()) > _LONGEST:
        return ""
    found = _kinds_in(plain)
    if not found:
        return ORGANISATION if _is_behalf(plain) else _only_kind(plain)
    kinds = {each.kind for each in found}
    if len(kinds) == 1:
        return found[0].kind
    return _head(found, plain, title)


def _kinds_in(plain: str) -> list[_Found]:
    """Every word for a kind, the longest where two begin together, in the order of the title."""
    found: list[_Found] = []
    for name, language in _languages().items():
        for kind, words in ((ORGANISATION, language.organisations), (PERSON, language.people)):
            for match in words.finditer(plain):
                found.append(_Found(kind, name, match.start(), match.end()))
    found.sort(key=lambda each: (each.start, -each.end))
    kept: list[_Found] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _only_kind(plain: str) -> str:
    """The kind by a singular word, if beside it the title only says that they signed."""
    for language in _languages().values():
        rest = " ".join(language.signed.sub(" ", plain).split())
        if language.organisation.fullmatch(rest):
            return ORGANISATION
        if language.person.fullmatch(rest):
            return PERSON
    return ""


def says_on_behalf(title: str) -> bool:
    """Whether a heading says that organisations signed through somebody: “On behalf of:”."""
    return _is_behalf(_plain(title))


def _is_behalf(plain: str) -> bool:
    """ "On behalf of", "Signed on behalf of": nothing beside it but that, or organisations."""
    for language in _languages().values():
        if not language.behalf.search(plain):
            continue
        rest = language.of.sub(" ", language.signed.sub(" ", language.behalf.sub(" ", plain)))
        rest = " ".join(language.organisations.sub(" ", rest).split())
        if not rest or language.organisation.fullmatch(rest):
            return True
    return False


def _head(found: list[_Found], plain: str, title: str) -> str:
    """Of organisations and people in one title, what the group holds; nothing if it is both.

    `Members of NGOs` and `Союзы журналистов` are about the first, `NGO members` and
    `Student unions` about the last.
    """
    first, *_, last = found
    if _JOINT.search(title) or len(found) > 2:
        return ""
    language = _languages()[first.language]
    between = plain[first.end : last.start].strip()
    if not between:
        return last.kind if first.language == "en" else first.kind
    if language.joined.search(between):
        return ""
    rest = language.of.sub(" ", between).strip()
    return "" if rest else first.kind


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """Words in small letters without accents, a blank between any two; keys are taken apart."""
    parted = _CAMEL.sub(" ", unicodedata.normalize("NFC", text))
    words = _WORD.findall(_folded(parted).replace("’", "'").replace("ʼ", "'"))
    return " ".join(_without_article(word) for word in words)


def _folded(text: str) -> str:
    """Without case and accents; й and ї lose theirs too, on both sides of a comparison."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))


def _without_article(word: str) -> str:
    """Arabic writes "and" and the article as one word with the noun."""
    if _AND_ARTICLE.match(word):
        return f"و {_AND_ARTICLE.sub('', word)}"
    return _ARTICLE.sub("", word)


@cache
def _languages() -> dict[str, _Language]:
    source = resources.files("letterkit.lists.documents") / "group_words.toml"
    tables = tomllib.loads(source.read_text("utf-8"))
    return {name: _language(table) for name, table in tables.items()}


def _language(table: dict[str, list[str]]) -> _Language:
    return _Language(**{name: _pattern(words) for name, words in table.items()})


def _pattern(words: list[str]) -> re.Pattern[str]:
    """Any of the words, the longest first."""
    ordered = sorted((_folded(word) for word in words), key=len, reverse=True)
    return re.compile(rf"(?<![\w'])(?:{'|'.join(ordered)})(?![\w'])")
