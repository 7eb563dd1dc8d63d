"""What the seal of a file says of it: artefact → checks. Pure.

Without a seal, or where the way to the reader changed a file as it changes all, nothing failed: the
file is only not sealed. Anyone who changes a file can take its seal away, so that is never a pass.
"""

import re

from letterkit.errors import LetterkitError
from letterkit.model import Artefact, Check, Medium, Register
from letterkit.model.seal import FRAMES
from letterkit.model.verdict import SEAL, Sealed
from letterkit.verdict.carried import whole

# The fields that letterkit writes into an e-mail. Servers and mail programs add others.
_OWN = frozenset(
    (
        *("from", "to", "subject", "date", "message-id", "content-language"),
        *("x-unsent", "mime-version", "content-type"),
    )
)
_FIELD = re.compile(rb"^([!-9;-~]+):", re.MULTILINE)


def seal_check(artefact: Artefact, register: Register | None) -> tuple[list[Check], Sealed | None]:
    """The check of the seal, if this medium can have one, and whose seal it is if it holds."""
    medium, data = artefact.medium, artefact.data
    if medium not in FRAMES or not data:
        return [], None
    if not _has_trace(data, medium):
        return [_rewritten(artefact) if artefact.was_sealed else _none()], None
    # Keys and notes take a while to load, and most files have no seal.
    from letterkit.tlog.seal import only_line_ends_differ, verify_file

    published = register.published if register else None
    if published is None and medium in (Medium.PDF, Medium.PAGE, Medium.REGISTER):
        detail = "the file carries no register whose key could have sealed it"
        return [Check.not_checked(SEAL, detail)], None
    try:
        sealed = verify_file(data, medium, published.vkey if published else "")
        if sealed is not None:
            return _compared(sealed, artefact, register)
        fault = (
            ""
            if FRAMES[medium].marker in data
            else "it was saved with other ends of lines, and changed"
        )
    except LetterkitError as error:
        fault = str(error)
    if not fault:
        return [_none()], None
    if only_line_ends_differ(data, medium):
        detail = "it was sealed, and saved since with other ends of lines; nothing else was changed"
        return [Check.not_checked(SEAL, detail)], None
    changed = _on_the_way(artefact)
    if changed:
        detail = f"it was sealed, and is not any more: {changed}"
        return [Check.not_checked(SEAL, detail)], None
    return [Check.failed(SEAL, fault)], None


def _none() -> Check:
    return Check.not_checked(SEAL, "there is none")


def _rewritten(artefact: Artefact) -> Check:
    """The check of a file that holds a seal, which does not stand there as it was written."""
    detail = "the file was written anew since it was sealed"
    if any(whole(artefact)):
        return Check.not_checked(SEAL, f"it was sealed, and is not any more: {detail}")
    return Check.failed(SEAL, detail)


def _has_trace(data: bytes, medium: Medium) -> bool:
    """Whether there is a seal, or was one before the ends of lines were changed."""
    marker = FRAMES[medium].marker
    if marker in data:
        return True
    lines = marker.replace(b"\r\n", b"\n")
    others = (lines, lines.replace(b"\n", b"\r\n"))
    return medium in (Medium.TEXT, Medium.EMAIL) and any(each in data for each in others)


def _compared(
    sealed: Sealed, artefact: Artefact, register: Register | None
) -> tuple[list[Check], Sealed | None]:
    """The seal of an edition must be on a file of that edition."""
    editions = {stamp.edition for stamp in artefact.stamps}
    if register and register.edition is not None:
        editions.add(register.edition)
    if not editions:
        detail = f"it is that of edition {sealed.edition}, and the file names none"
        return [Check.failed(SEAL, detail)], None
    if editions - {sealed.edition}:
        detail = f"it is that of edition {sealed.edition}, and the file names another"
        return [Check.failed(SEAL, detail)], None
    detail = f"{sealed.origin} sealed it as edition {sealed.edition}: not a byte was changed since"
    return [Check.passed(SEAL, detail)], sealed


def _on_the_way(artefact: Artefact) -> str:
    """What shows that an e-mail travelled, or that a text stands in another message.

    Somebody who changes an e-mail can add such a field, as they could take the seal away.
    """
    if artefact.medium is Medium.TEXT:
        return artefact.lost[0] if artefact.lost else ""
    if artefact.medium is not Medium.EMAIL:
        return ""
    head = re.split(rb"\r?\n\r?\n", artefact.data, maxsplit=1)[0]
    names = [name.decode("ascii") for name in _FIELD.findall(head)]
    foreign = list(dict.fromkeys(name for name in names if name.lower() not in _OWN))
    if foreign:
        more = " and others" if len(foreign) > 3 else ""
        return (
            "it has header fields that mail programs and servers add: "
            f"{', '.join(foreign[:3])}{more}"
        )
    return artefact.lost[0] if artefact.lost else ""
