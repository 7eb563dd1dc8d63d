"""Where a workspace's own files speak of somebody: letters, lists, and what lies beside them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from letterkit.files.files import read_bytes
from letterkit.files.workspace import Workspace

LARGEST = 2**26


def mentions(workspace: Workspace, words: Iterable[str]) -> list[str]:
    """`file:line` wherever one of these stands as a word of its own, however it is cased.

    What is no text is not looked into, nor `build/` and `registers/`, which letterkit wrote.
    """
    wanted = [re.escape(each.casefold()) for each in words if each.strip()]
    if not wanted:
        return []
    pattern = re.compile(rf"(?<![\w@.-])(?:{'|'.join(wanted)})(?![\w@-])")
    return [place for path in _files(workspace.root) for place in _places(workspace, path, pattern)]


def _files(root: Path) -> Sequence[Path]:
    inside = [path for folder in ("letters", "signatories") for path in (root / folder).rglob("*")]
    found = sorted([*root.iterdir(), *inside])
    return [path for path in found if path.is_file() and path.stat().st_size <= LARGEST]


def _places(workspace: Workspace, path: Path, pattern: re.Pattern[str]) -> Iterator[str]:
    name = workspace.name(path)
    text = read_bytes(path, name).decode("utf-8", "replace")
    for number, line in enumerate(text.split("\n"), 1):
        if pattern.search(line.casefold()):
            yield f"{name}:{number}"
