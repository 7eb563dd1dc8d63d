"""Pairs of people who may be one, found set by set in DuckDB and weighed.

Two entries meet if their names have the same words, the same words but one that is a letter off,
one word more, an initial for a word, or the same sound. Each pair is weighed in bits, as record
linkage does (Fellegi and Sunter, 1969): how unlikely the agreement is among strangers on this very
list, for the name and for whatever else both give. So a rare name weighs more than a common one,
and the same common name in another country weighs nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from letterkit.check.organisation_names import organisation_key
from letterkit.check.pairs_sql import ENTRIES, NAMES, PAIRS, RELATED, WORDS
from letterkit.check.roll import Roll
from letterkit.model import Kind
from letterkit.model.names import fold, same_name
from letterkit.model.transliteration import latinised, sound_of

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


FIELDS = ("affiliation", "role", "country", "day", "address", "phone", "link")


def pairs(roll: Roll) -> list[Pair]:
    """The pairs worth a look, in the order of the list."""
    people = [index for index, each in roll if each.kind is Kind.PERSON and roll.keys[index]]
    if len(people) < 2:
        return []
    import duckdb

    with duckdb.connect() as connection:
        _load(connection, roll, people)
        connection.execute(NAMES)
        _load_words(connection)
        connection.execute(RELATED)
        _load_sounds(connection)
        return list(_found(connection))


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
    texts = ["\n".join(words), "\n".join(map(sound_of, words))]
    connection.execute(WORDS, texts)


def _load_sounds(connection: "DuckDBPyConnection") -> None:
    """Names that sound alike: one name in two scripts, or two spellings a few letters apart."""
    from rapidfuzz.distance import OSA

    rows = connection.execute("select one, other, a, b from alike order by one, other").fetchall()
    related: list[tuple[str, str, str]] = []
    for one, other, a, b in rows:
        latin = a.isascii() and b.isascii()
        if not latin and same_name(a, b):
            related.append((str(one), str(other), "1"))
            continue
        x, y = (a, b) if latin else (_latin_key(a), _latin_key(b))
        # Sister forms in be, ru and uk are further apart than two typings of one Latin name.
        limit = max(len(x), len(y)) // (5 if latin else 3)
        if OSA.distance(x, y, score_cutoff=limit) <= limit:
            related.append((str(one), str(other), "5"))
    if related:
        texts = ["\n".join(column) for column in zip(*related, strict=True)]
        connection.execute(
            "insert into related select unnest(string_split($1, chr(10)))::int,"
            " unnest(string_split($2, chr(10)))::int, unnest(string_split($3, chr(10)))::int, null",
            texts,
        )


def _latin_key(key: str) -> str:
    return " ".join(sorted(map(latinised, key.split())))


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
