"""Hold identifications to the lens, too."""

from __future__ import annotations

from molehunt.graph.facet import Facet

FACET = Facet(
    name="identities",
    takes="flag",
    meaning="Claims that say who stands under a name, or what is a copy, must pass the lens, too.",
    words="identifications held to the same",
)
