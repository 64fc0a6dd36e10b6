"""What a question is: its parameters, its columns, how its rows are worked out; and what it works with.

A file under ``questions`` declares a :class:`Question` named ``QUESTION``. Everything else follows from it: the command
with its help, the method in Python, table, CSV, JSON, Markdown and HTML, and its part of docs/answers.md.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol, TypedDict, TypeVar

from molehunt.graph.evidence import Evidence, Participant
from molehunt.graph.facet import first_day, last_day
from molehunt.graph.identities import Link, Party
from molehunt.graph.lens import Filter, Lens, lens_of
from molehunt.graph.lenses import facets
from molehunt.model.errors import MolehuntError
from molehunt.model.nearest import did_you_mean

if TYPE_CHECKING:
    # The command line imports the store while an engine starts, not before.
    from molehunt.graph.reader import Reader

if TYPE_CHECKING:
    import networkx as nx

    from molehunt.answers.answer import Answer
    from molehunt.answers.naming import Names

Item = TypeVar("Item")
Progress = Callable[[int, int], None]
"""Called with how much is done, and how much there is to do."""
Row = Mapping[str, Any]
Chapter = Literal[
    "Who knew, and who told",
    "People, bodies and events",
    "Time and ways",
    "Rank and place",
    "What the sources bear out",
]
"""The headings in the help under which questions stand, in order."""
Cell = str | Callable[[Row], Any]
DOCUMENT = ("Document",)
AGENT = ("Person", "Organization", "Codename", "Name")
ANYTHING: tuple[str, ...] = ()


class Named(NamedTuple):
    """What a name that was typed means in the case; ``note`` says how it was read, where that needs saying."""

    id: str
    name: str
    label: str
    note: str | None = None


Value = Named | Filter | str | int | date | None
"""What a parameter was given, a name as it was read."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that a question is asked about; ``option`` is its option on the command line, if it is no argument.

    ``takes`` is ``name`` for an entity of one of the ``labels`` (of any, without), ``id`` for text that the question
    looks up itself, ``text``, ``choice`` for one of ``choices``, ``number`` for a whole one that is at least ``low``,
    ``first day`` or ``last day`` for that day of a date such as 1937-10, ``flag`` for yes, or nothing,
    ``lens`` for a lens, in Python or in words. Of text or
    choices ``many`` may be given: in a list, or with commas between them. What is ``of_case`` does not go with a
    network from a file.
    """

    name: str
    meaning: str
    takes: Literal["name", "id", "text", "choice", "number", "first day", "last day", "flag", "lens"] = "name"
    labels: tuple[str, ...] = ANYTHING
    option: str = ""
    required: bool = False
    choices: Callable[[], Sequence[str]] | None = None
    default: str | int | None = None
    low: int = 1
    many: bool = False
    of_case: bool = False

    def read(self, value: Any) -> str | int | date | Lens | None:
        """Return a value as it was given, or the default; raises MolehuntError for what is not taken."""
        if value is None:
            return self.default
        if self.takes == "number":
            if isinstance(value, bool) or not isinstance(value, int) or value < self.low:
                raise MolehuntError(f"{self.name}: expected a whole number from {self.low} on, not {value!r}")
            return value
        if self.takes == "flag":
            if not isinstance(value, bool):
                raise MolehuntError(f"{self.name}: expected True or False, not {value!r}")
            return value or None
        if self.takes in ("first day", "last day"):
            return (first_day if self.takes == "first day" else last_day)(self.name, value)
        if self.takes == "lens":
            return lens_of(self.name, value)
        if self.many and isinstance(value, (list, tuple)) and all(isinstance(one, str) for one in value):
            value = ",".join(value)
        if not isinstance(value, str):
            raise MolehuntError(f"{self.name}: expected text, not {type(value).__name__}")
        for one in value.split(",") if self.many else (value,):
            if self.choices and one.strip() not in self.choices():
                raise MolehuntError(f"{self.name}: there is no {one!r}; {did_you_mean(one, self.choices())}")
        return value


class Told(NamedTuple):
    """A line of a block: a mark in the margin, words, and the claims that prove them."""

    mark: str
    words: str
    claims: Sequence[str] = ()


class Block(NamedTuple):
    """A row as lines under a heading; ``disagreement`` is one that it tells of as a whole, which no note repeats."""

    heading: str
    lines: Sequence[Told]
    disagreement: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question that can be put to any case; the help shows it under its ``chapter``.

    ``row`` is the TypedDict of its own columns, each an ``Annotated`` type with its meaning; the columns that all
    questions share come of themselves. ``table`` are header and content of the columns of the table for reading,
    where a name of a column stands for what it holds. ``section`` gives the heading under which a row stands, None
    for one that stands in no table. The rows of a question ``of_records`` are disagreements and the like: its table
    shows no status and no days. Rows of one ``of_answers`` tell of rows of other answers, and are not weighed. Rows
    that hold several sentences read badly in a table: ``blocks`` gives the lines for each, below the table or in
    place of it. Where each row rests on dozens of claims, the report is ``brief``: it cites only those of the
    question's own columns, and counts the disagreements; the answer has all of them. A question that can be put to
    any network has ``of_graph``; its command then takes ``--graph FILE`` in place of a case. Rows of two answers that
    are alike in the columns of the ``key`` are the same row.
    """

    name: str
    chapter: Chapter
    summary: str
    explanation: str
    example: str
    parameters: tuple[Parameter, ...]
    row: type[TypedDict]  # type: ignore[valid-type]  # a class made by TypedDict, which has no type of its own
    answer: Callable[[Enquiry], Findings]
    of_graph: Callable[[Asked, nx.Graph[Any]], Findings] | None = None
    table: tuple[tuple[str, Cell], ...] = ()
    blocks: Callable[[Answer], Iterable[Block]] | None = None
    section: Callable[[Row], str | None] | None = None
    of_records: bool = False
    of_answers: bool = False
    brief: bool = False
    key: tuple[str, ...] = ("id", "role")

    def checked(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """Return every parameter as it is read; raises MolehuntError for those unknown, missing or not taken."""
        known = {parameter.name: parameter for parameter in self.parameters}
        unknown = [name for name in asked if name not in known]
        missing = [name for name, p in known.items() if p.required and asked.get(name) is None]
        if unknown or missing:
            what = f"parameter {missing[0]} is missing" if not unknown else f"unknown parameter {unknown[0]}"
            if unknown and unknown[0] in facets():
                what = f"{unknown[0]} is a field of a lens, given as lens=molehunt.Lens({unknown[0]}=...)"
            raise MolehuntError(f"{self.name}: {what}; it takes {', '.join(known) or 'none'}, and lens")
        return {name: parameter.read(asked.get(name)) for name, parameter in known.items()}


@dataclass(frozen=True, slots=True)
class Finding:
    """A row as a question finds it: its own columns, the claims for and against it, the identifications it rests on.

    ``told`` is the row in words, for the hinges. A row that is no statement on which claims can be for or against, such
    as a claim itself, gives its own ``status``, and decisions are for or against its sentence; it has no hinges. A row
    that is a record (``of_record``) has no days of its own, and ``decided`` is what is on record of it.
    """

    columns: Row
    claims: Sequence[Evidence]
    told: str
    links: tuple[Link, ...] = ()
    status: str | None = None
    of_record: bool = False
    decided: str | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something that the sources leave unknown, with the candidates, names by id, and the claims that show it."""

    what: str
    candidates: Mapping[str, str] = field(default_factory=dict)
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """What a question found; ``subject`` adds to what is told of the thing asked about, ``hint`` says where to look.

    ``hint`` is for a question without rows to which another one holds the answer, and ``near`` are claims that say
    something near it. ``cited`` are claims that the subject names besides, ``notes`` what a reader must know of how the
    rows were found. ``hinges`` are those that the question works out itself, besides those of the rows. Where it is
    ``complete``, that there is no row is known, as that two answers do not differ.
    """

    rows: Sequence[Finding]
    unknown: Sequence[Unknown] = ()
    subject: Mapping[str, Any] = field(default_factory=dict)
    hint: str = ""
    near: Sequence[Evidence] = ()
    cited: Sequence[str] = ()
    notes: Sequence[str] = ()
    hinges: Sequence[Mapping[str, Any]] = ()
    complete: bool = False


class Asked:
    """What was asked: the parameters of a question as they were read."""

    def __init__(self, asked: Mapping[str, Value], progress: Progress | None = None) -> None:
        self.asked, self.progress = asked, progress
        self._reckoned: dict[Hashable, Any] = {}

    def named(self, parameter: str) -> Named | None:
        """Return what a name was read as; None where nothing was given."""
        given = self.asked[parameter]
        return given if isinstance(given, Named) else None

    def id_of(self, parameter: str) -> str | None:
        """Return the id of what was named, or the text given; None where nothing was."""
        given = self.asked[parameter]
        return given.id if isinstance(given, Named) else None if given is None else str(given)

    def text(self, parameter: str) -> Any:
        """Return a text, a choice or a day as it was given, or its default."""
        return self.asked[parameter]

    def texts(self, parameter: str) -> tuple[str, ...]:
        """Return every one of several texts or choices, or of the default; none where nothing was given."""
        given = self.asked[parameter]
        return tuple(one.strip() for one in str(given).split(",")) if given else ()

    def number(self, parameter: str) -> int:
        """Return a number as it was given, or its default."""
        given = self.asked[parameter]
        assert isinstance(given, int)  # noqa: S101  # a number always has a default
        return given

    def once(self, key: Hashable, reckon: Callable[[], Item]) -> Item:
        """Return what was reckoned from the same, whatever the lens; the key must hold all that it is reckoned from."""
        if key not in self._reckoned:
            self._reckoned[key] = reckon()
        found: Item = self._reckoned[key]
        return found

    def each(self, items: Sequence[Item]) -> Iterator[Item]:
        """Yield items that take long to work on, and tell whoever waits how many are done."""
        for done, item in enumerate(items):
            if self.progress:
                self.progress(done, len(items))
            yield item


class Lexicon(Protocol):
    """Reads names in a case."""

    def name(self, text: str, *labels: str) -> Named:
        """Return what a name means, an entity of one of the labels; raises UnknownNameError if none or several fit."""

    def names(self) -> Names:
        """Return all names of the case."""


class Enquiry(Asked):
    """One asking of a question: what was asked, and the claims that count under the lens.

    ``lexicon`` reads names in the case. Asked ``deep``, the answer tells also what rows hang on by two together.
    """

    def __init__(
        self,
        reader: Reader,
        asked: Mapping[str, Value],
        lexicon: Lexicon,
        *,
        progress: Progress | None = None,
        deep: bool = False,
    ) -> None:
        super().__init__(asked, progress)
        self.deep = deep
        self.reader, self.lexicon = reader, lexicon
        self.seen: dict[str, Evidence] = {}

    def under(self, lens: Filter) -> Enquiry:
        """Return the same enquiry under another lens; what one of them has read or reckoned, the other has, too."""
        other = Enquiry(self.reader.under(lens), self.asked, self.lexicon)
        other._reckoned = self._reckoned
        return other

    def read(self, text: str, *labels: str) -> Named:
        """Return what a name means, an entity of one of the labels; raises UnknownNameError if none or several fit."""
        return self.lexicon.name(text, *labels)

    def claims(self, query: str, **parameters: Any) -> tuple[Evidence, ...]:
        """Return the claims that a query under ``cypher/ask`` selects and the lens keeps, ordered by id."""
        return self._seen(self.reader.claims(query, **parameters))

    def claims_and_identifications(self, query: str, **parameters: Any) -> tuple[Evidence, ...]:
        """Return the same, and those besides on which others rest: what is a copy, who stands under a name."""
        return self._seen(self.reader.claims_and_identifications(query, **parameters))

    def claims_of(self, ids: Iterable[str]) -> tuple[Evidence, ...]:
        """Return those of some claims that the lens keeps, ordered by id."""
        return self._seen(self.reader.claims_of(ids))

    def see(self, claims: Iterable[Evidence]) -> None:
        """Take in claims that were read by other means, so that what they say is not known is told."""
        self._seen(tuple(claims))

    def _seen(self, found: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        self.seen.update((claim.id, claim) for claim in found)
        return found

    def parties(self, participant: Participant) -> tuple[Party, ...]:
        """Return whoever has that part in a claim: those said to stand under the name, or the participant itself."""
        return self.reader.parties(participant)

    def rows(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        """Return the rows of a query that tells of something other than claims."""
        return self.reader.rows(query, **parameters)
