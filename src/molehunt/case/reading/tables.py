"""The tables of a case: their columns in order, and what a cell of each may hold.

The readers, the checks, the records and the shipped ``datapackage.json`` all follow from this page. To add a column:
add it here and, under the same name, to its record in ``model.records``; a rule that no other column has goes into
``case.checks``. A column that need not be filled may be missing from a file: a new one leaves older cases valid.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from molehunt.model.records import LONGEST_ID, LONGEST_NAME

Form = Literal["text", "slug", "integer", "sha256", "grade", "date"]
SLUG = f"[a-z0-9][a-z0-9-]{{0,{LONGEST_ID - 1}}}"
SHA256 = "[0-9a-f]{64}"
SAMENESS = ("explicit", "inferred")
SEPARATORS = {"list": ";", "chain": ">", "sides": "|"}
NODES = ("entity", "name")
LONGEST_LIST = 500
"""Ids in a cell at most: a claim draws an edge for each pair of its subjects and objects."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``refers`` names the kinds of ids it holds (see :data:`IDS`), ``many`` how several are joined.

    One that is not ``needed`` may be empty, and missing. ``longest`` bounds the characters of a cell; 0 stands for any
    number.
    """

    name: str
    means: str
    needed: bool = False
    form: Form = "text"
    closed: str = ""
    refers: tuple[str, ...] = ()
    many: Literal["", "list", "chain", "sides"] = ""
    longest: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a case, one CSV file; a case may do without an ``optional`` one."""

    name: str
    means: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("id",)
    optional: bool = False

    @property
    def header(self) -> tuple[str, ...]:
        """The names of its columns, in order."""
        return tuple(column.name for column in self.columns)

    @property
    def needed(self) -> tuple[str, ...]:
        """The names of the columns that must be filled, and therefore be there, in order."""
        return tuple(column.name for column in self.columns if column.needed)


def _id(name: str, means: str) -> Column:
    return Column(name, means, needed=True, form="slug")


def _needed(column: Column) -> Column:
    return replace(column, needed=True)


def _role(name: str, means: str) -> Column:
    return Column(name, means, refers=NODES, many="list")


NOTE = Column("note", "Anything else a reader should know.")
PASSAGE = Column("passage", "The passage it rests on.", needed=True, refers=("passage",))
STATEMENT = Column("statement", "The claim in one sentence of our own words.", needed=True)
DATE = Column("date", "EDTF, or relative to a claim or an event, as claimed.", form="date")
STANCE = Column("stance", "How the claim is put forward.", needed=True, closed="stance")
CERTAINTY = Column("certainty", "How surely the text puts it.", needed=True, closed="certainty")
GRADE = Column("grade", "Reliability A to F and credibility 1 to 6.", needed=True, form="grade")
BECAUSE = Column("grade_because", "Why this grade.")
ASSERTED_BY = Column(
    "asserted_by",
    "Who claims it: sources and entities joined by ' > ', outermost first.",
    needed=True,
    refers=("source", *NODES),
    many="chain",
)

ENTITIES = Table(
    "entities",
    "People, organizations, documents, events and places.",
    (
        _id("id", "Key of the entity."),
        Column("label", "Label of its node.", needed=True, closed="label"),
        Column("kind", "Kind within the label; may be empty."),
        Column("name", "Name by which it is shown.", needed=True, longest=LONGEST_NAME),
        NOTE,
    ),
)

NAMES = Table(
    "names",
    "Each row is a claim that a form of words denotes an entity.",
    (
        _id("id", "Key of the claim."),
        _id("form", "Key of the form of words; several rows may share it."),
        Column("name", "The form of words.", needed=True, longest=LONGEST_NAME),
        Column("kind", "Kind of name.", needed=True, closed="name kind"),
        Column("denotes", "The entity it is used of.", needed=True, refers=("entity",)),
        Column("used_by", "Who uses it.", refers=("source", *NODES)),
        DATE,
        Column("sameness", "Whether the text says so or implies it.", needed=True, closed="sameness"),
        STATEMENT,
        STANCE,
        CERTAINTY,
        GRADE,
        BECAUSE,
        ASSERTED_BY,
        PASSAGE,
        NOTE,
    ),
)

SOURCES = Table(
    "sources",
    "Works in which passages lie, or which they cite.",
    (
        _id("id", "Key of the source."),
        Column("kind", "Kind of source.", needed=True, closed="source kind"),
        Column("title", "Title of the work.", needed=True),
        Column("author", "Its authors.", refers=("entity",), many="list"),
        Column("date", "Its date, in EDTF.", form="date"),
        Column("part_of", "The source of which it is a part.", refers=("source",)),
        Column("derives_from", "Sources on which it draws.", refers=("source",), many="list"),
        Column("document", "The document that it is, where claims speak of it.", refers=("entity",)),
        NOTE,
    ),
)

PASSAGES = Table(
    "passages",
    "Stand-off locators: where in the raw text a claim rests; the text itself is not kept.",
    (
        _id("id", "Key of the passage."),
        Column("source", "The source in which it lies.", needed=True, refers=("source",)),
        Column("paragraph", "Number of the non-blank line, from 1.", needed=True, form="integer"),
        Column("start", "First character in the raw text, from 0.", needed=True, form="integer"),
        Column("end", "Character after the last.", needed=True, form="integer"),
        Column("sha256", "Hash of the exact span in UTF-8.", needed=True, form="sha256"),
        Column("repeats", "The passage it is copied from, or shares an original with.", refers=("passage",)),
    ),
)

