"""`<slug>.<lang>.txt`, the letter as plain text: written by `format_plain`, read by `parse_plain`.

UTF-8, LF, format=flowed (RFC 3676, see `flowed`) from the first line to the last:

    the note
    ------------------------------------------------------------------------  72 hyphens
    the canonical text
    ========================================================================  72 equals signs
    Signatories
    how many, a line each

    Heading of a group
    ------------------
    Name — role, organisation, Country
    — role, organisation                                                      nobody named

    … and 12 signatories whose names are withheld
    ========================================================================
    the fingerprint
    the edition, once published: see `stamp`
    how to check
    format=flowed; delsp=yes                                                  only if it is
    SHA-256 of the text:
    64 hexadecimal digits

A published file has its seal below, in the form that `seal` says; it is no part of these.

The note with its line and the list with its line are left out when there are none. Before and
after the dash, and after the ellipsis, stand no-break spaces (`SEPARATOR`, `NOBODY`, `WITHHELD`);
the list has no others, so a dash in a name is not mistaken. A line that reads like a rule is
stuffed with a space, as RFC 3676 4.4 allows, and undoing the flow removes it.
"""

import re
from dataclasses import dataclass

from letterkit.errors import LetterkitError
from letterkit.text.flowed import WIDTH, display_width, format_flowed, needs_delsp, parse_flowed

RULE, THIN_RULE = "=" * WIDTH, "-" * WIDTH
SEPARATOR, NOBODY, WITHHELD = "\u00a0—\u00a0", "—\u00a0", "…\u00a0"
DELSP = "format=flowed; delsp=yes"
_LIKE_A_RULE = re.compile(rf"^({RULE}|-+)$", re.MULTILINE)
_SHA256 = re.compile(r"[0-9a-f]{64}")
SEAL = "letterkit seal"
_SEAL_BELOW = re.compile(
    rf"\n{RULE}\n{SEAL}\n[^\s+]+\+[0-9a-f]{{8}}\+[A-Za-z0-9+/=]+\n(?:[A-Za-z0-9+/=.]{{72}}\n){{12}}\Z"
)


@dataclass(frozen=True, slots=True)
class PlainLine:
    """An entry; `name` is empty where only a role is shown."""

    name: str
    details: str = ""

    def __str__(self) -> str:
        if not self.name:
            return NOBODY + self.details
        return f"{self.name}{SEPARATOR}{self.details}" if self.details else self.name


@dataclass(frozen=True, slots=True)
class PlainGroup:
    heading: str
    lines: tuple[PlainLine, ...]


@dataclass(frozen=True, slots=True)
class PlainList:
    """`counted` are the lines below the heading."""

    heading: str
    counted: tuple[str, ...] = ()
    groups: tuple[PlainGroup, ...] = ()
    withheld: str = ""


@dataclass(frozen=True, slots=True)
class PlainParts:
    """What the file says; `text` ends in LF and `sha256` is what the file claims of it.

    `closing` are the last lines but the hash.
    """

    note: str
    text: str
    signatories: PlainList | None
    closing: tuple[str, ...]
    sha256: str

    @property
    def delsp(self) -> bool:
        """Whether the flow of this file deletes spaces; one answer for the whole file."""
        listed = _list_text(self.signatories)
        return any(map(needs_delsp, (self.note, self.text, listed, *self.closing)))


def format_plain(parts: PlainParts) -> str:
    """The file. Strings but `text` and `note` are one line each, without no-break spaces."""
    delsp = parts.delsp
    note = [*_flowed(parts.note, delsp), THIN_RULE] if parts.note else []
    text = _flowed(parts.text.removesuffix("\n"), delsp)
    listed = [RULE, *_format_list(parts.signatories, delsp)] if parts.signatories else []
    closing = [line for each in parts.closing for line in _flowed(each, delsp)]
    label = closing.pop()
    lines = [*closing, *([DELSP] if delsp else ()), label, parts.sha256]
    return "\n".join((*note, *text, *listed, RULE, *lines, ""))


