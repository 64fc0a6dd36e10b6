"""What a question is: its parameters, its columns, how its rows are worked out and shown.

A file under ``questions`` declares a :class:`Question` named ``QUESTION``, with what it needs from here. Everything
else follows from it: the command with its help, the method in Python, table, CSV, JSON, Markdown and HTML, and its part
of docs/answers.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypedDict

from molehunt.answers.enquiry import Asked, Enquiry, Lexicon, Progress
from molehunt.answers.finding import Finding, Findings, Row, Unknown
from molehunt.answers.parameter import AGENT, ANYTHING, DOCUMENT, Named, Parameter, Value
from molehunt.graph.lenses import facets
from molehunt.model.either import either
from molehunt.model.errors import MolehuntError

if TYPE_CHECKING:
    import networkx as nx

    from molehunt.answers.answer import Answer

__all__ = [
    "AGENT", "ANYTHING", "DOCUMENT", "Asked", "Block", "Cell", "Chapter", "Enquiry", "Finding", "Findings", "Lexicon",
    "Named", "Parameter", "Progress", "Question", "Row", "Told", "Unknown", "Value",
]  # fmt: skip

Chapter = Literal[
    "Who knew, and who told",
    "People, bodies and events",
    "Time and ways",
    "Rank and place",
    "What the sources bear out",
]
"""The headings in the help under which questions stand, in order."""
Cell = str | Callable[[Row], Any]


class Told(NamedTuple):
    """A line of a block: a mark in the margin, words, and the claims that prove them."""

    mark: str
    words: str
    claims: Sequence[str] = ()


class Block(NamedTuple):
    """A row as lines under a heading; ``disagreement`` is one that it tells of as a whole, which no note repeats."""

    heading: str
    lines: Sequence[Told]
    disagreement: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question that can be put to any case; the help shows it under its ``chapter``.

    ``row`` is the TypedDict of its own columns, each an ``Annotated`` type with its meaning; the columns that all
    questions share come of themselves. ``table`` are header and content of the columns of the table for reading,
    where a name of a column stands for what it holds. ``section`` gives the heading under which a row stands, None
    for one that stands in no table. The rows of a question ``of_records`` are disagreements and the like: its table
    shows no status and no days. Rows of one ``of_answers`` tell of rows of other answers, and are not weighed. Rows
    that hold several sentences read badly in a table: ``blocks`` gives the lines for each, below the table or in
    place of it. Where each row rests on dozens of claims, the report is ``brief``: it cites only those of the
    question's own columns, and counts the disagreements; the answer has all of them. A question that can be put to
    any network has ``of_graph``; its command then takes ``--graph FILE`` in place of a case. Rows of two answers that
    are alike in the columns of the ``key`` are the same row.
    """

    name: str
    chapter: Chapter
    summary: str
    explanation: str
    example: str
    parameters: tuple[Parameter, ...]
    row: type[TypedDict]  # type: ignore[valid-type]  # a class made by TypedDict, which has no type of its own
    answer: Callable[[Enquiry], Findings]
    of_graph: Callable[[Asked, nx.Graph[Any]], Findings] | None = None
    table: tuple[tuple[str, Cell], ...] = ()
    blocks: Callable[[Answer], Iterable[Block]] | None = None
    section: Callable[[Row], str | None] | None = None
    of_records: bool = False
    of_answers: bool = False
    brief: bool = False
    key: tuple[str, ...] = ("id", "role")

    def checked(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """Return every parameter as it is read; raises MolehuntError for those unknown, missing or not taken."""
        known = {parameter.name: parameter for parameter in self.parameters}
        unknown = [name for name in asked if name not in known]
        missing = [name for name, p in known.items() if p.required and asked.get(name) is None]
        if unknown or missing:
            what = f"parameter {missing[0]} is missing" if not unknown else f"unknown parameter {unknown[0]}"
            if unknown and unknown[0] in facets():
                what = f"{unknown[0]} is a field of a lens, given as lens=molehunt.Lens({unknown[0]}=...)"
            raise MolehuntError(f"{self.name}: {what}; it takes {', '.join(known) or 'none'}, and lens")
        read = {name: parameter.read(asked.get(name)) for name, parameter in known.items()}
        for parameter in self.parameters:
            self._refuse_without(parameter, read)
        return read

    def _refuse_without(self, parameter: Parameter, read: Mapping[str, Any]) -> None:
        """Raise MolehuntError for a parameter that does nothing without another, where that is not given."""
        needed, *values = parameter.needs or ("",)
        if not needed or read[parameter.name] == parameter.default or read[needed] in values:
            return
        if values or not read[needed]:
            other = either(f"--{needed} {values[0]}", f"{needed}={values[0]!r}") if values else either(f"--{needed}")
            raise MolehuntError(f"{self.name}: {either(f'--{parameter.name}')} does nothing without {other}")
