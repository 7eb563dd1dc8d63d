"""Values of options, without Pydantic: it takes as long to load as all that `verify` needs.

Typer 0.29 makes every value by Pydantic. Texts, paths and flags need none. What is replaced here is
private to Typer: its version is pinned, and a test looks for Pydantic in what `verify` loads.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer.core
from typer._coercion import RuntimeParam, TypeDescriptor, build_runtime_param
from typer._param_types import coerce_cli_path

if TYPE_CHECKING:
    from typer._click import Context
    from typer.core import _TyperParameter


def make_values_plainly() -> None:
    """Let Typer make texts, paths and flags in a plain way, and all else as it does."""
    typer.core.build_runtime_param = _made_by  # type: ignore[attr-defined]


def keep_values_as_typed() -> None:
    """Let Typer make texts of all values: completing a word uses none of the others."""
    typer.core.build_runtime_param = _kept  # type: ignore[attr-defined]


def _kept(descriptor: TypeDescriptor) -> RuntimeParam:
    return _Text(descriptor.parameter_info, descriptor.annotation)


def _made_by(descriptor: TypeDescriptor) -> RuntimeParam:
    plain = _PLAIN.get(descriptor.annotation)
    if plain is None:
        return build_runtime_param(descriptor)
    return plain(descriptor.parameter_info, descriptor.annotation)


class _Text(RuntimeParam):
    def _coerce_value(self, value: Any, param: "_TyperParameter", ctx: "Context") -> str:
        return str(value)


class _Flag(RuntimeParam):
    def _coerce_value(self, value: Any, param: "_TyperParameter", ctx: "Context") -> bool:
        return bool(value)


class _Path(RuntimeParam):
    def _coerce_value(self, value: Any, param: "_TyperParameter", ctx: "Context") -> Any:
        info = self.parameter_info
        return coerce_cli_path(Path(value), info, path_type=Path, param=param, ctx=ctx)


_PLAIN: dict[object, type[RuntimeParam]] = {str: _Text, bool: _Flag, Path: _Path}
