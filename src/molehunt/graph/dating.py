"""Which claims of a row date it: those that only say less of the day than a certain one do not.

The same rule as for events (``case.checks.events``): of a letter received "in 1939" and "between 1938 and 1939" the row
says 1939. Only claims that are certain enough to bound others narrow a row, and none that is at issue in a disagreement
over the date is left out, nor one that tells both ends of what lasted, since others may date a part of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from molehunt.graph.evidence import Evidence
from molehunt.model.dates.bounds import Bounds, specific
from molehunt.model.dates.uncertain import Span
from molehunt.model.status import may_bound


def dating(claims: Sequence[Evidence]) -> list[Evidence]:
    """Return the claims without those whose days, as written and as possible, contain those of a certain one."""
    bounding = {claim.days.written: claim.days for claim in claims if claim.days.shown() and certain(claim)}
    narrow = sorted(specific(bounding))
    return [claim for claim in claims if _kept(claim) or not _says_less(claim.days, narrow, bounding)]


def _says_less(days: Bounds, narrow: Sequence[Span], bounding: dict[Span, Bounds]) -> bool:
    # None of the narrow spans contains another, so that the first one to begin in the days is also the first to end.
    at = bisect_left(narrow, days.written.first, key=lambda span: span.first)
    if at == len(narrow) or narrow[at] == days.written:
        return False
    return narrow[at].within(days.written) and bounding[narrow[at]].possible.within(days.possible)


def _kept(claim: Evidence) -> bool:
    lasted = claim.date and ("/" in claim.date or "{" in claim.date) and claim.days.earliest and claim.days.latest
    return bool(lasted) or any(side.of.kind == "date" for side in claim.sides)


def certain(claim: Evidence) -> bool:
    """Return whether a claim may bound others; ``case.bounding`` says the same of records."""
    said = may_bound(claim.mode, claim.polarity, claim.stance, claim.certainty, claim.grade)
    settled = (side.favoured or (side.favoured is None and side.of.kind != "contradiction") for side in claim.sides)
    return said and not claim.alternatives and all(settled)
