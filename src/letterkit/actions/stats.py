"""Statistics of a letter: who counts, by kind, country, level and day, and what checks found."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from letterkit.actions.held import held_back
from letterkit.actions.host import Host
from letterkit.actions.lists import Listed, letter_of, read_lists
from letterkit.actions.paper import on_paper
from letterkit.actions.register import Kept, kept_register, plan_for
from letterkit.check.settling import Checked
from letterkit.errors import LetterkitError
from letterkit.files.workspace import Workspace, find_workspace
from letterkit.model import Letter, Source
from letterkit.model.statistics import Statistics

_HINT = "name a letter: it says what counts, and how small a group may be shown"


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a letter; `lang` is the language to give them in."""

    letter: Letter
    statistics: Statistics
    lang: str

    @property
    def name(self) -> str:
        """The slug of the letter."""
        return self.letter.slug


def figures_of(
    folder: Path, wanted: str, lang: str, host: Host, *, quick: bool = False
) -> list[Figures]:
    """The figures of a letter, or of all letters; `lang` is empty for the letter's first language.

    A chart needs to know who counts, and no more: `quick` leaves the other checks out.
    """
    return [
        _figures(folder, each, lang, host, quick=quick) for each in read_lists(folder, wanted, host)
    ]


def _figures(folder: Path, one: Listed, lang: str, host: Host, *, quick: bool) -> Figures:
    from letterkit.check.checks import CHECKS, KEEPING_OUT, run
    from letterkit.check.settling import settle
    from letterkit.check.statistics import statistics

    letter = letter_of(one, _HINT)
    if lang and lang not in letter.titles:
        raise LetterkitError(
            f"letters/{one.name}: not written in {lang}",
            hint=f"it is there in {', '.join(letter.titles)}",
        )
    workspace = find_workspace(folder)
    kept = kept_register(workspace, one.name) if one.terms.texts else None
    # An entry that the register has for an earlier text is no error: it is counted apart.
    terms = replace(one.terms, texts=one.terms.texts | _published_texts(kept))
    found = run(one.signatories, terms, KEEPING_OUT if quick else CHECKS, host.progress)
    checked = settle(found, one.decisions, one.signatories)
    answered = held_back(workspace, one.name, one.signatories, one.signatories)
    held = {each.who.source for each in answered}
    earlier = _signed_earlier(workspace, one, letter, checked) - held
    with host.during("counting"):
        figures = statistics(letter, one.signatories, found, checked, host.today, earlier, held)
    figures = replace(figures, paper=on_paper(workspace, one.versions).counted)
    return Figures(letter, figures, lang or letter.lang)


def _published_texts(kept: Kept | None) -> frozenset[str]:
    """Every text that a register ever had; none where there is no register."""
    from letterkit.register.plan import log_of

    return frozenset(log_of(kept.register).all_texts) if kept else frozenset()


def _signed_earlier(
    workspace: Workspace, one: Listed, letter: Letter, checked: Checked
) -> set[Source]:
    """The places of those of a letter who stand in its register for an earlier text.

    The text is merged only where there is a register: a list can be counted before its letter.
    """
    from letterkit.letters.document import text_of
    from letterkit.letters.entries import accepted

    kept = kept_register(workspace, one.name)
    if kept is None:
        return set()
    there, _ = accepted(letter, checked.accepted(one.signatories))
    texts = {each.lang: text_of(each).canonical.sha256 for each in one.versions}
    plan, _ = plan_for(letter, texts, there, kept.register)
    lost = {each.source for each in plan.lost}
    return {each.source for each in plan.unfit} - lost


def draw_chart(path: Path, found: Sequence[Figures], *, force: bool) -> None:
    """Draw how the list of one letter grew; with `force` the file may be there already."""
    from letterkit.files.writing import write_whole
    from letterkit.letters.figures import chart_words
    from letterkit.render.chart import chart

    if len(found) != 1:
        raise LetterkitError(
            f"--chart: {path} is for one letter, and there are {len(found)}",
            hint=f"name one of {', '.join(one.name for one in found)}",
        )
    if path.suffix.lower() != ".svg":
        raise LetterkitError(f"--chart: {path}: a chart is an SVG file", hint="name it FILE.svg")
    if path.exists() and not force:
        raise LetterkitError(f"{path}: there already", hint="replace it with --force")
    one = found[0]
    words = chart_words(one.statistics, one.lang)
    write_whole(path, chart(one.statistics, words, one.letter.theme).encode(), public=True)
