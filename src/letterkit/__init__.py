"""Open letters that anybody can check, offline.

    >>> import letterkit
    >>> workspace = letterkit.Workspace("petitions")

`docs/python.md` describes what is here. Everything is loaded when it is first used.
"""

from letterkit.version import __version__

TYPE_CHECKING = False  # `typing` takes longer to load than all that is here
if TYPE_CHECKING:
    from letterkit.api import BuiltFile, BuiltLetter, Letter, Verification, Workspace, verify
    from letterkit.errors import LetterkitError

__all__ = [
    "BuiltFile",
    "BuiltLetter",
    "Letter",
    "LetterkitError",
    "Verification",
    "Workspace",
    "__version__",
    "verify",
]


def __getattr__(name: str) -> object:
    """What `__all__` names, from the module that has it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from letterkit import api

    return getattr(api, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
