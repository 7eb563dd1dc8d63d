"""Artefact → verdict: whether its parts agree, and whether a name is in it. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from letterkit.errors import LetterkitError
from letterkit.model import (
    Agreement,
    Artefact,
    CanonicalText,
    Match,
    NotNamed,
    Register,
    Shown,
    Status,
    Verdict,
)
from letterkit.verdict.agreement import Anew, agreement
from letterkit.verdict.visible import VocabularyOf
from letterkit.verdict.visible_list import WITHOUT_REGISTER

_PUBLIC = (
    *("id", "kind", "role", "affiliation", "country", "link", "comment", "level", "shown"),
    *("signed", "lang", "text"),
)

EXACT = "exact"


def searchable(name: str) -> str:
    """Give the name back if it can be looked for, or nothing if nobody is."""
    if name and not any(map(str.isalnum, name)):
        raise LetterkitError(f"not a name: {name}", hint="it has neither letters nor digits")
    return name


def judge(
    artefact: Artefact,
    *,
    name: str = "",
    given: CanonicalText | None = None,
    vocabulary_of: VocabularyOf,
    anew: Anew,
) -> Verdict:
    """Compare the parts, and look for `name` if they agree."""
    agreed = agreement(artefact, given=given, vocabulary_of=vocabulary_of, anew=anew)
    searched = name and agreed.status is Status.HOLDS
    listed = _listed(artefact, agreed) if searched else None
    found = _found(name, listed) if listed is not None else []
    return Verdict(
        medium=artefact.medium,
        agreement=agreed,
        shown=len(artefact.seen.entries) if artefact.seen else 0,
        name=name,
        matches=None if listed is None else tuple(each for each in found if each.like == EXACT),
        similar=tuple(each for each in found if each.like != EXACT),
        not_named=_not_named(agreed.register) if agreed.register and listed is not None else None,
    )


def _listed(artefact: Artefact, agreed: Agreement) -> list[Match] | None:
    """The entries to look in: of the register, or those that are seen where there is none."""
    if agreed.register:
        return [
            _match(entry.name, {key: str(getattr(entry, key)) for key in _PUBLIC})
            for entry in agreed.register.entries
        ]
    if artefact.seen and artefact.seen.entries and artefact.medium in WITHOUT_REGISTER:
        return [
            _match(each.name.text, {"details": each.words.text.removeprefix(each.name.text)})
            for each in artefact.seen.entries
        ]
    return None


def _found(name: str, listed: Sequence[Match]) -> list[Match]:
    from letterkit.text.name_search import search  # its tables take a while, and few need them

    return [
        replace(listed[hit.place], like=hit.likeness.name.lower())
        for hit in search(name, (each.name for each in listed))
    ]


def _not_named(register: Register) -> NotNamed:
    shown = Counter(entry.shown for entry in register.entries)
    return NotNamed(
        shown[Shown.INITIALS],
        shown[Shown.ROLE],
        register.counts.unnamed,
        register.published.kept_apart if register.published else 0,
    )


def _match(name: str, details: Mapping[str, str]) -> Match:
    return Match(name, {key: value.strip() for key, value in details.items() if value})
