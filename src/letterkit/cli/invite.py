"""`letterkit invite`."""

from pathlib import Path
from typing import Annotated

import typer

from letterkit.cli.options import Folder, Json
from letterkit.cli.output import note, show, show_json

_COUNTS = (
    ("written", "written"),
    ("confirmed", "confirmed already"),
    ("agreed", "agreed to this text already"),
    ("fitting", "not asked again: the text is the same"),
    ("duplicate", "settled as duplicates"),
    ("left_out", "left out by a decision"),
    ("declined", "did not agree"),
    ("refused", "answered no"),
    ("waiting", "with an answer that waits for review"),
    ("same_address", "at an address that gets one already"),
    ("unreachable", "without an e-mail address"),
    ("withdrew", "withdrew"),
    ("removed", "no longer on the list"),
)


def invite(
    letter: Annotated[str, typer.Argument(metavar="LETTER", help="A slug, its folder or its file")],
    changed: Annotated[
        bool,
        typer.Option(
            "--changed", help="Only people who signed, or were asked to sign, an earlier text"
        ),
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Change nothing")] = False,
    folder: Folder = Path(),
    as_json: Json = False,
) -> None:
    """Write an e-mail to everybody who has yet to confirm, with a code and what they would sign

    Nothing is sent: the e-mails lie in registers/LETTER/outbox. Answers come back through `add`.
    Skips people who are settled: duplicates, left out, withdrawn, or with an answer to review.
    """
    from letterkit.actions.invite import invite as invited
    from letterkit.cli.host import TERMINAL

    found = invited(folder, letter, TERMINAL, changed=changed, dry_run=dry_run)
    counts = {key: found.counts.get(key, 0) for key, _ in _COUNTS}
    if as_json:
        show_json({"outbox": found.outbox, **counts, "dry_run": dry_run})
        return
    words = ", ".join(f"{counts[key]} {said}" for key, said in _COUNTS if counts[key])
    show(f"{found.outbox}: {words or 'nobody to invite'}" + (" (dry run)" if dry_run else ""))
    if counts["written"] and not dry_run:
        note("nothing was sent: open the e-mails in a mail program")
