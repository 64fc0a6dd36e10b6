"""Whom something could have reached that somebody had on a day, in the order of time; by what way, and how surely.

How sure the days make it is one thing, how firm the claims are is another: both are told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated, Any, NamedTuple, TypedDict

from molehunt.answers.columns import ClaimIds, SourceIds
from molehunt.answers.question import AGENT, Enquiry, Finding, Findings, Parameter, Question, Unknown
from molehunt.answers.ranks.compared import ties_parameter
from molehunt.answers.two_ends import check_two_ends
from molehunt.answers.ways.in_time import Choice, Chosen, Passing, Passings, Reading, choices_of, passings, surer
from molehunt.model.counted import counted
from molehunt.model.errors import MolehuntError
from molehunt.model.status import weakest_of

_Ways = list[list[Passing]]
SECTIONS = {
    "certain": "Certain: whatever the days were, within their bounds",
    "possible": "Possible: if the days were so that it could be",
    "open": "Open: only if a day of which nothing is known was so",
}


class Row(TypedDict):
    """The columns of the answer."""

    role: Annotated[str, "reached."]
    reached: Annotated[str, "certain, possible or open: what the days allow, if every claim on the way holds."]
    first_day: Annotated[date | None, "The first day on which it can be there; empty where no known day allows it."]
    by_day: Annotated[date | None, "The day by which it is there; empty where it is not certain, or nobody knows."]
    not_before: Annotated[date | None, "No earlier day can be, even if missing days help; empty where any day can be."]
    firm: Annotated[str | None, "The same as reached, by firm ties alone: stated or reported, and not contradicted."]
    through: Annotated[
        list[str], "Those between, in order; several ways if one of alternatives holds and each leads there."
    ]
    way: Annotated[ClaimIds, "The claims of the way, or ways, in order."]
    without: Annotated[SourceIds, "Ids of authors and works without any of which the one is reached less surely."]
    without_claims: Annotated[ClaimIds, "Claims without any of which the one is reached less surely, or not at all."]


class _Losses(NamedTuple):
    """How surely each one is reached without each source, and without each claim."""

    sources: Mapping[str, Mapping[str, str]]
    claims: Mapping[str, Mapping[str, str]]


def answer(enquiry: Enquiry) -> Findings:
    """Follow the ties from one person in the order of time."""
    check_two_ends(enquiry, "holder", "recipient")
    holder, after, before = enquiry.named("holder"), enquiry.text("after"), enquiry.text("before")
    assert holder is not None  # noqa: S101  # the parameter is required
    if after and before and after > before:
        raise MolehuntError(f"after {after} is later than before {before}: no day is between them; swap them")
    known = Passings(passings(enquiry, holder.id), holder.id, after, before)
    choices = choices_of(known.ties)
    told, firm = known.read(_every, choices), known.read(_is_firm, choices)
    wanted = enquiry.named("recipient")
    ways = {id_: _ways(known, id_, told[id_], firm.get(id_)) for id_ in told if wanted is None or id_ == wanted.id}
    unknown = [*_if_so(known, told, choices, enquiry), *_nowhere(wanted and wanted.name, enquiry, ways)]
    # Choices that change nothing when all claims count are not gone through again without each source and claim.
    deciding = [choice for choice in choices if any(_uses(every, choice) for every in ways.values())]
    losses = _without(known, ways, deciding, enquiry)
    rows = list(_findings(told, firm, ways, losses))
    hint = "" if rows or unknown else f"{holder.name} passed nothing on by such ties in that time; try other --ties"
    return Findings(rows, unknown, hint=hint, notes=list(_notes(known, told)))


def _every(_: Passing) -> bool:
    return True


def _is_firm(tie: Passing) -> bool:
    return tie.firm


def _uses(ways: _Ways, choice: Choice) -> bool:
    return any(tie.claim.id in option for way in ways for tie in way for option in choice)


def _ways(known: Passings, id_: str, told: Reading, firm: Reading | None) -> _Ways:
    """Return the ways to somebody, by firm ties if those reach him as surely: one, or one for each alternative."""
    best = firm if firm and firm.reached.modality == told.reached.modality else told
    return [known.way(network, id_) for network in best.by]


def _without(known: Passings, ways: Mapping[str, _Ways], deciding: Sequence[Choice], enquiry: Enquiry) -> _Losses:
    sources = sorted({one for tie in known.ties for one in _behind(tie)})
    claims = sorted({tie.claim.id for every in ways.values() for way in every for tie in way})

    def surely(kept: Chosen) -> dict[str, str]:
        return {id_: one.reached.modality for id_, one in known.read(kept, deciding).items()}

    def unheard(source: str) -> Chosen:
        return lambda tie: source not in _behind(tie)

    def other_than(claim: str) -> Chosen:
        return lambda tie: tie.claim.id != claim

    lost = enquiry.each([*((one, unheard(one)) for one in sources), *((one, other_than(one)) for one in claims)])
    found = [(one, surely(kept)) for one, kept in lost]
    return _Losses(dict(found[: len(sources)]), dict(found[len(sources) :]))


def _behind(tie: Passing) -> frozenset[str]:
    return tie.claim.origin.authors | tie.claim.origin.sources


def _findings(
    told: Mapping[str, Reading], firm: Mapping[str, Reading], ways: Mapping[str, _Ways], losses: _Losses
) -> Iterator[Finding]:
    for id_, every in ways.items():
        one, by_firm = told[id_].reached, firm.get(id_)
        ties = [tie for way in every for tie in way]
        columns = {
            "id": id_,
            "name": ties[-1].end.name,
            "role": "reached",
            "reached": one.modality,
            "first_day": one.earliest,
            "by_day": one.latest,
            "not_before": one.not_before,
            "firm": by_firm.reached.modality if by_firm else None,
            "through": [" > ".join(tie.end.name for tie in way[:-1]) or "directly" for way in every],
            "way": list(dict.fromkeys(tie.claim.id for tie in ties)),
            "without": list(_weaker(losses.sources, id_, one.modality)),
            "without_claims": list(_weaker(losses.claims, id_, one.modality)),
        }
        links = tuple(dict.fromkeys(link for tie in ties for party in (tie.start, tie.end) for link in party.links))
        claims = list({tie.claim.id: tie.claim for tie in ties}.values())
        status = weakest_of([tie.status for tie in ties])
        yield Finding(columns, claims, ties[-1].end.name, links, status, of_record=True)


def _weaker(losses: Mapping[str, Mapping[str, str]], id_: str, sure: str) -> Iterator[str]:
    return (lost for lost, reached in losses.items() if surer(sure, reached.get(id_)))


def _if_so(
    known: Passings, told: Mapping[str, Reading], choices: Sequence[Choice], enquiry: Enquiry
) -> Iterator[Unknown]:
    """Yield who is reached, or more surely, only if one of several alternatives is the one that holds."""
    wanted = enquiry.named("recipient")
    for option in (option for choice in choices for option in choice if option):
        found = known.reach(_every, option)
        for id_, one in found.reached.items():
            before = told.get(str(id_))
            if surer(one.modality, before and before.reached.modality) and (wanted is None or id_ == wanted.id):
                way = known.way(found, str(id_))
                hanging = [tie.claim for tie in way if tie.claim.id in option]
                questions = "; ".join(dict.fromkeys(one.question for claim in hanging for one in claim.alternatives))
                what = f"{way[-1].end.name}: reached ({one.modality}) only if these alternatives hold: {questions}"
                yield Unknown(what, claims=tuple(claim.id for claim in hanging))


def _nowhere(name: str | None, enquiry: Enquiry, ids: Collection[str]) -> Iterator[Unknown]:
    holder, after, before = enquiry.named("holder"), enquiry.text("after"), enquiry.text("before")
    if name and holder and not ids:
        when = (f" from {after}" if after else "") + (f" until {before}" if before else "")
        yield Unknown(f"no ties that count lead from {holder.name} to {name}, in the order of time{when}")


def _notes(known: Passings, told: Mapping[str, Reading]) -> Iterator[str]:
    claims = {tie.claim.id: tie.claim for tie in known.ties}
    undated = sum(not claim.days.possible_earliest or not claim.days.possible_latest for claim in claims.values())
    people = {party.id for tie in known.ties for party in (tie.start, tie.end)} - {known.source}
    yield (
        f"by {counted(len(claims), 'claim')}, {undated} without a first or a last day; of {len(people)} others with "
        f"such ties {len(people - told.keys())} are not reached, whatever the days were"
    )
    yield (
        "each tie counts once, on a day within its possible bounds, independent of the others; ties of one day are not "
        "certainly in the order that carries; whoever the text leaves unnamed, and organisations, pass nothing on"
    )


def _first(row: Mapping[str, Any]) -> str:
    if row["first_day"]:
        return str(row["first_day"])
    return f"unknown, not before {row['not_before']}" if row["not_before"] else "unknown"


def _by(row: Mapping[str, Any]) -> str:
    return str(row["by_day"] or ("unknown" if row["reached"] == "certain" else ""))


def _through(row: Mapping[str, Any]) -> str:
    return "; or ".join(row["through"])


def _by_firm(row: Mapping[str, Any]) -> str:
    return "" if row["firm"] == row["reached"] else str(row["firm"] or "not reached")


def _section(row: Mapping[str, Any]) -> str:
    return SECTIONS[row["reached"]]


QUESTION = Question(
    name="reach",
    chapter="Time and ways",
    summary="Whom something could have reached from somebody, in the order of time, and how surely.",
    explanation="""Follow the ties from one person in the order of time: whom could reach what he had on a day?

    Somebody is reached certainly if it is so on every choice of days within their bounds, possibly if on some, and
    openly if only a day can help of which nothing is known. That the ties allow it is no proof that anything was passed
    on. Of alternatives one holds, and nobody knows which: who is reached by one of them alone is told under Open. A tie
    is one occasion, however long it lasted.""",
    example='reach --from Krivitsky --after 1937-10-01 --to Zborowski',
    parameters=(
        Parameter("holder", "Who had it.", labels=AGENT, option="--from", required=True),
        Parameter("recipient", "Only whether it could reach this one.", labels=AGENT, option="--to"),
        Parameter("after", "The day on which it was there; of a month or year, its first day.", takes="first day",
                  option="--after"),
        Parameter("before", "The last day that counts.", takes="last day", option="--before"),
        ties_parameter("flow"),
    ),
    row=Row,
    answer=answer,
    table=(("who", "name"), ("first day", _first), ("there by", _by), ("through", _through), ("by firm ties", _by_firm),
           ("hangs on", "without")),
    section=_section,
    key=("id",),
)  # fmt: skip
