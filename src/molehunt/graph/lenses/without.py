"""Leave one author or work out."""

from __future__ import annotations

from molehunt.graph.facet import Facet

FACET = Facet(
    name="without",
    takes="source",
    meaning="Nothing that comes through this author or work.",
    words="without {}",
    keeps=lambda origin, ids: ids.isdisjoint(origin.authors) and ids.isdisjoint(origin.sources),
)
