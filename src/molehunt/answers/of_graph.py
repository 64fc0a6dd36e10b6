"""Answers about a network from a file, without a case: what :class:`Question` has as ``of_graph``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from molehunt.answers.answer import Answer
from molehunt.answers.question import Asked, Question
from molehunt.measures import read_network
from molehunt.model.counted import counted
from molehunt.model.errors import MolehuntError


def answer_of_graph(question: Question, file: Path, asked: Mapping[str, Any]) -> Answer:
    """Put a question to the network in a file: rows of numbers, no claim behind them.

    Raises MolehuntError if the file holds no network, or a parameter does not go with it.
    """
    given = [one for one in question.parameters if one.of_case and asked.get(one.name) is not None]
    if given:
        raise MolehuntError(f"{given[0].option or given[0].name} is for cases; leave it out with --graph")
    assert question.of_graph  # noqa: S101  # asked by the only caller
    read = question.checked(asked)
    graph = read_network(file, directed=read.get("direction") == "told")
    findings = question.of_graph(Asked(read), graph)
    size = f"network {file}: {counted(len(graph), 'node')}, {counted(graph.number_of_edges(), 'tie')}"
    nothing = {"status": "", "decided": None, "earliest": None, "latest": None, "when": ""}
    none: dict[str, list[str]] = {"identified_by": [], "disagreements": [], "claims": []}
    return Answer(
        question=question.name,
        asked={"graph": str(file)} | {n: v for n, v in read.items() if v is not None and n not in _of_case(question)},
        case="",
        rows=tuple({**finding.columns, **nothing, **none} for finding in findings.rows),
        notes=(size, *findings.notes),
    )


def _of_case(question: Question) -> set[str]:
    return {one.name for one in question.parameters if one.of_case}
