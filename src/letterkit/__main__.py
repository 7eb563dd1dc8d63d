"""The program `letterkit`, also as `python -m letterkit`: heeds Ctrl-C before it loads the rest."""

import sys

from letterkit.cli.interrupts import heed_interrupts, interrupted


def main() -> int:
    """Run the program; its exit code."""
    heed_interrupts()
    try:
        from letterkit.cli.app import main as run

        return run()
    except KeyboardInterrupt:
        return interrupted()


if __name__ == "__main__":
    sys.exit(main())
