"""A verdict as it is printed: short, or with each check on a line.

The short form says no more than the long one, and keeps every limit: whatever failed, and whatever
was not checked, has its line in both. So has what passed and says on what the verdict rests: a key,
witnesses, an edition, a file written anew. Only the parts of one file that were compared with each
other share a line, with their names.
"""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from letterkit.cli.tables import labelled, wrapped
from letterkit.cli.terminal import Line, Tone, Toned, width_of
from letterkit.model import Check, Result
from letterkit.model.verdict import Status

if TYPE_CHECKING:
    from letterkit.actions.verdict_report import Verification

# Comparisons within a file, of which it says enough that they passed.
_PARTS = frozenset(
    {
        *("seal", "carried text", "second text", "register", "text of the register", "fingerprint"),
        *("visible text", "visible second text", "visible list", "words around"),
        *("checkpoint", "policy"),
    }
)
_GOOD = frozenset({Status.HOLDS, Status.KEPT})
_OPEN = frozenset({Status.CANNOT_TELL, Status.PROMISED})
_WORDS = {
    Result.PASS: Toned("pass", Tone.GOOD),
    Result.FAIL: Toned("fail", Tone.BAD),
    Result.NOT_CHECKED: Toned("not checked", Tone.LOOK),
}


def verdict_lines(found: "Verification", *, verbose: bool) -> Iterator[Line]:
    """The verdict: its sentence, the facts, the checks, and what is not proved."""
    tone = _tone(found.status, found.checks)
    yield from sentence_lines(found.sentence, tone)
    yield ""
    for label, text in found.facts:
        yield from labelled(label, text, sys.stdout)
    yield ""
    yield from check_lines(found.checks, verbose=verbose)
    for label, text in found.remarks:
        yield from labelled(label, text, sys.stdout)


def sentence_lines(sentence: str, tone: Tone) -> Iterator[Line]:
    """The sentence of a verdict, in the lines of a terminal."""
    width = width_of(sys.stdout)
    for line in wrapped(sentence, width) if width else [sentence]:
        yield Toned(line, tone)


def _tone(status: Status, checks: Sequence[Check]) -> Tone:
    """Green only if a key that the reader knows vouches for it."""
    if status in _OPEN:
        return Tone.LOOK
    if status not in _GOOD:
        return Tone.BAD
    known = any(check.name == "key" and check.result is Result.PASS for check in checks)
    return Tone.GOOD if known else Tone.LOOK


def check_lines(checks: Sequence[Check], *, verbose: bool) -> Iterator[Line]:
    """The checks of a verdict; in short those that failed come first."""
    if verbose:
        for check in checks:
            yield from check_line(check)
        return
    for check in checks:
        if check.result is Result.FAIL:
            yield from check_line(check)
    parts = [each for each in checks if _is_part(each)]
    if parts:
        yield from _in_short(parts)
    for check in checks:
        if check.result is not Result.FAIL and check not in parts:
            yield from check_line(check)


def check_line(check: Check) -> Iterator[Line]:
    """`not checked   witnesses: nobody was asked`"""
    return labelled(_WORDS[check.result], f"{check.name}: {check.detail}", sys.stdout)


def _is_part(check: Check) -> bool:
    """Whether it passed, and its name says enough."""
    return check.result is Result.PASS and check.name in _PARTS


def _in_short(parts: Sequence[Check]) -> Iterator[Line]:
    """`pass          carried text, register, visible list (-v says what each of them found)`"""
    if len(parts) == 1:
        yield from check_line(parts[0])
        return
    names = ", ".join(each.name for each in parts)
    text = f"{names} (-v says what each of them found)"
    yield from labelled(_WORDS[Result.PASS], text, sys.stdout)
