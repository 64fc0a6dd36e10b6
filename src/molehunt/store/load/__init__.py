"""Loading a case into the graph and taking it out again; only what changed is written.

``loading`` is the whole course of a load and ``plan`` the difference between a case and the graph. ``nodes`` makes the
nodes and edges of a case, ``batches`` cuts them, ``statements`` groups their rows; ``transactions`` and ``writer`` send
them. ``measure`` tells the size of a case beforehand.
"""

from __future__ import annotations

from molehunt.store.load.loading import Loaded, load, unload

__all__ = ["Loaded", "load", "unload"]
