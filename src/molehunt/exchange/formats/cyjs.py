"""Cytoscape JSON, for Cytoscape and cytoscape.js, with the proof of every claim."""

from __future__ import annotations

from molehunt.exchange.formats import Format
from molehunt.exchange.formats.json import as_json
from molehunt.exchange.material import Material


def draw(material: Material) -> str:
    """Return the elements of the network; ``data`` has the ``claims`` as answers show them.

    Not by networkx, whose edges have no id and whose ``data`` is a list, which Cytoscape does not read.
    """
    proofs = {id_: claim.to_dict() for id_, claim in material.claims.items()}
    # networkx reads ``value`` as the node, Cytoscape takes ``name`` and ``interaction`` for what it shows.
    nodes = [{"id": id_, "value": id_, "name": data["label"], **data} for id_, data in material.nodes.items()]
    edges = [
        {"id": key, "key": key, "source": start, "target": end, "interaction": data["relation"], **data}
        for key, start, end, _, data in material.drawn()
    ]
    return as_json({
        "data": {**material.about, "claims": proofs},
        "directed": True,
        "multigraph": True,
        "elements": {name: [{"data": one} for one in found] for name, found in (("nodes", nodes), ("edges", edges))},
    })  # fmt: skip


FORMAT = Format("Cytoscape JSON, for Cytoscape and cytoscape.js, with the proof of every claim.", draw, ".cyjs")
