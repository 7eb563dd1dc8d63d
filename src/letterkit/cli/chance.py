"""Randomness, which the stages are given."""

import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from letterkit.publish.edition import Chance


def new_id() -> str:
    """Ten characters that nobody can guess, none of which is easily taken for another."""
    return "".join(secrets.choice("abcdefghijkmnpqrstuvwxyz23456789") for _ in range(10))


def chance() -> "Chance":
    from letterkit.publish.edition import Chance

    return Chance(lambda: secrets.token_bytes(32), new_id, secrets.SystemRandom().shuffle)
