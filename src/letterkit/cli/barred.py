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
    known = [_marks(workspace, slug) for slug in _letters_of(workspace, listed)]
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


def _letters_of(workspace: Workspace, listed: str) -> list[str]:
    """The letters with this list from which somebody withdrew."""
    found = []
    for slug in letter_slugs(workspace):
        if (register_folder(workspace, slug) / FILE).exists():
            letter = read_letter(workspace, slug)[0]
            place = letter.place_of("signatories")
            paths = [list_path(workspace, each, place) for each in letter.signatories]
            found += [slug] if listed in map(workspace.name, paths) else []
    return found
