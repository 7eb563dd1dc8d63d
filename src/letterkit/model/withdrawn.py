"""Who withdrew, so that an export that still has them does not bring them back.

`registers/<slug>/withdrawn` holds lines, sorted, each once, of 64 lower-case hex digits:

    HMAC-SHA256(secret of the register, "letterkit.withdrawn.v1" LF, what tells who it is)

What tells who it is are digests of an address, a name, a response, as in
`lists/merging/matching.py`.
`id ID` is the id of somebody who withdrew. `again HANDLE` is a row that stays though it looks like
one of somebody who withdrew: they signed again, or it is somebody else. HANDLE is what decisions
call the row.
Without the secret nobody can try names or addresses against these lines.
"""

import hmac
import re
from collections.abc import Iterable

from letterkit.errors import LetterkitError

FILE = "withdrawn"
_MARK = re.compile("[0-9a-f]{64}")


def mark(secret: bytes, tells: str) -> str:
    """What tells somebody who withdrew, without naming them: an HMAC-SHA-256 in hexadecimal."""
    return hmac.digest(secret, f"letterkit.withdrawn.v1\n{tells}".encode(), "sha256").hex()


def format_marks(marks: Iterable[str]) -> bytes:
    """The file of such marks, sorted, one a line."""
    return "".join(f"{each}\n" for each in sorted(set(marks))).encode()


def parse_marks(data: bytes) -> frozenset[str]:
    """The marks of such a file; raises LetterkitError if it is damaged."""
    marks = data.decode("ascii", "replace").split("\n")[:-1]
    if not all(map(_MARK.fullmatch, marks)) or format_marks(marks) != data:
        raise LetterkitError("not what letterkit wrote there", hint="put back a copy of the file")
    return frozenset(marks)
