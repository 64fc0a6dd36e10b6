"""Answers about a network from a file, without a case: what :class:`Question` has as ``of_graph``.

Every such question takes the same files, and reads the same of them: the name of a node is its ``name`` or ``label``,
or else its id; names that are asked about are ids or names of nodes.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from molehunt.answers.answer import Answer
from molehunt.answers.nodes import find_node, name_of
from molehunt.answers.question import Asked, Findings, Named, Parameter, Progress, Question, Value
from molehunt.measures import read_network
from molehunt.model.counted import counted
from molehunt.model.errors import MolehuntError

if TYPE_CHECKING:
    import networkx as nx


def answer_of_graph(
    question: Question, file: Path, asked: Mapping[str, Any], progress: Progress | None = None
) -> Answer:
    """Put a question to the network in a file: rows of numbers, no claim behind them.

    Raises MolehuntError if the file holds no network or lacks what the question needs, or a parameter does not go with
    it.
    """
    given = [one for one in question.parameters if one.of_case and asked.get(one.name) is not None]
    if given:
        raise MolehuntError(f"{given[0].option or given[0].name} is for cases; leave it out with --graph")
    assert question.of_graph  # noqa: S101  # asked by the only caller
    read = question.checked(asked)
    graph = _directed(read_network(file, directed=read.get("direction") == "told"), read.get("direction"), file)
    size = f"network {file}: {counted(len(graph), 'node')}, {counted(graph.number_of_edges(), 'tie')}"
    if file.suffix.lower() == ".csv" and read.get("direction") is None:
        # The other formats say themselves whether ties have a direction.
        size += "; with --direction told ties run one way, from source to target"
    try:
        values = {one.name: _value(one, read[one.name], graph) for one in question.parameters}
        findings = question.of_graph(Asked(values, progress), graph)
    except MolehuntError as error:
        raise MolehuntError(f"{file}: {error}") from error
    return _answer(question, findings, {"graph": str(file)} | _asked(question, values), size)


def _answer(question: Question, findings: Findings, asked: Mapping[str, Any], size: str) -> Answer:
    nothing = {"status": "", "decided": None, "earliest": None, "latest": None, "when": ""}
    none: dict[str, list[str]] = {"identified_by": [], "disagreements": [], "claims": []}
    unknown = [one.what for one in findings.unknown]
    unknown += [findings.hint or "no ties"] if not (findings.rows or unknown) else []
    return Answer(
        question=question.name,
        asked=asked,
        case="",
        rows=tuple({**finding.columns, **nothing, **none} for finding in findings.rows),
        open=tuple({"what": what, "candidates": [], "claims": []} for what in dict.fromkeys(unknown)),
        notes=(size, *findings.notes),
    )


def _asked(question: Question, values: Mapping[str, Value]) -> dict[str, Any]:
    plain = {name: value.id if isinstance(value, Named) else value for name, value in values.items()}
    of_case = {one.name for one in question.parameters if one.of_case}
    return {name: value for name, value in plain.items() if value is not None and name not in of_case}


def _directed(graph: nx.Graph[Any], direction: str | None, file: Path) -> nx.Graph[Any]:
    """Return the network with the direction that was asked for."""
    import networkx as nx

    if direction == "told" and not graph.is_directed():
        raise MolehuntError(f"{file}: its ties have no direction; leave --direction told out")
    if direction != "none" or not graph.is_directed():
        return graph
    # Not to_undirected: of a tie there and one back it keeps one.
    both: nx.MultiGraph[Any] = nx.MultiGraph()
    both.add_nodes_from(graph.nodes(data=True))
    both.add_edges_from(graph.edges(data=True))
    return both


def _value(parameter: Parameter, given: Any, graph: nx.Graph[Any]) -> Value:
    if parameter.takes != "name" or given is None:
        return given  # type: ignore[no-any-return]  # as its parameter has read it
    node = find_node(graph, str(given), parameter.option or parameter.name)
    return Named(str(node), name_of(graph, node), "")
