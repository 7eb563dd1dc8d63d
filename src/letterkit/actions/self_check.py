"""Whether a file that letterkit has just made holds, before it takes the place of an older one.

Whoever verifies the file later would be told that it was altered, and nothing had been done to it.
"""

from letterkit.actions.written_anew import written_anew
from letterkit.errors import LetterkitError
from letterkit.model import Status
from letterkit.prove.verdict import judge
from letterkit.read.artefact import parse_artefact


def check_made(name: str, data: bytes) -> None:
    """Raise unless `letterkit verify` says of the file that it holds."""
    from letterkit.merge.vocabulary import vocabulary

    found = judge(parse_artefact(data, name), vocabulary_of=vocabulary, anew=written_anew).agreement
    if found.status is Status.HOLDS:
        return
    faults = [f"{check.name}: {check.detail}" for check in found.failed]
    why = "; ".join(faults) or found.not_as_written or "it cannot say why"
    raise LetterkitError(
        f"{name}: verify does not accept the file that was just made: {why}",
        hint="this is a fault of letterkit and nothing was replaced: please report it; "
        "--format makes the other files",
    )
