"""Reach by brute force: every choice of days of every tie, and every way to fill in a missing bound."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from math import inf

import networkx as nx
import numpy as np

FIRST, LAST = 0, 4
"""The days that are known; one more on each side stands for all days that are earlier or later."""
EARLIER, LATER = FIRST - 1, LAST + 1
DAY_0 = date(1937, 10, 1)


def iso(number):
    """The day of a number; None for none, and for the days that stand for all others."""
    return None if number in (None, inf, EARLIER, LATER) else DAY_0 + timedelta(number)


def random_graph(chance: random.Random, *, most_ties: int, missing: int) -> nx.Graph:
    """A graph of four nodes with bounds ``first`` and ``last`` as numbers, None where missing."""
    kind = chance.choice([nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph])
    graph = kind()
    graph.add_nodes_from(range(4))
    for _ in range(chance.randint(1, most_ties)):
        start, end = chance.sample(range(4), 2) if chance.random() < 0.95 else (1, 1)
        first = chance.randint(FIRST, LAST)
        last = min(LAST, first + chance.choice([0, 0, 1, 1, 2, 3]))
        graph.add_edge(start, end, first=first, last=last)
    for *_, held in chance.sample(list(graph.edges(data=True)), min(missing, graph.number_of_edges())):
        for bound in chance.choice([["first"], ["last"], ["first", "last"]]):
            held[bound] = None
    return graph


ANY = np.arange(EARLIER, LATER + 1)


def every_arrival(graph: nx.Graph, choices: list, *, source=0, after=-inf, before=inf, gap=0) -> np.ndarray:
    """The first arrival at each node: an axis for the choices of days of each tie, in order, and one for the nodes.

    By iteration to a fixed point, for all choices of days at once; infinite where nothing arrives.
    """
    ties = list(graph.edges)
    days = np.meshgrid(*choices, indexing="ij")
    arrival = np.full((*days[0].shape, len(graph)), inf)
    arrival[..., source] = after
    for _ in range(len(graph)):
        for (start, end, *_), day in zip(ties, days, strict=True):
            for one, other in [(start, end)] if graph.is_directed() else [(start, end), (end, start)]:
                ready = arrival[..., one] + (gap if one != source else 0)
                carried = np.where((ready <= day) & (day <= before), day, inf)
                arrival[..., other] = np.minimum(arrival[..., other], carried)
    return arrival


def completions(graph: nx.Graph) -> Iterator[tuple[slice, ...]]:
    """Every way to fill in the missing bounds, as the days that it leaves on the axis of each tie."""
    choices = []
    for *_, held in graph.edges(data=True):
        firsts = range(EARLIER, LATER + 1) if held["first"] is None else [held["first"]]
        lasts = range(EARLIER, LATER + 1) if held["last"] is None else [held["last"]]
        choices.append([slice(a - EARLIER, b - EARLIER + 1) for a in firsts for b in lasts if a <= b])
    yield from product(*choices)


def by_all_days(graph, *, gap=0, **asked):
    """Modality, earliest, latest and least arrival of each node that is reached from 0 in some completion.

    For the latest, what arrives is passed on from ``gap`` days later.
    """
    choices = [ANY] * graph.number_of_edges()
    every = every_arrival(graph, choices, **asked)
    strict = every_arrival(graph, choices, gap=gap, **asked)
    axes = tuple(range(every.ndim - 1))
    best = np.array([every[days].min(axis=axes) for days in completions(graph)])
    worst = np.array([strict[days].max(axis=axes) for days in completions(graph)])
    reached = {}
    for node in set(graph) - {0}:
        earliest, latest, not_before = best[:, node].max(), worst[:, node].max(), best[:, node].min()
        if not_before < inf:
            modality = "certain" if latest < inf else "possible" if earliest < inf else "open"
            reached[node] = (modality, iso(earliest), iso(latest), iso(not_before))
    return reached
