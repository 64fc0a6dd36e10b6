"""molehunt keeps every claim of a contested case in a graph and answers with proof.

>>> import molehunt
>>> with molehunt.open() as case:  # doctest: +SKIP
...     print(case.who_saw("krivitsky-letter"))
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from molehunt.answers.answer import Answer
    from molehunt.answers.open_case import OpenCase
    from molehunt.answers.opening import open_case as open
    from molehunt.graph.lens import Lens
    from molehunt.model.errors import CypherWarning, MolehuntError
    from molehunt.store.address import Address

__all__ = ["Address", "Answer", "CypherWarning", "Lens", "MolehuntError", "OpenCase", "__version__", "open"]
__version__ = "0.1.0"

_HOMES = {
    "Address": ("molehunt.store.address", "Address"),
    "Answer": ("molehunt.answers.answer", "Answer"),
    "CypherWarning": ("molehunt.model.errors", "CypherWarning"),
    "Lens": ("molehunt.graph.lens", "Lens"),
    "MolehuntError": ("molehunt.model.errors", "MolehuntError"),
    "OpenCase": ("molehunt.answers.open_case", "OpenCase"),
    "open": ("molehunt.answers.opening", "open_case"),
}


def __getattr__(name: str) -> Any:
    """Import what is asked for only then, so that a command that needs little starts fast."""
    if name not in _HOMES:
        raise AttributeError(f"module 'molehunt' has no attribute {name!r}; there are {', '.join(__all__)}")
    from importlib import import_module

    # Answers that come from here can show themselves.
    import_module("molehunt.views.notebook")
    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    return sorted(__all__)
