"""How much memory a load takes, in the process that loads and in the engine; and how large one transaction may be."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil

from molehunt.engine import ensure_running, stop
from tests.benchmarks.figures import Figure, Scene
from tests.benchmarks.settings import Settings, environment

# Run in a process of its own, so that its peak is that of one load.
_LOAD = """
import json, resource, sys, time
from molehunt.case import read
from molehunt.store.load import loading as loading
from molehunt.store.graph_store import GraphStore
loading.SINGLE = int(sys.argv[2]) or loading.SINGLE
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
began, before = time.perf_counter(), peak()
case = read(sys.argv[1])
read_peak = peak()
with GraphStore() as store:
    done = loading.load(store, case)
print(json.dumps({"before": before, "read": read_peak, "load": peak(), "seconds": time.perf_counter() - began}))
"""
MB = 1e6


def measure(given: Settings) -> Iterator[Figure]:
    """Load cases of each size into an embedded engine of their own, in one transaction and in batches."""
    if sys.platform == "win32" or "embedded" not in given.engines:
        return
    for claims in dict.fromkeys((0, *given.sizes)):
        for how, single in (("one transaction", 10**9), ("batches", 1)) if claims else (("as shipped", 0),):
            scene = Scene("memory", "embedded", f"{claims:,} claims" if claims else "reference case")
            yield from _load(given.folder / f"memory-{claims}-{single}", given.case_folder(claims), single, scene, how)


def _load(home: Path, case: Path, single: int, scene: Scene, how: str) -> Iterator[Figure]:
    try:
        server = psutil.Process(ensure_running(home).pid)
        before = server.memory_info().rss
        command = [sys.executable, "-c", _LOAD, str(case), str(single)]
        done = subprocess.run(command, env=environment(home), capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{scene.size}, {how}: {done.stderr.strip().splitlines()[-1]}")
        said = json.loads(done.stdout)
        after = _peak(server)
    finally:
        stop(home)
    scene = replace(scene, size=f"{scene.size}, {how}")
    yield scene.figure("client, imported", [said["before"] / MB], "MB")
    yield scene.figure("client, case read", [said["read"] / MB], "MB")
    yield scene.figure("client, loaded", [said["load"] / MB], "MB")
    yield scene.figure("server before", [before / MB], "MB")
    yield scene.figure("server, peak", [after / MB], "MB")
    yield scene.figure("read and load", [said["seconds"]], "s")


def _peak(server: psutil.Process) -> float:
    """Return the most memory that a process has had, as far as the system tells; else what it has."""
    status = Path(f"/proc/{server.pid}/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return 1024 * float(line.split()[1])
    return float(server.memory_info().rss)
