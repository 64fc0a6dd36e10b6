"""Measures of networks: pure functions on anybody's networkx graph, without a database.

>>> import networkx as nx
>>> from molehunt.measures import centrality
>>> centrality(nx.star_graph(["handler", "agent", "courier"]), "degree")["degree"].to_dict()
{'handler': 1.0, 'agent': 0.5, 'courier': 0.5}
"""

from __future__ import annotations

from molehunt.measures.brokerage_roles import brokerage, brokerage_totals
from molehunt.measures.key_player_sets import KeyPlayers, key_players
from molehunt.measures.origins import origin
from molehunt.measures.overturning import Overturning, ties_to_overturn
from molehunt.measures.reaching import reach
from molehunt.measures.reading import read_network
from molehunt.measures.robustness import MissingTies, missing_ties
from molehunt.measures.table import centrality

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
    "reach",
    "read_network",
    "ties_to_overturn",
]
