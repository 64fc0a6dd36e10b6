"""The command as a user runs it: the installed executable, in a process of its own."""

import os
import subprocess
import sysconfig
from collections.abc import Mapping
from pathlib import Path

EXECUTABLE = Path(sysconfig.get_path("scripts")) / ("molehunt.exe" if os.name == "nt" else "molehunt")
_SECONDS = 120


def molehunt(
    *arguments: str | Path,
    stdin: str = "",
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
    executable: Path = EXECUTABLE,
) -> subprocess.CompletedProcess[str]:
    """Run the command to its end and return status, stdout and stderr; what it reads from stdin is never a terminal."""
    return subprocess.run(
        [executable, *arguments],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, **(environment or {})},
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
