"""The rows of an export, whatever file they are in: a table, objects, Markdown, plain text."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.read.contents import Contents, ExportRow, Part, part_of_records
from letterkit.read.encoding import files_of, text_lines, whole_text
from letterkit.read.json_lists import json_lines_records, json_records
from letterkit.read.markdown_lists import markdown_records
from letterkit.read.records import Record
from letterkit.read.sheets import sheet_rows
from letterkit.read.tables import delimited_rows
from letterkit.read.yaml_lists import yaml_records

_TABLES = {".csv": delimited_rows, ".tsv": delimited_rows}
_SHEETS = (".xlsx", ".ods")
_OBJECTS = {
    ".jsonl": json_lines_records,
    ".yaml": yaml_records,
    ".yml": yaml_records,
    ".md": markdown_records,
}
_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,9}[.)])\s+")
_MILLISECONDS = 10**12  # since 1970: more than that is a time after 2001
KNOWN = (*_TABLES, *_SHEETS, ".json", *_OBJECTS, ".txt")


def read_contents(path: Path, name: str, encoding: str = "") -> Contents:
    """All parts of the file, and what is left out of them."""
    suffix = path.suffix.lower()
    if suffix in _TABLES:
        rows = [ExportRow(name, *row) for row in _TABLES[suffix](path, name, encoding)]
    elif suffix in _SHEETS:
        rows = [ExportRow(name, *row) for row in sheet_rows(path, name)]
    elif suffix == ".txt":
        rows = [ExportRow(name, 1, ["name"]), *_lines(path, name, encoding)]
    else:
        rows = list(part_of_records(list(_records(path, name, encoding)), name).rows)
    if not rows:
        raise LetterkitError(f"{name}: nothing is in it", hint="export it once more, as .csv")
    return Contents([Part("", rows)])


def _lines(path: Path, name: str, encoding: str) -> Iterator[ExportRow]:
    for number, line in enumerate(text_lines(path, name, encoding), 1):
        if text := _ITEM.sub("", line, count=1).strip().lstrip("\ufeff"):
            yield ExportRow(name, number, [text])


def _records(path: Path, name: str, encoding: str) -> Iterator[Record]:
    if path.is_dir():
        for file in files_of(path, name):
            if file.suffix.lower() in (".json", *_OBJECTS) and not _is_about(file.name):
                yield from _records(file, f"{name}/{file.name}", encoding)
    elif path.suffix.lower() == ".json":
        yield from _json(path, name, encoding)
    elif path.suffix.lower() in _OBJECTS:
        yield from _OBJECTS[path.suffix.lower()](path, name, encoding)
    else:
        raise LetterkitError(
            f"{name}: a file in a format that is not known",
            hint=f"it is one of {' '.join(KNOWN)}, or a folder of them",
        )


def _is_about(name: str) -> bool:
    return name.lower().startswith(("readme", "_", ".", "contributing"))


def _json(path: Path, name: str, encoding: str) -> Iterator[Record]:
    """CryptPad writes `{"questions": {id: title}, "responses": [{id: answer}]}`."""
    text = whole_text(path, name, encoding)
    if '"responses"' not in text[:1_000_000] or '"questions"' not in text:
        yield from json_records(path, name, encoding)
        return
    try:
        data = json.loads(text)
        titles = {str(key): _title(each) for key, each in _pairs(data["questions"])}
        titles |= {"_time": "CryptPad time", "_name": "CryptPad name"}
        for number, response in enumerate(data["responses"], 1):
            values = {titles.get(key, key): _answer(each) for key, each in response.items()}
            yield Record(name, number, {"CryptPad time": "", **values})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError) as error:
        raise LetterkitError(f"{name}: not an export of CryptPad Forms") from error


def _pairs(questions: object) -> list[tuple[object, object]]:
    if isinstance(questions, dict):
        return list(questions.items())
    return [(each["id"], each) for each in questions] if isinstance(questions, list) else []


def _title(question: object) -> str:
    if isinstance(question, dict):
        return str(question.get("q") or question.get("title") or question.get("question") or "")
    return str(question)


def _answer(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(_answer(each) for each in value)
    if isinstance(value, int) and value > _MILLISECONDS:
        return datetime.fromtimestamp(value // 1000, UTC).date().isoformat()
    return "" if value is None else str(value)
