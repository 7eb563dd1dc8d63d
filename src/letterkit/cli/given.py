"""What somebody verifies with: a key, a policy, and the newest checkpoint they have seen."""

import time
from dataclasses import dataclass
from pathlib import Path

from letterkit.cli.seen import remember, seen_note
from letterkit.keys import parse_verifier_key
from letterkit.prove.continuity import Signed
from letterkit.prove.note import format_note
from letterkit.prove.policy import parse_policy
from letterkit.prove.trust import Trust
from letterkit.read.receipt import read_small


@dataclass(frozen=True, slots=True)
class Given:
    """As it was written on the command line."""

    folder: Path
    key: str = ""
    policy: Path | None = None
    state: bool = True
    as_json: bool = False

    def trust(self, origin: str) -> Trust:
        policy = None
        if self.policy:
            name = str(self.policy)
            policy = parse_policy(read_small(self.folder / self.policy, name), name)
        return Trust(
            now=int(time.time()),
            key=parse_verifier_key(self.key) if self.key else None,
            policy=policy,
            seen=seen_note(origin) if self.state else b"",
        )

    def remember(self, newest: Signed) -> None:
        if self.state:
            remember(newest.checkpoint.checkpoint.origin, format_note(newest.note))
