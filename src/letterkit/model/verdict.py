"""What `verify` takes apart and what it says: an artefact's parts, the checks, the verdict."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from letterkit.model.entry import Register
from letterkit.model.stamp import Stamp
from letterkit.text.text import CanonicalText


class Medium(StrEnum):
    """The kinds of files that can be verified."""

    PDF = "pdf"
    PAGE = "page"
    EMAIL = "e-mail"
    TEXT = "text"
    REGISTER = "register"
    CANONICAL = "canonical text"


@dataclass(frozen=True, slots=True)
class Part:
    """A file of ours inside an artefact; `stated` is the SHA-256 it is said to have, or empty.

    `carried` are the bytes whose SHA-256 is stated, where they are not the file's own.
    """

    content: bytes
    stated: str = ""
    carried: bytes | None = None

    @property
    def is_as_stated(self) -> bool:
        """Whether what is carried has the SHA-256 that stands beside it."""
        carried = self.content if self.carried is None else self.carried
        return hashlib.sha256(carried).hexdigest() == self.stated


@dataclass(frozen=True, slots=True)
class Passage:
    """Visible words. `drawn` are the same as their glyphs say it, in the order of drawing.

    It is None where the medium has no glyphs, and may differ from `text` in a PDF, which states
    the text of what it draws.
    """

    text: str
    drawn: str | None = None


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry as a reader sees it; `index` is its place in the register, or -1 if unmarked.

    `name` is empty where no name is shown. `words` are all of its words, the name included.
    """

    index: int
    name: Passage
    words: Passage


@dataclass(frozen=True, slots=True)
class ShownHead:
    """What stands above a part of the list; `below` are the entries under it."""

    words: Passage
    below: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """What a reader sees: the letter, the entries, and what stands around them.

    `furniture` are the other words behind the letter: headings, counts, advice. `stray` are words
    where none may stand. `feet` and `tops` are what runs along the pages, one string a page, and
    `ranges` the entries whose names are the first and the last on each page, or None. `heads` are
    those of parts of the list, `facing` the letter in the language beside the first. `beside` are
    the kinds of what stands beside the letter, as a PDF marks them.
    """

    letter: tuple[Passage, ...]
    entries: tuple[ShownEntry, ...]
    furniture: tuple[Passage, ...] = ()
    stray: str = ""
    feet: tuple[str, ...] = ()
    tops: tuple[str, ...] = ()
    ranges: tuple[tuple[int, int] | None, ...] = ()
    heads: tuple[ShownHead, ...] = ()
    facing: tuple[Passage, ...] = ()
    beside: frozenset[str] = frozenset()


def _no_initial(head: str, name: str) -> bool:
    return False


def _no_extract(shown: int) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What letterkit itself may write around a letter, in one language.

    In `phrases`, `{n}` and the like stand for any number. `countries` are names by code, and
    `edition` is "Edition 2" once the register was published. `heads` are what a part of the list
    may be called, beside initials; `is_initial` tells of a head and a name whether it is one.
    `extract` is the sentence of a version for the press that names so many, and `check_at` the one
    that names a page to check a file on, with `{address}` in it. `beside` is what no
    register says and may stand around the list, each with its phrases.
    """

    phrases: tuple[str, ...] = ()
    edition: str = ""
    check_at: str = ""
    countries: Mapping[str, str] = field(default_factory=dict)
    heads: tuple[str, ...] = ()
    is_initial: Callable[[str, str], bool] = _no_initial
    extract: Callable[[int], str] = _no_extract
    beside: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Artefact:
    """A file that letterkit made, taken apart; nothing in it is verified yet.

    `lang` is empty where it does not say. `texts`, `registers`, `checkpoints` and `policies` are
    those it carries: one each at most, if nobody changed it. `fingerprints` and `digests` are those
    of the text that a reader sees, `stamps` the editions that a text names.
    `seen` is None where the medium shows only what it carries. `enclosed` are artefacts inside
    this one. `boxes` are the characters for which it says that it shows boxes. `lost` says, a
    reason each, what another program took away when it wrote the file anew; where that is the marks
    of the letter and the list, `is_unmarked`. `manuscripts` are what a page says that it is written
    from, and `written` are the bytes of a file that can be written anew; `packed` is its register
    as it is packed there, if it is. `foreign` are things in it
    that letterkit never writes, with their places; `versions` are those of letterkit that it says
    wrote it. `data` is the whole file, for its seal;
    `was_sealed` says that a seal is in it, whether or not it stands there as it was written.
    `facing_lang` is the second language of a file in two, and `facing_texts` are its texts.
    `extract` is what a PDF says of the version for the press, such as `10 43`: that it names ten.
    """

    medium: Medium
    lang: str = ""
    texts: tuple[Part, ...] = ()
    registers: tuple[Part, ...] = ()
    checkpoints: tuple[Part, ...] = ()
    policies: tuple[Part, ...] = ()
    fingerprints: tuple[str, ...] = ()
    digests: tuple[str, ...] = ()
    stamps: tuple[Stamp, ...] = ()
    seen: Seen | None = None
    enclosed: tuple["Artefact", ...] = ()
    boxes: str = ""
    lost: tuple[str, ...] = ()
    is_unmarked: bool = False
    manuscripts: tuple[Part, ...] = ()
    written: bytes = field(default=b"", repr=False)
    packed: str = field(default="", repr=False)
    foreign: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()
    data: bytes = field(default=b"", repr=False)
    was_sealed: bool = False
    facing_lang: str = ""
    facing_texts: tuple[Part, ...] = ()
    extract: str = ""


@dataclass(frozen=True, slots=True)
class Sealed:
    """Who sealed a file, and as which edition; not a byte of it was changed since.

    `vkey` is the key that the file itself names; whose it is, the file cannot say.
    """

    origin: str
    edition: int
    vkey: str


class Result(StrEnum):
    """What came of a check; what was not checked neither passes nor fails."""

    PASS = "pass"  # noqa: S105 - a word, not a password
    FAIL = "fail"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at, and what came of it."""

    name: str
    result: Result
    detail: str

    def __str__(self) -> str:
        """A line of a verdict: `not checked   witnesses: nobody was asked`."""
        return f"{self.result.replace('_', ' '):<14}{self.name}: {self.detail}"

    @property
    def report(self) -> dict[str, str]:
        """The same in JSON."""
        return {"check": self.name, "status": self.result.value, "detail": self.detail}

    @classmethod
    def passed(cls, name: str, detail: str) -> "Check":
        """A check that passed."""
        return cls(name, Result.PASS, detail)

    @classmethod
    def failed(cls, name: str, detail: str) -> "Check":
        """A check that failed."""
        return cls(name, Result.FAIL, detail)

    @classmethod
    def not_checked(cls, name: str, detail: str) -> "Check":
        """A check that was not made, and why."""
        return cls(name, Result.NOT_CHECKED, detail)


