"""The grammar of marks: one sign for each thing that pictures show, the same in chart, figures, page and report.

status -> dash; denial -> strokes across the line; not done -> hollow line; grade -> width and lightness; family of what
is said -> hue; kind of entity -> shape; part in a claim -> symbol; days -> bar. No sign is a colour alone. All of it is
plain data, and :func:`grammar` is the same for JSON. Lengths are in pixels of a picture of 1280 by 800.

To add a sign: an entry in its table here, with the words that a legend shows. ``tests/unit/views/test_marks.py`` checks
that everything of data/model has a sign, that contrasts suffice, and that hues differ for colour-blind readers.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin
from typing import Any, NamedTuple

from molehunt.model.vocabulary import vocabulary

Point = tuple[float, float]


class Line(NamedTuple):
    """How a line is drawn; ``dash`` are the lengths of strokes and gaps, empty for a solid line.

    A ``struck`` line has short strokes across it, a ``hollow`` one is two thin lines beside each other.
    """

    means: str
    dash: tuple[float, ...] = ()
    struck: bool = False
    hollow: bool = False


class Step(NamedTuple):
    """A step of the scale of grades: ``least`` is the lowest probability of a grade that is on it."""

    name: str
    means: str
    width: float
    opacity: float
    least: float


class Hue(NamedTuple):
    """The colour of some families of predicates, on light and on dark paper."""

    name: str
    means: str
    families: tuple[str, ...]
    light: str
    dark: str


class Symbol(NamedTuple):
    """A shape; ``points`` are the corners of a closed polygon of radius 1, y downwards, none for a circle.

    ``character`` is the nearest one of Unicode, for text; ``matplotlib`` and ``cytoscape`` are what these call it.
    """

    means: str
    character: str
    matplotlib: str
    cytoscape: str
    points: tuple[Point, ...] = ()
    filled: bool = True


class Paper(NamedTuple):
    """What marks are drawn on: two tints on which rows and panels stand, text, text of less weight, and thin rules."""

    ground: str
    tints: tuple[str, str]
    ink: str
    quiet: str
    rule: str
    days: str


def _regular(corners: int, turned: float = 0.0, inner: float = 1.0) -> tuple[Point, ...]:
    """Return the corners of a regular polygon, the first one on top; every second one at ``inner`` of the radius."""
    angles = (2 * pi * (number / corners + turned) for number in range(corners))
    radii = (inner if number % 2 else 1.0 for number in range(corners))
    return tuple((round(r * sin(angle), 3), round(-r * cos(angle), 3)) for r, angle in zip(radii, angles, strict=True))


_SQUARE: tuple[Point, ...] = ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85))
_TAG: tuple[Point, ...] = ((-0.9, -0.85), (0.35, -0.85), (0.95, 0.0), (0.35, 0.85), (-0.9, 0.85))
_UP: tuple[Point, ...] = ((0.0, -1.0), (1.0, 0.8), (-1.0, 0.8))
_DOWN: tuple[Point, ...] = ((-1.0, -0.8), (1.0, -0.8), (0.0, 1.0))
_ARM = 0.32
_PLUS: tuple[Point, ...] = (
    *((-_ARM, -1.0), (_ARM, -1.0), (_ARM, -_ARM), (1.0, -_ARM), (1.0, _ARM), (_ARM, _ARM)),
    *((_ARM, 1.0), (-_ARM, 1.0), (-_ARM, _ARM), (-1.0, _ARM), (-1.0, -_ARM), (-_ARM, -_ARM)),
)

STATUSES: Mapping[str, Line] = {
    "stated": Line("stated: a source says so outright"),
    "reported": Line("reported: only through the words of another", (8.0, 4.0)),
    "possible": Line("possible: hedged, a guess, or one of several readings", (1.6, 3.0)),
    "disputed": Line("disputed: claims speak for it and against it", (9.0, 3.0, 1.6, 3.0)),
    "denied": Line("denied: claims speak only against it", struck=True),
    "unknown": Line("unknown: no claim says", (1.6, 8.0)),
}
"""How firmly a thing is said, from the firmest to the weakest."""

DENIAL = Line("a denial: the claim says that it was not so", struck=True)
"""What is added to the line of a claim that denies something."""

NOT_DONE = Line("not done: only planned, attempted, ordered, asked or allowed", hollow=True)
"""What is added to the line of a claim that does not say that a thing was done."""

STEPS: tuple[Step, ...] = (
    Step("firm", "firm grade, such as B3 or better", 2.6, 1.0, 0.6),
    Step("middle", "middling grade, such as C3 or D2", 1.7, 0.9, 0.3),
    Step("weak", "weak grade, such as D4, E or 5, or none", 0.9, 0.78, 0.0),
)
"""The grades, in one ordered scale of three steps."""

HUES: tuple[Hue, ...] = (
    Hue("custody", "custody of documents", ("custody",), "#2744af", "#94bdff"),
    Hue("talk", "what was passed on in words, and answers to it", ("relays", "responses"), "#c33f13", "#ff7a4d"),
    Hue("deeds", "deeds and meetings", ("acts",), "#007a5e", "#34d2a1"),
    Hue("ties", "ties between people and groups", ("ties",), "#373752", "#8480ea"),
    Hue("names", "who is who, and what documents are", ("names", "documents"), "#56330f", "#eed64b"),
    Hue("minds", "what was known, thought and judged", ("minds", "judgements"), "#a93692", "#ca6dba"),
)
"""The families of predicates, by what they have in common."""

ROLES: Mapping[str, Symbol] = {
    "subject": Symbol("who did it", "●", "o", "ellipse"),
    "object": Symbol("what, or whom, it was done to", "□", "s", "rectangle", _SQUARE, filled=False),
    "recipient": Symbol("to whom", "▼", "v", "vee", _DOWN),
    "via": Symbol("through whom or what", "◆", "D", "diamond", _regular(4)),
    "about": Symbol("about whom or what", "✚", "P", "polygon", _PLUS),
    "at": Symbol("where, or on what occasion", "△", "^", "triangle", _UP, filled=False),
}
"""The parts in a claim."""

KINDS: Mapping[str, Symbol] = {
    "Person": Symbol("person", "●", "o", "ellipse"),
    "Organization": Symbol("organization", "■", "s", "round-rectangle", _SQUARE),
    "Codename": Symbol("codename that nobody is said to bear", "★", "*", "star", _regular(10, inner=0.45)),
    "Name": Symbol("name that nobody is said to bear", "⬢", "h", "hexagon", _regular(6)),
    "Document": Symbol("document", "⯈", "p", "tag", _TAG),
    "Event": Symbol("event", "◆", "D", "diamond", _regular(4)),
    "Place": Symbol("place", "▲", "^", "triangle", _UP),
}
"""The labels of entities, in the order in which bands and legends show them."""

DAYS: Mapping[str, Any] = {
    "bar": "from the first to the last day that the source leaves open",
    "point": "a known day",
    "fades": "an approximate end",
    "open": "no first, or no last day",
    "thick": 4.0,
    "fade": 0.4,
}
"""How days are shown; ``fade`` is the part of a bar over which an approximate end fades, ``thick`` how thick it is."""

LIGHT = Paper("#ffffff", ("#edf1f7", "#f4efe4"), "#1d2430", "#565d68", "#c9ced6", "#94702a")
DARK = Paper("#0e1320", ("#171e2e", "#211f24"), "#eceff5", "#a5adbb", "#39435a", "#d9b45f")


def step_of(grade: str) -> Step:
    """Return the step of a grade such as C3, the last one for no grade; raises ModelError for what is none."""
    chance = vocabulary().probability(grade) if grade else 0.0
    return next(step for step in STEPS if chance >= step.least)


def hue_of(family: str) -> Hue:
    """Return the hue of a family of predicates; a family that no hue names goes with the last."""
    return next((hue for hue in HUES if family in hue.families), HUES[-1])


def grammar() -> dict[str, Any]:
    """Return all signs as dictionaries, lists and plain values that ``json`` takes."""
    grades = {f"{letter}{number}" for letter in "ABCDEF" for number in "123456"}
    return {
        "statuses": {name: _plain(line) for name, line in STATUSES.items()},
        "roles": {name: _plain(symbol) for name, symbol in ROLES.items()},
        "kinds": {name: _plain(symbol) for name, symbol in KINDS.items()},
        "denial": _plain(DENIAL),
        "not_done": _plain(NOT_DONE),
        "steps": [_plain(step) for step in STEPS],
        "step_of": {grade: step_of(grade).name for grade in sorted(grades)} | {"": step_of("").name},
        "hues": [_plain(hue) for hue in HUES],
        "hue_of": {family: hue.name for hue in HUES for family in hue.families},
        "days": dict(DAYS),
        "paper": {"light": _plain(LIGHT), "dark": _plain(DARK)},
    }


def _plain(sign: Line | Step | Hue | Symbol | Paper) -> dict[str, Any]:
    return {name: _listed(value) for name, value in sign._asdict().items()}


def _listed(value: Any) -> Any:
    return [_listed(one) for one in value] if isinstance(value, tuple) else value
