"""What letterkit costs at several sizes, beside its peers: one table, as Markdown.

    benchmarks/run [--sizes 1000,10000] [--peers PYTHON] [--picture FILE.svg] [--work check,pdf]

Each cell is a process of its own, on invented people (`invented.py`): seconds of the processor, its
own and those of its children; seconds by the clock, which a busy machine makes longer; and the peak
memory of its largest process. Peers run in the same run, right behind what they are compared with.
`--peers` is a Python that has those that are Python packages, so that letterkit's own environment
stays as it is:

    python3 -m venv peers
    peers/bin/pip install weasyprint splink mailmerge pymerkle typst matplotlib
    benchmarks/run --peers peers/bin/python --picture costs.svg

What is not installed is left out, and the table says so. A picture needs matplotlib there.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

from invented import write_people
from peers import PEERS, Peer

SOURCE = Path(__file__).parents[1] / "src"
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
SETTINGS = 'organisation = "Example Association"\nemail = "letters@example.org"\n'
FORMATS = ("pdf", "html", "txt", "eml")
WORK = {
    "check": ("check", "parks"),
    "invite": ("invite", "parks"),
    **{each: ("build", "parks", "--format", each) for each in FORMATS},
    "verify pdf": ("verify", "--no-state", "build/parks/parks.en.pdf"),
    "verify html": ("verify", "--no-state", "build/parks/parks.en.html"),
    "publish": ("publish", "parks", "--yes", "--format", "txt"),
    "receipts": ("receipts", "parks"),
}
NEEDED = {"verify pdf": "pdf", "verify html": "html", "receipts": "publish"}
FOUND = 1  # exit of a check that found something


class Failed(Exception):
    """A command of letterkit, or a peer, ended with an error; this is what it said."""


class Cost(NamedTuple):
    """Of a process: seconds of the processor and by the clock, and megabytes at its peak."""

    processor: float
    clock: float
    memory: float


class Row(NamedTuple):
    """What a cell of the table is about; `skipped` is why it was not measured."""

    work: str
    who: str
    size: int
    cost: Cost | None
    skipped: str = ""


def measured(command: Sequence[str], folder: Path, *, may_find: bool = False) -> Cost:
    """Run a command. A process's memory is counted from its start, so this one stays small."""
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    with tempfile.TemporaryFile() as errors:
        began = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.DEVNULL, stderr=errors, env=environment
        )
        _, status, used = os.wait4(process.pid, 0)
        clock = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in ((0, FOUND) if may_find else (0,)):
            errors.seek(0)
            said = errors.read().decode(errors="replace").strip()
            raise Failed(f"{' '.join(command)}: {said[-2000:]}")
    unit = 1 if sys.platform == "darwin" else 1024  # getrusage(2): bytes there, kilobytes elsewhere
    return Cost(used.ru_utime + used.ru_stime, clock, used.ru_maxrss * unit / 1e6)


def make_workspace(folder: Path, size: int) -> None:
    (folder / "letters" / "parks").mkdir(parents=True)
    (folder / "signatories").mkdir()
    (folder / "letters" / "parks" / "letter.md").write_text(LETTER)
    (folder / "letterkit.toml").write_text(SETTINGS)
    write_people(folder / "signatories" / "parks.csv", size)
    keygen = [sys.executable, "-m", "letterkit", "keygen", "parks"]
    measured(keygen, folder)


def rows_of(size: int, wanted: Sequence[str], peers: Sequence[Peer], python: str) -> list[Row]:
    """What all work costs at one size, each with its peers behind it."""
    rows = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_workspace(folder, size)
        needed = {NEEDED.get(each, each) for each in wanted}
        for work, arguments in WORK.items():
            if work not in wanted and work not in needed:
                continue
            command = [sys.executable, "-m", "letterkit", *arguments]
            cost = measured(command, folder, may_find=work == "check")
            if work not in wanted:
                continue
            rows.append(Row(work, "letterkit", size, cost))
            show(rows[-1])
            for peer in (each for each in peers if each.work == work):
                rows.append(_row(peer, folder, size, python))
                show(rows[-1])
    return rows


def _row(peer: Peer, folder: Path, size: int, python: str) -> Row:
    lacks = peer.lacks(python)
    if not lacks and size > peer.most:
        lacks = f"not beyond {peer.most:,} names"
    if lacks:
        return Row(peer.work, peer.name, size, None, lacks)
    try:
        cost = measured(peer.command(python), folder)
    except Failed as failed:
        last = str(failed).rpartition("\n")[2]
        return Row(peer.work, peer.name, size, None, f"failed: {last}")
    return Row(peer.work, peer.name, size, cost)


def show(row: Row) -> None:
    """Say on the terminal how far it is; the table comes at the end."""
    said = f"{row.cost.processor:.2f} s" if row.cost else row.skipped
    print(f"{row.size:>9,}  {row.work:<12} {row.who:<32} {said}", file=sys.stderr)


def table(rows: Sequence[Row]) -> str:
    """The rows as Markdown; a ratio is letterkit's seconds of the processor by the peer's."""
    lines = [
        "| work | names | with | processor | clock | memory | letterkit ÷ it |",
        "|---|--:|---|--:|--:|--:|--:|",
    ]
    own: dict[tuple[str, int], Cost] = {}
    for row in rows:
        head = f"| {row.work} | {row.size:,} | {row.who} |"
        if row.cost is None:
            lines.append(f"{head} – | – | – | {row.skipped} |")
            continue
        ratio = ""
        if row.who == "letterkit":
            own[row.work, row.size] = row.cost
        elif row.cost.processor:
            ratio = f"{own[row.work, row.size].processor / row.cost.processor:.2f}"
        processor, clock, memory = row.cost
        lines.append(f"{head} {processor:.2f} s | {clock:.2f} s | {memory:,.0f} MB | {ratio} |")
    return "\n".join(lines)


def notes(python: str) -> str:
    """Each peer's version, what it is run with, and what it leaves out."""
    lines = []
    for peer in PEERS:
        lacks = peer.lacks(python)
        version = f"left out: {lacks}" if lacks else peer.version(python)
        lines.append(f"- {peer.name} ({version}): {peer.settings}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="1000,10000", help="names, with commas between")
    parser.add_argument("--work", default=",".join(WORK), help=f"of {', '.join(WORK)}")
    parser.add_argument("--peers", default=sys.executable, help="a Python that has the peers")
    parser.add_argument("--no-peers", action="store_true", help="measure letterkit alone")
    parser.add_argument("--picture", help="a file for a picture, such as costs.svg")
    asked = parser.parse_args(arguments)
    sizes = [int(each.replace("_", "")) for each in asked.sizes.split(",")]
    wanted = asked.work.split(",")
    if unknown := [each for each in wanted if each not in WORK]:
        parser.error(f"no such work: {', '.join(unknown)}; there is {', '.join(WORK)}")
    peers = () if asked.no_peers else PEERS
    rows = [row for size in sizes for row in rows_of(size, wanted, peers, asked.peers)]
    print(table(rows))
    if peers:
        print(f"\n{notes(asked.peers)}")
    if asked.picture:
        from picture import draw

        draw(rows, Path(asked.picture), asked.peers)


if __name__ == "__main__":
    main()
