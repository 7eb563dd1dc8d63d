"""How long letterkit takes to start, beside the libraries that it cannot do without.

python benchmarks/start.py        prints seconds, and how many times the bare libraries that is

Seconds are those of the processor, so that a busy machine does not blur them.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

RUNS = 15
LIMIT = 3.0


def quickest(commands: list[list[str]]) -> list[float]:
    """The quickest run of each: the one that the machine disturbed least. They take turns."""
    taken: list[list[float]] = [[] for _ in commands]
    for _ in range(RUNS):
        for command, its in zip(commands, taken, strict=True):
            before = os.times()
            subprocess.run(command, capture_output=True, check=False)
            after = os.times()
            its.append(sum(after[2:4]) - sum(before[2:4]))
    return [min(its) for its in taken]


def main() -> int:
    letterkit = [sys.executable, "-m", "letterkit"]
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "letter.en.txt"
        text.write_text("Keep the parks open\n", "utf-8")
        bare, *ours = quickest(
            [
                [sys.executable, "-c", "import typer, rich"],
                [*letterkit, "--help"],
                [*letterkit, "verify", str(text)],
            ]
        )
    print(f"{bare:.3f} s  1.0  import typer, rich")
    for taken, what in zip(ours, ("--help", "verify TEXT"), strict=True):
        print(f"{taken:.3f} s  {taken / bare:.1f}  letterkit {what}")
    return int(max(ours) > LIMIT * bare)


if __name__ == "__main__":
    sys.exit(main())
