"""A fuzzer of any parser has something to begin with."""

import sys
from pathlib import Path

import pytest

FUZZ = Path(__file__).parent.parent / "fuzz"


@pytest.mark.parametrize("target", ["letter", "list", "mail", "page", "pdf", "receipt", "register"])
def test_it_begins_with_files_of_its_kind(monkeypatch, target):
    monkeypatch.setattr(sys, "path", [str(FUZZ), *sys.path])
    from seeds import seeds_of

    assert seeds_of(target)
