"""Node-link JSON, as networkx and D3 read it, with the proof of every claim."""

from __future__ import annotations

import json

from molehunt.exchange.formats import Format
from molehunt.exchange.material import Material


def draw(material: Material) -> str:
    """Return the network as node-link data; ``graph`` has the ``claims`` as answers show them."""
    import networkx as nx

    graph = nx.node_link_data(material.network, edges="edges")
    proofs = {id_: claim.to_dict() for id_, claim in material.claims.items()}
    return as_json({**graph, "graph": {**graph["graph"], "claims": proofs}})


def as_json(value: object) -> str:
    """Return JSON in ASCII, days as ISO dates: any text comes through, and steers neither a terminal nor a page."""
    return json.dumps(value, indent=1, default=str).replace("<", "\\u003c") + "\n"


FORMAT = Format("Node-link JSON, for networkx and D3, with the proof of every claim.", draw, ".json")
