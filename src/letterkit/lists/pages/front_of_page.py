"""The front matter of a page: YAML between `---`, or TOML between `+++` as Hugo has it.

A site shows the title as the heading of the page, so what it says counts for those below it.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from letterkit.errors import LetterkitError
from letterkit.lists.columns.questions import FIRST, LAST, field_of
from letterkit.lists.documents.documents import Heading, Other
from letterkit.lists.documents.group_words import is_only_group, says_who_signed
from letterkit.lists.pages.entry_marks import refused_comment, said
from letterkit.lists.rows.contents import Contents
from letterkit.lists.said.heading_states import is_state
from letterkit.lists.said.said_above import judged, unclear
from letterkit.lists.structures.yaml_lists import yaml_text_records
from letterkit.text.names import fold

_SAID_HINT = (
    "delete it if it asks nothing of those on the list; else write “shown: unnamed” in its place,"
    " or leave the file out"
)
_YAML_ENDS = ("---", "...")
_TOML = "+++"
# No heading in the page ends what its title says.
_LEVEL_OF_TITLE = 0
_OF_ALL = frozenset({"consent", "kind", "lang", "shown"})
_OF_PAGES = frozenset({"title", "layout", "permalink", "draft", "slug"})
_PLAIN_VALUE = re.compile(r"\s*[\w.-]+\s*=\s*(?![\"'\s])[^\"']*|\s*\[[^\"']*\]\s*")
# What Jekyll and kramdown take off the page: `{% include nav.html %}`, `{: .names}`.
_REMARK = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_MESSAGE = "message"
_SITE_MARK = re.compile(r"\s*(?:\{%.*%\}|\{::?[^}]*\})\s*")


def front_matter(lines: Sequence[str], name: str) -> tuple[dict[str, str], int]:
    """The values of a page's front matter, and the number of lines that it takes up."""
    first = lines[0].rstrip().lstrip("\ufeff")
    ends = {"---": _YAML_ENDS, _TOML: (_TOML,)}.get(first, ())
    end = next((n for n, line in enumerate(lines) if n and line.rstrip() in ends), 0)
    if not end:
        return {}, 0
    text = "\n".join(lines[1:end])
    if first == _TOML:
        return _toml_values(text, name), end + 1
    found = list(yaml_text_records(text, name, 2))
    return (found[0].values if found else {}), end + 1


def _toml_values(text: str, name: str) -> dict[str, str]:
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LetterkitError(
            f"{name}:1: front matter that is not TOML: {error}",
            hint="mend it, or delete the lines from +++ to +++ if they say nothing of people",
        ) from error
    return {key: _toml_text(value) for key, value in values.items()}


