"""The names by which links on a page find the claims of its proof."""

from __future__ import annotations

from molehunt.views.safe import safe


def anchor(id_: str) -> str:
    """Return the name of the place on a page where a claim is proved.

    >>> anchor("krivitsky-gave-letter")
    'claim-krivitsky-gave-letter'
    """
    return "claim-" + "-".join(safe(id_).split())
