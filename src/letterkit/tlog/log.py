"""The register as its leaves tell it: what counts, what was amended, what was withdrawn.

A register is a run of editions. An edition is `letter` leaves, if its texts changed (the first has
some); then `sign`, `amend` and `withdraw` leaves; then one `edition` leaf, numbered from 1. A
commitment occurs once. What is amended or withdrawn was signed and not yet withdrawn, so nothing
withdrawn comes back. Named and unnamed together are the signatures that were not withdrawn.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field

from letterkit.errors import LetterkitError
from letterkit.model import Shown
from letterkit.model.commitment import Opening, verify_opening
from letterkit.tlog.checkpoint import Checkpoint
from letterkit.tlog.leaf import (
    AmendLeaf,
    EditionLeaf,
    Leaf,
    LetterLeaf,
    SignLeaf,
    WithdrawLeaf,
    parse_leaf,
)
from letterkit.tlog.tree import Peaks, leaf_hash


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of the leaf of a receipt.

    `newest` is the index of the leaf that counts for that signature, or None once withdrawn;
    `edition` is where it was last touched.
    """

    newest: int | None
    edition: int


@dataclass(slots=True)
class Log:
    """What the leaves so far amount to; a refused leaf leaves it unusable."""

    size: int = 0
    edition: EditionLeaf = field(default_factory=lambda: EditionLeaf(0, 0, 0, 0))
    complete: bool = False
    texts: dict[str, str] = field(default_factory=dict)
    all_texts: set[str] = field(default_factory=set)
    _began: dict[str, int] = field(default_factory=dict)
    _introduced: dict[str, tuple[int, int]] = field(default_factory=dict)
    live: dict[int, int] = field(default_factory=dict)
    commitments: dict[int, bytes] = field(default_factory=dict)
    _seen: set[bytes] = field(default_factory=set)
    _signed: dict[int, int] = field(default_factory=dict)
    _touched: dict[int, int] = field(default_factory=dict)
    _in_texts: set[str] | None = field(default_factory=set)

    def append(self, leaf: Leaf) -> None:
        """Take in one leaf, or raise if no honest register goes on with it."""
        match leaf:
            case LetterLeaf(lang, text):
                self._letter(lang, text)
            case SignLeaf(commitment):
                self._sign(self.size, commitment)
            case AmendLeaf(index, commitment):
                self._live(index)
                self._sign(index, commitment)
            case WithdrawLeaf(index):
                del self.commitments[self._live(index)]
                del self.live[index]
                self._touch(index)
            case EditionLeaf():
                self._close(leaf)
        self.complete = isinstance(leaf, EditionLeaf)
        self.size += 1

    @property
    def withdrew(self) -> bool:
        """Whether a signature was withdrawn in any edition."""
        return any(signed not in self.live for signed in self._signed.values())

    def standing(self, index: int) -> Standing:
        """What became of the `sign` or `amend` leaf at this index."""
        if index not in self._signed:
            raise LetterkitError(f"leaf {index} of the register is no signature")
        signed = self._signed[index]
        return Standing(self.live.get(signed), self._touched[signed])

    def has_renewed(self, index: int, text: str) -> bool:
        """Whether the signatory of `text` with the leaf at `index` signed an earlier text first.

        That is: the `sign` leaf is older than this text, and younger than the first one in its
        language, so it was for another text.
        """
        return self._is_older(self._signed[index], text)

    def may_have_renewed(self, texts: Iterable[str], opened: Container[int]) -> int:
        """How many at most have renewed so, for any of these texts, of those not in `opened`."""
        known = [each for each in texts if each in self._introduced]
        hidden = [signed for signed, newest in self.live.items() if newest not in opened]
        return sum(any(self._is_older(signed, text) for text in known) for signed in hidden)

    def _is_older(self, signed: int, text: str) -> bool:
        began, introduced = self._introduced[text]
        return began < signed < introduced

    def _letter(self, lang: str, text: str) -> None:
        if self._in_texts is None or lang in self._in_texts or self.texts.get(lang) == text:
            raise _contradiction(self.size)
        self._in_texts.add(lang)
        self.texts[lang] = text
        self.all_texts.add(text)
        began = self._began.setdefault(lang, self.size)
        self._introduced.setdefault(text, (began, self.size))

    def _sign(self, signed: int, commitment: bytes) -> None:
        if commitment in self._seen or not self.texts:
            raise _contradiction(self.size)
        self._seen.add(commitment)
        self.commitments.pop(self.live.get(signed, -1), None)
        self.live[signed] = self.size
        self.commitments[self.size] = commitment
        self._signed[self.size] = signed
        self._touch(signed)

    def _live(self, index: int) -> int:
        if index not in self.live:
            raise _contradiction(self.size)
        return self.live[index]

    def _touch(self, signed: int) -> None:
        self._touched[signed] = self.edition.number + 1
        self._in_texts = None

    def _close(self, leaf: EditionLeaf) -> None:
        withdrawn = len(self._touched) - len(self.live)
        counted = (leaf.named + leaf.unnamed, leaf.withdrawn) == (len(self.live), withdrawn)
        if not counted or leaf.number != self.edition.number + 1 or not self.texts:
            raise _contradiction(self.size)
        self.edition = leaf
        self._in_texts = set()


def verify_log(leaves: Iterable[bytes], checkpoint: Checkpoint) -> Log:
    """What these leaves amount to, if they are the register that the checkpoint describes."""
    log, tree = Log(), Peaks()
    for leaf in leaves:
        tree.append(leaf_hash(leaf))
        log.append(parse_leaf(leaf))
    if (tree.size, tree.root()) != (checkpoint.size, checkpoint.root) or not log.complete:
        raise LetterkitError("the register is not the one in the checkpoint")
    return log


def verify_openings(log: Log, openings: Mapping[int, Opening]) -> None:
    """Raise unless these, by index, are all the named entries of the register's last edition.

    Unnamed ones may be among them. What was withdrawn or replaced is no longer in the register,
    so its opening must not be either.
    """
    named = 0
    for index, opening in openings.items():
        if index not in log.commitments:
            raise LetterkitError(f"entry {index} is not, or no longer, in the register")
        entry = verify_opening(log.commitments[index], opening)
        if entry["text"] not in log.all_texts:
            raise LetterkitError(f"entry {index} is for a text that is not in the register")
        named += entry["shown"] != Shown.UNNAMED
    if named != log.edition.named:
        raise LetterkitError("the register counts its named entries wrong")


def _contradiction(index: int) -> LetterkitError:
    return LetterkitError(f"the register contradicts itself at leaf {index}")
