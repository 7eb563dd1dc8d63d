"""What a new letter begins as: files that build at once, with notes for their editor."""

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from string import Template

import yaml

from letterkit.errors import LetterkitError
from letterkit.letters.frontmatter import parse_front_matter
from letterkit.letters.keys import READERS
from letterkit.model import Value
from letterkit.model.letter import texts_in

TEMPLATES = ("cancellation", "coalition", "petition", "blank")
# Any other day than that of the letter: nobody means it, so it is known for an example.
_EXAMPLE_DAY = "2000-01-01"
_OTHER_DAY = re.compile(r"(?m)^(?!date:)([^\n]*)\$date\b")
# Facts that letterkit reads itself and that are words of the letter; the others set how it looks.
_WORDS = ("title", "place", "issuer", "organisation", "to", "note")
_NOTED_FACT = re.compile(r"(?m)^# ([a-z_]+):[^\n]*(?:\n#[ \t]{2,}[^\n]*)*$")


def skeleton(template: str, lang: str, date: str, slug: str) -> tuple[str, str]:
    """The texts of `letter.md` and of the list.

    A blank letter may be in any language. The other templates are refused in a language in which
    they are not written: half of such a letter would be in another.
    """
    if template not in TEMPLATES:
        raise LetterkitError(
            f"no such template: {template[:40]}", hint=f"there are {', '.join(TEMPLATES)}"
        )
    written = languages(template)
    if template != "blank" and lang not in written:
        raise LetterkitError(
            f"template {template} is not written in {lang}",
            hint=f"it is there in {', '.join(written)}; or begin blank, with "
            f"letterkit new {slug} --lang {lang}",
        )
    own = f"new-{template}.{lang}.md"
    letter = own if own in _names() else f"new-{template}.md"
    return _filled(letter, date, lang, slug), _filled("new-list.csv", date, lang, slug)


def _names() -> list[str]:
    folder = resources.files("letterkit.templates") / "skeletons"
    return [each.name for each in folder.iterdir()]


def _text(name: str) -> str:
    return (resources.files("letterkit.templates") / "skeletons" / name).read_text("utf-8")


def _filled(name: str, date: str, lang: str, slug: str) -> str:
    """The text of a skeleton with its facts, and the notes that all of them share."""
    text = _text(name).replace("$notes\n", _text("notes.txt"))
    text = _OTHER_DAY.sub(rf"\g<1>{_EXAMPLE_DAY}", text)  # only the fact `date` gets its day
    return Template(text).substitute(date=date, lang=lang, slug=slug)


def settings_skeleton() -> str:
    """The text of `letterkit.toml`, in which every key is a note."""
    return _text("new-letterkit.toml")


def settings_with(pages: str) -> str:
    """The text of `letterkit.toml` that says where the pages are put; all else is a note."""
    lines = settings_skeleton().split("\n")
    return "\n".join(
        f'pages = "{pages}"' if line.startswith("# pages = ") else line for line in lines
    )


def workflow_skeleton(slug: str, lang: str) -> str:
    """The text of the workflow that makes a letter's page on GitHub.

    It has dollars of its own, so its two places are marked otherwise.
    """
    return _text("new-workflow.yml").replace("@SLUG@", slug).replace("@LANG@", lang)


def languages(template: str) -> list[str]:
    """The languages in which a built-in template is written, in the order of their tags."""
    names = (each.name for each in resources.files("letterkit.templates").iterdir())
    parts = (name.split(".") for name in names)
    return sorted(each[1] for each in parts if each[0] == template and len(each) == 3)


def notes_beside(template: str, lang: str) -> dict[str, str]:
    """What a skeleton says beside its facts: which form of the words their sentence needs."""
    letter, _ = skeleton(template, lang, "", "")
    return dict(re.findall(r"(?m)^(\w+):.* {4}# (.+)$", letter))


@cache
def examples() -> Mapping[str, frozenset[str]]:
    """Every text of a new letter that is to be replaced, with single blanks, by its fact.

    Lines below the facts are under an empty key. A fact that is only shown in a note counts too,
    for somebody may take the # away and leave the words. Numbers are none: any may be meant.
    """
    found: dict[str, set[str]] = {"": set()}
    for name in _names():
        if not name.endswith(".md"):
            continue
        text = _filled(name, "", "", "")
        source = parse_front_matter(text, name)
        for key, value in (*source.keys.items(), *_noted_facts(text)):
            if key in _WORDS or key not in READERS:
                found.setdefault(key, set()).update(texts_in(value))
        found[""].update(source.body.split("\n"))
    return {key: _with_single_blanks(texts) for key, texts in found.items()}


def _noted_facts(text: str) -> list[tuple[str, Value]]:
    """The facts that notes of a skeleton show."""
    shown = []
    for note in _NOTED_FACT.finditer(text):
        lines = note[0].split("\n")
        try:
            facts = yaml.safe_load("\n".join(line.removeprefix("# ") for line in lines))
        except yaml.YAMLError:
            continue  # a sentence with a colon in it
        shown += list(facts.items())
    return shown


def _with_single_blanks(texts: set[str]) -> frozenset[str]:
    return frozenset(" ".join(text.split()) for text in texts) - {""}


def number_facts(source: Mapping[str, Value]) -> list[str]:
    """The facts of a skeleton that are numbers: nobody sees of a number that it is an example."""
    return [
        key
        for key, value in source.items()
        if isinstance(value, int | float) and key not in READERS
    ]
