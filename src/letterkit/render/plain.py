"""Renders a letter as plain text; `letterkit.text.plain` has the layout."""

from letterkit.model import CanonicalText, Document, Line
from letterkit.model.stamp import format_stamp_in_order
from letterkit.text.plain import PlainGroup, PlainLine, PlainList, PlainParts, format_plain
from letterkit.text.scripts import in_order
from letterkit.text.where_to_check import format_where

COMMAND = "letterkit verify"


def plain(document: Document) -> str:
    """`<slug>.<lang>.txt`, and the text part of the e-mail."""
    return format_plain(plain_parts(document))


def plain_parts(document: Document) -> PlainParts:
    words = document.words
    return PlainParts(
        note=_note(document),
        text=document.text.content,
        signatories=_signatories(document),
        closing=(
            *(document.press.how if document.press else ()),
            f"{words['fingerprint']}: {in_order(document.text.fingerprint, words['fingerprint'])}",
            *_named_edition(document),
            *where_to_check(document),
            words["check_how"].format(command=COMMAND),
            f"{words['sha256']}:",
        ),
        sha256=document.text.sha256,
    )


def _named_edition(document: Document) -> tuple[str, ...]:
    """What tells the edition, once there is one: a label, and the line of `model/stamp.py`."""
    if not document.stamp:
        return ()
    stamp = format_stamp_in_order(document.stamp, document.words["edition"])
    return (f"{document.words['registered']}:", stamp)


def where_to_check(document: Document) -> tuple[str, ...]:
    """The line that names a page to check this file on, if there is one."""
    if not document.verify:
        return ()
    return (format_where(document.verify, document.words["check_at"]),)


def counted_lines(document: Document) -> tuple[str, ...]:
    """What stands below the heading of the list, one thought a line, the counts first."""
    words = document.words
    goal = f"{words['total']} {words['goal']}" if document.goal else ""
    asked = (goal, words["closes"], words["names_later"])
    named = document.press.named if document.press else ""
    counted = (document.counted, words["rests"], document.on_paper)
    lines = (*counted, *asked, document.earlier, named)
    return tuple(line for line in lines if line)


def _note(document: Document) -> str:
    copy_for = document.copy_for
    parts = (copy_for.name, copy_for.role, copy_for.organisation) if copy_for else ()
    who = document.comma.join(part for part in parts if part)
    copy = f"{document.words['copy_for']}: {who}" if who else ""
    asked = (document.note, copy, full_line(document), sign_line(document))
    lines = [each for each in asked if each]
    return CanonicalText.of("\n".join(lines)).content.strip("\n")


def full_line(document: Document) -> str:
    """Where a version for the press says that the full letter is; nothing in any other."""
    is_extract = document.press is not None and document.press.named
    if not (is_extract and document.address):
        return ""
    return document.words["press_full"].format(address=document.address)


def sign_line(document: Document) -> str:
    """Where one can sign, in words; nothing where the letter does not say, or it is too late."""
    if not document.sign_at:
        return ""
    return document.words["sign_line"].format(address=document.sign_at)


def _signatories(document: Document) -> PlainList | None:
    counted = counted_lines(document)
    if not (counted or document.groups or document.withheld):
        return None
    return PlainList(
        heading=document.words["signatories"],
        counted=counted,
        groups=tuple(
            PlainGroup(
                _one_line(group.heading), tuple(_line(line, document.comma) for line in group.lines)
            )
            for group in document.groups
        ),
        withheld=document.withheld,
    )


def _line(line: Line, comma: str) -> PlainLine:
    return PlainLine(_one_line(line.name), _one_line(line.details(comma)))


def _one_line(text: str) -> str:
    """Without line ends and no-break spaces: those of the file are marks."""
    return " ".join(text.split())
