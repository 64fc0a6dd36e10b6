"""The lives of persons: nobody acts before being born or after death, and nobody is spoken of before being born.

Each predicate says in which of its roles somebody lives (``alive``: who meets somebody, is told something, belongs to a
group) and in which somebody may be dead, though not unborn (``existing``: who is suspected, examined or written to).
Whoever is only spoken of, in ABOUT, may be either.

The days of a life come only from claims that are certain enough to bound others (``case.bounding``). A claim all of
whose days are outside of a life is a fault, unless a disagreement has it on one side and the birth or death on another:
sources may contradict one another, and then the case says so. A tie without a date is none: it says of no day that both
ends lived, as between a man and a grandson whom he did not live to see.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import inf

from molehunt.case.bounding import bounding
from molehunt.case.faults import Fault
from molehunt.case.reading.sheet import Sheet
from molehunt.model.dates.bounds import Bounds, specific
from molehunt.model.dates.uncertain import Span, as_day
from molehunt.model.records import Case, Claim
from molehunt.model.vocabulary import vocabulary

_Told = dict[str, list[Claim]]


@dataclass(frozen=True, slots=True)
class Life:
    """The days of a life as far as they are certain, and the claims on birth and death."""

    days: Bounds
    claims: frozenset[str]


def lives(case: Case) -> dict[str, Life]:
    """Return the lives of which a first or a last day is certain, by person and by each name that is certainly his."""
    words, certain = vocabulary(), bounding(case)
    births, deaths, namings = (set(words.playing(part)) for part in ("birth", "death", "naming"))
    named = _bearers(case, {claim.id for claim in certain if claim.predicate in namings})
    # A form of words can stand for many of whom not all died: only that of one person has a life.
    people = {entity.id for entity in case.entities if entity.label == "Person"}
    born: _Told = defaultdict(list)
    died: _Told = defaultdict(list)
    for claim in certain:
        if claim.predicate in births | deaths:
            for end in claim.roles.get("object") or claim.roles.get("subject", ()):
                if (person := named.get(end, end)) in people:
                    (born if claim.predicate in births else died)[person].append(claim)
    found = {person: _life(born.get(person, ()), died.get(person, ())) for person in born.keys() | died.keys()}
    return found | {form: found[bearer] for form, bearer in named.items() if bearer in found}


def life_days(claim: Claim, known: Mapping[str, Life]) -> Iterator[Bounds]:
    """Yield the days of all whom a claim takes to live, or to be born, whether it is affirmed or negated."""
    yield from (days for _, days in _presupposing(claim, known))


def life_faults(case: Case, claims: Sheet) -> Iterator[Fault]:
    """Yield a fault for every claim that has somebody act outside of life, where no disagreement says so."""
    known, rows = lives(case), {name: row for row, name in enumerate(claims.columns["id"])}
    lasting = set(vocabulary().playing("state"))
    for claim in case.claims if known else ():
        if not claim.when.text and claim.predicate in lasting:
            continue
        for person, own in _presupposing(claim, known) if claim.polarity == "affirmed" else ():
            life = known[person]
            if not claim.when.bounds.possibly_same(own) and not _disagree(case, claim.id, life.claims):
                days = f"is {claim.when.bounds.shown() or 'that of its event'}, outside of the life of {person}"
                what = f"{days} ({_lasted(life.days)}, by {', '.join(sorted(life.claims))}); expected other days"
                yield claims.fault(rows[claim.id], "date", f"{what}, or a disagreement that has both on its sides")


def _presupposing(claim: Claim, known: Mapping[str, Life]) -> Iterator[tuple[str, Bounds]]:
    """Yield those of whom a claim takes it that they live, with the days of life, and that they are born."""
    if claim.mode != "done":
        return
    predicate = vocabulary().predicates[claim.predicate]
    alive = dict.fromkeys(end for role in sorted(predicate.alive) for end in claim.roles.get(role, ()))
    roles = predicate.existing - vocabulary().open_roles.keys()
    born = dict.fromkeys(end for role in sorted(roles) for end in claim.roles.get(role, ()))
    yield from ((person, known[person].days) for person in alive if person in known)
    for person in born:
        if person in known and person not in alive:
            yield person, Bounds(possible_earliest=known[person].days.possible_earliest)


def _life(born: Iterable[Claim], died: Iterable[Claim]) -> Life:
    """Return a life from the claims on its ends; one whose days contain those of another only says less."""
    births = specific(one.when.bounds.possible for one in born if one.when.possible_earliest)
    deaths = specific(one.when.bounds.possible for one in died if one.when.possible_latest)
    days = Span(min((span.first for span in births), default=-inf), max((span.last for span in deaths), default=inf))
    first, last = map(as_day, days)
    return Life(Bounds(possible_earliest=first, possible_latest=last), frozenset(one.id for one in (*born, *died)))


def _bearers(case: Case, certain: set[str]) -> dict[str, str]:
    """Return the bearer of each form of words that has only one, where it is certain that he is."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for name in case.names:
        bearers[name.form].add(name.denotes)
    return {name.form: name.denotes for name in case.names if name.claim.id in certain and len(bearers[name.form]) == 1}


def _disagree(case: Case, claim: str, others: frozenset[str]) -> bool:
    """Return whether a disagreement has the claim and one of the others on different sides."""
    return any(
        claim in side and not others.isdisjoint(other)
        for disagreement in case.disagreements
        for side in disagreement.sides
        for other in disagreement.sides
        if other is not side
    )


def _lasted(days: Bounds) -> str:
    since, until = days.possible_earliest, days.possible_latest
    return " ".join([*([f"from {since}"] if since else []), *([f"to {until}"] if until else [])])
