"""Who ordered, asked, permitted or forbade whom what, and whether it is said to have been done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any, Literal

from molehunt.answers.acts import pairs, rows
from molehunt.answers.columns import ClaimIds, EntityIds
from molehunt.answers.nearby import nearby
from molehunt.answers.question import AGENT, Enquiry, Finding, Findings, Parameter, Question
from molehunt.answers.two_ends import check_two_ends
from molehunt.graph.evidence import Evidence
from molehunt.graph.identities import Party
from molehunt.graph.weighing import Weighing
from molehunt.model.vocabulary import vocabulary

Done = Literal["yes", "possibly", "no", "disputed", "unknown"]


class Row(rows.PairRow):
    """The columns of the answer."""

    about: Annotated[EntityIds, "Ids of those whom or what it was about, or of the document to be handled."]
    answer: Annotated[list[str], "What whoever was told is said to have answered: agreed, refused."]
    answer_claims: Annotated[ClaimIds, "Ids of the claims that say so."]
    done: Annotated[
        Done, "Whether it is said to have been done: yes, possibly, no, disputed; unknown where no claim says."
    ]
    done_claims: Annotated[ClaimIds, "Ids of the claims that say so."]
    others_identified_by: Annotated[
        ClaimIds, "Ids of the claims that say who it was about; the row would stand without them."
    ]


_ENDS = ("person", "by", "to")
_AFTER = re.compile(r"\b(?:after|during) ([a-z0-9-]+)")
_DONE: dict[str, Done] = {"denied": "no", "disputed": "disputed", "unknown": "unknown", "possible": "possibly"}


def answer(enquiry: Enquiry) -> Findings:
    """Group the orders by who gave them, to whom and what; put to each what is said to have come of it."""
    check_two_ends(enquiry, "by", "to")
    either, start, end, about = asked = [enquiry.id_of(name) for name in (*_ENDS, "about")]
    found = pairs.claims_with(enquiry, vocabulary().playing("order"), [id_ for id_ in asked if id_])
    orders = [claim for claim in found if not about or about in _matter([claim], enquiry)]
    given = pairs.of_claims(orders, pairs.spoken("order"), enquiry, said=True)
    groups = pairs.grouped(pair for pair in given if pairs.between(pair, either=either, start=start, end=end))
    told = {pair.end.id for group in groups for pair in group if pair.end.id}
    # With all that they were told: an outcome that is dated by one order is not one of another.
    outcomes = pairs.claims_with(enquiry, vocabulary().playing("order", "response", "compliance"), told) if told else ()
    return Findings(
        [_finding(group, outcomes, enquiry) for group in groups],
        [*rows.unnamed(groups), *rows.not_done(orders, filter(None, asked), enquiry)],
        hint='"molehunt relays" tells what else was said, "molehunt show" who did what',
        near=[] if groups else nearby(enquiry, asked, "responses", "acts", "relays"),
    )


def _matter(claims: Iterable[Evidence], enquiry: Enquiry) -> dict[str, Party]:
    """Return whom or what some claims are about, by id."""
    claims = list(claims)
    return {party.id: party for role in ("about", "object") for party in pairs.filling(claims, role, enquiry)}


def _finding(group: pairs.Group, outcomes: Sequence[Evidence], enquiry: Enquiry) -> Finding:
    claims = pairs.claims_of(group)
    matter = _matter(claims, enquiry)
    came = [one for one in outcomes if one.mode == "done" and _answers(one, group[0], claims, enquiry)]
    answers = [one for one in came if "response" in one.plays]
    done = [one for one in came if "compliance" in one.plays]
    own = {
        "about": sorted(matter),
        "answer": sorted({one.predicate for one in answers if one.support().supports}),
        "answer_claims": sorted(one.id for one in answers),
        "done": _DONE.get(Weighing(done).status, "yes"),
        "done_claims": sorted(one.id for one in done),
        "others_identified_by": rows.named_by(matter.values()),
    }
    return rows.finding(group, own)


def _answers(outcome: Evidence, order: pairs.Pair, claims: Sequence[Evidence], enquiry: Enquiry) -> bool:
    """Return whether a claim tells what came of an order: whoever was told answered or did it, on the same matter.

    The matter is that of the orders after which it is dated; else it is the same if both concern, or were said at, one
    thing beside the two themselves.
    """
    doers, givers = ({one.id for one in pairs.filling([outcome], role, enquiry)} for role in ("subject", "recipient"))
    if order.end.id not in doers or (givers and order.start.id not in givers):
        return False
    if after := set(_AFTER.findall(outcome.date or "")) & enquiry.seen.keys():
        dated_by = {id_ for id_ in after if "order" in enquiry.seen[id_].plays}
        if dated_by:
            return not dated_by.isdisjoint(claim.id for claim in claims)
    ends = {order.start.id, order.end.id}
    return bool(_concerned([outcome], enquiry) & _concerned(claims, enquiry) - ends)


def _concerned(claims: Sequence[Evidence], enquiry: Enquiry) -> set[str]:
    events = {party.id for party in pairs.filling(claims, "at", enquiry) if party.label == "Event"}
    return events | _matter(claims, enquiry).keys()


def _act(row: Mapping[str, Any]) -> str:
    return f"{rows.act_of(row)}; {' and '.join(row['answer'])}" if row["answer"] else rows.act_of(row)


QUESTION = Question(
    name="orders",
    chapter="People, bodies and events",
    summary="Who ordered, asked, permitted or forbade whom what, and whether it was done.",
    explanation="""Who ordered, asked, permitted or forbade whom what, in order of time, and what came of it.

    An order is not the deed: "done" is what claims say on whether this order was carried out, and unknown where none
    does. Of what was forbidden, "done" tells whether it was obeyed.""",
    example="orders --by Shpiegelglass",
    parameters=(
        Parameter("person", "Whoever ordered or was told to.", labels=AGENT),
        Parameter("by", "Only what this one ordered, asked, permitted or forbade.", labels=AGENT, option="--by"),
        Parameter("to", "Only what this one was told.", labels=AGENT, option="--to"),
        Parameter("about", "Only what concerns this one.", option="--about"),
    ),
    row=Row,
    table=(("who", rows.start_of), ("act", _act), ("whom", rows.end_of), ("what", "what"), ("done", "done")),
    answer=answer,
    key=rows.KEY,
)
