"""What publishing costs; run it as `python benchmarks/register_publish.py [SIZE]`.

Makes a workspace of SIZE invented signatories (100,000 by default) in a folder of its own, and
prints how long `publish` takes as a whole process, how long `receipts` takes, how long `publish`
takes for a second edition in which one signatory changes, and the PDF alone. Seconds of the
processor stand beside, because a busy machine makes everything wait. At the end all of it is
deleted; ext4 leaves the inodes of the receipts unused for some minutes, and is many times slower at
making files until then: a run that follows at once says nothing of `receipts`.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LETTER = """---
template: blank
title: Keep the parks open
date: 2026-03-14
lang: en
issuer: Example Association
origin: letters.example.org/parks
---
The parks of our city close at dusk. We ask you to keep them open.
"""
SYLLABLES = ("an", "be", "co", "da", "el", "fi", "go", "hu", "ir", "jo", "ka", "lu", "ma", "no")


def make_workspace(folder: Path, size: int) -> None:
    chance = random.Random(1)  # noqa: S311 - the same list in every run
    (folder / "letters" / "parks").mkdir(parents=True)
    (folder / "signatories").mkdir()
    (folder / "letters" / "parks" / "letter.md").write_text(LETTER)
    with (folder / "signatories" / "parks.csv").open("w") as file:
        file.write("id,name,kind,affiliation,country,shown,consent,email,signed\n")
        for number in range(size):
            words = [
                "".join(chance.choice(SYLLABLES) for _ in range(length)).capitalize()
                for length in (3, 3, 2)
            ]
            shown = "unnamed" if number % 10 == 0 else "named"
            file.write(
                f"p{number:07d},{' '.join(words)},person,Example Society {number % 97},PL,{shown},"
                f"yes,n{number}@example.org,2026-03-14\n"
            )


def timed(what: str, folder: Path, *arguments: str) -> float:
    began, spent = time.perf_counter(), os.times()
    subprocess.run(
        [sys.executable, "-m", "letterkit", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    seconds, used = time.perf_counter() - began, os.times()
    processor = sum(used[2:4]) - sum(spent[2:4])
    print(f"{what:<56}{seconds:9.2f} s {processor:9.2f} s of processor")
    return seconds


def main(size: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_workspace(folder, size)
        publish = ("publish", "parks", "--yes", "--format", "html,txt")
        timed("key", folder, "keygen", "parks")
        timed(f"publish {size:,} entries, page and text", folder, *publish)
        seconds = timed(f"{size:,} receipts", folder, "receipts", "parks")
        print(f"{'':<56}{size / seconds:9,.0f} a second")
        people = folder / "signatories" / "parks.csv"
        people.write_text(people.read_text().replace("Example Society 5,", "Other Society,", 1))
        timed("publish a second edition with one amended", folder, *publish)
        timed("build what is published, page and text", folder, "build", "--format", "html,txt")
        timed("build what is published, PDF", folder, "build", "--format", "pdf")
        timed("publish again, in all formats", folder, "publish", "parks", "--yes")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
