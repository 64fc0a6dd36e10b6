"""Which few people, taken out or won together, would matter most to the network; and whether they stay the same.

The best set is sought anew with the firm claims alone, and without each author and each work.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, TypedDict

from molehunt.answers.question import Enquiry, Finding, Findings, Parameter, Question
from molehunt.answers.ranks.compared import (
    notes_on,
    own_claims,
    real_ties,
    tied_people,
    ties_parameter,
    views_of,
)
from molehunt.model.counted import counted, percent
from molehunt.model.either import either

if TYPE_CHECKING:
    from molehunt.graph.claimed import ClaimedNetwork
    from molehunt.measures import KeyPlayers
    from molehunt.measures.network.ties import Ties
    from molehunt.measures.standing.hanging import Views

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
    alone: Annotated[float, "The value of this one alone."]
    others: Annotated[float, "The value of the set without this one."]
    firm: Annotated[bool, "Whether the one is in the best set with firm claims alone."]
    share: Annotated[float, "The share of all views in which the one is in the best set."]
    lost_without: Annotated[list[str], "Ids of authors and works without any of which the one is not in the best set."]


def answer(enquiry: Enquiry) -> Findings:
    """Find the best set with all claims, and in each view of them."""
    network = tied_people(enquiry)
    views = views_of(network.claims)
    if not len(network.tie_claims) or not real_ties(network, views.told).n:
        return Findings((), hint=f"try other {either('--ties')}, or another lens")
    found = _players(real_ties(network, views.told), enquiry)
    seen = []
    for source, world in enquiry.each(list(views.each())):
        ties = real_ties(network, world)
        # Fewer people than are sought have no set of that size.
        seen.append((source, _players(ties, enquiry) if ties.n >= enquiry.number("k") else None))
    notes = [*notes_on(network, views), _said(found, enquiry), _note(seen)]
    return Findings(list(_rows(network, views, found, seen, enquiry)), notes=notes)


def _players(ties: Ties, enquiry: Enquiry) -> KeyPlayers:
    from molehunt.measures import key_players

    goal = GOALS[enquiry.text("goal")]
    number = enquiry.number
    return key_players(ties, number("k"), goal.goal, distance=goal.distance, steps=number("steps"), seed=number("seed"))


def _rows(
    network: ClaimedNetwork, views: Views, found: KeyPlayers, seen: Sequence[_Seen], enquiry: Enquiry
) -> Iterator[Finding]:
    place = {id_: number for number, id_ in enumerate(network.ties.ids)}
    members = zip(found.members, found.alone, found.without, strict=True)
    # Who is missed most comes first.
    for id_, alone, others in sorted(members, key=lambda one: (one[2], str(one[0]))):
        party = network.parties[str(id_)]
        within = [source for source, best in seen if best and id_ in best.members]
        lost = [source for source, _ in seen if source is not None and source not in within]
        columns = {
            "id": party.id,
            "name": party.name,
            "role": enquiry.text("goal"),
            "value": found.value,
            "nobody": found.nobody,
            "alone": alone,
            "others": others,
            "firm": None in within,
            "share": (1 + len(within)) / (1 + len(seen)),
            "lost_without": lost,
        }
        claims = [network.claims[place] for place in own_claims(network, place[id_], views.told)]
        yield Finding(columns, claims, party.name, status="", of_record=True)


def _said(found: KeyPlayers, enquiry: Enquiry) -> str:
    goal = GOALS[enquiry.text("goal")]
    steps = counted(enquiry.number("steps"), "step")
    means = goal.means.format(f"{found.value:.3f}", steps=steps)
    before = f" ({found.nobody:.3f} with them)" if goal.goal == "negative" else ""
    return f"{means}{before}; {found.quality}"


def _note(seen: Sequence[_Seen]) -> str:
    tied = sum(best.agreed > 1 for _, best in seen if best)
    others = f"; in {counted(tied, 'view')} several sets are as good, of which one counts" if tied else ""
    return (
        f"the set is sought anew in {len(seen)} views: with firm claims alone, and without each author and work{others}"
    )


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
        Parameter("steps", "Within how many steps somebody is reached, for --goal reach.", takes="number",
                  option="--steps", default=1),
        Parameter("seed", "Where searches start if there are too many sets to look at all.", takes="number",
                  option="--seed", default=1, low=0),
    ),
    row=Row,
    answer=answer,
    table=(("who", "name"), ("alone", _alone), ("the set without", _others), ("in the set in", _share),
           ("by firm claims", _firm), ("hangs on", "lost_without")),
    of_records=True,
    brief=True,
    key=("id",),
)  # fmt: skip
