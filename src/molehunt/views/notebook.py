"""Answers, charts and webs as they show themselves: printed as a table, in a notebook cell as a page.

Importing this module gives :class:`~molehunt.answers.answer.Answer` both; ``molehunt.open`` does so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from molehunt.answers.answer import Answer, shows
from molehunt.answers.selection import Page, Picture, Selection, draws

# Notebooks put the text of tables to the right, and headings as large as their own.
_STYLE = """
<style>.molehunt {
  h1 { font-size: 1.2em; margin: 0; } h2 { font-size: 1em; font-weight: 600; margin: 1.2em 0 .2em; }
  .lead { opacity: .75; margin: .2em 0; }
  table { border-collapse: collapse; margin: .8em 0 0; } caption { text-align: left; font-weight: 600; }
  th, td { text-align: left !important; vertical-align: top; padding: .2em .9em .2em 0; white-space: normal; }
  .day, td code { white-space: nowrap; } .stated { font-weight: 600; } .possible { font-style: italic; }
  .denied { text-decoration: line-through; } .where { opacity: .75; } q { display: block; font-style: italic; }
  ul { list-style: none; padding: 0; margin: 0; } ul li { padding-left: 1.6em; position: relative; }
  ul b { position: absolute; left: 0; } ul.about li { padding-left: 8em; } summary { cursor: pointer; margin-top: 1em; }
}</style>
"""


@shows("table")
def _table(answer: Answer) -> str:
    from molehunt.views.answer_report import report
    from molehunt.views.formats.table import draw

    return draw(report(answer))


@shows("html")
def _html(answer: Answer) -> str:
    from molehunt.views.answer_report import report
    from molehunt.views.formats.html import fragment

    return f'<div class="molehunt">{_STYLE}{fragment(report(answer), folded=True)}</div>\n'


@draws("chart")
def _chart(selection: Selection, **how: Any) -> Picture:
    from molehunt.views.chart import chart

    return chart(selection, **how)


@draws("web")
def _web(data: Mapping[str, Any]) -> Page:
    from molehunt.views.web.page import WebPage

    return WebPage(data)
