"""Examples of a new letter: what of them is left, and what must not go out with them."""

from collections.abc import Sequence
from datetime import date

from letterkit.actions.host import Host
from letterkit.check.roll import Roll, Terms
from letterkit.errors import LetterkitError
from letterkit.model import Letter, Signatory
from letterkit.model.finding import Finding

_SHOWN = 20  # examples that are named


def examples_left(
    letters: Sequence[Letter], signatories: Sequence[Signatory], today: date
) -> list[Finding]:
    """What is left in a letter and its list of the examples with which both began."""
    from letterkit.check.placeholders import example_row, example_text, is_example
    from letterkit.letters.skeletons import examples

    found = [each for letter in letters for each in example_text(letter, examples())]
    rows = [each for each in signatories if is_example(each)]
    return [*found, *example_row(Roll.of(rows, Terms(today)))]


def show_examples(found: Sequence[Finding], host: Host) -> None:
    """Name examples, each with its place."""
    for each in found[:_SHOWN]:
        host.note(f"{each.place}: {each.message} ({each.code})")


def refuse_examples(slug: str, found: Sequence[Finding], host: Host) -> None:
    """Raise if there are any: what goes out names nobody invented, and has nobody's words."""
    show_examples(found, host)
    if found:
        raise LetterkitError(
            f"{slug}: examples of a new letter are left in it",
            hint="write your own text there, or take the line out; words that are meant as they are"
            " go under `meant` in the facts too; and delete the example rows of the list",
        )


def warn_of_examples(slug: str, found: Sequence[Finding], host: Host) -> None:
    """Say that there are some, in what can still be changed before others get it."""
    if not found:
        return
    others = f", and {len(found) - 1} more" if len(found) > 1 else ""
    host.warn(
        LetterkitError(
            f"{found[0].place}: {found[0].message}{others}",
            hint=f"finish the letter before others get it; letterkit check {slug} shows all",
        )
    )
