"""What a check finds in a query, and what the checks may ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

MODEL_PROPERTIES = frozenset((
    "act", "asked", "approximate", "authors", "basis", "bearing", "case", "certainty", "channel", "claim", "credibility",
    "custody", "date", "date_basis", "date_wording", "decided_by", "depth", "digest", "earliest", "edge_starts",
    "end", "end_as", "family", "favours", "grade", "grade_because", "hedge", "id", "identified_by", "kind",
    "latest", "mode", "name", "note", "paragraph", "plays", "polarity", "position", "possible_earliest",
    "possible_latest", "predicate", "question", "reason", "recorded", "reliability", "sameness", "schema",
    "sha256", "sources", "stage", "stance", "start", "start_as", "state", "statement", "status", "title",
    "token", "until", "what", "why", "would_decide",
))  # fmt: skip
"""The properties that loading writes: known without asking the graph, and offered where a name is misspelt."""
Ask = Callable[..., list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a query does that its author will not mean: the line, and in words what happens and how to write it.

    ``fatal`` is what must not be run at all; ``unread`` that nothing was checked, as the text cannot be read.
    """

    line: int
    text: str
    fatal: bool = False
    unread: bool = False

    def __str__(self) -> str:
        return f"line {self.line}: {self.text}"


@dataclass
class Facts:
    """What is known of the graph that will be asked; ``ask`` runs a query file by name, when it must."""

    embedded: bool
    ask: Ask
    parameters: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def names(self) -> Mapping[str, frozenset[str]]:
        """The labels, types and properties of the graph, by "label", "type" and "property"."""
        rows = self.ask("lint/names")
        found: dict[str, set[str]] = {"label": set(), "type": set(), "property": set(MODEL_PROPERTIES)}
        for row in rows:
            found[row["kind"]].add(row["name"])
        return {kind: frozenset(names) for kind, names in found.items()}

    def values(self, key: str) -> list[Any]:
        """Return a value of a property, of a node and of a relationship, as far as the graph has any."""
        return [row["value"] for row in self.ask("lint/property", key=key)]

    def without(self, kind: str, used: Iterable[str]) -> list[str]:
        """Return those of the names that the graph does not have."""
        strange = sorted(set(used) - self.names[kind])
        return [name for name in strange if kind != "property" or not self.values(name)]
