"""Handles: what accounts are called on networks, such as `@bo` and `@bo@example.org`."""

import re

_HANDLE = re.compile(r"@\w[\w.-]*(?:@\w[\w.-]*)?")


def is_handle(text: str) -> bool:
    """Whether a text is nothing but a handle, which no spreadsheet runs as a formula.

    >>> is_handle("@bo@example.org"), is_handle("@SUM(A1)"), is_handle("bo@example.org")
    (True, False, False)
    """
    return _HANDLE.fullmatch(text.strip()) is not None
