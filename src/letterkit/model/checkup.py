"""What the doctor finds of a machine and a workspace, a thing each."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How it stands with something; only `BAD` keeps letterkit from its work, or a secret."""

    GOOD = "good"
    OPTIONAL = "optional"
    LOOK = "look"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Checkup:
    """What was looked at, what was found, and what to type, or to do, to mend it."""

    subject: str
    state: State
    found: str
    mend: str = ""
