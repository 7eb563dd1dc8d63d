"""The statement: what a signatory signs. Nine lines in this order, each ended by LF:

    letterkit.statement.v1
    I sign this open letter, exactly as its text stands.
    Register: letters.example.org/2026-housing
    Text-SHA256: 6f5525bb05f276814309c2838fe4d1594bd394d38355835f90cc07350cbef081
    Name: Ada Example
    Role: Mathematician
    Affiliation: University of Example
    Shown: named
    Date: 2026-11-22

UTF-8, without a byte order mark. Values are lines of visible text (`text/line.py`); the name is
not empty; role and affiliation may be, and then the line ends after the colon and a blank. The hash
is 64 lower-case hex digits, `Shown` a word of the model, the date that of the signature.
"""

import hashlib
import hmac
from base64 import b32encode
from dataclasses import dataclass
from datetime import date

from letterkit.errors import LetterkitError
from letterkit.keys import is_key_name
from letterkit.model import Shown
from letterkit.model.commitment import is_hash
from letterkit.text.line import check_line

NAMESPACE = "letterkit-statement-v1"
_HEAD = "letterkit.statement.v1\nI sign this open letter, exactly as its text stands.\n"
_KEYS = ("Register", "Text-SHA256", "Name", "Role", "Affiliation", "Shown", "Date")
_MALFORMED = "not a statement"
_HINT = "send it as `letterkit statement` printed it, or as it came with the invitation"
_VALUES = {
    "Register": "the name of a register",
    "Text-SHA256": "64 lower-case hexadecimal digits",
    "Name": "a name",
    "Shown": "named, initials, role or unnamed",
    "Date": "a date such as 2026-11-22",
}


@dataclass(frozen=True, slots=True)
class Statement:
    """Who signs which text of which register, and how they want to be shown."""

    register: str
    text: str
    name: str
    role: str
    affiliation: str
    shown: Shown
    date: date


def format_statement(statement: Statement) -> bytes:
    """The bytes that somebody signs: a key and a value a line."""
    values = (
        *(statement.register, statement.text, statement.name, statement.role),
        *(statement.affiliation, statement.shown.value, statement.date.isoformat()),
    )
    lines = "".join(f"{key}: {value}\n" for key, value in zip(_KEYS, values, strict=True))
    written = (_HEAD + lines).encode("utf-8", "surrogatepass")
    if parse_statement(written) != statement:
        raise LetterkitError("this cannot be a statement")
    return written


def parse_statement(data: bytes) -> Statement:
    """The statement in these bytes; the error names the line that is wrong, and no value of it."""
    try:
        text = data.decode("utf-8")
        *lines, end = text.removeprefix(_HEAD).split("\n")
        keys, values = zip(*(line.split(": ", 1) for line in lines), strict=True)
        register, digest, name, role, affiliation, shown, day = map(check_line, values)
        statement = Statement(
            register, digest, name, role, affiliation, Shown(shown), date.fromisoformat(day)
        )
    except (ValueError, LetterkitError) as error:
        raise _malformed(data) from error
    proper = text.startswith(_HEAD) and keys == _KEYS and end == "" and name != ""
    # Python reads more spellings of a date than one.
    proper = proper and day == statement.date.isoformat()
    if not proper or not is_key_name(register) or not is_hash(digest):
        raise _malformed(data)
    return statement


def _malformed(data: bytes) -> LetterkitError:
    """The first line that is not as in a statement, without what stands in it."""
    lines = data.split(b"\n")
    for number, wanted in enumerate((*_HEAD.splitlines(), *_KEYS), 1):
        if len(lines) < number or (len(lines) == number and not lines[-1]):
            why = f"it ends before line {number}, and has nine lines"
        elif len(lines) == number:
            why = f"line {number} has no end"
        else:
            why = _wrong_in(lines[number - 1], number, wanted)
        if why:
            return LetterkitError(f"{_MALFORMED}: {why}", hint=_HINT)
    return LetterkitError(f"{_MALFORMED}: there is more below its nine lines", hint=_HINT)


def _wrong_in(line: bytes, number: int, wanted: str) -> str:
    """What is wrong with one line, which is to be this one or begins with this key; or nothing."""
    if line.endswith(b"\r"):
        return f"line {number} ends in CRLF, and not all lines do"
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return f"line {number} is not UTF-8"
    if wanted not in _KEYS:
        return "" if text == wanted else f'line {number} is not "{wanted}"'
    key, colon, value = text.partition(": ")
    if not colon or key != wanted:
        return f'line {number} does not begin with "{wanted}: "'
    try:
        check_line(value)
    except LetterkitError:
        return f"line {number} ({wanted}) has a hidden character, or a blank at an end"
    return "" if _is_value(wanted, value) else f"line {number} ({wanted}) is not {_VALUES[wanted]}"


def _is_value(key: str, value: str) -> bool:
    match key:
        case "Register":
            return is_key_name(value)
        case "Text-SHA256":
            return is_hash(value)
        case "Name":
            return value != ""
        case "Shown":
            return value in list(Shown)
        case "Date":
            return _is_day(value)
    return True


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def with_blanks(text: bytes) -> bytes:
    """The statement whose lines have lost the blanks at their ends, as in a clearsigned text.

    Only an empty value leaves one there, so this gives back the one statement it can have been.
    """
    for key in (b"Role:", b"Affiliation:"):
        text = text.replace(b"\n" + key + b"\n", b"\n" + key + b" \n")
    return text


def verify_statement(statement: Statement, expected: Statement) -> Statement:
    """Give the statement back if it says what the list says; name the line that differs."""
    for key, field in zip(_KEYS, Statement.__slots__, strict=True):
        if getattr(statement, field) != getattr(expected, field):
            raise LetterkitError(f"the signed statement has another {key.lower()}")
    return statement


def confirmation_code(secret: bytes, statement: Statement) -> str:
    """Ten base32 characters, lower-case, that only the register's secret gives this statement."""
    return code_of_statement(secret, format_statement(statement))


def code_of_statement(secret: bytes, written: bytes) -> str:
    """The confirmation code of a statement that is written already."""
    digest = hmac.new(secret, written, hashlib.sha256).digest()
    return b32encode(digest).decode("ascii").lower()[:10]


def verify_confirmation_code(secret: bytes, statement: Statement, code: str) -> Statement:
    """Give the statement back if the code, in any case, is the one sent out for it."""
    expected = confirmation_code(secret, statement)
    if not hmac.compare_digest(expected.encode(), code.strip().lower().encode()):
        raise LetterkitError("the code belongs to another person or another text")
    return statement
