"""Whatever is given to a public function: an answer, or a MolehuntError in one line, never another error."""

from __future__ import annotations

import inspect
from typing import Any

import networkx as nx
import numpy as np
import pytest

from molehunt import measures
from molehunt.model.errors import MolehuntError

GRAPH = nx.Graph([("ann", "bob", {"n": 2, "day": "1937-10-02"}), ("bob", "cy", {"n": 1, "day": "1937-10-06"})])
SOUND: dict[str, Any] = {
    "graph": GRAPH,
    "groups": {"ann": "x", "bob": "y", "cy": "x"},
    "measure": "degree",
    "k": 1,
    "heard": ["ann", "bob"],
    "source": "ann",
    "names": ("day", "day"),
    "draws": 2,
    "path": "none.csv",
}
BAD = [None, 0, -1, 1.5, True, float("nan"), "x", "", [], [3], ["x", "y"], {}, {"ann": []}, object(), 1j]
FUNCTIONS = {name: one for name in measures.__all__ if inspect.isfunction(one := getattr(measures, name))}


PARAMETERS = [(name, one) for name, function in FUNCTIONS.items() for one in inspect.signature(function).parameters]
# Everything is a flag to Python, and these two have no bad value.
FLAGS = ("distance", "directed")


@pytest.mark.parametrize(("function", "parameter"), PARAMETERS)
def test_nothing_ends_in_an_error_of_another_kind(function: str, parameter: str) -> None:
    names = inspect.signature(FUNCTIONS[function]).parameters
    refused = 0
    for bad in BAD:
        try:
            FUNCTIONS[function](**{one: SOUND[one] for one in names if one in SOUND} | {parameter: bad})
        except MolehuntError as error:
            refused += 1
            assert "\n" not in str(error), bad
    assert refused or parameter in FLAGS


@pytest.mark.parametrize(
    ("function", "given", "said"),
    [
        ("missing_ties", {"seed": -1}, "seed is -1: expected a whole number from 0"),
        ("missing_ties", {"seed": "x"}, "seed is 'x': expected a whole number from 0"),
        ("missing_ties", {"shares": 0.1}, r"shares is 0.1: expected shares of missing ties, such as \[0.05"),
        ("key_players", {"seed": -1}, "seed is -1: expected a whole number from 0"),
        ("brokerage", {"groups": "club"}, "groups: expected a mapping from node to group, .* not 'club'"),
        ("centrality", {"measures": 3}, "measures is 3: expected names of measures"),
        ("centrality", {"weight": 3}, "weight is 3: expected the name of an attribute of ties"),
        ("centrality", {"weight": "weihgt"}, "weight: no tie has an attribute 'weihgt'; there are n$"),
        ("ranking", {"weight": "nn"}, r"weight: no tie has an attribute 'nn'; did you mean n\?|there are n$"),
        ("ranking", {"top": "x"}, "top is 'x': expected a whole number from 1"),
        ("ranking", {"top": 0}, "top is 0: expected a whole number from 1"),
        ("ranking", {"top": -1}, "top is -1: expected"),
        ("ranking", {"top": 1.5}, "top is 1.5: expected"),
        ("ranking", {"top": True}, "top is True: expected"),
        ("read_network", {"path": None}, "path is None: expected a file that ends in .csv, .graphml, .gexf"),
    ],
)
def test_it_is_said_what_is_expected(function: str, given: dict[str, Any], said: str) -> None:
    names = inspect.signature(FUNCTIONS[function]).parameters
    with pytest.raises(MolehuntError, match=said):
        FUNCTIONS[function](**{one: SOUND[one] for one in names if one in SOUND} | given)


def test_a_strength_has_a_name_that_is_a_number_of_some_tie() -> None:
    """Day is text: it is no strength, and not offered as one."""
    with pytest.raises(MolehuntError, match="no attribute of theirs is a number; leave weight out"):
        measures.centrality(nx.Graph([("ann", "bob", {"day": "1937"})]), weight="dya")
    # Where there is no tie, none lacks it.
    assert measures.centrality(nx.empty_graph(2), "strength", weight="n")["strength"].to_list() == [0, 0]


def test_numbers_of_numpy_are_numbers() -> None:
    assert len(measures.ranking(GRAPH, top=np.int64(2))) == 2
    assert measures.missing_ties(GRAPH, "degree", shares=np.array([0.25]), draws=np.int64(3)).added == {0.25: 1}


def test_more_draws_than_there_is_time_for_are_refused() -> None:
    with pytest.raises(MolehuntError, match=r"draws is 10+: expected a whole number from 1 to 100000"):
        measures.missing_ties(GRAPH, "degree", draws=10**30)
