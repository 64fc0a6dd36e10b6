"""A case as nodes of the graph, each with its properties and the edges that start at it.

Every node has a digest of itself and its edges, so that a load writes only what changed. An edge belongs to the node
from which it starts; a direct edge belongs to its claim. To store a new kind of record: give it a function here
and a file under ``cypher/write``.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import partial
from math import inf
from operator import attrgetter
from typing import Any, NamedTuple

from molehunt.case.bounding import bounding
from molehunt.model.dates.bounds import specific
from molehunt.model.dates.edtf import parse_edtf
from molehunt.model.dates.uncertain import Span, as_day
from molehunt.model.records import ROLES, Case, Claim, Name
from molehunt.model.status import STATUSES, Support, is_worthless, sentence_status, weakest_of
from molehunt.model.vocabulary import Predicate, Vocabulary

Row = dict[str, Any]


class DirectEdge(NamedTuple):
    """A direct edge of a claim, between the entities that its names denote.

    ``start_as`` and ``end_as`` are the names (forms of words) that the claim uses for them, ``identified_by`` the
    claims that say whom these names denote. ``status`` is that of the claim, or of these if they are weaker.
    """

    type: str
    start: str
    end: str
    status: str
    start_as: str | None = None
    end_as: str | None = None
    identified_by: tuple[str, ...] = ()


class _Bearer(NamedTuple):
    """An entity in a role: the one that the role names, or one that the form of words in the role denotes."""

    id: str
    form: str | None = None
    claims: tuple[str, ...] = ()
    status: str = STATUSES[0]


@dataclass(frozen=True, slots=True)
class Node:
    """A node and the edges it owns.

    ``kind`` is its first label, ``label`` an entity's second; ``links`` holds (type, label of the end, id, position).
    """

    kind: str
    id: str
    label: str
    properties: Row
    links: tuple[tuple[str, str, str, int | None], ...] = ()
    roles: tuple[tuple[str, str, str | None, int | None], ...] = ()
    asserters: tuple[tuple[str, str, int], ...] = ()
    edges: tuple[DirectEdge, ...] = ()
    bearings: tuple[tuple[str, str, str], ...] = ()
    digest: str = field(default="")

    @property
    def size(self) -> int:
        """The number of nodes and edges: the node itself and its edges."""
        return 1 + sum(map(len, (self.links, self.roles, self.asserters, self.edges, self.bearings)))


# Made once, since to make them for every node takes longer than the digest itself.
_FIELDS = attrgetter(*(part.name for part in fields(Node)))
_ENCODER = json.JSONEncoder(default=str, ensure_ascii=False, separators=(",", ":"))


def nodes(case: Case, vocabulary: Vocabulary) -> Iterator[Node]:
    """Yield every node of a case. A node comes after all nodes at which its edges end; claims come last."""
    yield from map(_digested, _entities(case, vocabulary))
    yield from map(_digested, _evidence(case))
    context = _Context.of(case, vocabulary)
    for name in case.names:
        yield _digested(_naming(name, context))
    for claim in case.claims:
        yield _digested(_claim(claim, context))


def _digested(node: Node) -> Node:
    # The digest must not fail on a lone surrogate (half of a character): the driver refuses it later, with its place.
    parts = _FIELDS(node)
    packed = _ENCODER.encode(parts).encode(errors="surrogatepass")
    return Node(*(*parts[:-1], hashlib.blake2b(packed, digest_size=12).hexdigest()))


def _entities(case: Case, vocabulary: Vocabulary) -> Iterator[Node]:
    for e in case.entities:
        yield Node("Entity", e.id, e.label, {"kind": e.kind or None, "name": e.name, "note": e.note or None})
    for n in {name.form: name for name in case.names}.values():
        yield Node("Entity", n.form, vocabulary.name_label(n.kind), {"kind": n.kind, "name": n.name, "note": None})


def _evidence(case: Case) -> Iterator[Node]:
    for s in case.sources:
        links = [("PART_OF", "Source", s.part_of), *(("DERIVES_FROM", "Source", other) for other in s.derives_from)]
        links += [("IS", "Entity", s.document)]
        by = [("WRITTEN_BY", "Entity", author, position) for position, author in enumerate(s.author, 1)]
        properties: Row = {"kind": s.kind, "title": s.title, "date": s.date or None, "note": s.note or None}
        yield Node("Source", s.id, "", properties, (*_unordered(links), *by))
    for p in case.passages:
        properties = {"source": p.source, "paragraph": p.paragraph, "start": p.start, "end": p.end, "sha256": p.sha256}
        yield Node("Passage", p.id, "", properties, (("REPEATS", "Passage", p.repeats, None),) if p.repeats else ())
    choices = _choices(case)
    for a in case.alternatives:
        properties = {
            "kind": a.kind, "question": a.question, "choice": choices[a.id], "options": len(a.claims),
            "note": a.note or None,
        }  # fmt: skip
        links = [("FROM", "Passage", a.passage), *(("VARIES_WITH", "AlternativeSet", other) for other in a.varies_with)]
        yield Node("AlternativeSet", a.id, "", properties, _unordered(links))
    for d in case.disagreements:
        yield Node(
            "Disagreement",
            d.id,
            "",
            {"kind": d.kind, "question": d.question, "would_decide": d.would_decide, "note": d.note},
        )
    for h in case.hypotheses:
        yield Node("Hypothesis", h.id, "", {"question": h.question, "statement": h.statement, "note": h.note or None})
    for c in case.decisions:
        links = [("ON", "Disagreement", c.disagreement), ("FROM", "Passage", c.passage)]
        properties = {"favours": c.favours, "reason": c.reason, "decided_by": c.decided_by, "note": c.note or None}
        yield Node("Decision", c.id, "", properties, _unordered(links))


def _choices(case: Case) -> dict[str, str]:
    """Return the choice of each set of alternatives: the first, by id, of all sets that vary together."""
    tied: dict[str, set[str]] = {one.id: {*one.varies_with} for one in case.alternatives}
    for one in case.alternatives:
        for other in one.varies_with:
            tied[other].add(one.id)
    choices: dict[str, str] = {}
    for id_ in sorted(tied):
        coming = [id_]
        while coming:
            if (reached := coming.pop()) not in choices:
                choices[reached] = id_
                coming.extend(tied[reached])
    return choices


def _unordered(links: Iterable[tuple[str, str, str]]) -> tuple[tuple[str, str, str, None], ...]:
    return tuple((type_, label, end, None) for type_, label, end in links if end)


@dataclass(frozen=True, slots=True)
class _Context:
    """What the node of a claim needs to know of the rest of its case."""

    vocabulary: Vocabulary
    sources: frozenset[str]
    works: Mapping[str, tuple[str, ...]]
    authors: Mapping[str, tuple[str, ...]]
    passage_source: Mapping[str, str]
    sets: Mapping[str, Sequence[tuple[str, int]]]
    sides: Mapping[str, Sequence[tuple[str, int]]]
    contested: frozenset[str]
    bearers: Mapping[str, tuple[_Bearer, ...]]
    recorded: Mapping[str, date]
    bearings: Mapping[str, Sequence[tuple[str, str, str]]]

    @classmethod
    def of(cls, case: Case, vocabulary: Vocabulary) -> _Context:
        sets = _places((choice.id, [(claim,) for claim in choice.claims]) for choice in case.alternatives)
        contradictions = [d for d in case.disagreements if d.kind == "contradiction"]
        parents = {source.id: source.part_of for source in case.sources}
        contested = frozenset(claim for d in contradictions for side in d.sides for claim in side)
        return cls(
            vocabulary=vocabulary,
            sources=frozenset(parents),
            works={source: tuple(_up(source, parents)) for source in parents},
            authors={source.id: source.author for source in case.sources},
            passage_source={passage.id: passage.source for passage in case.passages},
            sets=sets,
            sides=_places((disagreement.id, disagreement.sides) for disagreement in case.disagreements),
            contested=contested,
            bearers=_bearers(case.names, sets, contested),
            recorded=_recorded(case, vocabulary),
            bearings=_bearings(case),
        )


def _places(parted: Iterable[tuple[str, Iterable[Sequence[str]]]]) -> dict[str, list[tuple[str, int]]]:
    """Return for each claim where it stands: the id of what has it, and in which of its parts, from 1."""
    places: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for id_, parts in parted:
        for position, part in enumerate(parts, 1):
            for claim in part:
                places[claim].append((id_, position))
    return places


def _bearers(
    names: Iterable[Name], sets: Mapping[str, object], contested: frozenset[str]
) -> dict[str, tuple[_Bearer, ...]]:
    """Return whom each form of words is said to denote, with the status of the firmest claim that says so."""
    said: dict[str, dict[str, list[Name]]] = {}
    for name in names:
        if name.claim.polarity == "affirmed":
            said.setdefault(name.form, {}).setdefault(name.denotes, []).append(name)
    return {
        form: tuple(
            _Bearer(
                id_,
                naming[0].name,
                tuple(sorted(one.claim.id for one in naming)),
                min((sentence_status(_support(one.claim, sets, contested)) for one in naming), key=STATUSES.index),
            )
            for id_, naming in sorted(bearers.items())
        )
        for form, bearers in said.items()
    }


def _bearings(case: Case) -> dict[str, list[tuple[str, str, str]]]:
    by_claim: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for b in case.bearings:
        by_claim[b.claim].append((b.hypothesis, b.bearing, b.why))
    return by_claim


def _recorded(case: Case, vocabulary: Vocabulary) -> dict[str, date]:
    """Return the day by which what a source or a document says was certainly on record.

    The day of a document comes from the claims that somebody wrote it and that are certain enough to bound others. One
    whose days contain those of another is left out, since it only says less; of the others the last day counts.
    """
    days = {s.id: parse_edtf(s.date).possible_latest for s in case.sources if s.date}
    written: dict[str, set[Span]] = defaultdict(set)
    authorship = vocabulary.playing("authorship")
    for claim in bounding(case):
        first, last = claim.when.possible_earliest, claim.when.possible_latest
        if claim.predicate in authorship and (first or last):
            for document in claim.roles.get("object", ()):
                written[document].add(Span(first.toordinal() if first else -inf, last.toordinal() if last else inf))
    for document, spans in written.items():
        days[document] = as_day(max(span.last for span in specific(spans)))
    return {id_: day for id_, day in days.items() if day and day != date.max}


def _up(source: str, parents: Mapping[str, str]) -> Iterator[str]:
    while source:
        yield source
        source = parents.get(source, "")


def _naming(name: Name, context: _Context) -> Node:
    node = _claim(name.claim, context)
    node.properties["sameness"] = name.sameness
    user = "Source" if name.used_by in context.sources else "Entity"
    return replace(node, links=(*node.links, ("USED_BY", user, name.used_by, None))) if name.used_by else node


def _claim(claim: Claim, context: _Context) -> Node:
    predicate = context.vocabulary.predicates[claim.predicate]
    source = context.passage_source[claim.passage]
    works = dict.fromkeys([*context.works[source], *(w for a in claim.asserted_by for w in context.works.get(a, ()))])
    people = dict.fromkeys(
        [*(a for a in claim.asserted_by if a not in context.sources), *(a for w in works for a in context.authors[w])]
    )
    status = sentence_status(_support(claim, context.sets, context.contested))
    properties = _properties(claim) | {
        "family": predicate.family,
        "plays": list(predicate.plays) or None,
        "status": status,
        "authors": list(people),
        "sources": list(works),
        "recorded": min((context.recorded[a] for a in claim.asserted_by if a in context.recorded), default=None),
    }
    roles = tuple(_roles(claim, predicate, context.vocabulary))
    asserters = tuple(
        (("Source" if a in context.sources else "Entity"), a, depth) for depth, a in enumerate(claim.asserted_by)
    )
    links: list[tuple[str, str, str, int | None]] = [
        ("ALTERNATIVE", "AlternativeSet", s, position) for s, position in context.sets.get(claim.id, ())
    ]
    links += [("SIDE", "Disagreement", d, position) for d, position in context.sides.get(claim.id, ())]
    drawn = claim.polarity == "affirmed" and claim.mode == "done"
    edges = tuple(_edges(claim, predicate, status, context)) if drawn else ()
    properties["edge_starts"] = sorted({edge.start for edge in edges}) or None
    bearings = tuple(context.bearings.get(claim.id, ()))
    return Node("Claim", claim.id, "", properties, tuple(links), roles, asserters, edges, bearings)


def _roles(claim: Claim, predicate: Predicate, words: Vocabulary) -> Iterator[tuple[str, str, str | None, int | None]]:
    """Yield role, entity, and the custody (word and stage) that the claim gives to the entity in this role."""
    for role in ROLES:
        custody = predicate.custody.get(role)
        stage = None if custody is None else words.custody_stage(custody)
        yield from ((role, entity, custody, stage) for entity in claim.roles.get(role, ()))


def _edges(claim: Claim, predicate: Predicate, status: str, context: _Context) -> Iterator[DirectEdge]:
    names = predicate.name in context.vocabulary.playing("naming")
    for edge in predicate.edges:
        for start in _borne(claim.roles.get(edge.start, ()), {} if names else context.bearers):
            for end in _borne(claim.roles.get(edge.end, ()), {} if names else context.bearers):
                if start.id != end.id:
                    firm = weakest_of((status, start.status, end.status))
                    identified = tuple(sorted({*start.claims, *end.claims}))
                    yield DirectEdge(edge.type, start.id, end.id, firm, start.form, end.form, identified)


def _borne(ids: Iterable[str], bearers: Mapping[str, tuple[_Bearer, ...]]) -> Iterator[_Bearer]:
    for id_ in ids:
        yield from bearers.get(id_) or (_Bearer(id_),)


def _support(claim: Claim, sets: Mapping[str, object], contested: Container[str]) -> Support:
    return Support(
        claim.stance,
        claim.polarity,
        claim.certainty,
        len(claim.asserted_by),
        is_worthless(claim.grade),
        claim.id in sets,
        claim.id in contested,
    )


def _properties(claim: Claim) -> Row:
    text = partial(getattr, claim)
    kept = ("what", "channel", "date_wording", "date_basis", "hedge", "grade_because", "note")
    return {
        "predicate": claim.predicate,
        "statement": claim.statement,
        "passage": claim.passage,
        "mode": claim.mode,
        "stance": claim.stance,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "basis": claim.basis,
        "date": claim.when.text or None,
        "earliest": claim.when.earliest,
        "latest": claim.when.latest,
        "possible_earliest": claim.when.possible_earliest,
        "possible_latest": claim.when.possible_latest,
        "approximate": claim.when.approximate or None,
        "reliability": claim.grade[:1] or None,
        "credibility": int(claim.grade[1:]) if claim.grade[1:] else None,
        **{name: text(name) or None for name in kept},
    }
