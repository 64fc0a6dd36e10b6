"""A network of claims that shows itself: what it is of in words, and in a notebook as a picture.

networkx, which takes half a second, is imported with this module.
"""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Any

import networkx as nx

from molehunt.answers.selection import picture_of
from molehunt.model.counted import counted

if TYPE_CHECKING:
    _Graph = nx.MultiDiGraph[str]
else:
    _Graph = nx.MultiDiGraph


class ClaimNetwork(_Graph):
    """A MultiDiGraph in all but how it shows itself; so are its copies and its parts."""

    def __repr__(self) -> str:
        lens = self.graph.get("lens") or "none, all claims count"
        size = f"{counted(len(self), 'node')}, {counted(self.number_of_edges(), 'tie')}"
        return f"<Network of the case {self.graph.get('case', '?')}: {size}; lens: {lens}>"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        shown = {"text/plain": repr(self)}
        if picture := picture_of("network", self):
            shown["image/png"] = b64encode(picture).decode()
        return shown
