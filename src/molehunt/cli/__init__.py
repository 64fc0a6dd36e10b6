"""The command line: each command parses, calls one function, and shows what it returns.

To add a command: a module or function here, its name in ``main.COMMANDS``, and an example in its help, which a test
runs. Data goes to stdout, everything else to stderr.
"""

from __future__ import annotations

from molehunt.cli.main import main

__all__ = ["main"]
