"""A translation begins: the letter's words again, each with a mark that it is to be translated."""

import re
from collections.abc import Mapping

import yaml

from letterkit.check.placeholders import TO_TRANSLATE
from letterkit.errors import LetterkitError
from letterkit.letters.frontmatter import Source
from letterkit.letters.skeletons import TEMPLATES, languages, notes_beside
from letterkit.model import Value

# Facts of the letter that are words of a language.
_WORDS = ("title", "place", "issuer", "organisation", "note", "to")
# Facts that are no words of it.
_NO_WORDS = frozenset(
    ("template", "date", "lang", "sign", "signatories", "theme", "paper", "logo", "origin")
)
_UNSAID = ("email",)
_WORD = re.compile(r"[^\W\d_]")
_CELL = re.compile(r"((?:\\.|[^|\\])*)(\||$)")
# The tags with which a block of HTML begins that has words, up to the first of them.
_HTML_BLOCK = re.compile(
    r"<(?:td|th|p|li|h[1-6]|caption|div|blockquote)\b[^>]*>"
    r"(?:\s*<(?:a|b|bdi|cite|code|em|i|small|span|strong|u)\b[^>]*>)*\s*(?=[^<]*[^\W\d_])"
)
_ITEM = re.compile(r"(?m)^([ \t>]*(?:[-*+]|[0-9]+[.)])[ \t]+|#{1,6} |> )?(?=\S)")


def translation_of(source: Source, first: str, lang: str) -> str:
    """The text of `letter.LANG.md`, made of the letter as it begins in its first language."""
    template = str(source.keys.get("template", "blank"))
    written = languages(template)
    if template != "blank" and lang not in written:
        raise LetterkitError(
            f"template {template} is not written in {lang}",
            hint=f"it is there in {', '.join(written)}",
        )
    keys = {
        key: _marked(value)
        for key, value in source.keys.items()
        if key in _WORDS or (key not in _NO_WORDS and _has_words(value))
    }
    beside = notes_beside(template, lang) if template in TEMPLATES else {}
    facts = "".join(
        _fact(key, value, "" if key in _WORDS else beside.get(key, ""))
        for key, value in keys.items()
    )
    notes = (
        f"# The letter in {lang}. Translate what stands behind {TO_TRANSLATE}, and delete that.\n"
        f"# What is not here comes from letter.md, in {first}.\n"
    )
    return f"---\n{notes}{facts}---\n{_marked_body(source.body)}"


def _fact(key: str, value: Value, note: str) -> str:
    """A fact in YAML, with a note behind its first line unless its text runs on below that."""
    text = yaml.safe_dump({key: value}, allow_unicode=True, sort_keys=False, width=10_000)
    first, _, below = text.partition("\n")
    if not note or (isinstance(value, str) and below):
        return text
    return f"{first}    # {note}\n{below}"


def _has_words(value: Value) -> bool:
    match value:
        case str():
            return True
        case Mapping():
            return any(map(_has_words, value.values()))
        case list() | tuple():
            return any(map(_has_words, value))
    return False


def _marked(value: Value) -> Value:
    match value:
        case str():
            return f"{TO_TRANSLATE} {value}"
        case Mapping():
            return {key: each if key in _UNSAID else _marked(each) for key, each in value.items()}
        case list() | tuple():
            return [_marked(each) for each in value]
    return value


def _marked_body(body: str) -> str:
    """Each paragraph, heading, item and cell of a table with its mark."""
    blocks = re.split(r"(\n{2,})", body)
    return "".join(_marked_block(each) for each in blocks)


def _marked_block(block: str) -> str:
    if not _WORD.search(re.sub(r"<[^>]*>", "", block)):
        return block
    if block.lstrip().startswith("|"):
        return "\n".join(map(_marked_row, block.split("\n")))
    if block.lstrip().startswith("<") and _HTML_BLOCK.search(block):
        return _HTML_BLOCK.sub(rf"\g<0>{TO_TRANSLATE} ", block)
    lines = []
    for number, line in enumerate(block.split("\n")):
        found = _ITEM.match(line)
        if found and line.strip() and (number == 0 or found[1]):
            line = f"{found[1] or ''}{TO_TRANSLATE} {line[found.end() :]}"
        lines.append(line)
    return "\n".join(lines)


def _marked_row(row: str) -> str:
    """A row of a table; a cell of figures alone reads the same in every language."""
    return "".join(f"{_marked_cell(cell)}{end}" for cell, end in _CELL.findall(row) if cell or end)


def _marked_cell(cell: str) -> str:
    words = cell.strip()
    if not _WORD.search(words):
        return cell
    return cell.replace(words, f"{TO_TRANSLATE} {words}", 1)
