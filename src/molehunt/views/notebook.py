"""Answers as they show themselves: printed as a table, in a notebook cell as a page.

Importing this module gives :class:`~molehunt.answers.answer.Answer` both; ``molehunt.open`` does so.
"""

from __future__ import annotations

from molehunt.answers.answer import Answer, shows


@shows("table")
def _table(answer: Answer) -> str:
    from molehunt.views.answer_report import report
    from molehunt.views.formats.table import draw

    return draw(report(answer))


@shows("html")
def _html(answer: Answer) -> str:
    from molehunt.views.answer_report import report
    from molehunt.views.formats.html import fragment

    return fragment(report(answer), folded=True)
