"""Decide, in the tables of a case, that a name denotes somebody or does not; and take such a decision back.

A decision is evidence like all other: a row of names.csv, asserted by whoever decides. Against what others say it is
one side of a disagreement, which a row of decisions.csv settles; no claim is changed or taken out, so that taking the
rows of the decision out again brings back what was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from molehunt.answers.decisions.rows import OURS, RECORDED, Decision, Ground, Row, affirms, one_line, rows_of
from molehunt.answers.naming import Names, fold
from molehunt.answers.naming.entry import FORMS
from molehunt.answers.naming.pairs import Pair, find_pair
from molehunt.case import read
from molehunt.case.editing import add_rows, take_out_rows
from molehunt.model.either import either
from molehunt.model.errors import MolehuntError, UnknownNameError
from molehunt.model.nearest import did_you_mean
from molehunt.model.records import Case
from molehunt.model.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was written: the id of the decision, what it says, and the files that changed."""

    id: str
    says: str
    files: tuple[Path, ...]


def decide(folder: Path, one: str, other: str, *, same: bool, ground: Ground, corpus: Path | None = None) -> Recorded:
    """Record in a case that one of two is a name of the other, or is not.

    Of two who are listed as themselves the first is said to be the second; all that is said of him is said of that one.

    Raises CaseError if the case has faults; MolehuntError for a name that is unknown, for two of different kinds, for
    what is said already, and if the case would have a fault or cannot be written. Nothing is changed then.
    """
    if not ground.reason.strip() or not ground.by.strip():
        raise MolehuntError(
            "a decision needs its reason and its author; give "
            + either("--reason TEXT and --by NAME", "Ground(by, reason)")
        )
    case = read(folder, corpus)
    pair = _pair(names_of(case), one, other)
    by, rows = _author(case, ground.by)
    decision = Decision(case, pair, same=same, by=by, ground=ground)
    rows |= rows_of(decision)
    return Recorded(decision.id, decision.says, tuple(add_rows(folder, rows, corpus)))


def undo(folder: Path, id_: str, corpus: Path | None = None) -> Recorded:
    """Take a decision out of a case again.

    Raises CaseError if the case has faults, MolehuntError if the id is none of a decision of ``decide``, or if the case
    would have a fault without it, since something else refers to it, or cannot be written.
    """
    case = read(folder, corpus)
    held = {
        "decisions": {one.id for one in case.decisions},
        "disagreements": {one.id for one in case.disagreements},
        "names": {name.claim.id for name in case.names},
    }
    known = sorted({one for ids in held.values() for one in ids if OURS.fullmatch(one)})
    if id_ not in known:
        meant = did_you_mean(id_, known) if known else "it has none"
        raise MolehuntError(f"there is no decision {id_!r} in the case in {folder}; {meant}")
    out = {table: [id_] for table, ids in held.items() if id_ in ids} | {"sources": _only_for(id_, case)}
    return Recorded(id_, "taken back", tuple(take_out_rows(folder, out, corpus)))


def _only_for(id_: str, case: Case) -> list[str]:
    """Return the source that was added for whoever made a decision, if the case has no other use for it."""
    claims = [*(name.claim for name in case.names), *case.claims]
    used = {by for claim in claims if claim.id != id_ for by in claim.asserted_by}
    used |= {one.decided_by for one in case.decisions if one.id != id_} | {passage.source for passage in case.passages}
    return [one.id for one in case.sources if one.note == RECORDED and one.id not in used]


def names_of(case: Case) -> Names:
    """Return the names of a case, as questions read them from the graph."""
    rows: dict[str, dict[str, Any]] = {
        e.id: {"id": e.id, "name": e.name, "labels": [e.label], "kind": e.kind, "denotes": []} for e in case.entities
    }
    for n in case.names:
        label = vocabulary().name_label(n.kind)
        row = {"id": n.form, "name": n.name, "labels": [label], "kind": n.kind, "denotes": []}
        if affirms(n):
            said = {"id": n.denotes, "claim": n.claim.id, "status": "stated"}
            rows.setdefault(n.form, row)["denotes"].append(said)
        rows.setdefault(n.form, row)
    return Names(rows.values())


def _pair(names: Names, one: str, other: str) -> Pair:
    pair = find_pair(names, one, other)
    if pair.form.label not in (*FORMS, pair.bearer.label):
        first, second = (f"{entry.name} ({entry.id}) is a {entry.label}" for entry in pair)
        raise MolehuntError(f"{first} and {second}: they cannot be one; give a name of names.csv, or two of a kind")
    return pair


def _author(case: Case, by: str) -> tuple[str, dict[str, Sequence[Row]]]:
    """Return the id of whoever decides; who is new to the case gets a source of their own, a reading of it."""
    named = {source.id: source.title for source in case.sources} | {entity.id: entity.name for entity in case.entities}
    if by in named:
        return by, {}
    known = [id_ for id_, name in named.items() if fold(name) == fold(by)]
    if len(known) > 1:
        raise UnknownNameError(f'"{by}" may be {", ".join(sorted(known))}; give the id')
    if known:
        return known[0], {}
    from anyascii import anyascii

    id_ = f"reading-by-{re.sub('[^a-z0-9]+', '-', fold(anyascii(by))).strip('-')}"
    added = {"id": id_, "kind": "reading", "title": f"Reading by {one_line(by)}", "note": RECORDED}
    return id_, {"sources": [] if id_ in named else [added]}
