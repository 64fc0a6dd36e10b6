"""From the tables of a case without faults to its records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import starmap

from molehunt.case.index import Sheets
from molehunt.case.lists import sides, split
from molehunt.case.package import Package
from molehunt.case.sheet import Sheet
from molehunt.model import records
from molehunt.model.records import ROLES, Case, Claim, Name, When


def build(package: Package, sheets: Sheets, whens: Mapping[str, When]) -> Case:
    """Return the case; ``whens`` are its resolved dates by claim id."""
    return Case(
        id=package.id,
        title=package.title,
        entities=tuple(records.Entity(*row) for row in _rows(sheets["entities"])),
        names=tuple(_names(sheets["names"], whens)),
        sources=tuple(_sources(sheets["sources"])),
        passages=tuple(_passages(sheets["passages"])),
        claims=tuple(_claims(sheets["claims"], whens)),
        alternatives=tuple(_alternatives(sheets["alternatives"])),
        disagreements=tuple(_disagreements(sheets["disagreements"])),
        decisions=tuple(_decisions(sheets["decisions"])),
        hypotheses=tuple(starmap(records.Hypothesis, _rows(sheets["hypotheses"]))) if "hypotheses" in sheets else (),
        bearings=tuple(starmap(records.Bearing, _rows(sheets["bearings"]))) if "bearings" in sheets else (),
        omitted=tuple(_omitted(sheets["omitted"])) if "omitted" in sheets else (),
    )


def _rows(sheet: Sheet) -> Iterator[tuple[str, ...]]:
    return zip(*(sheet.columns[name] for name in sheet.table.header), strict=True)


def _claims(sheet: Sheet, whens: Mapping[str, When]) -> Iterator[Claim]:
    for row in _rows(sheet):
        (id_, predicate, *roles, what, channel, statement, _, wording, date_basis) = row[:14]
        (mode, stance, polarity, certainty, hedge, basis, grade, because, asserted_by, passage, note) = row[14:]
        # By position, in the order of the record: this runs for every claim of a large case.
        yield Claim(
            id_,
            predicate,
            statement,
            passage,
            split(asserted_by, "chain"),
            {role: split(cell) for role, cell in zip(ROLES, roles, strict=True) if cell},
            what,
            channel,
            whens.get(id_, _UNDATED),
            wording,
            date_basis,
            mode,
            stance,
            polarity,
            certainty,
            hedge,
            basis,
            grade,
            because,
            note,
        )


def _names(sheet: Sheet, whens: Mapping[str, When]) -> Iterator[Name]:
    for cells in _rows(sheet):
        row = dict(zip(sheet.table.header, cells, strict=True))
        claim = Claim(
            id=row["id"],
            predicate="denotes",
            statement=row["statement"],
            passage=row["passage"],
            asserted_by=split(row["asserted_by"], "chain"),
            roles={"subject": (row["form"],), "object": (row["denotes"],)},
            when=whens.get(row["id"], _UNDATED),
            stance=row["stance"],
            # The table has no column for it; by the vocabulary, what is denied is negated.
            polarity="negated" if row["stance"] == "denies" else "affirmed",
            certainty=row["certainty"],
            basis="deduced" if row["sameness"] == "inferred" else "unknown",
            grade=row["grade"],
            grade_because=row["grade_because"],
            note=row["note"],
        )
        shared = {name: row[name] for name in ("form", "name", "kind", "denotes", "used_by", "sameness")}
        yield Name(claim, **shared)


def _sources(sheet: Sheet) -> Iterator[records.Source]:
    for id_, kind, title, author, date, part_of, derives_from, document, note in _rows(sheet):
        yield records.Source(id_, kind, title, split(author), date, part_of, split(derives_from), document, note)


def _passages(sheet: Sheet) -> Iterator[records.Passage]:
    for id_, source, paragraph, start, end, digest, repeats in _rows(sheet):
        yield records.Passage(id_, source, int(paragraph), int(start), int(end), digest, repeats)


def _alternatives(sheet: Sheet) -> Iterator[records.AlternativeSet]:
    for id_, kind, question, claims, passage, note in _rows(sheet):
        yield records.AlternativeSet(id_, kind, question, split(claims), passage, note)


def _disagreements(sheet: Sheet) -> Iterator[records.Disagreement]:
    for id_, kind, question, cell, would_decide, note in _rows(sheet):
        yield records.Disagreement(id_, kind, question, sides(cell), would_decide, note)


def _decisions(sheet: Sheet) -> Iterator[records.Decision]:
    for id_, disagreement, favours, reason, decided_by, passage, note in _rows(sheet):
        yield records.Decision(id_, disagreement, int(favours), reason, decided_by, passage, note)


def _omitted(sheet: Sheet) -> Iterator[records.Omission]:
    for paragraph, start, end, digest, reason in _rows(sheet):
        yield records.Omission(int(paragraph), int(start), int(end), digest, reason)


_UNDATED = When("")
