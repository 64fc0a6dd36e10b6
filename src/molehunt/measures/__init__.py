"""Measures of networks: pure functions on anybody's networkx graph, without a database.

>>> import networkx as nx
>>> from molehunt.measures import centrality
>>> centrality(nx.star_graph(["handler", "agent", "courier"]), "degree")["degree"].to_dict()
{'handler': 1.0, 'agent': 0.5, 'courier': 0.5}

Each folder has one thought. All stand on ``network``; ``centralities`` has a file for each measure of centrality,
``structure`` what several of these rest on; ``standing`` tells how far to trust a rank. The others are measures of
their own, and import nothing of one another. To add one: a folder, and its public names in ``_HOMES`` below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from molehunt.model.lazily import lazily

if TYPE_CHECKING:
    from molehunt.measures.brokers.roles import brokerage, brokerage_totals
    from molehunt.measures.in_time.reaching import reach
    from molehunt.measures.key_sets.players import KeyPlayers, key_players
    from molehunt.measures.network.reading import read_network
    from molehunt.measures.ranked import ranking
    from molehunt.measures.spread.origins import origin
    from molehunt.measures.table import centrality
    from molehunt.measures.unrecorded.overturning import Overturning, ties_to_overturn
    from molehunt.measures.unrecorded.robustness import MissingTies, missing_ties

__all__ = [
    "KeyPlayers",
    "MissingTies",
    "Overturning",
    "brokerage",
    "brokerage_totals",
    "centrality",
    "key_players",
    "missing_ties",
    "origin",
    "ranking",
    "reach",
    "read_network",
    "ties_to_overturn",
]
_HOMES = {
    "KeyPlayers": "molehunt.measures.key_sets.players",
    "MissingTies": "molehunt.measures.unrecorded.robustness",
    "Overturning": "molehunt.measures.unrecorded.overturning",
    "brokerage": "molehunt.measures.brokers.roles",
    "brokerage_totals": "molehunt.measures.brokers.roles",
    "centrality": "molehunt.measures.table",
    "key_players": "molehunt.measures.key_sets.players",
    "missing_ties": "molehunt.measures.unrecorded.robustness",
    "origin": "molehunt.measures.spread.origins",
    "ranking": "molehunt.measures.ranked",
    "reach": "molehunt.measures.in_time.reaching",
    "read_network": "molehunt.measures.network.reading",
    "ties_to_overturn": "molehunt.measures.unrecorded.overturning",
}

__getattr__, __dir__ = lazily(__name__, _HOMES, public=__all__)
