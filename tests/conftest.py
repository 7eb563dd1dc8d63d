"""Settings of all tests."""

import gc
import os
import signal

from hypothesis import HealthCheck, settings

from thorough import THOROUGH

# Machines differ in speed. The same examples run every time, so that a change is what turns a test
# red; a thorough run looks for new ones.
SLOW = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("steady", derandomize=True, **SLOW)
settings.register_profile("thorough", **SLOW)
settings.load_profile("thorough" if THOROUGH else "steady")

# No test cuts the power, and a disk takes milliseconds to promise that it would keep what it has.
# The programs that tests start do as everywhere.
os.fsync = os.fstat

# What a shell starts in the background ignores Ctrl-C, and so would the programs under test.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_runtest_teardown():
    """A program that a test called in this process may have left cycles to pile up: see `main`.

    Every copy of the process would then take longer than the one before.
    """
    gc.enable()
