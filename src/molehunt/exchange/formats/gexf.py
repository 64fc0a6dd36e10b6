"""GEXF 1.3, for Gephi, with the days of each claim as a spell.

Written here and not by networkx, which has no place for the ``kind`` of an edge, by which Gephi keeps parallel ones
apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from molehunt.exchange.carried import as_text, check_xml
from molehunt.exchange.formats import Format
from molehunt.exchange.material import Drawn, Material

_ROOT = {
    "xmlns": "http://gexf.net/1.3",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd",
    "version": "1.3",
}
_GRAPH = {"defaultedgetype": "directed", "mode": "dynamic", "timeformat": "date", "timerepresentation": "interval"}
_TYPES = {str: "string", bool: "boolean", int: "integer"}


def draw(material: Material) -> str:
    """Return the network as GEXF; raises MolehuntError for text that XML cannot carry."""
    check_xml("gexf", material)
    root = Element("gexf", _ROOT)
    _meta(root, material)
    graph = SubElement(root, "graph", _GRAPH)
    ties = list(material.drawn())
    _declare(graph, "node", list(material.nodes.values()))
    _declare(graph, "edge", [tie.data for tie in ties])
    listed = SubElement(graph, "nodes")
    for id_, data in material.nodes.items():
        _values(SubElement(listed, "node", id=id_, label=data["label"]), data)
    _ties(SubElement(graph, "edges"), ties)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _ties(listed: Element, ties: Iterable[Drawn]) -> None:
    for key, start, end, kind, data in ties:
        edge = SubElement(listed, "edge", id=key, source=start, target=end, kind=kind, label=data["label"])
        _spell(edge, data)
        _values(edge, data)


def _meta(root: Element, material: Material) -> None:
    meta = SubElement(root, "meta")
    SubElement(meta, "creator").text = material.about["creator"]
    said = [f"case {material.case}", *([f"lens: {material.lens}"] if material.lens else [])]
    SubElement(meta, "description").text = f"{material.title} ({'; '.join(said)})"


def _declare(graph: Element, of: str, found: Sequence[Mapping[str, Any]]) -> None:
    """Declare the attributes of nodes or edges, all of which have the same."""
    declared = SubElement(graph, "attributes", {"class": of})
    for name, value in _others(found[0]) if found else ():
        SubElement(declared, "attribute", id=name, title=name, type=_TYPES[type(value)])


def _values(element: Element, data: Mapping[str, Any]) -> None:
    values = SubElement(element, "attvalues")
    for name, value in _others(data):
        SubElement(values, "attvalue", {"for": name, "value": as_text(value)})


def _others(data: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Return the attributes but the label, which every element of GEXF has of its own."""
    return [(name, value) for name, value in data.items() if name != "label"]


def _spell(edge: Element, data: Mapping[str, Any]) -> None:
    """Say when the tie can have been: from the first to the last day that is possible, open where it is not known."""
    bounds = {"start": data["possible_earliest"], "end": data["possible_latest"]}
    if any(bounds.values()):
        SubElement(SubElement(edge, "spells"), "spell", {name: day for name, day in bounds.items() if day})


FORMAT = Format("GEXF 1.3, for Gephi: parallel ties stay apart, the days of each as a spell.", draw, ".gexf")
