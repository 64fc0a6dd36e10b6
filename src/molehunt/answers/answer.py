"""What an answer is: one frozen type, whatever the question."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from molehunt.answers.selection import Grounds, Picture, Selection, picture
from molehunt.model.counted import counted
from molehunt.model.errors import MolehuntError

if TYPE_CHECKING:
    import pandas as pd

Row = Mapping[str, Any]
_ORDER = (
    "question",
    "asked",
    "subject",
    "case",
    "lens",
    "notes",
    "rows",
    "open",
    "at_issue",
    "hinges",
    "names",
    "claims",
)
# How answers show themselves; views, which stand above, put their functions here.
_SHOWN: dict[str, Callable[[Answer], str]] = {}


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """Rows with their proof; ``len`` counts the rows, iterating gives them, and ``print`` shows the table.

    Attributes
    ----------
    question
        The name of the question; docs/answers.md tells its columns.
    asked
        The parameters as they were read: ids for names.
    subject
        What was asked about, ``{"id", "name", "label"}`` and whatever the question tells of it; empty for none.
    case
        The id of the case; empty for a network from a file.
    lens
        The fields of the lens that were set, as they were read.
    rows
        Each with ``id``, ``name``, ``role``, ``status``, ``earliest``, ``latest``, ``claims`` and the columns of the
        question.
    open
        What the sources leave unknown: ``{"what", "candidates", "claims"}``.
    at_issue
        The disagreements that the rows touch: ``{"disagreement", "kind", "question", "sides", "decided"}``, each side a
        list of claims.
    hinges
        The claims, or sets of alternatives, without which a row would be gone or have another status.
    claims
        The proof of every claim named anywhere in the answer, by id.
    names
        The names of those who were asked about, of candidates, and of those whom the table shows by name, by id.
    notes
        How the names that were typed were read, and what the lens is, in words.
    grounds
        The claims of the rows with all who have a part in them, for pictures; None for a network from a file.

    """

    question: str
    asked: Mapping[str, Any]
    case: str
    rows: tuple[Row, ...]
    subject: Mapping[str, Any] = field(default_factory=dict)
    lens: Mapping[str, Any] = field(default_factory=dict)
    open: tuple[Row, ...] = ()
    at_issue: tuple[Row, ...] = ()
    hinges: tuple[Row, ...] = ()
    claims: Mapping[str, Row] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    grounds: Grounds | None = field(default=None, compare=False)

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __repr__(self) -> str:
        size = f"{counted(len(self.rows), 'row')}, {counted(len(self.claims), 'claim')}"
        return f"<Answer to {self.question} in {self.case}: {size}>"

    def __str__(self) -> str:
        return _SHOWN["table"](self) if "table" in _SHOWN else repr(self)

    def _repr_html_(self) -> str | None:
        return _SHOWN["html"](self) if "html" in _SHOWN else None

    def to_dict(self) -> dict[str, Any]:
        """Return the whole answer as dictionaries, lists and plain values that ``json`` takes; days as ISO text."""
        return {name: plain(getattr(self, name)) for name in _ORDER}

    def chart(self, *, columns: int | None = None) -> Picture:
        """Return the claims of the rows as a claim chart, one column each; beyond ``columns`` it is cut, and says so.

        Raises MolehuntError for an answer that rests on no claims of a case.
        """
        if self.grounds is None:
            raise MolehuntError(f"{self.question}: an answer from a network of a file has no claims to draw")
        asked = ", ".join(self.names.get(str(id_), str(id_)) for id_ in self.asked.values())
        title = f"{self.question}: {asked}" if asked else self.question
        shown = {claim.id: self.claims[claim.id] for claim in self.grounds.claims}
        return picture("chart", Selection(title, self.case, self.grounds, (), shown), columns=columns)

    def to_json(self) -> str:
        """Return the whole answer as JSON."""
        return json.dumps(self.to_dict(), indent=2, ensure_ascii=False)

    def to_frame(self) -> pd.DataFrame:
        """Return the rows as a pandas DataFrame, one line a row; ``attrs`` holds everything else but the claims.

        Nothing is NaN. Where numbers are missing, the column is of pandas' types Int64, Float64 or boolean, and has NA
        for those; whatever else is missing is None, and so is all of a column that holds nothing.
        """
        import pandas as pd

        taken = {name: _column([row.get(name) for row in self.rows]) for name in (self.rows[0] if self.rows else ())}
        frame = pd.DataFrame(taken)
        frame.attrs = {name: value for name, value in self.to_dict().items() if name not in ("rows", "claims")}
        return frame


def _column(values: list[Any]) -> pd.Series[Any]:
    """Return a column; pandas would make NaN of what is missing, which says nothing, and numbers of whole ones."""
    import pandas as pd

    held = {type(value) for value in values if value is not None}
    if None not in values:
        return pd.Series(values, dtype=None if values else object)
    named = ((bool, "boolean"), (int, "Int64"), (float, "Float64"))
    dtype = next((name for kind, name in named if held == {kind}), "Float64" if held == {int, float} else "object")
    return pd.Series(values, dtype=dtype)


def plain(value: Any) -> Any:
    """Return a value as JSON has it: tuples and sets as lists, days as ISO text."""
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, (set, frozenset)):
        return sorted(plain(item) for item in value)
    return value.isoformat() if isinstance(value, date) else value


def shows(how: str) -> Callable[[Callable[[Answer], str]], Callable[[Answer], str]]:
    """Let a function draw answers wherever they show themselves: as "table" when printed, as "html" in a notebook."""

    def register(draw: Callable[[Answer], str]) -> Callable[[Answer], str]:
        _SHOWN[how] = draw
        return draw

    return register
