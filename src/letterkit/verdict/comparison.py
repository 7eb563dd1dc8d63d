"""Two artefacts of one letter: what changed, and whether the later continues the earlier. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from letterkit.model import Agreement, CanonicalText, Check, Entry, Register, Status
from letterkit.tlog.continuity import Signed, continuity, growth_between
from letterkit.verdict.edition import VerifiedEdition, verify_edition

_WORDS = re.compile(r"\s+|[^\s]+")
_FIELDS = (
    *("name", "kind", "shown", "role", "affiliation", "country", "link", "comment"),
    *("level", "signed", "lang", "text"),
)


@dataclass(frozen=True, slots=True)
class Amended:
    """An entry before and after it was changed."""

    old: Entry
    new: Entry

    @property
    def fields(self) -> list[str]:
        """The names of the fields that differ."""
        return [key for key in _FIELDS if getattr(self.old, key) != getattr(self.new, key)]


@dataclass(slots=True)
class Comparison:
    """`text` are the lines of the new text with what changed in them; None: not compared.

    Where the text is another, `apart` are those who stand apart in the new register because they
    signed an earlier one. The numbers of the unnamed are those that came and went in between, and 0
    where only a register could tell. `paper` are the signatures on paper before and after.
    """

    checks: list[Check] = field(default_factory=list)
    text: list[str] | None = None
    added: list[Entry] = field(default_factory=list)
    amended: list[Amended] = field(default_factory=list)
    withdrawn: list[Entry] = field(default_factory=list)
    apart: list[Entry] = field(default_factory=list)
    unnamed_apart: int = 0
    unnamed_added: int = 0
    unnamed_withdrawn: int = 0
    paper: tuple[int, int] = (0, 0)
    status: Status = Status.CANNOT_TELL
    evidence: bytes = b""

    @property
    def is_same(self) -> bool:
        """Whether nothing differs between the two editions."""
        before, after = self.paper
        changed = self.text or self.added or self.amended or self.withdrawn
        return not changed and before == after


def compare(old: Agreement, new: Agreement) -> Comparison:
    """Both are taken to agree with themselves; whether they do is for the caller to say first."""
    found = Comparison()
    if old.text and new.text and old.lang == new.lang:
        found.text = list(changed_lines(old.text, new.text))
    if old.register is None or new.register is None:
        found.checks.append(Check.not_checked("register", "one of the two carries no list"))
        found.status = Status.HOLDS if found.text == [] else Status.CANNOT_TELL
        return found
    found.paper = old.register.paper, new.register.paper
    if old.register.slug != new.register.slug:
        found.checks.append(Check.failed("letter", "they are of two letters"))
        found.status = Status.ALTERED
    elif old.register.published and new.register.published:
        _published(found, old.register, new.register)
    else:
        _lists(found, old.register, new.register)
    return found


def changed_lines(old: CanonicalText, new: CanonicalText) -> Iterator[str]:
    """The lines in which words differ: what went in [- -], what came in {+ +}."""
    before, after = _WORDS.findall(old.content), _WORDS.findall(new.content)
    merged: list[str] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            merged += after[k:m]
            continue
        gone, came = "".join(before[i:j]).strip(), "".join(after[k:m])
        merged += [f"[-{' '.join(gone.split())}-]"] if gone else []
        merged += [f"{{+{' '.join(came.split())}+}}"] if came.strip() else []
        merged += ["\n" * came.count("\n")] if "\n" in came else []
    for line in "".join(merged).split("\n"):
        if "[-" in line or "{+" in line:
            yield line


def _published(found: Comparison, old: Register, new: Register) -> None:
    before, after = verify_edition(old), verify_edition(new)
    leaves = _leaves(new)
    first, second = (Signed(each.note, each.signed) for each in (before, after))
    grown = 0 < first.size <= second.size
    growth = growth_between(leaves, first.size, second.size) if grown else None
    seen = continuity("history", first, second, growth, may_be_older=False)
    found.checks.append(seen.check)
    found.evidence = seen.evidence
    if seen.history or seen.check.result != "pass":
        found.status = seen.history or Status.ALTERED
        return
    found.status = Status.HOLDS
    _follow(found, old, new, before, after)


def _leaves(register: Register) -> Sequence[bytes]:
    leaves = register.published.leaves if register.published else ()
    return [f"{leaf}\n".encode() for leaf in leaves]


def _follow(
    found: Comparison,
    old: Register,
    new: Register,
    before: VerifiedEdition,
    after: VerifiedEdition,
) -> None:
    """What became of every entry, by the leaves."""
    shown = {each.index: each for each in _all(new)}
    for each in _all(old):
        newest = after.log.standing(each.index).newest
        if newest is None:
            found.withdrawn.append(each)
        elif newest in shown and Amended(each, shown[newest]).fields:
            found.amended.append(Amended(each, shown[newest]))
    if old.texts != new.texts and new.published:
        found.apart += new.published.earlier
        found.unnamed_apart = new.published.earlier_unnamed
    known = {after.log.live.get(sign) for sign in before.log.live}
    found.added += [each for each in shown.values() if each.index not in known]
    came = after.log.live.keys() - before.log.live.keys()
    gone = before.log.live.keys() - after.log.live.keys()
    found.unnamed_added = len(came) - len(found.added)
    found.unnamed_withdrawn = len(gone) - len(found.withdrawn)


def _all(register: Register) -> Sequence[Entry]:
    earlier = register.published.earlier if register.published else ()
    return (*register.entries, *earlier)


def _lists(found: Comparison, old: Register, new: Register) -> None:
    """By id, and by name where there is none; nothing proves that one list continues the other."""
    before = {each.id or f" {each.name}": each for each in old.entries}
    after = {each.id or f" {each.name}": each for each in new.entries}
    found.withdrawn += [each for key, each in before.items() if key not in after]
    found.added += [each for key, each in after.items() if key not in before]
    both = [Amended(each, after[key]) for key, each in before.items() if key in after]
    found.amended += [each for each in both if each.fields]
    found.checks.append(
        Check.not_checked("history", "one of the two is no published edition, so nothing proves it")
    )
    same = old.texts == new.texts and old.unnamed == new.unnamed
    found.status = Status.HOLDS if same and found.is_same else Status.CANNOT_TELL
