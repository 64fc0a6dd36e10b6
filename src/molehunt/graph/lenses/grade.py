"""Only what is graded well enough."""

from __future__ import annotations

from molehunt.graph.evidence import Origin
from molehunt.graph.facet import Facet


def _at_least(origin: Origin, wanted: str) -> bool:
    """Both scales run from good to bad; a claim without a grade passes none."""
    if not origin.grade:
        return False
    letter, number = wanted.rstrip("123456"), wanted.lstrip("ABCDEF")
    return (not letter or origin.grade[0] <= letter) and (not number or origin.grade[1:] <= number)


FACET = Facet(
    name="grade",
    takes="grade",
    meaning="At least this Admiralty grade: C, 3 or C3. F and 6, which cannot be judged, pass only themselves.",
    words="graded {} or better",
    keeps=_at_least,
)
