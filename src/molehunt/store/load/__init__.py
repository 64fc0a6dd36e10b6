"""Loading a case into the graph and taking it out again; only what changed is written.

``loading`` runs a load from beginning to end; ``plan`` compares the case with the graph. ``nodes`` makes the nodes and
edges of a case, ``batches`` cuts them into batches, ``statements`` groups their rows, ``transactions`` and ``writer``
send them. ``measure`` estimates the size of a case.
"""

from __future__ import annotations

from molehunt.store.load.loading import Loaded, load, unload

__all__ = ["Loaded", "load", "unload"]
