"""Canonical JSON, RFC 8785, of which this is a part: one spelling for every value.

UTF-8 without blanks; keys sorted by their UTF-16 code units; the shortest escapes. Values are
objects, arrays, strings, whole numbers of at most 2^53 - 1 either way, true, false and null.

    {"name":"Ada Example","v":1}

Left out: numbers with a fraction or an exponent. Refused, though JSON lets them pass: a key twice
in one object, lone surrogates, more than a hundred levels.
"""

import json
import re
from collections.abc import Mapping, Sequence
from json.encoder import encode_basestring
from typing import NoReturn, TypeAlias

import rfc8785

from letterkit.errors import LetterkitError
from letterkit.text.crowded_json import no_duplicates

MAX_NUMBER = 2**53 - 1
MAX_DEPTH = 100
_MALFORMED = "not JSON as registers write it"

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"
Plain: TypeAlias = "str | int | bool | list[Plain] | dict[str, Plain] | None"
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def format_json(value: Json) -> bytes:
    """The canonical bytes of a value (RFC 8785); raises LetterkitError at what JSON has not."""
    plain = _plain(value, MAX_DEPTH)
    # Python's own encoder is many times quicker than rfc8785 and writes the same bytes, but for
    # the order of keys beyond U+FFFF: Python sorts by code points.
    encoded = _ENCODER.encode(plain)
    return rfc8785.dumps(plain) if _BEYOND.search(encoded) else encoded.encode()


def format_flat_json(members: Mapping[str, str | int]) -> bytes:
    """The same, of an object whose keys are ASCII, and whose strings and numbers may be written."""
    written = (f"{encode_basestring(key)}:{_flat(members[key])}" for key in sorted(members))
    return f"{{{','.join(written)}}}".encode()


def _flat(value: str | int) -> str:
    return encode_basestring(value) if isinstance(value, str) else str(value)


def parse_json(data: bytes) -> Json:
    """Read JSON with blanks, order and escapes as they come, and the same refusals."""
    try:
        value: Json = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=no_duplicates,
            parse_int=_whole,
            parse_float=_refuse,
            parse_constant=_refuse,
        )
    except (ValueError, RecursionError) as error:
        raise LetterkitError(_MALFORMED) from error
    return _plain(value, MAX_DEPTH)


def parse_canonical_json(data: bytes) -> Json:
    """Read only what `format_json` writes."""
    value = parse_json(data)
    if format_json(value) != data:
        raise LetterkitError(_MALFORMED)
    return value


def _whole(digits: str) -> int:
    if digits == "-0":
        raise ValueError("no such number")
    return int(digits)


def _refuse(number: str) -> NoReturn:
    raise ValueError(f"not a whole number: {number}")


def _plain(value: Json, depth: int) -> Plain:
    """The same value in dicts and lists, if it may be written."""
    match value:
        case str() if value.isascii() or not _SURROGATE.search(value):
            return value
        case bool() | None:
            return value
        case int() if abs(value) <= MAX_NUMBER:
            return value
        case Mapping() if depth:
            return {_key(key): _plain(each, depth - 1) for key, each in value.items()}
        case list() | tuple() if depth:
            return [_plain(each, depth - 1) for each in value]
    raise LetterkitError(_MALFORMED)


def _key(key: object) -> str:
    if not isinstance(key, str) or (not key.isascii() and _SURROGATE.search(key)):
        raise LetterkitError(_MALFORMED)
    return key
