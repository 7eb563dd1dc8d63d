"""`python -m letterkit` is `letterkit`."""

import sys

from letterkit.cli.app import main

if __name__ == "__main__":
    sys.exit(main())
