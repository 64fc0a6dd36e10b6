"""A claim from a row of ask/evidence."""

import random
from datetime import date

import pytest

from molehunt.graph.evidence import Evidence
from tests.unit.graph.made import against, choice, claim, member, read, row

SIDES = (
    against("d2", 2, member("z", 1), member("y", 1), favours=1),
    against("d1", 1, member("x", 2, grade="E5"), member("w", 2), kind="date"),
)
FULL = row(
    "c1",
    "gave",
    subject=["bob", "ann", "the-fox"],
    object="paper",
    recipient="cy",
    by="book > ann > bob",
    earliest="1937-10-06",
    latest="1937-10-31",
    possible_earliest="1937-10-01",
    possible_latest="1937-11-05",
    approximate=True,
    recorded=date(1940, 12, 31),
    grade="C3",
    authors=["ann", "bob"],
    sources=["book"],
    bearers={"the-fox": {"dan": ["n2", "n1"], "eve": ["n3"]}},
    alternatives=(choice("b", "Which?", "c1", "c2", together="a"), choice("a", "Who?", "c1", "c3")),
    sides=SIDES,
)


def shuffled(value, chance):
    """The same row with every list in another order, as another engine may give it."""
    if isinstance(value, dict):
        return {key: shuffled(held, chance) for key, held in value.items()}
    if isinstance(value, list):
        return chance.sample([shuffled(held, chance) for held in value], len(value))
    return value


@pytest.mark.parametrize("seed", range(20))
def test_the_order_of_rows_and_lists_does_not_matter(seed: int) -> None:
    assert read(shuffled(FULL, random.Random(seed))) == read(FULL)  # noqa: S311


def test_roles_in_order_with_what_custody_makes_of_them() -> None:
    found = [(one.role, one.id, one.custody) for one in read(FULL).participants]
    assert found == [
        ("object", "paper", None),
        ("recipient", "cy", "received"),
        ("subject", "ann", "gave"),
        ("subject", "bob", "gave"),
        ("subject", "the-fox", "gave"),
    ]
    assert [one.id for one in read(FULL).filling("subject", "recipient")] == ["cy", "ann", "bob", "the-fox"]


def test_a_form_of_words_has_its_bearers_with_the_claims_that_say_so() -> None:
    (fox,) = (one for one in read(FULL).participants if one.id == "the-fox")
    assert [(bearer.id, bearer.claims) for bearer in fox.bearers] == [("dan", ("n1", "n2")), ("eve", ("n3",))]
    assert all(not one.bearers for one in read(FULL).participants if one.id != "the-fox")


def test_asserters_from_the_outermost_inwards() -> None:
    assert [id_ for id_, _ in read(FULL).asserted_by] == ["book", "ann", "bob"]
    assert read(FULL).support().depth == 3


def test_days_are_those_written_and_those_possible() -> None:
    days = read(FULL).days
    assert (days.earliest, days.latest) == (date(1937, 10, 6), date(1937, 10, 31))
    assert (days.possible_earliest, days.possible_latest) == (date(1937, 10, 1), date(1937, 11, 5))
    assert days.approximate
    assert "about" in days.shown()


@pytest.mark.parametrize(("grade", "said"), [("C3", "C3"), ("", ""), ("C", "C"), ("F6", "F6")])
def test_a_grade_is_its_letter_and_number(grade: str, said: str) -> None:
    assert claim("c1", grade=grade).grade == said


def test_sides_of_disagreements() -> None:
    one, two = read(FULL).sides
    assert (one.of.id, one.position, two.of.id, two.position) == ("d1", 1, "d2", 2)
    assert list(one.against) == ["w", "x"]
    assert (one.favoured, two.favoured) == (None, False)
    assert list(two.against) == ["y", "z"]


def test_only_a_contradiction_contradicts() -> None:
    assert set(read(FULL).contradicted_by()) == {"y", "z"}
    assert read(FULL).support().contested


def test_alternatives_in_order() -> None:
    assert [(one.id, one.choice, one.option, one.options) for one in read(FULL).alternatives] == [
        ("a", "a", 1, 2),
        ("b", "a", 1, 2),
    ]
    assert read(FULL).support().open_choice
    assert not read(FULL).support(open_choice=False).open_choice


@pytest.mark.parametrize(
    ("grade", "worthless"), [("E1", True), ("A5", True), ("E5", True), ("D4", False), ("F6", False)]
)
def test_what_is_graded_worthless_supports_no_more_than_possible(grade: str, worthless: bool) -> None:
    assert (claim("c1", grade=grade).support().word == "possible") is worthless


def test_the_proof_has_passage_and_chain() -> None:
    proof = read(FULL).to_dict()
    assert proof["asserted_by"] == ["book", "ann", "bob"]
    assert set(proof["passage"]) == {"id", "paragraph", "start", "end", "sha256", "repeats"}
    assert (proof["source"], proof["work"], proof["grade"]) == ("book", "The Book", "C3")
    assert (proof["earliest"], proof["approximate"]) == (date(1937, 10, 6), True)


def test_it_is_a_value() -> None:
    assert isinstance(read(FULL), Evidence)
    with pytest.raises(AttributeError):
        read(FULL).mode = "planned"  # type: ignore[misc]
