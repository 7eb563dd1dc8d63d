"""The order of the stages from a letter's folder to its documents."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from letterkit.actions.held import HeldBack, counts, held_back
from letterkit.actions.host import Host
from letterkit.actions.lists import (
    decisions_about,
    signatories_of,
    without_decided,
    without_errors,
    without_withdrawn,
)
from letterkit.actions.paper import on_paper
from letterkit.actions.register import (
    AsItStands,
    Kept,
    edition_as_it_stands,
    fitting,
    kept_register,
)
from letterkit.files.outputs import Output
from letterkit.files.workspace import Workspace
from letterkit.letters.document import Text, document_of, text_of
from letterkit.letters.entries import LeftOut, accepted, register_of
from letterkit.letters.letter import read_letter
from letterkit.model import Document, Letter, Paper, Register, Signatory
from letterkit.model.decision import Decision
from letterkit.model.finding import Finding
from letterkit.model.paper import NO_PAPER, OnPaper
from letterkit.model.stamp import Stamp
from letterkit.register.public import leading_to
from letterkit.register.read_register import public_ids

_LAST_PLACE = timedelta(hours=12)  # where a day ends last, behind UTC


@dataclass(frozen=True, slots=True)
class Assembled:
    """A letter in all its languages, and who is not in it.

    `errors` are the findings that keep somebody out until they are settled. `public` are the
    files of its register; `changed` says that the list is no longer what was published, so that
    these are outputs of no edition. `people` are those on the list who are in it,
    and `held` those that an answer keeps out. `on_paper` is what was counted on paper.
    """

    slug: str
    documents: tuple[Document, ...]
    left_out: LeftOut
    errors: tuple[Finding, ...] = ()
    public: tuple[Output, ...] = ()
    changed: bool = False
    people: Sequence[Signatory] = ()
    held: Sequence[HeldBack] = ()
    on_paper: OnPaper = NO_PAPER


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the workspace says of a letter: its versions, their texts, and who counts.

    `refused` are those on the list who did not agree to be published; `public_ids` are those that
    a register of the workspace has already. `held` are those that an answer keeps out, and
    `on_paper` is what was counted on paper.
    """

    letters: Sequence[Letter]
    texts: Mapping[str, Text]
    kept: Sequence[Signatory]
    left_out: LeftOut
    decisions: Sequence[Decision] = ()
    refused: Sequence[Signatory] = ()
    public_ids: frozenset[str] = frozenset()
    held: Sequence[HeldBack] = ()
    on_paper: OnPaper = NO_PAPER

    @property
    def hashes(self) -> dict[str, str]:
        """The SHA-256 of the text in each language."""
        return {lang: text.canonical.sha256 for lang, text in self.texts.items()}


def assemble(
    workspace: Workspace,
    slug: str,
    host: Host,
    *,
    paper: Paper | None = None,
    listed: Path | None = None,
) -> Assembled:
    """Read and merge a letter; `listed` takes the place of the lists that the letter names."""
    gathered = gather(workspace, slug, host, listed)
    kept = None if listed else kept_register(workspace, slug)
    with host.during("merging"):
        made = assembled(gathered, kept, host.today, paper)
    return replace(made, held=gathered.held, on_paper=gathered.on_paper)


def gather(workspace: Workspace, slug: str, host: Host, listed: Path | None = None) -> Gathered:
    """Read a letter and its lists, and find out who counts."""
    letters = [_asking(each, host.now()) for each in read_letter(workspace, slug)]
    signatories = without_withdrawn(
        workspace, slug, signatories_of(workspace, letters[0], listed, host.progress), host.note
    )
    decisions = [] if listed else decisions_about(workspace, slug)
    undecided = without_decided(signatories, decisions)
    public = [each for each in undecided if each.consent is True]
    held = held_back(workspace, slug, signatories, public)
    kept, left_out = accepted(letters[0], undecided, {each.who.source for each in held})
    waiting, refusing = counts(held)
    left_out = replace(left_out, waiting=waiting, answered_no=refusing)
    refused = [each for each in undecided if each.consent is False]
    texts = {each.lang: text_of(each) for each in letters}
    ids = public_ids(workspace)
    # What was counted for the letter says nothing of another list.
    sheets = NO_PAPER if listed else on_paper(workspace, letters)
    return Gathered(letters, texts, kept, left_out, decisions, refused, ids, held, sheets)


def _asking(letter: Letter, now: datetime) -> Letter:
    """The letter, which asks nobody to sign once its last day has passed everywhere.

    A page cannot know what day its reader has, so it is the day of the build that counts.
    """
    today = (now - _LAST_PLACE).date()
    return replace(letter, sign="") if letter.closes and letter.closes < today else letter


def assembled(
    gathered: Gathered, kept: Kept | None, today: date, paper: Paper | None = None
) -> Assembled:
    """Merge what was gathered: as the newest edition if it is what that says, else as a list."""
    letter, hashes = gathered.letters[0], gathered.hashes
    known = () if kept else hashes.values()
    settled, errors = without_errors(
        letter,
        gathered.kept,
        today,
        gathered.decisions,
        known,
        gathered.refused,
        gathered.public_ids,
    )
    out = replace(gathered.left_out, with_errors=len(gathered.kept) - len(settled))
    on_sheets = gathered.on_paper.counted
    edition = edition_as_it_stands(letter, hashes, settled, kept, on_sheets)
    if edition:
        found = as_edition(gathered, edition, paper)
        return replace(found, left_out=out, errors=tuple(errors))
    listed = fitting(letter, hashes, settled, kept) if kept else settled
    return Assembled(
        letter.slug,
        _documents(gathered, register_of(letter, hashes, listed, paper=on_sheets), paper),
        replace(out, other_text=len(settled) - len(listed)),
        tuple(errors),
        changed=kept is not None,
        people=listed,
    )


def as_edition(gathered: Gathered, edition: AsItStands, paper: Paper | None = None) -> Assembled:
    """Merge what was gathered as the newest edition, with whose list it agrees."""
    register = edition.register(gathered.letters, gathered.hashes)
    url = gathered.letters[0].verify_url
    documents = tuple(
        replace(each, stamp=_stamp(edition, each, url), policy=edition.policy)
        for each in _documents(gathered, register, paper)
    )
    slug = gathered.letters[0].slug
    people = gathered.kept
    return Assembled(slug, documents, gathered.left_out, public=edition.files, people=people)


def _stamp(edition: AsItStands, document: Document, url: str) -> Stamp:
    """What tells the edition; its code leads to verify.html if the workspace says where that is."""
    if not url:
        return edition.stamp
    return leading_to(edition.stamp, url, document.text.fingerprint)


def _documents(gathered: Gathered, register: Register, paper: Paper | None) -> tuple[Document, ...]:
    """One a language."""
    documents = (document_of(e, gathered.texts[e.lang], register) for e in gathered.letters)
    return tuple(replace(each, paper=paper or each.paper) for each in documents)


def why_left_out(left_out: LeftOut) -> Iterator[str]:
    """A line a reason for which people on the list are not in the outputs, errors aside."""
    for number, why in (
        (left_out.without_consent, "not agreed to be public"),
        (left_out.below_level, "less evidence than the letter asks for"),
        (left_out.other_text, "signed another text than this"),
    ):
        if number:
            yield f"{number} left out: {'has' if number == 1 else 'have'} {why}"
