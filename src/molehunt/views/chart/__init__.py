"""The claim chart: a row for everyone in a case, a column for each claim, from left to right in the order of time.

After PAOHvis (Valdivia and others 2021, doi 10.1109/TVCG.2019.2933196). ``content`` says what is in it, ``ordering``
in which order rows stand, ``cutting`` what is left out where there is too much; ``layout`` where everything stands,
and ``columns``, ``days`` and ``legend`` draw it as ``svg``. To add a sign: its entry in ``views.marks``, its drawing in
``columns``, and its line in ``legend``.
"""

from __future__ import annotations

from molehunt.answers.selection import Selection
from molehunt.model.errors import MolehuntError
from molehunt.views.chart.content import columns as columns_of
from molehunt.views.chart.content import content
from molehunt.views.chart.cutting import COLUMNS, cut
from molehunt.views.chart.picture import ENDINGS, Chart

__all__ = ["COLUMNS", "ENDINGS", "Chart", "chart"]


def chart(selection: Selection, *, columns: int | None = None) -> Chart:
    """Return a selection of claims as a chart of at most so many columns; raises MolehuntError for a wrong number."""
    most = COLUMNS if columns is None else columns
    if isinstance(most, bool) or not isinstance(most, int) or most < 1:
        raise MolehuntError(f"columns: expected a whole number from 1 on, not {most!r}")
    kept, words = cut(columns_of(selection), most)
    return Chart(selection, content(kept, selection), words)
