"""The ties of a network from a file in the order of time: each as if a claim of its own told of it.

To read days under other names: a pair in ``DAYS``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from molehunt.answers.nodes import name_of
from molehunt.answers.ways.in_time import Passing
from molehunt.graph.evidence import Evidence, Origin
from molehunt.graph.identities import Party
from molehunt.measures.network.attributes import is_missing, status_of, text_of
from molehunt.measures.ranked import sayers
from molehunt.model.dates.bounds import Bounds
from molehunt.model.dates.uncertain import UncertainDate
from molehunt.model.errors import DateError, MolehuntError

if TYPE_CHECKING:
    import networkx as nx

DAYS = (("possible_earliest", "possible_latest"), ("earliest", "latest"), ("first", "last"), ("day", "day"),
        ("date", "date"))  # fmt: skip
"""Attributes of ties that hold the first and the last day; the first pair that any tie has is taken."""


def passings_of(graph: nx.Graph[Any]) -> list[Passing]:
    """Return the ties of a network, each in the direction that it has, or in both.

    Raises MolehuntError if no tie has days, or those of one cannot be read or end before they begin.
    """
    names = _names(graph)
    parties = {node: Party(str(node), name_of(graph, node), None, "") for node in graph}
    found: list[Passing] = []
    for claim, (start, end, data) in zip(_claims(graph, names), graph.edges(data=True), strict=True):
        status = status_of(data, f"the tie {start} - {end}") or "stated"
        found.append(Passing(parties[start], parties[end], claim, status))
        if not graph.is_directed():
            found.append(Passing(parties[end], parties[start], claim, status, turned=True))
    return found


def _names(graph: nx.Graph[Any]) -> tuple[str, str]:
    held = {str(name) for *_, data in graph.edges(data=True) for name in data}
    for pair in DAYS:
        if held.intersection(pair):
            return pair
    expected = ", ".join(" and ".join(dict.fromkeys(pair)) for pair in DAYS)
    there = f"ties have {', '.join(sorted(held))}" if held else "ties have no attributes"
    raise MolehuntError(f"no tie has a day; {there}; expected one of {expected}, as in 1937-10-06 or 1937-10")


def _claims(graph: nx.Graph[Any], names: tuple[str, str]) -> Iterator[Evidence]:
    told: dict[str, int] = {}
    for (start, end, data), behind in zip(graph.edges(data=True), sayers(graph), strict=True):
        days = _days(data, names, f"the tie {start} - {end}")
        claim = text_of(data.get("claim"))
        id_ = claim or " ".join(filter(None, (f"{start} - {end}", days.shown())))
        told[id_] = told.get(id_, 0) + 1
        # Parallel ties of one day are two; those of one claim of an export fall with it together.
        unique = id_ if claim or told[id_] == 1 else f"{id_} ({told[id_]})"
        yield _claim(unique, days, behind)


def _days(data: Mapping[str, Any], names: tuple[str, str], where: str) -> Bounds:
    first, last = (_read(data.get(name), name, where) for name in names)
    if first and last and first.earliest and last.latest and first.earliest > last.latest:
        raise MolehuntError(f"{where}: {names[0]} {first} is later than {names[1]} {last}; mend the one that is wrong")
    return Bounds(
        first.earliest if first else None,
        last.latest if last else None,
        first.possible_earliest if first else None,
        last.possible_latest if last else None,
        approximate=any(one.approximate for one in (first, last) if one),
    )


def _read(value: Any, name: str, where: str) -> UncertainDate | None:
    from molehunt.model.dates.edtf import parse_edtf

    if is_missing(value):
        return None
    try:
        return parse_edtf(str(value))
    except DateError:
        raise MolehuntError(
            f"{where}: {name}: {value!r} is no day; write it as 1938-02-14, 1938-02 or 1938, or leave it empty"
        ) from None


def _claim(id_: str, days: Bounds, behind: frozenset[str]) -> Evidence:
    origin = Origin(id_, frozenset(), behind, frozenset(), "", days, None)
    return Evidence(
        id_, id_, "done", "", "affirmed", "", None, "", None, "", days, (), {},
        predicate="", family="", what=None, channel=None, origin=origin, participants=(), alternatives=(), stands_in=(),
    )  # fmt: skip
