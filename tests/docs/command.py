"""The command as a user runs it: the installed executable in a process of its own, or what it runs, in this one."""

import io
import os
import subprocess
import sysconfig
from collections.abc import Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

from molehunt.cli.main import _run

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


def molehunt_here(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command in this process, where all is imported already, and return the same of it.

    It is for what a command says and does. What a process of its own adds to that, a first import and the streams that
    it is given, is looked at in test_readme.py, which runs every command in one, and in test_terminal.py.
    """
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with chdir(cwd or Path.cwd()), redirect_stdout(out), redirect_stderr(err):
        status = _run([str(argument) for argument in arguments])
    said, told = (stream.buffer.getvalue().decode() for stream in (out, err))
    return subprocess.CompletedProcess(["molehunt", *arguments], status, said, told)


def missing_from(printed: str, shown: str) -> list[str]:
    """The first line of a page, if any, that a command did not print in this order; dots stand for lines left out."""
    left = iter(line.rstrip() for line in printed.splitlines())
    wanted = (line.rstrip() for line in shown.splitlines() if line != "...")
    return next(([line] for line in wanted if line not in left), [])


def lines(text: str) -> list[str]:
    """The lines of an output that say something."""
    return [line for line in text.splitlines() if line.strip()]
