"""A stranger's file may make a library hang, abort or panic: it ends that process and no other."""

import os
import time

import pytest

from letterkit.confined import Bounds, bounds_for, confined, each_confined, taken_apart
from letterkit.errors import LetterkitError
from letterkit.faults import Fault, TooMuch, naming

SHORT = Bounds(1, 64 * 2**20)


class PanicException(BaseException):
    """What a panic in Rust is called; it is no Exception."""


def work(thing):
    match thing:
        case "abort":
            os.abort()
        case "hang":
            while True:
                pass
        case "grow":
            return "x" * 2**30
        case "panic":
            raise PanicException("ada@example.org")
        case "deep":
            return work(thing)
        case "refuse":
            raise LetterkitError("a fact", hint="a step")
    return thing.upper()


def test_what_one_thing_does_does_not_keep_the_next_from_being_done():
    things = ("a", "abort", "b", "grow", "panic", "hang", "refuse", "deep", "c")
    found = list(each_confined(work, things, SHORT))
    assert [each if isinstance(each, str) else type(each) for each in found] == [
        *("A", TooMuch, "B", TooMuch, Fault, TooMuch, LetterkitError, Fault, "C"),
    ]
    assert (str(found[6]), found[6].hint) == ("a fact", "a step")
    assert found[4].kind == "PanicException"


@pytest.mark.parametrize(
    ("thing", "said"),
    [
        ("abort", "x.pdf: reading it takes more than 5 seconds or 380 MB, or a library broke down"),
        ("panic", "x.pdf: cannot be read: PanicException"),
        ("deep", "x.pdf: too many things inside each other"),
        ("refuse", "a fact"),
    ],
)
def test_whatever_ends_it_is_one_line_with_the_file(thing, said):
    with pytest.raises(LetterkitError, match=said) as caught:
        taken_apart(lambda: work(thing), "x.pdf", 1000)
    assert "ada@" not in str(caught.value)


def test_a_closed_iteration_ends_the_process():
    found = each_confined(work, ("a", "hang"), Bounds(100, 2**26))
    assert next(found) == "A"
    begun = time.monotonic()
    found.close()
    assert time.monotonic() - begun < 5


def test_a_larger_file_may_take_more():
    small, large = bounds_for(0), bounds_for(13 * 2**20)
    assert (small.seconds, large.seconds) == (5, 57)
    assert large.memory > 2 * small.memory


def test_large_results_come_over_whole():
    assert confined(lambda: b"x" * 30_000_000, Bounds(5, 2**28)) == b"x" * 30_000_000


@pytest.mark.parametrize("error", [KeyboardInterrupt(), BrokenPipeError()])
def test_an_interrupt_is_no_fault_of_a_file(error):
    with pytest.raises(type(error)), naming("x"):
        raise error
