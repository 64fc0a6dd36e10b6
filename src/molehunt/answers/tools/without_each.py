"""Any question with each author and work left out in turn: which rows stand on one of them alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Annotated

from molehunt.answers.columns import SourceIds
from molehunt.answers.differing import Differing, Read, differences, key_of, subject_of
from molehunt.answers.question import Enquiry, Finding, Findings, Question, Row
from molehunt.answers.tool import Tool
from molehunt.graph.evidence import Evidence
from molehunt.graph.lens import Filter, Setting
from molehunt.graph.lenses import facets
from molehunt.model.counted import counted


class WithoutEach(Differing):
    """The columns of a row that is another one without an author or a work."""

    left_out: Annotated[SourceIds, "Without whom, or what, it differs; any one of several will do."]
    left_out_name: Annotated[str, "Their names."]


def answer(question: Question, enquiry: Enquiry) -> Findings:
    """Put the question as it is, and without each author and each work that it rests on."""
    whole = Read.of(question, enquiry.under(enquiry.reader.lens))
    losses = list(_losses(whole))
    names = enquiry.reader.called(id_ for ids in losses for id_ in ids) if losses else {}
    found: list[Finding] = []
    everything: list[str] = []
    for ids in enquiry.each(losses):
        without = Read.of(question, enquiry.under(_without(ids, enquiry.reader.lens)))
        named = ", ".join(f"{names[id_]} ({id_})" for id_ in ids)
        said = {"left_out": list(ids), "left_out_name": named}
        found += (replace(one, columns={**one.columns, **said}) for one in differences(whole, without))
        everything += [named] if whole.rows and not without.rows else []
    tried = sum(map(len, losses))
    notes = [f"authors and works left out in turn: {tried}", *_told(question, whole, found, everything)]
    return Findings(found, subject=subject_of(whole), notes=notes, complete=True)


def _told(question: Question, whole: Read, found: Sequence[Finding], everything: Sequence[str]) -> Iterator[str]:
    """Yield in words how many rows stand on one author or work."""
    lost = [one.columns for one in found if one.columns["change"] == "first"]
    gone = {key_of(question, columns) for columns in lost if columns["left_out_name"] not in everything}
    yield from (f"without {name} no row is left" for name in everything)
    other = "one of the others" if everything else "one of them"
    yield f"of {counted(len(whole.rows), 'row')}, gone without {other}: {len(gone)}"


def _losses(whole: Read) -> Iterator[tuple[str, ...]]:
    """Yield every author and work behind a claim, those of few claims first; those behind the same claims together."""
    fallen: dict[str, set[str]] = {}
    for claim in _seen(whole):
        for source in claim.origin.authors | claim.origin.sources:
            fallen.setdefault(source, set()).add(claim.id)
    together: dict[frozenset[str], list[str]] = {}
    for source in sorted(fallen):
        together.setdefault(frozenset(fallen[source]), []).append(source)
    yield from (tuple(together[lost]) for lost in sorted(together, key=len))


def _seen(whole: Read) -> Iterable[Evidence]:
    """Yield the claims that the question has read, and those of other sides that are seen in its rows."""
    reader = whole.enquiry.reader
    behind = {id_ for row in whole.rows for id_ in whole.behind(row)} - whole.enquiry.seen.keys()
    fetched = reader.fetch(sorted(behind))
    return (*whole.enquiry.seen.values(), *(fetched[id_] for id_ in sorted(behind)))


def _without(ids: tuple[str, ...], lens: Filter) -> Filter:
    facet = facets()["without"]
    return Filter((*lens.settings, Setting(facet, frozenset(ids), ", ".join(ids), list(ids))))


def _section(row: Row) -> str:
    return f"Without {row['left_out_name']}"


def _becomes(row: Row) -> str:
    return {"first": "gone", "second": "new"}.get(row["change"], "")


TOOL = Tool(
    name="without-each",
    summary="Any question without each source in turn: which rows stand on one author or work.",
    explanation="""Put a QUESTION with each author and each work left out in turn, and show what changes.

    A row that is gone without an author or a work stands on that one alone. What it is without them is its status then;
    "differs" is what else changes. Authors and works without which the same claims are lost stand together.""",
    example='without-each who-saw "Krivitsky letter"',
    trying="",
    row=WithoutEach,
    table=(("without it", _becomes), ("status", "first"), ("then", "second"), ("differs", "differs")),
    section=_section,
    key=("left_out",),
    answer=answer,
)