CLAIMS = Table(
    "claims",
    "What is asserted, one assertion a row.",
    (
        _id("id", "Key of the claim."),
        Column("predicate", "What kind of thing it says (data/model/predicates).", needed=True),
        _role("subject", "Who or what it is said of."),
        _role("object", "To whom or to what it is done."),
        _role("recipient", "Who is given, shown or told."),
        _role("via", "By whom or by what it is passed."),
        _role("about", "What it concerns."),
        _role("at", "Event or place."),
        Column("what", "What the predicate leaves open, in our own words."),
        Column("channel", "By what means something is passed or said."),
        STATEMENT,
        DATE,
        Column("date_wording", "The text's own word or two for the date."),
        Column("date_basis", "On what the date rests.", closed="date_basis"),
        Column("mode", "Whether it was done, or planned, ordered, attempted.", needed=True, closed="mode"),
        STANCE,
        Column("polarity", "Whether it holds or does not.", needed=True, closed="polarity"),
        CERTAINTY,
        Column("hedge", "The text's own hedge, a word or two."),
        Column("basis", "On what the innermost asserter rests it.", needed=True, closed="basis"),
        GRADE,
        BECAUSE,
        ASSERTED_BY,
        PASSAGE,
        NOTE,
    ),
)

ALTERNATIVES = Table(
    "alternatives",
    "Claims of which the text leaves open which one holds.",
    (
        _id("id", "Key of the set."),
        Column("kind", "What leaves it open.", needed=True, closed="alternative kind"),
        Column("question", "What is open.", needed=True),
        Column("claims", "The claims in question.", needed=True, refers=("claim",), many="list"),
        PASSAGE,
        Column("varies_with", "Sets whose claims hold with its own, in order.", refers=("alternative",), many="list"),
        NOTE,
    ),
)

DISAGREEMENTS = Table(
    "disagreements",
    "Claims that do not go together.",
    (
        _id("id", "Key of the disagreement."),
        Column("kind", "In what way they do not.", needed=True, closed="disagreement kind"),
        Column("question", "What is at issue.", needed=True),
        Column("sides", "Claims of each side, sides by ' | '.", needed=True, refers=("claim",), many="sides"),
        Column("would_decide", "What would settle it."),
        NOTE,
    ),
)

DECISIONS = Table(
    "decisions",
    "Disagreements decided in favour of one side; the sides are kept.",
    (
        _id("id", "Key of the decision."),
        Column("disagreement", "The disagreement it decides.", needed=True, refers=("disagreement",)),
        Column("favours", "Number of the side it favours, from 1.", needed=True, form="integer"),
        Column("reason", "Why.", needed=True),
        Column("decided_by", "Who decides it.", needed=True, refers=("source", *NODES)),
        PASSAGE,
        NOTE,
    ),
)

HYPOTHESES = Table(
    "hypotheses",
    "Rival explanations that the text discusses.",
    (
        _id("id", "Key of the hypothesis."),
        Column("question", "What they explain; rivals share it.", needed=True),
        Column("statement", "The explanation in one sentence of our own words.", needed=True),
        NOTE,
    ),
    optional=True,
)

BEARINGS = Table(
    "bearings",
    "What a claim does for a hypothesis, if the claim is true.",
    (
        Column("hypothesis", "The hypothesis.", needed=True, refers=("hypothesis",)),
        Column("claim", "The claim.", needed=True, refers=("claim",)),
        Column("bearing", "Whether it goes with the hypothesis.", needed=True, closed="bearing"),
        Column("why", "Why.", needed=True),
    ),
    key=("hypothesis", "claim"),
    optional=True,
)

OMITTED = Table(
    "omitted",
    "Sentences of the text in which nothing is claimed, so that whatever else has no claim was forgotten.",
    (
        Column("paragraph", "Number of the non-blank line, from 1.", needed=True, form="integer"),
        Column("start", "First character in the raw text, from 0.", needed=True, form="integer"),
        Column("end", "Character after the last.", needed=True, form="integer"),
        Column("sha256", "Hash of the exact span in UTF-8.", needed=True, form="sha256"),
        Column("reason", "Why nothing is claimed.", needed=True),
    ),
    key=("start",),
    optional=True,
)

TABLES = (
    ENTITIES,
    NAMES,
    SOURCES,
    PASSAGES,
    CLAIMS,
    ALTERNATIVES,
    DISAGREEMENTS,
    DECISIONS,
    HYPOTHESES,
    BEARINGS,
    OMITTED,
)

IDS: dict[str, tuple[tuple[str, str], ...]] = {
    "entity": (("entities", "id"),),
    "name": (("names", "form"),),
    "claim": (("names", "id"), ("claims", "id")),
    "source": (("sources", "id"),),
    "passage": (("passages", "id"),),
    "alternative": (("alternatives", "id"),),
    "disagreement": (("disagreements", "id"),),
    "decision": (("decisions", "id"),),
    "hypothesis": (("hypotheses", "id"),),
}
"""Where the ids of each kind stand, as table and column; columns name these kinds in ``refers``."""
SHARED = ("entity", "name", "source", "claim")
"""The kinds that share one space, so that an id in an answer or in a date means one thing; others have one each."""
