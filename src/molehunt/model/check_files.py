"""The files of the vocabulary as written: keys that are misspelt, missing or given twice, and required words.

YAML itself does not report these: of two equal keys it takes the last, and an unknown key is never read.
To add a key to a file: add it to the tables below.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from molehunt.model.nearest import nearest
from molehunt.model.records import ROLES
from molehunt.model.vocabulary import PARTS

_ATTRIBUTION = ("stances", "polarities", "modes", "certainties", "bases", "date_bases", "bearings")
_STEP = ("means", "probability")
_LABELS = ("entities", "evidence", "groups", "open")
_SCALES = {"reliability": tuple("ABCDEF"), "credibility": tuple("123456")}
_FILES = ("attribution.yaml", "custody.yaml", "grades.yaml", "labels.yaml", "ties.yaml", "worlds.yaml")
_PREDICATE = ("means", "not", "rule", "example", "plays", "roles", "optional", "alive", "existing", "edges", "custody")
_EDGE = ("type", "from", "to")
_WORLDS = ("exclusive", "decided")
_TIES, _TIES_NEEDED = ("means", "directed", "edges", "turned"), ("means", "directed", "edges")
_NEEDED = ("means", "not")


def file_faults(folder: Path) -> Iterator[str]:
    """Yield every fault of the files of a vocabulary."""
    read: dict[str, Any] = {}
    names = (*_FILES, *(f"predicates/{path.name}" for path in sorted((folder / "predicates").glob("*.yaml"))))
    for name in names:
        body, faults = _read(folder / name)
        yield from (f"{name}: {what}" for what in faults)
        if isinstance(body, dict):
            read[name] = body
        elif not faults:
            yield f"{name}: is empty or no mapping; expected entries with names"
    checks = (_attribution, _custody, _grades, _labels, _ties, _worlds)
    for name, check in zip(_FILES, checks, strict=True):
        yield from (f"{name}: {what}" for what in check(read[name])) if name in read else ()
    labels = read.get("labels.yaml", {})
    groups = labels.get("groups", {}) if isinstance(labels.get("groups"), dict) else {}
    for name in names[len(_FILES) :]:
        for predicate, body in read.get(name, {}).items():
            yield from (f"{name}: {predicate}: {what}" for what in _predicate(str(predicate), body, groups))


def _read(path: Path) -> tuple[Any, tuple[str, ...]]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        text = path.read_text(encoding="utf-8")
        root = yaml.compose(text, Loader=loader)
        body = yaml.load(text, Loader=loader)  # noqa: S506 - a safe loader, in C if there is one
        return body, tuple(_repeated(root)) if root is not None else ()
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        return None, (f"cannot be read as YAML: {' '.join(str(error).split())}",)


def _repeated(node: Any) -> Iterator[str]:
    """Yield a fault for every key that a mapping has twice, at any depth."""
    seen: set[str] = set()
    if node.id == "scalar":
        return
    pairs = node.value if node.id == "mapping" else [(None, item) for item in node.value]
    for key, value in pairs:
        if key is not None:
            if key.value in seen:
                yield f"line {key.start_mark.line + 1}: {key.value} stands there again; expected it once"
            seen.add(key.value)
        yield from _repeated(value)


def _keys(body: object, known: Collection[str], needed: Collection[str] = ()) -> Iterator[str]:
    if not isinstance(body, dict):
        yield f"is {type(body).__name__}; expected a mapping with {', '.join(known)}"
        return
    for key in body:
        if str(key) not in known:
            near = nearest(str(key), [name for name in known if name not in body])
            yield f"{key} is not known; expected {near[0] if near else ', '.join(known)}"
    for key in needed:
        if key not in {str(name) for name in body}:
            yield f"{key} is missing; expected it here"


def _attribution(body: Mapping[str, Any]) -> Iterator[str]:
    yield from _keys(body, _ATTRIBUTION, _ATTRIBUTION)
    for name in _ATTRIBUTION:
        values = body.get(name)
        if name in body and not (isinstance(values, dict) and values):
            yield f"{name}: is an empty list; expected words, each with its meaning"
        yield from (f"{name}: {what}" for what in _words(values))


def _custody(body: Mapping[str, Any]) -> Iterator[str]:
    yield from _words(body)


def _words(values: object) -> Iterator[str]:
    """Yield every fault of a list of words, each with its meaning."""
    for word, means in values.items() if isinstance(values, dict) else ():
        if not isinstance(word, str):
            yield f"{word!r} is read as {type(word).__name__}; expected a word: put it in quotes"
        yield from (f"{word}: {what}" for what in _sentence("its meaning", means))


def _grades(body: Mapping[str, Any]) -> Iterator[str]:
    yield from _keys(body, _SCALES, _SCALES)
    for scale, steps in _SCALES.items():
        if scale in body:
            yield from (f"{scale}: {what}" for what in _keys(body[scale], steps, steps))
            for step, said in body[scale].items() if isinstance(body[scale], dict) else ():
                yield from (f"{scale}: {step}: {what}" for what in _keys(said, _STEP, _STEP))


def _labels(body: Mapping[str, Any]) -> Iterator[str]:
    yield from _keys(body, _LABELS, _LABELS)
    yield from (f"open: {what}" for what in _roles(body.get("open", {}), body.get("groups") or {}))
    for part in ("entities", "evidence"):
        for label, said in (body.get(part) or {}).items():
            yield from (f"{part}: {label}: {what}" for what in _keys(said, ("kinds",), ("kinds",)))
    for name, members in (body.get("groups") or {}).items():
        if not members:
            yield f"groups: {name}: is empty; expected labels of entities"
        for label in members or ():
            if label not in (body.get("entities") or {}):
                yield f"groups: {name}: {label} is no label of entities; expected {', '.join(body['entities'])}"


def _ties(body: Mapping[str, Any]) -> Iterator[str]:
    for name, said in body.items():
        yield from (f"{name}: {what}" for what in _keys(said, _TIES, _TIES_NEEDED))
        if isinstance(said, dict):
            yield from (f"{name}: {what}" for what in _sentence("means", said.get("means", "")))
            if not isinstance(said.get("directed"), bool):
                yield f"{name}: directed is {said.get('directed')!r}; expected true or false"


def _worlds(body: Mapping[str, Any]) -> Iterator[str]:
    yield from _keys(body, _WORLDS, _WORLDS)


def _predicate(name: str, body: object, groups: Mapping[str, Any]) -> Iterator[str]:
    if not re.fullmatch("[a-z]+(_[a-z]+)*", name):
        yield "the name is not written as one; expected small letters, as in member_of"
    yield from _keys(body, _PREDICATE, _NEEDED)
    if not isinstance(body, dict):
        return
    for key in (*_NEEDED, "rule"):
        if key in body:
            yield from _sentence(key, body[key])
    for part in ("roles", "optional"):
        yield from (f"{part}: {what}" for what in _roles(body.get(part, {}), groups))
    if "custody" in body:
        yield from (f"custody: {what}" for what in _keys(body["custody"], ROLES))
    plays = body.get("plays", ())
    for part in [plays] if not isinstance(plays, list | tuple) else plays:
        if part not in PARTS:
            yield f"plays: {part} is no part; expected {', '.join(PARTS)}"
    for key in ("alive", "existing"):
        if not isinstance(body.get(key, []), list):
            yield f"{key}: is {body[key]!r}; expected a list of roles, as in [subject, object]"
    for edge in body.get("edges", ()):
        yield from (f"edges: {what}" for what in _keys(edge, _EDGE, _EDGE))


def _roles(body: object, groups: Mapping[str, Any]) -> Iterator[str]:
    yield from _keys(body, ROLES)
    for role, named in body.items() if isinstance(body, dict) else ():
        for group in [named] if isinstance(named, str) else named:
            if group not in groups:
                yield f"{role}: {group} is no group of labels.yaml; expected {', '.join(groups)}"


def _sentence(what: str, text: object) -> Iterator[str]:
    if not (isinstance(text, str) and text.strip()):
        yield f"{what} is empty; expected a sentence"
    elif not text.endswith("."):
        yield f"{what} does not end with a full stop; expected a sentence"
