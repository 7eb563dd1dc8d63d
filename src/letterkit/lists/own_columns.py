"""Columns by name: which are ours, which are private, and which are never kept."""

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from letterkit.errors import LetterkitError
from letterkit.private.excerpts import excerpt

COLUMNS = (
    *("id", "name", "kind", "role", "affiliation", "country", "link", "comment", "sort", "shown"),
    *("consent", "consent_date", "email", "phone", "notes", "signed", "lang", "text", "level"),
    *("evidence", "source"),
)
# `sort` is near to too many other words, such as sport.
_OFTEN_MISSPELT = tuple(name for name in COLUMNS if name != "sort")
# How the titles of answers begin that are kept beside what they mean.
KEPT_ANSWER = "answer: "
DROPPED = "(dropped)"  # no column can be called so: brackets become `_`

# Where somebody was and on what machine: platforms collect it, and nobody may need it.
_TRACES = frozenset({
    "ip", "ip_address", "ipaddr", "ip_addr", "ipaddress", "optin_ip", "confirm_ip", "remote_ip",
    "client_ip", "user_ip", "ip_adresse", "adresse_ip", "direccion_ip", "dirección_ip", "adres_ip",
    "ip_адрес", "ip_адрас", "ip_адреса", "network_id", "cookie", "fingerprint", "latitude",
    "longitude", "lat", "lon", "lng", "geolocation", "coordinates", "gps", "location_latitude",
    "location_longitude", "gmtoff", "dstoff", "timezone", "time_zone", "user_agent", "useragent",
    "browser", "device", "device_id", "deviceid", "device_type", "operating_system", "os",
    "referrer", "referer", "refurl", "referrer_url", "http_referer",
})  # fmt: skip
_SURROGATE = re.compile("[\ud800-\udfff]")
_NOT_WORDS = re.compile(r"[\W_]+")


@lru_cache(maxsize=4096)
def column(title: str) -> str:
    """A column's name as letterkit knows it, `DROPPED`, or the title as given."""
    plain = " ".join(unicodedata.normalize("NFC", title).replace("\ufeff", "").split())
    plain = _SURROGATE.sub("\ufffd", plain)
    key = _NOT_WORDS.sub("_", plain.casefold()).strip("_")
    if key in COLUMNS:
        return key
    return DROPPED if key in _TRACES or _is_trace(key) else plain


def columns(titles: Sequence[str], place: str) -> list[str]:
    """A header row as columns; untitled ones are called by their number, repeated ones counted."""
    found: list[str] = []
    seen: Counter[str] = Counter()
    for number, title in enumerate(titles, 1):
        name = column(title) or f"column {number}"
        seen[name] += name != DROPPED
        if seen[name] > 1 and name in COLUMNS:
            raise LetterkitError(
                f"{place}: column {name}: there are two of it",
                hint="delete one, or give it another title",
            )
        found.append(name if seen[name] < 2 else f"{name} ({seen[name]})")
    _refuse_misnamed(found, place)
    _refuse_questions(found, place)
    return found


def _refuse_misnamed(names: Sequence[str], place: str) -> None:
    """Refuse columns without `name`, and a title that was meant to be one of ours."""
    for name in names:
        meant = difflib.get_close_matches(name.casefold(), _OFTEN_MISSPELT, 1, 0.8)
        if name not in COLUMNS and meant and meant[0] not in names:
            raise LetterkitError(
                f"{place}: unknown column: {excerpt(name)}; did you mean {meant[0]}?",
                hint=f"call it {meant[0]}, or give it a title that is less alike",
            )
    if "name" not in names:
        raise LetterkitError(
            f"{place}: missing column: name",
            hint=f"the columns it can have are {', '.join(COLUMNS)}; "
            "for the export of a form, use `letterkit add`",
        )


def _refuse_questions(names: Sequence[str], place: str) -> None:
    """Refuse a column that asks who wants to be named, for a list says that in `shown` alone.

    `add` reads such questions, and keeps the answers under a title that begins with `answer: `.
    """
    from letterkit.lists.columns.questions import AUTHORISED_BY, AUTHORISED_ON, field_of
    from letterkit.lists.consent.consents import Ask, ask_of

    authorised = (AUTHORISED_BY, AUTHORISED_ON)  # leave of a body for its own signature
    for name in names:
        if name in COLUMNS or name.startswith(KEPT_ANSWER) or name.endswith(" as given"):
            continue
        if ask_of(name) in (Ask.CONSENT, Ask.SHOWN, Ask.HOW, Ask.ANONYMOUS) and (
            field_of(name) not in authorised
        ):
            raise LetterkitError(
                f"{place}: column {excerpt(name)} asks who wants to be named, and nothing reads it",
                hint="say it in the columns shown and consent, and delete this one or call it"
                f" “{KEPT_ANSWER}{name}”; `letterkit add` does so by itself",
            )


def _is_trace(key: str) -> bool:
    """LimeSurvey writes code and title: `ipaddr. IP address`."""
    return any(key.startswith(f"{code}_") for code in ("ipaddr", "refurl", "ip_address"))
