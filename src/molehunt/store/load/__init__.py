"""Loading a case into the graph and taking it out again; only what changed is written.

``loading`` is the whole course of a load, ``plan`` the difference between a case and the graph, ``nodes`` a case as the
nodes and edges to be written, ``transactions`` and ``writer`` send them.
"""

from __future__ import annotations

from molehunt.store.load.loading import Loaded, load, unload

__all__ = ["Loaded", "load", "unload"]
