"""What somebody verifies with: a key, a policy, and the newest checkpoint they have seen."""

import time
from dataclasses import dataclass
from pathlib import Path

from letterkit.cli.output import note
from letterkit.cli.seen import is_seen_elsewhere, remember, seen_note
from letterkit.errors import LetterkitError
from letterkit.keys import VerifierKey, parse_verifier_key
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

    def trust(self, origin: str, named: VerifierKey | None) -> Trust:
        """What to judge a register by; `named` is the key that the file itself says is its own."""
        policy = None
        if self.policy:
            name = str(self.policy)
            policy = parse_policy(read_small(self.folder / self.policy, name), name)
        key = parse_verifier_key(self.key) if self.key else None
        in_policy = (log.key for log in policy.logs if log.key.name == origin) if policy else ()
        own = named or key or next(iter(in_policy), None)
        seen, elsewhere = self._seen(origin, own) if own else (b"", False)
        return Trust(int(time.time()), key, policy, seen, seen_elsewhere=elsewhere)

    def _seen(self, origin: str, key: VerifierKey) -> tuple[bytes, bool]:
        """What was seen of the register, and whether one was seen under another key."""
        if not self.state:
            return b"", False
        try:
            return seen_note(origin, key), is_seen_elsewhere(origin, key)
        except (LetterkitError, OSError) as error:
            self._note_state("cannot be read, so nothing was compared with it", error)
            return b"", False

    def remember(self, newest: Signed) -> None:
        """Keep what was seen; where that cannot be kept, the verdict counts all the same."""
        if not self.state:
            return
        checkpoint = newest.checkpoint
        try:
            remember(checkpoint.checkpoint.origin, checkpoint.key, format_note(newest.note))
        except (LetterkitError, OSError) as error:
            self._note_state("cannot be kept, so the next check knows nothing of this one", error)

    def _note_state(self, what: str, error: Exception) -> None:
        note(f"what you have seen of this register {what}: {error}", "--no-state leaves it out")
