"""Tables in decoded structures: a list whose first row is a header, or columns beside rows.

[["name", "role"], ["Ada Example", "Editor"]]
{"columns": ["name", "role"], "data": [["Ada Example", "Editor"]]}
{"name": ["Ada Example"], "role": ["Editor"]}
{"name": {"0": "Ada Example"}, "role": {"0": "Editor"}}
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from letterkit.lists.documents.group_words import is_of_many, says_who_signed
from letterkit.lists.structures.decoded import Fields, Items, Number, Value, is_text
from letterkit.lists.structures.shape_entries import NAMES, field_of_key

_HEADERS = ("columns", "header", "headers", "fields", "head")
_ROWS = ("data", "rows", "values", "body", "records")
_MILLISECONDS = 10**12  # since 1970: more than that is a time after 2001
_DIGITS = 14  # of milliseconds that a date can be made of


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with their lines; a row that does not fit is the text of what is wrong with it.

    `keys` are those of the object that the table was made of.
    """

    rows: list[tuple[int, Fields | str]]
    keys: frozenset[str] = frozenset()


def table_of(value: Items | Fields) -> Table | None:
    """The table that a value is, if it is one."""
    if isinstance(value, Items):
        return _below_header(value)
    return _answers(value) or _split(value) or _by_column(value)


def _below_header(items: Items) -> Table | None:
    if len(items.values) < 2 or not isinstance(items.values[0], Items):
        return None
    titles = _titles(items.values[0])
    fields = [field_of_key(title) for title in titles]
    if not titles or (not NAMES & set(fields) and "" in fields):
        return None
    return Table(_rows(titles, Items(items.line, items.values[1:], items.lines[1:])))


def _answers(fields: Fields) -> Table | None:
    """Answers by the ids of questions as rows under the questions' titles."""
    questions, responses = fields.values.get("questions"), fields.values.get("responses")
    if not isinstance(questions, (Fields, Items)) or not isinstance(responses, Items):
        return None
    titles = {"_time": "CryptPad time", "_name": "CryptPad name", **_question_titles(questions)}
    rows: list[tuple[int, Fields | str]] = []
    for line, response in responses.numbered():
        if isinstance(response, Fields):
            rows.append((line, _answered(response, titles)))
        else:
            rows.append((line, "not an answer to the questions"))
    return Table(rows, frozenset({"questions", "responses"}))


def _question_titles(questions: Fields | Items) -> dict[str, str]:
    """The title of each question by its id; one that is asked twice is counted."""
    pairs: list[tuple[Value, Value]] = []
    if isinstance(questions, Fields):
        pairs.extend(questions.values.items())
    else:
        asked = [each for each in questions.values if isinstance(each, Fields)]
        pairs.extend((each.values.get("id"), each) for each in asked)
    titles: dict[str, str] = {}
    for key, question in pairs:
        if not isinstance(key, str):
            continue
        title = _question(question) or key
        while title in titles.values():
            title += " *"
        titles[key] = title
    return titles


def _question(question: Value) -> str:
    if not isinstance(question, Fields):
        return question if isinstance(question, str) else ""
    for key in ("q", "title", "question"):
        text = question.values.get(key)
        if isinstance(text, str) and text:
            return text
    return ""


def _answered(response: Fields, titles: dict[str, str]) -> Fields:
    """A response under the titles, the time it was sent first, which every row has."""
    values: dict[str, Value] = {"CryptPad time": ""}
    for key, value in response.values.items():
        is_time = isinstance(value, Number) and value.isdigit() and len(value) <= _DIGITS
        if is_time and int(str(value)) > _MILLISECONDS:
            value = datetime.fromtimestamp(int(str(value)) // 1000, UTC).date().isoformat()
        values[titles.get(key, key)] = value
    return Fields(response.line, values)


def _split(fields: Fields) -> Table | None:
    for key in _HEADERS:
        for below in _ROWS:
            header, body = fields.values.get(key), fields.values.get(below)
            if not isinstance(header, Items) or not isinstance(body, Items):
                continue
            titles = _titles(header)
            if titles and any(isinstance(row, Items) for row in body.values):
                return Table(_rows(titles, body), frozenset({key, below, "index"}))
    return None


def _titles(header: Items) -> list[str]:
    """The titles of a header row, or none if it is no such row."""
    titles = [each for each in header.values if isinstance(each, str) and is_text(each)]
    complete = len(titles) == len(header.values) == len(set(titles))
    return titles if complete else []


def _rows(titles: list[str], body: Items) -> list[tuple[int, Fields | str]]:
    rows: list[tuple[int, Fields | str]] = []
    for line, row in body.numbered():
        if not isinstance(row, Items):
            rows.append((line, "not a row of the table it is in"))
        elif len(row.values) != len(titles):
            rows.append((line, f"{len(row.values)} values under {len(titles)} titles"))
        else:
            rows.append((line, Fields(line, dict(zip(titles, row.values, strict=True)))))
    return rows


def _by_column(fields: Fields) -> Table | None:
    """Columns of equal length, one of them the names and another one known too."""
    known = {field_of_key(key) for key in fields.values} - {""}
    if any(is_of_many(key) or says_who_signed(key) for key in fields.values):
        return None
    if len(known) < 2 or not known & NAMES:
        return None
    columns = [_column(value) for value in fields.values.values()]
    lines = columns[0][1]
    cells = [values for values, _ in columns]
    if not lines or any(len(each) != len(lines) for each in cells):
        return None
    rows: list[tuple[int, Fields | str]] = []
    for line, row in zip(lines, zip(*cells, strict=True), strict=True):
        rows.append((line, Fields(line, dict(zip(fields.values, row, strict=True)))))
    return Table(rows, frozenset(fields.values))


def _column(value: Value) -> tuple[list[Value], list[int]]:
    """The scalars of a column with their lines; nothing if it is none."""
    match value:
        case Items():
            values, lines = value.values, value.lines
        case Fields() if all(key.isdigit() for key in value.values):
            values, lines = list(value.values.values()), [value.line] * len(value.values)
        case _:
            return [], []
    if any(isinstance(each, (Fields, Items)) for each in values):
        return [], []
    return values, lines
