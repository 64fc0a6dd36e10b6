"""Only what one author puts forward, or one of several."""

from __future__ import annotations

from molehunt.graph.facet import Facet

FACET = Facet(
    name="author",
    takes="agent",
    meaning="Only what this author puts forward, in person or through others; may be repeated.",
    words="according to {}",
    keeps=lambda origin, ids: not ids.isdisjoint(origin.authors),
)
