"""Jinja for letters that may come from a stranger: no attribute games, and an end to every loop.

Beside Jinja's own sandbox, a rendering may execute LINES lines of template code and make texts of
at most LONGEST characters, so that no loop or doubling can fill the machine.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from jinja2 import StrictUndefined
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.nodes import Concat
from jinja2.sandbox import ImmutableSandboxedEnvironment

LINES = 2_000_000
LONGEST = 2_000_000
_FILTERS = ("center", "format", "indent", "join", "pprint", "random", "tojson", "urlize", "xmlattr")
_PADDING = ("center", "expandtabs", "ljust", "rjust", "zfill")
_METHODS = (*_PADDING, "format", "format_map", "join", "replace", "translate")


class TooLong(Exception):
    """The template ran or grew past its bounds."""


class _Generator(CodeGenerator):
    def visit_Concat(self, node: Concat, frame: Frame) -> None:
        self.write("environment.bounded(")
        super().visit_Concat(node, frame)
        self.write(")")


class Sandbox(ImmutableSandboxedEnvironment):
    code_generator_class = _Generator
    intercepted_binops = frozenset(("*", "**", "%", "+"))

    def __init__(self) -> None:
        super().__init__(
            undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False
        )
        for name in ("namespace", "lipsum", "cycler"):
            del self.globals[name]
        for name in _FILTERS:
            del self.filters[name]
        self.filters["replace"] = self._replace

    def _replace(self, text: str, old: str, new: str) -> str:
        text = str(text)
        if len(text) + text.count(old) * len(new) > LONGEST:
            raise TooLong
        return text.replace(old, new)

    def bounded(self, text: str) -> str:
        if len(text) > LONGEST:
            raise TooLong
        return text

    def call_binop(self, context: object, operator: str, left: object, right: object) -> object:
        sizes = [len(each) for each in (left, right) if isinstance(each, str | list | tuple)]
        if operator == "%" and isinstance(left, str):
            raise SecurityError("% on a text is not available: write the text with ~ instead")
        if operator == "**" or (operator == "*" and sizes):
            raise SecurityError(f"{operator} is not available here")
        if sum(sizes) > LONGEST:
            raise TooLong
        return super().call_binop(context, operator, left, right)  # type: ignore[arg-type]

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        if isinstance(obj, str) and attr in _METHODS:
            return False
        return super().is_safe_attribute(obj, attr, value)


@contextmanager
def bounded_run() -> Iterator[None]:
    """Count the lines that run inside, and raise TooLong past LINES of them."""
    left = LINES
    before = sys.gettrace()

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal left
        left -= 1
        if left < 0:
            raise TooLong
        return trace

    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(before)
