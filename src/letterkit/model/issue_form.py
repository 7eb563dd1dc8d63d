"""Issue forms of GitHub in which people sign, change or take out a signature: words by language.

`new --github` writes the forms, and `add` knows them again by their headings, all of which the
answers of an issue have. A form in which one changes a signature has its own title in the place of
the heading of the consent.
"""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

Words = Mapping[str, str]

SIGN, CHANGE, REMOVE = "sign", "change", "remove"
ACCEPTED = "accepted"  # the label that an organiser gives to what they have read
NO_ANSWER = "_No response_"  # what GitHub writes where somebody wrote nothing
# The fields of a list, by the headings of a form; those of the last three are chosen.
FIELDS = ("name", "role", "affiliation", "country", "kind", "shown", "consent")
KINDS: Mapping[str, str] = {"person": "person", "organisation": "organisation"}
SHOWN: Mapping[str, str] = {
    "named": "named",
    "initials": "initials",
    "by_role": "role",
    "unnamed": "unnamed",
}


@lru_cache(maxsize=1)
def forms() -> Mapping[str, Words]:
    """The words of the forms, by language."""
    file = resources.files("letterkit.model") / "issue_form.toml"
    found: dict[str, dict[str, str]] = tomllib.loads(file.read_text("utf-8"))
    return found


def words_of(lang: str) -> Words:
    """The words in a language, or else in English."""
    return forms().get(lang) or forms().get(lang.split("-")[0]) or forms()["en"]


def headings_of(form: str, words: Words) -> Mapping[str, str]:
    """The field for which each heading of a form stands, in the order of the form."""
    if form == REMOVE:
        return {words["leave"]: "leave"}
    consent = words["change"] if form == CHANGE else words["consent"]
    order = ("kind", "name", "role", "affiliation", "country", "shown")
    return {**{words[each]: each for each in order}, consent: "consent"}
