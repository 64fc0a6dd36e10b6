"""Who could have known of a document, of an event or of what a claim says, by a day; how surely, and by which way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from math import inf, prod
from typing import Annotated, Any, TypedDict

from molehunt.answers.access.knower import Knower, knowers, weakest
from molehunt.answers.access.known import known
from molehunt.answers.access.records import weighed
from molehunt.answers.access.unsaid import likely, near, unsaid
from molehunt.answers.columns import ClaimIds
from molehunt.answers.hinges import Hanging
from molehunt.answers.question import Enquiry, Finding, Findings, Named, Parameter, Question, Unknown
from molehunt.graph.evidence import Evidence
from molehunt.graph.weighing import Identifications, Weighing, decided
from molehunt.measures.readings.facts import COMBINATIONS
from molehunt.model.dates.uncertain import as_day

SECTIONS = {
    "certain": "Certain, whatever the days were and whichever alternative holds",
    "possible": "Possible: on some days, or if one of the alternatives holds",
    "open": "Open: only if a day of which nothing is known was so",
    "excluded": "Excluded: not by then, or said not to have known",
}


class Row(TypedDict):
    """The columns of the answer."""

    role: Annotated[str, "By which ways: wrote, was given, was shown, was told of it ..."]
    knew: Annotated[str, "certain, possible, open or excluded: what days and alternatives allow, if the claims hold."]
    first_day: Annotated[date | None, "The first day on which it can have been; empty where nobody knows."]
    by_day: Annotated[date | None, "The day by which it is certain; empty where it is not, or nobody knows."]
    ways: Annotated[list[str], "The ways, one by one."]
    had: Annotated[ClaimIds, "Claims by which the person had the document or a copy in hands or before the eyes."]
    named: Annotated[ClaimIds, "Claims that name the person as told of it, there, or knowing of it."]
    against: Annotated[ClaimIds, "Claims that the person was not told, not there, or did not know."]
    weakest: Annotated[ClaimIds, "The weakest claim of the surest way: none or one."]
    weakest_status: Annotated[str, "How firm that claim is."]


def answer(enquiry: Enquiry) -> Findings:
    """Tell of everybody who is said to have known, how surely it was by the day."""
    thing, by = meant(enquiry), enquiry.text("by")
    found = known(thing, enquiry)
    day = float(by.toordinal()) if by else inf
    options = {choice: count for item in found.knowing for choice, count in item.options.items()}
    told = knowers(found.knowing, options, day)
    named = {one.best.party.id for one in told}
    unknown = [*unsaid(found, day), *likely(found, named, day), *near(named, day, enquiry)]
    hint = f'"molehunt show {thing.id}" gives whatever else is said of it'
    subject = {"id": thing.id, "name": thing.name, "label": thing.label}
    rows = [_finding(one, enquiry) for one in told]
    if not rows:
        unknown.insert(0, Unknown(f"no claim says who knew; {hint}"))
    hanging = [hinge for one, row in zip(told, rows, strict=True) for hinge in _hinges(one, row, enquiry)]
    return Findings(rows, unknown, subject, notes=list(_notes(by, options)), hinges=hanging)


def meant(enquiry: Enquiry) -> Named:
    """Return the claim of that id, else the document or the event of that name; raises UnknownNameError for neither."""
    text = enquiry.id_of("what") or ""
    if enquiry.rows("ask/origins", ids=[text]):
        (proof,) = enquiry.reader.proofs([text]).values()
        return Named(text, proof.statement, "Claim")
    return enquiry.read(text, "Document", "Event")


def _finding(one: Knower, enquiry: Enquiry) -> Finding:
    best, found = one.best, one.found
    claim, status = weakest(best, enquiry)
    columns = {
        "id": best.party.id,
        "name": best.party.name,
        "role": "; ".join(one.ways),
        "knew": found.level,
        "first_day": as_day(found.first),
        "by_day": as_day(found.certain_by) if found.level == "certain" else None,
        "ways": one.ways,
        "had": sorted({item.claim.id for item in one.told if item.had}),
        "named": sorted({item.claim.id for item in one.told if not item.had}),
        "against": sorted({item.claim.id for item in one.against}),
        "weakest": [claim],
        "weakest_status": status,
    }
    agreed = _agreed(one, enquiry)
    firm, settled = Weighing(agreed).status, decided(agreed)
    return Finding(columns, one.claims, best.party.name, one.links, firm, of_record=True, decided=settled)


def _agreed(one: Knower, enquiry: Enquiry) -> list[Evidence]:
    """Return the claims that count for the row and against it."""
    links = {link for item in one.items for link in item.links}
    return weighed(one.items, Identifications(enquiry.reader.fetch(id_ for link in links for id_ in link.claims)))


def _hinges(one: Knower, finding: Finding, enquiry: Enquiry) -> Iterator[Mapping[str, Any]]:
    """Yield what the row hangs on; without the claims that agree, those of a disputed way are left."""
    agreed = _agreed(one, enquiry)
    identified = Identifications(enquiry.reader.fetch(id_ for link in one.links for id_ in link.claims))
    name = one.best.party.name
    hanging = Hanging(replace(finding, claims=agreed, links=tuple(one.links), told=name, status=None), identified)
    for hinge in hanging.hinges():
        if hinge["without"] == "gone" and len(agreed) < len(one.claims):
            left = Weighing([claim for claim in one.claims if claim.id not in hinge["claims"]]).status
            hinge |= {"without": left, "change": f"without it: {name} is {left}, not {hanging.status}"}
        yield hinge


def _notes(by: date | None, options: Mapping[str, int]) -> Iterator[str]:
    if by:
        yield f"by the end of {by}: certain is what holds on every day within its bounds, by every alternative"
    yield (
        "how sure the days make it is one thing, how firm the claims are (status) another; to have had it is not to "
        "have read it"
    )
    if prod(options.values()) > COMBINATIONS:
        yield f"of the combinations of alternatives, {COMBINATIONS} were gone through"


def _section(row: Mapping[str, Any]) -> str:
    return SECTIONS[row["knew"]]


def _weakly(row: Mapping[str, Any]) -> str:
    return str(row["weakest_status"])


QUESTION = Question(
    name="knew",
    chapter="Who knew, and who told",
    summary="Who could have known of a document, an event or what a claim says, by a day.",
    explanation="""Who had WHAT or knew of it: by which way, from which day on, and how surely by the day.

    WHAT is a document, an event or the id of a claim. Certain is what every reading of days and alternatives gives,
    possible what some give, open what hangs on a day of which nothing is known, excluded what none gives. Whoever is
    told of a document knows of it, and has not thereby read it. That something is only likely stands under Open.""",
    example='knew "Krivitsky letter" --by 1937-11-10',
    parameters=(
        Parameter("what", "The document, the event or the id of a claim.", takes="id", required=True),
        Parameter("by", "The day by which; of a month or year, its last day. Without it, ever.", takes="last day",
                  option="--by"),
    ),
    row=Row,
    answer=answer,
    table=(("who", "name"), ("how", "role"), ("from", "first_day"), ("certain by", "by_day"), ("weakest", _weakly)),
    section=_section,
    key=("id",),
)  # fmt: skip
