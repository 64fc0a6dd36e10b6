"""What differs between the answers to one question under two lenses, row by row, and the claims that make it so.

Rows that are alike in the ``key`` of the question are the same row. A row differs if it has another status, or if a
column of the table for reading holds something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, TypedDict

from molehunt.answers.columns import WEIGHED, ClaimIds, claim_columns, columns
from molehunt.answers.concluding import weighed
from molehunt.answers.question import Cell, Enquiry, Finding, Findings, Question
from molehunt.graph.evidence import Evidence

Row = Mapping[str, Any]
_RIVALLING = ("contradiction", "date")
"""The kinds of disagreement by which other claims change the status of a row, or its days."""


class Differing(TypedDict):
    """The columns that tell how a row differs."""

    change: Annotated[str, "first: only under the first lens; second: only under the second; both: otherwise there."]
    first: Annotated[str | None, "Its status under the first lens; empty if it is not there, or is a number."]
    second: Annotated[str | None, "Its status under the second lens."]
    differs: Annotated[list[str], "What else is different, in words: first lens / second lens."]
    because: Annotated[ClaimIds, "The claims on it that one of the lenses keeps and the other leaves out."]


@dataclass(frozen=True, eq=False)
class Read:
    """A question as it is answered under one lens."""

    question: Question
    enquiry: Enquiry
    findings: Findings
    rows: Sequence[Row]

    @classmethod
    def of(cls, question: Question, enquiry: Enquiry) -> Read:
        """Put a question; nothing is read of the graph that the enquiry, or one beside it, has read already."""
        findings = question.answer(enquiry)
        rows, _, _ = weighed(question, enquiry, findings)
        return cls(question, enquiry, findings, rows)

    def behind(self, row: Row) -> set[str]:
        """Return the claims that have to do with a row: for it, against it, on who is who, and rivals of these."""
        own = (id_ for name in claim_columns(self.question.row) for id_ in row[name])
        claims = self.enquiry.reader.fetch(row["claims"])
        speaking = (claims[id_] for id_ in row["claims"] if claims[id_].support().supports)
        sides = (side for claim in speaking for side in claim.sides if side.of.kind in _RIVALLING)
        return {*own, *(id_ for side in sides for id_ in side.against)}

    def left_out(self) -> list[str]:
        """Return words for what the lens leaves out only because something is not recorded."""
        reader = self.enquiry.reader
        return list(reader.lens.undecidable(reader.left_out))


def differences(first: Read, second: Read) -> Iterator[Finding]:
    """Yield a finding for each row that is not the same under both lenses, in the order of the first."""
    shown = _shown(first.question)
    for one, other in _paired(first, second):
        if one == other:
            continue
        differs = list(_differs(shown, one, other)) if one and other else []
        if not one or not other or one["status"] != other["status"] or differs:
            yield _finding(first, second, (one, other), differs)


def _paired(first: Read, second: Read) -> Iterator[tuple[Row | None, Row | None]]:
    """Yield rows that are the same; where several have one key, those that share most claims."""
    waiting: dict[tuple[str, ...], list[Row]] = {}
    for row in second.rows:
        waiting.setdefault(key_of(second.question, row), []).append(row)
    for row in first.rows:
        alike = waiting.get(key_of(first.question, row), [])
        other = max(alike, key=lambda one: len({*one["claims"]} & {*row["claims"]}), default=None)
        if other is not None:
            alike.remove(other)
        yield row, other
    yield from ((None, row) for rows in waiting.values() for row in rows)


def key_of(question: Question, row: Row) -> tuple[str, ...]:
    """Return what makes a row the same row under another lens."""
    return tuple(str(row[name]) for name in question.key)


def _shown(question: Question) -> Sequence[tuple[str, Cell]]:
    """Return the columns that are compared: those of the table for reading, or all where there is none."""
    own = [(column.name, column.name) for column in columns(question.row) if column.name not in WEIGHED]
    weighed = [("decided", "decided"), ("when", "when"), ("in that time", "modality")]
    return [*(question.table or own), *weighed]


def _differs(shown: Sequence[tuple[str, Cell]], one: Row, other: Row) -> Iterator[str]:
    for header, content in shown:
        before, after = _content(content, one), _content(content, other)
        if before != after:
            yield f"{header}: {before} / {after}"


def _content(content: Cell, row: Row) -> str:
    value = row.get(content) if isinstance(content, str) else content(row)
    listed = value if isinstance(value, (list, tuple)) else [value]
    return "; ".join(str(one) for one in listed if one not in (None, "")) or "nothing"


def _finding(first: Read, second: Read, rows: tuple[Row | None, Row | None], differs: list[str]) -> Finding:
    one, other = rows
    shown = one or other or {}
    reads = [read for read, row in zip((first, second), rows, strict=True) if row]
    involved = {id_ for read, row in zip((first, second), rows, strict=True) if row for id_ in read.behind(row)}
    kept = [read.enquiry.reader.passing(involved) for read in (first, second)]
    own = {name: value for name, value in shown.items() if name not in WEIGHED}
    told = {
        "change": "both" if len(reads) == 2 else "first" if one else "second",
        "first": one["status"] if one else None,
        "second": other["status"] if other else None,
        "differs": differs,
        "because": sorted(kept[0] ^ kept[1]),
    }
    ids = sorted({id_ for row in rows if row for id_ in row["claims"]})
    claims = [_widest(id_, reads) for id_ in ids]
    return Finding(own | told, claims, str(shown["name"]), status="", of_record=True)


def _widest(id_: str, reads: Sequence[Read]) -> Evidence:
    """Return a claim as that lens shows it that lets more of the other sides be seen."""
    seen = [read.enquiry.reader.fetch([id_])[id_] for read in reads]
    return max(seen, key=lambda claim: sum(side.opposed for side in claim.sides))


def subject_of(read: Read) -> dict[str, Any]:
    """Return what was asked about, if the question looks it up itself, in short."""
    return {name: value for name, value in read.findings.subject.items() if name in ("id", "name", "label")}
