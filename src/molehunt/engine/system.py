"""What differs between Linux, macOS and Windows: locks and processes.

Branches on the platform stand here and in :mod:`molehunt.engine.connections`, nowhere else. A process
is known by its number *and* an identity (when it began), since numbers are used again.
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

# Handed on to the server, which lives long: what it needs, and none of the secrets an environment may hold.
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
    """Give the environment for a process that outlives this one, with the further variables named."""
    kept = {name: os.environ[name] for name in (*KEEP, *more) if name in os.environ}
    # Without a UTF-8 locale Java cannot open a path with letters beyond ASCII.
    return kept | ({} if sys.platform == "win32" else {"LC_ALL": "C.UTF-8"})


def try_lock(file: IO[bytes]) -> bool:
    """Take the lock on an open file, if it is free; the system releases it however its holder ends."""
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
    """Start a process apart from this terminal, its output appended to a file, and give its number."""
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
        process.returncode = 0  # It is meant to outlive us: no warning that it still runs.
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


def pauses() -> Callable[[float], None]:
    """Give a pause of some seconds which the end of a child, or a signal, cuts short where the system can."""
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


def ended(pid: int, began: str) -> bool:
    """Tell whether a process has ended; its parent need not ask the system for the identity."""
    if sys.platform != "win32":
        try:
            return os.waitpid(pid, os.WNOHANG)[0] != 0
        except ChildProcessError:
            pass
    return identity(pid) != began


def identity(pid: int) -> str | None:
    """Give what tells a process from another that had its number: when it began; None if it is no more."""
    if sys.platform == "win32":
        from molehunt.engine import windows

        return windows.identity(pid)
    with suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)  # A child that has ended keeps its number until it is asked for.
    if sys.platform == "linux":
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return None
        # A killed process is only gone, and its files and ports free, when its last thread is.
        return None if fields[0] in "ZX" and int(fields[17]) <= 1 else fields[19]
    shown = output("ps", "-o", "stat=,lstart=", "-p", str(pid))
    state, _, began = (shown or "").strip().partition(" ")
    return None if not began or state.startswith("Z") else began.strip()


def end(pid: int) -> bool:
    """Ask a process to end in order; False where the system has no such request (Windows)."""
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
    """Let everybody else go first from now on, where that is possible."""
    if sys.platform != "win32":
        os.nice(15)


def _signal(pid: int, number: int) -> None:
    # 0 and below would mean whole groups of processes.
    if pid > 0:
        with suppress(ProcessLookupError, PermissionError):
            os.kill(pid, number)


def replace(new: Path, old: Path) -> None:
    """Put a file in the place of another, at once; Windows refuses that while somebody reads the old one."""
    for _ in range(50 if sys.platform == "win32" else 0):
        try:
            new.replace(old)
        except PermissionError:
            time.sleep(0.01)
        else:
            return
    new.replace(old)


def output(*command: str) -> str | None:
    """Run a command of the system and give what it prints; None if it fails."""
    import subprocess

    # One language for all: what is printed is compared between processes.
    environ = environment() | {"LC_ALL": "C"}
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=True, env=environ)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout
