"""Batches may be written one after the other: whatever an edge runs to is there before it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from molehunt.case import read
from molehunt.model.vocabulary import vocabulary
from molehunt.store.load.batches import AHEAD, ahead, batches
from molehunt.store.load.nodes import Node, nodes
from tests.cases import shipped_case, synthetic, tiny


def needed(node: Node) -> set[tuple[str, str]]:
    """The nodes to which the edges of a node run, and between which its direct edges run."""
    ends = {(label, end) for _, label, end, _ in node.links}
    ends |= {("Entity", entity) for _, entity, *_ in node.roles}
    ends |= {(label, asserter) for label, asserter, _ in node.asserters}
    ends |= {("Hypothesis", hypothesis) for hypothesis, *_ in node.bearings}
    ends |= {("Entity", end) for edge in node.edges for end in (edge.start, edge.end)}
    ends |= {("Source", node.properties["source"])} if node.kind == "Passage" else set()
    ends |= {("Passage", node.properties["passage"])} if node.kind == "Claim" else set()
    return ends


@pytest.mark.parametrize("size", [1, 7, 50, 100_000])
@pytest.mark.parametrize("name", ["shipped", "tiny", "synthetic"])
def test_the_end_of_every_edge_comes_first(tmp_path: Path, name: str, size: int) -> None:
    folders = {"shipped": shipped_case, "tiny": lambda: tiny(tmp_path), "synthetic": lambda: synthetic(tmp_path, 200)}
    made = list(nodes(read(folders[name]()), vocabulary()))
    there: set[tuple[str, str]] = set()
    written: list[Node] = []
    for batch in batches(made, size):
        there |= {(node.kind, node.id) for node in batch}
        for node in batch:
            assert needed(node) <= there
        written += batch
    assert sorted(node.digest for node in written) == sorted(node.digest for node in made)
    assert len({node.digest for node in made}) == len(made)


def test_what_is_made_ahead_is_the_same_and_never_far_ahead() -> None:
    made: list[int] = []

    def items() -> Iterator[int]:
        for number in range(1, 10):
            made.append(number)
            yield number

    for number in ahead(items()):
        assert len(made) <= number + AHEAD
    assert made == [*range(1, 10)]


def test_what_goes_wrong_in_making_is_raised_where_it_is_used() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise OSError("the disk is full")

    coming = ahead(items())
    with pytest.raises(OSError, match="the disk is full"):
        list(coming)
