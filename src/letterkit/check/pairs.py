"""Pairs of people who may be one, found set by set in DuckDB and weighed.

Two entries meet if their names have the same words, the same words but one that is a letter off,
one word more, an initial for a word, or the same sound. Each pair is weighed in bits, as record
linkage does (Fellegi and Sunter, 1969): how unlikely the agreement is among strangers on this very
list, for the name and for whatever else both give. So a rare name weighs more than a common one,
and the same common name in another country weighs nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import combinations, permutations
from typing import TYPE_CHECKING

from letterkit.check.given_names import given_name, is_patronymic
from letterkit.check.organisation_names import organisation_key
from letterkit.check.pairs_sql import ENTRIES, MEETINGS, NAMES, PAIRS, PEOPLE, RELATED, WORDS
from letterkit.check.roll import Roll
from letterkit.errors import LetterkitError
from letterkit.model import Kind
from letterkit.text.names import fold, same_name
from letterkit.text.transliteration import latinised, sound_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Relation(IntEnum):
    """How two names are related, closest first."""

    SAME = 0
    SCRIPT = 1
    INITIAL = 2
    NEAR = 3
    WORD = 4
    SOUND = 5
    SPACE = 6


@dataclass(frozen=True, slots=True)
class Pair:
    """`bits` is the weight of all the evidence: at 0 it is as likely one person as two.

    `namesakes` is how many others with such a name are to be expected on a list like this one by
    chance. `agrees` and `differs` name the fields that speak for and against.
    """

    one: int
    other: int
    relation: Relation
    bits: float
    namesakes: float
    agrees: tuple[str, ...]
    differs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Met:
    """The pairs worth a look, each entry of them for all that say the same.

    `alike` are the entries that say the same in every field, by the first of them: `[4, 9, 11]`.
    Two such are a pair of the first two.
    """

    pairs: Sequence[Pair]
    alike: Mapping[int, Sequence[int]]


Related = tuple[int, int, Relation]  # two names by their numbers, and how they are related
FIELDS = ("affiliation", "role", "country", "day", "address", "phone", "link")


def pairs(roll: Roll) -> Sequence[Pair]:
    """The pairs worth a look, in the order of the list."""
    return met(roll).pairs


def met(roll: Roll) -> Met:
    """The pairs worth a look, and who says the same as somebody else."""
    people = [index for index, each in roll if each.kind is Kind.PERSON and roll.keys[index]]
    if len(people) < 2:
        return Met([], {})
    import duckdb

    try:
        with duckdb.connect() as connection:
            return _met(connection, roll, people)
    except duckdb.Error as error:
        raise LetterkitError(
            f"the {len(people)} names cannot be compared: {type(error).__name__} in the database",
            hint="there may be too little memory; close other programs, and try again",
        ) from error


def _met(connection: "DuckDBPyConnection", roll: Roll, people: list[int]) -> Met:
    _load(connection, roll, people)
    connection.execute(NAMES)
    _load_words(connection)
    connection.execute(RELATED)
    _relate(connection, [*_sounding_alike(connection), *_spaced_otherwise(connection)])
    connection.execute(PEOPLE)
    connection.execute(MEETINGS)
    same = connection.execute("select same from people where len(same) > 1").fetchall()
    return Met(list(_found(connection)), {rows[0]: rows for (rows,) in same})


def _load(connection: "DuckDBPyConnection", roll: Roll, people: list[int]) -> None:
    """Columns go in as one text each: a hundred times faster than row by row."""
    who = [roll.signatories[index] for index in people]
    columns = (
        [str(index) for index in people],
        [roll.keys[index] for index in people],
        [organisation_key(each.affiliation) for each in who],
        [_folded(each.role) for each in who],
        [_one_line(each.country) for each in who],
        [_one_line(roll.addresses[index]) for index in people],
        ["".join(filter(str.isdigit, each.phone))[-9:] if each.phone else "" for each in who],
        [_one_line(each.link).rstrip("/").casefold() for each in who],
        [str(each.signed or "") for each in who],
    )
    connection.execute(ENTRIES, ["\n".join(column) for column in columns])


@lru_cache(maxsize=16_384)
def _folded(text: str) -> str:
    """Few roles are on a list, and many people have them."""
    return fold(text)


def _one_line(text: str) -> str:
    return text.replace("\n", " ")


def _load_words(connection: "DuckDBPyConnection") -> None:
    words = [
        word for (word,) in connection.execute("select word from vocabulary order by w").fetchall()
    ]
    patronymics = ("1" if is_patronymic(word) else "0" for word in words)
    texts = ["\n".join(column) for column in (words, map(_sound, words), patronymics)]
    connection.execute(WORDS, texts)


def _sounding_alike(connection: "DuckDBPyConnection") -> Iterator[Related]:
    """Names that sound alike: one name in two scripts, or two spellings a few letters apart."""
    rows = connection.execute("select one, other, a, b from alike order by one, other").fetchall()
    for one, other, a, b in rows:
        latin = a.isascii() and b.isascii()
        if not latin and same_name(a, b):
            yield one, other, Relation.SCRIPT
        elif _sounds_near(a, b, latin=latin):
            yield one, other, Relation.SOUND


def _spaced_otherwise(connection: "DuckDBPyConnection") -> Iterator[Related]:
    """Names of which one joins two words of the other: Hanspeter, Hans-Peter."""
    by_letters: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, key in connection.execute("select id, key from names order by id").fetchall():
        by_letters["".join(sorted(key.replace(" ", "")))].append((number, key))
    for names in by_letters.values():
        for (one, a), (other, b) in combinations(names[:20], 2):
            apart = Counter(a.split()) - Counter(b.split()), Counter(b.split()) - Counter(a.split())
            joined, parts = sorted(([*each.elements()] for each in apart), key=len)
            if (
                len(joined) == 1
                and len(parts) == 2
                and joined[0] in map("".join, permutations(parts))
            ):
                yield one, other, Relation.SPACE


def _relate(connection: "DuckDBPyConnection", related: list[Related]) -> None:
    if related:
        texts = ["\n".join(map(str, map(int, column))) for column in zip(*related, strict=True)]
        connection.execute(
            "insert into related select unnest(string_split($1, chr(10)))::int,"
            " unnest(string_split($2, chr(10)))::int, unnest(string_split($3, chr(10)))::int, null",
            texts,
        )


def _sound(word: str) -> str:
    """A given name by what it is in all languages, any other word by its sound."""
    name = given_name(word)
    return f"={name}" if name else sound_of(word)


def _sounds_near(one: str, other: str, *, latin: bool) -> bool:
    """Whether names of one sound are close enough in letters.

    Sister forms in be, ru and uk are further apart than two typings of one Latin name.
    """
    from rapidfuzz.distance import OSA

    share = 5 if latin else 3
    words, others = one.split(), other.split()
    if {word for word in words if given_name(word)} != {
        word for word in others if given_name(word)
    }:
        share = 2
        words, others = _family(words), _family(others)
    x, y = (" ".join(sorted(map(latinised, each))) for each in (words, others))
    limit = max(len(x), len(y)) // share
    return OSA.distance(x, y, score_cutoff=limit) <= limit


def _family(words: list[str]) -> list[str]:
    """Without given name and patronymic; of two words an `-ovich` is the family's."""
    left = [word for word in words if not given_name(word)]
    return left if len(words) < 3 else [word for word in left if not is_patronymic(word)] or left


def _found(connection: "DuckDBPyConnection") -> Iterator[Pair]:
    result = connection.execute(PAIRS)
    while rows := result.fetchmany(10_000):
        for one, other, relation, bits, namesakes, *verdicts in rows:
            yield Pair(
                one,
                other,
                Relation(relation),
                bits,
                namesakes,
                tuple(f for f, v in zip(FIELDS, verdicts, strict=True) if v == 1),
                tuple(f for f, v in zip(FIELDS, verdicts, strict=True) if v == -1),
            )
