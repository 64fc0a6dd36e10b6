"""A claim chart as an object: it shows itself in a notebook, and saves itself as SVG, PNG or HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from molehunt.answers.selection import Selection
from molehunt.model.counted import counted
from molehunt.model.version import VERSION
from molehunt.views.answer_report import citations
from molehunt.views.chart.columns import draw_columns, draw_rows
from molehunt.views.chart.content import Content
from molehunt.views.chart.days import below, draw_days, draw_months
from molehunt.views.chart.layout import EDGE, layout
from molehunt.views.chart.legend import draw_legend
from molehunt.views.chart.svg import FONT, element, shortened, text, titled, wrapped
from molehunt.views.formats.html import draw
from molehunt.views.in_cell import in_cell
from molehunt.views.marks import LIGHT
from molehunt.views.report import Report
from molehunt.views.saving import save, to_png

READING = "one column a claim, in the order of its first possible day; the line joins all who have a part in it"
TITLE, LEAD = 15.0, 10.0
ENDINGS = (".svg", ".png", ".html")
"""Of the files that a chart can be written to."""


@dataclass(frozen=True, slots=True, repr=False)
class Chart:
    """A claim chart; ``claims`` are the ids of the claims that it shows, in the order of its columns.

    ``cut`` says what is left out where there are more claims than fit on a page; it is empty where there are not.
    """

    selection: Selection
    content: Content
    cut: str = ""

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims, from left to right."""
        return tuple(column.id for column in self.content.columns)

    def __len__(self) -> int:
        return len(self.content.columns)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        size = f"{counted(len(self), 'claim')}, {counted(len(self.content.rows), 'row')}"
        return f"<Chart of {self.selection.title!r} in {self.selection.case}: {size}>"

    def svg(self) -> str:
        """Return the chart as an SVG file, which needs nothing but itself."""
        return self._drawn(self._numbers)

    def linked(self, numbers: Mapping[str, int]) -> str:
        """Return it for a page that proves its claims under these numbers, by id: each column is a link to there."""
        return self._drawn(numbers, anchors=True)

    def html(self) -> str:
        """Return a page with the chart, whose columns are links, and the proof of each claim, by the same numbers."""
        return draw(self._report(self._on_paper() + self.linked(self._numbers)))

    def png(self, *, wide: int | None = None) -> bytes:
        """Return the chart as PNG, by default twice as wide as the SVG says, or less, if it is vast.

        Raises MolehuntError if resvg_py is not there, which molehunt[figures] brings.
        """
        # What is only there to be pointed at would take two thirds of the time.
        return to_png(self._drawn(self._numbers, pointed=False), wide=wide)

    def save(self, file: str | Path) -> Path:
        """Write the chart to a file as its ending says: .svg, .png or .html.

        Raises MolehuntError for another ending, or if the file cannot be written.
        """
        return save(file, dict(zip(ENDINGS, (self.svg, self.png, self.html), strict=True)))

    def _repr_svg_(self) -> str:
        return self.svg()

    def _repr_html_(self) -> str:
        # JupyterLab shows an error in place of a drawing with links; numbers lead to the proof.
        return in_cell(self._report(self.svg()))

    @property
    def lead(self) -> tuple[str, ...]:
        """What the chart is of: case, lens, number of claims, version, and how names were read."""
        lens = "; ".join(self.selection.grounds.lens)
        return (
            f"case {self.selection.case}",
            f"lens: {lens}" if lens else "no lens: every claim counts",
            counted(len(self), "claim"),
            f"molehunt {VERSION}",
            *self.selection.notes,
            *([self.cut] if self.cut else []),
        )

    def _report(self, picture: str) -> Report:
        proof = tuple(citations(self.selection.proof, self._numbers))
        return Report(
            title=self.selection.title,
            lead=(),
            about=(),
            sections=(),
            notes=(),
            proof=proof,
            columns=(),
            rows=(),
            data=self._data,
            picture=picture,
        )

    @property
    def _numbers(self) -> Mapping[str, int]:
        return {id_: number for number, id_ in enumerate(self.claims, 1)}

    def _on_paper(self) -> str:
        """Return the style by which the picture fills one page, upright where it is higher than wide."""
        plan = layout(self.content, 0)
        upright = plan.bottom + below(plan) > plan.width
        page, height = ("portrait", 262) if upright else ("landscape", 180)
        rules = (
            f"@page {{ size: A4 {page}; margin: 10mm; }} @media print {{ figure svg {{ max-height: {height}mm; }} }}"
        )
        return element("style", rules)

    def _data(self) -> Mapping[str, object]:
        return {"title": self.selection.title, "claims": list(self.claims)}

    def _drawn(self, numbers: Mapping[str, int], *, anchors: bool = False, pointed: bool = True) -> str:
        lines = wrapped(self.lead, LEAD, 1200)
        plan = layout(self.content, 44 + 14.0 * (len(lines) + 1))
        legend, bottom = draw_legend(self.content, plan.bottom + below(plan), plan.width - EDGE)
        prefix = "chart-" + sha256(" ".join((self.selection.title, *self.claims)).encode()).hexdigest()[:8]
        parts = [
            titled(f"{self.selection.title}: claim chart"),
            element("rect", width=plan.width, height=bottom, fill=LIGHT.ground),
            *self._header(lines, plan.width),
            *draw_rows(plan),
            *draw_months(plan),
            *draw_days(plan, prefix),
            *draw_columns(plan, numbers, anchors=anchors, pointed=pointed),
            *legend,
        ]
        if not self.content.columns:
            parts.append(text("no claim says", EDGE, plan.top + 14, 12, fill=LIGHT.ink))
        return element(
            "svg", "\n".join(parts), xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {plan.width:.0f} {bottom:.0f}",
            width=f"{plan.width:.0f}", height=f"{bottom:.0f}", font_family=FONT, role="group",
            aria_label=f"{self.selection.title}: claim chart, {counted(len(self), 'claim')}", data_claims=len(self),
        )  # fmt: skip

    def _header(self, lines: list[str], wide: float) -> Iterator[str]:
        title = shortened(self.selection.title, TITLE, wide - 2 * EDGE)
        yield text(title, EDGE, 28, TITLE, font_weight="bold", fill=LIGHT.ink)
        for number, words in enumerate([*lines, READING]):
            yield text(words, EDGE, 46 + 14 * number, LEAD, fill=LIGHT.quiet)
