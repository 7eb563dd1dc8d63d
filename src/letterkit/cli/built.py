"""What a build made, as a closing table or as JSON."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from letterkit.actions.held import why_held
from letterkit.cli.assemble import Assembled
from letterkit.cli.missing import boxes_told, missing_error
from letterkit.cli.output import note, show_table
from letterkit.cli.rendering import Made, Unmade
from letterkit.errors import LetterkitError
from letterkit.merge.entries import LeftOut
from letterkit.publish.outputs import Output

UNSEEN = 3  # how many are told of


@dataclass(frozen=True, slots=True)
class Built:
    """A letter's files: those that were rendered, and those of no one language.

    `unsealed` are those that publishing would seal, and `seal_of` makes of the checksums their
    seal, if they are those that were published.
    """

    assembled: Assembled
    folder: Path
    made: Sequence[Made]
    common: Sequence[Output]
    unsealed: int = 0
    seal_of: Callable[[bytes], bytes] | None = None

    @property
    def rendered(self) -> list[Output]:
        return [output for each in self.made for output in each.outputs]

    @property
    def outputs(self) -> list[Output]:
        return [*self.rendered, *self.common]

    @property
    def unmade(self) -> list[Unmade]:
        """What no font here can draw."""
        return [each.unmade for each in self.made if each.unmade]

    @property
    def unmade_names(self) -> frozenset[str]:
        return frozenset(name for each in self.unmade for name in each.names)


def report(built: Built) -> dict[str, object]:
    assembled = built.assembled
    counts = assembled.documents[0].register.counts
    return {
        "letter": assembled.slug,
        "folder": _shown(built.folder),
        "named": counts.shown,
        "unnamed": counts.unnamed,
        "left_out": {
            "without_consent": assembled.left_out.without_consent,
            "below_level": assembled.left_out.below_level,
            "with_errors": assembled.left_out.with_errors,
            "other_text": assembled.left_out.other_text,
            "waiting": assembled.left_out.waiting,
            "answered_no": assembled.left_out.answered_no,
        },
        "files": [
            {
                "file": output.name,
                "bytes": len(output.data),
                "pages": output.pages,
                "sha256": hashlib.sha256(output.data).hexdigest(),
            }
            for output in built.outputs
        ],
        "unmade": [
            {"file": name, "missing": [f"U+{ord(each):04X}" for each in unmade.characters]}
            for unmade in built.unmade
            for name in unmade.names
        ],
    }


def missing(built: Built) -> Iterator[LetterkitError]:
    """An error for each language that no font here can draw: its copies lack the same."""
    known: set[tuple[str, str]] = set()
    for each in built.unmade:
        key = each.lang, each.characters
        if key not in known:
            known.add(key)
            yield missing_error(each, built.assembled)


def show_built(built: Built) -> None:
    """The files with their sizes; who was left out, and what nobody sees, for the person."""
    assembled = built.assembled
    counts = assembled.documents[0].register.counts
    listed = (str(counts.shown), str(counts.unnamed))
    rows = [_row(output, listed) for output in built.rendered]
    rows += [_row(output, ("", "")) for output in built.common]
    heads = (_shown(built.folder), "pages", "size", "named", "withheld")
    show_table(heads, rows, right=(1, 2, 3, 4))
    note(*(f"{assembled.slug}: {each}" for each in _notes(assembled)))
    note(*(boxes_told(each.outputs[0].name, each.boxes) for each in built.made if each.boxes))
    if built.unsealed:
        count = "1 file is" if built.unsealed == 1 else f"{built.unsealed} files are"
        note(
            f"{assembled.slug}: {count} not sealed, because not as published; "
            f"`letterkit publish {assembled.slug}` seals its files"
        )


def _row(output: Output, listed: tuple[str, str]) -> tuple[str, ...]:
    return (output.name, str(output.pages or ""), _size(len(output.data)), *listed)


def _notes(assembled: Assembled) -> Iterator[str]:
    left_out = assembled.left_out
    if assembled.changed:
        yield "this is not what was published; `letterkit publish` would make it an edition"
    yield from why_left_out(left_out)
    yield from why_held(assembled.slug, assembled.held)
    if left_out.with_errors:
        yield (
            f"{left_out.with_errors} left out until settled, because of {_codes(assembled)}; "
            f"see letterkit check {assembled.slug}"
        )
    for document in assembled.documents:
        for each in document.text.unseen()[:UNSEEN]:
            yield (
                f"letter.{document.lang}.txt:{each.line}: a character that nobody sees: {each} "
                f"as character {each.column}"
            )


def why_left_out(left_out: LeftOut) -> Iterator[str]:
    """A line a reason for which people on the list are not in the outputs, errors aside."""
    for number, why in (
        (left_out.without_consent, "not agreed to be public"),
        (left_out.below_level, "less evidence than the letter asks for"),
        (left_out.other_text, "signed another text than this"),
    ):
        if number:
            yield f"{number} left out: {'has' if number == 1 else 'have'} {why}"


def _codes(assembled: Assembled) -> str:
    """`2 missing-name, 1 formula`: the kinds of errors, most frequent first."""
    codes = Counter(finding.code for finding in assembled.errors)
    return ", ".join(f"{number} {code}" for code, number in codes.most_common())


def _shown(path: Path) -> str:
    """A path as short as it can be from where the reader is."""
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def _size(octets: int) -> str:
    return f"{octets / 1000:.0f} kB" if octets >= 1000 else f"{octets} B"
