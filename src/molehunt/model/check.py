"""Check the vocabulary: each file, and whether the files agree with one another.

``check_files`` checks the files as written (keys, spelling, required words), this module what they mean. To add a rule:
a generator of fault lines, called in ``_faults``, and a test with a broken copy in which it finds the fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from molehunt.model.check_files import file_faults
from molehunt.model.errors import ModelError
from molehunt.model.nearest import did_you_mean
from molehunt.model.records import ROLES
from molehunt.model.vocabulary import PARTS, Edge, Predicate, Vocabulary, vocabulary

_TYPE = re.compile("[A-Z]+(_[A-Z]+)*").fullmatch
_ROLE_WORD = re.compile("|".join(role.upper() for role in ROLES))
# What Python raises where a file has a list, a number or nothing in place of a mapping.
_WRONG_SHAPE = (LookupError, AttributeError, TypeError, ValueError, RecursionError)
_STEPS = {"reliability": "ABCDE", "credibility": "12345"}


def check_model(folder: Path) -> tuple[str, ...]:
    """Return every fault of the vocabulary in a folder, as ``file: entry: what is wrong; what is expected``.

    If files cannot be read, only that is reported. No error is raised.
    """
    if not folder.is_dir():
        return (f"{folder}: there is no such folder; expected one with labels.yaml and predicates, like data/model",)
    words, faults = None, []
    try:
        words, why = vocabulary.__wrapped__(folder), ""
    except (ModelError, *_WRONG_SHAPE) as error:
        why = " ".join(str(error).split())
    try:
        for fault in _faults(words, folder):
            faults.append(fault)
    except _WRONG_SHAPE as error:
        why = why or str(error)
    if why and not faults:
        faults = [f"the vocabulary cannot be read: {why}; expected files of the form of data/model"]
    return tuple(faults)


def _faults(words: Vocabulary | None, folder: Path) -> Iterator[str]:
    yield from file_faults(folder)
    if words is None:
        return
    yield from _kinds(words)
    yield from _probabilities("reliability", words.reliability)
    yield from _probabilities("credibility", words.credibility)
    for predicate in words.predicates.values():
        where = f"predicates/{predicate.family}.yaml: {predicate.name}"
        yield from (f"{where}: {what}" for what in _predicate(predicate, words))
    yield from _parts(words)
    yield from _edge_types(words)
    yield from _ties(words)
    yield from _worlds(words)


def _kinds(words: Vocabulary) -> Iterator[str]:
    for label in words.entity_labels:
        if label != "Event" and not words.kinds[label]:
            yield f"labels.yaml: entities: {label}: has no kinds; expected one at least"
    # The label of a name follows from its kind alone.
    for kind in sorted(set(words.kinds.get("Codename", ())) & set(words.kinds.get("Name", ()))):
        yield f"labels.yaml: entities: Name: kind {kind} is one of Codename, too; expected a kind of one of them"
    for label, kinds in words.kinds.items():
        for kind in sorted({kind for kind in kinds if kinds.count(kind) > 1}):
            yield f"labels.yaml: {label}: kind {kind} stands there twice; expected it once"


def _probabilities(scale: str, steps: Mapping[str, float]) -> Iterator[str]:
    for step, chance in steps.items():
        if not isinstance(chance, int | float) or not 0 <= chance <= 1:
            yield f"grades.yaml: {scale}: {step}: probability is {chance!r}; expected a number from 0 to 1"
            return
    for better, worse in pairwise(_STEPS[scale]):
        if better in steps and worse in steps and not steps[better] > steps[worse]:
            what = f"probability {steps[worse]} is not below {steps[better]}, that of {better}"
            yield f"grades.yaml: {scale}: {worse}: {what}; expected probabilities that fall"


def _parts(words: Vocabulary) -> Iterator[str]:
    """Yield a fault for every part that no predicate plays: the questions that need it would give no rows."""
    for part in PARTS:
        if not words.playing(part):
            yield f"predicates: no predicate plays {part}; expected one at least"
    if len(namings := words.playing("naming")) > 1:
        # A row of names.csv is a claim of this predicate, and has no column to choose one.
        yield f"predicates: {', '.join(namings)} all play naming; expected one"


def _predicate(predicate: Predicate, words: Vocabulary) -> Iterator[str]:
    taken = {**predicate.roles, **predicate.optional}
    for role in sorted(set(predicate.roles) & set(predicate.optional)):
        yield f"role {role} is needed and optional; expected it in one of the two"
    for edge in predicate.edges:
        yield from _edge(edge, tuple(taken))
    for role in sorted(predicate.alive | predicate.existing):
        if role not in taken and role not in words.open_roles:
            yield f"alive and existing name the role {role}, which it does not have; expected one of {', '.join(taken)}"
    for role in sorted(predicate.alive & predicate.existing):
        yield f"alive and existing both name the role {role}; expected it in one: who is alive exists"
    for role, word in predicate.custody.items():
        if role not in taken:
            yield f"custody names the role {role}, which it does not have; expected one of {', '.join(taken)}"
        if word not in words.custody:
            known = ", ".join(map(str, words.custody))
            yield f"custody makes of {role} {word}, no word of custody.yaml; expected {known}"
    for role in sorted({word.lower() for word in _ROLE_WORD.findall(predicate.means)}):
        if role not in taken and role not in words.open_roles:
            yield f"means speaks of {role.upper()}, which it does not have; expected one of {', '.join(taken)}"


def _edge(edge: Edge, taken: tuple[str, ...]) -> Iterator[str]:
    if not _TYPE(edge.type):
        yield f"edge type {edge.type} is not written as one; expected capitals, as in MEMBER_OF"
    for role in (edge.start, edge.end):
        if role not in taken:
            yield f"edge {edge.type} runs at the role {role}, which it does not have; expected {', '.join(taken)}"
    if edge.start == edge.end:
        yield f"edge {edge.type} runs from {edge.start} to itself; expected two roles"


def _edge_types(words: Vocabulary) -> Iterator[str]:
    """Yield a fault for every type of edge whose ends differ in kind from one predicate to another.

    A query names only the type, so the type must determine what is at either end.
    """
    first: dict[tuple[str, str], tuple[Predicate, frozenset[str]]] = {}
    for predicate in words.predicates.values():
        taken = {**predicate.roles, **predicate.optional}
        for edge in predicate.edges:
            for end, role in (("start", edge.start), ("end", edge.end)):
                labels = taken.get(role, frozenset())
                other, known = first.setdefault((edge.type, end), (predicate, labels))
                if not (labels <= known or known <= labels):
                    where = f"predicates/{predicate.family}.yaml: {predicate.name}"
                    what = f"edge {edge.type} has other labels at its {end} than in {other.name}"
                    yield f"{where}: {what}; expected {_listed(known)}, found {_listed(labels)}"


def _worlds(words: Vocabulary) -> Iterator[str]:
    kinds = words.kinds["Disagreement"]
    for kind in sorted(words.exclusive - set(kinds)):
        yield f"worlds.yaml: exclusive: {kind} is no kind of Disagreement; expected {', '.join(kinds)}"
    if not isinstance(words.decided, int | float) or not 0 <= words.decided <= 1:
        yield f"worlds.yaml: decided is {words.decided!r}; expected a number from 0 to 1"


def _ties(words: Vocabulary) -> Iterator[str]:
    for name, group in words.ties.items():
        types = (*group.edges, *group.turned)
        for type_ in dict.fromkeys(types):
            if type_ not in words.edge_types:
                yield f"ties.yaml: {name}: no predicate draws {type_}; {did_you_mean(type_, words.edge_types)}"
            if types.count(type_) > 1:
                yield f"ties.yaml: {name}: {type_} stands there twice; expected it once"


def _listed(labels: frozenset[str]) -> str:
    return ", ".join(sorted(labels)) or "none"
