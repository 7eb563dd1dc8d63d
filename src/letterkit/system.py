"""The clock and the randomness of this machine.

Only the command line and the Python interface call this module. An action is given both by its
caller (`actions/host.py`), so that a test can give it others.
"""

import secrets
import time
from collections.abc import MutableSequence
from datetime import UTC, date, datetime
from typing import Any

# None of these characters is easily taken for another.
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
_ID = 10  # characters


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The day in UTC."""
    return now().date()


def seconds() -> float:
    """Seconds since some moment, which no change of the clock disturbs."""
    return time.monotonic()


def random_bytes(count: int) -> bytes:
    """As many bytes that cannot be guessed, for keys and salts."""
    return secrets.token_bytes(count)


def new_id() -> str:
    """Ten characters that cannot be guessed."""
    return "".join(secrets.choice(_LETTERS) for _ in range(_ID))


def shuffle(things: MutableSequence[Any]) -> None:
    """Put things into an order that cannot be guessed."""
    secrets.SystemRandom().shuffle(things)
