"""Killing what loads, or what is loaded into, at a random moment: the graph must be the old one or the new one.

`kill_loader` and `kill_server` run any number of rounds and tell how they ended. A round raises `Torn` if it leaves
anything but the old graph or the new one, or the old one though the load was said to be through. Each round begins
where the last one ended, with the other of two cases.
"""

import multiprocessing
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from molehunt.case import read
from molehunt.engine import ensure_running
from molehunt.model.errors import MolehuntError
from molehunt.model.records import Case
from molehunt.store.address import Address, embedded_address
from molehunt.store.graph_store import GraphStore
from molehunt.store.load import load
from tests.support.graphs import Dump, dump, wipe
from tests.support.processes import context

Loader = multiprocessing.process.BaseProcess
_PATIENCE = 60


class Torn(AssertionError):  # noqa: N818 - it is an assertion
    """The graph is neither the old one nor the new one."""


@dataclass(slots=True)
class Ends:
    """How rounds ended: the graph each one left, and how many loads were through before they could be killed."""

    left: Counter[str] = field(default_factory=Counter)
    acknowledged: int = 0

    @property
    def rounds(self) -> int:
        return self.left.total()


def kill_loader(address: Address, cases: tuple[Path, Path], rounds: int, *, seed: int = 1) -> Ends:
    """Kill the process that loads, at moments spread over the time that a load takes and a little more."""

    def kill(loader: Loader | None) -> Address:
        if loader:
            loader.kill()
        return address

    return _Rounds(address, cases, kill).run(rounds, random.Random(seed))  # noqa: S311 - no secret


def kill_server(home: Path, cases: tuple[Path, Path], rounds: int, *, seed: int = 1) -> Ends:
    """Kill the embedded server in this data folder, of the caller's own, in the middle of loads."""

    running = ensure_running(home)

    def kill(_: Loader | None) -> Address:
        nonlocal running
        os.kill(running.pid, signal.SIGKILL)
        running = ensure_running(home)
        return embedded_address(running)

    return _Rounds(embedded_address(running), cases, kill).run(rounds, random.Random(seed))  # noqa: S311 - no secret


class _Rounds:
    """Two cases, the graph that each gives, and how long the loader takes for one over the other."""

    def __init__(self, address: Address, folders: tuple[Path, Path], kill: Callable[[Loader | None], Address]) -> None:
        self.address, self.folders, self.kill = address, folders, kill
        self.cases = [read(folder) for folder in folders]
        with GraphStore(address) as store:
            self.dumps = [self._fresh(store, case) for case in self.cases]
        assert self.dumps[0] != self.dumps[1]
        self.seconds = sum(self._timed() for _ in range(2)) / 2

    def run(self, rounds: int, chance: random.Random) -> Ends:
        """Run the rounds, each beginning with the graph that the one before ended with."""
        ends, held = Ends(), 1
        for number in range(rounds):
            # One moment in each of so many equal parts, so that the beginning and the end have theirs; in every fifth
            # round, the moment after the load was said to be through.
            moment = (number + chance.random()) / rounds * 1.2 * self.seconds
            loader, line = self._begin(1 - held)
            acknowledged = line.poll(_PATIENCE if number % 5 == 4 else moment)
            assert not acknowledged or line.recv() == "done"
            self.address = self.kill(loader)
            # Where the server was killed, it would try for seconds to reach it again.
            loader.kill()
            loader.join(_PATIENCE)
            ends.acknowledged += acknowledged
            when = f"round {number}, after {moment:.3f} of {self.seconds:.3f} s"
            held = self._look(held, f"{when}, {'acknowledged' if acknowledged else 'under way'}", ends)
        return ends

    def _fresh(self, store: GraphStore, case: Case) -> Dump:
        wipe(store)
        load(store, case)
        return dump(store)

    def _timed(self) -> float:
        """Seconds for a load of the second case over the first, after what every round does before one."""
        self.address = self.kill(None)
        with GraphStore(self.address) as store:
            load(store, self.cases[0])
        process, line = self._begin(1)
        began = time.monotonic()
        if not line.poll(_PATIENCE):
            process.kill()
            raise TimeoutError("the load did not end")
        taken = time.monotonic() - began
        assert line.recv() == "done"
        process.join(_PATIENCE)
        return taken

    def _look(self, held: int, when: str, ends: Ends) -> int:
        """Compare the graph with the old one and the new one, then finish the load that was killed."""
        with GraphStore(self.address) as store:
            found = _settled(store)
            if found not in self.dumps or ("acknowledged" in when and found == self.dumps[held]):
                raise Torn(f"{when}: {_difference(found, self.dumps[1 - held])}")
            ends.left["new" if found == self.dumps[1 - held] else "old"] += 1
            load(store, self.cases[1 - held])
            if dump(store) != self.dumps[1 - held]:
                raise Torn(f"{when}, loaded again: {_difference(dump(store), self.dumps[1 - held])}")
        return 1 - held

    def _begin(self, case: int) -> tuple[Loader, Connection]:
        """Start a process that loads; it has read the case and is connected when this returns."""
        made = context()
        ours, theirs = made.Pipe()
        process = made.Process(target=_load, args=(theirs, self.address, self.folders[case]), daemon=True)
        process.start()
        theirs.close()
        if not ours.poll(_PATIENCE):
            process.kill()
            raise TimeoutError("the loading process did not begin")
        ours.recv()
        ours.send("go")
        return process, ours


def _settled(store: GraphStore) -> Dump:
    """What the graph holds, once two looks at it agree.

    A server goes on with a commit whose client was killed, and a Neo4j query that runs beside a commit may see half of
    it. What is torn stays torn, and both looks show it.
    """
    found, again = dump(store), dump(store)
    while found != again:
        found, again = again, dump(store)
    return found


def _load(line: Connection, address: Address, folder: Path) -> None:
    case: Case = read(folder)
    with GraphStore(address) as store:
        store.query("ask/cases")
        line.send("ready")
        line.recv()
        try:
            load(store, case)
        except MolehuntError as error:
            # The server was killed: that is this round's purpose.
            line.send(str(error))
        else:
            line.send("done")


def _difference(found: Dump, wanted: Dump) -> str:
    missing = [*(set(wanted.nodes) - set(found.nodes)), *(set(wanted.edges) - set(found.edges))]
    beyond = [*(set(found.nodes) - set(wanted.nodes)), *(set(found.edges) - set(wanted.edges))]
    return f"{len(missing)} lines missing, such as {missing[:2]}; {len(beyond)} too many, such as {beyond[:2]}"
