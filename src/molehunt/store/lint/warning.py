"""A warning about a query, and the facts about the graph on which warnings may depend."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

MODEL_PROPERTIES = frozenset((
    "act", "approximate", "asked", "authors", "basis", "bearing", "case", "certainty", "channel", "choice", "claim",
    "credibility", "custody", "date", "date_basis", "date_wording", "decided_by", "depth", "digest", "earliest",
    "edge_starts", "end", "end_as", "family", "favours", "grade", "grade_because", "hedge", "id", "identified_by",
    "kind", "latest", "mode", "name", "note", "options", "paragraph", "plays", "polarity", "position",
    "possible_earliest", "possible_latest", "predicate", "question", "reason", "recorded", "reliability",
    "sameness", "schema", "sha256", "sources", "stage", "stance", "start", "start_as", "state", "statement",
    "status", "title", "token", "unloaded", "until", "what", "why", "would_decide",
))  # fmt: skip
"""The properties that loading writes: known without asking the graph, and offered where a name is misspelt."""
Ask = Callable[..., list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class QueryWarning:
    """What a query does that its author probably does not mean: its line, what happens, and how to write it instead.

    A query with a ``fatal`` warning must not be run. ``unread`` says that the query could not be parsed, and that
    nothing in it was checked.
    """

    line: int
    text: str
    fatal: bool = False
    unread: bool = False

    def __str__(self) -> str:
        return f"line {self.line}: {self.text}"


@dataclass
class Facts:
    """Facts about the graph that the query will be run on; ``ask`` runs a query file by name, only when needed."""

    embedded: bool
    ask: Ask
    parameters: Mapping[str, Any] = field(default_factory=dict)
    _values: dict[str, list[Any]] = field(default_factory=dict)

    @cached_property
    def names(self) -> Mapping[str, frozenset[str]]:
        """The labels, types and properties of the graph, by "label", "type" and "property"."""
        known: dict[str, set[str]] = {"label": set(), "type": set(), "property": set(MODEL_PROPERTIES)}
        for row in self.ask("lint/names"):
            known[row["kind"]].add(row["name"])
        return {kind: frozenset(names) for kind, names in known.items()}

    def values(self, key: str) -> list[Any]:
        """Return a sample value of a property: of a node, or else of a relationship, or none."""
        if key not in self._values:
            # To look for what none has is to look at all of them, and there are more relationships than nodes.
            rows = self.ask("lint/property", key=key) or self.ask("lint/edge_property", key=key)
            self._values[key] = [row["value"] for row in rows]
        return self._values[key]

    def missing(self, kind: str, used: Iterable[str]) -> list[str]:
        """Return those of the names in ``used`` that the graph does not have."""
        strange = sorted(set(used) - self.names[kind])
        return [name for name in strange if kind != "property" or not self.values(name)]
