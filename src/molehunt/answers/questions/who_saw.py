"""Who saw a document: in order of custody, everyone who had it or a copy of it in hands or before the eyes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple, TypedDict

from molehunt.answers.columns import ClaimIds
from molehunt.answers.question import DOCUMENT, Enquiry, Finding, Findings, Parameter, Question, Unknown
from molehunt.graph.evidence import Evidence, Participant
from molehunt.graph.identities import Link, Party, copies

STEPS = 8
"""How many steps ``ask/who_saw`` walks from a document to its copies."""
ASKED = "asked"
"""The custody word of somebody who was only asked to handle a document."""


# The functional form, since "with" is a word of Python.
Row = TypedDict(
    "Row",
    {
        "role": Annotated[str, "What the one did with the document, or had done to them: wrote, gave, was shown ..."],
        "under": Annotated[str | None, "The name under which the claims speak of the one, where it is another."],
        "with": Annotated[list[str], "Names of those from or to whom it went."],
        "others_identified_by": Annotated[
            ClaimIds, "Ids of the claims that say who these are; the row would stand without them."
        ],
        "document": Annotated[str, "Id of the document or of the copy."],
        "document_name": Annotated[str, "Its name."],
        "group": Annotated[Literal["handled", "asked"], "handled, or asked: only asked to handle it."],
    },
)


class _Holding(NamedTuple):
    """What one claim says of one party and one document; ``others`` are those from or to whom it went."""

    claim: Evidence
    party: Party
    custody: str
    stage: int
    role: str
    document: Party
    others: tuple[Party, ...]
    links: tuple[Link, ...]

    @property
    def key(self) -> tuple[str, str, str, str]:
        act = f"{ASKED} to {self.claim.what}" if self.custody == ASKED else self.custody
        return self.document.id, self.party.id, self.party.form or "", act

    @property
    def place(self) -> tuple[str, str]:
        return self.document.id, self.party.id


def answer(enquiry: Enquiry) -> Findings:
    """Group what the claims say of each party and each document, the document before its copies."""
    document = enquiry.named("document")
    assert document is not None  # noqa: S101  # the parameter is required
    claims, reached = claims_on_copies(document.id, enquiry)
    holdings = [h for claim in claims if claim.mode == "done" for h in _holdings(claim, reached, enquiry)]
    grouped: dict[tuple[str, str, str, str], list[_Holding]] = {}
    for holding in holdings:
        grouped.setdefault(holding.key, []).append(holding)
    stages = _stages(holdings)
    known = [group for group in grouped.values() if not group[0].party.unknown]
    known.sort(key=lambda group: _place(group, stages, group[0].document.id != document.id))
    hint = f'"molehunt show {document.id}" gives whatever else is said of it'
    return Findings([_finding(group) for group in known], list(_unnamed(grouped.values())), hint=hint)


def claims_on_copies(document: str, enquiry: Enquiry) -> tuple[Sequence[Evidence], Mapping[str, tuple[Link, ...]]]:
    """Return the claims on a document and all its copies, and on what it rests that each of them is one.

    The query walks ``STEPS`` steps, for a walk without an end is slow where many claims say the same; from a copy that
    is as far away it is asked again.
    """
    found: dict[str, Evidence] = {}
    reached: Mapping[str, tuple[Link, ...]] = {document: ()}
    asked: set[str] = set()
    # From one copy to the next there can be two steps: to a form of words, and to whatever it denotes.
    while far := {id_ for id_, links in reached.items() if len(links) % (STEPS // 2) == 0} - asked:
        for id_ in sorted(far):
            found |= {c.id: c for c in enquiry.claims_and_identifications("ask/who_saw", document=id_)}
        asked |= far
        reached = copies(document, [claim for claim in found.values() if "copying" in claim.plays])
    return [found[id_] for id_ in sorted(found)], reached


def _holdings(claim: Evidence, reached: Mapping[str, tuple[Link, ...]], enquiry: Enquiry) -> Iterator[_Holding]:
    def all_of(participants: Sequence[Participant]) -> tuple[Party, ...]:
        return tuple(party for participant in participants for party in enquiry.parties(participant))

    ends = {"subject": all_of(claim.filling("recipient")), "recipient": all_of(claim.filling("subject"))}
    handled = [participant for participant in claim.participants if participant.custody]
    for document in all_of(claim.filling("object")):
        if document.id not in reached:
            continue
        for participant in handled:
            for party in enquiry.parties(participant):
                links = (*party.links, *document.links, *reached[document.id])
                others = ends.get(participant.role, ())
                custody = participant.custody or ""
                yield _Holding(claim, party, custody, participant.stage, participant.role, document, others, links)


def _finding(group: Sequence[_Holding]) -> Finding:
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


def _stages(holdings: Sequence[_Holding]) -> dict[tuple[str, str], int]:
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


def _place(group: Sequence[_Holding], stages: Mapping[tuple[str, str], int], copy: bool) -> tuple[Any, ...]:
    def stage(holding: _Holding) -> int:
        if holding.role == "subject":
            wrote = "authorship" in holding.claim.plays
            return 2 * stages.get(holding.place, 0) + (not wrote)
        document = holding.document.id
        return min((2 * stages.get((document, other.id), 0) + 1 for other in holding.others), default=1)

    first = min(holding.claim.days.earliest or date.max for holding in group)
    start = min(holding.claim.passage["start"] for holding in group)
    return copy, group[0].document.id, min(map(stage, group)), group[0].stage, first, start, group[0].key


def _unnamed(groups: Iterable[Sequence[_Holding]]) -> Iterator[Unknown]:
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
