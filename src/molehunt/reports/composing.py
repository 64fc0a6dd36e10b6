"""Putting a report together: questions are asked, what belongs to them is drawn, and all claims get one number each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import singledispatchmethod
from typing import TYPE_CHECKING, Any

import molehunt.views.notebook  # noqa: F401  # lets cases draw
from molehunt.answers.answer import Answer
from molehunt.answers.questions import find_question
from molehunt.graph.lens import as_lens
from molehunt.model.counted import counted
from molehunt.model.version import VERSION
from molehunt.reports import plans
from molehunt.reports.method import method
from molehunt.reports.plates import Plates
from molehunt.views.answer_report import citations, open_lines, report
from molehunt.views.chart import Chart
from molehunt.views.document import Chapter, Document, Plate
from molehunt.views.report import Line, Notes, Report

if TYPE_CHECKING:
    from molehunt.answers.open_case import OpenCase
    from molehunt.graph.lens import Lens

Row = Mapping[str, Any]


class Composition:
    """A report in the making; ``numbers`` and ``claims`` are those of the proof, by id; ``said`` is the lens."""

    def __init__(self, case: OpenCase, lens: Lens | None) -> None:
        self.case, self.lens = case, as_lens(lens)
        self.numbers: dict[str, int] = {}
        self.claims: dict[str, Row] = {}
        self.open: dict[str, Line] = {}
        self.said = ""
        self.plates = Plates(case, self.lens)

    def document(self, plan: plans.Plan) -> Document:
        """Return the report of the chapters that are planned; raises MolehuntError for what cannot be asked."""
        chapters = [self._chapter(one) for one in plan.chapters]
        if self.open:
            chapters.append(Chapter("What the sources leave open", report=_noted(tuple(self.open.values()))))
        title = str(self.case.query("ask/load_state")[0]["title"] or self.case.case)
        return Document(
            title=f"Report on {plan.about}" if plan.about else title,
            lead=(
                *([title] if plan.about else []),
                f"case {self.case.case}",
                self.said or "no lens: every claim counts",
                f"{counted(len(self.numbers), 'claim')} cited; molehunt {VERSION}",
            ),
            chapters=(*chapters, method()),
            proof=tuple(citations(self.claims, self.numbers)),
            notes=(*(note for note in plan.notes if note != self.said), *self.plates.left_out),
        )

    @singledispatchmethod
    def _chapter(self, planned: Any) -> Chapter:
        raise NotImplementedError(type(planned))

    @_chapter.register
    def _(self, planned: plans.Question) -> Chapter:
        answer = self.case.ask(planned.name, lens=self.lens, **planned.asked)
        question = find_question(planned.name)
        told = report(answer, self.numbers)
        self._cite((one.id for one in told.proof), answer.claims)
        self.open |= {str(line.parts): line for line in open_lines(answer, self.numbers)}
        self.said = next((note for note in answer.notes if note.startswith("lens: ")), self.said)
        plates = list(self.plates.of_answer(answer)) if answer.rows else []
        if planned.charted and _can_be_charted(answer) and not (question.of_records or question.brief):
            plates.append(self._charted(answer.chart()))
        return Chapter(planned.heading or question.summary.rstrip("."), tuple(_asked(told)), told, tuple(plates))

    @_chapter.register
    def _(self, planned: plans.Figure) -> Chapter:
        return Chapter(planned.heading, plates=tuple(self.plates.figure(planned.name, planned.asked)))

    @_chapter.register
    def _(self, planned: plans.Chart) -> Chapter:
        return Chapter("Claim by claim", plates=(self._charted(self.case.chart(planned.entity, lens=self.lens)),))

    def _charted(self, chart: Any) -> Plate:
        assert isinstance(chart, Chart)  # noqa: S101  # views.notebook draws no others
        self._cite(chart.claims, chart.selection.proof)
        told = f"{chart.selection.title}: {counted(len(chart), 'claim')}, each with its parts, in order of time"
        return self.plates.named("chart", told, svg=chart.linked(self.numbers), links=bool(chart.claims))

    def _cite(self, ids: Iterable[str], claims: Mapping[str, Row]) -> None:
        for id_ in ids:
            self.numbers.setdefault(id_, len(self.numbers) + 1)
            self.claims.setdefault(id_, claims[id_])


def _can_be_charted(answer: Answer) -> bool:
    return bool(answer.grounds and answer.grounds.claims)


def _asked(told: Report) -> Iterator[str]:
    """Yield what was asked, and what its answer says of how it was found; case and lens stand on the first page."""
    yield told.title
    yield from (line for line in told.lead if not line.startswith(("case ", "lens: ")))


def _noted(lines: tuple[Line, ...]) -> Report:
    return Report("", (), (), (), (Notes("Open", lines),), (), (), (), data=dict)
