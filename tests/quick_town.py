"""The same workspace as in `signing.py`, with commands in this process: each takes a tenth."""

import io
import os
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from unittest.mock import patch

from letterkit.cli.app import _run
from signing import Town


class QuickTown(Town):
    """Commands run in this process; what they print is kept."""

    def letterkit(self, *arguments, code=0):
        out, errors = io.StringIO(), io.StringIO()
        with (
            patch.object(sys, "argv", ["letterkit", *arguments]),
            patch.object(sys, "stdin", io.StringIO("")),
            patch.dict(os.environ, self.variables()),
            chdir(self.folder),
            redirect_stdout(out),
            redirect_stderr(errors),
        ):
            ended = _run()
        printed = (out.getvalue(), errors.getvalue())
        assert (ended, printed) == (code, printed), printed
        return printed
