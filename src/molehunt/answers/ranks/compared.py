"""What a number on the network hangs on: the views of the claims that are compared, and what is told of a rank.

A *view* is a choice of claims that count: all of them, the firm ones, and all without each author and work in turn. No
alternative counts in any: the text leaves open which of them holds, and all together would make hubs of people of whom
one at most was there.

To rank people by something else: give ``measures.standing.hanging`` a function from worlds of claims to values, and let
the columns of the question begin with those of :class:`Ranked`, which ``Viewed.told`` fills.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, TypedDict

from molehunt.answers.columns import ClaimIds
from molehunt.answers.question import Enquiry, Parameter, Row
from molehunt.model.status import FIRM

if TYPE_CHECKING:
    from molehunt.graph.evidence import Evidence
    from molehunt.graph.ties import Wanted
    from molehunt.measures.standing.hanging import Views


GONE = "gone"
"""In a cell: without any tie in that view, so that there is neither rank nor value."""
DIRECTED = {"told": True, "none": False}
"""The words for whether ties run one way."""


class Ranked(TypedDict):
    """The columns of whoever has a value and a rank."""

    role: Annotated[str, "What the value is."]
    value: Annotated[float, "Its value with all claims that count."]
    rank: Annotated[int, "The rank with all of them; equal values share one."]
    low: Annotated[float | None, "The least value over the views, or the 5% point of the worlds, in which the person "
                                 "is there; empty if that is none."]  # fmt: skip
    median: Annotated[float | None, "The median of these values."]
    high: Annotated[float | None, "The greatest of them, or the 95% point."]
    rank_low: Annotated[int | None, "The best rank over the views, or the 5% point of the worlds; empty where that is "
                                    "not to be there, which is behind all ranks."]  # fmt: skip
    rank_median: Annotated[int | None, "The median of its ranks over the views or worlds."]
    rank_high: Annotated[int | None, "The worst rank over the views, or the 95% point of the worlds."]
    top: Annotated[float, "The share of views or worlds in which the person is among the first; see --top."]
    firm_rank: Annotated[int | None, "The rank with firm claims alone: stated or reported, on no side of a "
                                     "contradiction; empty where the person is not there."]  # fmt: skip
    without: Annotated[
        str | None, "The author or work whose loss moves the person most: off the network, or else by rank."
    ]
    without_rank: Annotated[int | None, "The rank without it; empty where the person is not there any more."]
    without_value: Annotated[float | None, "The value without it; empty in the same way."]
    hinge: Annotated[
        ClaimIds,
        "Of the claims on the person's own ties, and on the group or on having had it where the question is of that, "
        "the one whose loss weakens the position most; none or one.",
    ]
    hinge_value: Annotated[float | None, "The value without that claim; empty in the same way."]
    tie: Annotated[str | None, "In a network from a file, the tie that takes the place of the claim."]


def wanted_ties(enquiry: Enquiry) -> Wanted:
    """Return the ties that were asked for: a group, or several types of edge or predicates; in their direction."""
    from molehunt.graph.ties import wanted

    ties = enquiry.texts("ties")
    which = wanted(ties[0] if len(ties) == 1 else ties or None)
    directed = DIRECTED.get(str(enquiry.asked.get("direction")))
    return which if directed is None else replace(which, directed=directed)


def ties_parameter(default: str | None = None) -> Parameter:
    """Return the parameter for the ties that count."""
    every = "; all by default" if default is None else ""
    meaning = f"The ties: a group of data/model/ties.yaml, types of edge or predicates{every}."
    return Parameter("ties", meaning, takes="text", option="--ties", default=default, many=True, of_case=True)


def direction_parameter() -> Parameter:
    """Return the parameter for the direction of ties; in a CSV file they have none unless it is told."""
    meaning = (
        "told: ties run one way, as they are told; none: they tie both ends alike. Without it, as the group of ties "
        "says."
    )
    return Parameter("direction", meaning, takes="choice", option="--direction", choices=lambda: tuple(DIRECTED))


def way_of(*, directed: bool) -> str:
    """Return whether the ties of a file run one way, in words."""
    return "ties run one way" if directed else "ties run both ways"


def views_of(claims: Sequence[Evidence], *, every: bool = False) -> Views:
    """Return the views of some claims that are compared; no alternative counts in any, unless ``every`` claim does."""
    import numpy as np

    from molehunt.graph.weighing import Weighing
    from molehunt.measures.standing.hanging import Views

    told = np.array([every or not claim.alternatives for claim in claims], dtype=bool)
    firm = np.array([Weighing([claim]).status in FIRM for claim in claims], dtype=bool)
    # As with the lens --without, what somebody says on who is who stays.
    nobody: frozenset[str] = frozenset()
    behind = [nobody if "naming" in claim.plays else claim.origin.authors | claim.origin.sources for claim in claims]
    return Views.of(told, firm, behind)


def or_gone(value: Any, said: Callable[[Any], str] = str) -> str:
    """Return a rank or a value in words; none is that of somebody who is not there."""
    return GONE if value is None else said(value)


def said_value(row: Row, *, digits: int = 3) -> str:
    """Return the cell for a value and its range; this and the next five are for the rows of :class:`Ranked`."""
    low, high = (or_gone(row[name], lambda value: f"{value:.{digits}f}") for name in ("low", "high"))
    return f"{row['value']:.{digits}f} ({low} to {high})"


def said_rank(row: Row) -> str:
    """Return the cell for a rank and its range."""
    return f"{row['rank']} ({or_gone(row['rank_low'])} to {or_gone(row['rank_high'])})"


def said_firm(row: Row) -> str:
    """Return the cell for the rank with firm claims alone."""
    return or_gone(row["firm_rank"])


def said_without(row: Row, *, digits: int = 3) -> str:
    """Return the cell for the source whose loss moves somebody most; empty for none."""
    if not row["without"]:
        return ""
    if row["without_rank"] is None:
        return f"{row['without']}: {GONE}"
    return f"{row['without']}: rank {row['without_rank']}, {row['without_value']:.{digits}f}"


def said_hinge(row: Row, *, digits: int = 3) -> str:
    """Return the cell for the value without the claim that carries most of it; empty for none, and for a file."""
    return _without_it(row, digits) if row["hinge"] else ""


def said_tie(row: Row, *, digits: int = 3) -> str:
    """Return the cell for the tie that takes its place in a network from a file; empty for none, and for a case."""
    return f"{row['tie']}: {_without_it(row, digits)}" if row["tie"] else ""


def _without_it(row: Row, digits: int) -> str:
    return or_gone(row["hinge_value"], lambda value: f"{value:.{digits}f}")
