"""Who saw a document: in order of custody, everyone who had it or a copy of it in hands or before the eyes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated, Any, Literal, TypedDict

from molehunt.answers.columns import ClaimIds
from molehunt.answers.custody import ASKED, Holding, claims_on_copies, holdings_of
from molehunt.answers.question import DOCUMENT, Enquiry, Finding, Findings, Parameter, Question, Unknown

# The functional form, since "with" is a word of Python.
Row = TypedDict(
    "Row",
    {
        "role": Annotated[
            str, "What the person did with the document, or had done to them: wrote, gave, was shown ..."
        ],
        "under": Annotated[str | None, "The name under which the claims speak of the person, where it is another."],
        "with": Annotated[list[str], "Names of those from or to whom it went."],
        "others_identified_by": Annotated[
            ClaimIds, "Ids of the claims that say who these are; the row would stand without them."
        ],
        "document": Annotated[str, "Id of the document or of the copy."],
        "document_name": Annotated[str, "Its name."],
        "group": Annotated[Literal["handled", "asked"], "handled, or asked: only asked to handle it."],
    },
)


def answer(enquiry: Enquiry) -> Findings:
    """Group what the claims say of each party and each document, the document before its copies."""
    document = enquiry.named("document")
    assert document is not None  # noqa: S101  # the parameter is required
    claims, reached = claims_on_copies(document.id, enquiry)
    holdings = [h for claim in claims if claim.mode == "done" for h in holdings_of(claim, reached, enquiry)]
    grouped: dict[tuple[str, str, str, str], list[Holding]] = {}
    for holding in holdings:
        grouped.setdefault(holding.key, []).append(holding)
    stages = _stages(holdings)
    known = [group for group in grouped.values() if not group[0].party.unknown]
    known.sort(key=lambda group: _place(group, stages, group[0].document.id != document.id))
    hint = f'"molehunt show {document.id}" gives whatever else is said of it'
    return Findings([_finding(group) for group in known], list(_unnamed(grouped.values())), hint=hint)


def _finding(group: Sequence[Holding]) -> Finding:
    first = group[0]
    document, party, _, act = first.key
    named = [link for holding in group for other in holding.others for link in other.links]
    columns = {
        "id": party,
        "name": first.party.name,
        "role": act,
        "under": first.party.form_name,
        "with": sorted({other.shown for holding in group for other in holding.others}),
        "others_identified_by": sorted({id_ for link in named for id_ in link.claims}),
        "document": document,
        "document_name": first.document.name,
        "group": "asked" if first.custody == ASKED else "handled",
    }
    told = f"{first.party.shown}, {act} ({first.document.name}),"
    links = tuple(dict.fromkeys(link for holding in group for link in holding.links))
    return Finding(columns, [holding.claim for holding in group], told, links)


def _stages(holdings: Sequence[Holding]) -> dict[tuple[str, str], int]:
    """Return how many hands a document had passed through when each party first had it.

    Being asked to handle it counts as a hand here: it orders the rows, and says nothing on access.
    """
    passes: dict[tuple[str, str], set[str]] = {}
    for holding in holdings:
        if holding.role == "recipient":
            for giver in holding.others:
                passes.setdefault((holding.document.id, giver.id), set()).add(holding.party.id)
    everyone = dict.fromkeys(holding.place for holding in holdings)
    writers = [h.place for h in holdings if "authorship" in h.claim.plays]
    written = {document for document, _ in writers}
    receivers = {(document, receiver) for (document, _), found in passes.items() for receiver in found}
    front = writers + [place for place in everyone if place[0] not in written and place not in receivers]
    reached: dict[tuple[str, str], int] = {}
    depth = 0
    while front:
        fresh = [place for place in dict.fromkeys(front) if place not in reached]
        reached.update(dict.fromkeys(fresh, depth))
        front = [(place[0], receiver) for place in fresh for receiver in sorted(passes.get(place, ()))]
        depth += 1
    # Whoever has it without anybody having passed it to them comes last.
    return {place: reached.get(place, depth) for place in everyone}


def _place(group: Sequence[Holding], stages: Mapping[tuple[str, str], int], copy: bool) -> tuple[Any, ...]:
    def stage(holding: Holding) -> int:
        if holding.role == "subject":
            wrote = "authorship" in holding.claim.plays
            return 2 * stages.get(holding.place, 0) + (not wrote)
        document = holding.document.id
        return min((2 * stages.get((document, other.id), 0) + 1 for other in holding.others), default=1)

    first = min(holding.claim.days.earliest or date.max for holding in group)
    start = min(holding.claim.passage["start"] for holding in group)
    return copy, group[0].document.id, min(map(stage, group)), group[0].stage, first, start, group[0].key


def _unnamed(groups: Iterable[Sequence[Holding]]) -> Iterator[Unknown]:
    found: dict[str, set[str]] = {}
    for group in groups:
        if group[0].party.unknown:
            what = f"who {group[0].key[3]} ({group[0].document.name})"
            found.setdefault(what, set()).update(holding.claim.id for holding in group)
    for what, claims in found.items():
        yield Unknown(what, claims=tuple(claims))


def _who(row: Mapping[str, Any]) -> str:
    return f"{row['name']} (as {row['under']})" if row["under"] else str(row["name"])


def _section(row: Mapping[str, Any]) -> str:
    return f"{row['document_name']}{': only asked to handle it' if row['group'] == 'asked' else ''}"


QUESTION = Question(
    name="who-saw",
    chapter="Who knew, and who told",
    summary="Who had a document, or a copy of it, in hand or before the eyes.",
    explanation="""Who wrote, gave, carried, received, was shown, held or saw DOCUMENT or a copy of it.

    Rows come in order of custody, with the claims behind each. Those only asked to handle it stand apart, those only
    told of it are left out, and whoever the sources leave unnamed stands under "Open".""",
    example='who-saw "Krivitsky letter"',
    parameters=(Parameter("document", "The document.", labels=DOCUMENT, required=True),),
    row=Row,
    table=(("who", _who), ("role", "role"), ("with", "with")),
    answer=answer,
    section=_section,
    key=("document", "id", "under", "role"),
)
