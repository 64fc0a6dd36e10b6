"""What becomes of an order if ties are missing that no source tells: whom they would put first, and how ranks move."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, TypedDict

from molehunt.answers.question import Asked, Enquiry, Finding, Findings, Parameter, Question, Unknown
from molehunt.answers.ranks import viewed
from molehunt.answers.ranks.compared import direction_parameter, ties_parameter
from molehunt.answers.ranks.viewed import Viewed
from molehunt.measures.centralities import find_measure, measure_names
from molehunt.model.counted import counted, drawn_share, percent

if TYPE_CHECKING:
    import networkx as nx

    from molehunt.measures import MissingTies, Overturning
    from molehunt.measures.network.ties import Ties

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
    first: Annotated[float | None, "The share of these networks in which the person is first."]
    top: Annotated[float | None, "The share of them in which the person is among the first; see --top."]
    order: Annotated[
        float | None, "How alike the whole order stays: the mean rank correlation (Spearman), 1 is the same."
    ]
    order_low: Annotated[float | None, "Its 5% point."]
    order_high: Annotated[float | None, "Its 95% point."]
    first_holds: Annotated[
        float | None, "The share of these networks in which one of the recorded first is still first."
    ]
    needed: Annotated[int | None, "So many unrecorded ties are enough to put the person first."]
    at_least: Annotated[int | None, "So many it takes at least: all ways to add fewer were tried."]
    ties: Annotated[list[str], "These ties."]


class _Drawn(NamedTuple):
    """Networks with ties added, drawn in one way for one share."""

    how: str
    share: float
    found: MissingTies


class _Network(NamedTuple):
    """The ties as recorded, what stands behind those of each node, and the network with its names."""

    ties: Ties
    own: Mapping[Hashable, Sequence[int]]
    all: Viewed

    def name(self, id_: Hashable) -> str:
        """Return the name of a node."""
        return self.all.names[id_]

    def heard(self) -> dict[Hashable, float]:
        """Return how many tell, in the end, of the ties of each node."""
        origins = {id_: {self.all.comes_from[one] for one in behind} - {None} for id_, behind in self.own.items()}
        return {id_: len(found) for id_, found in origins.items()}


def answer(enquiry: Enquiry) -> Findings:
    """Add ties to the network of those that were asked for, and compare ranks."""
    return _found(viewed.of_case(enquiry), enquiry)


def of_graph(asked: Asked, graph: nx.Graph[Any]) -> Findings:
    """Add ties to any network, and compare ranks."""
    return _found(viewed.of_graph(graph), asked)


def _found(everything: Viewed, asked: Asked) -> Findings:
    from molehunt.measures import ties_to_overturn
    from molehunt.measures.unrecorded.robustness import added_ties

    if everything.is_empty:
        return Findings((), hint=everything.elsewhere)
    network = _network(everything)
    overturning: Overturning | None = None
    drawn = []
    # Where nobody is named as saying that there is a tie, nobody is less documented than others.
    how = HOW if any(network.heard().values()) else HOW[:1]
    shares = [share for share in SHARES if added_ties(network.ties, share)]
    for step in asked.each([None, *((one, share) for one in how for share in shares)]):
        if step is None:
            overturning = ties_to_overturn(network.ties, asked.text("measure"), most=MOST, trials=TRIALS)
        else:
            drawn.append(_Drawn(*step, _missing(network, *step, asked)))
    assert overturning is not None  # noqa: S101  # the first step
    rows = [*_instead(network, overturning, asked), *_ranks(network, drawn, asked.number("top"))]
    none = _none_added(network, [share for share in SHARES if share not in shares])
    said = [_said(network, overturning), none, _note(drawn, asked)]
    notes = [*everything.notes(measures=[find_measure(asked.text("measure"))]), *filter(None, said)]
    return Findings(rows, [] if rows else [Unknown(none)], notes=notes)


def _network(everything: Viewed) -> _Network:
    ties = everything.real(everything.views.told)
    place = {id_: number for number, id_ in enumerate(everything.ties.ids)}
    return _Network(ties, {id_: everything.own(place[id_]) for id_ in ties.ids}, everything)


def _missing(network: _Network, how: str, share: float, asked: Asked) -> MissingTies:
    from molehunt.measures import missing_ties

    return missing_ties(
        network.ties,
        asked.text("measure"),
        shares=[share],
        documented=network.heard() if how == "least documented" else None,
        draws=asked.number("draws"),
        seed=asked.number("seed"),
    )


def _instead(network: _Network, found: Overturning, asked: Asked) -> Iterator[Finding]:
    """Yield who would be first with some ties more."""
    from molehunt.measures.standing.ranks import ranks

    measure = find_measure(asked.text("measure"))
    rank = ranks(measure.of(network.ties), low_is_central=measure.low_is_central)
    recorded = dict(zip(network.ties.ids, rank.tolist(), strict=True))
    between = ">" if network.ties.directed else "-"
    added = [f"{network.name(start)} {between} {network.name(end)}" for start, end in found.ties]
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
    claims = network.all.proof(network.own[id_])
    return Finding({**named, **empty, **columns}, claims, network.name(id_), status="", of_record=True)


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


def _none_added(network: _Network, shares: Sequence[float]) -> str:
    """Return for which shares no tie is added, and why; an empty text if there are none."""
    from molehunt.measures.unrecorded.drawn import count_untied

    few = f"{counted(len(network.ties.start), 'tie')} are too few to add one"
    why = few if count_untied(network.ties) else "every pair has a tie already"
    return f"left out: {', '.join(map(percent, shares))} of ties missing; {why}" if shares else ""


def _note(drawn: Sequence[_Drawn], asked: Asked) -> str:
    if not drawn:
        return ""
    draws = f"{counted(asked.number('draws'), 'network')} drawn for each share, with seed {asked.number('seed')}"
    least = "least documented: the fewer the sources on two people, the likelier a tie of theirs is missing"
    if all(one.how != HOW[1] for one in drawn):
        least = "no tie names those who say so (authors, author, sources, work), so that none is less documented"
    return (
        f"{draws}; in 19 of 20 draws a share is {drawn_share(asked.number('draws'))} such networks; ranges enclose "
        f"nine tenths; {least}; this follows from how ties are drawn, and tells not how often anything happened; what "
        "hangs on recorded ties is told by molehunt centrality"
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
        direction_parameter(),
        Parameter("top", "How many are shown, and count as the first.", takes="number", option="--top", default=5),
        Parameter("draws", "How many networks are drawn for each share; 100,000 at most.", takes="number",
                  option="--draws", default=500, high=100_000),
        Parameter("seed", "The seed of the draws.", takes="number", option="--seed", default=1, low=0),
    ),
    row=Row,
    answer=answer,
    of_graph=of_graph,
    table=(("who", "name"), ("rank as recorded", "rank"), ("rank if so", _if_so), ("first", _first),
           ("among the first", _top), ("ties needed", _needed), ("which", "ties")),
    section=_section,
    of_records=True,
    brief=True,
    key=("id", "role", "missing", "share"),
)  # fmt: skip
