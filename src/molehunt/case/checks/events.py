"""The dates of events, as anchors of relative dates.

An event has no date of its own. It is dated by the claims that place something at it (role ``at``) or say
that it happened, which are affirmed and done and give an EDTF date themselves; where they differ it may be
any day from the first of theirs to the last. Their relations are left aside, so that an event never waits for a date
that is told by the event.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from molehunt.case.reading.cells import split
from molehunt.case.reading.sheet import Sheets
from molehunt.model.dates.relative import DateExpression
from molehunt.model.dates.uncertain import Days, Parts, Span, UncertainDate, ends, starts


def event_dates(
    sheets: Sheets, written: Mapping[str, DateExpression], events: set[str]
) -> dict[str, DateExpression | None]:
    """Return the date of every event, None where no claim dates it; ``written`` are the dates by text."""
    found: dict[str, dict[str, UncertainDate]] = {}
    for event, text in _datings(sheets) if "claims" in sheets else ():
        if event in events and text in written and (absolute := written[text].absolute):
            found.setdefault(event, {})[absolute.text] = absolute
    return {event: _from_to(found[event]) if event in found else None for event in events}


def _datings(sheets: Sheets) -> Iterator[tuple[str, str]]:
    """Give event and text of date for every claim that may date an event; ids are not looked up."""
    columns = sheets["claims"].columns
    wanted = ("predicate", "subject", "at", "date", "mode", "polarity")
    for predicate, subject, at, date, mode, polarity in zip(*(columns[name] for name in wanted), strict=True):
        if date and (at or predicate == "happened") and mode == "done" and polarity == "affirmed":
            yield from ((event, date) for event in split(at))
            if predicate == "happened":
                yield from ((event, date) for event in split(subject))


def _from_to(dates: Mapping[str, UncertainDate]) -> DateExpression:
    if len(dates) == 1:
        (only,) = dates.values()
        return DateExpression(only.text, only, ())
    text = " or ".join(sorted(dates))
    return DateExpression(
        text,
        UncertainDate(
            text=text,
            kind="one-of",
            parts=(_hull([date.parts for date in dates.values()]),),
            possible=(_hull([date.possible for date in dates.values()]),),
            approximate=any(date.approximate for date in dates.values()),
            uncertain=any(date.uncertain for date in dates.values()),
        ),
        (),
    )


def _hull(dates: list[Parts]) -> Days:
    return (Span(min(starts(parts).first for parts in dates), max(ends(parts).last for parts in dates)),)
