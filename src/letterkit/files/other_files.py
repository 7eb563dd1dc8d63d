"""Files of ours that are no letter, known by how they begin, and which command takes them."""

import re
from dataclasses import dataclass
from enum import Enum

from letterkit.errors import LetterkitError

_CHECKPOINT = (
    rb"[^\n]+\n[0-9]+\n[A-Za-z0-9+/]{43}=\n(?:[^\n]+\n)*\n(?:\xe2\x80\x94 \S+ [A-Za-z0-9+/=]+\n)+"
)
_KEY = rb"[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+"
_SIGNATURES = rb"-----BEGIN (?:SSH|PGP) SIGNATURE-----|untrusted comment: "
_LONGEST = 2**17  # two checkpoints, each with a hundred signatures


@dataclass(frozen=True, slots=True)
class _Form:
    """How such a file begins, what it is called, and what to do with it."""

    start: bytes
    called: str
    hint: str


class Other(Enum):
    RECEIPT = _Form(
        rb"c2sp\.org/tlog-proof@v1\n", "a receipt", "letterkit verify --receipt FILE takes it"
    )
    PROMISE = _Form(
        rb"letterkit\.promise-file\.v1\n", "a promise", "letterkit verify --receipt FILE takes it"
    )
    FORK = _Form(
        _CHECKPOINT + rb"\n[^\n]+\n[0-9]+\n",
        "evidence of a fork",
        "keep it: it holds two signed checkpoints that contradict each other",
    )
    CHECKPOINT = _Form(
        _CHECKPOINT, "a checkpoint", "letterkit verify FILE --key KEY says who signed it"
    )
    POLICY = _Form(
        rb"(?:[ \t]*(?:#[^\n]*)?\n)*(?:log|witness[ \t]+\S+)[ \t]+" + _KEY,
        "a policy",
        "name the letter too: letterkit verify LETTER.pdf --policy FILE",
    )
    GROWTH = _Form(
        rb"letterkit\.growth\.v1\n",
        "a proof that a register grew",
        "letterkit witness CHECKPOINT --proof FILE takes it; letterkit compare OLD NEW needs none",
    )
    STATEMENT = _Form(
        rb"letterkit\.statement\.v1\n", "a statement", "letterkit add FILE --to LETTER takes it"
    )
    SIGNATURE = _Form(
        _SIGNATURES,
        "a signature",
        "keep it beside what it signs: letterkit add STATEMENT --to LETTER takes both",
    )
    SEAL = _Form(
        rb"letterkit\.seal\.v1\n",
        "the seal of checksums",
        "sha256sum --check SHA256SUMS compares the files; letterkit verify FILE --sealed checks "
        "the seal in each of them",
    )
    SUMS = _Form(rb"[0-9a-f]{64}  \S", "checksums", "sha256sum --check FILE compares them")
    PRIVATE_KEY = _Form(rb"PRIVATE\+KEY\+", "a private key", "show it to nobody")


class OtherFileError(LetterkitError):
    """A file of ours was given in place of a letter."""

    def __init__(self, name: str, kind: Other, data: bytes) -> None:
        super().__init__(f"{name}: {kind.value.called}, not a letter", hint=kind.value.hint)
        self.kind = kind
        self.data = data


def refuse_other(data: bytes, name: str) -> None:
    """Raise OtherFileError for a file of one of these kinds."""
    start = data[:_LONGEST].removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    for kind in Other:
        if re.match(kind.value.start, start):
            raise OtherFileError(name, kind, data)
