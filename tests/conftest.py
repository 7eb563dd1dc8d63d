"""Settings of all tests."""

import os

from hypothesis import settings

# Machines differ in speed. On a build server the same examples run every time; elsewhere, new ones.
settings.register_profile("here", deadline=None)
settings.register_profile("server", deadline=None, derandomize=True)
settings.load_profile("server" if os.environ.get("CI") else "here")
