"""`letterkit build` has no key: a file that is as it was published keeps the seal it has."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from letterkit.cli.built import Built
from letterkit.publish.outputs import SUMS_SEAL, Output
from letterkit.publish.sealing import is_sealed, kept_sums_seal, with_kept_seals
from letterkit.read.files import read_bytes


def keep_seals(built: Built, folder: Path) -> Built:
    """The files, those sealed that are in `folder` as they were published."""
    published = built.assembled.documents[0].register.published
    if published is None:
        return built
    slug, vkey = built.assembled.slug, published.vkey

    def before(name: str) -> bytes:
        return read_bytes(folder / name, name) if (folder / name).is_file() else b""

    def kept(outputs: Sequence[Output]) -> list[Output]:
        return with_kept_seals(outputs, slug, vkey, before)

    made = [replace(each, outputs=tuple(kept(each.outputs))) for each in built.made]
    sealed = replace(built, made=made, common=kept(built.common))
    return replace(
        sealed,
        unsealed=sum(not is_sealed(each, slug, vkey) for each in sealed.outputs),
        seal_of=lambda sums: kept_sums_seal(sums, before(SUMS_SEAL), vkey),
    )
