"""Only what can have happened by a day."""

from __future__ import annotations

from molehunt.graph.facet import Facet

FACET = Facet(
    name="until",
    takes="day",
    meaning="What happened: nothing that can only have happened after this day.",
    words="happened by {}",
    keeps=lambda origin, day: origin.days.possibly_by(day),
    certainly=lambda days, day: days.certainly_by(day),
)
