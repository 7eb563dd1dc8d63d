"""How much is tried: a share each time, so that all tests take minutes, or all of it.

LETTERKIT_THOROUGH=1 tries all of it, for people who change what such a test is about.
"""

import os

THOROUGH = bool(os.environ.get("LETTERKIT_THOROUGH"))


def some(number):
    """1 to `number`: all of them, or every fifth, the last one included."""
    return range(1, number + 1) if THOROUGH else range(number % 5 or 5, number + 1, 5)


def tries(few, many):
    """How often something is tried."""
    return many if THOROUGH else few
