"""A list as the checks see it: its signatories, and what several checks derive from them."""

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from letterkit.check.addresses import canonical_address
from letterkit.model import Shown, Signatory
from letterkit.model.finding import Finding, Place, Severity
from letterkit.private.email_addresses import may_hold_private
from letterkit.private.private_data import masked
from letterkit.text.names import fold, name_key
from letterkit.text.titles import TITLES

Undrawable: TypeAlias = Callable[[Collection[str]], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Terms:
    """What the letter asks of its signatories, and which day it is.

    `texts` are the SHA-256 of the letter in all its languages; empty where they are not known.
    `undrawable` says which of some characters no font here draws, each with the font package that
    does or with nothing; it is None where no PDF is to be made. `min_group` is the letter's.
    `public_ids` are ids that a register has published or promised already.
    """

    today: datetime.date
    date: datetime.date | None = None
    closes: datetime.date | None = None
    texts: frozenset[str] = frozenset()
    undrawable: Undrawable | None = None
    min_group: int = 1
    public_ids: frozenset[str] = frozenset()


_LOOKED_AT = 20  # entries of a finding; a message names a few of them


@dataclass(frozen=True, slots=True)
class Roll:
    """`keys` are the name keys without titles, `addresses` the canonical e-mail addresses."""

    signatories: Sequence[Signatory]
    terms: Terms
    keys: Sequence[str]
    addresses: Sequence[str]

    @classmethod
    def of(cls, signatories: Sequence[Signatory], terms: Terms) -> "Roll":
        return cls(
            signatories,
            terms,
            [without_titles(name_key(each.name)) for each in signatories],
            [canonical_address(each.email) for each in signatories],
        )

    def __iter__(self) -> Iterator[tuple[int, Signatory]]:
        return enumerate(self.signatories)

    def finding(
        self, code: str, severity: Severity, message: str, indexes: Iterable[int], keeps: int = 0
    ) -> Finding:
        """A finding about these entries, without anything private that names in its message hold.

        Of one person's entries the first stays, unless they chose differently: then it is not for
        us to say which choice is the one that counts, and none stays.
        """
        found = tuple(indexes)
        places = tuple(Place.of(index, self.signatories[index]) for index in found)
        if keeps == 1 and len({self._chosen(index) for index in found}) > 1:
            message, keeps = f"{message}; they chose differently, so none is shown", 0
        return Finding(code, severity, self._without_private(message, found), places, keeps)

    def _without_private(self, message: str, indexes: Sequence[int]) -> str:
        """The message without what is private in the names and countries that it may say.

        It is looked at whole if it may say anything else that is private, which takes longer.
        """
        few = indexes[:_LOOKED_AT]
        for index in few:
            for column in ("name", "country"):
                text: str = getattr(self.signatories[index], column)
                if may_hold_private(text):
                    message = message.replace(text, masked(text, column))
        is_all = len(few) == len(indexes) and "@" not in message
        if is_all and not any(map(self._may_say_more, few)):
            return message
        return masked(message)

    def _may_say_more(self, index: int) -> bool:
        """Whether an entry has something private beside its name and country."""
        each = self.signatories[index]
        said = (each.role, each.affiliation, each.comment, each.evidence, each.link)
        return may_hold_private("\n".join(said))

    def _chosen(self, index: int) -> tuple[bool, Shown]:
        who = self.signatories[index]
        return who.consent is False, who.shown

    def each_or_all(
        self,
        code: str,
        severity: Severity,
        one: Callable[[Signatory], str],
        many: str,
        indexes: Sequence[int],
        most: int = 20,
    ) -> Iterator[Finding]:
        """A finding for each; one for all past `most`, where it is the list and not its people.

        `many` has a place for the number.
        """
        if len(indexes) > most:
            yield self.finding(code, severity, many.format(len(indexes)), indexes)
            return
        for index in indexes:
            yield self.finding(code, severity, one(self.signatories[index]), (index,))


Check: TypeAlias = Callable[[Roll], Iterator[Finding]]


_FOLDED = frozenset(fold(title) for title in TITLES)


def without_titles(key: str) -> str:
    """A name key without titles, unless too little of it would remain."""
    words = key.split()
    kept = [word for word in words if word not in _FOLDED]
    return " ".join(kept) if len(words) > len(kept) >= 2 else key
