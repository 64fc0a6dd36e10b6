"""Values of the driver as plain Python, which every output format can show.

A node and a relationship become dictionaries that are told apart by their keys (:class:`GraphNode`,
:class:`GraphEdge`), so that JSON shows them as they are; in a table and in CSV they read as they are written in Cypher.
To give a type of the driver another form, add it to :func:`_special`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

Value = Any
_PLAIN = frozenset((str, int, float, bool, type(None)))


class GraphNode(dict[str, Value]):
    """A node: ``{"labels": [...], "properties": {...}}``."""

    def __str__(self) -> str:
        labels = "".join(f":{label}" for label in self["labels"])
        return f"({_joined(labels, self['properties'])})"


class GraphEdge(dict[str, Value]):
    """A relationship: ``{"type": ..., "start": {...}, "end": {...}, "properties": {...}}``; an end is labels and id."""

    def __str__(self) -> str:
        return f"{_end(self['start'])}{self.arrow}{_end(self['end'])}"

    @property
    def arrow(self) -> str:
        """The relationship without its ends."""
        return f"-[{_joined(':' + self['type'], self['properties'])}]->"


class GraphPath(dict[str, Value]):
    """A path: ``{"nodes": [...], "relationships": [...]}``."""

    def __str__(self) -> str:
        text = str(self["nodes"][0])
        for edge, node in zip(self["relationships"], self["nodes"][1:], strict=True):
            forwards = edge["end"] == _identity(node)
            text += (edge.arrow if forwards else f"<-{edge.arrow[1:-1]}") + str(node)
        return text


def native(value: Value) -> Value:
    """Return a value of the driver as plain Python.

    Dates become datetime.date, durations a text as in ISO 8601, points a text as in Cypher.
    Lists and maps are changed in place, since nothing else uses them.
    """
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is not dict and kind is not list:
        # Days are by far the most frequent.
        return value.to_native() if kind.__name__ == "Date" else _special(value)
    # Most values are plain. To test this here, and not in a call for each value, halves the time.
    for place, item in value.items() if kind is dict else enumerate(value):
        if type(item) not in _PLAIN:
            value[place] = native(item)
    return value


def _special(value: Value) -> Value:
    if hasattr(value, "iso_format"):
        # Python has no such duration, and its times have no nanoseconds: these become text.
        return value.to_native() if hasattr(value, "to_native") and not _has_nanoseconds(value) else value.iso_format()
    if hasattr(value, "relationships"):
        return GraphPath(nodes=list(map(native, value.nodes)), relationships=list(map(native, value.relationships)))
    if hasattr(value, "labels"):
        return GraphNode(labels=sorted(value.labels), properties=native(dict(value)))
    if hasattr(value, "start_node"):
        start, end = (_identity(native(node)) for node in (value.start_node, value.end_node))
        return GraphEdge(type=value.type, start=start, end=end, properties=native(dict(value)))
    if hasattr(value, "srid"):
        named = zip(("x", "y", "z"), value, strict=False)
        return "point({" + ", ".join(f"{name}: {part}" for name, part in named) + f", srid: {value.srid}" + "})"
    return native(dict(value)) if hasattr(value, "items") else value


def _has_nanoseconds(value: Value) -> bool:
    return bool(getattr(value, "nanosecond", 0) % 1000)


def _identity(node: Mapping[str, Value]) -> dict[str, Value]:
    """Return what identifies a node at the end of a relationship: its labels, and its id if it has one."""
    return {"labels": node["labels"], "id": node["properties"].get("id")}


def _end(end: Mapping[str, Value]) -> str:
    labels = "".join(f":{label}" for label in end["labels"])
    return f"({_joined(labels, {} if end['id'] is None else {'id': end['id']})})"


def _joined(before: str, properties: Mapping[str, Value]) -> str:
    return " ".join(filter(None, (before, as_cypher(properties) if properties else "")))


def finite(value: Value) -> Value:
    """Return a value with None in place of each NaN or infinite number, which JSON cannot express."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {key: finite(item) for key, item in value.items()}
    return [finite(item) for item in value] if isinstance(value, (list, tuple)) else value


def readable(value: Value) -> Value:
    """Return a value as a table shows it: nodes, relationships, paths and maps as they are written in Cypher."""
    if isinstance(value, Mapping):
        return as_cypher(value)
    return [readable(item) for item in value] if isinstance(value, (list, tuple)) else value


def as_cypher(value: Value) -> str:
    """Return a value as it is written in Cypher.

    >>> as_cypher({"id": "x", "many": [1, None, True]})
    "{id: 'x', many: [1, null, true]}"
    """
    if isinstance(value, (GraphNode, GraphEdge, GraphPath)):
        return str(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {as_cypher(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(as_cypher, value)) + "]"
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'" if isinstance(value, str) else str(value)
