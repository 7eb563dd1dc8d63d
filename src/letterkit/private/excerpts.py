"""Texts of strangers in an error: short, printable, and nothing private."""

from collections.abc import Sequence

from letterkit.private.private_data import SAID, private_in


def excerpt(text: str, longest: int = 40) -> str:
    """A value for an error: of so many characters, printable, and nothing private."""
    if "@" in text:
        return "(an e-mail address)"
    if found := private_in(text):
        return f"({SAID[found[0].kind]})"
    plain = "".join(c if c.isprintable() else "\ufffd" for c in text[:longest])
    return plain + "…" if len(text) > longest else plain


def some_lines(lines: Sequence[int | str]) -> str:
    """`3, 7, 9`, cut after ten with the number of all."""
    shown = ", ".join(map(str, lines[:10]))
    return shown if len(lines) <= 10 else f"{shown} … ({len(lines):,} rows)"
