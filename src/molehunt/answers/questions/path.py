"""The ways from one to another over what claims tie, hop by hop: the shortest, all, or those in the order of time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Annotated, Any, TypedDict

from molehunt.answers.question import Enquiry, Finding, Findings, Parameter, Question, Unknown
from molehunt.answers.ranks.compared import ties_parameter, wanted_ties
from molehunt.answers.two_ends import check_two_ends
from molehunt.answers.ways.paths import TRIED, Ends, Ties, Way, firmness
from molehunt.answers.ways.paths_in_time import WaysInTime, ways_in_time
from molehunt.answers.ways.why_not import Days, between_labels, both_ends, ties_under, why_not
from molehunt.graph.facet import refuse_no_day
from molehunt.measures.in_time.alternatives import COMBINATIONS
from molehunt.model.counted import counted
from molehunt.model.either import either
from molehunt.model.errors import MolehuntError
from molehunt.model.status import FIRM

WAYS = ("shortest", "all", "in-time")
MOST_HOPS = 8
Best = Callable[[str], Way | None]
"""The first way without the claim of an id; with an empty id, the first of all."""


class Row(TypedDict):
    """The columns of the answer: a row for each hop."""

    role: Annotated[str, "What the claim of the hop says: met, told, kin of ..."]
    path: Annotated[int, "Number of the way: the shortest first, of equally short ones the firmest; where the first is "
                         "not firm, the first that is comes last."]  # fmt: skip
    way: Annotated[str, "Those on the way, in order."]
    hops: Annotated[int, "How many hops the way has."]
    whole: Annotated[str, "The status of the way: that of its weakest hop."]
    in_time: Annotated[str | None, "With --ways in-time, what the days allow: certain, possible, or open."]
    hop: Annotated[int, "Number of the hop, from 1; `id` and `name` are those of its end."]
    start: Annotated[str, "Id of whoever the hop begins at."]
    start_name: Annotated[str, "The name."]
    start_under: Annotated[str | None, "The name under which the claim speaks of that one, where it is another."]
    under: Annotated[str | None, "The same for the end of the hop."]
    turned: Annotated[bool, "Whether the claim runs from the end of the hop to its start: who was told, then who told."]
    statement: Annotated[str, "What the claim says."]
    more: Annotated[int, "How many further claims tie the two in the same direction."]
    without: Annotated[str | None, "Without this claim: the hops or the status of the first way, or none; empty where "
                                   "there is one as short and as firm."]  # fmt: skip


def answer(enquiry: Enquiry) -> Findings:
    """Look for ways over the ties that count."""
    ends, in_time = _ends(enquiry), enquiry.text("ways") == "in-time"
    days = enquiry.text("after"), enquiry.text("before")
    if any(days) and not in_time:
        raise MolehuntError(
            f"after and before go with {either('--ways in-time', 'ways=in-time')}; a lens narrows the claims by time"
        )
    refuse_no_day("after", days[0], "before", days[1])
    ties = Ties(ties_under(enquiry, enquiry.reader, wanted_ties(enquiry)), ends)
    enquiry.see({tie.claim.id: tie.claim for tie in ties.ties}.values())
    most = enquiry.number("top")
    timed = partial(_timed, ties, days)
    ways, bounded = timed("") if in_time else (ties.ways(most + 1, longer=enquiry.text("ways") == "all"), False)
    if not ways:
        missing = list(why_not(enquiry, ties, days if in_time else None)) if enquiry.text("why_not") else []
        return Findings([], [Unknown(_nothing(enquiry)), *missing], notes=[_told_of(ties), *_bounds(ties, bounded)])
    # The shortest way may be a doubtful one: then the first that is firm is told, too.
    firm = None if in_time or ways[0].status in FIRM else ties.best(levels=FIRM)
    told = [*ways[:most], *([firm] if firm and firm.names not in {way.names for way in ways[:most]} else [])]
    best: Best = (lambda without: next(iter(timed(without).ways), None)) if in_time else ties.best
    rows = list(_findings(told, ties, best))
    return Findings(rows, notes=[*_notes(enquiry, ways, ties, firm), *_bounds(ties, bounded)])


def _ends(enquiry: Enquiry) -> Ends:
    check_two_ends(enquiry, "start", "end")
    start, end = both_ends(enquiry)
    within = enquiry.number("within")
    if within > MOST_HOPS:
        raise MolehuntError(f"within: {within} hops are too many to look through; give {MOST_HOPS} at most")
    return Ends(start.id, end.id, within, between_labels(enquiry))


def _timed(ties: Ties, days: Days, without: str) -> WaysInTime:
    kept = [tie for pair in ties.between.values() for tie in pair if tie.claim.id != without]
    return ways_in_time(kept, ties.ends, *days)


def _findings(ways: Sequence[Way], ties: Ties, best: Best) -> Iterator[Finding]:
    first = best("")
    lost = {id_: _loss(first, best(id_)) for id_ in dict.fromkeys(h.claim.id for way in ways for h in way.hops)}
    for number, way in enumerate(ways, 1):
        for place, hop in enumerate(way.hops, 1):
            columns = {
                "id": hop.end.id,
                "name": hop.end.name,
                "role": hop.claim.verb,
                "path": number,
                "way": way.names,
                "hops": len(way.hops),
                "whole": way.status,
                "in_time": way.sure or None,
                "hop": place,
                "start": hop.start.id,
                "start_name": hop.start.name,
                "start_under": hop.start.form_name,
                "under": hop.end.form_name,
                "turned": hop.turned,
                "statement": hop.claim.statement,
                "more": len({tie.claim.id for tie in ties.between[hop.start.id, hop.end.id]}) - 1,
                "without": lost[hop.claim.id],
            }
            links = tuple(dict.fromkeys((*hop.start.links, *hop.end.links)))
            yield Finding(columns, [hop.claim], f"{hop.start.shown} > {hop.end.shown}", links, firmness(hop))


def _loss(first: Way | None, other: Way | None) -> str | None:
    """Return what the first way becomes without a claim, None where it stays as short, as firm and as sure."""
    if other is None or first is None:
        return "no way"
    changed = [
        counted(len(other.hops), "hop") if len(other.hops) != len(first.hops) else "",
        other.sure if other.sure != first.sure else "",
        other.status if other.status != first.status else "",
    ]
    return ", ".join(filter(None, changed)) or None


def _nothing(enquiry: Enquiry) -> str:
    start, end = both_ends(enquiry)
    timed = ", in the order of time," if enquiry.text("ways") == "in-time" else ""
    hops = counted(enquiry.number("within"), "hop")
    more = "" if enquiry.text("why_not") else f"; {either('--why-not', 'why_not=True')} tells which hop is missing"
    return f"no way{timed} from {start.name} to {end.name} in {hops} or fewer, over the ties that count{more}"


def _notes(enquiry: Enquiry, ways: Sequence[Way], ties: Ties, firm: Way | None) -> Iterator[str]:
    yield _told_of(ties)
    if len(ways) > enquiry.number("top"):
        yield f"there are more ways than the {enquiry.number('top')} told here; {either('--top')} tells more"
    if ways[0].status not in FIRM and not ways[0].sure:
        which = f"the first way has {counted(len(firm.hops), 'hop')}: {firm.names}" if firm else "there is no way"
        yield f"by claims that are stated or reported alone, {which}"
    if enquiry.text("why_not"):
        yield "no hop is missing: there is a way"


def _bounds(ties: Ties, in_time: bool) -> Iterator[str]:
    """Yield which bounds were met."""
    if in_time:
        yield f"of the combinations of alternatives, {COMBINATIONS} were gone through; there may be a surer way"
    if ties.cut:
        yield (
            f"{TRIED} ways were tried besides those told; one that needs two options of one choice is none; there may "
            "be others, or firmer ones"
        )


def _told_of(ties: Ties) -> str:
    claims = {tie.claim.id for pair in ties.between.values() for tie in pair}
    kinds = ", ".join(sorted(ties.ends.kinds))
    return (
        f"over {counted(len(claims), 'claim')}, in {counted(ties.ends.within, 'hop')} or fewer, through those of the "
        f"labels {kinds} whom the text names; that two are tied does not say that anything was passed on"
    )


def _heading(row: Mapping[str, Any]) -> str:
    told = [counted(row["hops"], "hop"), row["whole"], *([f"{row['in_time']} in time"] if row["in_time"] else [])]
    return f"{row['path']}: {row['way']} ({', '.join(told)})"


def _from(row: Mapping[str, Any]) -> str:
    return _shown(row["start_name"], row["start_under"])


def _to(row: Mapping[str, Any]) -> str:
    return _shown(row["name"], row["under"])


def _shown(name: str, under: str | None) -> str:
    return f"{name} (as {under})" if under else name


def _act(row: Mapping[str, Any]) -> str:
    return f"< {row['role']}" if row["turned"] else str(row["role"])


def _more(row: Mapping[str, Any]) -> str:
    return f"+{row['more']}" if row["more"] else ""


QUESTION = Question(
    name="path",
    chapter="Time and ways",
    summary="The ways from one to another over what claims tie, hop by hop, each with its claim.",
    explanation="""The ways from START to END over ties: who is tied to whom by which claim, hop by hop.

    A way is as firm as its weakest hop; for each hop the firmest claim is told, and how many more there are. Whoever
    stands under a codename is on it under the name that he is said to bear. With --ways in-time each hop can come after
    the one before. Where there is no way, --why-not says which hop is missing, and what would have to count.""",
    example="path Stalin Sedov --ties contact",
    parameters=(
        Parameter("start", "Where the way begins.", required=True),
        Parameter("end", "Where it ends.", required=True),
        Parameter("ways", "Which ways: shortest, all, or in-time, by ties that can follow one another.", takes="choice",
                  choices=lambda: WAYS, default="shortest", option="--ways"),
        Parameter("within", f"Hops at most, {MOST_HOPS} or fewer.", takes="number", default=6, option="--within"),
        Parameter("top", "How many ways are told.", takes="number", default=5, option="--top"),
        Parameter("after", "With in-time: the first day that counts.", takes="first day", option="--after"),
        Parameter("before", "With in-time: the last day that counts.", takes="last day", option="--before"),
        ties_parameter(),
        Parameter("kinds", "The labels of those between; without it Person, and Document where an end is one.",
                  takes="text", option="--kinds", many=True),
        Parameter("why_not", "Where there is no way, say which hop is missing.", takes="flag", option="--why-not"),
    ),
    row=Row,
    table=(("from", _from), ("act", _act), ("to", _to), ("what", "statement"), ("more", _more),
           ("without it", "without")),
    section=_heading,
    answer=answer,
    key=("path", "hop"),
)  # fmt: skip
