"""All that the questions tell of one person, body, document or event, part by part.

A dossier asks nothing of its own but for gaps in time. To let another question tell its part: a line in ``PARTS``. A
question whose parameter does not take such an entity is left out by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated, Any, NamedTuple, TypedDict

from molehunt.answers.question import (
    ANYTHING,
    DOCUMENT,
    Enquiry,
    Finding,
    Findings,
    Named,
    Parameter,
    Question,
    Unknown,
    Value,
)
from molehunt.answers.questions import find_question
from molehunt.graph.evidence import Evidence
from molehunt.graph.identities import Party
from molehunt.model.errors import UnknownNameError


class Part(NamedTuple):
    """A part of a dossier: a question, the parameter that takes the entity, and what else it is asked."""

    heading: str
    question: str
    parameter: str
    asked: Mapping[str, Value] = {}


PARTS = (
    Part("Names", "resolve", "of"),
    Part("Bodies, and who was of them", "memberships", "person"),
    Part("Above", "handlers", "person", {"steps": 1}),
    Part("Below", "handlers", "person", {"steps": 1, "way": "down"}),
    Part("Family", "family", "person", {"steps": 1}),
    Part("Who had it in hand or before the eyes", "who-saw", "document"),
    Part("Met, or who was there", "met", "person"),
    Part("Ordered, asked, permitted, forbade", "orders", "by"),
    Part("Was ordered, asked, permitted, forbidden", "orders", "to"),
    Part("Passed on", "relays", "sender"),
    Part("Was told", "relays", "recipient"),
    Part("Thought of others: suspicion, opinion, trust", "suspects", "by"),
    Part("What others thought of the person", "suspects", "of"),
    # Those that the case lists stand under "At issue", as the rows touch them.
    Part("In dispute, though the case lists it not", "disputes", "about", {"which": "found"}),
    Part("Not known", "unknown", "about"),
)
HANDLED = "Documents handled"
REST = "What else is said"
DOCUMENTS = 60
"""Documents that somebody handled of which it is told at most."""
ROWS = 300
"""Rows of one part at most."""
GAP = 365
"""Days of which nothing is told, from which on there is a gap."""


class Row(TypedDict):
    """The columns of the answer."""

    role: Annotated[str, "What the row is in the answer that it comes from."]
    part: Annotated[str, "The part of the dossier."]
    question: Annotated[str, "The question whose row it is: asked by itself, it tells more columns."]
    told: Annotated[str, "The row in words."]
    by: Annotated[list[str], "Who says so in the end, and in which paragraph."]


def answer(enquiry: Enquiry) -> Findings:
    """Ask the questions of the parts, one after the other, and then whatever claims none of them told."""
    entity = enquiry.named("entity")
    assert entity is not None  # noqa: S101  # the parameter is required
    everything = _ask("show", {"id": entity.id}, enquiry)
    own = [claim for row in everything.rows for claim in row.claims]
    told: dict[str, Findings] = {}
    for part in enquiry.each([part for part in PARTS if _takes(part, entity)]):
        told[part.heading] = _ask(part.question, {part.parameter: entity, **part.asked}, enquiry)
    documents, left_out = _handled(entity, own, enquiry)
    parts = [(part.heading, part.question, told[part.heading].rows) for part in PARTS if part.heading in told]
    rows = list(_rows([*parts, (HANDLED, "who-saw", documents)]))
    covered = {claim.id for row in rows for claim in row.claims}
    rest = [row for row in everything.rows if not covered.issuperset(claim.id for claim in row.claims)]
    rows += _rows([(REST, "show", rest)])
    kept, too_many = _bounded(rows)
    return Findings(
        kept,
        [*(one for part in told.values() for one in part.unknown), *_gaps(own)],
        subject=everything.subject,
        cited=everything.cited,
        notes=[_method(rows), *too_many, *left_out],
    )


def _takes(part: Part, entity: Named) -> bool:
    (parameter,) = (one for one in find_question(part.question).parameters if one.name == part.parameter)
    return not parameter.labels or entity.label in parameter.labels


def _ask(name: str, given: Mapping[str, Value], enquiry: Enquiry) -> Findings:
    """Put a question to the claims of the same enquiry; what its claims say is not known is told with all others."""
    question = find_question(name)
    asked = {one.name: given.get(one.name, one.default) for one in question.parameters}
    beside = Enquiry(enquiry.reader, asked, enquiry.lexicon)
    try:
        findings = question.answer(beside)
    except UnknownNameError:
        # Not everything can be asked of everybody: a body has no family.
        return Findings([])
    enquiry.see(beside.seen.values())
    return findings


def _rows(parts: Iterable[tuple[str, str, Sequence[Finding]]]) -> Iterator[Finding]:
    """Yield the rows of parts, with their words in place of the columns of their questions.

    What an earlier part told of the same claims in the same words is not told again: a request is an order, and is
    passed on.
    """
    met: dict[str, set[str]] = {}
    for heading, question, found in parts:
        for row in found:
            words, ids = row.told.rstrip(","), {claim.id for claim in row.claims}
            told = met.setdefault(words, set())
            if ids - told:
                told |= ids
                own = {"part": heading, "question": question, "told": words, "by": _by(row.claims)}
                yield replace(row, columns={name: row.columns[name] for name in ("id", "name", "role")} | own)


def _by(claims: Iterable[Evidence]) -> list[str]:
    said = (
        (claim.asserted_by[-1][1] if claim.asserted_by else "nobody", claim.passage["paragraph"]) for claim in claims
    )
    return [f"{name}, paragraph {paragraph}" for name, paragraph in dict.fromkeys(said)]


def _handled(entity: Named, claims: Iterable[Evidence], enquiry: Enquiry) -> tuple[list[Finding], list[str]]:
    """Return what somebody did with documents, by the question on each document; and in words how many are left out."""
    if entity.label in DOCUMENT:
        return [], []
    documents: dict[str, Party] = {}
    for claim in claims:
        handling = {party.id for one in claim.participants if one.custody for party in enquiry.parties(one)}
        if entity.id in handling:
            documents |= {party.id: party for one in claim.filling("object") for party in enquiry.parties(one)}
    rows: list[Finding] = []
    for id_, party in list(documents.items())[:DOCUMENTS]:
        if party.label in DOCUMENT:
            found = _ask("who-saw", {"document": Named(id_, party.name, party.label)}, enquiry)
            rows += (row for row in found.rows if row.columns["id"] == entity.id)
    more = len(documents) - DOCUMENTS
    return rows, [f"documents handled: {more} more are left out"] if more > 0 else []


def _bounded(rows: Sequence[Finding]) -> tuple[list[Finding], list[str]]:
    """Return no more rows of a part than ``ROWS``, and in words what is left out."""
    parts: dict[str, list[Finding]] = {}
    for row in rows:
        parts.setdefault(row.columns["part"], []).append(row)
    notes = [
        f"{part}: {len(found) - ROWS} more rows are left out" for part, found in parts.items() if len(found) > ROWS
    ]
    return [row for found in parts.values() for row in found[:ROWS]], notes


def _method(rows: Iterable[Finding]) -> str:
    asked = ", ".join(dict.fromkeys(row.columns["question"] for row in rows))
    return f"each row is one of another question, as that weighs it: {asked or 'none has any'}"


def _gaps(claims: Iterable[Evidence]) -> Iterator[Unknown]:
    """Yield the stretches of which nothing is told that is dated to within a year."""
    spans = sorted((span, claim.id) for claim in claims if (span := _narrow(claim)))
    last: tuple[date, str] | None = None
    for (first, end), id_ in spans:
        if last and (first - last[0]).days > GAP:
            since, until = last[0] + timedelta(days=1), first - timedelta(days=1)
            what = f"gap in time: nothing that is dated to within a year between {since} and {until}"
            yield Unknown(what, claims=(last[1], id_))
        if last is None or end > last[0]:
            last = end, id_


def _narrow(claim: Evidence) -> tuple[date, date] | None:
    """Return the days of a claim that says what was done, if they are known to within a year."""
    first, last = claim.days.possible_earliest, claim.days.possible_latest
    done = claim.polarity == "affirmed" and claim.mode == "done"
    return (first, last) if done and first and last and (last - first).days <= GAP else None


def _part(row: Mapping[str, Any]) -> str:
    return str(row["part"])


QUESTION = Question(
    name="dossier",
    chapter="People, bodies and events",
    summary="All that the questions tell of one person, body, document or event, part by part.",
    explanation="""What is said of ENTITY: names, bodies, ties, documents, what was passed on, suspicions, disputes,
    what is not known, and gaps in time.

    Each row is one of another question and stands as that weighs it; the question itself tells more of it. What no
    question has told stands last. A gap is a year or more of which no claim tells that is dated to within a year.""",
    example="dossier Klement",
    parameters=(Parameter("entity", "Whom or what it is on.", labels=ANYTHING, required=True),),
    row=Row,
    table=(("what", "told"),),
    section=_part,
    answer=answer,
    key=("part", "id", "told", "by"),
)
