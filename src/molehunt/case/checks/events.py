"""The dates of events, as anchors of relative dates.

An event has no date of its own. It is dated by the claims that place something at it (role ``at``) or say that it
happened, and give an EDTF date themselves. Their relations are not used, so that the date of an event never depends on
a date that depends on the event. A claim dates an event only if it is firm enough (``model.status.may_bound``: what was
planned, asked or tried may never have been at the event, and a guessed date must not bound everything that is dated by
the event), and on no side of a disagreement that a decision on record does not favour.

Of the others, a claim that only says less is dropped: ``1938`` beside ``1938-02-16``. It is kept where its date is
at issue, in a disagreement of the kind ``date``, and where it tells both ends of what lasted (an interval): other
claims then date a part of it. The event may have been on any day from the first to the last of those that are left.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isinf

from molehunt.case.reading.cells import sides, split
from molehunt.case.reading.sheet import Sheets
from molehunt.model.dates.bounds import specific
from molehunt.model.dates.relative import DateExpression
from molehunt.model.dates.uncertain import Days, Parts, Span, UncertainDate, ends, starts
from molehunt.model.status import may_bound
from molehunt.model.vocabulary import vocabulary

_Datings = dict[UncertainDate, bool]
"""The dates given to one event, and whether each is at issue."""


def event_dates(
    sheets: Sheets, written: Mapping[str, DateExpression], events: set[str]
) -> dict[str, DateExpression | None]:
    """Return the date of every event, None where no claim dates it; ``written`` are the dates by text."""
    by_event: dict[str, _Datings] = {}
    rivals = set(_at_issue(sheets))
    for event, claim, text in _datings(sheets, set(_rejected(sheets))) if "claims" in sheets else ():
        if event in events and text in written and (absolute := written[text].absolute):
            datings = by_event.setdefault(event, {})
            datings[absolute] = datings.get(absolute, False) or claim in rivals
    return {event: _from_to(_kept(by_event[event])) if event in by_event else None for event in events}


def _datings(sheets: Sheets, rejected: set[str]) -> Iterator[tuple[str, str, str]]:
    """Yield event, claim and text of date for every claim that may date an event; ids are not looked up."""
    columns, dating = sheets["claims"].columns, vocabulary().playing("dating")
    wanted = ("id", "predicate", "subject", "at", "date", "mode", "polarity", "stance", "certainty", "grade")
    for claim, predicate, subject, at, date, *held in zip(*(columns[name] for name in wanted), strict=True):
        happened = predicate in dating
        if date and (at or happened) and may_bound(*held) and claim not in rejected:
            yield from ((event, claim, date) for event in split(at))
            if happened:
                yield from ((event, claim, date) for event in split(subject))


def _at_issue(sheets: Sheets) -> Iterator[str]:
    """Yield the claims whose dates are rivals."""
    if table := sheets.get("disagreements"):
        for kind, cell in zip(table.columns["kind"], table.columns["sides"], strict=True):
            if kind == "date":
                yield from split(cell, "sides")


def _rejected(sheets: Sheets) -> Iterator[str]:
    """Yield the claims of every side that a decision does not favour."""
    disagreements, decisions = sheets.get("disagreements"), sheets.get("decisions")
    if disagreements and decisions:
        cells = dict(zip(disagreements.columns["id"], disagreements.columns["sides"], strict=True))
        pairs = zip(decisions.columns["disagreement"], decisions.columns["favours"], strict=True)
        for disagreement, favours in pairs:
            for number, side in enumerate(sides(cells.get(disagreement, "")), start=1):
                if str(number) != favours.strip():
                    yield from side


def _kept(datings: _Datings) -> list[UncertainDate]:
    """Return the dates without those that contain another one and so only say less."""
    whole = {date: Span(starts(date.possible).first, ends(date.possible).last) for date in datings}
    narrow = specific(whole.values())
    return [d for d, at_issue in datings.items() if at_issue or whole[d] in narrow or _lasts(d, whole[d])]


def _lasts(date: UncertainDate, whole: Span) -> bool:
    """Return whether the date has a first and a last day; an interval that is open on one side has not."""
    return len(date.possible) > 1 and not any(map(isinf, whole))


def _from_to(dates: list[UncertainDate]) -> DateExpression:
    if len(dates) == 1:
        return DateExpression(dates[0].text, dates[0], ())
    text = " or ".join(sorted({date.text for date in dates}))
    return DateExpression(
        text,
        UncertainDate(
            text=text,
            kind="one-of",
            parts=(_hull([date.parts for date in dates]),),
            possible=(_hull([date.possible for date in dates]),),
            approximate=any(date.approximate for date in dates),
            uncertain=any(date.uncertain for date in dates),
        ),
        (),
    )


def _hull(dates: list[Parts]) -> Days:
    return (Span(min(starts(parts).first for parts in dates), max(ends(parts).last for parts in dates)),)
