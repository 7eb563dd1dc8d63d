"""What a new letter begins as: files that build at once, with notes for whoever edits them."""

from importlib import resources
from string import Template

from letterkit.errors import LetterkitError

TEMPLATES = ("cancellation", "coalition", "petition", "blank")


def skeleton(template: str, lang: str, date: str, slug: str) -> tuple[str, str]:
    """The texts of `letter.md` and of the list; the built-in templates are in English, be and ru.

    In any other language the letter begins blank.
    """
    if template not in TEMPLATES:
        raise LetterkitError(
            f"no such template: {template[:40]}", hint=f"there are {', '.join(TEMPLATES)}"
        )
    folder = resources.files("letterkit.templates")
    written = (folder / f"{template}.{lang}.md").is_file()
    kind = template if written else "blank"
    own = folder / "skeletons" / f"new-{kind}.{lang}.md"
    letter = own if own.is_file() else folder / "skeletons" / f"new-{kind}.md"
    listed = folder / "skeletons" / "new-list.csv"
    filled = [
        Template(file.read_text("utf-8")).substitute(date=date, lang=lang, slug=slug)
        for file in (letter, listed)
    ]
    return filled[0], filled[1]
