"""Files → which ids `check --fix ids` is replacing: `signatories/.<slug>.new-ids.json`.

An object from old ids to new ones. It is there while they are replaced, and after that only if the
command was killed. The old ids tell whose they are.
"""

import json
import re
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.files.files import read_bytes
from letterkit.files.workspace import Workspace

_NAME = re.compile(r"\.(.+)\.new-ids\.json")


def new_ids_path(workspace: Workspace, slug: str) -> Path:
    return workspace.root / "signatories" / f".{slug}.new-ids.json"


def new_ids_slugs(workspace: Workspace) -> list[str]:
    """The letters for which such a file is there."""
    found = (_NAME.fullmatch(path.name) for path in (workspace.root / "signatories").glob(".*"))
    return sorted(each[1] for each in found if each)


def read_new_ids(workspace: Workspace, slug: str) -> dict[str, str]:
    """Old ids and their new ones; none if the file is not there, or is not what was written."""
    path = new_ids_path(workspace, slug)
    if not path.exists():
        return {}
    try:
        found = json.loads(read_bytes(path, workspace.name(path)))
        return {str(old): str(new) for old, new in found.items()}
    except (ValueError, AttributeError, RecursionError, LetterkitError):
        return {}  # killed before it was whole, so before anything else was written


def other_ids(workspace: Workspace, ids: frozenset[str]) -> frozenset[str]:
    """The ids that the holders of these had before, or are about to have."""
    found: set[str] = set()
    for slug in new_ids_slugs(workspace):
        for pair in read_new_ids(workspace, slug).items():
            if ids.intersection(pair):
                found.update(pair)
    return frozenset(found)
