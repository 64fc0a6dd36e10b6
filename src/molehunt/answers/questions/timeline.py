"""What happened when, in order: what certainly came first, what only possibly, and which claims cannot all be right.

How claims are put in order is in ``answers.in_order``, what they say of days and order in ``graph.chronology``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated, Any, TypedDict

from molehunt.answers.in_order import (
    MOST,
    Happened,
    InOrder,
    contradicting,
    happenings_of,
    in_order,
    with_anchors,
)
from molehunt.answers.question import Enquiry, Finding, Findings, Parameter, Question
from molehunt.answers.questions.disputes import every_claim
from molehunt.graph.evidence import Evidence
from molehunt.graph.facet import refuse_no_day
from molehunt.graph.sameness import opposing
from molehunt.model.counted import counted, in_short
from molehunt.model.dates.uncertain import as_day
from molehunt.model.either import either
from molehunt.model.status import sentence_status

CONTRADICTION = "contradiction"


class Row(TypedDict):
    """The columns of the answer."""

    role: Annotated[str, "What kind of thing happened; contradiction for claims whose days cannot all be right."]
    first_day: Annotated[date | None, "The first day on which it can have begun; empty where it is open."]
    last_day: Annotated[date | None, "The last day on which it can have ended; empty where it is open."]
    place: Annotated[int | None, "Its place, from 1, in an order that is possible; empty for a contradiction."]
    after: Annotated[list[int], "The places of the rows that certainly began before it, those nearest to it."]


def answer(enquiry: Enquiry) -> Findings:
    """Put what the claims date in order."""
    about, since, until = enquiry.named("about"), enquiry.text("after"), enquiry.text("before")
    refuse_no_day("after", since, "before", until)
    claims = enquiry.claims("ask/entity_claims", id=about.id) if about else every_claim(enquiry)
    dated = {claim.id: claim for claim in claims if claim.mode == "done" and _dated(claim)}
    known, more = with_anchors(dated.values(), enquiry)

    def wanted(one: Happened) -> bool:
        return any(claim.id in dated for claim in one.claims) and _within(one, since, until)

    ordered = in_order(happenings_of(known.values(), enquiry.parties), enquiry.parties, wanted)
    there = {claim.id for one in ordered.happened for claim in one.claims}
    wrong = [one for one in contradicting(known.values(), enquiry.parties) if one & there]
    linked = ordered.ordered()
    shown = [place for place, one in enumerate(ordered.happened) if one.dated or place in linked]
    rows = [*_findings(ordered, shown), *_contradictions(known, wrong)]
    hint = f'what is not dated stands under "molehunt show {about.id}"' if about else ""
    unplaced = len(there) - sum(len(ordered.happened[place].claims) for place in shown)
    notes = [*_notes(claims, len(dated) - unplaced), *_bounds_met(ordered.found, more)]
    return Findings(rows, hint=hint, notes=notes)


def _dated(claim: Evidence) -> bool:
    """Return whether a claim gives a day or an order, or was at an event whose days are known."""
    days = claim.days
    return bool(claim.date or (days.possible_earliest and days.possible_latest and claim.filling("at")))


def _within(one: Happened, since: date | None, until: date | None) -> bool:
    early = since and one.last is not None and one.last < since.toordinal()
    late = until and one.first is not None and one.first > until.toordinal()
    return not early and not late


def _findings(ordered: InOrder, shown: Sequence[int]) -> Iterator[Finding]:
    places = {place: number for number, place in enumerate(shown, 1)}
    for place, number in places.items():
        one = ordered.happened[place]
        first = one.claims[0]
        columns = {
            "id": one.id,
            "name": first.statement,
            "role": first.verb,
            "first_day": _as_day(one.first),
            "last_day": _as_day(one.last),
            "place": number,
            "after": [places[other] for other in ordered.nearest(place, places)],
        }
        denied = all(opposing(claim) for claim in one.claims)
        yield Finding(columns, one.claims, first.statement, status=sentence_status(first.support()) if denied else None)


def _contradictions(known: Mapping[str, Evidence], wrong: Sequence[frozenset[str]]) -> Iterator[Finding]:
    for ids in wrong:
        claims = [known[id_] for id_ in sorted(ids)]
        columns: dict[str, Any] = {
            "id": " + ".join(claim.id for claim in claims),
            "name": " / ".join(f"{claim.statement} [{claim.date or 'no date'}]" for claim in claims),
            "role": CONTRADICTION,
            "first_day": None,
            "last_day": None,
            "place": None,
            "after": [],
        }
        yield Finding(columns, claims, "the contradiction", status="disputed", of_record=True)


def _as_day(number: int | None) -> date | None:
    return None if number is None else as_day(number)


def _notes(claims: Sequence[Evidence], placed: int) -> Iterator[str]:
    yield (
        "order is certain if it holds on every choice of days, or is stated; claims that hedge, are graded doubtful or "
        "contradict one another bound nothing but themselves"
    )
    undone = sum(claim.mode != "done" for claim in claims)
    undated = len(claims) - placed - undone
    if undated:
        yield f"left out: {counted(undated, 'claim')} without day or order"
    if undone:
        yield f"left out: {counted(undone, 'claim')} of what was only planned, ordered, asked for or attempted"


def _bounds_met(found: int, more: bool) -> Iterator[str]:
    if found > MOST:
        bounds = either("ABOUT, --after or --before", "about=, after= or before=")
        yield f"the first {MOST} of {found} happenings; give {bounds}"
    if more:
        yield "dates that refer to one another in longer chains were not followed to their ends"


def _days(row: Mapping[str, Any]) -> str:
    first, last = row["first_day"], row["last_day"]
    if first == last:
        return str(first or "")
    return f"{first or '...'} to {last or '...'}" if first or last else ""


def _after(row: Mapping[str, Any]) -> str:
    return in_short(row["after"])


def _section(row: Mapping[str, Any]) -> str:
    if row["role"] == CONTRADICTION:
        return "Contradictions: not all claims of a row can be right"
    return "In an order that is possible"


QUESTION = Question(
    name="timeline",
    chapter="Time and ways",
    summary="What happened when: in certain order, in possible order, and where the days contradict one another.",
    explanation="""What the claims date, in the order of time; with ABOUT, what they say of a person, event or thing.

    Rows stand in an order that is possible; which of them certainly began before a row, the row says. The days are
    those that are possible, by all that bounds them: a letter is read after it was written. Below stand contradictions:
    claims whose days and order cannot all be right, though they can be without any one of them.""",
    example="timeline Krivitsky --after 1937-09 --before 1937-12",
    parameters=(
        Parameter("about", "Only what concerns this one."),
        Parameter("after", "Only what can have ended on this day or later; of a month or year, its first day.",
                  takes="first day", option="--after"),
        Parameter("before", "Only what can have begun by this day; of a month or year, its last day.",
                  takes="last day", option="--before"),
    ),
    row=Row,
    table=(("no.", "place"), ("possible days", _days), ("certainly after", _after), ("what", "name")),
    answer=answer,
    section=_section,
    key=("id",),
)  # fmt: skip
