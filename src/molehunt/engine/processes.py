"""The process of the server: whether the noted one still runs, and how many connections it has.

A process is identified by its number *and* as a Java that runs in the data folder, since the system uses numbers again.
psutil is imported on first use: a question to a running server does not need it.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from molehunt.engine.home import Home

if TYPE_CHECKING:
    from psutil import Process


def find_server(place: Home, pid: int) -> Process | None:
    """Return the process of that number if it is a server of this data folder, else None."""
    import psutil

    if pid <= 0:
        return None
    try:
        process = psutil.Process(pid)
        if process.name().lower().startswith("java") and place.folder.samefile(process.cwd()):
            return process
    except (psutil.Error, OSError):
        pass
    return None


def await_end(process: Process, seconds: float, *, frozen: bool = False) -> bool:
    """Wait until a process has ended; return False if it has not after ``seconds``.

    A suspended process cannot react to a request to end: it is waited for only if ``frozen`` is true.
    """
    deadline = time.monotonic() + seconds
    while not has_ended(process):
        if time.monotonic() > deadline or (not frozen and is_frozen(process)):
            return False
        time.sleep(0.01)
    return True


def has_ended(process: Process) -> bool:
    """Tell whether a process has ended.

    A killed process stays in the list of the system until its parent has asked for its result. Its files and ports are
    free when its last thread has ended.
    """
    import psutil

    try:
        if not process.is_running():
            return True
        return process.status() == psutil.STATUS_ZOMBIE and process.num_threads() <= 1
    except psutil.NoSuchProcess:
        return True
    except psutil.Error:
        return False


def is_frozen(process: Process) -> bool:
    """Tell whether a process was suspended (SIGSTOP)."""
    import psutil

    try:
        return process.status() == psutil.STATUS_STOPPED
    except psutil.Error:
        return False


def connections(pid: int, port: int) -> int | None:
    """Return the number of connections that a process has at its port; None if the system does not tell."""
    import psutil

    try:
        found = psutil.Process(pid).net_connections("tcp")
    except psutil.Error:
        return None
    return sum(each.status == psutil.CONN_ESTABLISHED and each.laddr.port == port for each in found)
