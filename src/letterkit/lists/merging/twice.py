"""The same person twice with different wishes: what shows or counts the least is found here.

Two entries may be one person if they have one address and names that are alike, or one name where
nothing else tells them apart. That is too little to merge them, and enough not to name one of them
while the other asks for less.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from letterkit.model import Shown
from letterkit.model.incoming import Incoming, TakenBack
from letterkit.text.names import fold, name_key, same_name, script_of_name, sound_key
from letterkit.text.near_names import words_of

# The choices of `shown`, by how much each hides.
_HIDES = {each.value: rank for rank, each in enumerate(Shown)}
_NAMED = Shown.NAMED.value


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks for: less than to be named. `undecided` is an answer that is not clear."""

    place: str
    values: Mapping[str, str]
    no: bool = False
    shown: str = ""
    undecided: bool = False


@dataclass(frozen=True, slots=True)
class Differing:
    """Entries that may be one person and differ in what they want; `chosen` is what counts."""

    places: tuple[str, ...]
    chosen: str


def hides_more(text: str, now: str) -> bool:
    """Whether a way to be shown hides more than the one that counts so far."""
    return _HIDES.get(text, 0) > _HIDES.get(now or _NAMED, 0)


def wish_of_row(place: str, values: Mapping[str, str], *, undecided: bool = False) -> Wish | None:
    """The wish of somebody, or None if nothing speaks against naming them."""
    no = values.get("consent", "").casefold() == "no"
    shown = values.get("shown", "").casefold()
    if not no and not undecided and not hides_more(shown, ""):
        return None
    return Wish(place, values, no, shown if hides_more(shown, "") else "", undecided)


def wish_of_incoming(each: Incoming) -> Wish | None:
    """The wish of somebody of a file; what is said for all is nobody's own wish."""
    values = each.values
    if each.for_all:
        values = {name: text for name, text in values.items() if name != "consent"}
    return wish_of_row(f"{each.file}:{each.line}", values, undecided=each.undecided)


def wish_of_leaving(gone: TakenBack) -> Wish:
    """Anyone who took back a signature agrees to nothing."""
    return Wish(gone.place, {"name": gone.name, "email": gone.email}, no=True)


class Wishes:
    """Wishes by what tells whose they are."""

    def __init__(self, wishes: Iterable[Wish]) -> None:
        self._by_email: dict[str, list[Wish]] = defaultdict(list)
        self._by_name: dict[str, list[Wish]] = defaultdict(list)
        self._by_sound: dict[str, list[Wish]] = defaultdict(list)
        for wish in wishes:
            name = without_titles(wish.values.get("name", ""))
            if email := plain(wish.values.get("email", "")):
                self._by_email[email].append(wish)
            if key := name_key(name):
                self._by_name[key].append(wish)
                self._by_sound[sound_key(name)].append(wish)

    def __bool__(self) -> bool:
        return bool(self._by_email or self._by_name)

    def of(self, values: Mapping[str, str]) -> list[Wish]:
        """The wishes of everyone who may be this person."""
        name = without_titles(values.get("name", ""))
        near: list[Wish] = []
        if email := plain(values.get("email", "")):
            near += self._by_email.get(email, ())
        if key := name_key(name):
            near += self._by_name.get(key, ())
            near += self._by_sound.get(sound_key(name), ()) if self._by_sound else ()
        found = {id(each): each for each in near if may_be_one(each.values, values)}
        return list(found.values())


def may_be_one(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether nothing tells two apart who have one address, or one name."""
    names = one.get("name", ""), other.get("name", "")
    emails = plain(one.get("email", "")), plain(other.get("email", ""))
    if all(emails):
        return emails[0] == emails[1] and _alike(*names)
    if not all(names) or not same_name(*map(without_titles, names)):
        return False
    if any(emails):
        return True
    work = plain(one.get("affiliation", "")), plain(other.get("affiliation", ""))
    return not all(work) or work[0] == work[1]


def _alike(one: str, other: str) -> bool:
    """Whether two names at one address may be one person's: couples share it under two names."""
    if not one or not other or same_name(one, other):
        return True
    if script_of_name(one) != script_of_name(other) and _may_be_spelled(one, other):
        return True
    words, others = fold(one).split(), fold(other).split()
    if not words or not others:
        return False
    short, long = sorted((words, others), key=len)
    if set(short) <= set(long) or words[0] == others[0]:
        return True
    return _fits(words, others) or _fits(words, others[::-1])


def _may_be_spelled(one: str, other: str) -> bool:
    """Whether one name may be the other in another script; of some scripts nothing is known."""
    if not (script_of_name(one) and script_of_name(other)):
        return True
    return sound_key(one) == sound_key(other)


def _fits(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether each word is the other or its initial: A. Example, Ada Example."""
    if len(words) != len(others):
        first = words[0][:1] == others[0][:1] and words[-1] == others[-1]
        return first and 1 in (len(words[0]), len(others[0]))
    return all(
        one == other or (1 in (len(one), len(other)) and one[0] == other[0])
        for one, other in zip(words, others, strict=True)
    )


def without_titles(name: str) -> str:
    """A name without the titles and degrees before and behind it: "Dr Bo Sample, PhD"."""
    return " ".join(words_of(name))


def plain(text: str) -> str:
    """A text without case, and with single blanks."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def least_of(values: Mapping[str, str], wishes: Sequence[Wish]) -> dict[str, str]:
    """What changes for somebody if each of these wishes counts; an empty consent is an open one."""
    changes: dict[str, str] = {}
    if any(each.no for each in wishes):
        changes["consent"] = "no"
    elif any(each.undecided for each in wishes) and values.get("consent", "") != "no":
        changes["consent"] = ""
    for wish in wishes:
        if hides_more(wish.shown, changes.get("shown", values.get("shown", ""))):
            changes["shown"] = wish.shown
    return {name: text for name, text in changes.items() if text != values.get(name, "").casefold()}


def in_words(changes: Mapping[str, str]) -> str:
    """What came of it, for a line that a coordinator reads."""
    return ", ".join(_words(changes))


def _words(changes: Mapping[str, str]) -> Iterator[str]:
    if "consent" in changes:
        yield "consent: no" if changes["consent"] else "no consent, for an answer is not clear"
    if "shown" in changes:
        yield f"shown: {changes['shown']}"
