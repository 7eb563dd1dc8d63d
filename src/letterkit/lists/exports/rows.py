"""The rows of an export, whatever file they are in: a table, objects, Markdown, a page, text."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from letterkit.confined import taken_apart
from letterkit.errors import LetterkitError
from letterkit.files.encoding import whole_text
from letterkit.files.files import size_of
from letterkit.lists.documents.footnotes import lines_of, with_footnotes
from letterkit.lists.documents.markdown_lists import markdown_contents
from letterkit.lists.exports import formats
from letterkit.lists.exports.folders import folder_contents
from letterkit.lists.pages.front_of_page import without_plain_values
from letterkit.lists.pages.html_lists import html_contents
from letterkit.lists.records import Record
from letterkit.lists.rows.contents import Contents, LeftOut, part_of_records
from letterkit.lists.rows.field_lists import with_field_lists
from letterkit.lists.said.leaving import is_out, without_signatures
from letterkit.lists.sheets.code_legends import with_code_legend
from letterkit.lists.sheets.colour_legends import refuse_colour_legends
from letterkit.lists.sheets.sheets import sheet_contents
from letterkit.lists.structures.code_comments import entries_in_comments
from letterkit.lists.structures.commented_out import entries_commented_out
from letterkit.lists.structures.json_lists import json_contents, json_lines_contents
from letterkit.lists.structures.remarks import behind_entries, in_lines, in_page, in_source
from letterkit.lists.structures.script_lists import script_contents
from letterkit.lists.structures.toml_lists import toml_contents
from letterkit.lists.structures.yaml_lists import yaml_contents
from letterkit.lists.tables import table_contents
from letterkit.lists.texts.plain_lists import plain_contents

_LIBRARIES = (formats.PAGE, formats.MARKDOWN, formats.SCRIPT)
_SMALL = 2**17  # bytes of any other file, which cannot grow to much
_AS_CSV = "export it once more, as .csv"


def read_contents(
    path: Path, name: str, encoding: str = "", sheets: Sequence[str] = ()
) -> Contents:
    """All parts of a file or folder, and what is left out of them.

    `name` is what errors and rows call it; `sheets` are the ones to read of a workbook.
    """
    if path.is_dir():
        found = folder_contents(path, name, partial(_file_of_folder, encoding=encoding))
    else:
        found = _file(path, name, encoding, sheets)
        around = _text_around(path, name, encoding)
        text = list(lines_of(around))
        given = replace(found, beside=[*found.beside, *text])
        titled, done = with_code_legend(given, name)
        found = replace(titled, beside=found.beside)
        found = with_footnotes(found, name, around, done)
        refuse_colour_legends(found, name)
        left_out = [*found.left_out, *_commented_out(path, name, encoding, around)]
        found = replace(found, beside=[*found.beside, *text], left_out=left_out)
        found = _with_remarks(found, path, name, encoding)
    found = with_field_lists(found, name)
    if is_out(_bare_name(path)):
        return without_signatures(found, _bare_name(path))
    left = any(each.name or each.email for each in found.left_out)
    if not any(part.rows for part in found.parts) and not left:
        raise LetterkitError(f"{name}: nothing is in it", hint=_AS_CSV)
    return found


def _text_around(path: Path, name: str, encoding: str) -> str:
    """All of a file that is no table: what explains its marks may stand anywhere in it."""
    if formats.format_of(path, name, encoding) in (formats.TABLE, formats.SHEET):
        return ""
    return without_plain_values(whole_text(path, name, encoding))


def _commented_out(path: Path, name: str, encoding: str, text: str) -> list[LeftOut]:
    """The entries that are in comments; tables and plain text say so themselves."""
    kind = formats.format_of(path, name, encoding)
    if kind in (formats.YAML, formats.TOML, formats.SCRIPT):
        return list(entries_in_comments(text, name, script=kind == formats.SCRIPT))
    if kind in (formats.PAGE, formats.MARKDOWN):
        return list(entries_commented_out(text, name))
    return []


def _file_of_folder(path: Path, name: str, encoding: str) -> Contents:
    return _with_remarks(_file(path, name, encoding), path, name, encoding)


def _with_remarks(found: Contents, path: Path, name: str, encoding: str) -> Contents:
    """The same with every remark in the source that is no entry, for a person to read."""
    kind = formats.format_of(path, name, encoding)
    if kind in (formats.SHEET, formats.JSON, formats.JSON_LINES):
        return found
    if kind == formats.TABLE:  # its reader has set its comments apart
        beside = [(name, line, text) for line, text in found.beside]
        return replace(found, remarks=[*found.remarks, *beside])
    text = whole_text(path, name, encoding)
    script = kind == formats.SCRIPT
    written = [*found.written]
    if kind in (formats.YAML, formats.TOML, formats.SCRIPT, formats.PAIRS):
        remarks = in_source(text, script=script)
        behind = behind_entries(text, script=script)
        written += [(f"{name}:{line}", remark) for line, remark in behind]
    elif kind in (formats.PAGE, formats.MARKDOWN):
        remarks = in_page(text)
    else:
        remarks = in_lines(text)
    given = [*found.remarks, *((name, line, remark) for line, remark in remarks)]
    return replace(found, written=written, remarks=given)


def _bare_name(path: Path) -> str:
    """The name of a file without its suffix, and of a folder."""
    return path.name if path.is_dir() else path.stem


def _file(path: Path, name: str, encoding: str, sheets: Sequence[str] = ()) -> Contents:
    kind = formats.format_of(path, name, encoding)
    if kind == formats.TABLE:
        return table_contents(path, name, encoding)
    if kind == formats.SHEET:
        return sheet_contents(path, name, sheets)
    # What these readers, and the libraries under them, make of a file cannot be bounded from here.
    read = partial(_marked_up, kind, path, name, encoding)
    own = 0 if kind in _LIBRARIES else _SMALL
    return taken_apart(read, name, size_of(path, name), hint=_AS_CSV, enough=own)


def _marked_up(kind: str, path: Path, name: str, encoding: str) -> Contents:
    match kind:
        case formats.JSON:
            return json_contents(path, name, encoding)
        case formats.JSON_LINES:
            return json_lines_contents(path, name, encoding)
        case formats.YAML:
            return yaml_contents(path, name, encoding)
        case formats.TOML:
            return toml_contents(path, name, encoding)
        case formats.SCRIPT:
            return script_contents(path, name, encoding)
        case formats.MARKDOWN:
            return markdown_contents(path, name, encoding)
        case formats.PAGE:
            return html_contents(path, name, encoding)
        case formats.PAIRS:
            return _pairs(path, name, encoding)
    return plain_contents(path, name, encoding)


def _pairs(path: Path, name: str, encoding: str) -> Contents:
    """A mapping as YAML, or lines that only look like one: `name: Example: the body`."""
    try:
        return yaml_contents(path, name, encoding)
    except LetterkitError:
        values = formats.pairs_of(whole_text(path, name, encoding), name)
        return Contents([part_of_records([Record(name, 1, values)], name)])
