"""What each target does with the bytes that a stranger hands in, in this process.

Each raises Finding where anything but a LetterkitError comes out. In letterkit a process of its own
bounds these parsers (`confined.py`), and turns what a library raises into one line. Here nothing
bounds them but a clock and a limit of memory, and whatever a parser raises that is no
LetterkitError is a finding.
"""

import resource
import signal
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import TypeVar

from letterkit import confined
from letterkit.confined import Bounds
from letterkit.errors import LetterkitError
from letterkit.faults import TooMuch

Thing = TypeVar("Thing")
Result = TypeVar("Result")

MEMORY = 3 << 30  # bytes of address space, so that a letter that asks for all gets an error
SLOWER = 4  # times as long as the bounds say: what is measured runs more slowly
SUFFIXES = (".csv", ".tsv", ".json", ".jsonl", ".yaml", ".md", ".txt", ".html", ".js", ".toml")
SETTINGS = 'organisation = "O"\nemail = "o@example.org"\n'


class Finding(Exception):
    """An exception that no parser should let out."""


def _in_this_process(
    function: Callable[[Thing], Result], things: Sequence[Thing], bounds: Bounds
) -> Iterator[Result | LetterkitError | TooMuch]:
    """In place of `each_confined`: no process, a clock, and exceptions as they are."""
    for thing in things:
        signal.setitimer(signal.ITIMER_VIRTUAL, bounds.seconds * SLOWER)
        try:
            yield function(thing)
        except LetterkitError as error:
            yield error
        except (TooMuch, MemoryError):
            yield TooMuch()
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _too_long(number: int, frame: FrameType | None) -> None:
    raise TooMuch


def without_processes() -> None:
    """From here on no parser runs in a process of its own; before the parsers are imported."""
    signal.signal(signal.SIGVTALRM, _too_long)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    confined.each_confined = _in_this_process


def only_our_errors(target: Callable[[bytes], object], data: bytes) -> None:
    """Run a target; what comes out is nothing or an error of ours, and not a wrapped one."""
    try:
        target(data)
    except LetterkitError as error:
        if "cannot be read: " in str(error) and error.__cause__ is not None:
            raise Finding from error.__cause__
    except TooMuch:
        return
    except Exception as error:
        raise Finding from error


def _judged(data: bytes) -> None:
    from letterkit.actions.verify_letter import vocabulary_of
    from letterkit.actions.written_anew import written_anew
    from letterkit.artefacts.taken_apart import parse_artefact
    from letterkit.verdict.verdict import judge

    artefact = parse_artefact(data, "f")
    judge(artefact, name="Ada Example", vocabulary_of=vocabulary_of, anew=written_anew)


def _list(data: bytes) -> None:
    """The first byte says which suffix the file has."""
    from letterkit.lists.exports.rows import read_contents
    from letterkit.lists.signatories import read_signatories

    suffix = SUFFIXES[data[0] % len(SUFFIXES)] if data else ".csv"
    with tempfile.TemporaryDirectory(dir=_memory()) as folder:
        path = Path(folder) / f"p{suffix}"
        path.write_bytes(data[1:])
        with suppress(LetterkitError):
            read_signatories(path, path.name)
        read_contents(path, path.name)


def _letter(data: bytes) -> None:
    from letterkit.files.workspace import find_workspace
    from letterkit.letters.document import document_of, text_of
    from letterkit.letters.entries import register_of
    from letterkit.letters.letter import read_letter

    with tempfile.TemporaryDirectory(dir=_memory()) as folder:
        path = Path(folder) / "letters" / "p" / "letter.md"
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
        (Path(folder) / "letterkit.toml").write_text(SETTINGS, "utf-8")
        for letter in read_letter(find_workspace(Path(folder)), "p"):
            text = text_of(letter)
            hashes = {letter.lang: text.canonical.sha256}
            document_of(letter, text, register_of(letter, hashes, []))


def _page(data: bytes) -> None:
    _judged(data if data.lstrip()[:1] == b"<" else b"<" + data)


def _pdf(data: bytes) -> None:
    _judged(data if b"%PDF-" in data[:1000] else b"%PDF-" + data)


def _mail(data: bytes) -> None:
    from letterkit.answers.answers import read_answers

    with tempfile.TemporaryDirectory(dir=_memory()) as folder:
        path = Path(folder) / "f.mbox"
        path.write_bytes(data)
        for suffix in (".eml", ".mbox"):
            with suppress(LetterkitError):
                for each in read_answers(path.rename(path.with_suffix(suffix))):
                    error = getattr(each, "error", None)
                    if error is not None and "cannot be read: " in str(error):
                        raise error
            path = path.with_suffix(suffix)
    _judged(b"From: a\nSubject: b\n" + data)


def _receipt(data: bytes) -> None:
    """Everything that is small and signed: each reader gets all of it."""
    from letterkit.evidence import openpgp, statement
    from letterkit.evidence import signed_statement as evidence
    from letterkit.model.known_keys import parse_known_keys
    from letterkit.tlog import checkpoint, growth, note, policy, promise, receipt

    def noted(data: bytes) -> None:
        checkpoint.parse_checkpoint(note.parse_note(data).text)

    def promised(data: bytes) -> None:
        promise.verify_promise(promise.parse_given(data))

    readers: tuple[Callable[[bytes], object], ...] = (
        *(receipt.parse_receipt, noted, promised, policy.parse_policy, growth.parse_growth),
        *(statement.parse_statement, evidence.parse_signature, openpgp.parse_openpgp_key),
        *(lambda data: parse_known_keys(data.decode("utf-8", "replace"), "f"), _judged),
    )
    for read in readers:
        with suppress(LetterkitError):
            read(data)


def _register(data: bytes) -> None:
    _judged(data if data[:1] == b"{" else b"{" + data)


def _memory() -> str | None:
    """A folder that no disk is behind, where there is one."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - each makes its own


TARGETS: dict[str, Callable[[bytes], object]] = {
    "list": _list,
    "letter": _letter,
    "page": _page,
    "pdf": _pdf,
    "mail": _mail,
    "receipt": _receipt,
    "register": _register,
}
