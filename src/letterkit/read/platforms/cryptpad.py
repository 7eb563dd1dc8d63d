"""The answers to a form of CryptPad: `{"questions": {id: title}, "responses": [{id: answer}]}`."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

from letterkit.errors import LetterkitError
from letterkit.read.records import Record

_MILLISECONDS = 10**12  # since 1970: more than that is a time after 2001


def is_cryptpad(text: str) -> bool:
    return '"responses"' in text[:1_000_000] and '"questions"' in text


def cryptpad_records(text: str, name: str) -> Iterator[Record]:
    """One record for each answer, under the titles of the questions."""
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
