"""Whom something could have reached that somebody had on a day, in the order of time; by what way, and how surely.

How sure the days make it is one thing, how firm the claims are is another: both are told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, TypedDict

from molehunt.answers.columns import ClaimIds, SourceIds
from molehunt.answers.question import AGENT, Asked, Enquiry, Finding, Findings, Parameter, Question, Unknown
from molehunt.answers.ranks.compared import direction_parameter, ties_parameter, way_of
from molehunt.answers.two_ends import check_two_ends
from molehunt.answers.ways.dated_file import passings_of
from molehunt.answers.ways.in_time import Chosen, Passing, Passings, passings, read
from molehunt.graph.facet import refuse_no_day
from molehunt.measures.in_time.alternatives import COMBINATIONS, Alternatives, Whichever, surer
from molehunt.measures.in_time.reached import Modality
from molehunt.model.counted import counted
from molehunt.model.either import either
from molehunt.model.status import weakest_of

if TYPE_CHECKING:
    import networkx as nx

_Ways = list[list[Passing]]
_Surely = Mapping[str, Mapping[str, Modality | None]]
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
    without: Annotated[SourceIds, "Ids of authors and works without any of which the person is reached less surely."]
    without_claims: Annotated[ClaimIds, "Claims without any of which the person is reached less surely, or not at all."]
    ties: Annotated[list[str], "In a network from a file, the ties of the way in place of claims."]
    without_ties: Annotated[
        list[str], "The same, in place of claims without any of which the person is reached less surely."
    ]


class _Losses(NamedTuple):
    """How surely those are reached without each source, and without each claim, who hang on it."""

    sources: _Surely
    claims: _Surely


def answer(enquiry: Enquiry) -> Findings:
    """Follow the ties from one person in the order of time."""
    holder = enquiry.named("holder")
    assert holder is not None  # noqa: S101  # the parameter is required
    found = _found(passings(enquiry, holder.id), enquiry, "claim")
    rule = "whoever the text leaves unnamed, and organisations, pass nothing on"
    return replace(found, notes=[*found.notes, rule])


def of_graph(asked: Asked, graph: nx.Graph[Any]) -> Findings:
    """Follow the ties of any network whose ties have days."""
    found = _found(passings_of(graph), asked, "tie")
    rows = [replace(row, columns=_of_file(row.columns)) for row in found.rows]
    return replace(found, rows=rows, notes=[*found.notes, way_of(directed=graph.is_directed())])


def _of_file(columns: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of a row with ties in place of claims."""
    ties = {"ties": columns["way"], "without_ties": columns["without_claims"]}
    return {**columns, **ties, "way": [], "without_claims": []}


def _found(ties: Sequence[Passing], asked: Asked, carrier: str) -> Findings:
    check_two_ends(asked, "holder", "recipient")
    holder, after, before = asked.named("holder"), asked.text("after"), asked.text("before")
    assert holder is not None  # noqa: S101  # the parameter is required
    refuse_no_day("after", after, "before", before)
    known = Passings(ties, holder.id, after, before)
    every, surely = known.those(_every), known.those(_is_firm)
    told, firm = read(every), read(surely)
    wanted = asked.named("recipient")
    ways = {id_: _ways(known, id_, told[id_], firm.get(id_)) for id_ in told if wanted is None or id_ == wanted.id}
    unknown = [*_if_so(known, every, told, asked), *_nowhere(wanted and wanted.name, asked, ways)]
    rows = list(_findings(told, firm, ways, _without(known, ways, asked)))
    nothing = f"{holder.name} passed nothing on by such ties in that time; try other {either('--ties')}"
    notes = list(_notes(known, told, carrier, bounded=every.bounded or surely.bounded))
    return Findings(rows, unknown, hint="" if rows or unknown else nothing, notes=notes)


def _every(_: Passing) -> bool:
    return True


def _is_firm(tie: Passing) -> bool:
    return tie.firm


def _ways(known: Passings, id_: str, told: Whichever, firm: Whichever | None) -> _Ways:
    """Return the ways to somebody, by firm ties if those reach him as surely: one, or one for each alternative."""
    best = firm if firm and firm.reached.modality == told.reached.modality else told
    return list({tuple(tie.claim.id for tie in way): way for way in (known.way(by, id_) for by in best.by)}.values())


