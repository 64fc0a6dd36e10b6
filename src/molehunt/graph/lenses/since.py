"""Only what can have happened on a day or later; with ``until``, a window of time."""

from __future__ import annotations

from molehunt.graph.facet import Facet

FACET = Facet(
    name="since",
    takes="first day",
    meaning="What happened: nothing that can only have happened before this day.",
    words="happened on or after {}",
    keeps=lambda origin, day: origin.days.possibly_since(day),
    certainly=lambda days, day: days.certainly_since(day),
    up_to="until",
)
