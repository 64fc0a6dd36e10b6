"""What differs between Linux, macOS and Windows: locks, starting and ending processes.

All branches on the platform are here. What psutil offers on all of them alike is in :mod:`molehunt.engine.processes`.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

# The variables that the server gets. Others may hold secrets, which a process that runs for long must not keep.
KEEP = (
    "PATH",
    "HOME",
    "USER",
    "TMPDIR",
    "TEMP",
    "TMP",
    "SYSTEMROOT",
    "WINDIR",
    "USERPROFILE",
    "LOCALAPPDATA",
)


def environment(*more: str) -> dict[str, str]:
    """Return the environment for a process that outlives this one, with the further variables named."""
    kept = {name: os.environ[name] for name in (*KEEP, *more) if name in os.environ}
    # Without a UTF-8 locale Java cannot open a path with letters beyond ASCII.
    return kept | ({} if sys.platform == "win32" else {"LC_ALL": "C.UTF-8"})


def try_lock(file: IO[bytes]) -> bool:
    """Lock an open file; return False if another process holds the lock. The end of its holder releases it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def spawn(command: list[str], environ: dict[str, str], output: Path) -> int:
    """Start a process, its output appended to a file, and return its number; raise OSError if it cannot be started."""
    if sys.platform == "win32":
        import subprocess

        # CREATE_NO_WINDOW | CREATE_NEW_PROCESS_GROUP: no console of its own, no Ctrl-C of ours.
        with output.open("ab") as file:
            process = subprocess.Popen(
                command,
                env=environ,
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=file,
                creationflags=0x08000000 | 0x00000200,
            )
        process.returncode = 0  # It shall outlive this process: Python must not warn that it still runs.
        return process.pid
    how = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    files = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, str(output), how, 0o600),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    return os.posix_spawn(command[0], command, environ, file_actions=files)


def detach() -> None:
    """Leave the terminal's session, so that closing it or pressing Ctrl-C does not reach this process."""
    if sys.platform != "win32":
        os.setsid()


def interruptible_sleep() -> Callable[[float], None]:
    """Return a function that sleeps; a signal, or the end of a child, ends the sleep early, except on Windows."""
    if sys.platform == "win32":
        return time.sleep
    import select

    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    signal.set_wakeup_fd(writer)
    signal.signal(signal.SIGCHLD, lambda *_: None)

    def pause(seconds: float) -> None:
        if select.select([reader], [], [], seconds)[0]:
            os.read(reader, 512)

    return pause


def has_child_ended(pid: int) -> bool:
    """Tell whether a process that this one started has ended."""
    if sys.platform != "win32":
        try:
            return os.waitpid(pid, os.WNOHANG)[0] != 0
        except ChildProcessError:
            pass
    import psutil

    return not psutil.pid_exists(pid)


def end(pid: int) -> bool:
    """Ask a process to end properly; return False on Windows, which has no such request."""
    if sys.platform == "win32":
        return False
    _signal(pid, signal.SIGTERM)
    return True


def kill(pid: int) -> None:
    """End a process at once; one that has gone already is no error."""
    if sys.platform == "win32":
        _signal(pid, signal.SIGTERM)
    else:
        _signal(pid, signal.SIGKILL)


def lower_priority() -> None:
    """Run with the lowest priority from now on, where the system can do that."""
    if sys.platform != "win32":
        os.nice(15)


def _signal(pid: int, number: int) -> None:
    # The numbers 0 and below stand for groups of processes.
    if pid > 0:
        with suppress(ProcessLookupError, PermissionError):
            os.kill(pid, number)


def replace(new: Path, old: Path) -> None:
    """Put a file in the place of another in one step; Windows refuses that while somebody reads the old one."""
    for _ in range(50 if sys.platform == "win32" else 0):
        try:
            new.replace(old)
        except PermissionError:
            time.sleep(0.01)
        else:
            return
    new.replace(old)
