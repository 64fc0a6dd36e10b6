"""The command as a user runs it, in a process of its own."""

import os
import subprocess
import sysconfig
from collections.abc import Mapping
from pathlib import Path

from tests.support import forked

EXECUTABLE = Path(sysconfig.get_path("scripts")) / ("molehunt.exe" if os.name == "nt" else "molehunt")
_SECONDS = 120


def molehunt(
    *arguments: str | Path,
    stdin: str = "",
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
    executable: Path | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run the command to its end and return status, stdout and stderr; what it reads from stdin is never a terminal.

    With an executable, such as EXECUTABLE, that is started; without, the command is forked, which takes less time.
    """
    given = {**os.environ, **(environment or {})}
    if executable is None and forked.can_fork(given):
        return forked.run(
            [os.fspath(one) for one in arguments], stdin=stdin, cwd=cwd, environment=given, seconds=_SECONDS
        )
    return subprocess.run(
        [executable or EXECUTABLE, *arguments],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        env=given,
        timeout=_SECONDS,
        check=False,
    )


def missing_from(printed: str, shown: str) -> list[str]:
    """The first line of a page, if any, that a command did not print in this order; dots stand for lines left out."""
    left = iter(line.rstrip() for line in printed.splitlines())
    wanted = (line.rstrip() for line in shown.splitlines() if line != "...")
    return next(([line] for line in wanted if line not in left), [])


def lines(text: str) -> list[str]:
    """The lines of an output that say something."""
    return [line for line in text.splitlines() if line.strip()]
