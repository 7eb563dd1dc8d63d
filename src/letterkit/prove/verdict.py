"""Artefact → verdict: whether its parts agree, and whether a name is in it. Pure."""

from collections.abc import Mapping

from letterkit.errors import LetterkitError
from letterkit.model import (
    Agreement,
    Artefact,
    CanonicalText,
    Match,
    Status,
    Verdict,
)
from letterkit.prove.agreement import Anew, agreement
from letterkit.prove.visible import WITHOUT_REGISTER, VocabularyOf

_PUBLIC = (
    *("id", "kind", "role", "affiliation", "country", "link", "comment", "level", "shown"),
    *("signed", "lang", "text"),
)


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
    return Verdict(
        medium=artefact.medium,
        agreement=agreed,
        shown=len(artefact.seen.entries) if artefact.seen else 0,
        name=name,
        matches=_matches(artefact, agreed, name) if searched else None,
    )


def _matches(artefact: Artefact, agreed: Agreement, name: str) -> tuple[Match, ...] | None:
    from letterkit.model.names import find_name  # its tables take a while, and few ask for a name

    if agreed.register:
        listed = [
            _match(entry.name, {key: str(getattr(entry, key)) for key in _PUBLIC})
            for entry in agreed.register.entries
        ]
    elif artefact.seen and artefact.seen.entries and artefact.medium in WITHOUT_REGISTER:
        listed = [
            _match(each.name.text, {"details": each.words.text.removeprefix(each.name.text)})
            for each in artefact.seen.entries
        ]
    else:
        return None
    return tuple(listed[place] for place in find_name(name, [each.name for each in listed]))


def _match(name: str, details: Mapping[str, str]) -> Match:
    return Match(name, {key: value.strip() for key, value in details.items() if value})
