"""How long letterkit takes to start, beside the libraries that it cannot do without.

python benchmarks/start.py        prints seconds, and how many times the bare libraries that is
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 15
LIMIT = 3.0


def seconds(*command: str) -> float:
    """The quickest of some runs: the one that the machine disturbed least."""
    taken = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        subprocess.run(command, capture_output=True, check=False)
        taken.append(time.perf_counter() - begun)
    return min(taken)


def main() -> int:
    letterkit = (sys.executable, "-m", "letterkit")
    bare = seconds(sys.executable, "-c", "import typer, rich")
    print(f"{bare:.3f} s  1.0  import typer, rich")
    slow = 0
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "letter.en.txt"
        text.write_text("Keep the parks open\n", "utf-8")
        for command in (("--help",), ("verify", str(text))):
            taken = seconds(*letterkit, *command)
            slow += taken > LIMIT * bare
            print(f"{taken:.3f} s  {taken / bare:.1f}  letterkit {command[0]}")
    return int(slow > 0)


if __name__ == "__main__":
    sys.exit(main())
