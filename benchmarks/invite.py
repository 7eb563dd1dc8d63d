"""How many invitations a second `letterkit invite` writes; `python benchmarks/invite.py [SIZE]`.

Makes a workspace of SIZE invented signatories (10,000 by default), and prints how long `invite`
takes as a whole process, how long it takes again for the same people, and how long a loop takes
that writes the same bytes to one folder and does nothing else. Seconds of the processor stand
beside, because a busy machine makes everything wait. At the end all of it is deleted; ext4 makes
files many times more slowly for some minutes after that, as `register_publish.py` says. With
TMPDIR=/dev/shm no disk is in it.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from register_publish import make_workspace

SETTINGS = 'organisation = "Example Association"\nemail = "letters@example.org"\n'


def seconds_to_invite(folder: Path) -> tuple[float, float]:
    """By the clock, and of the processor."""
    began, spent = time.perf_counter(), os.times()
    command = [sys.executable, "-m", "letterkit", "invite", "parks"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    seconds, used = time.perf_counter() - began, os.times()
    return seconds, sum(used[2:4]) - sum(spent[2:4])


def seconds_to_copy(outbox: Path, beside: Path) -> float:
    """How long a bare loop takes to write what is in the outbox."""
    mails = [(path.name, path.read_bytes()) for path in outbox.iterdir()]
    beside.mkdir()
    began = time.perf_counter()
    for name, data in mails:
        handle = os.open(beside / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        os.write(handle, data)
        os.close(handle)
    return time.perf_counter() - began


def show(what: str, size: int, seconds: float, processor: float = 0.0) -> None:
    busy = f", {processor:.2f} s of processor" if processor else ""
    print(f"{what:<28}{size / seconds:10,.0f} a second ({seconds:.2f} s{busy})")


def main(size: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_workspace(folder, size)
        (folder / "letterkit.toml").write_text(SETTINGS)
        outbox = folder / "registers" / "parks" / "outbox"
        show("letterkit invite", size, *seconds_to_invite(folder))
        written = list(outbox.iterdir())
        bytes_each = sum(path.stat().st_size for path in written) / len(written)
        show("a loop that only writes", size, seconds_to_copy(outbox, folder / "copy"))
        show("letterkit invite, again", size, *seconds_to_invite(folder))
        print(f"{len(written):,} e-mails of {bytes_each:,.0f} bytes")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
