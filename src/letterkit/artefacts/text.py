"""Files → artefact: a plain text, whose last line states the SHA-256 of the letter above."""

import re
from dataclasses import replace

from letterkit.model import Artefact, Medium, Part, Passage, Seen, ShownEntry
from letterkit.model.stamp import parse_stamp
from letterkit.text.plain import PlainList, PlainParts


def text_artefact(plain: PlainParts, around: str = "") -> Artefact:
    """It carries its text, and shows entries without a register.

    `around` says that it stands among other words. Its list is then not compared: mail programs
    wrap long lines anew.
    """
    if around:
        return replace(text_artefact(plain), seen=None, lost=(around,))
    return Artefact(
        medium=Medium.TEXT,
        texts=(Part(plain.text.encode(), plain.sha256),),
        fingerprints=tuple(fingerprints_in("\n".join(plain.closing))),
        stamps=tuple(filter(None, map(parse_stamp, plain.closing))),
        seen=Seen((), tuple(_entries(plain.signatories)), tuple(map(Passage, _around(plain)))),
    )


def _around(plain: PlainParts) -> list[str]:
    """What stands behind the letter, but for its entries and the edition."""
    listed = plain.signatories
    lines = [listed.heading, *listed.counted, listed.withheld] if listed else []
    lines += [group.heading for group in listed.groups] if listed else []
    return [*lines, *(each for each in plain.closing if not parse_stamp(each)), plain.sha256]


def _entries(listed: PlainList | None) -> list[ShownEntry]:
    lines = [line for group in listed.groups for line in group.lines] if listed else []
    return [
        ShownEntry(-1, Passage(line.name), Passage(f"{line.name} {line.details}")) for line in lines
    ]


_FINGERPRINT = re.compile(r"(?<![A-Z0-9-])([A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4})(?![A-Z0-9-])")


def fingerprints_in(text: str) -> list[str]:
    """What is written like the fingerprint of a text, each once."""
    return list(dict.fromkeys(_FINGERPRINT.findall(text)))
