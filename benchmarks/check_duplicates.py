"""How many planted repeats the checks find, and how much of what they flag is right.

    python benchmarks/check_duplicates.py LIST.csv TRUTH.csv [LIST.csv TRUTH.csv …]

A truth has the columns line, repeats_line, how: which line of the list is a person again, whose
first line is repeats_line, and by what kind of change. Prints the table of docs/checks.md.
"""

import csv
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from letterkit.check.checks import run
from letterkit.check.roll import Terms
from letterkit.lists.signatories import read_signatories
from letterkit.model.finding import Finding, Severity

REPEATS = ("same-address", "same-name", "near-name")
FLAGS = (Severity.ERROR, Severity.REVIEW)
Pair = tuple[int, int]


def main(paths: list[str]) -> None:
    planted: Counter[str] = Counter()
    found: Counter[tuple[str, Severity]] = Counter()
    flagged: Counter[tuple[Severity, bool]] = Counter()
    for path, truth in zip(paths[::2], paths[1::2], strict=True):
        begun = time.perf_counter()
        signatories = read_signatories(Path(path), path)
        read = time.perf_counter()
        findings = run(signatories, Terms(today=date(2026, 12, 1)))
        print(
            f"{path}: {len(signatories):,} signatories, read in {read - begun:.1f} s,"
            f" checked in {time.perf_counter() - read:.1f} s",
            file=sys.stderr,
        )
        count(Path(truth), findings, planted, found, flagged)
    print_table(planted, found, flagged)


def count(
    truth: Path,
    findings: Iterable[Finding],
    planted: Counter[str],
    found: Counter[tuple[str, Severity]],
    flagged: Counter[tuple[Severity, bool]],
) -> None:
    pairs = {severity: pairs_of(findings, severity) for severity in FLAGS}
    pairs[Severity.REVIEW] -= pairs[Severity.ERROR]
    people: defaultdict[int, set[int]] = defaultdict(set)
    with truth.open(newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            again, first = int(row["line"]), int(row["repeats_line"])
            planted[row["how"]] += 1
            people[first] |= {first, again}
            for severity in FLAGS:
                found[row["how"], severity] += (min(again, first), max(again, first)) in pairs[
                    severity
                ]
    right = {(a, b) for lines in people.values() for a in lines for b in lines if a < b}
    for severity in FLAGS:
        for pair in pairs[severity]:
            flagged[severity, pair in right] += 1


def pairs_of(findings: Iterable[Finding], severity: Severity) -> set[Pair]:
    pairs: set[Pair] = set()
    for finding in findings:
        if finding.code in REPEATS and finding.severity is severity:
            lines = sorted(place.line for place in finding.entries)
            pairs |= {(a, b) for a in lines for b in lines if a < b}
    return pairs


def print_table(
    planted: Counter[str],
    found: Counter[tuple[str, Severity]],
    flagged: Counter[tuple[Severity, bool]],
) -> None:
    print("| kind | planted | as `error` | as `review` | found |")
    print("|---|--:|--:|--:|--:|")
    total: Counter[Severity] = Counter()
    for how in sorted(planted):
        each = {severity: found[how, severity] for severity in FLAGS}
        total.update(each)
        print_row(how, planted[how], each)
    print_row("**all**", planted.total(), total)
    for severity in FLAGS:
        right, wrong = flagged[severity, True], flagged[severity, False]
        print(
            f"\nOf {right + wrong:,} pairs flagged `{severity}`, {right:,} are one person"
            f" ({share(right, right + wrong)})."
        )


def print_row(how: str, planted: int, each: dict[Severity, int] | Counter[Severity]) -> None:
    figures = " | ".join(f"{each[severity]:,}" for severity in FLAGS)
    print(f"| {how} | {planted:,} | {figures} | {share(sum(each.values()), planted)} |")


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"


if __name__ == "__main__":
    main(sys.argv[1:])
