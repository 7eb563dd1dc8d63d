"""Who signs by what columns a table has: people, or organisations with a contact person."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from letterkit.errors import LetterkitError
from letterkit.lists.columns.questions import (
    DEPARTMENT,
    FIRST,
    LAST,
    MIDDLE,
    PRIVATE,
    REPRESENTATIVE,
    field_of,
)
from letterkit.lists.exports.known import plain_title
from letterkit.lists.people.beside_names import is_contact, is_like_person
from letterkit.lists.rows.kinds import kind_of
from letterkit.model import Kind
from letterkit.private.excerpts import excerpt
from letterkit.text.shell import quoted

_NAMES = frozenset({"name", FIRST, MIDDLE, LAST})
_MOSTLY = 0.8  # of the texts of a column; fewer different ones are choices
_ACCOUNT = re.compile(r"@?[\w.-]{2,40}")
_HANDLE = re.compile(
    r"\b(?:handle|handles|user ?names?|nick\w*|login|git ?hub|git ?lab|twitter|mastodon|bluesky"
    r"|telegram|account|accounts|alias|pseudo\w*|нік\w*|ник\w*|псевд\w*|псеўд\w*|логин|логін"
    r"|лагін|benutzername|nutzername|spitzname|identifiant|usuario|nombre de usuario|apodo"
    r"|użytkownik\w*|ksywa|اسم المستخدم|مستخدم)\b"
)

_SIGNED_BY = re.compile(
    r"signed (?:on behalf (?:of (?:it )?)?|for (?:it )?)?by|signature by|signed for"
    r"|person signing|who signs|who signed"
    r"|signatory|signatory name|name of signatory|signer"
    r"|падпісаў|падпісала|падпісалі|хто падпіс\w+|подписал\w*|кто подпис\w+|подписано|подписант"
    r"|підписа\w+|хто підпис\w+|підписант|podpisał[ao]?|podpisane przez|kto podpis\w+"
    r"|unterzeichnet von|gezeichnet von|unterschrieben von|wer unterzeichnet|unterzeichner(?:in)?"
    r"|signé par|qui signe|signataire|firmado por|quién firma|firmante|падпісант"
    r"|وقعها|وقع عليه|موقع من|الموقع|الموقعة"
)


@dataclass(frozen=True, slots=True)
class Signing:
    """Fields in the order of the columns. `kind` is that of rows that do not say theirs."""

    fields: list[str]
    kind: str = ""


def signing(fields: Sequence[str]) -> Signing:
    """The fields once it is clear who signs.

    Where no column asks for a person's name, the organisations sign: "Organisation, Country" and
    "Organisation, Contact person, Position, E-mail". What a contact person does is private, as the
    contact person is. "Organisation, Role" may be a list of people who stay unnamed, and is left.
    """
    there = set(fields)
    fields = [_settled(name, there) for name in fields]
    if there & _NAMES or "affiliation" not in there:
        return Signing(fields)
    if "role" in there and REPRESENTATIVE not in there:
        return Signing(fields)
    become = {"affiliation": "name", "role": PRIVATE}
    return Signing([become.get(name, name) for name in fields], "organisation")


def may_be_people(title: str, texts: Sequence[str]) -> bool:
    """Whether a column whose title says nothing of it may hold who signs: names, or handles.

    Then the organisations beside it may be employers, and nobody but the coordinator can tell.
    """
    handle = bool(_HANDLE.search(plain_title(title)))
    if field_of(title) and not handle:
        return False
    given = [text.strip() for text in texts if text.strip()]
    if not given or len(set(given)) < _MOSTLY * len(given):
        return False
    people = sum(is_like_person(text) for text in given)
    handles = sum(bool(_ACCOUNT.fullmatch(text)) for text in given)
    # "ada42" may be an account; without the title's word for one only "@ada" is for certain.
    accounts = handles if handle else sum(text.startswith("@") for text in given)
    return 2 * max(people, accounts) >= len(given)


def signed_by(titles: Sequence[str], fields: Sequence[str], said: Collection[str]) -> bool:
    """Whether a column "Signed by" follows the organisations, and none is for a name alone.

    Then a person may sign for the organisation in the row, or with it as their employer.
    """
    if not {"affiliation", "name"} <= set(fields):
        return False
    number = fields.index("name")
    title = titles[number]
    after = fields.index("affiliation") < number
    return after and title not in said and bool(_SIGNED_BY.fullmatch(plain_title(title)))


def refused_signed_by(titles: Sequence[str], fields: Sequence[str], file: str) -> LetterkitError:
    """The error where nothing says if the organisations sign, or the people beside them."""
    body, person = titles[fields.index("affiliation")], titles[fields.index("name")]
    return LetterkitError(
        f"{file}: do those below “{body}” sign, or those below “{person}”?",
        hint="--kind organisation if the organisations sign (the people are kept privately), or"
        " --kind person if the people do",
    )


def refuse_either(
    titles: Sequence[str],
    fields: Sequence[str],
    rows: Sequence[Sequence[str]],
    said: Collection[str],
    file: str,
) -> None:
    """Refuse rows for an organisation that have a person's name and the organisation's.

    "On behalf of an organisation, Bo Sample, Sample Trust": either may be who signs. Where somebody
    `said` that the column is of kinds, the organisations do.
    """
    names = [number for number, field in enumerate(fields) if field in _NAMES]
    if not names or not {"kind", "affiliation"} <= set(fields):
        return
    kind, affiliation = fields.index("kind"), fields.index("affiliation")
    if titles[kind] in said:
        return
    either = [
        cells
        for cells in rows
        if len(cells) > max(kind, affiliation, *names)
        and kind_of(cells[kind]) is Kind.ORGANISATION
        and is_like_person(" ".join(cells[number].strip() for number in names))
        and cells[affiliation].strip()
    ]
    if either:
        count = "1 row" if len(either) == 1 else f"{len(either):,} rows"
        first = excerpt(either[0][kind].strip())
        raise LetterkitError(
            f"{file}: “{titles[kind]}” says “{first}” in {count} with a person below"
            f" “{titles[names[0]]}” and an organisation below “{titles[affiliation]}”: who signs?",
            hint=f"--map {quoted(f'{titles[kind]}=kind')} if the organisation does (the person is"
            " kept privately), or --kind person if the person does (beside the organisation)",
        )


def with_representatives(fields: Sequence[str]) -> list[str]:
    """The fields where organisations sign, and people for them."""
    become = {"affiliation": "name", "name": REPRESENTATIVE, "role": PRIVATE}
    if REPRESENTATIVE in fields:
        become["name"] = PRIVATE
    return [become.get(name, name) for name in fields]


def type_of_affiliations(fields: Sequence[str], rows: Sequence[Sequence[str]]) -> int | None:
    """The column taken for kinds that says what the affiliations are, and not who signs.

    "University" beside a person's name and "Example University" is such a cell: the person signs,
    and is no organisation.
    """
    there = set(fields)
    if not {"kind", "affiliation"} <= there or not there & _NAMES:
        return None
    number, beside = fields.index("kind"), fields.index("affiliation")
    affiliations: list[str] = []
    for cells in rows:
        kind = kind_of(cells[number]) if number < len(cells) else None
        if kind is Kind.PERSON:
            return None
        if kind is Kind.ORGANISATION:
            affiliations.append(cells[beside].strip() if beside < len(cells) else "")
    if affiliations and all(text and not is_contact(text) for text in affiliations):
        return number
    return None


def _settled(name: str, there: set[str]) -> str:
    """A faculty is an affiliation only where nothing else is."""
    if name != DEPARTMENT:
        return name
    return PRIVATE if "affiliation" in there else "affiliation"
