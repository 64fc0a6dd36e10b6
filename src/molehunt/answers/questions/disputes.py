"""Where the claims of a case do not go together: the disagreements that it lists, and those that are found.

What is found, and by which rules, is in ``graph.rivals``; how roots are counted in ``answers.independence``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, NamedTuple, TypedDict

from molehunt.answers.answer import Answer
from molehunt.answers.independence import Origins, established
from molehunt.answers.question import Block, Enquiry, Finding, Findings, Parameter, Question, Told
from molehunt.graph.evidence import Evidence
from molehunt.graph.rivals import rivals
from molehunt.model.counted import counted
from molehunt.model.vocabulary import vocabulary

WHICH = ("all", "listed", "found")


class Row(TypedDict):
    """The columns of the answer; the lists have an entry for each side, in order."""

    role: Annotated[str, "In what way they do not go together: contradiction, tension, date ..."]
    listed: Annotated[bool, "Whether the case lists it; otherwise it was found: values that cannot both hold."]
    sides: Annotated[list[str], "The statements of each side."]
    side_of: Annotated[list[int], "The side, from 1, of each claim of the row, in the order of its claims."]
    sources: Annotated[list[str], "From whom the claims of each side come in the end."]
    independent_roots: Annotated[list[int], "How many independent roots of each side are established."]
    not_established: Annotated[list[int], "Of how many more roots of each side independence is not established."]
    grades: Annotated[list[str], "The grades of each side."]
    would_decide: Annotated[str | None, "What would settle it, where the case says so."]


class _Dispute(NamedTuple):
    """Claims by side, whether listed or found."""

    id: str
    kind: str
    question: str
    sides: Sequence[Sequence[Evidence]]
    listed: bool
    would_decide: str | None = None
    decided: str | None = None


def answer(enquiry: Enquiry) -> Findings:
    """Return the disputes of which two sides are in sight; those about an entity, if one is given."""
    about, which = enquiry.named("about"), enquiry.text("which")
    concerned = enquiry.claims("ask/entity_claims", id=about.id) if about else None
    records = enquiry.rows("ask/disagreements")
    disputes = list(_listed(records, concerned, enquiry)) if which != "found" else []
    if which != "listed":
        disputes += _found(records, concerned, enquiry)
    origins = Origins([claim for one in disputes for side in one.sides for claim in side], enquiry)
    return Findings([_finding(one, origins) for one in disputes])


def _listed(
    records: Sequence[Mapping[str, Any]], concerned: Iterable[Evidence] | None, enquiry: Enquiry
) -> Iterator[_Dispute]:
    kept = {claim.id: claim for claim in enquiry.claims_of(one["id"] for record in records for one in record["claims"])}
    touching = None if concerned is None else {claim.id for claim in concerned}
    for record in records:
        sides: dict[int, list[Evidence]] = {}
        for member in sorted(record["claims"], key=lambda member: (member["position"], member["id"])):
            if member["id"] in kept:
                sides.setdefault(member["position"], []).append(kept[member["id"]])
        ids = {claim.id for side in sides.values() for claim in side}
        if len(sides) < 2 or (touching is not None and not touching & ids):
            continue
        decided = "; ".join(f"for side {one['favours']}" for one in sorted(record["decisions"], key=lambda d: d["id"]))
        told = record["question"], list(sides.values()), True, record["would_decide"] or None, decided or None
        yield _Dispute(record["id"], record["kind"], *told)


def _found(
    records: Iterable[Mapping[str, Any]], concerned: Iterable[Evidence] | None, enquiry: Enquiry
) -> Iterator[_Dispute]:
    """Yield what nobody has listed: of which no two claims stand on different sides of a disagreement."""
    listed = {pair for record in records for pair in _pairs(record["claims"])}
    claims = every_claim(enquiry) if concerned is None else concerned
    for one in rivals(claims, enquiry.parties):
        if listed.isdisjoint(one.pairs()):
            yield _Dispute(one.id, one.kind, one.question, one.sides, False)


def every_claim(enquiry: Enquiry) -> tuple[Evidence, ...]:
    """Return all claims of the case that the lens keeps."""
    families = sorted({predicate.family for predicate in vocabulary().predicates.values()})
    return enquiry.claims("ask/of_families", families=families)


def _pairs(members: Sequence[Mapping[str, Any]]) -> Iterator[frozenset[str]]:
    for one in members:
        yield from (frozenset((one["id"], two["id"])) for two in members if one["position"] < two["position"])


def _finding(one: _Dispute, origins: Origins) -> Finding:
    claims = sorted((claim for side in one.sides for claim in side), key=lambda claim: claim.id)
    side_of = {claim.id: number for number, side in enumerate(one.sides, 1) for claim in side}
    roots = [origins.roots(side) for side in one.sides]
    counts = [established(found) for found in roots]
    columns = {
        "id": one.id,
        "name": one.question,
        "role": one.kind,
        "listed": one.listed,
        "sides": [" / ".join(claim.statement for claim in side) for side in one.sides],
        "side_of": [side_of[claim.id] for claim in claims],
        "sources": [", ".join(sorted({root.name for root in found})) for found in roots],
        "independent_roots": counts,
        "not_established": [len(found) - count for found, count in zip(roots, counts, strict=True)],
        "grades": [", ".join(sorted({claim.grade for claim in side if claim.grade})) for side in one.sides],
        "would_decide": one.would_decide,
    }
    return Finding(columns, claims, one.question, status="disputed", of_record=True, decided=one.decided)


def _blocks(answer: Answer) -> Iterator[Block]:
    told = {item["disagreement"]: item for item in answer.at_issue}
    for row in answer.rows:
        lines = [line for number in range(1, len(row["sides"]) + 1) for line in _side(row, number, answer.claims)]
        lines += _decided(told[row["id"]]) if row["listed"] else ()
        if row["would_decide"]:
            lines.append(Told("", f"what would settle it: {row['would_decide']}"))
        found = "" if row["listed"] else ", found"
        yield Block(f"{row['name']} ({row['role']}{found}) [{row['id']}]", lines, row["id"] if row["listed"] else "")


def _side(row: Mapping[str, Any], number: int, claims: Mapping[str, Any]) -> Iterator[Told]:
    ids = [id_ for id_, side in zip(row["claims"], row["side_of"], strict=True) if side == number]
    for id_ in ids:
        yield Told(f"side {number}", claims[id_]["statement"], (id_,))
    roots, more = row["independent_roots"][number - 1], row["not_established"][number - 1]
    said = [f"from {row['sources'][number - 1]}", counted(roots, "independent root")]
    said += [f"{more} more of which independence is not established"] if more else []
    said += [f"graded {row['grades'][number - 1]}"] if row["grades"][number - 1] else []
    yield Told("", "; ".join(said))


def _decided(item: Mapping[str, Any]) -> Iterator[Told]:
    for one in item["decided"]:
        favoured = f"side {item['sides'].index(one['for']) + 1}" if one["for"] in item["sides"] else "another side"
        yield Told("decided", f"for {favoured} by {one['by']}: {one['reason']}")


QUESTION = Question(
    name="disputes",
    chapter="What the sources bear out",
    summary="Where the claims do not go together, side by side: listed in the case, or found.",
    explanation="""Where claims do not go together, with every side; with ABOUT, only those that touch it.

    Beside the disagreements that the case lists stand those that are found: a claim that denies what another one
    affirms, days of one happening that cannot be the same, two makers of one document. Of each side it tells from how
    many independent roots it comes, and of how many more independence is not established. A decision that is on record
    is told below the sides; they are all kept.""",
    example="disputes Krivitsky",
    parameters=(
        Parameter("about", "Only those that touch this one."),
        Parameter("which", "all, listed (in the case) or found.", takes="choice", option="--which",
                  choices=lambda: WHICH, default="all"),
    ),
    row=Row,
    blocks=_blocks,
    answer=answer,
    of_records=True,
    key=("id",),
)  # fmt: skip
