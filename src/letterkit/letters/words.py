"""The furniture of an output, in the letter's language: `words/<lang>.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from letterkit.letters import locale


@dataclass(frozen=True, slots=True)
class Words:
    """`lang` is the language that these words are in: English where the letter's has none."""

    lang: str
    comma: str
    phrases: Mapping[str, str]
    plurals: Mapping[str, Mapping[str, str]]

    def __getitem__(self, key: str) -> str:
        return self.phrases[key]

    def count(self, key: str, number: int) -> str:
        """`61 organisations`, by the plural rules of the language."""
        forms = self.plurals[key]
        form = forms.get(locale.plural(number, self.lang), forms["other"])
        return form.format(n=locale.number(number, self.lang))


@lru_cache(maxsize=32)
def words_for(lang: str) -> Words:
    folder = resources.files("letterkit.letters") / "words"
    for choice in (lang, lang.split("-")[0], "en"):
        file = folder / f"{choice}.toml"
        if file.is_file():
            found = tomllib.loads(file.read_text("utf-8"))
            return Words(choice, found["comma"], found["words"], found["plural"])
    raise FileNotFoundError("words/en.toml")
