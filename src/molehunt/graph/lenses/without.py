"""Leave authors or works out."""

from __future__ import annotations

from molehunt.graph.facet import Facet

FACET = Facet(
    name="without",
    takes="source",
    meaning="Nothing that comes through this author or work; may be repeated.",
    words="without {}",
    joined=" and ",
    keeps=lambda origin, ids: ids.isdisjoint(origin.authors) and ids.isdisjoint(origin.sources),
)
