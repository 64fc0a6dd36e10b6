"""Reports: chapters of answers, figures and charts on a case, on somebody or something, or on questions.

>>> import molehunt
>>> with molehunt.open() as case:  # doctest: +SKIP
...     molehunt.report(case, "Zborowski").save("zborowski.html")

``plans`` says which questions make a report, ``composing`` puts them and draws what belongs to them, ``method`` is the
page on how to read it. The document that comes out is drawn by ``views.document``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from molehunt.model.errors import EngineError
from molehunt.reports.composing import Composition
from molehunt.reports.plans import plan
from molehunt.views.document import Document

if TYPE_CHECKING:
    from molehunt.answers.open_case import OpenCase
    from molehunt.graph.lens import Lens

__all__ = ["report"]
_TRIES = 3


def report(
    case: OpenCase,
    about: str | None = None,
    *,
    questions: Iterable[tuple[str, Mapping[str, Any]]] = (),
    lens: Lens | None = None,
) -> Document:
    """Return a report on somebody or something, on questions, or on the whole case.

    Parameters
    ----------
    case
        An open case; with a corpus, the proof quotes the passages.
    about
        Whoever or whatever it is on, by name or id.
    questions
        Questions, each with what it asks: ``[("who-saw", {"document": "Krivitsky letter"})]``. Each is a chapter, after
        those on ``about``; without ``about`` there are no others. Without both the report is on the whole case.
    lens
        The claims that count; all by default.

    Raises
    ------
    MolehuntError
        If there is no such name, question, author or work.
    EngineError
        If the graph cannot answer, or the case is loaded anew again and again meanwhile.

    """
    wanted = list(questions)
    for _ in range(_TRIES):
        state = case.query("ask/load_state")
        made = Composition(case, lens).document(plan(case, about, wanted, lens))
        # Every answer is of one state of the case; the report has to be, too.
        if case.query("ask/load_state") == state:
            return made
    raise EngineError(f"case {case.case!r} is loaded anew while its report is made; make the report again")
