"""Who of an export withdrew from a letter, and is not to be added again unless told."""

from collections.abc import Callable, Sequence

from letterkit.model.incoming import Incoming
from letterkit.model.withdrawn import FILE, mark
from letterkit.publish.matching import tells_of_incoming
from letterkit.read.invitations import read_secret
from letterkit.read.letter import read_letter
from letterkit.read.register import register_folder
from letterkit.read.withdrawn import read_marks
from letterkit.read.workspace import Workspace, letter_slugs, list_path


def barred(
    workspace: Workspace, listed: str, again: Sequence[str] = ()
) -> Callable[[Incoming], bool]:
    """For a list, which several letters may have; `again` are addresses and names to let in."""
    slugs = letter_slugs(workspace)
    withdrawn = [slug for slug in slugs if (register_folder(workspace, slug) / FILE).exists()]
    known = [_marks(workspace, slug) for slug in withdrawn if has_list(workspace, slug, listed)]
    wanted = {each.strip().casefold() for each in again}

    def withdrew(each: Incoming) -> bool:
        who = (each.values.get(key, "").strip().casefold() for key in ("email", "name"))
        if wanted.intersection(who):
            return False
        tells = tells_of_incoming(each)
        return any(mark(secret, each) in marks for secret, marks in known for each in tells)

    return withdrew


def _marks(workspace: Workspace, slug: str) -> tuple[bytes, frozenset[str]]:
    folder = register_folder(workspace, slug)
    name = workspace.name(folder)
    return read_secret(folder, name), read_marks(folder, name)


def has_list(workspace: Workspace, slug: str, listed: str) -> bool:
    """Whether this is a list of the letter."""
    letter = read_letter(workspace, slug)[0]
    place = letter.place_of("signatories")
    return any(
        workspace.name(list_path(workspace, each, place)) == listed for each in letter.signatories
    )
