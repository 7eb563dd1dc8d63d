from datetime import date

import pytest

from letterkit.check.checks import run
from letterkit.check.roll import Roll, Terms
from letterkit.model import Kind, Level, Shown, Signatory, Source

TODAY = date(2026, 12, 1)
WORDS = {"kind": Kind, "level": Level, "shown": Shown}


@pytest.fixture
def people():
    """Signatories of a list, each a name or the fields of one; all agreed to be named."""

    def make(*entries):
        rows = [{"name": each} if isinstance(each, str) else each for each in entries]
        usual = {"consent": True}
        return [
            Signatory(
                source=Source("list.csv", line),
                **{
                    key: WORDS.get(key, lambda it: it)(value)
                    for key, value in (usual | row).items()
                },
            )
            for line, row in enumerate(rows, 2)
        ]

    return make


@pytest.fixture
def roll(people):
    def make(*entries, **terms):
        return Roll.of(people(*entries), Terms(**{"today": TODAY, **terms}))

    return make


@pytest.fixture
def checked(people):
    """What all checks say of a list: code, severity and lines of each finding."""

    def make(*entries, **terms):
        findings = run(people(*entries), Terms(**{"today": TODAY, **terms}))
        return [
            (each.code, str(each.severity), [place.line for place in each.entries])
            for each in findings
        ]

    return make
