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

        code = run(arguments)
    except KeyboardInterrupt:
        sys.stderr.write("molehunt: interrupted\n")
        code = 130
    sys.exit(code)
