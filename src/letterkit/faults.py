"""What becomes of exceptions that are no LetterkitError: one line, with the file and the place.

The words of such an exception may hold what is in a file, and so private data. What is shown is its
kind, and the places in letterkit that it went through.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from letterkit.errors import LetterkitError

_HERE = Path(__file__).parent
_SHOWN = 3  # places, the innermost first
REPORT = "this is a fault of letterkit, not a verdict; please report this line and the command"
_DAMAGED = "it is damaged, or letterkit has a fault; if other programs open it, please report this"


class TooMuch(Exception):
    """What ran in a process of its own went past its bounds, or a library in it broke down."""


class Fault(Exception):
    """An exception that nobody foresaw, in another process."""

    def __init__(self, kind: str, place: str) -> None:
        super().__init__(kind, place)
        self.kind = kind
        self.place = place


def place_of(error: BaseException) -> str:
    """Where in letterkit it came from: `lists/sheets/sheets.py:120 in read_sheets, …`."""
    found: list[str] = []
    step = error.__traceback__
    while step:
        code = step.tb_frame.f_code
        path = Path(code.co_filename)
        if path.is_relative_to(_HERE):
            file = path.relative_to(_HERE).as_posix()
            found.append(f"{file}:{step.tb_lineno} in {code.co_name}")
        step = step.tb_next
    return ", ".join(found[: -_SHOWN - 1 : -1])


def kind_and_place(error: BaseException) -> str:
    """What an exception is, and where it came from."""
    if isinstance(error, Fault):
        kind, place = error.kind, error.place
    else:
        kind, place = type(error).__name__, place_of(error)
    return f"{kind} at {place}" if place else kind


@contextmanager
def naming(name: str, *, hint: str = "", limit: str = "") -> Iterator[None]:
    """Whatever a parser of a stranger's file raises becomes a LetterkitError that names the file.

    Around each such parser stands one. `limit` says what reading the file may take.
    """
    try:
        yield
    except (LetterkitError, KeyboardInterrupt, SystemExit, GeneratorExit, BrokenPipeError):
        raise
    except (TooMuch, MemoryError) as error:
        most = f" more than {limit}" if limit else " more time or memory than there is"
        raise LetterkitError(
            f"{name}: reading it takes{most}, or a library broke down over it",
            hint=hint or _DAMAGED,
        ) from error
    except RecursionError as error:
        raise LetterkitError(f"{name}: too many things inside each other", hint=hint) from error
    except OSError as error:
        raise LetterkitError(
            f"{name}: {error.strerror or kind_and_place(error)}", hint=hint
        ) from error
    except BaseException as error:  # a panic in Rust is one
        if isinstance(error, Fault) and error.kind == "RecursionError":
            raise LetterkitError(f"{name}: too many things inside each other", hint=hint) from error
        raise LetterkitError(
            f"{name}: cannot be read: {kind_and_place(error)}", hint=_DAMAGED
        ) from error
