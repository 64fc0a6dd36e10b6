"""Rows of two ends: who did what to whom, as the questions of that shape show it, and what they leave open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, TypedDict

from molehunt.answers.acts.pairs import Group, claims_of
from molehunt.answers.question import Enquiry, Finding, Unknown
from molehunt.graph.evidence import Evidence
from molehunt.graph.identities import Link, Party

KEY = ("id", "under", "role", "to", "to_under", "what")
"""The columns that make a row another row than the next."""


class PairRow(TypedDict):
    """The columns that all questions of two ends have."""

    role: Annotated[str, "The act or the tie, as the claims have it: told, ordered, suspected, served under ..."]
    under: Annotated[str | None, "The name under which the claims speak of the person, where it is another."]
    to: Annotated[str | None, "Id of the other end: the recipient, the suspect, the body; empty where none is named."]
    to_name: Annotated[str, "The name of the other end."]
    to_under: Annotated[str | None, "The name under which the claims speak of the other end, where it is another."]
    what: Annotated[str, "What was said or suspected, or what kind of tie it is."]


def finding(
    group: Group, own: Mapping[str, Any], role: str = "", *, rests: Iterable[Link] = (), more: str = ""
) -> Finding:
    """Return a row: the columns of :class:`PairRow`, then those of the question.

    The predicate is the role unless one is given. ``rests`` is on what the row rests besides who stands at its ends;
    ``more`` is told of it for the hinges.
    """
    claim, start, end, what = group[0]
    role = role or claim.verb
    columns = {
        "id": start.id,
        "name": start.name,
        "role": role,
        "under": start.form_name,
        "to": end.id or None,
        "to_name": end.name,
        "to_under": end.form_name,
        "what": what,
        **own,
    }
    act = f"{start.shown} {role} {end.shown}" if start.id else f"{end.shown} {role}"
    told = f"{act}{': ' if what else ''}{what}{more}"
    return Finding(columns, claims_of(group), told, tuple(dict.fromkeys((*start.links, *end.links, *rests))))


def by_name(some: Iterable[Party]) -> list[Party]:
    """Return those who are there only because a form of words is said to denote them."""
    some = list(some)
    plainly = {party.id for party in some if not party.links}
    return list(dict.fromkeys(party for party in some if party.id not in plainly))


def named_by(some: Iterable[Party]) -> list[str]:
    """Return the ids of the claims that say who those are that are there under a name only."""
    return sorted({id_ for party in by_name(some) for link in party.links for id_ in link.claims})


def unnamed(groups: Iterable[Group]) -> Iterator[Unknown]:
    """Yield whoever is left unnamed at an end of a row."""
    found: dict[str, tuple[str, set[str]]] = {}
    for pair in (pair for group in groups for pair in group):
        for party in (pair.start, pair.end):
            if party.unknown:
                found.setdefault(party.id, (party.name, set()))[1].add(pair.claim.id)
    for name, claims in found.values():
        yield Unknown(f"who this was: {name}", claims=tuple(claims))


def not_done(claims: Iterable[Evidence], asked: Iterable[str], enquiry: Enquiry) -> Iterator[Unknown]:
    """Yield what was only planned, ordered, attempted or the like: no row, for it is not said to have happened.

    All who were asked about have a part in it.
    """
    wanted = set(asked)
    for claim in claims:
        parts = {party.id for one in claim.participants for party in enquiry.parties(one)}
        if claim.mode != "done" and wanted <= parts:
            yield Unknown(f"only {claim.mode}, not said to have happened: {claim.statement}", claims=(claim.id,))


def start_of(row: Mapping[str, Any]) -> str:
    """Return the content of a column of names: who is at the start, and under which name."""
    return f"{row['name']} (as {row['under']})" if row["under"] else str(row["name"])


def end_of(row: Mapping[str, Any]) -> str:
    """Return the content of a column of names: who is at the end, and under which name."""
    return f"{row['to_name']} (as {row['to_under']})" if row["to_under"] else str(row["to_name"])


def act_of(row: Mapping[str, Any]) -> str:
    """Return the act or the tie; one against which alone claims speak is one that was not."""
    return f"{row['role']} (not)" if row["status"] == "denied" else str(row["role"])
