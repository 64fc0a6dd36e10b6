"""What a command line has to settle with its process: arguments, streams, and imports that it can spare."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from typing import Any

import click


def in_unicode(arguments: Sequence[str]) -> None:
    """Refuse bytes that are no text in the encoding of the terminal: neither a name nor a query can hold them."""
    for argument in arguments:
        if not argument.isascii() and any("\ud800" <= char <= "\udfff" for char in argument):
            raise click.UsageError(f"{argument!a} is not text in the encoding of this terminal")


def spare_the_driver_pandas() -> None:
    """Keep the driver from importing pandas and numpy, of which no command makes use: 0.5 s of every command.

    The driver looks for them at import and does without where they are missing. Only the command line does this; a
    script that imports molehunt gets the driver whole.
    """
    blocked: dict[str, Any] = {name: None for name in ("numpy", "pandas", "pyarrow") if name not in sys.modules}
    sys.modules.update(blocked)


def steady_streams() -> None:
    """Print any name anywhere: a narrower encoding shows a substitute, a closed stream takes and drops everything."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, io.TextIOWrapper(io.FileIO(os.devnull, "w"), encoding="utf-8"))
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def discard_stdout() -> None:
    """Let what is still to be written go nowhere: nobody reads it, or nothing can hold it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
