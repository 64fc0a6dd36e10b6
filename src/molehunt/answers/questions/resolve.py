"""Who bears a name, by its users and its days; and the reverse, under what names somebody goes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, TypedDict

from molehunt.answers.columns import EntityIds
from molehunt.answers.naming.entry import FORMS
from molehunt.answers.naming.near import MEASURE
from molehunt.answers.naming.reading import OTHERWISE
from molehunt.answers.question import Enquiry, Finding, Findings, Parameter, Question, Unknown
from molehunt.graph.evidence import Evidence, Participant
from molehunt.graph.weighing import row_days
from molehunt.model.either import either
from molehunt.model.errors import MolehuntError

if TYPE_CHECKING:
    from molehunt.answers.naming.matches import Match
    from molehunt.answers.naming.targets import Target

MOST = 200
"""Names of which an answer tells at most: a short word may be in very many."""
OWN = "own name"
BORNE = "goes by"


class Row(TypedDict):
    """The columns of the answer."""

    role: Annotated[
        str, "goes by, or own name: the name under which the case itself lists who bears it, with no claim."
    ]
    called: Annotated[str, "The name, as it is used."]
    kind: Annotated[str, "What kind of name: codename, spelling, misprint, paraphrase ..."]
    form: Annotated[str | None, "Id of this form of words; empty for an own name."]
    used_by: Annotated[str | None, "Who uses it: a person, or a work in its own words; empty if none is named."]
    used_by_id: Annotated[str | None, "Id of that person or work."]
    sameness: Annotated[str, "explicit where a passage equates the two, inferred where it only implies it; or both."]
    recorded: Annotated[date | None, "The first day on which it is on record that it is used so, if that is known."]
    also: Annotated[EntityIds, "Ids of others whom the same form of words is said to denote."]
    how: Annotated[
        str, "How it was found: id, exact, folded, spelling, transliterated, words or near; empty with --of."
    ]
    score: Annotated[float | None, "Of a near spelling: the normalised Indel similarity, from 0 to 1."]


class _Use(NamedTuple):
    """A claim that a form of words denotes somebody, with whoever uses it."""

    claim: Evidence
    form: Participant
    bearer: Participant
    user: Mapping[str, Any]
    sameness: str

    @property
    def key(self) -> tuple[str, str, str]:
        return self.bearer.id, self.form.id, self.user.get("id", "")


def answer(enquiry: Enquiry) -> Findings:
    """Group the claims on names by bearer, form of words and user."""
    text, person = enquiry.text("name"), enquiry.named("of")
    if bool(text) == bool(person):
        raise MolehuntError(
            f"resolve takes a NAME, or {either('--of')} and whose names are wanted; give one of the two"
        )
    if person:
        uses = _uses(enquiry, [person.id])
        uses = [use for use in uses if use.bearer.id == person.id]
        # Somebody listed by himself can be said to be this one: his names are names of this one, too.
        if selves := [use.form.id for use in uses if use.form.label not in FORMS]:
            uses += [use for use in _uses(enquiry, selves) if use.bearer.id in selves]
        rows = list(_findings(uses, _borne(enquiry, [use.form.id for use in uses]), {}))
        return Findings(rows, hint=f"{person.name} goes by no other name")
    return _bearers(enquiry, text)


def _bearers(enquiry: Enquiry, text: str) -> Findings:
    from molehunt.answers.naming.matches import matches, nearest

    names = enquiry.lexicon.names()
    every = matches(names, text)
    found = {match.entry.id: match for match in every[:MOST]}
    uses = [use for use in _uses(enquiry, [id_ for id_, match in found.items() if match.form]) if use.form.id in found]
    rows = list(_findings(uses, _borne(enquiry, [use.form.id for use in uses]), found))
    rows += [_own(match) for match in found.values() if not match.form]
    rows.sort(key=_in_order(rows, found))
    unknown = list(_nobody(found, uses))
    if not found:
        unknown.append(Unknown(f'nothing in this case is called "{text}"'))
        unknown += [_near(target) for target in nearest(names, text)]
    cut = [f"{len(every)} names fit, of which the surest {MOST} are told; give more of the name"]
    return Findings(rows, unknown, notes=cut if len(every) > MOST else [])


def _near(target: Target) -> Unknown:
    """Return a name that the text may be a misspelling of; it is no answer."""
    called = f", as {target.form.name}" if target.form else ""
    return Unknown(f"near it{called}, {MEASURE} {target.score:.2f}", {target.entry.id: target.entry.name})


def _uses(enquiry: Enquiry, ids: Sequence[str]) -> list[_Use]:
    claims = [claim for claim in enquiry.claims("ask/namings", of=sorted(ids)) if "naming" in claim.plays]
    users = {row["id"]: row for row in enquiry.rows("ask/naming_users", ids=[claim.id for claim in claims])}
    found = []
    for claim in claims:
        told = users.get(claim.id, {})
        user: Mapping[str, Any] = next(iter(told.get("users") or ()), {})
        for form in claim.filling("subject"):
            for bearer in claim.filling("object"):
                found.append(_Use(claim, form, bearer, user, told.get("sameness") or ""))
    return found


def _in_time(uses: Iterable[_Use]) -> list[list[_Use]]:
    """Return the uses of one form by one user for one bearer together, in the order of their days."""
    grouped: dict[tuple[str, str, str], list[_Use]] = defaultdict(list)
    for use in uses:
        grouped[use.key].append(use)
    return sorted(grouped.values(), key=_first_day)


def _first_day(uses: Sequence[_Use]) -> tuple[Any, ...]:
    days, _ = row_days([use.claim for use in uses])
    first = next((day for span in days if (day := span.earliest or span.latest)), date.max)
    return first, _recorded(uses) or date.max, uses[0].form.name, uses[0].key


def _recorded(uses: Sequence[_Use]) -> date | None:
    return min((day for use in uses if (day := use.claim.origin.recorded)), default=None)


def _borne(enquiry: Enquiry, forms: Iterable[str]) -> dict[str, set[str]]:
    """Return the ids of all whom each form of words is said to denote."""
    borne: dict[str, set[str]] = defaultdict(set)
    for use in _uses(enquiry, list(set(forms))):
        if use.claim.polarity == "affirmed":
            borne[use.form.id].add(use.bearer.id)
    return borne


def _findings(every: Iterable[_Use], borne: Mapping[str, set[str]], found: Mapping[str, Match]) -> Iterator[Finding]:
    for uses in _in_time(every):
        first, match = uses[0], found.get(uses[0].form.id)
        user = first.user.get("name")
        columns = {
            "id": first.bearer.id,
            "name": first.bearer.name,
            "role": BORNE,
            "called": first.form.name,
            "kind": first.form.kind or "",
            "form": first.form.id,
            "used_by": user,
            "used_by_id": first.user.get("id"),
            "sameness": " and ".join(sorted({use.sameness for use in uses if use.sameness})),
            "recorded": _recorded(uses),
            "also": sorted(borne[first.form.id] - {first.bearer.id}),
            "how": match.how if match else "",
            "score": round(match.score, 2) if match and match.score is not None else None,
        }
        told = f"{first.form.name} is {first.bearer.name}" + (f" for {user}" if user else "")
        yield Finding(columns, list({use.claim.id: use.claim for use in uses}.values()), told)


def _own(match: Match) -> Finding:
    """Return the row of somebody of whom it is the own name: no claim says so, and so it has no status."""
    entry = match.entry
    columns: dict[str, Any] = {
        "id": entry.id,
        "name": entry.name,
        "role": OWN,
        "called": entry.name,
        "kind": entry.label,
        "form": None,
        "used_by": None,
        "used_by_id": None,
        "sameness": "",
        "recorded": None,
        "also": [],
        "how": match.how,
        "score": round(match.score, 2) if match.score is not None else None,
    }
    return Finding(columns, (), entry.name, status="", of_record=True)


def _in_order(rows: Sequence[Finding], found: Mapping[str, Match]) -> Any:
    """Return what orders the rows: those of one bearer together, the one who is found by the surest way first."""

    def rank(row: Finding) -> tuple[Any, ...]:
        return found[row.columns["form"] or row.columns["id"]].rank[:2]

    best: dict[str, tuple[Any, ...]] = {}
    for row in rows:
        best[row.columns["id"]] = min(best.get(row.columns["id"], rank(row)), rank(row))
    # Rows come in the order of their days, and a sort keeps it where nothing else tells them apart.
    return lambda row: (best[row.columns["id"]], row.columns["name"], row.columns["id"], rank(row))


def _nobody(found: Mapping[str, Match], uses: Iterable[_Use]) -> Iterator[Unknown]:
    """Yield the forms of words of which no claim that counts says whom they denote."""
    known = {use.form.id for use in uses}
    for id_, match in found.items():
        if match.form and id_ not in known:
            yield Unknown(f"whom {match.entry.name} ({id_}) denotes")


def _heading(row: Mapping[str, Any]) -> str:
    return f"{row['name']} ({row['id']})"


def _user(row: Mapping[str, Any]) -> str:
    return "(its own name)" if row["role"] == OWN else str(row["used_by"] or "(nobody named)")


def _denoting(row: Mapping[str, Any]) -> str:
    return f"{row['called']} (not)" if row["status"] == "denied" else str(row["called"])


def _found(row: Mapping[str, Any]) -> str:
    if row["score"] is not None:
        return f"near, {MEASURE} {row['score']:.2f}"
    return OTHERWISE.get(row["how"], str(row["how"]))


QUESTION = Question(
    name="resolve",
    chapter="People, bodies and events",
    summary="Who bears a name, by its users and its days; with --of, all names of somebody.",
    explanation="""Who bears NAME: everyone whom it, or a near spelling of it, is said to denote, by user and days.

    A name is a claim: the same form of words can be used of several, and each is told apart. Spellings in other letters
    or romanisations are found, too, and near ones with their score. A name that nobody bears is not refused here, as
    other questions do: the answer is that nothing is called so, and what is near it. With --of, all names of one person
    or thing, who used each, and when.""",
    example="resolve Etienne",
    parameters=(
        Parameter("name", "The name, as people write it.", takes="text"),
        Parameter("of", "Whose names are wanted, in place of a NAME.", option="--of"),
    ),
    row=Row,
    table=(("name", _denoting), ("kind", "kind"), ("used by", _user), ("said", "sameness"), ("on record", "recorded"),
           ("also", "also"), ("found", _found)),
    section=_heading,
    answer=answer,
    key=("id", "form", "used_by_id"),
)  # fmt: skip
