"""The ties of a case in the order of time, and whom something could reach by them.

A tie counts once, on an unknown day within its possible bounds. Whoever the text leaves unnamed passes nothing on, and
neither does an organisation, which would be a way from everybody to everybody; an organisation can be reached. Of
alternatives one holds, and nobody knows which: somebody is reached by them if every one of them leads to him.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from molehunt.answers.question import Enquiry
from molehunt.answers.ranks.compared import wanted_ties
from molehunt.graph.evidence import Evidence
from molehunt.graph.identities import Party
from molehunt.graph.weighing import Identifications, Weighing
from molehunt.model.status import FIRM

if TYPE_CHECKING:
    from molehunt.graph.reader import Reader
    from molehunt.graph.ties import Wanted
    from molehunt.measures.in_time.dated_ties import Tie
    from molehunt.measures.in_time.reached import Reach, Reached

SUREST = ("certain", "possible", "open")


class Passing(NamedTuple):
    """A tie by which something can pass from one to the other, with its claim.

    ``status`` is how firm it is, but for alternatives: those are looked at one by one. One that is ``turned`` runs the
    other way in the claim.
    """

    start: Party
    end: Party
    claim: Evidence
    status: str
    turned: bool = False

    @property
    def firm(self) -> bool:
        """Whether it is stated or reported, and nobody contradicts it."""
        return self.status in FIRM


class Reading(NamedTuple):
    """How somebody is reached, and by what: one network, or one for each of the alternatives of which one holds."""

    reached: Reached
    by: tuple[Reach, ...]


Chosen = Callable[[Passing], bool]
Choice = tuple[frozenset[str], ...]
"""The options of a choice between alternatives: of each, the claims that hold together."""


@dataclass(frozen=True, eq=False)
class Passings:
    """The ties of a case, and what is asked of them: from whom, and in what time."""

    ties: Sequence[Passing]
    source: str
    after: date | None
    before: date | None

    @cached_property
    def _dated(self) -> list[Tie]:
        """The ties for the measure, in their order; the key of an edge is its place."""
        from molehunt.measures.in_time.dated_ties import Tie

        days = [tie.claim.days.possible for tie in self.ties]
        return [
            Tie(tie.end.id, span.first, span.last, (tie.start.id, tie.end.id, place))
            for place, (tie, span) in enumerate(zip(self.ties, days, strict=True))
        ]

    def reach(self, chosen: Chosen, option: frozenset[str] = frozenset()) -> Reach:
        """Return whom it reaches by those ties that are chosen; of alternatives, by those of one option alone."""
        from molehunt.measures.in_time.reaching import reach_by

        leading: defaultdict[Hashable, list[Tie]] = defaultdict(list)
        for tie, dated in zip(self.ties, self._dated, strict=True):
            if chosen(tie) and (not tie.claim.alternatives or tie.claim.id in option):
                leading[tie.start.id].append(dated)
        return reach_by(leading, self.source, self.after, self.before)

    def read(self, chosen: Chosen, choices: Iterable[Choice]) -> dict[str, Reading]:
        """Return how everybody is reached whichever alternative holds: without any, or by each option of one choice.

        Of several ways of being reached the surest counts, and of those that are as sure the earliest.
        """
        plain = self.reach(chosen)
        found = {str(id_): Reading(one, (plain,)) for id_, one in plain.reached.items()}
        for choice in choices:
            by = tuple(self.reach(chosen, option) for option in choice)
            for id_ in by[0].reached.keys() & frozenset.intersection(*(frozenset(one.reached) for one in by)):
                one = _whichever([each.reached[id_] for each in by])
                plainly = found.get(str(id_))
                if plainly is None or _rank(one) < _rank(plainly.reached):
                    found[str(id_)] = Reading(one, by)
        return dict(sorted(found.items(), key=lambda item: _in_order(*item)))

    def way(self, found: Reach, id_: str, sure: Any = None) -> list[Passing]:
        """Return the ties of one way to somebody who is reached, in order."""
        return [self.ties[edge[2]] for edge in found.way(id_, sure)]  # type: ignore[call-overload]


def _whichever(each: Sequence[Reached]) -> Reached:
    """Return how somebody is reached who is so in one of several ways, nobody knows which."""
    weakest = max(each, key=lambda one: SUREST.index(one.modality))
    days = [(one.earliest, one.latest, one.not_before) for one in each]
    earliest, latest, before = zip(*days, strict=True)
    return replace(weakest, earliest=_bound(min, earliest), latest=_bound(max, latest), not_before=_bound(min, before))


def _bound(pick: Callable[[Iterable[date]], date], days: Sequence[date | None]) -> date | None:
    known = [day for day in days if day]
    return pick(known) if len(known) == len(days) else None


def _rank(one: Reached) -> tuple[int, date, date]:
    """Return what orders people: the surest first, then the earliest."""
    return SUREST.index(one.modality), one.earliest or one.not_before or date.max, one.latest or date.max


def _in_order(id_: str, reading: Reading) -> tuple[int, date, str]:
    sure, first, _ = _rank(reading.reached)
    return sure, first, id_


def passings(enquiry: Enquiry, source: str) -> list[Passing]:
    """Return the ties that were asked for, each in the directions in which it can pass something on."""
    found = carrying(enquiry.reader, wanted_ties(enquiry), ("Person", "Organization"))
    enquiry.see(tie.claim for tie in found)
    return [one for one in found if _passes(one, source)]


def carrying(reader: Reader, which: Wanted, kinds: Sequence[str]) -> list[Passing]:
    """Return the ties between entities of some labels, each in the direction that it has, or in both.

    Raises MolehuntError for what is no label.
    """
    from molehunt.graph.ties import labels, read_ties

    ties = list(read_ties(reader, which, labels(kinds)))
    identified = Identifications(reader.fetch(id_ for tie in ties for link in tie.links for id_ in link.claims))
    found = []
    for tie in ties:
        status = identified.limit(Weighing([replace(tie.claim, alternatives=())]).status, tie.links)
        turned = tie.type in which.turned
        if not turned or not which.directed:
            found.append(Passing(tie.start, tie.end, tie.claim, status))
        if turned or not which.directed:
            found.append(Passing(tie.end, tie.start, tie.claim, status, turned=True))
    return found


def _passes(tie: Passing, source: str) -> bool:
    unnamed = tie.start.unknown or tie.end.unknown
    return not unnamed and (tie.start.label != "Organization" or tie.start.id == source)


def surer(one: str | None, other: str | None) -> bool:
    """Return whether one way of being reached is surer than another; None is not at all."""
    return (SUREST.index(one) if one else len(SUREST)) < (SUREST.index(other) if other else len(SUREST))


def choices_of(ties: Iterable[Passing]) -> list[Choice]:
    """Return the choices between alternatives of which every option can carry, or some can."""
    found: dict[str, dict[int, set[str]]] = {}
    for tie in ties:
        for one in tie.claim.alternatives:
            options = found.setdefault(one.choice, {number: set() for number in range(1, one.options + 1)})
            options[one.option].add(tie.claim.id)
    return [tuple(frozenset(option) for option in options.values()) for options in found.values()]
