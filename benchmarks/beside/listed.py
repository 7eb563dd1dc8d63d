"""The invented people of a workspace, as lines of a list."""

import csv
from pathlib import Path

PEOPLE = "signatories/parks.csv"


def people() -> list[dict[str, str]]:
    with Path(PEOPLE).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def shown(person: dict[str, str]) -> str:
    parts = (person["name"], person["role"], person["affiliation"], person["country"])
    return ", ".join(part for part in parts if part)
