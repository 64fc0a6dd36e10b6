"""How many connections a local port has: the sign that the server is in use, by whomever.

One branch for each platform, as in :mod:`molehunt.engine.system`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from molehunt.engine.system import output


def connections(port: int) -> int | None:
    """Count the connections to a local port; None if the system does not tell."""
    if sys.platform == "linux":
        try:
            lines = [*_lines("/proc/net/tcp"), *_lines("/proc/net/tcp6")]
        except OSError:
            return None
        return count_proc(lines, port)
    shown = output("netstat", "-an", "-p", "TCP" if sys.platform == "win32" else "tcp")
    return None if shown is None else count_netstat(shown.splitlines(), port)


def count_proc(lines: Iterable[str], port: int) -> int:
    """Count in the lines of ``/proc/net/tcp``: local address, remote address, state 01 = established."""
    rows = (line.split() for line in lines)
    return sum(len(row) > 3 and row[3] == "01" and row[1].endswith(f":{port:04X}") for row in rows)


def count_netstat(lines: Iterable[str], port: int) -> int:
    """Count in what netstat prints: a TCP line whose local end is the port and whose far end is somebody.

    The word for the state is left aside, for Windows translates it.
    """
    count = 0
    for line in lines:
        words = line.split()
        ends = [word for word in words[1:] if word[-1].isdigit() and (":" in word or word.count(".") >= 4)]
        if words and words[0].lower().startswith("tcp") and len(ends) == 2:
            near, far = (end.replace(":", ".").rpartition(".")[2] for end in ends)
            count += near == str(port) and far != "0"
    return count


def _lines(path: str) -> list[str]:
    file = Path(path)
    return file.read_text().splitlines() if path.endswith("tcp") or file.exists() else []
