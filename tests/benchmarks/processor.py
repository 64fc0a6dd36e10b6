"""Processor time of this process and of a server: on a machine that others use too, it tells more than the clock."""

from __future__ import annotations

import time
from collections import defaultdict
from urllib.parse import urlsplit

import psutil

from tests.benchmarks.rounds import Action


class Spent:
    """Adds up, for each action by its name, the seconds that each run takes of the processor, here and on a server."""

    def __init__(self, uri: str) -> None:
        self._server = psutil.Process(_listening(urlsplit(uri).port))
        self.here: dict[str, list[float]] = defaultdict(list)
        self.server: dict[str, list[float]] = defaultdict(list)

    def counted(self, name: str, action: Action) -> Action:
        """Return the action, with what it takes put down under its name."""

        def run() -> None:
            here, server = time.process_time(), self._server_time()
            action()
            self.here[name].append(time.process_time() - here)
            self.server[name].append(self._server_time() - server)

        return run

    def both(self, name: str) -> list[float]:
        """Return the seconds here and on the server together, run by run."""
        return [here + server for here, server in zip(self.here[name], self.server[name], strict=True)]

    def _server_time(self) -> float:
        times = self._server.cpu_times()
        return times.user + times.system


def _listening(port: int | None) -> int:
    found = (one.pid for one in psutil.net_connections("tcp") if one.laddr and one.laddr.port == port and not one.raddr)
    return next(pid for pid in found if pid)
