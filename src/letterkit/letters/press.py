"""The answer to "How were these names checked?", in Markdown, for a newspaper.

It claims what was done and no more; `docs/trust.md` has the same limits at length.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import TypeAlias

from letterkit.letters import locale
from letterkit.letters.figures import kind_name
from letterkit.letters.rests import format_paper
from letterkit.letters.words import words_for
from letterkit.model.statistics import Key, Statistics, Tally

Words: TypeAlias = Mapping[str, Mapping[str, str]]

_TOPICS = {
    "consent": ("missing-consent", "wish-not-named"),
    "twice": ("same-address", "same-name", "near-name", "same-id"),
    "organisations": ("same-organisation", "also-organisation"),
    "names": (
        *("missing-name", "hidden-character", "mixed-script", "link-in-name", "formula"),
        *("placeholder", "famous-name", "capitals", "two-names", "brackets", "digits", "one-word"),
    ),
    "addresses": ("bad-link", "bad-address", "typo-domain", "disposable-address", "role-address"),
    "countries": ("unknown-country",),
    "days": ("before-date", "after-close", "in-future", "burst"),
    "evidence": ("missing-evidence", "same-evidence", "other-text"),
}


def press(statistics: Statistics, lang: str, today: date) -> str:
    """Paragraphs and a table, in the letter's language or else in English."""
    tongue = lang.split("-")[0] if lang.split("-")[0] in _phrases() else "en"
    own = _phrases()[tongue]
    return "\n".join(_lines(statistics, own, tongue, today)) + "\n"


@lru_cache(maxsize=1)
def _phrases() -> Mapping[str, Words]:
    file = resources.files("letterkit.letters") / "press.toml"
    found: dict[str, Words] = tomllib.loads(file.read_text("utf-8"))
    return found


def _lines(statistics: Statistics, own: Words, lang: str, today: date) -> Iterator[str]:
    words, count = own["words"], words_for(lang).count
    yield f"## {words['heading']}\n"
    yield words["read"].format(
        day=locale.date(today, lang),
        received=count("signatories", statistics.received),
        applied=locale.number(statistics.applied, lang),
    )
    kinds = (
        f"{kind_name(each.key, lang)}: {locale.number(each.count, lang)}"
        for each in statistics.kinds
    )
    counted = count("signatories", statistics.counted)
    yield "\n" + words["counted"].format(counted=counted, kinds="; ".join(kinds) or "–")
    if statistics.paper:
        said = words_for(lang)
        paper = format_paper(statistics.paper, said)
        yield f"{said['how_paper'].format(paper=paper)}\n"
    if statistics.left_out:
        left_out = locale.number(statistics.received - statistics.counted, lang)
        yield f"{words['left_out'].format(n=left_out)}\n"
        yield from _items(statistics.left_out, own["reasons"], lang)
    yield ""
    yield from _findings(statistics, own, lang)
    if statistics.levels:
        yield f"\n{words['stated']}\n"
        yield from _items(statistics.levels, own["levels"], lang)
    yield f"\n{words['limits']}"


def _items(tallies: Sequence[Tally], names: Mapping[str, str], lang: str) -> Iterator[str]:
    for each in tallies:
        yield f"- {names[_word(each.key)]}: {locale.number(each.count, lang)}"


def _word(key: Key) -> str:
    return key if isinstance(key, str) else key.value


def _findings(statistics: Statistics, own: Words, lang: str) -> Iterator[str]:
    words = own["words"]
    if not statistics.rules:
        yield words["nothing"]
        return
    settled = statistics.found - statistics.open
    numbers = {"found": statistics.found, "settled": settled, "open": statistics.open}
    yield (
        words["found"].format(**{key: locale.number(n, lang) for key, n in numbers.items()}) + "\n"
    )
    yield f"| {' | '.join(own['head'].values())} |"
    yield "|---|---|--:|--:|--:|"
    for rule in statistics.rules:
        cells = [own["topics"][_topic(rule.code)], f"`{rule.code}`"]
        cells += [locale.number(n, lang) for n in (rule.found, rule.settled, rule.open)]
        yield f"| {' | '.join(cells)} |"


def _topic(code: str) -> str:
    return next((topic for topic, codes in _TOPICS.items() if code in codes), "other")
