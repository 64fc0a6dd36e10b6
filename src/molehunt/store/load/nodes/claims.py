"""The nodes of claims, namings among them, with the direct edges that a claim draws."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from molehunt.case.recorded import on_record
from molehunt.model.records import Claim, Name
from molehunt.model.status import sentence_status, weakest_of
from molehunt.model.vocabulary import Predicate, Vocabulary
from molehunt.store.load.nodes.bearers import borne, support
from molehunt.store.load.nodes.context import Context
from molehunt.store.load.nodes.node import DirectEdge, Node, Row


def naming_node(name: Name, context: Context) -> Node:
    """Return the node of a claim that a form of words denotes somebody or something."""
    node = claim_node(name.claim, context)
    node.properties["sameness"] = name.sameness
    user = "Source" if name.used_by in context.sources else "Entity"
    return replace(node, links=(*node.links, ("USED_BY", user, name.used_by, None))) if name.used_by else node


def claim_node(claim: Claim, context: Context) -> Node:
    """Return the node of a claim."""
    predicate = context.vocabulary.predicates[claim.predicate]
    status = sentence_status(support(claim, context.sets, context.contested))
    drawn = claim.polarity == "affirmed" and claim.mode == "done"
    edges = tuple(_edges(claim, predicate, status, context)) if drawn else ()
    properties = {
        **_properties(claim),
        "family": predicate.family,
        "plays": list(predicate.plays) or None,
        "status": status,
        **_origins(claim, context),
        "edge_starts": sorted({edge.start for edge in edges}) or None,
    }
    return Node(
        "Claim",
        claim.id,
        "",
        properties,
        links=tuple(_links(claim, context)),
        roles=tuple(_roles(claim, predicate, context.vocabulary)),
        asserters=tuple(_asserters(claim, context)),
        edges=edges,
        bearings=tuple(context.bearings.get(claim.id, ())),
    )


def _origins(claim: Claim, context: Context) -> Row:
    """Return what a lens looks at: the works a claim stands in, who says it, and since when it is on record."""
    source = context.passage_source[claim.passage]
    works = dict.fromkeys([*context.works[source], *(w for a in claim.asserted_by for w in context.works.get(a, ()))])
    people = dict.fromkeys(
        [*(a for a in claim.asserted_by if a not in context.sources), *(a for w in works for a in context.authors[w])]
    )
    return {"authors": list(people), "sources": list(works), "recorded": on_record(claim, context.recorded)}


def _asserters(claim: Claim, context: Context) -> Iterator[tuple[str, str, int]]:
    for depth, asserter in enumerate(claim.asserted_by):
        yield "Source" if asserter in context.sources else "Entity", asserter, depth


def _links(claim: Claim, context: Context) -> Iterator[tuple[str, str, str, int]]:
    for id_, position in context.sets.get(claim.id, ()):
        yield "ALTERNATIVE", "AlternativeSet", id_, position
    for id_, position in context.sides.get(claim.id, ()):
        yield "SIDE", "Disagreement", id_, position


def _roles(claim: Claim, predicate: Predicate, words: Vocabulary) -> Iterator[tuple[str, str, str | None, int | None]]:
    """Yield role, entity, and the custody (word and stage) that the claim gives to the entity in this role."""
    for role, entities in claim.roles.items():
        custody = predicate.custody.get(role)
        stage = None if custody is None else words.custody_stage(custody)
        for entity in entities:
            yield role, entity, custody, stage


def _edges(claim: Claim, predicate: Predicate, status: str, context: Context) -> Iterator[DirectEdge]:
    names = "naming" in predicate.plays
    for edge in predicate.edges:
        for start in borne(claim.roles.get(edge.start, ()), {} if names else context.bearers):
            # A name of somebody who is said to be another is a name of that one.
            for end in borne(claim.roles.get(edge.end, ()), context.selves if names else context.bearers):
                if start.id != end.id:
                    firm = weakest_of((status, start.status, end.status))
                    identified = tuple(sorted({*start.claims, *end.claims}))
                    yield DirectEdge(edge.type, start.id, end.id, firm, start.form, end.form, identified)


def _properties(claim: Claim) -> Row:
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
        "what": claim.what or None,
        "channel": claim.channel or None,
        "date_wording": claim.date_wording or None,
        "date_basis": claim.date_basis or None,
        "hedge": claim.hedge or None,
        "grade_because": claim.grade_because or None,
        "note": claim.note or None,
    }