def _toml_text(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case dict() | list():
            return ""
    return str(value)


def heading_of_page(given: Mapping[str, str]) -> list[Heading]:
    """The title as a heading, where it says something of those below it.

    Most titles are those of the letter, which say nothing of that.
    """
    title = next((text for key, text in given.items() if key.casefold() == "title"), "").strip()
    said = judged(title)
    if not title or not (
        says_who_signed(title) or is_only_group(title) or is_state(title) or said.shown or said.out
    ):
        return []
    return [Heading(1, _LEVEL_OF_TITLE, title)]


def for_all(given: Mapping[str, str]) -> dict[str, str]:
    """What front matter may say of everybody; an author, an address is that of the file.

    A key counts as it is written in a list: the title of a page may be about "Kind" or "Language".
    """
    return {key: text for key, text in given.items() if key in _OF_ALL}


def with_front(found: Contents, given: Mapping[str, str], name: str) -> Contents:
    """What is in a page, with what its front matter says of it."""
    notes = [*_notes_of_page(given, name), *found.notes]
    return replace(found, notes=notes, written=[*found.written, *_said_of_page(given, name)])


def _said_of_page(given: Mapping[str, str], name: str) -> list[tuple[str, str]]:
    """What front matter may say of everybody in words of its own, with its place, to be read.

    One that plainly says that they do not sign, or not by name, is refused.
    """
    from letterkit.lists.said.values_beside import NOTHING, READ, said_beside

    found: list[tuple[str, str]] = []
    heading = heading_of_page(given)
    for key, text in given.items():
        if key in _OF_ALL or (heading and key.casefold() == "title"):
            continue
        said = said_beside(key, text)
        if said not in (NOTHING, READ):
            raise unclear(f"{name}:1", f"{key}: {text}", hint=_SAID_HINT)
        if said:
            found.append((f"{name}:1", f"{key}: {text}"))
    return found


def _notes_of_page(given: Mapping[str, str], name: str) -> list[str]:
    """What of the front matter says nothing of those on the list."""
    heading = heading_of_page(given)
    rest = [
        key for key in given if key not in _OF_ALL and not (heading and key.casefold() == "title")
    ]
    if not rest:
        return []
    return [f"{name}:1: front matter that is about the file, passed over: {', '.join(rest)}"]


def is_of_page(given: Mapping[str, str]) -> bool:
    """Whether values are those of a page, and none of a person's."""
    keys = {key.casefold() for key in given}
    return bool(keys & _OF_PAGES) and not any(
        field_of(key) in ("name", FIRST, LAST) for key in given
    )


def with_body(given: Mapping[str, str], text: str) -> dict[str, str]:
    """The values of somebody's own page, with the text below them as a message of theirs."""
    lines = text.split("\n")
    ends = {"---": _YAML_ENDS, _TOML: (_TOML,)}.get(lines[0].rstrip().lstrip("\ufeff"), ())
    end = next(n for n, line in enumerate(lines) if n and line.rstrip() in ends)
    own = fold(given.get("name", ""))
    below = _REMARK.sub(" ", "\n".join(lines[end + 1 :])).split("\n")
    kept = [line for line in below if not _SITE_MARK.fullmatch(line)]
    # A page has the name as its heading.
    body = " ".join(line.strip() for line in kept if fold(line.strip(" #*_")) != own).strip()
    if not body:
        return dict(given)
    title = _MESSAGE if _MESSAGE not in map(str.casefold, given) else f"{_MESSAGE} below"
    return {**given, title: body}


def without_front(text: str, name: str) -> tuple[str, dict[str, str]]:
    """A text with blank lines in the place of a page's front matter, and what that says."""
    lines = text.split("\n")
    if lines[0].rstrip().lstrip("\ufeff") not in ("---", _TOML):
        return text, {}
    try:
        given, end = front_matter(lines, name)
    except LetterkitError:
        return text, {}
    if not is_of_page(given):
        return text, {}
    return "\n".join([*[""] * end, *lines[end:]]), given


def without_plain_values(text: str) -> str:
    """A text without the numbers of its TOML front matter: `weight = 3` explains no mark."""
    lines = text.split("\n")
    if lines[0].rstrip() != _TOML:
        return text
    end = next((n for n, line in enumerate(lines) if n and line.rstrip() == _TOML), 0)
    front = ["" if _PLAIN_VALUE.fullmatch(line) else line for line in lines[:end]]
    return "\n".join([*front, *lines[end:]])


def without_site_marks(lines: Sequence[str], name: str) -> tuple[list[str], list[Other]]:
    """The lines of a page without the marks that only its site reads, and what they are."""
    kept: list[str] = []
    marks: list[Other] = []
    for number, line in enumerate(lines, 1):
        if not _SITE_MARK.fullmatch(line):
            kept.append(line)
            continue
        if said(line.strip(" {}:%")):
            raise refused_comment(name, number, line.strip())
        kept.append("")
        marks.append(Other(number, "a mark for the program that makes the site"))
    return kept, marks


def text_of_page(text: str, name: str) -> tuple[str, dict[str, str]]:
    """A plain text with the title of its front matter as a line above it, and what else it says."""
    below, given = without_front(text, name)
    if for_all(given):
        raise LetterkitError(
            f"{name}:1: front matter that is about everybody: {', '.join(for_all(given))}",
            hint="give the file a name that ends in .md, where that is read",
        )
    if heading := heading_of_page(given):
        # The lines of the front matter are blank now: the title takes the place of the first.
        below = f"{heading[0].text}:{below}"
    return below, given
