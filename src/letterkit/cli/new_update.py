"""`letterkit new --from … --update`: the difference of a changed copy, word by word."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from letterkit.cli.new_questions import show_unkept
from letterkit.cli.output import note, plain, show
from letterkit.cli.questions import agree, is_terminal
from letterkit.errors import LetterkitError

if TYPE_CHECKING:
    from letterkit.actions.update_letter import Update, Words

_AROUND = 8  # words that are shown beside a change
_MARKS = {"-": ("[-", "-]"), "+": ("{+", "+}")}


def take_update(
    folder: Path,
    slug: str,
    draft: Path,
    lang: str,
    *,
    accepting: bool,
    older: bool,
    yes: bool,
) -> None:
    """Show what a changed copy changes, ask, and take it into the letter."""
    from letterkit.actions.update_letter import UpdateOptions, update_letter
    from letterkit.cli.host import TERMINAL

    options = UpdateOptions(draft, lang, accepting=accepting, older=older)

    def confirm(update: "Update") -> None:
        _show_update(update)
        if yes:
            return
        if not is_terminal():
            raise LetterkitError(
                "nobody has accepted this difference", hint="add --yes; nothing was changed"
            )
        agree("Take this into the letter?")

    done = update_letter(folder, slug, options, TERMINAL, confirm)
    if done.is_empty:
        note(
            f"{draft.name}: the text of {done.slug} in {done.lang}, unchanged; nothing was written"
        )
        show_unkept(done.unkept)
        return
    show(*done.files)
    note(f"translations are as they were; now run: letterkit build {done.slug}")


def _show_update(update: "Update") -> None:
    note(f"{update.slug} in {update.lang}: [-what is taken out-] {{+what comes in+}}", "")
    note(*(f"  {line_of(each)}" for each in update.lines))
    if update.look:
        what = "1 paragraph looks" if update.look == 1 else f"{update.look} paragraphs look"
        note(f"  {what} different, such as in bold, with the same words")
    show_unkept(update.unkept)
    note("")


def line_of(words: "Sequence[Words]") -> str:
    """A line with its changes; of what stays, the words beside them."""
    parts = []
    for number, each in enumerate(words):
        if each.sign in _MARKS:
            begin, end = _MARKS[each.sign]
            parts.append(f"{begin}{each.text}{end}")
        else:
            parts.append(_short(each.text, first=number == 0, last=number == len(words) - 1))
    return plain(" ".join(parts))


def _short(text: str, *, first: bool, last: bool) -> str:
    words = text.split(" ")
    before = [] if first else words[:_AROUND]
    after = [] if last else words[-_AROUND:]
    if len(words) <= len(before) + len(after):
        return text
    return " ".join([*before, "…", *after])
