"""Only what was on record by a day."""

from __future__ import annotations

from molehunt.graph.facet import Facet

FACET = Facet(
    name="known_by",
    takes="day",
    meaning="What was known: only what was surely on record by this day, whenever it happened.",
    words="on record by {}",
    keeps=lambda origin, day: origin.recorded is not None and origin.recorded <= day,
    undecidable=lambda origin: origin.recorded is None,
    undecidable_words="whose source has no date in the case (sources.csv): on no day, not even today, is it sure that "
    "they were on record",
)
