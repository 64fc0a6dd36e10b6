"""Measures of networks: pure functions on anybody's networkx graph, without a database.

>>> import networkx as nx
>>> from molehunt.measures import centrality
>>> centrality(nx.star_graph(["handler", "agent", "courier"]), "degree")["degree"].to_dict()
{'handler': 1.0, 'agent': 0.5, 'courier': 0.5}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
_HOMES = {
    "KeyPlayers": "molehunt.measures.key_player_sets",
    "MissingTies": "molehunt.measures.robustness",
    "Overturning": "molehunt.measures.overturning",
    "brokerage": "molehunt.measures.brokerage_roles",
    "brokerage_totals": "molehunt.measures.brokerage_roles",
    "centrality": "molehunt.measures.table",
    "key_players": "molehunt.measures.key_player_sets",
    "missing_ties": "molehunt.measures.robustness",
    "origin": "molehunt.measures.origins",
    "reach": "molehunt.measures.reaching",
    "read_network": "molehunt.measures.reading",
    "ties_to_overturn": "molehunt.measures.overturning",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for only then: a command that shows its help needs no numpy."""
    if name not in _HOMES:
        raise AttributeError(f"module 'molehunt.measures' has no attribute {name!r}; there are {', '.join(__all__)}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
