"""Claims chosen for a picture, as they count under a lens: those on somebody, of some families, or behind an answer.

Views, which stand above, draw them: each kind of picture puts its function in with :func:`draws`, and the methods of
open cases and answers call it with :func:`picture`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar

from molehunt.graph.evidence import Evidence
from molehunt.graph.identities import Party, parties
from molehunt.model.errors import MolehuntError
from molehunt.model.nearest import did_you_mean
from molehunt.model.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Grounds:
    """Claims with the identifications that count for them, None for all of them, and the lens in words."""

    claims: tuple[Evidence, ...]
    counting: frozenset[str] | None = None
    lens: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """What a picture shows: ``proof`` holds each claim as answers do, ``notes`` say how names were read."""

    title: str
    case: str
    grounds: Grounds
    notes: tuple[str, ...] = ()
    proof: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def claims(self) -> tuple[Evidence, ...]:
        """The claims, each once."""
        return self.grounds.claims

    def parts(self, claim: Evidence) -> list[tuple[str, Party]]:
        """Return who or what has a part in a claim, each with the role, whatever the claim calls them."""
        counting = self.grounds.counting
        return [(one.role, party) for one in claim.participants for party in parties(one, counting)]


class Picture(Protocol):
    """A picture, which shows itself in a notebook."""

    def svg(self) -> str:
        """Return it as a whole SVG file."""

    def save(self, file: str | Path) -> Path:
        """Write it to a file, in the format that the ending of its name says."""


class Page(Protocol):
    """The web of a case as a page, which shows itself in a notebook."""

    @property
    def selected(self) -> list[str]:
        """The id of the node or claim that is picked in the notebook, empty for none; setting it picks."""

    @selected.setter
    def selected(self, ids: Sequence[str]) -> None: ...

    @property
    def notes(self) -> tuple[str, ...]:
        """How names were read, and what the lens is."""

    def html(self) -> str:
        """Return it as a whole HTML file."""

    def save(self, file: str | Path) -> Path:
        """Write it to a file whose name ends in .html."""


_DRAWING: dict[str, Callable[..., Any]] = {}
Drawing = TypeVar("Drawing", bound=Callable[..., Any])


def draws(kind: str) -> Callable[[Drawing], Drawing]:
    """Let a function draw the pictures of a kind."""

    def register(draw: Drawing) -> Drawing:
        _DRAWING[kind] = draw
        return draw

    return register


def picture(kind: str, selection: Selection, **how: Any) -> Picture:
    """Return a selection as a picture of a kind; raises MolehuntError where nothing can draw it."""
    drawn: Picture = _drawing(kind)(selection, **how)
    return drawn


def page(data: Mapping[str, Any]) -> Page:
    """Return the data of a web as a page; raises MolehuntError where nothing can draw it."""
    drawn: Page = _drawing("web")(data)
    return drawn


def picture_of(kind: str, data: Any) -> bytes | None:
    """Return the "still" of a page's data, or a "network", as PNG; None where nothing draws it."""
    drawn: bytes | None = _DRAWING[kind](data) if kind in _DRAWING else None
    return drawn


def _drawing(kind: str) -> Callable[..., Any]:
    if kind not in _DRAWING:
        raise MolehuntError(f"no {kind} can be drawn yet: import molehunt.views.notebook first, or use molehunt.open")
    return _DRAWING[kind]


def read_families(given: str | Sequence[str] | None) -> tuple[str, ...]:
    """Return families of predicates from a list, or from text with commas; all for None.

    Raises MolehuntError for what is none.
    """
    known = sorted({predicate.family for predicate in vocabulary().predicates.values()})
    if given is None:
        return tuple(known)
    listed = given.split(",") if isinstance(given, str) else given
    if not isinstance(listed, (list, tuple)) or not all(isinstance(one, str) for one in listed):
        raise MolehuntError(f"family: expected text or a list of texts, not {type(given).__name__}")
    names = [one.strip() for one in listed]
    for name in names or [""]:
        if name not in known:
            raise MolehuntError(f"family: there is no {name!r}; {did_you_mean(name, known)}")
    return tuple(dict.fromkeys(names))


def proof_of(claims: Iterable[Evidence]) -> dict[str, Mapping[str, Any]]:
    """Return claims by id as answers show them."""
    return {claim.id: claim.to_dict() for claim in claims}
