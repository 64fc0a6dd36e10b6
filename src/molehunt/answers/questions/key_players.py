"""Which few people, taken out or won together, would matter most to the network; and whether they stay the same.

The best set is sought anew with the firm claims alone, and without each author and each work.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, TypedDict

from molehunt.answers.question import Asked, Enquiry, Finding, Findings, Parameter, Question
from molehunt.answers.ranks import viewed
from molehunt.answers.ranks.compared import direction_parameter, ties_parameter
from molehunt.answers.ranks.viewed import Viewed
from molehunt.model.counted import counted, percent

if TYPE_CHECKING:
    import networkx as nx

    from molehunt.measures import KeyPlayers
    from molehunt.measures.network.ties import Ties

    _Seen = tuple[str | None, KeyPlayers | None]


class _Goal(NamedTuple):
    """What the set is for, as ``measures.key_players`` takes it, and what its value means."""

    goal: Literal["negative", "positive"]
    distance: bool
    means: str


GOALS = {
    "fragmentation": _Goal("negative", False, "without them no path joins {} of all pairs of the others"),
    "distance_fragmentation": _Goal(
        "negative", True, "without them {} of the nearness (1 / steps) of the others is lost"
    ),
    "reach": _Goal("positive", False, "{} of all are among them or within {steps} of one of them"),
    "distance_reach": _Goal("positive", True, "all are on average as near to one of them (1 / steps) as {}"),
}


class Row(TypedDict):
    """The columns of the answer."""

    role: Annotated[str, "What the set is best at; see --goal."]
    value: Annotated[float, "The value of the whole set, from 0 to 1."]
    nobody: Annotated[float, "The value without any key player: how fragmented the network is; 0 for reach."]
    alone: Annotated[float, "The value of this person alone."]
    others: Annotated[float, "The value of the set without this person."]
    firm: Annotated[bool, "Whether the person is in the best set with firm claims alone."]
    share: Annotated[float, "The share of all views in which the person is in the best set."]
    lost_without: Annotated[
        list[str], "Ids of authors and works without any of which the person is not in the best set."
    ]


def answer(enquiry: Enquiry) -> Findings:
    """Find the best set with all claims, and in each view of them."""
    return _found(viewed.of_case(enquiry), enquiry)


def of_graph(asked: Asked, graph: nx.Graph[Any]) -> Findings:
    """Find the best set of any network, and in each view of its ties."""
    return _found(viewed.of_graph(graph), asked)


def _found(network: Viewed, asked: Asked) -> Findings:
    if network.is_empty:
        return Findings((), hint=network.elsewhere)
    found = _players(network.real(network.views.told), asked)
    seen = []
    views = list(network.views.each())
    for (source, _), ties in zip(asked.each(views), network.each_real([world for _, world in views]), strict=True):
        # Fewer people than are sought have no set of that size.
        seen.append((source, _players(ties, asked) if ties.n >= asked.number("k") else None))
    notes = [*network.notes(), _said(found, asked), _note(seen)]
    return Findings(list(_rows(network, found, seen, asked)), notes=notes)


def _players(ties: Ties, asked: Asked) -> KeyPlayers:
    from molehunt.measures import key_players

    goal = GOALS[asked.text("goal")]
    number = asked.number
    return asked.once(
        ("key players", ties.content),
        lambda: key_players(
            ties, number("k"), goal.goal, distance=goal.distance, steps=number("steps"), seed=number("seed")
        ),
    )


def _rows(network: Viewed, found: KeyPlayers, seen: Sequence[_Seen], asked: Asked) -> Iterator[Finding]:
    place = {id_: number for number, id_ in enumerate(network.ties.ids)}
    members = zip(found.members, found.alone, found.without, strict=True)
    # Who is missed most comes first.
    for id_, alone, others in sorted(members, key=lambda one: (one[2], str(one[0]))):
        within = [source for source, best in seen if best and id_ in best.members]
        lost = [source for source, _ in seen if source is not None and source not in within]
        columns = {
            "id": str(id_),
            "name": network.names[id_],
            "role": asked.text("goal"),
            "value": found.value,
            "nobody": found.nobody,
            "alone": alone,
            "others": others,
            "firm": None in within,
            "share": (1 + len(within)) / (1 + len(seen)),
            "lost_without": lost,
        }
        claims = network.proof(network.own(place[id_]))
        yield Finding(columns, claims, network.names[id_], status="", of_record=True)


def _said(found: KeyPlayers, asked: Asked) -> str:
    goal = GOALS[asked.text("goal")]
    steps = counted(asked.number("steps"), "step")
    means = goal.means.format(f"{found.value:.3f}", steps=steps)
    before = f" ({found.nobody:.3f} with them)" if goal.goal == "negative" else ""
    return f"{means}{before}; {found.quality}"


def _note(seen: Sequence[_Seen]) -> str:
    tied = sum(best.agreed > 1 for _, best in seen if best)
    others = f"; in {counted(tied, 'view')} several sets are as good, of which one counts" if tied else ""
    anew = f"the set is sought anew in {counted(len(seen), 'view')}"
    return f"{anew}: with firm claims alone, and without each author and work{others}"


def _others(row: Mapping[str, Any]) -> str:
    return f"{row['others']:.3f}"


def _alone(row: Mapping[str, Any]) -> str:
    return f"{row['alone']:.3f}"


def _share(row: Mapping[str, Any]) -> str:
    return percent(row["share"])


def _firm(row: Mapping[str, Any]) -> str:
    return "yes" if row["firm"] else "no"


QUESTION = Question(
    name="key-players",
    chapter="Rank and place",
    summary="Which few people together hold the network, and whether a source decides who.",
    explanation="""Find the k persons who together matter most: whom to take out, or whom to win.

    The best set of k is seldom the k best. "fragmentation" is Borgatti's KPP-NEG: without whom the network falls apart
    most; "reach" is his KPP-POS: through whom most of it is reached. The set is sought anew with firm claims alone and
    without each author and each work: whoever is in it only by the word of one source is shown with that source.""",
    example="key-players -k 3 --ties contact",
    parameters=(
        Parameter("k", "How many key players.", takes="number", option="-k", default=3),
        Parameter("goal", "What they are sought for: " + ", ".join(GOALS) + ".", takes="choice", option="--goal",
                  choices=lambda: tuple(GOALS), default="fragmentation"),
        ties_parameter(),
        direction_parameter(),
        Parameter("steps", "Within how many steps somebody is reached, for --goal reach.", takes="number",
                  option="--steps", default=1, needs=("goal", "reach")),
        Parameter("seed", "Where searches start if there are too many sets to look at all.", takes="number",
                  option="--seed", default=1, low=0),
    ),
    row=Row,
    answer=answer,
    of_graph=of_graph,
    table=(("who", "name"), ("alone", _alone), ("the set without", _others), ("in the set in", _share),
           ("by firm claims", _firm), ("hangs on", "lost_without")),
    of_records=True,
    brief=True,
    key=("id",),
)  # fmt: skip
