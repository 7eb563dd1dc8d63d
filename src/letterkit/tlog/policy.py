"""Trust policies, C2SP tlog-policy: whose checkpoints count, and how many witnesses are enough.

UTF-8 lines, each ended by LF, of words parted by spaces and tabs; `#` begins a comment line:

    log <vkey> [<url>]
    witness <name> <vkey> [<url>]
    group <name> <all | any | number> <name of a witness or group>…
    quorum <name, or none>

    log letters.example.org/2026-housing+7abe3c8d+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4
    witness reader reader.example.org+5619fb7f+BHm1Vi6P5lT5QHixEuipi6eQH4U65pW+1+DjkQutBJZk
    group readers 1 reader
    quorum readers

A name is defined once, before it is used, and is a member of one group at most; a public key is one
log or one witness. The quorum is given once. Log keys have type byte 0x01, witness keys 0x04.
Left out: names, addresses and comments that are not UTF-8.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from letterkit.errors import LetterkitError
from letterkit.keys import KeyType, VerifierKey, format_verifier_key, parse_verifier_key
from letterkit.tlog.checkpoint import VerifiedCheckpoint, verify_checkpoint
from letterkit.tlog.cosignature import Cosignature, verify_cosignatures
from letterkit.tlog.note import Note

NONE = "none"
_BLANKS = re.compile("[ \t]+")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Log:
    """A register that is trusted, by its key; `url` is where it says that it can be had."""

    key: VerifierKey
    url: str = ""


@dataclass(frozen=True, slots=True)
class Witness:
    """Somebody who signs checkpoints, by name and key."""

    name: str
    key: VerifierKey
    url: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Satisfied when at least `least` of its members, witnesses or groups, are."""

    name: str
    least: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """Groups stand in an order in which each follows its members."""

    logs: tuple[Log, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    groups: tuple[Group, ...] = ()
    quorum: str = NONE


@dataclass(frozen=True, slots=True)
class WitnessedCheckpoint:
    """A checkpoint that satisfies a policy, and who cosigned it."""

    signed: VerifiedCheckpoint
    cosignatures: tuple[Cosignature, ...]


def format_policy(policy: Policy) -> bytes:
    """The file of a policy (C2SP tlog-policy)."""
    lines = [
        *(f"log {format_verifier_key(log.key)} {log.url}" for log in policy.logs),
        *(f"witness {w.name} {format_verifier_key(w.key)} {w.url}" for w in policy.witnesses),
        *(f"group {g.name} {g.least} {' '.join(g.members)}" for g in policy.groups),
        f"quorum {policy.quorum}",
    ]
    written = "".join(f"{line.rstrip(' ')}\n" for line in lines).encode()
    if parse_policy(written) != policy:
        raise LetterkitError("this cannot be a policy")
    return written


def parse_policy(data: bytes, source: str = "policy.txt") -> Policy:
    """The policy of such a file; errors name `source` and the line."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise LetterkitError(f"{source}: not UTF-8") from error
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), start=1):
        words = [word for word in _BLANKS.split(line) if word]
        if _CONTROLS.search(line) or (words and not words[0].startswith("#")):
            try:
                reader.take(line, words)
            except LetterkitError as error:
                raise LetterkitError(f"{source}:{number}: {error}", hint=error.hint) from error
    if text and not text.endswith("\n"):
        raise LetterkitError(f"{source}: the last line does not end")
    return reader.policy(source)


class _Reader:
    """What was defined by the lines so far."""

    def __init__(self) -> None:
        self.logs: list[Log] = []
        self.witnesses: list[Witness] = []
        self.groups: list[Group] = []
        self.quorum = ""
        self.defined: set[str] = {NONE}
        self.members: set[str] = {NONE}

    def take(self, line: str, words: list[str]) -> None:
        """Take one line of the file; raises LetterkitError at one that is not of the form."""
        if _CONTROLS.search(line):
            raise LetterkitError("control character")
        match words:
            case ["log", key, *url] if len(url) <= 1:
                self.logs.append(Log(self._key(key, KeyType.NOTE, self.logs), "".join(url)))
            case ["witness", name, key, *url] if len(url) <= 1:
                self._define(name)
                public = self._key(key, KeyType.COSIGNATURE, self.witnesses)
                self.witnesses.append(Witness(name, public, "".join(url)))
            case ["group", name, least, first, *others]:
                self._group(name, least, (first, *others))
            case ["quorum", name] if not self.quorum and name in self.defined:
                self.quorum = name
            case _:
                raise LetterkitError(
                    "not a line of a policy", hint="it has log, witness, group and one quorum"
                )

    def _define(self, name: str) -> None:
        if name in self.defined:
            raise LetterkitError(f"defined twice: {name}")
        self.defined.add(name)

    def _key(self, text: str, kind: KeyType, others: Iterable[Log | Witness]) -> VerifierKey:
        key = parse_verifier_key(text)
        if key.type is not kind:
            raise LetterkitError("a key of the wrong type for its use")
        if any(other.key.public == key.public for other in others):
            raise LetterkitError("the same key twice")
        return key

    def _group(self, name: str, least: str, members: tuple[str, ...]) -> None:
        for member in members:
            if member not in self.defined or member in self.members:
                raise LetterkitError(f"not defined before, or a member already: {member}")
            self.members.add(member)
        named = {"any": 1, "all": len(members)} | {str(n + 1): n + 1 for n in range(len(members))}
        if least not in named:
            raise LetterkitError(f"not a number of members: {least}")
        self._define(name)
        self.groups.append(Group(name, named[least], members))

    def policy(self, source: str) -> Policy:
        """The policy of all lines; one without a quorum raises LetterkitError."""
        if not self.quorum:
            raise LetterkitError(f"{source}: no quorum", hint="a last line may be: quorum none")
        return Policy(tuple(self.logs), tuple(self.witnesses), tuple(self.groups), self.quorum)


def verify_witnessed(note: Note, policy: Policy, now: int) -> WitnessedCheckpoint:
    """Raise unless a log of the policy signed this checkpoint and its quorum cosigned it."""
    signed = verify_checkpoint(note, *(log.key for log in policy.logs))
    keys = [witness.key for witness in policy.witnesses]
    cosignatures = verify_cosignatures(note, keys, now)
    # A register is no witness of itself.
    cosigned = {each.witness.public for each in cosignatures} - {signed.key.public}
    satisfied = {NONE} | {w.name for w in policy.witnesses if w.key.public in cosigned}
    for group in policy.groups:
        if sum(member in satisfied for member in group.members) >= group.least:
            satisfied.add(group.name)
    if policy.quorum not in satisfied:
        raise LetterkitError("too few witnesses cosigned the checkpoint")
    return WitnessedCheckpoint(signed, cosignatures)
