"""Who could have given a document away that somebody is known to have held by a day, and on what that hangs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, TypedDict

from molehunt.answers.access.leak_rows import finding
from molehunt.answers.access.leak_words import Suspect, bounds, hinges, missing, notes, suspected_without, telling_of
from molehunt.answers.access.leaking import Grounds, Observed, grounds_of
from molehunt.answers.access.said_of import Said, said_of
from molehunt.answers.access.unsaid import unsaid
from molehunt.answers.columns import ClaimIds
from molehunt.answers.question import AGENT, DOCUMENT, Enquiry, Finding, Findings, Parameter, Question, Unknown
from molehunt.answers.ranks.compared import ties_parameter
from molehunt.graph.facet import last_day
from molehunt.measures.readings.extremes import MODALITIES, standings
from molehunt.measures.readings.facts import Record
from molehunt.measures.readings.ways import clearing, ways
from molehunt.model.counted import counted, percent
from molehunt.model.errors import MolehuntError
from molehunt.model.nearest import nearest
from molehunt.model.status import STATUSES

if TYPE_CHECKING:
    # numpy takes long to import.
    from molehunt.measures.readings.drawn import Shares

SECTIONS = {
    "certain": "Able to be the leak in every reading",
    "possible": "Able to be the leak in some readings",
    "excluded": "Able in none: no access by then, or no channel to the observer",
}


class Row(TypedDict):
    """The columns of the answer."""

    role: Annotated[str, "How the person had the document: wrote, received, was shown ..."]
    access: Annotated[str, "certain, possible or excluded: whether the person had it by the day, over all readings."]
    able: Annotated[str, "The same for having had it, and a channel to the observer in time."]
    first_day: Annotated[date | None, "The first day on which the person can have had it; empty where nobody knows."]
    share: Annotated[float, "The share of readings in which the person is able to be the leak; no probability."]
    access_share: Annotated[float, "The share of readings in which the person had access by the day."]
    through: Annotated[list[str], "Those between, in order, for each leak: the firmest channel, and then the shortest."]
    had: Annotated[ClaimIds, "The claims by which the person had it."]
    channel: Annotated[ClaimIds, "The claims of the channel, in order."]
    weakest: Annotated[ClaimIds, "The weakest claim of access and channel: none or one."]
    weakest_status: Annotated[str, "How firm that claim is."]
    said: Annotated[ClaimIds, "What the sources say of the person with regard to the document: suspicions, admissions."]
    suspected: Annotated[int, "How many other claims say that somebody suspected the person, of whatever it is."]
    hypotheses: Annotated[list[str], "Hypotheses on record that touch these claims and name the person."]
    clears: Annotated[ClaimIds, "Claims of which each alone, if it falls away, leaves no reading that makes him able."]
    clears_together: Annotated[ClaimIds, "Where none does alone: one smallest set of claims that does together."]


def answer(enquiry: Enquiry) -> Findings:
    """Look at everybody who had access to the document, over all readings of alternatives and days."""
    from molehunt.measures.readings.drawn import shares

    observed, excluded = _observed(enquiry), _excluded(enquiry)
    grounds = grounds_of(observed, enquiry, excluded, told=enquiry.text("access") == "told")
    record = grounds.record.on(grounds.record.suspects)
    found = shares(record, n=enquiry.number("readings"), seed=enquiry.number("seed"))
    suspects = _suspects(record, found, grounds, enquiry)
    said = said_of(enquiry, [claim for one in grounds.known for claim in one.claims], excluded)
    rows = [finding(one, grounds, said) for one in suspects]
    tell = telling_of(record, suspects)
    unknown = [*suspected_without(grounds, said), *missing(record, tell, grounds)]
    for one, known in zip(observed, grounds.known, strict=True):
        unknown += unsaid(known, float(one.by.toordinal()))
    if not rows:
        hint = f'"molehunt knew {observed[0].document.id}" tells who knew of it'
        unknown.insert(0, Unknown(f"no claim says that anybody else had access to it by then; {hint}"))
    told = [*notes(observed, grounds, found), *bounds(grounds, suspects, tell)]
    return Findings(rows, unknown, _subject(observed, rows, said), notes=told, hinges=list(hinges(suspects, grounds)))


def _suspects(record: Record, found: Shares, grounds: Grounds, enquiry: Enquiry) -> list[Suspect]:
    """Return how each suspect stands, those who were able in most readings first."""
    stands = standings(record)
    rank = {id_: STATUSES.index(status) for id_, status in grounds.statuses.items()}
    suspects = []
    for who in enquiry.each(record.suspects):
        access = STATUSES.index(grounds.access_status(who))
        way = ways(record.on([who]), who, rank.__getitem__, access=access)
        suspects.append(Suspect(who, stands[who], found.able[who], found.had[who], way, clearing(record, who)))
    suspects.sort(key=lambda one: (MODALITIES.index(one.standing.able), -one.share, grounds.names[one.id]))
    return suspects


def _subject(observed: Sequence[Observed], rows: Sequence[Finding], said: Said) -> dict[str, Any]:
    """Return what is told besides the rows: what the sources say of each suspect, in their words."""
    document = observed[0].document
    lines = []
    for row in (one.columns for one in rows):
        lines += [f"{row['name']}: {claim.statement} [{claim.id}]" for claim in said.on_it.get(row["id"], ())]
        lines += [f"{row['name']}: hypothesis: {statement}" for statement in row["hypotheses"]]
        lines += [f"{row['name']}: suspected by {counted(row['suspected'], 'other claim')}"] if row["suspected"] else []
    return {"id": document.id, "name": document.name, "label": document.label, "said of": lines}


def _observed(enquiry: Enquiry) -> list[Observed]:
    """Return the leaks that are asked about: the one, and those that are given besides it."""
    document, observer, by = enquiry.named("document"), enquiry.named("observed"), enquiry.text("date")
    assert document is not None  # noqa: S101  # these parameters are required
    assert observer is not None  # noqa: S101
    found = [Observed(document, observer, by)]
    for text in enquiry.texts("also"):
        parts = [part.strip() for part in text.split("/")]
        if len(parts) != 3:
            raise MolehuntError(
                f"also {text!r}: expected DOCUMENT / OBSERVER / DAY, as in klement-file / nkvd / 1938-08"
            )
        found.append(
            Observed(enquiry.read(parts[0], *DOCUMENT), enquiry.read(parts[1], *AGENT), last_day("also", parts[2]))
        )
    return found


def _excluded(enquiry: Enquiry) -> tuple[str, ...]:
    """Return the claims that do not count; raises MolehuntError for what is no claim."""
    ids = enquiry.texts("exclude")
    known = {row["id"] for row in enquiry.rows("ask/origins", ids=list(ids))} if ids else set()
    for id_ in ids:
        if id_ not in known:
            near = nearest(id_, [row["id"] for row in enquiry.rows("ask/record_ids")])
            raise MolehuntError(f"exclude: there is no claim {id_!r}" + (f"; did you mean {near[0]}?" if near else ""))
    return ids


def _percent(row: Mapping[str, Any]) -> str:
    return percent(row["share"])


def _weakly(row: Mapping[str, Any]) -> str:
    return str(row["weakest_status"])


def _section(row: Mapping[str, Any]) -> str:
    return SECTIONS[row["able"]]


QUESTION = Question(
    name="leak",
    chapter="Who knew, and who told",
    summary="Who could have given a document away that somebody held by a day, and what clears whom.",
    explanation="""Who had access to DOCUMENT, and by what covert ties could it have come to the observer by the day?

    A reading fixes which alternative holds, and every day within its bounds. Access and ability are certain if they are
    so in every reading, possible in some, excluded in none. A channel is a chain of ties in the order of time. To be
    able is not to have done it: what the sources say of each one stands beside it. docs/leak.md tells more.""",
    example='leak "Krivitsky letter" --observed Brusse --date 1937-11-11',
    parameters=(
        Parameter("document", "The document.", labels=DOCUMENT, required=True),
        Parameter("observed", "Who is known to have held it, or a copy.", labels=AGENT, option="--observed",
                  required=True),
        Parameter("date", "The day by whose end that was; of a month, its last day.", takes="last day", option="--date",
                  required=True),
        Parameter("also", "Further leaks by the same one: DOCUMENT / OBSERVER / DAY.", takes="text", option="--also",
                  many=True),
        Parameter("exclude", "Claims that do not count, by their ids.", takes="text", option="--exclude", many=True),
        Parameter("access", "had: who had it or a copy; told: also who was told or knew of it.", takes="choice",
                  option="--access", choices=lambda: ("had", "told"), default="had"),
        ties_parameter("covert"),
        Parameter("readings", "How many readings are drawn where there are too many to go through all; a million at "
                  "most.", takes="number", option="--readings", default=10_000, high=1_000_000),
        Parameter("seed", "The seed of the draw.", takes="number", option="--seed", default=1, low=0),
    ),
    row=Row,
    answer=answer,
    table=(("who", "name"), ("access", "access"), ("from", "first_day"), ("share", _percent), ("through", "through"),
           ("weakest", _weakly)),
    section=_section,
    key=("id",),
)  # fmt: skip
