import os
from itertools import dropwhile
from pathlib import Path

import pytest

_BESIDE = Path(__file__).parents[3] / "shared" / "vectors"


@pytest.fixture
def vectors():
    """The folder of published vectors, which are no part of the project."""
    folder = Path(os.environ.get("LETTERKIT_VECTORS", _BESIDE))
    if not folder.is_dir():
        pytest.skip("no published vectors: LETTERKIT_VECTORS names no folder")
    return folder


@pytest.fixture
def example():
    """Cuts the example that begins with the given words out of a module's docstring."""

    def cut(module, begin):
        text = ""
        for line in dropwhile(lambda each: each != f"    {begin}", module.__doc__.split("\n")):
            if line and not line.startswith("    "):
                break
            text += line[4:] + "\n"
        return text.rstrip("\n") + "\n"

    return cut
