"""Signatures on paper: somebody counts them, and every output says so apart from the list.

One person has one count. Who counts again says whether the number is more or takes the place of the
old one, for nobody else can know.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from letterkit.actions.changing import changing
from letterkit.actions.host import Host
from letterkit.errors import LetterkitError
from letterkit.files.files import read_bytes
from letterkit.files.workspace import Workspace, find_workspace, letter_slugs
from letterkit.files.writing import delete_file, write_whole
from letterkit.letters.letter import read_letter
from letterkit.lists.read_paper import paper_of, read_paper
from letterkit.model import Letter, Level
from letterkit.model.paper import (
    MOST,
    NO_PAPER,
    OnPaper,
    PaperCount,
    checked_words,
    format_paper_counts,
    key_of,
    number_of,
)

MORE, INSTEAD = "more", "instead"
# Asks what a second count of one person means; gets the first one, and says MORE or INSTEAD.
AskAgain = Callable[[PaperCount, int], str]


@dataclass(frozen=True, slots=True)
class PaperWanted:
    """What somebody counted: `number` is as typed, `312` or `+25`, which is more than before.

    `instead` lets the number take the place of an earlier one. `text` is the fingerprint at the
    foot of the sheets, or empty.
    """

    letter: str
    number: str
    by: str
    place: str = ""
    note: str = ""
    text: str = ""
    instead: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class PaperCounts:
    """All that was counted for a letter; `counts` says of each whether it counts."""

    slug: str
    counts: Sequence[tuple[PaperCount, bool]]
    on_paper: OnPaper


def count_paper(
    folder: Path, wanted: PaperWanted, host: Host, ask: AskAgain | None = None
) -> PaperCounts:
    """Keep what somebody counted; `0` takes their count away."""
    adding = wanted.number.startswith("+")
    number = number_of(wanted.number.removeprefix("+"))
    if number is None or (adding and not number):
        raise LetterkitError(
            f"--paper: not a number of signatures: {wanted.number[:40]}",
            hint=f"say how many there are, up to {MOST:,}; +25 for 25 more; 0 to take a count away",
        )
    by = checked_words(wanted.by, "--by")
    if not by:
        raise LetterkitError(
            "--by: nobody is named", hint="say who counted them: --by NAME; it stays private"
        )
    with changing(folder, "add --paper", host, dry_run=wanted.dry_run) as turn:
        (slug,) = letter_slugs(turn.workspace, wanted.letter)
        letters = read_letter(turn.workspace, slug)
        texts = _texts_of(letters)
        path = paper_of(turn.workspace.root, slug)
        before = read_bytes(path, turn.workspace.name(path)) if path.exists() else b""
        counts = read_paper(path, turn.workspace.name(path))
        old = next((each for each in counts if key_of(each.by) == key_of(by)), None)
        if old is None and not number:
            raise LetterkitError(
                f"{slug}: {by} has counted no signatures on paper",
                hint=f"see who has: letterkit add {slug} --paper show",
            )
        new = None
        if number:
            refuse_more_evidence(letters[0])
            counted = _counted(wanted, number, by, host, texts)
            if ask and old and not adding and not wanted.instead:
                with turn.asking():
                    adding = ask(old, number) == MORE
                wanted = replace(wanted, instead=not adding)
            new = _together(old, counted, adding=adding, instead=wanted.instead, current=texts)
        after = _with(counts, old, new)
        if not wanted.dry_run:
            _write(path, after, before)
        return _described(slug, letters[0], after, texts)


def _counted(
    wanted: PaperWanted, number: int, by: str, host: Host, texts: Mapping[str, str]
) -> PaperCount:
    """What somebody counted today."""
    place = checked_words(wanted.place, "--place")
    note = checked_words(wanted.note, "--note")
    return PaperCount(number, by, host.today, place, note, _on_the_sheets(texts, wanted.text))


def _with(
    counts: Sequence[PaperCount], old: PaperCount | None, new: PaperCount | None
) -> list[PaperCount]:
    """The counts with the new one in the place of the old one, or at the end."""
    after: list[PaperCount] = []
    for each in counts:
        if each is not old:
            after.append(each)
        elif new:
            after.append(new)
    return after if old or not new else [*after, new]


def paper_counts(folder: Path, letter: str) -> PaperCounts:
    """What was counted for a letter, and by which person."""
    workspace = find_workspace(folder)
    (slug,) = letter_slugs(workspace, letter)
    letters = read_letter(workspace, slug)
    path = paper_of(workspace.root, slug)
    counts = read_paper(path, workspace.name(path))
    return _described(slug, letters[0], counts, _texts_of(letters))


def on_paper(workspace: Workspace, letters: Sequence[Letter]) -> OnPaper:
    """How many signatures on paper count for a letter; its text is merged only if there are any."""
    slug = letters[0].slug
    path = paper_of(workspace.root, slug)
    counts = read_paper(path, workspace.name(path))
    return _sum(letters[0], counts, _texts_of(letters)) if counts else NO_PAPER


def why_not_counted(on: OnPaper) -> list[str]:
    """A line for each reason for which signatures on paper are in no output."""
    lines = []
    if on.earlier:
        lines.append(
            f"{on.earlier:,} on paper left out: the letter no longer has the text of these sheets"
        )
    if on.too_little:
        lines.append(f"{on.too_little:,} on paper left out: the letter asks for more evidence")
    return lines


def refuse_more_evidence(letter: Letter) -> None:
    """Raise where a letter asks for more than the organisers' word, which is all that paper has."""
    if letter.levels is not Level.LISTED:
        raise LetterkitError(
            f"{letter.place_of('levels')}: signatures on paper do not count in this letter, which "
            f"asks for {letter.levels}",
            hint="ask these people to confirm by e-mail, with letterkit invite",
        )


