"""The rows of an export, whatever file they are in: a table, objects, Markdown, a page, text."""

from collections.abc import Sequence
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.read.contents import Contents, part_of_records
from letterkit.read.encoding import whole_text
from letterkit.read.html_lists import html_contents
from letterkit.read.json_lists import json_contents, json_lines_contents
from letterkit.read.markdown_lists import markdown_contents
from letterkit.read.plain_lists import plain_contents
from letterkit.read.platforms import formats
from letterkit.read.platforms.folders import folder_contents
from letterkit.read.platforms.leaving import is_out, without_signatures
from letterkit.read.records import Record
from letterkit.read.script_lists import script_contents
from letterkit.read.sheets import sheet_contents
from letterkit.read.tables import table_contents
from letterkit.read.toml_lists import toml_contents
from letterkit.read.yaml_lists import yaml_contents


def read_contents(
    path: Path, name: str, encoding: str = "", sheets: Sequence[str] = ()
) -> Contents:
    """All parts of a file or folder, and what is left out of them.

    `name` is what errors and rows call it; `sheets` are the ones to read of a workbook.
    """
    if path.is_dir():
        found = folder_contents(path, name, lambda file, label: _file(file, label, encoding))
    else:
        found = _file(path, name, encoding, sheets)
    if is_out(_bare_name(path)):
        return without_signatures(found, _bare_name(path))
    if not any(part.rows for part in found.parts):
        raise LetterkitError(f"{name}: nothing is in it", hint="export it once more, as .csv")
    return found


def _bare_name(path: Path) -> str:
    """The name of a file without its suffix, and of a folder."""
    return path.name if path.is_dir() else path.stem


def _file(path: Path, name: str, encoding: str, sheets: Sequence[str] = ()) -> Contents:
    match formats.format_of(path, name, encoding):
        case formats.TABLE:
            return table_contents(path, name, encoding)
        case formats.SHEET:
            return sheet_contents(path, name, sheets)
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