def parse_plain(text: str) -> PlainParts:
    """The parts of a file that `format_plain` wrote, altered or not; one error for all else."""
    unmarked = text.removeprefix("\ufeff").replace("\r\n", "\n")
    lines = _SEAL_BELOW.sub("\n", unmarked).removesuffix("\n").split("\n")
    sections = _split(lines, RULE)
    closing = sections[-1]
    if len(sections) not in (2, 3) or len(closing) < 2 or not _SHA256.fullmatch(closing[-1]):
        raise LetterkitError(
            "not a text that letterkit wrote",
            hint="ask for the file again; it may have been cut short or edited",
        )
    delsp = DELSP in closing
    *note, letter = _split(sections[0], THIN_RULE, times=1)
    return PlainParts(
        note="\n".join(_unflowed(note[0], delsp)) if note else "",
        text="\n".join(_unflowed(letter, delsp)) + "\n",
        signatories=_parse_list(sections[1], delsp) if len(sections) == 3 else None,
        closing=tuple(_unflowed([each for each in closing[:-1] if each != DELSP], delsp)),
        sha256=closing[-1],
    )


def _format_list(listed: PlainList, delsp: bool) -> list[str]:
    lines = [each for line in (listed.heading, *listed.counted) for each in _flowed(line, delsp)]
    for group in listed.groups:
        heading = _flowed(group.heading, delsp, hang=True) if group.heading else []
        lines += ["", *heading]
        lines += ["-" * min(max(1, *map(display_width, heading)), WIDTH)] if heading else []
        lines += [each for line in group.lines for each in _flowed(str(line), delsp, hang=True)]
    withheld = WITHHELD + listed.withheld
    return [*lines, "", *_flowed(withheld, delsp, hang=True)] if listed.withheld else lines


def _parse_list(lines: list[str], delsp: bool) -> PlainList:
    head, *blocks = _split(lines, "")
    heading, *counted = _unflowed(head, delsp)
    last = _unflowed(blocks[-1], delsp)[0] if blocks else ""
    withheld = last.removeprefix(WITHHELD) if _begins(last, WITHHELD) else ""
    groups = tuple(_parse_group(block, delsp) for block in (blocks[:-1] if withheld else blocks))
    return PlainList(heading, tuple(counted), groups, withheld)


def _parse_group(block: list[str], delsp: bool) -> PlainGroup:
    under = next((n for n, line in enumerate(block) if line and not line.strip("-")), -1)
    heading = "\n".join(_unflowed(block[:under], delsp)) if under > 0 else ""
    lines = _unflowed(block[under + 1 :], delsp) if under + 1 < len(block) else []
    return PlainGroup(heading, tuple(map(_parse_line, lines)))


def _parse_line(line: str) -> PlainLine:
    if _begins(line, NOBODY):
        return PlainLine("", line.removeprefix(NOBODY))
    name, _, details = line.partition(SEPARATOR)
    return PlainLine(name, details)


def _begins(line: str, mark: str) -> bool:
    """Whether `mark` stands in front, and is not itself a name with details behind it."""
    return line.startswith(mark) and not line.startswith(mark[0] + SEPARATOR)


def _flowed(text: str, delsp: bool, *, hang: bool = False) -> list[str]:
    flowed = format_flowed(text, delsp=delsp, hang=hang)
    return _LIKE_A_RULE.sub(r" \1", flowed).split("\n")


def _unflowed(lines: list[str], delsp: bool) -> list[str]:
    return parse_flowed("\n".join(lines), delsp=delsp).split("\n")


def _split(lines: list[str], rule: str, times: int = -1) -> list[list[str]]:
    """`lines` cut at the lines that are `rule`; at most `times` times."""
    found: list[list[str]] = [[]]
    for line in lines:
        if line == rule and times:
            found.append([])
            times -= 1
        else:
            found[-1].append(line)
    return found


def _list_text(listed: PlainList | None) -> str:
    if listed is None:
        return ""
    lines = (f"{group.heading}\n" + "\n".join(map(str, group.lines)) for group in listed.groups)
    return "\n".join((listed.heading, *listed.counted, *lines, listed.withheld))
