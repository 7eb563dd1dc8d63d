"""Settings of all tests."""

import os

from hypothesis import HealthCheck, settings

# Machines differ in speed. On a build server the same examples run every time; elsewhere, new ones.
SLOW = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("here", **SLOW)
settings.register_profile("server", derandomize=True, **SLOW)
settings.load_profile("server" if os.environ.get("CI") else "here")