def _without(known: Passings, ways: Mapping[str, _Ways], asked: Asked) -> _Losses:
    """Return how surely each one is reached without a source, or a claim, of his ways.

    As long as all of his ways are there, he is reached as surely as before.
    """
    behind = {id_: {tie.claim.id: _behind(tie) for way in every for tie in way} for id_, every in ways.items()}
    sources = sorted({one for each in behind.values() for every in each.values() for one in every})
    claims = sorted({claim for each in behind.values() for claim in each})

    def surely(kept: Chosen, hanging: Collection[str]) -> dict[str, Modality | None]:
        left = known.those(kept)
        found = {id_: left.whichever([id_]) for id_ in hanging}
        return {id_: one.reached.modality if one else None for id_, one in found.items()}

    def unheard(source: str) -> dict[str, Modality | None]:
        hanging = [id_ for id_, each in behind.items() if any(source in every for every in each.values())]
        return surely(lambda tie: source not in _behind(tie), hanging)

    def other_than(claim: str) -> dict[str, Modality | None]:
        return surely(lambda tie: tie.claim.id != claim, [id_ for id_, each in behind.items() if claim in each])

    lost = asked.each([*((one, unheard) for one in sources), *((one, other_than) for one in claims)])
    found = [(one, losing(one)) for one, losing in lost]
    return _Losses(dict(found[: len(sources)]), dict(found[len(sources) :]))


def _behind(tie: Passing) -> frozenset[str]:
    return tie.claim.origin.authors | tie.claim.origin.sources


def _findings(
    told: Mapping[str, Whichever], firm: Mapping[str, Whichever], ways: Mapping[str, _Ways], losses: _Losses
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
            "ties": [],
            "without_ties": [],
        }
        links = tuple(dict.fromkeys(link for tie in ties for party in (tie.start, tie.end) for link in party.links))
        claims = list({tie.claim.id: tie.claim for tie in ties}.values())
        status = weakest_of([tie.status for tie in ties])
        yield Finding(columns, claims, ties[-1].end.name, links, status, of_record=True)


def _weaker(losses: _Surely, id_: str, sure: Modality) -> Iterator[str]:
    return (lost for lost, reached in losses.items() if id_ in reached and surer(sure, reached[id_]))


def _if_so(known: Passings, every: Alternatives, told: Mapping[str, Whichever], asked: Asked) -> Iterator[Unknown]:
    """Yield who is reached, or more surely, only if one of several alternatives is the one that holds, or several."""
    wanted = asked.named("recipient")
    sure: dict[str, Modality | None] = {
        str(id_): told[str(id_)].reached.modality if id_ in told else None
        for id_ in every.at_most().reached
        if wanted is None or id_ == wanted.id
    }
    best = dict(sure)
    for choice, count in every.options.items():
        for option in range(1, count + 1):
            found = every.surely({choice: option})
            for id_, one in found.reached.items():
                if id_ in sure and surer(one.modality, sure[str(id_)]):
                    if surer(one.modality, best[str(id_)]):
                        best[str(id_)] = one.modality
                    yield _hanging(known.way(found, str(id_)), one.modality)
    for id_, modality in best.items():
        if supposed := every.supposing([id_], modality):
            yield _hanging(known.way(supposed.reach, id_), supposed.reach.reached[id_].modality)


def _hanging(way: list[Passing], modality: Modality) -> Unknown:
    hanging = [tie.claim for tie in way if tie.claim.alternatives]
    questions = "; ".join(dict.fromkeys(one.question for claim in hanging for one in claim.alternatives))
    what = f"{way[-1].end.name}: reached ({modality}) only if these alternatives hold: {questions}"
    return Unknown(what, claims=tuple(dict.fromkeys(claim.id for claim in hanging)))


def _nowhere(name: str | None, asked: Asked, ids: Collection[str]) -> Iterator[Unknown]:
    holder, after, before = asked.named("holder"), asked.text("after"), asked.text("before")
    if name and holder and not ids:
        when = (f" from {after}" if after else "") + (f" until {before}" if before else "")
        yield Unknown(f"no ties that count lead from {holder.name} to {name}, in the order of time{when}")


def _notes(known: Passings, told: Mapping[str, Whichever], carrier: str, *, bounded: bool) -> Iterator[str]:
    claims = {tie.claim.id: tie.claim for tie in known.ties}
    undated = sum(not claim.days.possible_earliest or not claim.days.possible_latest for claim in claims.values())
    people = {party.id for tie in known.ties for party in (tie.start, tie.end)} - {known.source}
    yield (
        f"by {counted(len(claims), carrier)}, {undated} without a first or a last day; of {len(people)} others with "
        f"such ties {len(people - told.keys())} are not reached, whatever the days were"
    )
    yield (
        "each tie counts once, on a day within its possible bounds, independent of the others; ties of one day are not "
        "certainly in the order that carries"
    )
    if bounded:
        yield f"of the combinations of alternatives, {COMBINATIONS} were gone through; some may be reached more surely"


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
        direction_parameter(),
    ),
    row=Row,
    answer=answer,
    of_graph=of_graph,
    table=(("who", "name"), ("first day", _first), ("there by", _by), ("through", _through), ("by firm ties", _by_firm),
           ("hangs on", "without"), ("or on the ties", "without_ties")),
    section=_section,
    key=("id",),
)  # fmt: skip
