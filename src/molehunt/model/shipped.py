"""Where the files that come with molehunt lie: the data model, the reference case, the queries.

An installed wheel carries them inside the package; an editable install reads them from the checkout.
"""

from __future__ import annotations

from pathlib import Path

from molehunt.model.errors import MolehuntError

_PACKAGE = Path(__file__).resolve().parent.parent
_HOMES = (_PACKAGE / "_shipped", _PACKAGE.parent.parent)


def shipped(*parts: str) -> Path:
    """Return the path of a shipped file or folder, such as ``shipped("data", "model")``.

    Raises MolehuntError if neither the package nor a checkout holds it.
    """
    for home in _HOMES:
        path = home.joinpath(*parts)
        if path.exists():
            return path
    raise MolehuntError(f"{'/'.join(parts)} is missing from this installation; install molehunt again")
