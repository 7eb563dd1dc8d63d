"""Writing an edition: its files are made, then it is appended, then they are put in place."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import chain

from letterkit.actions.assemble import Gathered, as_edition
from letterkit.actions.build import missing_error, words_of_boxes
from letterkit.actions.changing import finish_publication, replacing
from letterkit.actions.host import Host
from letterkit.actions.lists import signatories_of
from letterkit.actions.register import Kept, edition_with
from letterkit.actions.rendering import BUILDING, MANY, Format, common_outputs, rendering, tasks_for
from letterkit.errors import LetterkitError
from letterkit.files.files import sha256_of
from letterkit.files.outputs import stage, staging
from letterkit.files.workspace import Workspace
from letterkit.keys import SignerKey
from letterkit.lists.taken_out import read_taken_out
from letterkit.model import Shown
from letterkit.model.kept import Held, KeptRegister, Signature
from letterkit.model.taken_out import TakenOut
from letterkit.model.unfinished import Unfinished, What
from letterkit.register.edition import continued
from letterkit.register.evidence import write_taken_out
from letterkit.register.journal import begin
from letterkit.register.plan import opening_of
from letterkit.register.receipts import delete_receipt
from letterkit.register.sealing import sealed_outputs
from letterkit.register.store import NewEdition, append_edition
from letterkit.tlog.seal import seal_of_sums


@dataclass(frozen=True, slots=True)
class Publication:
    """An edition and all who are in it.

    `kept` is the register before it, and `new` what it appends: None if the newest one stands.
    `signer` seals its files.
    """

    gathered: Gathered
    kept: Kept
    new: NewEdition | None
    standing: Sequence[tuple[Held, Signature]]
    signer: SignerKey


def write_edition(
    workspace: Workspace,
    publication: Publication,
    formats: Sequence[Format],
    host: Host,
    *,
    ignoring: bool = False,
) -> KeptRegister:
    """Render and seal the edition; then append it; then put the files in their place.

    Nothing is published if no font can draw it, unless `ignoring` asks for boxes.
    """
    gathered, kept, new = publication.gathered, publication.kept, publication.new
    register = continued(kept.register, new) if new else kept.register
    after = replace(kept, register=register)
    few = Format.PDF in formats and len(gathered.kept) <= MANY
    target = workspace.root / "build" / gathered.letters[0].slug
    with (
        rendering(len(gathered.letters) if few else 0) as render,
        ExitStack() as turn,
        staging() as staged,
    ):
        with host.during("merging"):
            edition = edition_with(after, publication.standing, gathered.hashes, gathered.kept)
            letter = as_edition(gathered, edition)
            common = common_outputs(letter)  # makes register.json once, for others to inherit
        tasks = tasks_for(letter, formats, (), ignoring=ignoring, checking=True)
        done = list(render(tasks, host.progress, BUILDING))
        for unmade in filter(None, (each.unmade for each in done)):
            raise missing_error(unmade, letter)
        host.note(
            *(words_of_boxes(each.outputs[0].name, each.boxes) for each in done if each.boxes)
        )
        number, signer = register.editions[-1].number, publication.signer
        outputs = sealed_outputs(
            [*chain.from_iterable(each.outputs for each in done), *common],
            letter.slug,
            number,
            signer,
        )
        turn.enter_context(replacing(target.parent, [letter.slug], "publish", host))
        staged.append(
            stage(
                target,
                outputs,
                keep=frozenset(),
                digest=sha256_of,
                seal_of=lambda sums: seal_of_sums(sums, number, signer),
            )
        )
        held = frozenset(each.holding.person for each in gathered.held)
        gone = _gone(kept, new, held)
        begin(kept.folder, gone)
        with host.during("writing the register"):
            if new:
                append_edition(kept.folder, kept.name, kept.register, new)
    # The files are in their place by now: an edition that cannot forget somebody is one.
    try:
        finish_publication(kept.folder, kept.name, gone)
        _remember_taken_out(workspace, publication)
        for each in held - {staying.id for staying in register.held}:
            delete_receipt(kept.folder, each)
    except LetterkitError as error:
        number = register.editions[-1].number
        raise LetterkitError(
            f"edition {number} is published, but {error}", hint=error.hint
        ) from error
    return register


def _remember_taken_out(workspace: Workspace, publication: Publication) -> None:
    """Keep, of those on the list, who was in an edition and is not in the newest one.

    Nothing else could say in which editions they were, should they withdraw.
    """
    kept, new = publication.kept, publication.new
    before = read_taken_out(kept.folder, kept.name)
    gone = set(new.withdrawn if new else ())
    if not gone and not before:
        return
    people = signatories_of(workspace, publication.gathered.letters[0], None)
    listed = {each.id for each in people if each.id}
    taken = [each for each in before if each.id in listed]
    for held in kept.register.held:
        if held.index in gone and held.id in listed and "\n" not in held.id:
            shown = Shown(str(opening_of(held).entry["shown"]))
            taken.append(TakenOut(held.id, held.index, shown))
    if taken != before:
        write_taken_out(kept.folder, taken)


def _gone(kept: Kept, new: NewEdition | None, held: frozenset[str]) -> Unfinished:
    """Whose files go once the edition is in the register.

    Not those of `held`: the answer for which they are left out is there to be decided.
    """
    indexes = new.withdrawn if new else ()
    ids = frozenset(each.id for each in kept.register.held if each.index in indexes) - held
    return Unfinished(What.PUBLISH, ids)
