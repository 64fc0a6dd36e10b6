"""The vocabulary: labels, predicates, attribution and grades, read from ``data/model`` when first needed.

To add a predicate: add it to the file of its family under ``data/model/predicates``; ``model.check`` checks it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from molehunt.model.errors import ModelError
from molehunt.model.shipped import shipped

PARTS = {
    "naming": "a name stands for somebody",
    "authorship": "somebody wrote a document",
    "copying": "a document is a copy",
    "dating": "an event took place",
    "presence": "it was done in person at the event in AT, on one of its days",
    "occasion": "it was said or done at the event in AT, on one of its days",
    "birth": "OBJECT was born, or SUBJECT where there is none",
    "death": "OBJECT died, or SUBJECT where there is none",
    "once": "SUBJECT does it to OBJECT once only",
    "request": "somebody was only asked",
    "relay": "something was passed on in words",
    "order": "somebody was told, asked, allowed or forbidden to do something",
    "response": "somebody agreed to do it, or would not",
    "compliance": "it was done",
    "withholding": "something was kept from somebody",
    "delivery": "something was brought to OBJECT",
    "joining": "somebody came to belong to something",
    "leaving": "somebody left it",
    "ignorance": "something is not known",
    "knowledge": "SUBJECT knew of what stands in OBJECT or ABOUT",
    "learning": "SUBJECT came to know of it",
    "opinion": "SUBJECT held something of whoever stands in OBJECT, or in ABOUT where there is no OBJECT",
    "state": "it lasts: what held on a day may have held on",
    "search": "something was looked for and not found",
}
"""What a predicate can play for the questions, each in words."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A direct edge that a claim gives: type, and the roles between which it runs."""

    type: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Predicate:
    """What a claim can say; ``roles`` and ``optional`` map a role to the labels that may fill it.

    ``plays`` holds the parts, of :data:`PARTS`, that it has in questions; ``rule`` is for whoever reads a text into
    claims, ``example`` the id of a claim of the reference case. Who has a role of ``alive`` lives on the day of the
    claim; who or what has one of ``existing`` is there by then: a person is born, though may be dead, a document made.
    """

    name: str
    family: str
    means: str
    excludes: str
    roles: Mapping[str, frozenset[str]]
    optional: Mapping[str, frozenset[str]]
    edges: tuple[Edge, ...]
    custody: Mapping[str, str]
    plays: tuple[str, ...] = ()
    rule: str = ""
    example: str = ""
    alive: frozenset[str] = frozenset()
    existing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TieGroup:
    """Types of direct edge under one word; those ``turned`` run against the direction of the group."""

    means: str
    directed: bool
    edges: tuple[str, ...]
    turned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The closed lists of the data model.

    ``kinds`` maps every label to its kinds, ``groups`` a short word to labels of entities, ``open_roles`` the roles
    that every predicate takes to the labels that may fill them; ``custody`` holds its words in the order of answers.
    ``grades`` says what each letter and each number of a grade means. ``exclusive`` are the kinds of disagreement of
    which one side only can be right, ``decided`` the chance that a decision on one is right.
    """

    predicates: Mapping[str, Predicate]
    kinds: Mapping[str, tuple[str, ...]]
    entity_labels: tuple[str, ...]
    groups: Mapping[str, frozenset[str]]
    open_roles: Mapping[str, frozenset[str]]
    custody: tuple[str, ...]
    attribution: Mapping[str, Mapping[str, str]]
    reliability: Mapping[str, float]
    credibility: Mapping[str, float]
    grades: Mapping[str, str]
    ties: Mapping[str, TieGroup]
    exclusive: frozenset[str]
    decided: float

    @property
    def edge_types(self) -> tuple[str, ...]:
        """Every type of direct edge, in alphabetical order."""
        return tuple(sorted({edge.type for p in self.predicates.values() for edge in p.edges}))

    @property
    def custodial(self) -> tuple[str, ...]:
        """The predicates that say what somebody had to do with a document, in the order of the files."""
        return tuple(name for name, predicate in self.predicates.items() if predicate.custody)

    def playing(self, *parts: str) -> tuple[str, ...]:
        """Return the predicates that play one of these parts, in the order of the files.

        Raises ModelError for a part that is not one of :data:`PARTS`.
        """
        for part in parts:
            if part not in PARTS:
                raise ModelError(f"{part!r} is no part of a predicate; expected one of {', '.join(PARTS)}")
        return tuple(name for name, predicate in self.predicates.items() if set(parts) & set(predicate.plays))

    def custody_stage(self, word: str) -> int:
        """Return the place, from 0, of a word of custody among all of them.

        Raises ModelError for a word that custody.yaml does not list.
        """
        try:
            return self.custody.index(word)
        except ValueError:
            raise ModelError(
                f"{word!r} is no word of custody.yaml; expected one of {', '.join(self.custody)}"
            ) from None

    def name_label(self, kind: str) -> str:
        """Return the label of a form of words of this kind: Codename or Name."""
        return "Codename" if kind in self.kinds["Codename"] else "Name"

    def probability(self, grade: str) -> float:
        """Return the probability, from 0 to 1, that a claim of this grade ("B3") is true, as sampling takes it.

        Raises ModelError for a text that is not a grade.
        """
        try:
            return self.reliability[grade[:1]] * self.credibility[grade[1:]]
        except KeyError:
            raise ModelError(f"grade {grade!r} is not a letter A to F and a number 1 to 6, as in B3") from None


@cache
def vocabulary(folder: Path | None = None) -> Vocabulary:
    """Return the vocabulary in ``folder``, by default the shipped one; later calls return the same object.

    Raises ModelError if a file cannot be read, a predicate is defined twice or lacks a key, and MolehuntError if the
    shipped vocabulary is missing.
    """
    folder = folder or shipped("data", "model")
    labels, grades = _read(folder / "labels.yaml"), _read(folder / "grades.yaml")
    groups = {name: frozenset(members) for name, members in labels["groups"].items()}
    custody, worlds = _read(folder / "custody.yaml"), _read(folder / "worlds.yaml")
    kinds = {**labels["entities"], **labels["evidence"]}
    return Vocabulary(
        predicates=_predicates(folder, groups),
        kinds={label: tuple(body["kinds"]) for label, body in kinds.items()},
        entity_labels=tuple(labels["entities"]),
        groups=groups,
        open_roles=_labels(labels["open"], groups),
        custody=tuple(custody),
        attribution=_read(folder / "attribution.yaml"),
        reliability={str(k): v["probability"] for k, v in grades["reliability"].items()},
        credibility={str(k): v["probability"] for k, v in grades["credibility"].items()},
        grades={str(k): v["means"] for part in ("reliability", "credibility") for k, v in grades[part].items()},
        exclusive=frozenset(worlds["exclusive"]),
        decided=worlds["decided"],
        ties={name: _tie_group(name, body) for name, body in _read(folder / "ties.yaml").items()},
    )


def _predicates(folder: Path, groups: Mapping[str, frozenset[str]]) -> dict[str, Predicate]:
    predicates: dict[str, Predicate] = {}
    for path in sorted((folder / "predicates").glob("*.yaml")):
        for name, body in _read(path).items():
            if name in predicates:
                raise ModelError(f"{path}: predicate {name} is already defined in {predicates[name].family}.yaml")
            predicates[name] = _predicate(name, path.stem, body, groups)
    return predicates


def _predicate(name: str, family: str, body: dict[str, Any], groups: Mapping[str, frozenset[str]]) -> Predicate:
    try:
        return Predicate(
            name=name,
            family=family,
            means=body["means"],
            excludes=body["not"],
            roles=_labels(body.get("roles", {}), groups),
            optional=_labels(body.get("optional", {}), groups),
            edges=tuple(Edge(edge["type"], edge["from"], edge["to"]) for edge in body.get("edges", ())),
            custody=body.get("custody", {}),
            plays=tuple(_listed(body.get("plays", ()))),
            rule=body.get("rule", ""),
            example=body.get("example", ""),
            alive=frozenset(body.get("alive", ())),
            existing=frozenset(body.get("existing", ())),
        )
    except KeyError as missing:
        raise ModelError(f"predicates/{family}.yaml: {name} lacks or misspells {missing}") from None


def _tie_group(name: str, body: dict[str, Any]) -> TieGroup:
    try:
        return TieGroup(body["means"], body["directed"], tuple(body["edges"]), tuple(body.get("turned", ())))
    except KeyError as missing:
        raise ModelError(f"ties.yaml: {name} lacks or misspells {missing}") from None


def _labels(roles: Mapping[str, str | list[str]], groups: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    return {role: frozenset().union(*(groups[group] for group in _listed(named))) for role, named in roles.items()}


def _listed(words: str | Iterable[str]) -> Iterable[str]:
    return [words] if isinstance(words, str) else words


def _read(path: Path) -> Any:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506  # a safe loader, in C if there
    except (OSError, yaml.YAMLError) as error:
        raise ModelError(f"{path}: cannot be read as YAML: {error}") from None
