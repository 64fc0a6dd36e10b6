"""CSV tables of nodes, ties and claims, for spreadsheets, pandas and the import of Gephi.

As in all CSV of molehunt, a text that a spreadsheet would run as a formula begins with an apostrophe.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from molehunt.exchange.carried import as_text
from molehunt.exchange.formats import Format
from molehunt.exchange.material import Drawn, Material
from molehunt.graph.proof import Proof
from molehunt.model.sheets import sheet

_NODE = ("id", "label", "entity", "kind")
# Gephi knows the first six by their names; its type is the direction.
_TIE = ("id", "source", "target", "type", "kind", "label")
_CLAIM = ("id", "statement", "asserted_by", "source", "work")
_PLACES = {"id": "passage", "start": "passage_start", "end": "passage_end"}


def draw(material: Material) -> dict[str, str]:
    """Return the three tables."""
    nodes = [{"id": id_, **data} for id_, data in material.nodes.items()]
    ties = [_tie(tie) for tie in material.drawn()]
    claims = [_claim(id_, proof) for id_, proof in material.claims.items()]
    return {
        "nodes.csv": _table(_NODE, nodes),
        "edges.csv": _table(_TIE, ties),
        "claims.csv": _table(_CLAIM, claims),
    }


def _tie(tie: Drawn) -> dict[str, Any]:
    own = {"id": tie.key, "source": tie.start, "target": tie.end, "type": "Directed", "kind": tie.kind}
    return {**own, **tie.data}


def _claim(id_: str, proof: Proof) -> dict[str, Any]:
    """Return a claim on one line: its chain of asserters divided by " > ", as in the table of a case."""
    told = proof.to_dict()
    place = told.pop("passage")
    passage = {_PLACES.get(name, name): value for name, value in place.items()}
    return {"id": id_, **told, "asserted_by": " > ".join(told["asserted_by"]), **passage}


def _table(first: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    rows = list(rows)
    header = list(dict.fromkeys([*first, *(rows[0] if rows else ())]))
    return sheet([header, *([as_text(row[name]) for name in header] for row in rows)])


FORMAT = Format(
    "A folder with nodes.csv, edges.csv and claims.csv, for spreadsheets, pandas and Gephi.",
    draw,
    "",
)
