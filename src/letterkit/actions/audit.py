"""An audit: every entry of a published register is opened, and a note of what was found signed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from letterkit.actions.host import Host
from letterkit.actions.keygen import auditor_key
from letterkit.actions.register import Kept, published_register
from letterkit.actions.statements import usable_keys
from letterkit.answers.invitations import read_secret
from letterkit.errors import LetterkitError
from letterkit.evidence.backing import Grounds, is_backed
from letterkit.evidence.evidence_files import read_evidence
from letterkit.files.workspace import Workspace, find_workspace, letter_slugs
from letterkit.keys import VerifierKey
from letterkit.model import Level, Shown
from letterkit.register.evidence import EVIDENCE
from letterkit.register.plan import opening_of
from letterkit.register.read_register import PassphraseFor
from letterkit.tlog.audit import Audit, Found, format_audit
from letterkit.tlog.checkpoint import Checkpoint, verify_checkpoint
from letterkit.tlog.log import verify_log
from letterkit.tlog.note import format_note, parse_note, sign_note
from letterkit.tlog.opened import Opened, verify_all_opened


@dataclass(frozen=True, slots=True)
class AuditorKey:
    """The file of an auditor's key; with a `name` the key is made first, under that name."""

    path: Path
    file: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Audited:
    """The signed note, by which key, and the ids of entries without evidence of their level.

    `broken` says why the register does not hold: then nothing is signed.
    """

    slug: str
    note: bytes = b""
    key: VerifierKey | None = None
    missing: Sequence[str] = ()
    broken: str = ""


def audit(
    folder: Path, letter: str, key: AuditorKey, passphrase_for: PassphraseFor, host: Host
) -> Audited:
    """Open every entry that counts, and sign a note of what was found with the auditor's key."""
    workspace = find_workspace(folder)
    slug = letter_slugs(workspace, letter)[0]
    kept = published_register(workspace, slug, "publish it: letterkit publish LETTER")
    _refuse_withdrawing(slug, kept)
    now = host.now()
    try:
        with host.during("opening the entries"):
            checkpoint, entries = _opened(kept)
    except LetterkitError as error:
        return Audited(slug, broken=f"{kept.name}: the register does not hold: {error}")
    grounds = _grounds(workspace, slug, kept, entries, now, host)
    looked_at = host.progress(entries, "looking at the evidence", len(entries))
    found, missing = _found(looked_at, kept, grounds)
    # A key is made only once there is something to sign with it.
    signer = auditor_key(key.path, key.file, key.name, passphrase_for, host)
    text = format_audit(Audit(checkpoint, kept.register.editions[-1].number, now.date(), found))
    return Audited(slug, format_note(sign_note(text, signer)), signer.verifier, missing)


def _refuse_withdrawing(slug: str, kept: Kept) -> None:
    """Raise between a withdrawal and the edition that says so: not every entry can be opened."""
    number = len(kept.register.withdrawing)
    if not number:
        return
    who = "1 person has" if number == 1 else f"{number} people have"
    edition = kept.register.editions[-1].number
    raise LetterkitError(
        f"{slug}: cannot audit edition {edition}: {who} withdrawn since, and what opens their"
        " entries is deleted",
        hint="the register itself can be verified as before, but not who and how many it counts;"
        f" publish the withdrawal first: letterkit publish {slug}",
    )


def _opened(kept: Kept) -> tuple[Checkpoint, list[Opened]]:
    """Every entry that counts, after the whole register was verified down to each of them."""
    edition = kept.register.editions[-1]
    checkpoint = verify_checkpoint(parse_note(edition.checkpoint), kept.key).checkpoint
    log = verify_log(kept.register.leaves, checkpoint)
    held = kept.register.held
    openings = {each.newest: opening_of(each) for each in held}
    private = {each.newest: (each.id, each.private, each.private_salt) for each in held}
    return checkpoint, verify_all_opened(log, openings, private)


def _grounds(
    workspace: Workspace,
    slug: str,
    kept: Kept,
    entries: Sequence[Opened],
    now: datetime,
    host: Host,
) -> Grounds:
    people = [(each.id, each.private["email"]) for each in entries]
    known = usable_keys(workspace, slug, people, host, listed=False).keys
    return Grounds(kept.register.origin, known, read_secret(kept.folder, kept.name), now)


def _found(
    entries: Iterable[Opened], kept: Kept, grounds: Grounds
) -> tuple[dict[Level, Found], list[str]]:
    """Counts by level, and the ids of those whose evidence is missing or does not verify."""
    counts: Counter[tuple[Level, str]] = Counter()
    missing = []
    for each in entries:
        level = Level(str(each.entry["level"]))
        counts[level, "unnamed" if each.entry["shown"] == Shown.UNNAMED else "named"] += 1
        if level is not Level.LISTED:
            stored = read_evidence(kept.folder / EVIDENCE / each.id, kept.name)
            backed = is_backed(each, stored, grounds)
            counts[level, "backed"] += backed
            missing += [] if backed else [each.id]
    found = {
        level: Found(*(counts[level, kind] for kind in ("named", "unnamed", "backed")))
        for level in Level
    }
    return found, missing
