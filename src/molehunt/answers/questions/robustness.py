"""What becomes of an order if ties are missing that no source tells: whom they would put first, and how ranks move."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, TypedDict

from molehunt.answers.question import Enquiry, Finding, Findings, Parameter, Question
from molehunt.answers.ranks.compared import notes_on, own_claims, real_ties, tied_people, ties_parameter, views_of
from molehunt.measures.centralities import measure_names
from molehunt.model.counted import counted, percent
from molehunt.model.either import either

if TYPE_CHECKING:
    from molehunt.graph.claimed import ClaimedNetwork
    from molehunt.graph.evidence import Evidence
    from molehunt.measures import MissingTies, Overturning
    from molehunt.measures.network.ties import Ties
    from molehunt.measures.standing.hanging import Views

SHARES = (0.05, 0.1, 0.25)
HOW = ("at random", "least documented")
MOST = 5
"""Ties that are added at most to change the first place."""
TRIALS = 5_000
"""Ways to add ties that are tried at most, for each number of ties: some seconds."""


class Row(TypedDict):
    """The columns of the answer."""

    role: Annotated[str, "rank, or first instead: who would be first if some ties had been recorded."]
    missing: Annotated[str | None, "How missing ties were drawn: at random, or likeliest of the least documented."]
    share: Annotated[float | None, "The share of all ties that is missing."]
    added: Annotated[int | None, "How many ties were added to make up that share."]
    rank: Annotated[int, "The rank as recorded; equal values share one."]
    rank_low: Annotated[int | None, "The 5% point of the ranks in the networks with drawn ties."]
    rank_median: Annotated[int | None, "The median of these ranks."]
    rank_high: Annotated[int | None, "The 95% point of these ranks."]
    first: Annotated[float | None, "The share of these networks in which the one is first."]
    top: Annotated[float | None, "The share of them in which the one is among the first; see --top."]
    order: Annotated[
        float | None, "How alike the whole order stays: the mean rank correlation (Spearman), 1 is the same."
    ]
    order_low: Annotated[float | None, "Its 5% point."]
    order_high: Annotated[float | None, "Its 95% point."]
    first_holds: Annotated[
        float | None, "The share of these networks in which one of the recorded first is still first."
    ]
    needed: Annotated[int | None, "So many unrecorded ties are enough to put the one first."]
    at_least: Annotated[int | None, "So many it takes at least: all ways to add fewer were tried."]
    ties: Annotated[list[str], "These ties."]


class _Drawn(NamedTuple):
    """Networks with ties added, drawn in one way for one share."""

    how: str
    share: float
    found: MissingTies


class _Network(NamedTuple):
    """The ties as recorded, the claims on those of each node, and the network with its names."""

    ties: Ties
    own: Mapping[Hashable, Sequence[Evidence]]
    all: ClaimedNetwork

    def name(self, id_: Hashable) -> str:
        """Return the name of a node."""
        return self.all.parties[str(id_)].name

    def heard(self) -> dict[Hashable, float]:
        """Return from how many sources, in the end, there are claims on the ties of each node."""
        return {id_: len({claim.comes_from for claim in claims}) for id_, claims in self.own.items()}


def answer(enquiry: Enquiry) -> Findings:
    """Add ties to the network of those that were asked for, and compare ranks."""
    from molehunt.measures import ties_to_overturn

    everything = tied_people(enquiry)
    views = views_of(everything.claims)
    if not len(everything.tie_claims) or not real_ties(everything, views.told).n:
        return Findings((), hint=f"try other {either('--ties')}, or another lens")
    network = _network(everything, views)
    overturning: Overturning | None = None
    drawn = []
    for step in enquiry.each([None, *((how, share) for how in HOW for share in SHARES)]):
        if step is None:
            overturning = ties_to_overturn(network.ties, enquiry.text("measure"), most=MOST, trials=TRIALS)
        else:
            drawn.append(_Drawn(*step, _missing(network, *step, enquiry)))
    assert overturning is not None  # noqa: S101  # the first step
    rows = [*_instead(network, overturning, drawn[0].found), *_ranks(network, drawn, enquiry.number("top"))]
    notes = [*notes_on(everything, views), _said(network, overturning), _note(drawn, enquiry)]
    return Findings(rows, notes=notes)


def _network(everything: ClaimedNetwork, views: Views) -> _Network:
    ties = real_ties(everything, views.told)
    place = {id_: number for number, id_ in enumerate(everything.ties.ids)}
    own = {id_: own_claims(everything, place[id_], views.told) for id_ in ties.ids}
    return _Network(ties, {id_: [everything.claims[one] for one in of] for id_, of in own.items()}, everything)


def _missing(network: _Network, how: str, share: float, enquiry: Enquiry) -> MissingTies:
    from molehunt.measures import missing_ties

    return missing_ties(
        network.ties,
        enquiry.text("measure"),
        shares=[share],
        documented=network.heard() if how == "least documented" else None,
        draws=enquiry.number("draws"),
        seed=enquiry.number("seed"),
    )


def _instead(network: _Network, found: Overturning, drawn: MissingTies) -> Iterator[Finding]:
    """Yield who would be first with some ties more."""
    between = ">" if network.ties.directed else "-"
    added = [f"{network.name(start)} {between} {network.name(end)}" for start, end in found.ties]
    recorded = dict(zip(drawn.ids, drawn.recorded.tolist(), strict=True))
    for id_ in found.then if found.needed else ():
        columns = {"role": "first instead", "rank": recorded[id_], "ties": added}
        columns |= {"needed": found.needed, "at_least": found.at_least}
        yield _finding(network, id_, columns)


def _ranks(network: _Network, drawn: Sequence[_Drawn], top: int) -> Iterator[Finding]:
    for how, share, found in drawn:
        order = found.order_frame().loc[share].to_dict()
        of_order = {
            "missing": how,
            "share": share,
            "added": found.added[share],
            "order": order["spearman"],
            "order_low": order["spearman_low"],
            "order_high": order["spearman_high"],
            "first_holds": order["p_first_holds"],
        }
        ranked = found.to_frame(top=top).to_dict("index")
        for id_ in sorted(ranked, key=lambda one, ranked=ranked: (ranked[one]["rank"], str(one)))[:top]:  # type: ignore[misc]
            one = ranked[id_]
            ranks = {name: int(one[name]) for name in ("rank", "rank_low", "rank_median", "rank_high")}
            shares = {"first": one["p_first"], "top": one[f"p_top_{top}"]}
            yield _finding(network, id_, {"role": "rank", **ranks, **shares, **of_order})


def _finding(network: _Network, id_: Hashable, columns: Mapping[str, Any]) -> Finding:
    empty: dict[str, Any] = {**dict.fromkeys(Row.__annotations__), "ties": []}
    named = {"id": str(id_), "name": network.name(id_)}
    return Finding({**named, **empty, **columns}, network.own[id_], network.name(id_), status="", of_record=True)


def _said(network: _Network, found: Overturning) -> str:
    first = " and ".join(network.name(id_) for id_ in found.first)
    if found.needed == 0:
        return f"as recorded, {first} share the first place"
    if found.needed is None:
        tried = f"; all ways to add fewer than {found.at_least} were tried" if found.at_least > 1 else ""
        return (
            f"as recorded, {first} is first; no way was found to change that by {MOST} ties that no source tells{tried}"
        )
    sure = "and not fewer" if found.exact else f"at least {found.at_least} it takes"
    return (
        f"as recorded, {first} is first; {counted(found.needed, 'tie')} that no source tells would change that, {sure}"
    )


def _note(drawn: Sequence[_Drawn], enquiry: Enquiry) -> str:
    noise = max(one.found.noise for one in drawn)
    draws = f"{counted(enquiry.number('draws'), 'network')} drawn for each share, with seed {enquiry.number('seed')}"
    return (
        f"{draws}; shares are right to within {noise:.3f} or so (one standard error), ranges enclose nine tenths; "
        "least documented: the fewer the sources on two people, the likelier a tie of theirs is missing; this follows "
        "from how ties are drawn, and tells not how often anything happened; what hangs on recorded ties is told by "
        "molehunt centrality"
    )


def _if_so(row: Mapping[str, Any]) -> str:
    return f"{row['rank_median']} ({row['rank_low']} to {row['rank_high']})" if row["missing"] else ""


def _percent(share: float | None) -> str:
    return "" if share is None else percent(share)


def _first(row: Mapping[str, Any]) -> str:
    return _percent(row["first"])


def _top(row: Mapping[str, Any]) -> str:
    return _percent(row["top"])


def _needed(row: Mapping[str, Any]) -> str:
    return str(row["needed"] or "")


def _section(row: Mapping[str, Any]) -> str:
    if not row["missing"]:
        return "Who would be first by the fewest unrecorded ties"
    alike = f"{row['order']:.2f} ({row['order_low']:.2f} to {row['order_high']:.2f})"
    drawn = "drawn at random" if row["missing"] == "at random" else "likeliest of the least documented"
    return (
        f"{_percent(row['share'])} of ties missing ({row['added']} added), {drawn}: the first holds in "
        f"{_percent(row['first_holds'])}, the order is alike by {alike}"
    )


QUESTION = Question(
    name="robustness",
    chapter="Rank and place",
    summary="What becomes of ranks if ties are missing that no source tells.",
    explanation="""Ask how many ties that no source tells would put somebody else first, and how ranks would move.

    Ties are added to the recorded ones until 5, 10 or 25% of all are unrecorded: drawn at random, or likeliest between
    those of whom the fewest sources tell. How alike an order stays is told by its rank correlation (Spearman). Whether
    an added tie could have been there is for the reader to judge: they are named.""",
    example="robustness --ties flow --top 3",
    parameters=(
        Parameter("measure", "The measure, as in docs/measures.md.", takes="choice", option="--measure",
                  choices=measure_names, default="betweenness"),
        ties_parameter(),
        Parameter("top", "How many are shown, and count as the first.", takes="number", option="--top", default=5),
        Parameter("draws", "How many networks are drawn for each share.", takes="number", option="--draws",
                  default=500),
        Parameter("seed", "The seed of the draws.", takes="number", option="--seed", default=1, low=0),
    ),
    row=Row,
    answer=answer,
    table=(("who", "name"), ("rank as recorded", "rank"), ("rank if so", _if_so), ("first", _first),
           ("among the first", _top), ("ties needed", _needed), ("which", "ties")),
    section=_section,
    of_records=True,
    brief=True,
    key=("id", "role", "missing", "share"),
)  # fmt: skip
