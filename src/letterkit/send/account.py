"""The account that sends: `[smtp]` of letterkit.toml.

    [smtp]
    host = "smtp.example.org"
    port = 587                              # if not given: 465 for tls, 587 for starttls
    security = "starttls"                   # or "tls", or "none" on this very machine
    user = "letters@example.org"
    from = "letters@example.org"            # if not given: `email` of letterkit.toml
    rate = "30/minute, 500/day"             # if not given: what suits the provider
    unsubscribe = "mailto:stop@example.org" # or an https address with {id} in it

A password is never in it.
"""

import ipaddress
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib import resources

from letterkit.errors import LetterkitError
from letterkit.text.links import is_address_to_sign, is_secure_address

FILE = "letterkit.toml"
KEYS = ("host", "port", "security", "user", "from", "rate", "unsubscribe")
_SECRET = ("password", "pass", "passwd", "secret", "token")
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9A-Fa-f:]{2,45}")
_LIMIT = re.compile(r"([0-9]{1,7})\s*(?:/|a|per)\s*(minute|day)")
_SEPARATOR = re.compile(r"\s*(?:,|;|\band\b)\s*")
_EXAMPLE = 'host = "smtp.example.org"'


class Security(StrEnum):
    """How a connection is protected: from its start, after STARTTLS, or not at all."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


_PORTS = {Security.TLS: 465, Security.STARTTLS: 587, Security.NONE: 25}


@dataclass(frozen=True, slots=True)
class Rate:
    """How many e-mails may leave in a minute and in 24 hours; 0 is any number."""

    minute: int = 0
    day: int = 0

    def __str__(self) -> str:
        parts = [(self.minute, "minute"), (self.day, "day")]
        return ", ".join(f"{number} a {unit}" for number, unit in parts if number) or "any number"


@dataclass(frozen=True, slots=True)
class Account:
    """The server that takes e-mails, and the user; `sender` is the address that they come from.

    `unsubscribe` is where people who want no more news say so, or empty.
    """

    host: str
    port: int
    security: Security
    user: str
    sender: str
    rate: Rate
    unsubscribe: str = ""


def account_of(table: object, email: str) -> Account:
    """The account that `[smtp]` describes; `email` is the workspace's address."""
    if table is None:
        raise LetterkitError(
            f"{FILE}: no [smtp], so there is no server to send through",
            hint=f"add [smtp] with a line such as {_EXAMPLE}, and user; docs/sending.md has all",
        )
    if not isinstance(table, Mapping):
        raise LetterkitError(
            f"{FILE}: smtp is a table", hint=f"write [smtp], and below it {_EXAMPLE}"
        )
    _refuse_unknown(table)
    host = _text(table, "host")
    if not _HOST.fullmatch(host):
        raise _wrong("host", "is no name of a server", _EXAMPLE)
    security = _security(table, host)
    port = table.get("port", _PORTS[security])
    if not isinstance(port, int) or isinstance(port, bool) or not 0 < port < 2**16:
        raise _wrong("port", "is no number of a port", "port = 587")
    sender = _text(table, "from") or email
    if not sender:
        raise LetterkitError(
            f"{FILE}: no address to send from",
            hint='add a line such as email = "letters@example.org"',
        )
    return Account(
        host.lower(),
        port,
        security,
        _visible(table, "user"),
        sender,
        _rate(table, host.lower()),
        _unsubscribe(table),
    )


def is_loopback(host: str) -> bool:
    """Whether a host is this very machine, by its name."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def rate_for(host: str) -> Rate:
    """What is safe with the provider of this host."""
    if is_loopback(host):
        return Rate()
    found = _providers()
    name = next((each for each in found if host == each or host.endswith(f".{each}")), "any")
    return Rate(**found[name])


@lru_cache(maxsize=1)
def _providers() -> dict[str, dict[str, int]]:
    source = resources.files("letterkit.send") / "providers.toml"
    return tomllib.loads(source.read_text("utf-8"))


def _refuse_unknown(table: Mapping[object, object]) -> None:
    for key in table:
        if str(key).lower() in _SECRET:
            raise LetterkitError(
                f"{FILE}: [smtp] holds a {key}, and others may read this file",
                hint="delete that line; put the password into the variable"
                " LETTERKIT_SMTP_PASSWORD, or let letterkit ask for it",
            )
        if key not in KEYS:
            raise LetterkitError(
                f"{FILE}: unknown key in [smtp]: {key}", hint=f"it may hold {', '.join(KEYS)}"
            )


def _text(table: Mapping[object, object], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise _wrong(key, "is a text in quotes", f'{key} = "…"')
    return value.strip()


def _visible(table: Mapping[object, object], key: str) -> str:
    value = _text(table, key)
    if not value.isprintable():
        raise _wrong(key, "has a character that cannot be seen", f'{key} = "letters@example.org"')
    return value


def _security(table: Mapping[object, object], host: str) -> Security:
    given = _text(table, "security")
    if not given:
        return Security.TLS if table.get("port") == _PORTS[Security.TLS] else Security.STARTTLS
    if given not in list(Security):
        raise _wrong("security", "is not one of tls, starttls, none", 'security = "starttls"')
    if given == Security.NONE and not is_loopback(host):
        raise LetterkitError(
            f'{FILE}: security = "none" would show e-mails and password to everybody on the way',
            hint='write security = "tls" or "starttls"; none is for a server on this machine',
        )
    return Security(given)


def _rate(table: Mapping[object, object], host: str) -> Rate:
    given = _text(table, "rate").lower()
    if not given:
        return rate_for(host)
    limits: dict[str, int] = {}
    for part in _SEPARATOR.split(given):
        found = _LIMIT.fullmatch(part)
        if not found or found[2] in limits or not int(found[1]):
            raise _wrong("rate", "is no rate", 'rate = "30/minute, 500/day"')
        limits[found[2]] = int(found[1])
    return Rate(limits.get("minute", 0), limits.get("day", 0))


def _unsubscribe(table: Mapping[object, object]) -> str:
    """An address of the web must say which person it is about: a click on it says nothing else."""
    given = _text(table, "unsubscribe")
    if not given:
        return ""
    if given.startswith("mailto:") and is_address_to_sign(given):
        return given
    if is_secure_address(given.replace("{id}", "a")) and given.count("{id}") == 1:
        return given
    raise _wrong(
        "unsubscribe",
        "is no address where somebody can unsubscribe",
        'unsubscribe = "mailto:stop@example.org", or an https:// address with {id} in it',
    )


def _wrong(key: str, why: str, example: str) -> LetterkitError:
    return LetterkitError(f"{FILE}: [smtp] {key} {why}", hint=f"write {example}")