WRITTEN = "as written"  # the check that a file is what letterkit writes, and holds nothing else
VERSION = "version"  # the check that says that another version of letterkit wrote the file
SEAL = "seal"  # the check of the whole file's bytes
EXTRACT = "extract"  # the check that says how little of its list a file shows
COPY = "copy"  # the check that says what another program took away from a file


class Status(StrEnum):
    """The verdict over all checks."""

    HOLDS = "holds"
    ALTERED = "altered"
    NOT_FOUND = "not-found"
    CANNOT_TELL = "cannot-tell"
    WITHDRAWN = "withdrawn"
    PROMISED = "promised"
    KEPT = "kept"
    BROKEN = "broken"
    FORKED = "forked"
    ROLLED_BACK = "rolled-back"


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the parts of an artefact agree, with the text and register that it carries.

    `names` is the edition that it names where it carries no register. `history` is FORKED or
    ROLLED_BACK where its register is not what was seen of it before, and CANNOT_TELL where there
    is none that a key could have signed. `sealed` is there if the file's seal holds, and
    `needs_seal` says that nothing holds without one. `facing` is the text in the second language
    of a file in two.
    """

    checks: tuple[Check, ...]
    text: CanonicalText | None = None
    register: Register | None = None
    lang: str = ""
    names: Stamp | None = None
    history: Status | None = None
    sealed: Sealed | None = None
    needs_seal: bool = False
    facing: CanonicalText | None = None
    facing_lang: str = ""

    @property
    def failed(self) -> tuple[Check, ...]:
        """A check that failed."""
        return tuple(check for check in self.checks if check.result is Result.FAIL)

    @property
    def not_as_written(self) -> str:
        """How it differs from what letterkit writes, or nothing.

        It may then show something else than what was compared. What another version of letterkit
        wrote, this one cannot compare.
        """
        for check in self.checks:
            if check.name in (VERSION, WRITTEN) and check.result is Result.NOT_CHECKED:
                return check.detail
        return ""

    @property
    def extract(self) -> str:
        """How much of its list an extract shows, or nothing if the file is none."""
        return next((check.detail for check in self.checks if check.name == EXTRACT), "")

    @property
    def lacks_seal(self) -> bool:
        """Whether a seal was asked for, and there is none."""
        return self.needs_seal and self.sealed is None

    @property
    def incomplete(self) -> str:
        """What another program took away of what is compared, or nothing if the file is whole."""
        return next((check.detail for check in self.checks if check.name == COPY), "")

    @property
    def status(self) -> Status:
        """It holds only if something was compared, nothing differs, and nothing was taken away.

        Else somebody who changes a part could take away what tells of it.
        """
        if self.history:
            return self.history
        if self.failed:
            return Status.ALTERED
        if self.not_as_written or self.incomplete or self.lacks_seal:
            return Status.CANNOT_TELL
        passed = any(check.result is Result.PASS for check in self.checks)
        return Status.HOLDS if passed else Status.CANNOT_TELL


@dataclass(frozen=True, slots=True)
class Match:
    """A signatory who was asked for; `details` are the other public fields that are not empty.

    `like` says how the name is like the one that was asked for, in the words of `name_search`.
    """

    name: str
    details: Mapping[str, str]
    like: str = ""


@dataclass(frozen=True, slots=True)
class NotNamed:
    """How many of a list are not shown by their names, so that no name finds them.

    `earlier` are those who signed an earlier text, and are not shown under this one.
    """

    initials: int
    role: int
    unnamed: int
    earlier: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What `verify` says of an artefact, and of `name` if somebody was asked for.

    `shown` is how many entries a reader sees where no register says so. `matches` is None where
    there is no list to look in; `similar` are those whose name is another, the closest first.
    `not_named` is None where nothing says how many those are.
    """

    medium: Medium
    agreement: Agreement
    shown: int = 0
    name: str = ""
    matches: tuple[Match, ...] | None = None
    similar: tuple[Match, ...] = ()
    not_named: NotNamed | None = None

    @property
    def status(self) -> Status:
        """The verdict over all checks, and over the name that was asked for."""
        found = self.agreement.status
        if found is not Status.HOLDS or not self.name:
            return found
        if self.matches is None:
            return Status.CANNOT_TELL
        return Status.HOLDS if self.matches else Status.NOT_FOUND
