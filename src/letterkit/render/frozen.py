"""What each version of letterkit writes, by hash: only a file of the same form can be written anew.

`frozen.toml` names a form for each version: the SHA-256 of the templates, styles, scripts and
words of a page, a text and an e-mail, and of what the code around them makes of sample letters.
`tests/render/test_frozen.py` fails while the form of this version is not the one recorded. A
version whose form changes has to keep the files of the one before it, so that old pages can be
verified.
"""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from letterkit.version import __version__


@lru_cache(maxsize=1)
def forms() -> Mapping[str, Mapping[str, str]]:
    """The recorded forms by version: `files` and `written`, SHA-256 in hex."""
    file = resources.files("letterkit.render") / "frozen.toml"
    found: Mapping[str, Mapping[str, str]] = tomllib.loads(file.read_text("utf-8"))["versions"]
    return found


def is_known(version: str) -> bool:
    """Whether this letterkit writes files as that version does."""
    return version in forms() and forms()[version] == forms().get(__version__)
