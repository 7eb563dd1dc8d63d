import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from letterkit import parallel
from letterkit.errors import LetterkitError
from letterkit.parallel import inheriting, workers

SOURCE = Path(__file__).parent.parent / "src"


def nothing():
    pass


def square(number):
    return number * number


def slow_square(number):
    time.sleep(0.2 if number == 0 else 0)
    return number * number


def process(_):
    return os.getpid()


def fail(number):
    raise LetterkitError(f"not {number}", hint="try another")


@pytest.fixture(params=[1, 2, 8])
def processors(request, monkeypatch):
    monkeypatch.setattr(parallel, "processors", lambda: request.param)
    return request.param


@pytest.mark.parametrize("most", [0, 1, 2, 5])
def test_results_come_in_the_order_of_the_things(most, processors):
    with workers(most, nothing) as mapped:
        assert list(mapped(slow_square, range(5))) == [0, 1, 4, 9, 16]


def test_on_one_processor_or_for_nothing_no_process_is_started(monkeypatch):
    monkeypatch.setattr(parallel, "processors", lambda: 1)
    with workers(4, nothing) as mapped:
        assert list(mapped(process, [1])) == [os.getpid()]
    monkeypatch.setattr(parallel, "processors", lambda: 4)
    with workers(0, nothing) as mapped:
        assert list(mapped(process, [1])) == [os.getpid()]


def test_work_is_done_in_other_processes(monkeypatch):
    monkeypatch.setattr(parallel, "processors", lambda: 2)
    with workers(2, nothing) as mapped:
        assert os.getpid() not in set(mapped(process, range(4)))


class Unhandable:
    """What cannot be sent to another process."""

    def __init__(self, number):
        self.number = number

    def __reduce__(self):
        raise AssertionError("sent, and not inherited")


def slow_number(thing):
    return slow_square(thing.number), os.getpid()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_large_things_are_inherited_and_their_results_come_in_order(processors):
    with inheriting(slow_number, list(map(Unhandable, range(5)))) as results:
        numbers, processes = zip(*results, strict=True)
    assert numbers == (0, 1, 4, 9, 16)
    assert (os.getpid() in processes) == (processors == 1)


def processes_for_eight(_):
    with inheriting(process, range(8)) as results:
        return os.getpid(), set(results)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_process_shares_the_processors_with_its_sisters(monkeypatch):
    monkeypatch.setattr(parallel, "processors", lambda: 4)
    with inheriting(processes_for_eight, range(4)) as results:
        for own, others in results:
            assert own not in others
            assert len(others) <= 2


def test_where_no_process_can_be_copied_none_is_started(monkeypatch):
    monkeypatch.setattr(parallel, "processors", lambda: 4)
    monkeypatch.setattr(parallel, "get_all_start_methods", lambda: ["spawn"])
    with inheriting(process, range(4)) as results:
        assert set(results) == {os.getpid()}


def test_for_one_large_thing_no_process_is_started(monkeypatch):
    monkeypatch.setattr(parallel, "processors", lambda: 4)
    with inheriting(process, [1]) as results:
        assert list(results) == [os.getpid()]


def test_an_error_about_a_large_thing_comes_over_and_ends_the_others(processors):
    began = time.monotonic()
    with (
        pytest.raises(LetterkitError, match="not 7"),
        inheriting(fail_or_rest, [7, 60]) as results,
    ):
        list(results)
    assert time.monotonic() - began < 30


def fail_or_rest(number):
    if number == 7:
        raise LetterkitError("not 7")
    time.sleep(number)


def test_an_error_comes_over_with_its_hint(processors):
    with pytest.raises(LetterkitError) as caught, workers(2, nothing) as mapped:
        list(mapped(fail, [7]))
    assert (str(caught.value), caught.value.hint) == ("not 7", "try another")


def test_only_processors_that_may_be_used_count():
    code = "import os; os.sched_setaffinity(0, [min(os.sched_getaffinity(0))]); "
    code += "from letterkit import parallel; print(parallel.processors())"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout == "1\n"
    assert parallel.processors() == len(os.sched_getaffinity(0))


PROGRAM = """
import os, time
from letterkit import parallel
parallel.processors = lambda: 2
def rest(number):
    time.sleep(60)
def warm():
    os.write(1, b"%d\\n" % os.getpid())  # in one piece, as print may not do
    time.sleep(0.3)
with parallel.workers(2, warm) as mapped:
    list(mapped(rest, range(2)))
"""


def begun():
    """A program whose two processes rest, and their numbers."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    return process, [int(process.stdout.readline()) for _ in range(2)]


def ended(number):
    for _ in range(100):
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return True
        if Path(f"/proc/{number}/stat").read_text().split()[2] == "Z":
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_processes_end_with_the_one_that_started_them(how):
    process, numbers = begun()
    process.send_signal(how)
    process.communicate(timeout=20)
    assert all(map(ended, numbers))


def test_ctrl_c_ends_all_of_them_and_only_the_first_says_so():
    process, numbers = begun()
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert said.count("KeyboardInterrupt") == 1
    assert all(map(ended, numbers))


BUSY = """
import os, sys, time
from pathlib import Path
from letterkit.parallel import workers

def busy(_):
    Path(sys.argv[1], str(os.getpid())).touch()
    sum(range(10**11))  # C code, which lets no other thread run

with workers(2, int) as mapped:
    list(mapped(busy, range(2)))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux ends them")
@pytest.mark.skipif(parallel.processors() < 2, reason="needs two processors")
def test_processes_end_with_a_parent_that_is_killed_while_they_are_busy(tmp_path):
    script = tmp_path / "busy.py"
    script.write_text(BUSY)
    pids = tmp_path / "pids"
    pids.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    parent = subprocess.Popen([sys.executable, script, pids], env=environment)
    until = time.monotonic() + 60
    while len(list(pids.iterdir())) < 2 and time.monotonic() < until:
        time.sleep(0.05)
    parent.kill()
    parent.wait()
    children = [int(each.name) for each in pids.iterdir()]
    assert len(children) == 2
    until = time.monotonic() + 10
    while any(map(is_running, children)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(is_running, children))


def is_running(process):
    """A zombie, which nobody has waited for yet, is not."""
    try:
        status = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"
