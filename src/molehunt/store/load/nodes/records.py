"""The nodes of everything but claims: entities and names, sources and passages, and what stands between claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from molehunt.model.records import Case
from molehunt.model.vocabulary import Vocabulary
from molehunt.store.load.nodes.node import Node, Row


def record_nodes(case: Case, vocabulary: Vocabulary) -> Iterator[Node]:
    """Yield the nodes of all records that are no claims, each after those at which its edges end."""
    yield from _entities(case, vocabulary)
    yield from _sources(case)
    yield from _passages(case)
    yield from _alternatives(case)
    yield from _questions(case)


def _entities(case: Case, vocabulary: Vocabulary) -> Iterator[Node]:
    for e in case.entities:
        yield Node("Entity", e.id, e.label, {"kind": e.kind or None, "name": e.name, "note": e.note or None})
    listed = {e.id for e in case.entities}
    for n in {name.form: name for name in case.names if name.form not in listed}.values():
        yield Node("Entity", n.form, vocabulary.name_label(n.kind), {"kind": n.kind, "name": n.name, "note": None})


def _sources(case: Case) -> Iterator[Node]:
    for s in case.sources:
        links = [("PART_OF", "Source", s.part_of), *(("DERIVES_FROM", "Source", other) for other in s.derives_from)]
        links += [("IS", "Entity", s.document)]
        by = [("WRITTEN_BY", "Entity", author, position) for position, author in enumerate(s.author, 1)]
        properties: Row = {"kind": s.kind, "title": s.title, "date": s.date or None, "note": s.note or None}
        yield Node("Source", s.id, "", properties, (*_unordered(links), *by))


def _passages(case: Case) -> Iterator[Node]:
    for p in case.passages:
        properties = {"source": p.source, "paragraph": p.paragraph, "start": p.start, "end": p.end, "sha256": p.sha256}
        yield Node("Passage", p.id, "", properties, (("REPEATS", "Passage", p.repeats, None),) if p.repeats else ())


def _alternatives(case: Case) -> Iterator[Node]:
    choices = _choices(case)
    for a in case.alternatives:
        properties = {
            "kind": a.kind, "question": a.question, "choice": choices[a.id], "options": len(a.claims),
            "note": a.note or None,
        }  # fmt: skip
        links = [("FROM", "Passage", a.passage), *(("VARIES_WITH", "AlternativeSet", other) for other in a.varies_with)]
        yield Node("AlternativeSet", a.id, "", properties, _unordered(links))


def _questions(case: Case) -> Iterator[Node]:
    """Yield what is asked of the case: disagreements, hypotheses, and how a disagreement was decided."""
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
