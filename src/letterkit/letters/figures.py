"""Figures about a list in the letter's language: what groups are called, what a chart says."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import lru_cache, partial
from importlib import resources

from letterkit.letters import locale
from letterkit.letters.words import Words, words_for
from letterkit.model import Kind
from letterkit.model.statistics import ChartWords, Key, Rest, Statistics


@lru_cache(maxsize=32)
def phrases(lang: str) -> Mapping[str, str]:
    """The phrases of `figures.toml` in the language that `words_for` finds for `lang`."""
    file = resources.files("letterkit.letters") / "figures.toml"
    found: dict[str, dict[str, str]] = tomllib.loads(file.read_text("utf-8"))
    return found[words_for(lang).lang]


def kind_name(key: Key, lang: str) -> str:
    match key:
        case Kind.PERSON.value:
            return words_for(lang)["people"]
        case Kind.ORGANISATION.value:
            return words_for(lang)["organisations"]
    return group_name(key, lang)


def country_name(key: Key, lang: str) -> str:
    return locale.country(key, lang) if isinstance(key, str) else group_name(key, lang)


def group_name(key: Key, lang: str) -> str:
    """A group by its own name, and those without one in the letter's language."""
    if isinstance(key, str):
        return key
    return words_for(lang)["others"] if key is Rest.OTHERS else phrases(lang)[key.value]


def chart_words(statistics: Statistics, lang: str) -> ChartWords:
    words, own = words_for(lang), phrases(lang)
    number = partial(locale.number, lang=words.lang)
    goal, undated = statistics.goal, statistics.undated
    return ChartWords(
        lang=words.lang,
        title=own["over_time"],
        total=words.count("signatories", statistics.counted),
        goal=own["goal"].format(n=number(goal)) if goal else "",
        undated=own["undated"].format(n=number(undated)) if undated else "",
        paper=_on_paper(statistics.paper, words) if statistics.paper else (),
        number=number,
        day=partial(_day, lang=words.lang),
    )


def _on_paper(number: int, words: Words) -> tuple[str, str]:
    """Two short lines: a chart may be shown narrow."""
    return words["paper"].format(paper="").strip(), words.count("paper", number)


def _day(day: date, lang: str) -> str:
    return locale.date(day, lang, "medium")
