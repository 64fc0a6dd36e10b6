"""The ties of a case in the order of time, and whom something could reach by them.

A tie counts once, on an unknown day within its possible bounds. Whoever the text leaves unnamed passes nothing on, and
neither does an organisation, which would be a way from everybody to everybody; an organisation can be reached. Of
alternatives one holds, and nobody knows which: somebody is reached by them if he is so whichever hold.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING, Any, NamedTuple

from molehunt.answers.question import Enquiry
from molehunt.answers.ranks.compared import wanted_ties
from molehunt.graph.evidence import Evidence
from molehunt.graph.identities import Party
from molehunt.graph.weighing import Identifications, Weighing
from molehunt.measures.in_time.alternatives import Alternatives, Placed, Whichever
from molehunt.measures.in_time.dated_ties import Tie
from molehunt.measures.in_time.reached import SUREST
from molehunt.model.status import FIRM

if TYPE_CHECKING:
    from molehunt.graph.reader import Reader
    from molehunt.graph.ties import Wanted
    from molehunt.measures.in_time.reached import Reach


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


Chosen = Callable[[Passing], bool]


@dataclass(frozen=True)
class Passings:
    """The ties of a case, and what is asked of them: from whom, and in what time."""

    ties: Sequence[Passing]
    source: str
    after: date | None
    before: date | None

    def those(self, chosen: Chosen) -> Alternatives:
        """Return the ties that are chosen, with the choices between them."""
        kept = [placed for tie, placed in zip(self.ties, self._placed, strict=True) if chosen(tie)]
        return Alternatives(kept, self._options, self.source, (self.after, self.before))

    @cached_property
    def _placed(self) -> list[Placed]:
        return [_placed(number, tie) for number, tie in enumerate(self.ties)]

    @cached_property
    def _options(self) -> dict[str, int]:
        return {one.choice: one.options for tie in self.ties for one in tie.claim.alternatives}

    def way(self, found: Reach, id_: str, sure: Any = None) -> list[Passing]:
        """Return the ties of one way to somebody who is reached, in order."""
        return [self.ties[edge[2]] for edge in found.way(id_, sure)]  # type: ignore[call-overload]


def read(known: Alternatives) -> dict[str, Whichever]:
    """Return how everybody is reached whichever alternatives hold, the surest first.

    Of several ways of being reached the surest counts, and of those that are as sure the earliest.
    """
    each = {str(id_): known.whichever([id_]) for id_ in known.at_most().reached}
    return dict(sorted(((id_, one) for id_, one in each.items() if one), key=_in_order))


def _in_order(item: tuple[str, Whichever]) -> tuple[int, date, str]:
    """Return what orders people: the surest first, then the earliest."""
    id_, (one, _) = item
    return SUREST.index(one.modality), one.earliest or one.not_before or date.max, id_


def _placed(number: int, tie: Passing) -> Placed:
    first, last = tie.claim.days.possible_earliest, tie.claim.days.possible_latest
    edge = tie.start.id, tie.end.id, number
    days = first.toordinal() if first else -inf, last.toordinal() if last else inf
    places = frozenset((one.choice, one.option) for one in tie.claim.alternatives)
    return Placed(tie.start.id, Tie(tie.end.id, *days, edge), places)


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
