"""Resolve a whole table of dates: every relative date from its anchors; and list the faults that prevent it.

Faults are returned, not raised, so that a checker can report each at its row. ``cycle``: dates that depend on one
another; ``dangling``: an id that is not in the table; ``impossible``: no day satisfies the date, or a stated order
contradicts another one or the days. An id that depends on a faulty one has no date, but is no further fault.

To add a kind of fault: name it in ``DateFault.kind`` and give its finder a line in ``resolve_all``.
"""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from math import inf
from typing import TYPE_CHECKING, Literal

from molehunt.model.dates.uncertain import ends, starts
from molehunt.model.errors import DateTextError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from molehunt.model.dates.relative import DateExpression
    from molehunt.model.dates.uncertain import UncertainDate

    Arrows = Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class DateFault:
    """What is wrong with the date of ``id``; ``others`` are the ids of the cycle, or those missing.

    ``found`` is what ``DateTextError`` says of the text of this date; empty for a fault between several dates.
    """

    id: str
    kind: Literal["cycle", "dangling", "impossible"]
    message: str
    others: tuple[str, ...] = ()
    found: str = ""


@dataclass(frozen=True, slots=True)
class ResolvedDates:
    """The dates of a table by id (None where unknown), without those that are faulty or depend on a faulty one."""

    dates: Mapping[str, UncertainDate | None]
    faults: tuple[DateFault, ...] = ()


def resolve_all(table: Mapping[str, DateExpression | None]) -> ResolvedDates:
    """Resolve every date of a table, given by id (None: unknown). Raises nothing: see ``faults``."""
    anchors = {name: expression.anchors if expression else () for name, expression in table.items()}
    followers = _followers(table)
    dangling = [_dangling(name, anchors[name], table) for name in table if not table.keys() >= set(anchors[name])]
    settled = list(_sorted(anchors))
    cycles = [_cycle(cycle) for cycle in _cycles(anchors, settled)]
    resolved, impossible = _resolved(table, anchors, settled)
    told = {name for fault in cycles for name in fault.others}
    leaders = _reversed(followers)
    in_order = list(_sorted(leaders))
    circles = [_circle(cycle) for cycle in _cycles(followers, in_order) if not told >= set(cycle)]
    every = [*dangling, *cycles, *impossible, *circles, *_contradictions(resolved, leaders, in_order)]
    row = {name: number for number, name in enumerate(table)}
    faults = tuple(sorted(every, key=lambda fault: row[fault.id]))
    return ResolvedDates({name: resolved[name] for name in table if name in resolved}, faults)


def _resolved(
    table: Mapping[str, DateExpression | None], anchors: Arrows, settled: Iterable[str]
) -> tuple[dict[str, UncertainDate | None], list[DateFault]]:
    done: dict[str, UncertainDate | None] = {}
    faults = []
    for name in settled:
        if name in table and all(anchor in done for anchor in anchors[name]):
            expression = table[name]
            try:
                done[name] = expression.resolve(done) if expression else None
            except DateTextError as error:
                faults.append(DateFault(name, "impossible", str(error), found=error.found))
    return done, faults


def _contradictions(
    dates: Mapping[str, UncertainDate | None], leaders: Arrows, in_order: Iterable[str]
) -> Iterator[DateFault]:
    """Find ids that are stated to follow others, through any chain, but are over before those can begin."""
    least: dict[str, tuple[float, str]] = {}
    for name in in_order:
        date_ = dates.get(name)
        low, source = max((least[leader] for leader in leaders[name]), default=(-inf, ""))
        if date_ and starts(date_.possible).last < low:
            what = f"{name}, dated {date_.text!r}, is stated to come after {source}, which by its date"
            yield DateFault(name, "impossible", f"{what} cannot be over by then; correct one of them", (source,))
        least[name] = max((low, source), (ends(date_.possible).first if date_ else -inf, name))


def _followers(table: Mapping[str, DateExpression | None]) -> Arrows:
    followers: dict[str, list[str]] = {name: [] for name in table}
    for name, expression in table.items():
        for earlier, later in expression.order(name) if expression else ():
            if earlier in followers and later in followers:
                followers[earlier].append(later)
    return {name: tuple(dict.fromkeys(later)) for name, later in followers.items()}


def _dangling(name: str, anchors: Collection[str], table: Collection[str]) -> DateFault:
    missing = tuple(anchor for anchor in anchors if anchor not in table)
    message = f"the date of {name} refers to {', '.join(missing)}: no such id; correct it or add it"
    return DateFault(name, "dangling", message, missing)


def _cycle(names: tuple[str, ...]) -> DateFault:
    way = " -> ".join((*names, names[0]))
    message = f"dates are told by one another: {way}; take the relation out of one of them"
    return DateFault(names[0], "cycle", message, names)


def _circle(names: tuple[str, ...]) -> DateFault:
    way = " before ".join((*names, names[0]))
    message = f"the stated order is a circle: {way}; correct one of them"
    return DateFault(names[0], "impossible", message, names)


def _reversed(arrows: Arrows) -> Arrows:
    back: dict[str, list[str]] = {name: [] for name in arrows}
    for name, others in arrows.items():
        for other in others:
            back[other].append(name)
    return back


def _sorted(arrows: Arrows) -> Iterator[str]:
    """Yield every name after all that it points to, without names on a cycle and names that lead to one."""
    sorter = TopologicalSorter(arrows)
    with suppress(CycleError):  # The sorter works up to the cycle, which is reported elsewhere.
        sorter.prepare()
    while ready := sorter.get_ready():
        yield from ready
        sorter.done(*ready)


def _without(arrows: Arrows, names: Collection[str]) -> Arrows:
    return {
        name: [other for other in others if other in arrows and other not in names]
        for name, others in arrows.items()
        if name not in names
    }


def _cycles(arrows: Arrows, settled: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Yield shortest cycles, until every name on a cycle has been in one of them.

    ``settled`` are names that are known to lie on no cycle.
    """
    if arrows.keys() <= set(settled):
        return
    rest = _without(arrows, set(settled))
    rest = _without(rest, set(_sorted(rest)))
    rest = _without(rest, set(_sorted(_reversed(rest))))
    seen: set[str] = set()
    for name in rest:
        if name not in seen and (cycle := _way_back(name, rest)):
            seen.update(cycle)
            yield cycle


def _way_back(name: str, arrows: Arrows) -> tuple[str, ...]:
    """Return the shortest cycle that starts and ends at the name, empty if there is none."""
    came_from = {name: name}
    queue = deque([name])
    while queue:
        at = queue.popleft()
        if name in arrows[at]:
            way = [at]
            while way[-1] != name:
                way.append(came_from[way[-1]])
            return tuple(reversed(way))
        new = [other for other in arrows[at] if other not in came_from]
        came_from.update(dict.fromkeys(new, at))
        queue.extend(new)
    return ()
