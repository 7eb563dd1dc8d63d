"""Settings of all tests."""

import os
import signal

from hypothesis import HealthCheck, settings

# Machines differ in speed. On a build server the same examples run every time; elsewhere, new ones.
SLOW = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("here", **SLOW)
settings.register_profile("server", derandomize=True, **SLOW)
settings.load_profile("server" if os.environ.get("CI") else "here")

# What a shell starts in the background ignores Ctrl-C, and so would the programs under test.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
