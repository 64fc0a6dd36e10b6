"""Measures of networks: pure functions on anybody's networkx graph, without a database.

>>> import networkx as nx
>>> from molehunt.measures import centrality
>>> centrality(nx.star_graph(["handler", "agent", "courier"]), "degree")["degree"].to_dict()
{'handler': 1.0, 'agent': 0.5, 'courier': 0.5}
"""

from __future__ import annotations

from molehunt.measures.reading import read_network
from molehunt.measures.table import centrality

__all__ = ["centrality", "read_network"]
