"""How many of the disagreements that a case lists are found by the fields of its claims alone, and how many others are.

``python -m tests.benchmarks.found_disputes [CASE]`` asks a loaded case, the reference case without a name. A found one
is right if it has two claims that a disagreement of the case has on different sides, which then counts as found.
Precision is the share of right ones among all that are found. Recall is told for each kind of disagreement: those of
words that contradict one another in their sense alone, most of them, are beyond what fields can tell.
"""

from __future__ import annotations

import sys
from collections import Counter

import molehunt
from molehunt.graph.evidence import Disagreement, Evidence
from molehunt.graph.lens import Filter
from molehunt.graph.reader import Reader
from molehunt.graph.rivals import Rivals, rivals
from molehunt.model.vocabulary import vocabulary


def measured(reader: Reader) -> str:
    """Return what is found, and how much of what is listed that is."""
    families = sorted({predicate.family for predicate in vocabulary().predicates.values()})
    claims = reader.claims("ask/of_families", families=families)
    listed = {side.of.id: side.of for claim in claims for side in claim.sides}
    by_pair: dict[frozenset[str], set[str]] = {}
    for id_, disagreement in listed.items():
        for pair in _pairs(disagreement):
            by_pair.setdefault(pair, set()).add(id_)
    found = rivals(claims, reader.parties)
    right = {one.id: sorted({id_ for pair in one.pairs() for id_ in by_pair.get(pair, ())}) for one in found}
    lines = [f"{one.id}: {_told(one)}: {', '.join(right[one.id]) or 'not listed'}" for one in found]
    lines.append(f"precision: {sum(map(bool, right.values()))} of {len(found)}")
    hit = Counter(listed[id_].kind for id_ in {id_ for ids in right.values() for id_ in ids})
    kinds = Counter(one.kind for one in listed.values())
    exclusive = vocabulary().exclusive
    lines += [f"recall, {kind}: {hit[kind]} of {count}" for kind, count in kinds.most_common()]
    total = sum(hit[kind] for kind in exclusive), sum(kinds[kind] for kind in exclusive)
    lines.append(f"recall, kinds of which one side only can be right: {total[0]} of {total[1]}")
    return "\n".join(lines)


def _pairs(one: Disagreement) -> set[frozenset[str]]:
    return {frozenset((a, b)) for at, a in one.members for other, b in one.members if at < other}


def _told(one: Rivals) -> str:
    def side(claims: tuple[Evidence, ...]) -> str:
        return ", ".join(claim.id for claim in claims)

    return " | ".join(map(side, one.sides))


def main() -> None:
    """Print it for the case named on the command line."""
    with molehunt.open(*sys.argv[1:2]) as case:
        print(measured(Reader(case.store, case.case, Filter())))


if __name__ == "__main__":
    main()
