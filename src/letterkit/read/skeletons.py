"""What a new letter begins as: files that build at once, with notes for their editor."""

import re
from functools import cache
from importlib import resources
from string import Template

from letterkit.errors import LetterkitError
from letterkit.model.letter import texts_in
from letterkit.read.frontmatter import parse_front_matter

_BRACKETED = re.compile(r"\[[^\]]+\](?![(\[:])")  # not the text of a link
_FEW_WORDS = 5
TEMPLATES = ("cancellation", "coalition", "petition", "blank")


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
def example_texts() -> frozenset[str]:
    """Every text of a new letter that is to be replaced, with single blanks.

    A short text, such as a place or a title, may be meant, so it is none. Languages need more or
    fewer words for the same: what is long enough in one of them is an example in all.
    """
    found: dict[tuple[str, str, int], set[str]] = {}
    for name in _names():
        if not name.endswith(".md"):
            continue
        kind = name.removeprefix("new-").split(".")[0]
        source = parse_front_matter(_filled(name, "", "", ""), name)
        values = {**source.keys, "": source.body.split("\n")}
        for key, value in values.items():
            for place, text in enumerate(texts_in(value)):
                found.setdefault((kind, key, place), set()).add(" ".join(text.split()))
    return frozenset().union(*(texts for texts in found.values() if any(map(_is_long, texts))))


def _is_long(text: str) -> bool:
    return len(text.split()) >= _FEW_WORDS or bool(_BRACKETED.search(text))
