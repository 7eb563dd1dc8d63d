"""Jinja for letters that may come from a stranger: Jinja's own sandbox, and nothing random.

How long a template may run and how much memory it may take is the matter of `confined`.
"""

import datetime

from jinja2 import StrictUndefined, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment


class Sandbox(ImmutableSandboxedEnvironment):
    def __init__(self) -> None:
        super().__init__(
            undefined=StrictUndefined,
            finalize=_printable,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=False,
        )
        del self.globals["lipsum"], self.filters["random"]


def _printable(value: object) -> object:
    """What `{{ }}` may give: words and numbers, not the insides of Python."""
    if value is None:
        raise TypeError("nothing to print: the value is empty")
    if isinstance(value, list | tuple | dict):
        raise TypeError("a list cannot be printed as it is: use a loop, or |join_words")
    if not isinstance(value, str | int | float | datetime.date | Undefined):
        raise TypeError(f"not something to print: {type(value).__name__}")
    return value
