"""GraphML, as networkx writes it: for igraph, yEd, Cytoscape and most other tools."""

from __future__ import annotations

from io import BytesIO

from molehunt.exchange.carried import check_xml
from molehunt.exchange.formats import Format
from molehunt.exchange.material import Material


def draw(material: Material) -> str:
    """Return the network as GraphML; raises MolehuntError for text that XML cannot carry."""
    import networkx as nx

    check_xml("graphml", material)
    out = BytesIO()
    # Not write_graphml, which writes otherwise where lxml is installed.
    nx.write_graphml_xml(material.network, out)
    return out.getvalue().decode()


FORMAT = Format("GraphML, for igraph, yEd, Cytoscape and most other tools.", draw, ".graphml")