def _texts_of(letters: Sequence[Letter]) -> dict[str, str]:
    from letterkit.letters.document import text_of

    return {each.lang: text_of(each).canonical.sha256 for each in letters}


def _on_the_sheets(texts: Mapping[str, str], said: str) -> tuple[str, ...]:
    """The texts that may stand on the sheets: all of the letter, or the one that somebody names."""
    from letterkit.text.text import short_hash

    if not said:
        return tuple(dict.fromkeys(texts.values()))
    known = {short_hash(bytes.fromhex(each)): each for each in texts.values()}
    named = "".join(each for each in said.upper() if each.isalnum())
    if named not in known:
        shown = ", ".join(f"{lang} {_grouped(each)}" for lang, each in texts.items())
        raise LetterkitError(
            f"--text: the letter has no text of the fingerprint {said[:40]}",
            hint=f"its texts are {shown}; sheets of an earlier text do not count for this one",
        )
    return (known[named],)


def _grouped(sha256: str) -> str:
    from letterkit.text.text import short_hash

    short = short_hash(bytes.fromhex(sha256))
    return "-".join(short[at : at + 4] for at in range(0, len(short), 4))


def _together(
    old: PaperCount | None,
    new: PaperCount,
    *,
    adding: bool,
    instead: bool,
    current: Mapping[str, str],
) -> PaperCount:
    """What stands for somebody who counts again."""
    if old is None or (instead and not adding):
        return new
    if not adding:
        raise LetterkitError(
            f"{old.by} counted {old.signatures:,} on {old.counted} already",
            hint=f"--paper +{new.signatures} if these are more, --instead if the number takes the "
            "place of the old one",
        )
    if not old.is_for(current.values()):
        raise LetterkitError(
            f"{old.by} counted {old.signatures:,} on {old.counted}, for an earlier text",
            hint="signatures for this text are counted anew: give their number with --instead",
        )
    total = old.signatures + new.signatures
    if total > MOST:
        raise LetterkitError(f"--paper: more than {MOST:,}: {total:,}", hint="is it the number?")
    texts = tuple(dict.fromkeys((*old.texts, *new.texts)))
    place, note = new.place or old.place, new.note or old.note
    return replace(new, signatures=total, texts=texts, place=place, note=note)


def _write(path: Path, counts: Sequence[PaperCount], before: bytes) -> None:
    if counts:
        write_whole(path, format_paper_counts(counts).encode(), before=before)
    else:
        delete_file(path)


def _described(
    slug: str, letter: Letter, counts: Sequence[PaperCount], texts: Mapping[str, str]
) -> PaperCounts:
    is_enough = letter.levels is Level.LISTED
    said = [(each, is_enough and each.is_for(texts.values())) for each in counts]
    return PaperCounts(slug, said, _sum(letter, counts, texts))


def _sum(letter: Letter, counts: Sequence[PaperCount], texts: Mapping[str, str]) -> OnPaper:
    current = sum(each.signatures for each in counts if each.is_for(texts.values()))
    earlier = sum(each.signatures for each in counts) - current
    if letter.levels is not Level.LISTED:
        return OnPaper(0, earlier, current)
    return OnPaper(current, earlier)
