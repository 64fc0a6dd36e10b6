"""Who could have known of a document, of an event or of what a claim says, by a day; how surely, and by which way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import inf, prod
from typing import Annotated, Any, TypedDict

from molehunt.answers.access.known import known
from molehunt.answers.access.records import Knowing, Known, weighed
from molehunt.answers.access.unsaid import unsaid
from molehunt.answers.columns import ClaimIds
from molehunt.answers.hinges import Hanging
from molehunt.answers.question import Enquiry, Finding, Findings, Named, Parameter, Question, Unknown
from molehunt.graph.evidence import Evidence
from molehunt.graph.identities import Link
from molehunt.graph.weighing import Identifications, Weighing, decided
from molehunt.measures.readings.by_day import LEVELS, ByDay, by_day, level_of
from molehunt.measures.readings.facts import COMBINATIONS
from molehunt.model.dates.uncertain import as_day
from molehunt.model.status import STATUSES
from molehunt.model.vocabulary import vocabulary

NEAR = 12
"""People named who had to do with those who knew, and of whom nothing is said."""
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
    had: Annotated[ClaimIds, "Claims by which the one had the document or a copy in hands or before the eyes."]
    named: Annotated[ClaimIds, "Claims that name the one as told of it, there, or knowing of it."]
    against: Annotated[ClaimIds, "Claims that the one was not told, not there, or did not know."]
    weakest: Annotated[ClaimIds, "The weakest claim of the surest way: none or one."]
    weakest_status: Annotated[str, "How firm that claim is."]


@dataclass(frozen=True, slots=True)
class _Knower:
    """Somebody who is said to have known or not: by which claims, and how surely by the day."""

    told: Sequence[Knowing]
    against: Sequence[Knowing]
    found: ByDay
    day: float

    @property
    def ways(self) -> list[str]:
        return list(dict.fromkeys(one.way for one in self.told)) or [f"not: {one.way}" for one in self.against]

    @property
    def items(self) -> list[Knowing]:
        return [*self.told, *self.against]

    @property
    def claims(self) -> list[Evidence]:
        """The claims for the row, and those against it unless another way is left."""
        ways = {one.way for one in self.told}
        against = [one for one in self.against if one.way in ways or not ways]
        return list({one.claim.id: one.claim for one in (*self.told, *against)}.values())

    @property
    def best(self) -> Knowing:
        """The surest way; of several the firmest, and of these the earliest."""
        return min(self.told or self.against, key=self._rank)

    def _rank(self, one: Knowing) -> tuple[int, int, float, str]:
        sure = LEVELS.index(level_of(one.fact, self.day))
        return sure, STATUSES.index(Weighing([one.claim]).status), one.days.first, one.claim.id

    @property
    def links(self) -> tuple[Link, ...]:
        """What the row rests on besides: nothing if some claim names the one outright."""
        return () if any(not one.links for one in self.told) else self.best.links


def answer(enquiry: Enquiry) -> Findings:
    """Tell of everybody who is said to have known, how surely it was by the day."""
    thing, by = meant(enquiry), enquiry.text("by")
    found = known(thing, enquiry)
    day = float(by.toordinal()) if by else inf
    options = {choice: count for item in found.knowing for choice, count in item.options.items()}
    knowers = [_knower(items, options, day) for items in _by_party(found.knowing) if not items[0].party.unknown]
    knowers.sort(key=lambda one: (LEVELS.index(one.found.level), one.found.first, one.best.party.name))
    named = {one.best.party.id for one in knowers}
    unknown = [*unsaid(found, day), *_likely(found, named, day), *_near(named, day, enquiry)]
    hint = f'"molehunt show {thing.id}" gives whatever else is said of it'
    subject = {"id": thing.id, "name": thing.name, "label": thing.label}
    rows = [_finding(one, enquiry) for one in knowers]
    if not rows:
        unknown.insert(0, Unknown(f"no claim says who knew; {hint}"))
    hanging = [hinge for one, row in zip(knowers, rows, strict=True) for hinge in _hinges(one, row, enquiry)]
    return Findings(rows, unknown, subject, notes=list(_notes(by, options)), hinges=hanging)


def meant(enquiry: Enquiry) -> Named:
    """Return the claim of that id, else the document or the event of that name; raises UnknownNameError for neither."""
    text = enquiry.id_of("what") or ""
    if enquiry.rows("ask/origins", ids=[text]):
        (proof,) = enquiry.reader.proofs([text]).values()
        return Named(text, proof.statement, "Claim")
    return enquiry.read(text, "Document", "Event")


def _by_party(knowing: Iterable[Knowing]) -> Iterator[list[Knowing]]:
    grouped: dict[str, list[Knowing]] = {}
    for one in knowing:
        grouped.setdefault(one.party.id, []).append(one)
    yield from grouped.values()


def _knower(items: Sequence[Knowing], options: Mapping[str, int], day: float) -> _Knower:
    every = [one for one in items if not one.against]
    # A thought of which nobody says since when tells nothing of the day where another way is dated.
    dated = [one for one in every if not one.thought or level_of(one.fact, day) != "open"] or every
    # What came too late makes nobody know by then, and no way by then firmer.
    told = [one for one in dated if level_of(one.fact, day) != "excluded"] or every
    words = vocabulary().custody
    told.sort(key=lambda one: (one.days.first, words.index(one.way) if one.way in words else len(words)))
    return _Knower(told, [one for one in items if one.against], by_day([one.fact for one in dated], options, day), day)


def _finding(one: _Knower, enquiry: Enquiry) -> Finding:
    best, found = one.best, one.found
    weakest, status = _weakest(best, enquiry)
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
        "weakest": [weakest],
        "weakest_status": status,
    }
    agreed = _agreed(one, enquiry)
    return Finding(
        columns,
        one.claims,
        best.party.name,
        one.links,
        Weighing(agreed).status,
        of_record=True,
        decided=decided(agreed),
    )


def _agreed(one: _Knower, enquiry: Enquiry) -> list[Evidence]:
    """Return the claims that count for the row and against it."""
    links = {link for item in one.items for link in item.links}
    return weighed(one.items, Identifications(enquiry.reader.fetch(id_ for link in links for id_ in link.claims)))


def _hinges(one: _Knower, finding: Finding, enquiry: Enquiry) -> Iterator[Mapping[str, Any]]:
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


def _weakest(best: Knowing, enquiry: Enquiry) -> tuple[str, str]:
    """Return the weakest claim of a way, with its status: that of the deed, or one that says who or what is meant."""
    fetched = enquiry.reader.fetch({id_ for link in best.links for id_ in link.claims})
    statuses = {best.claim.id: Weighing([best.claim]).status}
    for link in best.links:
        # Any claim of a link is enough, so that the firmest of them counts.
        each = {id_: Weighing([fetched[id_]]).status for id_ in link.claims}
        firmest = min(each, key=lambda id_: (STATUSES.index(each[id_]), id_), default=None)
        statuses |= {firmest: each[firmest]} if firmest else {}
    weakest = max(statuses, key=lambda id_: STATUSES.index(statuses[id_]))
    return weakest, statuses[weakest]


def _likely(found: Known, named: Collection[str], day: float) -> Iterator[Unknown]:
    """Yield who is likely to have known, though no claim says so: an inference, with its premises."""
    people: dict[str, tuple[str, set[str], set[str]]] = {}
    for one in found.likely:
        if one.party.id not in named and not one.party.unknown and level_of(one.fact, day) != "excluded":
            _, ways, claims = people.setdefault(one.party.id, (one.party.name, set(), set()))
            ways.add(one.way)
            claims.add(one.claim.id)
    for id_, (name, ways, claims) in people.items():
        what = f"whether {name} knew by then: that follows from no claim, though ({'; '.join(sorted(ways))})"
        yield Unknown(what, {id_: name}, tuple(sorted(claims)))


def _near(named: Collection[str], day: float, enquiry: Enquiry) -> Iterator[Unknown]:
    """Yield who had to do with those who knew, and of whom no claim says that they knew or did not."""
    from molehunt.graph.ties import labels, read_ties, wanted

    met: Counter[str] = Counter()
    names: dict[str, str] = {}
    for tie in read_ties(enquiry.reader, wanted(["contact", "covert"]), labels("Person"), named):
        for one, other in ((tie.start, tie.end), (tie.end, tie.start)):
            if one.id in named and other.id not in named and not other.unknown and tie.claim.days.possible.first <= day:
                met[other.id] += 1
                names[other.id] = other.name
    near = sorted(met, key=lambda id_: (-met[id_], names[id_]))
    if near:
        more = f", and {len(near) - NEAR} more" if len(near) > NEAR else ""
        what = f"nothing is said of others who had to do with those named by then{more}"
        yield Unknown(what, {id_: names[id_] for id_ in near[:NEAR]})


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
