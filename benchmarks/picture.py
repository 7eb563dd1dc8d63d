"""A picture of the costs: seconds and memory by the number of names, drawn by matplotlib.

It runs in the Python of the peers, which has matplotlib; what it draws comes to it as JSON.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from costs import Row

DRAWN = """
import json, sys
try:
    import matplotlib
except ImportError:
    sys.exit("no picture: matplotlib is not installed there")
matplotlib.use("svg" if sys.argv[1].endswith(".svg") else "agg")
from matplotlib import pyplot
figure, both = pyplot.subplots(1, 2, figsize=(11, 5))
for line in json.load(sys.stdin):
    for axes, key in zip(both, ("processor", "memory")):
        axes.plot(line["sizes"], line[key], marker="o", label=line["name"],
                  linestyle="-" if line["own"] else ":")
for axes, what in zip(both, ("seconds of the processor", "megabytes at the peak")):
    axes.set(xscale="log", yscale="log", xlabel="names", title=what)
    axes.grid(alpha=0.3)
both[1].legend(fontsize="x-small", loc="upper left", bbox_to_anchor=(1, 1))
figure.savefig(sys.argv[1], bbox_inches="tight")
"""


def draw(rows: "Sequence[Row]", path: Path, python: str) -> None:
    lines: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if row.cost:
            lines.setdefault((row.work, row.who), []).append(row)
    drawn = [
        {
            "name": f"{work}: {who}",
            "own": who == "letterkit",
            "sizes": [each.size for each in its],
            "processor": [each.cost.processor for each in its if each.cost],
            "memory": [each.cost.memory for each in its if each.cost],
        }
        for (work, who), its in lines.items()
    ]
    command = [python, "-c", DRAWN, str(path)]
    made = subprocess.run(command, input=json.dumps(drawn), text=True, check=False)
    if made.returncode:
        print("the picture was not drawn", file=sys.stderr)
