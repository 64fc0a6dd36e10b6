"""What a command line has to settle with its process: arguments, output, interrupts, garbage."""

from __future__ import annotations

import errno
import gc
import io
import os
import signal
import sys
import threading
from collections.abc import Sequence
from types import FrameType
from typing import Any

import click

GRACE = 2.0
"""Seconds that an interrupted command may take to tidy up."""


def in_unicode(arguments: Sequence[str]) -> list[str]:
    """Return arguments as text; where the locale knows only ASCII, they are read as UTF-8 nevertheless.

    Raises UsageError for bytes that are no text at all: neither a name nor a query can hold them.
    """
    return [argument if argument.isascii() else _as_text(argument) for argument in arguments]


def _as_text(argument: str) -> str:
    try:
        argument.encode()
        return argument
    except UnicodeEncodeError:
        pass
    try:
        return os.fsencode(argument).decode()
    except UnicodeError:
        raise click.UsageError(f"{argument!a} is not text; write it in UTF-8") from None


def spare_the_collector() -> None:
    """Let Python look for cycles of garbage rarely: imports make 200,000 objects that stay, and hardly any cycle."""
    gc.set_threshold(100_000)


def leave_without_collecting() -> None:
    """Keep Python from looking through all objects once more at its end: the process gives its memory back anyway."""
    gc.freeze()


class _Closed(io.FileIO):
    """What stands for a stdout that was closed: what is written first is refused, and nothing goes anywhere."""

    refused = False

    def write(self, data: Any) -> int:
        """Raise OSError the first time; whatever is still to be flushed after that is dropped."""
        if not self.refused:
            self.refused = True
            raise OSError(errno.EBADF, "stdout is closed")
        return len(data)


def set_up_output() -> None:
    """Print any name anywhere: a narrower encoding shows a substitute.

    A closed stderr takes and drops everything; a closed stdout refuses it, since an answer would be lost.

    What goes into a pipe or a file is data, and is UTF-8 whatever the locale; only a terminal gets its own encoding.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            kind = _Closed if name == "stdout" else io.FileIO
            setattr(sys, name, io.TextIOWrapper(kind(os.devnull, "w"), encoding="utf-8"))
        elif hasattr(stream, "reconfigure"):
            data = name == "stdout" and not stream.isatty()
            stream.reconfigure(errors="replace", **({"encoding": "utf-8"} if data else {}))


def discard_stdout() -> None:
    """Let what is still to be written go nowhere: nobody reads it, or nothing can hold it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def leave_when_interrupted() -> None:
    """Let an interrupt end the command in any case: tidily if that goes fast, else at once.

    The driver, interrupted between a question and its answer, would wait for that answer for ever. The server takes
    the end of the connection for a rollback, so nothing is lost by leaving.
    """
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, _interrupted)


def _interrupted(number: int, frame: FrameType | None) -> None:
    timer = threading.Timer(GRACE, _leave)
    timer.daemon = True
    timer.start()
    signal.default_int_handler(number, frame)


def _leave() -> None:
    shown_cursor = b"\x1b[?25h" if sys.stderr.isatty() else b""
    os.write(2, shown_cursor + b"molehunt: interrupted\n")
    os._exit(130)
