"""Which chapters a report has: for the whole case, and for each kind of what it can be on.

To add a chapter: its question here. Whatever figures are drawn from the answer to a question stand in its chapter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from molehunt.answers.question import AGENT
from molehunt.answers.questions import find_question

if TYPE_CHECKING:
    from molehunt.answers.open_case import OpenCase
    from molehunt.graph.lens import Lens

Asked = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """A chapter that is the answer to a question; with ``charted`` the claims behind it are drawn as a chart, too.

    Its heading is what the question says that it is about, unless it has its own.
    """

    name: str
    asked: Asked = field(default_factory=dict)
    charted: bool = False
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A chapter that is a figure which is drawn from no question."""

    name: str
    heading: str
    asked: Asked = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Chart:
    """A chapter that is the claim chart of whoever the report is on, or of the whole case."""

    entity: str | None = None


Planned = Question | Figure | Chart
_WHOLE: tuple[Planned, ...] = (
    Figure("web", "Who was tied to whom"),
    Chart(),
    Question("centrality"),
    Question("disputes"),
    Question("alternatives"),
    Question("weigh"),
)
# The first parameter of each is whoever, or whatever, the report is on.
_AGENT = ("dossier", "relays", "timeline", "disputes")
_ON: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(AGENT, _AGENT),
    "Document": ("who-saw", "dossier", "timeline", "disputes"),
    "Event": ("dossier", "timeline", "disputes"),
    "Place": ("dossier", "disputes"),
}
_HEADINGS = {"dossier": "What is said", "show": "Every claim", "timeline": "In the order of time"}
_TIED = ("Person", "Codename", "Name")
"""Whose ties the figure of the web shows."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The chapters of a report in order, on whom or what it is, if on one, and how that name and the lens were read."""

    chapters: tuple[Planned, ...]
    about: str = ""
    notes: tuple[str, ...] = ()


def plan(case: OpenCase, about: str | None, questions: Sequence[tuple[str, Asked]], lens: Lens | None) -> Plan:
    """Return what a report is to hold; raises MolehuntError for a name that the case does not have."""
    asked = [Question(name, asked, charted=True) for name, asked in questions]
    if about is None:
        return Plan((*(() if asked else _WHOLE), *asked))
    shown = case.ask("show", id=about, lens=lens)
    subject = shown.subject
    chapters = _on(str(subject["id"]), str(subject["label"]))
    return Plan((*chapters, *asked), str(subject["name"]), shown.notes)


def _on(id_: str, label: str) -> Iterator[Planned]:
    if label in _TIED:
        yield Figure("web", "Ties", {"focus": id_})
    if label in _ON:
        yield Chart(id_)
    for name in _ON.get(label, ("show",)):
        yield Question(name, {find_question(name).parameters[0].name: id_}, heading=_HEADINGS.get(name, ""))
