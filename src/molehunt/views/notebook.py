"""Answers, charts and webs as they show themselves: printed as a table, in a notebook cell as a page.

Importing this module gives :class:`~molehunt.answers.answer.Answer` both; ``molehunt.open`` does so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from molehunt.answers.answer import Answer, shows
from molehunt.answers.selection import Page, Picture, Selection, draws


@shows("table")
def _table(answer: Answer) -> str:
    from molehunt.views.answer_report import report
    from molehunt.views.formats.table import draw

    return draw(report(answer))


@shows("html")
def _html(answer: Answer) -> str:
    from molehunt.views.answer_report import report
    from molehunt.views.in_cell import in_cell

    return in_cell(report(answer))


@draws("chart")
def _chart(selection: Selection, **how: Any) -> Picture:
    from molehunt.views.chart import chart

    return chart(selection, **how)


@draws("web")
def _web(data: Mapping[str, Any]) -> Page:
    from molehunt.views.web.page import WebPage

    return WebPage(data)
