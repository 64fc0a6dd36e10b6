"""Which rows of other questions change if it were otherwise whether two are one: what hangs on an identification."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, NamedTuple, TypedDict

from molehunt.answers.question import DOCUMENT, Enquiry, Finding, Findings, Named, Parameter, Question, Value
from molehunt.answers.questions import find_question, question_names
from molehunt.graph.evidence import Bearer
from molehunt.graph.otherwise import SUPPOSED, Otherwise
from molehunt.graph.weighing import Identifications, Weighing
from molehunt.model.errors import UnknownNameError

ASKED = ("relays", "who-saw", "met", "orders", "suspects", "memberships", "handlers", "family")
"""The questions that are asked twice, where they are there: those whose rows say who did what."""
DOCUMENTS = 40
"""Documents about which a question is asked at most."""
CHANGES = {
    "gone": "Gone: these rows would not be there",
    "new": "New: these rows would be there",
    "firmness": "As now, but more or less firm",
}


class Row(TypedDict):
    """The columns of the answer."""

    role: Annotated[str, "gone, new, or firmness: how the row would change."]
    question: Annotated[str, "The question whose row it is, with what it is asked about."]
    row: Annotated[str, "The row in words."]
    now: Annotated[str | None, "Its status as it is; empty where the row is new."]
    then: Annotated[str | None, "Its status as it would be; empty where the row would be gone."]


class _Asking(NamedTuple):
    """A question with what it is asked about."""

    question: Question
    asked: Mapping[str, Value]

    @property
    def told(self) -> str:
        about = [value.id for value in self.asked.values() if isinstance(value, Named)]
        return " ".join([self.question.name, *about])


class _Told(NamedTuple):
    """A row of a question, with its status."""

    finding: Finding
    status: str


def answer(enquiry: Enquiry) -> Findings:
    """Ask the questions twice: as the claims have it, and as they would read."""
    from molehunt.graph.reader import Reader

    otherwise, words = _otherwise(enquiry)
    reader = enquiry.reader
    then = Reader(reader.store, reader.case, reader.lens, reader.known(), otherwise)
    found: list[Finding] = []
    askings = list(_askings(enquiry, otherwise))
    for asking in enquiry.each(askings):
        now, new = (_rows(asking, Enquiry(each, asking.asked, enquiry.lexicon)) for each in (reader, then))
        found += _changed(asking.told, now, new, enquiry)
    found.sort(key=lambda finding: list(CHANGES).index(finding.columns["role"]))
    of_documents = sum(1 for asking in askings for value in asking.asked.values() if _is_document(value))
    cut = [f"only {DOCUMENTS} of the documents that the two had to do with were asked about"]
    notes = [words, *(cut if of_documents >= DOCUMENTS else [])]
    return Findings(found, notes=notes, hint="no row of the questions that are asked here would change")


def _otherwise(enquiry: Enquiry) -> tuple[Otherwise, str]:
    """Return what is supposed: that the two are one if nothing says so, else that they are not; and this in words."""
    from molehunt.answers.naming.pairs import find_pair

    pair = find_pair(enquiry.lexicon.names(), enquiry.text("one"), enquiry.text("other"))
    form, bearer = pair
    holds = not pair.said
    words = f"{form.name} ({form.id}) is {'' if holds else 'not '}{bearer.name} ({bearer.id})"
    said = tuple(naming.claim for naming in form.namings if naming.bearer == bearer.id)
    ends = (Bearer(one.id, one.name, one.kind, one.label, ()) for one in pair)
    supposed = Otherwise(next(ends)._replace(claims=said), next(ends), holds)
    return supposed, f"supposed, other than the claims have it: {words}"


def _askings(enquiry: Enquiry, otherwise: Otherwise) -> Iterator[_Asking]:
    """Yield the questions: of all, of each document that the two had to do with, or of either of the two."""
    for name in ASKED:
        question = find_question(name) if name in question_names() else None
        needed = [one for one in question.parameters if one.required] if question else []
        if question is None or len(needed) > 1 or any(one.takes != "name" for one in needed):
            continue
        if not needed:
            yield _Asking(question, question.checked({}))
            continue
        both = [Named(one.id, one.name, one.label) for one in (otherwise.form, otherwise.bearer)]
        for one in _documents(enquiry, otherwise) if needed[0].labels == DOCUMENT else both:
            yield _Asking(question, question.checked({needed[0].name: one.id}) | {needed[0].name: one})


def _is_document(value: Value) -> bool:
    return isinstance(value, Named) and value.label in DOCUMENT


def _documents(enquiry: Enquiry, otherwise: Otherwise) -> list[Named]:
    found: dict[str, Named] = {}
    for id_ in (otherwise.form.id, otherwise.bearer.id):
        for claim in enquiry.claims("ask/entity_claims", id=id_):
            for one in claim.participants:
                if one.label in DOCUMENT and len(found) < DOCUMENTS:
                    found[one.id] = Named(one.id, one.name, one.label)
    return [found[id_] for id_ in sorted(found)]


def _rows(asking: _Asking, enquiry: Enquiry) -> dict[tuple[str, str], _Told]:
    """Return the rows of a question by what they tell, each with its status."""
    try:
        findings = asking.question.answer(enquiry).rows
    except UnknownNameError:
        # Not everything can be asked of everybody: a body has no family.
        return {}
    fetched = enquiry.reader.fetch({id_ for one in findings for link in one.links for id_ in link.claims})
    identified = Identifications(fetched)
    found: dict[tuple[str, str], _Told] = {}
    for one in findings:
        own = Weighing(one.claims).status if one.status is None else one.status
        found[one.columns["id"], one.told] = _Told(one, identified.limit(own, one.links))
    return found


def _changed(
    question: str, now: Mapping[tuple[str, str], _Told], then: Mapping[tuple[str, str], _Told], enquiry: Enquiry
) -> Iterator[Finding]:
    for key in {**now, **then}:
        before, after = now.get(key), then.get(key)
        told = before or after
        if told is None or (before and after and before.status == after.status):
            continue
        finding = told.finding
        columns = {
            "id": finding.columns["id"],
            "name": finding.columns["name"],
            "role": "firmness" if before and after else "gone" if before else "new",
            "question": question,
            "row": finding.told,
            "now": before and before.status,
            "then": after and after.status,
        }
        # As they are read now: what is supposed is in no proof.
        claims = enquiry.reader.fetch([claim.id for claim in finding.claims])
        links = tuple(link for link in finding.links if SUPPOSED not in link.claims)
        yield Finding(columns, [claims[claim.id] for claim in finding.claims], finding.told, links, told.status)


def _heading(row: Mapping[str, Any]) -> str:
    return CHANGES[row["role"]]


QUESTION = Question(
    name="otherwise",
    chapter="What the sources bear out",
    summary="Which answers change if a name did not denote whom it is said to denote, or if it did.",
    explanation="""Which rows of other questions change if it were otherwise whether ONE and OTHER are one.

    If some claim says that the one is a name of the other, it is supposed that it is not; else, that it is. Nothing is
    written: see "molehunt resolve" for how to decide it. Asked again are relays, who-saw of the documents that the two
    had to do with, and the like.""",
    example="otherwise TULIP Zborowski",
    parameters=(
        Parameter("one", "A name, or somebody.", takes="text", required=True),
        Parameter("other", "Whom it denotes, or may denote.", takes="text", required=True),
    ),
    row=Row,
    table=(("question", "question"), ("row", "row"), ("now", "now"), ("then", "then")),
    section=_heading,
    answer=answer,
    of_records=True,
    key=("question", "role", "id", "row"),
)
