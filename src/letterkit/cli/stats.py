"""`letterkit stats`."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.options import Folder, Json
from letterkit.cli.output import note, show, show_json
from letterkit.errors import LetterkitError
from letterkit.merge.figures import chart_words, country_name, group_name, kind_name
from letterkit.model.statistics import Key, Rest, Statistics, Tally

if TYPE_CHECKING:
    from letterkit.cli.checking import Listed


def stats(
    letter: Annotated[
        str,
        typer.Argument(
            metavar="[LETTER]", help="A slug, its folder or its file (default: every letter)"
        ),
    ] = "",
    lang: Annotated[
        str, typer.Option("--lang", metavar="LANG", help="Language (default: the letter's first)")
    ] = "",
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Print how the names were checked, for the press")
    ] = False,
    chart: Annotated[
        Path | None, typer.Option(metavar="FILE.svg", help="Draw there how the list grew")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file of --chart")] = False,
    folder: Folder = Path(),
    as_json: Json = False,
) -> None:
    """Count who signed, by kind, country, level and day, and what the checks found

    Names nobody. Groups smaller than the letter's min_group are counted as others.
    """
    from letterkit.cli.checking import listed
    from letterkit.cli.stats_tables import show_statistics
    from letterkit.merge.press import press

    today = datetime.datetime.now(tz=datetime.UTC).date()
    quick = bool(chart) and not (as_json or markdown)
    found = [_figures(folder, each, lang, today, quick) for each in listed(folder, letter, today)]
    if chart:
        _draw(chart, found, force)
    if as_json:
        show_json({"letters": [_report(*each, press(*each[1:], today)) for each in found]})
    elif markdown:
        show(*"\n".join(press(*each[1:], today) for each in found).splitlines())
    elif not chart:
        for one, figures, language in found:
            show_statistics(one.name, figures, language)


def _figures(
    folder: Path, one: "Listed", lang: str, today: datetime.date, quick: bool
) -> "tuple[Listed, Statistics, str]":
    """The figures of a letter, and the language to give them in.

    A chart needs to know who counts, and no more: `quick` leaves the other checks out.
    """
    from letterkit.check.checks import CHECKS, KEEPING_OUT, run
    from letterkit.check.settling import settle
    from letterkit.check.statistics import statistics
    from letterkit.cli.agreeing import published_texts, signed_earlier
    from letterkit.cli.held import held_back
    from letterkit.read.workspace import find_workspace

    if one.letter is None:
        raise LetterkitError(
            f"{one.name}: a list and not a letter",
            hint="name a letter: it says what counts, and how small a group may be shown",
        )
    if lang and lang not in one.letter.titles:
        raise LetterkitError(
            f"letters/{one.name}: not written in {lang}",
            hint=f"it is there in {', '.join(one.letter.titles)}",
        )
    # Whoever stands in the register for an earlier text is no error: the outputs count them apart.
    known = one.terms.texts | published_texts(folder, one) if one.terms.texts else one.terms.texts
    terms = replace(one.terms, texts=known)
    found = run(one.signatories, terms, KEEPING_OUT if quick else CHECKS)
    checked = settle(found, one.decisions, one.signatories)
    workspace = find_workspace(folder)
    answered = held_back(workspace, one.name, one.signatories, one.signatories)
    held = {each.who.source for each in answered}
    earlier = signed_earlier(folder, one, checked) - held
    figures = statistics(one.letter, one.signatories, found, checked, today, earlier, held)
    return one, figures, lang or one.letter.lang


def _draw(path: Path, found: "Sequence[tuple[Listed, Statistics, str]]", force: bool) -> None:
    from letterkit.publish.writing import write_whole
    from letterkit.render.chart import chart

    if len(found) != 1:
        raise LetterkitError(
            f"--chart: {path} is for one letter, and there are {len(found)}",
            hint=f"name one of {', '.join(one.name for one, *_ in found)}",
        )
    if path.suffix.lower() != ".svg":
        raise LetterkitError(f"--chart: {path}: a chart is an SVG file", hint="name it FILE.svg")
    if path.exists() and not force:
        raise LetterkitError(f"{path}: there already", hint="replace it with --force")
    (one, figures, lang) = found[0]
    theme = one.letter.theme if one.letter else ""
    write_whole(path, chart(figures, chart_words(figures, lang), theme).encode(), public=True)
    note(f"{one.name}: {path}")


def _report(one: "Listed", figures: Statistics, lang: str, words: str) -> dict[str, object]:
    return {
        "letter": one.name,
        "lang": lang,
        "received": figures.received,
        "counted": figures.counted,
        "named": figures.named,
        "unnamed": figures.unnamed,
        "earlier": {"named": figures.earlier_named, "unnamed": figures.earlier_unnamed},
        "left_out": {_word(each.key): each.count for each in figures.left_out},
        "goal": figures.goal,
        "kinds": _rows(figures.kinds, kind_name, lang),
        "countries": _rows(figures.countries, country_name, lang),
        "levels": _rows(figures.levels, group_name, lang),
        "groups": _rows(figures.groups, group_name, lang),
        "days": [
            {"first": f"{each.first}", "last": f"{each.last}", "count": each.count}
            | {"total": each.total}
            for each in figures.days
        ],
        "undated": figures.undated,
        "rules": figures.applied,
        "findings": [
            {"code": each.code, "severity": each.severity, "found": each.found}
            | {"settled": each.settled, "open": each.open}
            for each in figures.rules
        ],
        "how_checked": words,
    }


def _rows(
    tallies: Sequence[Tally], name: Callable[[Key, str], str], lang: str
) -> list[dict[str, object]]:
    """`rest` tells withheld, unknown and others from a group that has such a name."""
    return [
        {"rest" if isinstance(each.key, Rest) else "key": _word(each.key)}
        | {"name": name(each.key, lang), "count": each.count}
        for each in tallies
    ]


def _word(key: Key) -> str:
    return key if isinstance(key, str) else key.value
