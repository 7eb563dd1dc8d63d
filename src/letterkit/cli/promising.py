"""What `letterkit publish --promise` does: promises for the next edition, and no edition."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from letterkit.actions.register import opened_register, plan_for, unlocked
from letterkit.cli.chance import chance
from letterkit.cli.output import note, show, show_json
from letterkit.errors import LetterkitError
from letterkit.publish.edition import promises_of
from letterkit.publish.promises import FOLDER, write_promises
from letterkit.publish.register import keep_promises
from letterkit.read.register import PassphraseFor, read_register

if TYPE_CHECKING:
    from letterkit.actions.changing import Turn
    from letterkit.cli.assemble import Gathered


def promise_all(
    turn: "Turn",
    gathered: "Gathered",
    passphrase_for: PassphraseFor,
    told: tuple[bool, bool, bool],
) -> None:
    """Promise the next edition to whoever is accepted, in no edition, and was not promised it.

    `told` are the options `--dry-run`, `--yes` and `--json`.
    """
    dry_run, yes, as_json = told
    letter = gathered.letters[0]
    kept, key = opened_register(turn.workspace, letter)
    plan, _ = plan_for(letter, gathered.hashes, gathered.kept, kept.register)
    number, new = len(kept.register.editions) + 1, promises_of(plan, chance())
    again = sum(bool(each.earlier) for each in new)
    total = len({each.id for each in (*kept.register.promised, *new)})
    counts = f"{len(new) - again} new, {again} superseded, {total - len(new)} as they are"
    note(f"{letter.slug}: promises for edition {number}: {counts}")
    if dry_run or not total:
        return
    if new:
        _confirm(turn, yes=yes)
    register, signer = unlocked(kept, key, turn.letting_in(passphrase_for))
    if new:
        keep_promises(kept.folder, kept.name, register, new)
    register = read_register(kept.folder, kept.name)
    written = write_promises(kept.folder, kept.name, register, signer)
    target = f"{kept.name}/{FOLDER}"
    if as_json:
        show_json({"letter": letter.slug, "edition": number, "promises": written, "folder": target})
        return
    show(f"{target}: {written} promises for edition {number}")
    note("each is for its own signatory, and for nobody else")


def _confirm(turn: "Turn", *, yes: bool) -> None:
    if yes:
        return
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise LetterkitError(
            "nobody has confirmed these promises", hint="add --yes; nothing was changed"
        )
    with turn.asking():
        typer.confirm("Promise it? Whoever is left out can prove it.", abort=True, err=True)


def refuse_beside_promise(*, amend: bool, cosigned: Path | None, formats: str) -> None:
    if amend or cosigned or formats:
        raise LetterkitError(
            "--promise publishes nothing",
            hint="leave out --amend, --cosigned and --format, or --promise",
        )
