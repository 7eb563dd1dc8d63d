import os
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
