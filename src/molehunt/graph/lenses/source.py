"""Only what stands in one work, or in one of several."""

from __future__ import annotations

from molehunt.graph.facet import Facet

FACET = Facet(
    name="source",
    takes="work",
    meaning="Only what stands in this work, or in the works of this author, or is quoted from it; may be repeated.",
    words="from {}",
    keeps=lambda origin, ids: not ids.isdisjoint(origin.sources),
)
