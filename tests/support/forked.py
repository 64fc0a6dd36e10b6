"""Runs the command in a process that is forked from one that has imported all of molehunt: a fifth of the time.

Arguments, environment, folder, streams and exit status are those of any process; only the start of Python is not its
own. What that decides, such as the encoding of a locale, a test has to look at in a process of its own.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import pkgutil
import socket
import subprocess
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, NoReturn

import molehunt

_OF_PYTHON = ("PYTHON", "LANG", "LC_")
"""How variables begin that Python reads once, when it starts."""
_CHECKOUT = Path(__file__).parents[2]


def can_fork(environment: Mapping[str, str]) -> bool:
    """Whether a command with this environment can run here: not on Windows, nor if Python would start differently."""
    return hasattr(os, "fork") and _of_python(environment) == _of_python(os.environ)


def _of_python(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if name.startswith(_OF_PYTHON)}


def run(
    arguments: Sequence[str], *, stdin: str, cwd: Path | None, environment: Mapping[str, str], seconds: float
) -> subprocess.CompletedProcess[str]:
    """Run the command to its end; raises TimeoutError if it does not end in time."""
    given = {"arguments": arguments, "cwd": str(cwd or Path.cwd()), "environment": dict(environment)}
    with TemporaryFile("w+") as told, TemporaryFile() as read, TemporaryFile() as out, TemporaryFile() as err:
        json.dump(given, told)
        read.write(stdin.encode())
        for file in (told, read):
            file.seek(0)
        server = _server()
        server.settimeout(seconds)
        socket.send_fds(server, [b"1"], [file.fileno() for file in (told, read, out, err)])
        code = int(server.recv(100))
        for file in (out, err):
            file.seek(0)
        return subprocess.CompletedProcess([*arguments], code, out.read().decode(), err.read().decode())


@cache
def _server() -> socket.socket:
    """The process that forks, one for each process of tests; it ends with the other end of its socket."""
    ours, theirs = socket.socketpair()
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-m", __name__, str(theirs.fileno())], cwd=_CHECKOUT, pass_fds=[theirs.fileno()]
        )
    atexit.register(lambda: (ours.close(), process.wait()))
    return ours


def _serve(asked: socket.socket, command: Callable[[], None]) -> None:
    """Fork a command for each request, one at a time, until nobody asks any more."""
    while True:
        message, files, *_ = socket.recv_fds(asked, 1, 4)
        if not message:
            return
        if not (child := os.fork()):
            asked.close()
            _become(*files)
            _end(command)
        for file in files:
            os.close(file)
        asked.sendall(str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])).encode())


def _become(told: int, *streams: int) -> None:
    """Make this process what was told."""
    with open(told, encoding="utf-8") as file:  # a descriptor
        given: dict[str, Any] = json.load(file)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.argv = ["molehunt", *given["arguments"]]
    os.environ.clear()
    os.environ.update(given["environment"])
    os.chdir(given["cwd"])
    # As Python makes them when none is a terminal.
    sys.stdin, sys.stdout = open(0, closefd=False), open(1, "w", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", buffering=1, errors="backslashreplace", closefd=False)  # noqa: SIM115


def _end(command: Callable[[], None]) -> NoReturn:
    """Run the command and leave with its status: to take all modules down would take as long again."""
    code: object = 1
    try:
        command()
    except SystemExit as leaving:
        code = leaving.code
    except BaseException:  # noqa: BLE001  # whatever it is, Python would print it
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    # The import of its module puts that in the place of the function.
    from molehunt.cli import main as command
    from molehunt.cli.lean_driver import import_driver_without_pandas

    import_driver_without_pandas()
    for module in pkgutil.walk_packages(molehunt.__path__, "molehunt."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    for name in ("neo4j", "rustworkx", "yaml", "subprocess"):
        import_module(name)
    gc.freeze()
    _serve(socket.socket(fileno=int(sys.argv[1])), command)
