"""The status of a fact against the definition, over every claim there can be and every pair of them."""

from itertools import combinations, combinations_with_replacement, permutations, product

import pytest

from molehunt.model.status import STATUSES, Support, may_bound, status
from molehunt.model.vocabulary import vocabulary

WORDS = vocabulary().attribution
EVERY = [
    Support(stance, polarity, certainty, depth, worthless, open_choice, contested)
    for stance, polarity, certainty, depth, worthless, open_choice, contested in product(
        WORDS["stances"], WORDS["polarities"], WORDS["certainties"], (1, 2), *[(False, True)] * 3
    )
]
# One of each sort that the definition tells apart, to be combined by threes and fours.
SORTS = [
    Support("asserts", "affirmed", "plain", 1),
    Support("asserts", "affirmed", "plain", 2),
    Support("reports", "affirmed", "plain", 1),
    Support("reports", "affirmed", "plain", 2),
    Support("speculates", "affirmed", "plain", 1),
    Support("asserts", "affirmed", "probable", 1),
    Support("asserts", "affirmed", "plain", 1, open_choice=True),
    Support("asserts", "affirmed", "plain", 1, worthless=True),
    Support("asserts", "affirmed", "plain", 1, contested=True),
    Support("asserts", "negated", "plain", 1),
    Support("denies", "negated", "plain", 2),
    Support("reports", "negated", "possible", 2),
]


def defined(weights):
    """The definition, clause by clause."""
    if not weights:
        return "unknown"
    speaking_for = [w for w in weights if w.polarity == "affirmed" and w.stance != "denies"]
    speaking_against = [w for w in weights if w.polarity == "negated" or w.stance == "denies"]
    if not speaking_for:
        return "denied"
    if speaking_against or any(w.contested for w in speaking_for):
        return "disputed"
    # That something is not known is said as firmly as that it is so.
    put = [w for w in speaking_for if w.certainty in ("plain", "unknown")]
    firm = [w for w in put if w.stance != "speculates" and not w.open_choice and not w.worthless]
    outright = [w for w in firm if w.stance == "asserts" and w.depth == 1]
    return "stated" if outright else "reported" if firm else "possible"


def test_no_claim_at_all():
    assert status([]) == "unknown"


def test_every_single_claim():
    assert len(EVERY) == 4 * 2 * 5 * 2 * 2 * 2 * 2
    for weight in EVERY:
        assert status([weight]) == defined([weight]), weight


def test_every_pair_of_claims():
    for pair in combinations_with_replacement(EVERY, 2):
        assert status(pair) == defined(pair), pair


def test_threes_and_fours_in_any_order():
    for some in (*combinations(SORTS, 3), *combinations(SORTS, 4)):
        assert {status(order) for order in permutations(some)} == {defined(some)}


@pytest.mark.parametrize("weight", SORTS)
def test_the_same_claim_twice_changes_nothing(weight):
    assert status([weight, weight]) == status([weight])


def test_what_is_said_once_more_never_weakens_it_unless_it_is_against():
    firmness = STATUSES.index
    for one, two in product(SORTS, SORTS):
        if one.polarity == two.polarity == "affirmed" and not two.contested:
            assert firmness(status([one, two])) <= firmness(status([one]))


@pytest.mark.parametrize(
    ("weights", "word"),
    [
        ([("asserts", "affirmed", "plain", 1)], "stated"),
        ([("reports", "affirmed", "plain", 2)], "reported"),
        ([("asserts", "affirmed", "plain", 2)], "reported"),
        ([("asserts", "affirmed", "probable", 1)], "possible"),
        ([("speculates", "affirmed", "plain", 1)], "possible"),
        ([("denies", "negated", "plain", 1)], "denied"),
        ([("asserts", "negated", "plain", 1)], "denied"),
        ([("asserts", "affirmed", "doubtful", 1), ("denies", "negated", "doubtful", 3)], "disputed"),
    ],
)
def test_in_words(weights, word):
    assert status(Support(*weight) for weight in weights) == word


def test_all_statuses_are_reached():
    assert {status([weight]) for weight in EVERY} | {status([])} == set(STATUSES)


def test_days_bound_others_only_if_said_outright_and_not_doubted():
    every = product(WORDS["modes"], WORDS["polarities"], WORDS["stances"], WORDS["certainties"], "ABCDEF", "123456")
    found = {(*words[:4], "".join(words[4:])) for words in every if may_bound(*words[:4], "".join(words[4:]))}
    sure = product(("done",), ("affirmed",), ("asserts", "reports"), ("plain",), "ABCDF", "1236")
    assert found == {(*words[:4], "".join(words[4:])) for words in sure}
