"""The rows of the tables of a case that record a decision on who is whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from molehunt.answers.naming.entry import FORMS
from molehunt.answers.naming.pairs import Pair
from molehunt.model.either import either
from molehunt.model.errors import MolehuntError
from molehunt.model.records import LONGEST_ID, Case, Name

GRADE = "B3"
"""The grade of a decision where none is given: as the editors of the reference case grade their readings."""
RECORDED = "recorded by molehunt resolve"
"""The note of every row."""
OURS = re.compile("(same|different)-.+")
"""What the id of a decision looks like."""
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Ground:
    """Who decides, why, and by which passage; without one, by that of the first claim on the name."""

    by: str
    reason: str
    passage: str = ""
    grade: str = GRADE


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision about to be recorded."""

    case: Case
    pair: Pair
    same: bool
    by: str
    ground: Ground

    @property
    def says(self) -> str:
        """The decision in a sentence."""
        return f"{self.pair.form.name} is {'' if self.same else 'not '}{self.pair.bearer.name}."

    @property
    def id(self) -> str:
        """The id of every row of it."""
        form = self.pair.form.id.removeprefix("name-")
        return f"{'same' if self.same else 'different'}-{form}-{self.pair.bearer.id}"[:LONGEST_ID]

    def said(self, *, same: bool) -> list[str]:
        """Return the claims that the name denotes the bearer, or that it does not."""
        return [name.claim.id for name in self._names if affirms(name) == same]

    @property
    def _names(self) -> list[Name]:
        return [
            name for name in self.case.names if (name.form, name.denotes) == (self.pair.form.id, self.pair.bearer.id)
        ]

    @property
    def passage(self) -> str:
        """The passage given, or that of the first claim on the two, or else on the name, or on whoever has it."""
        of_form = (name for name in self.case.names if name.form == self.pair.form.id)
        naming = [name.claim for name in (*self._names, *of_form)]
        others = (claim for claim in self.case.claims if any(self.pair.form.id in ids for ids in claim.roles.values()))
        first = next(iter([*naming, *others]), None)
        if not self.ground.passage and first is None:
            raise MolehuntError(
                f"no claim speaks of {self.pair.form.name}; give the passage, with "
                + either("--passage ID", "Ground(passage=)")
            )
        return self.ground.passage or (first.passage if first else "")


def affirms(name: Name) -> bool:
    """Return whether a row of names.csv says that the name denotes somebody, and not that it does not."""
    return name.claim.polarity == "affirmed"


def rows_of(decision: Decision) -> dict[str, Sequence[Row]]:
    """Return the rows to add: a claim if nobody says so yet, a disagreement if others say otherwise, its decision."""
    case, same = decision.case, decision.same
    ours, theirs = decision.said(same=same), decision.said(same=not same)
    if ours and not theirs:
        raise MolehuntError(f"{decision.says[:-1]} already, by {', '.join(ours)}; nothing was changed")
    rows: dict[str, Sequence[Row]] = {}
    if not ours:
        rows["names"] = [_naming(decision)]
    if theirs:
        sides = (ours or [decision.id], theirs) if same else (theirs, ours or [decision.id])
        found = _disagreement(case, ours, theirs) if ours else None
        for one in case.decisions:
            if found and one.disagreement == found[0]:
                how = (
                    f"with {either(f'--undo {one.id}', f'undo(folder, {one.id!r})')}"
                    if OURS.fullmatch(one.id)
                    else f"{one.id} of decisions.csv"
                )
                raise MolehuntError(f"{found[0]} is decided already; take that back first, {how}")
        if not found:
            rows["disagreements"] = [_at_issue(decision, sides)]
        favours = found[1] if found else 1 if same else 2
        rows["decisions"] = [_decided(decision, found[0] if found else decision.id, favours)]
    return rows


def _disagreement(case: Case, ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, int] | None:
    """Return the contradiction between these claims that is there already, with the number of our side."""
    for one in case.disagreements:
        for number, side in enumerate(one.sides, 1):
            others = {id_ for at, other in enumerate(one.sides, 1) if at != number for id_ in other}
            if one.kind == "contradiction" and {*side} & {*ours} and others & {*theirs}:
                return one.id, number
    return None


def _naming(decision: Decision) -> Row:
    form = decision.pair.form
    return {
        "id": decision.id,
        "form": form.id,
        "name": form.name,
        "kind": (form.kind or "") if form.label in FORMS else "spelling",
        "denotes": decision.pair.bearer.id,
        "sameness": "inferred",
        "statement": decision.says,
        "stance": "asserts" if decision.same else "denies",
        "certainty": "plain",
        "grade": decision.ground.grade,
        "grade_because": f"a decision: {one_line(decision.ground.reason)}",
        "asserted_by": decision.by,
        "passage": decision.passage,
        "note": RECORDED,
    }


def _at_issue(decision: Decision, sides: tuple[Sequence[str], Sequence[str]]) -> Row:
    return {
        "id": decision.id,
        "kind": "contradiction",
        "question": f"Is {decision.pair.form.name} {decision.pair.bearer.name}?",
        "sides": " | ".join("; ".join(side) for side in sides),
        "note": RECORDED,
    }


def _decided(decision: Decision, disagreement: str, favours: int) -> Row:
    return {
        "id": decision.id,
        "disagreement": disagreement,
        "favours": str(favours),
        "reason": one_line(decision.ground.reason),
        "decided_by": decision.by,
        "passage": decision.passage,
        "note": RECORDED,
    }


def one_line(text: str) -> str:
    """Return a text without line feeds and doubled blanks."""
    return " ".join(text.split())
