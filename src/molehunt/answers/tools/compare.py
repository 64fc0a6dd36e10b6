"""Any question under two lenses, side by side: what stands under one of them only, and what stands otherwise."""

from __future__ import annotations

from molehunt.answers.differing import Differing, Read, differences, subject_of
from molehunt.answers.question import Enquiry, Findings, Parameter, Question, Row
from molehunt.answers.tool import Tool
from molehunt.graph.lens import Filter
from molehunt.model.counted import counted
from molehunt.model.either import either
from molehunt.model.errors import MolehuntError

_SECTIONS = {
    "first": "Only under the first lens",
    "second": "Only under the second lens",
    "both": "Under both, but otherwise",
}
_ORDER = tuple(_SECTIONS)


def answer(question: Question, enquiry: Enquiry) -> Findings:
    """Put the question under the lens, and under the one that it is compared with."""
    other = enquiry.asked["against"]
    assert isinstance(other, Filter)  # noqa: S101  # what takes a lens gives a filter
    if other.to_dict() == enquiry.reader.lens.to_dict():
        raise MolehuntError(
            f"compare {question.name}: both lenses are the same ({_words(other)}); give one of them a field, "
            f"as in {either('--without NAME', 'lens=molehunt.Lens(without=NAME)')}"
        )
    first, second = (Read.of(question, enquiry.under(lens)) for lens in (enquiry.reader.lens, other))
    rows = sorted(differences(first, second), key=lambda finding: _ORDER.index(finding.columns["change"]))
    there = counted(len(first.rows), "row")
    same = len(first.rows) - sum(finding.columns["change"] != "second" for finding in rows)
    notes = (
        f"first lens: {_words(first.enquiry.reader.lens)}; second lens: {_words(other)}",
        *(f"second lens: left out: {words}" for words in second.left_out()),
        f"{there} under the first, {len(second.rows)} under the second, of which the same under both: {same}",
    )
    return Findings(rows, subject=subject_of(first), notes=notes, complete=True)


def _words(lens: Filter) -> str:
    return ", ".join(lens.words) or "all claims"


def _section(row: Row) -> str:
    return _SECTIONS[row["change"]]


TOOL = Tool(
    name="compare",
    summary="Any question under two lenses, side by side: which rows differ, and through which claims.",
    explanation="""Put a QUESTION under two lenses, and show the rows that are not the same under both.

    The first lens is given by the usual options (--author, --without, --grade ...), the second by --against: its
    fields as words, with commas between them, as in --against "author Orlov, until 1938". Without --against, the
    second lens is all claims. Both see one state of the case. The proof has the claims that make the difference: those
    that one lens keeps and the other leaves out.""",
    example='compare who-saw "Krivitsky letter" --without Krivitsky --against "without Rosenthal"',
    trying=" --grade C3",
    options=(
        Parameter(
            "against",
            'The second lens in words, as in "author Orlov, until 1938"; all claims without it.',
            takes="lens",
            option="--against",
        ),
    ),
    row=Differing,
    table=(("first lens", "first"), ("second lens", "second"), ("differs", "differs")),
    section=_section,
    answer=answer,
)
