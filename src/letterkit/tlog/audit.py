"""An auditor's note: what somebody found who opened every entry of one edition, unnamed included.

The text of a signed note (`tlog/note.py`), signed by the auditor's key:

    letterkit.audit.v1
    I opened every entry of this edition, and found what stands here.
    Register: letters.example.org/2026-housing
    Edition: 2
    Size: 14
    Root: CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
    Date: 2026-11-22
    listed named=3 unnamed=1 backed=0
    code named=2 unnamed=0 backed=2
    dkim named=0 unnamed=0 backed=0
    key named=1 unnamed=1 backed=2
    pdf named=0 unnamed=0 backed=0

Size and root are those of the checkpoint. Named are entries of which anything is shown. `backed`
are entries whose evidence was there and verified; at `listed` there is none to verify.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from letterkit.errors import LetterkitError
from letterkit.keys import VerifierKey, format_base64, is_key_name, parse_base64
from letterkit.model import Level
from letterkit.tlog.checkpoint import Checkpoint
from letterkit.tlog.note import Note, verify_note

_HEAD = "letterkit.audit.v1\nI opened every entry of this edition, and found what stands here.\n"
_NUMBER = r"(0|[1-9][0-9]{0,8})"
_FORM = re.compile(
    re.escape(_HEAD)
    + rf"Register: (\S+)\nEdition: {_NUMBER}\nSize: {_NUMBER}\nRoot: (\S+)\n"
    + r"Date: ([0-9]{4}-[0-9]{2}-[0-9]{2})\n"
    + "".join(
        rf"{level.value} named={_NUMBER} unnamed={_NUMBER} backed={_NUMBER}\n" for level in Level
    )
)
_MALFORMED = "not an auditor's note"


@dataclass(frozen=True, slots=True)
class Found:
    """How many entries of one level; `backed` of them by evidence that verified."""

    named: int = 0
    unnamed: int = 0
    backed: int = 0


@dataclass(frozen=True, slots=True)
class Audit:
    """What was found in the edition of this checkpoint; `found` has every level."""

    checkpoint: Checkpoint
    edition: int
    date: date
    found: Mapping[Level, Found]


def format_audit(audit: Audit) -> str:
    """The text of an audit, one fact a line, which witnesses sign."""
    checkpoint = audit.checkpoint
    levels = "".join(
        f"{level.value} named={each.named} unnamed={each.unnamed} backed={each.backed}\n"
        for level, each in ((level, audit.found[level]) for level in Level)
    )
    written = (
        f"{_HEAD}Register: {checkpoint.origin}\nEdition: {audit.edition}\n"
        f"Size: {checkpoint.size}\nRoot: {format_base64(checkpoint.root)}\n"
        f"Date: {audit.date.isoformat()}\n{levels}"
    )
    if parse_audit(written) != audit:
        raise LetterkitError("this cannot be an auditor's note")
    return written


def parse_audit(text: str) -> Audit:
    """The audit of such a text; raises LetterkitError unless it is written in the one form."""
    match = _FORM.fullmatch(text)
    if not match:
        raise LetterkitError(_MALFORMED)
    origin, edition, size, root, day, *counts = match.groups()
    try:
        checkpoint = Checkpoint(origin, int(size), parse_base64(root))
        written = date.fromisoformat(day)
    except (ValueError, LetterkitError) as error:
        raise LetterkitError(_MALFORMED) from error
    numbers = [int(each) for each in counts]
    found = {level: Found(*numbers[3 * place : 3 * place + 3]) for place, level in enumerate(Level)}
    possible = all(each.backed <= each.named + each.unnamed for each in found.values())
    if not possible or not is_key_name(origin) or len(checkpoint.root) != 32:
        raise LetterkitError(_MALFORMED)
    return Audit(checkpoint, int(edition), written, found)


def verify_audit(note: Note, auditors: Sequence[VerifierKey], checkpoint: Checkpoint) -> Audit:
    """What a known auditor found in the edition of this checkpoint."""
    audit = parse_audit(verify_note(note, auditors).text)
    if audit.checkpoint != checkpoint:
        raise LetterkitError("the auditor's note is for another edition or register")
    return audit
