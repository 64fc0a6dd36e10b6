"""The command line: each command parses, calls one function, and shows what it returns.

To add a command: a module or function here, its name in ``main.FAMILIES``, and an example in its help, which a test
runs. Data goes to stdout, everything else to stderr.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 answered, 1 an error of data or engine, 2 wrong usage, 130 interrupted."""
    try:
        # Imported in here so that even an interrupt during the imports ends in one line.
        from molehunt.cli.main import run

        sys.exit(run(arguments))
    except KeyboardInterrupt:
        pass
    except RuntimeError as error:
        # Python 3.11 wraps an interrupt that comes while a class is being made.
        if not isinstance(error.__cause__, KeyboardInterrupt):
            raise
    sys.stderr.write("molehunt: interrupted\n")
    sys.exit(130)
