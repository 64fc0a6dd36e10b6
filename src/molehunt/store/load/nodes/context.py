"""What the node of a claim needs to know of the rest of its case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from molehunt.case.recorded import recorded
from molehunt.model.records import Case
from molehunt.model.vocabulary import Vocabulary
from molehunt.store.load.nodes.bearers import Bearer, bearers_of, followed


@dataclass(frozen=True, slots=True)
class Context:
    """What the node of a claim needs to know of the rest of its case.

    ``bearers`` are those whom forms of words denote; ``selves`` the same for entities that are said to be another.
    """

    vocabulary: Vocabulary
    sources: frozenset[str]
    works: Mapping[str, tuple[str, ...]]
    authors: Mapping[str, tuple[str, ...]]
    passage_source: Mapping[str, str]
    sets: Mapping[str, Sequence[tuple[str, int]]]
    sides: Mapping[str, Sequence[tuple[str, int]]]
    contested: frozenset[str]
    bearers: Mapping[str, tuple[Bearer, ...]]
    selves: Mapping[str, tuple[Bearer, ...]]
    recorded: Mapping[str, date]
    bearings: Mapping[str, Sequence[tuple[str, str, str]]]

    @classmethod
    def of(cls, case: Case, vocabulary: Vocabulary) -> Context:
        """Return it for a case."""
        sets = _places((choice.id, [(claim,) for claim in choice.claims]) for choice in case.alternatives)
        contradictions = [d for d in case.disagreements if d.kind == "contradiction"]
        parents = {source.id: source.part_of for source in case.sources}
        contested = frozenset(claim for d in contradictions for side in d.sides for claim in side)
        said = bearers_of(case.names, sets, contested)
        selves = {entity.id: said[entity.id] for entity in case.entities if entity.id in said}
        return cls(
            vocabulary=vocabulary,
            sources=frozenset(parents),
            works={source: tuple(_up(source, parents)) for source in parents},
            authors={source.id: source.author for source in case.sources},
            passage_source={passage.id: passage.source for passage in case.passages},
            sets=sets,
            sides=_places((disagreement.id, disagreement.sides) for disagreement in case.disagreements),
            contested=contested,
            bearers=followed(said, selves) if selves else said,
            selves=selves,
            recorded=recorded(case, vocabulary),
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


def _bearings(case: Case) -> dict[str, list[tuple[str, str, str]]]:
    by_claim: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for b in case.bearings:
        by_claim[b.claim].append((b.hypothesis, b.bearing, b.why))
    return by_claim


def _up(source: str, parents: Mapping[str, str]) -> Iterator[str]:
    while source:
        yield source
        source = parents.get(source, "")
