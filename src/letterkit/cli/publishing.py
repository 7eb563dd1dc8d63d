"""Writing an edition: its files are made, then it is appended, then they are put in place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from letterkit.cli.assemble import Gathered, as_edition
from letterkit.cli.missing import boxes_told, missing_error
from letterkit.cli.output import counted, note
from letterkit.cli.register import Kept, edition_with
from letterkit.cli.rendering import MANY, Format, common_outputs, rendering, tasks_for
from letterkit.keys import SignerKey
from letterkit.model.kept import Held, KeptRegister, Signature
from letterkit.prove.seal import seal_of_sums
from letterkit.publish.edition import continued
from letterkit.publish.evidence import delete_evidence
from letterkit.publish.outputs import stage, staging
from letterkit.publish.promises import delete_promises
from letterkit.publish.receipts import delete_receipt
from letterkit.publish.register import NewEdition, append_edition
from letterkit.publish.sealing import sealed_outputs
from letterkit.read.files import sha256_of
from letterkit.read.invitations import invitation_files
from letterkit.read.workspace import Workspace


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
    with rendering(len(gathered.letters) if few else 0) as render, staging() as staged:
        edition = edition_with(after, publication.standing, gathered.hashes, gathered.kept)
        letter = as_edition(gathered, edition)
        common = common_outputs(letter)  # makes register.json once, for others to inherit
        tasks = tasks_for(letter, formats, (), ignoring=ignoring)
        done = list(counted(render(tasks), "building", len(tasks)))
        for unmade in filter(None, (each.unmade for each in done)):
            raise missing_error(unmade, letter)
        note(*(boxes_told(each.outputs[0].name, each.boxes) for each in done if each.boxes))
        number, signer = register.editions[-1].number, publication.signer
        outputs = sealed_outputs(
            [*chain.from_iterable(each.outputs for each in done), *common],
            letter.slug,
            number,
            signer,
        )
        target = workspace.root / "build" / letter.slug
        staged.append(
            stage(
                target,
                outputs,
                keep=False,
                digest=sha256_of,
                seal_of=lambda sums: seal_of_sums(sums, number, signer),
            )
        )
        if new:
            append_edition(kept.folder, kept.name, kept.register, new)
            _forget(kept, new)
        if new or not kept.register.promised:
            delete_promises(kept.folder)
    return register


def _forget(kept: Kept, new: NewEdition) -> None:
    """Delete what is left of whoever was withdrawn."""
    for each in kept.register.held:
        if each.index in new.withdrawn:
            files = invitation_files(kept.folder, kept.name)
            delete_evidence(kept.folder, each.id, files)
            delete_receipt(kept.folder, each.id)
