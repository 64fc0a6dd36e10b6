"""Who ran, commanded, recruited or paid whom: chains of command as claimed, with gaps where nobody is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from molehunt.answers.acts import pairs, rows
from molehunt.answers.nearby import nearby
from molehunt.answers.question import AGENT, Enquiry, Finding, Findings, Named, Parameter, Question, Unknown
from molehunt.answers.ways.at_one_time import Level, along
from molehunt.answers.ways.walking import Front, Walk, walk
from molehunt.model.vocabulary import vocabulary

UP, DOWN = "up", "down"
_NOTE = (
    "at one time: whether the tie and those that lead to it can have held on one day; open: only if one of them held "
    "beyond the days that its claim gives, or none are given"
)


class Row(rows.PairRow):
    """The columns of the answer."""

    step: Annotated[int, "1 for those next to whoever was asked about, 2 for those next to these, and so on."]
    tie: Annotated[
        Literal["command", "work"], "command; or work: for somebody, openly or as an agent, in whatever post."
    ]
    at_one_time: Annotated[
        Level | None,
        "Whether the tie and those that lead to it can have held on one day: certain, possible, cannot, or open; of "
        "several chains the surest. Empty in the first step.",
    ]


def answer(enquiry: Enquiry) -> Findings:
    """Follow the ties of command and of work from somebody; those of work lead on to organisations only."""
    person = enquiry.named("person")
    assert person is not None  # noqa: S101  # the parameter is required
    up = enquiry.text("way") == UP
    found = walk(
        person.id,
        person.name,
        enquiry.number("steps"),
        lambda front: _ties(front, enquiry, up=up),
        leads_on=lambda pair: _tie(pair) == "command" or pair.end.label != "Person",
    )
    levels = {id(group): level for group, level in along(found.steps, person.id, up=up)}
    told = [
        _finding(group, step, levels[id(group)] if step > 1 else None)
        for step, group in sorted(found.numbered, key=_command_first)
    ]
    return Findings(
        told,
        [*rows.unnamed(found.groups), *(_gaps(person, found) if up else ())],
        near=[] if found.groups else nearby(enquiry, [person.id], "ties", "relays"),
        notes=[*found.notes, *_notes(told)],
    )


def _ties(front: Front, enquiry: Enquiry, *, up: bool) -> Iterator[pairs.Pair]:
    """Yield the ties of those in front with those above them, or below; each runs from below to above."""
    edges, turned = pairs.edges_of("command"), vocabulary().ties["command"].turned
    for pair in pairs.of_claims(pairs.claims_with(enquiry, edges, front), edges, enquiry):
        below_first = edges[pair.claim.predicate].type in turned
        rising = pair if below_first else pair._replace(start=pair.end, end=pair.start)
        if (rising.start if up else rising.end).id in front:
            yield rising


def _tie(pair: pairs.Pair) -> str:
    return "work" if pair.claim.predicate in pairs.edges_of("work") else "command"


def _gaps(person: Named, found: Walk) -> Iterator[Unknown]:
    """Yield those of the chain above whom nobody is claimed to be, unless a bound kept them from being asked about."""
    commanding = {pair.end.id for group in found.groups for pair in group if _tie(pair) == "command"}
    below = {pair.start.id for group in found.groups for pair in group}
    for id_, name in found.reached.items():
        if id_ in {person.id, *commanding} - below and not found.further:
            yield Unknown(f"gap: no claim says who was above {name}")


def _finding(group: pairs.Group, step: int, at_one_time: Level | None) -> Finding:
    own = {"step": step, "tie": _tie(group[0]), "at_one_time": at_one_time}
    return rows.finding(group, own, _role(group[0]))


def _notes(found: Iterable[Finding]) -> Iterator[str]:
    told = [one.columns for one in found if one.columns["at_one_time"]]
    if told:
        yield _NOTE
    for row in (row for row in told if row["at_one_time"] == "cannot"):
        what = f"{row['name']} {row['role']} {row['to_name']}"
        yield f"no chain: {what}, at no time at which the ties that lead there held"


def _command_first(numbered: tuple[int, pairs.Group]) -> tuple[int, bool]:
    step, group = numbered
    return step, _tie(group[0]) == "work"


def _role(pair: pairs.Pair) -> str:
    """Return the tie, read from below to above."""
    edge = pairs.edges_of("command")[pair.claim.predicate]
    return pair.claim.verb if edge.type in vocabulary().ties["command"].turned else f"{pair.claim.verb} by"


QUESTION = Question(
    name="handlers",
    chapter="People, bodies and events",
    summary="Who ran, commanded, recruited or paid whom.",
    explanation="""The chain of command above PERSON as the claims have it, step by step; below, with --way down.

    Where nobody is claimed to stand above somebody, the chain has a gap, which stands under "Open"; whoever the sources
    leave unnamed is one, too. Work for somebody is told apart: it leads on only through organisations. From the second
    step on each tie says whether it can have held at one time with those that lead to it: if it cannot, that is no
    chain.""",
    example="handlers Zborowski",
    parameters=(
        Parameter("person", "Whoever was handled, or handled others.", labels=AGENT, required=True),
        Parameter(
            "way", "up to those above, or down.", takes="choice", option="--way", choices=lambda: (UP, DOWN), default=UP
        ),
        Parameter("steps", "How many steps to follow.", takes="number", option="--steps", default=4),
    ),
    row=Row,
    table=(
        ("who", rows.start_of),
        ("tie", rows.act_of),
        ("whom", rows.end_of),
        ("what", "what"),
        ("at one time", "at_one_time"),
    ),
    answer=answer,
    section=lambda row: f"Step {row['step']}" if row["tie"] == "command" else f"Step {row['step']}, work",
    key=rows.KEY,
)
