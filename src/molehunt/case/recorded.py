"""Since when what a source or a document says is on record, and with it what a claim says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from math import inf

from molehunt.case.bounding import bounding
from molehunt.model.dates.bounds import specific
from molehunt.model.dates.edtf import parse_edtf
from molehunt.model.dates.uncertain import Span, as_day
from molehunt.model.records import Case, Claim
from molehunt.model.vocabulary import Vocabulary


def recorded(case: Case, vocabulary: Vocabulary) -> dict[str, date]:
    """Return the day by which what a source or a document says was certainly on record.

    The day of a document comes from the claims that somebody wrote it and that are certain enough to bound others. One
    whose days contain those of another is left out, since it only says less; of the others the last day counts.
    """
    days = {s.id: parse_edtf(s.date).possible_latest for s in case.sources if s.date}
    written: dict[str, set[Span]] = defaultdict(set)
    authorship = vocabulary.playing("authorship")
    for claim in bounding(case):
        first, last = claim.when.possible_earliest, claim.when.possible_latest
        if claim.predicate in authorship and (first or last):
            for document in claim.roles.get("object", ()):
                written[document].add(Span(first.toordinal() if first else -inf, last.toordinal() if last else inf))
    for document, spans in written.items():
        days[document] = as_day(max(span.last for span in specific(spans)))
    return {id_: day for id_, day in days.items() if day and day != date.max}


def on_record(claim: Claim, days: Mapping[str, date]) -> date | None:
    """Return the day by which the first of those who say so had said it; ``days`` are those of :func:`recorded`."""
    return min((days[asserter] for asserter in claim.asserted_by if asserter in days), default=None)
