"""molehunt keeps every claim of a contested case in a graph and answers with proof.

>>> import molehunt
>>> with molehunt.open() as case:  # doctest: +SKIP
...     print(case.who_saw("krivitsky-letter"))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from molehunt.model.lazily import lazily
from molehunt.model.version import VERSION

if TYPE_CHECKING:
    from molehunt import figures
    from molehunt.answers.answer import Answer
    from molehunt.answers.open_case import OpenCase
    from molehunt.answers.opening import open_case as open
    from molehunt.graph.lens import Lens
    from molehunt.model.errors import CypherWarning, MolehuntError
    from molehunt.reports import report
    from molehunt.store.address import Address

__all__ = [
    "Address",
    "Answer",
    "CypherWarning",
    "Lens",
    "MolehuntError",
    "OpenCase",
    "__version__",
    "figures",
    "open",
    "report",
]
__version__ = VERSION

_HOMES = {
    "Address": "molehunt.store.address",
    "Answer": "molehunt.answers.answer",
    "CypherWarning": "molehunt.model.errors",
    "Lens": "molehunt.graph.lens",
    "MolehuntError": "molehunt.model.errors",
    "OpenCase": "molehunt.answers.open_case",
    "figures": "molehunt.figures:",
    "open": "molehunt.answers.opening:open_case",
    "report": "molehunt.reports",
}
# What comes from here can show itself in a notebook.
_SHOWING = ("molehunt.views.notebook", "molehunt.figures.notebook")
__getattr__, __dir__ = lazily(__name__, _HOMES, public=__all__, along=_SHOWING)
