"""The generated case of the load tests has no fault, is the same every time, and holds some of everything."""

from pathlib import Path

import pytest

from molehunt.case import check, read
from molehunt.case.checks.ids import Index
from molehunt.case.reading.suggestions import suggestions
from tests.cases import synthetic


@pytest.mark.parametrize("claims", [40, 1_000])
def test_it_has_no_fault(tmp_path: Path, claims: int) -> None:
    report = check(synthetic(tmp_path, claims))
    assert report.faults == ()
    assert report.counts["claims"] == claims


def test_it_is_the_same_every_time_and_another_for_another_seed(tmp_path: Path) -> None:
    one, two, three = (synthetic(tmp_path / name, 200, seed=seed) for name, seed in (("a", 1), ("b", 1), ("c", 2)))
    assert [(one / path.name).read_bytes() for path in sorted(two.iterdir())] == [
        path.read_bytes() for path in sorted(two.iterdir())
    ]
    assert read(one) != read(three)


def test_it_holds_some_of_everything(tmp_path: Path) -> None:
    case = read(synthetic(tmp_path, 1_000))
    assert len(case.entities) == 250
    assert len(case.passages) == 500
    assert len({claim.predicate for claim in case.claims}) > 5
    assert {claim.stance for claim in case.claims} == {"asserts", "reports", "speculates"}
    assert any(claim.when.text.startswith("after") and claim.when.earliest for claim in case.claims)
    assert case.alternatives
    assert case.disagreements
    assert case.decisions


def test_after_so_many_suggestions_there_are_no_more() -> None:
    suggest = suggestions(2)
    assert [suggest("ab", ["abc"]) for _ in range(3)] == ["; nearest 'abc'", "; nearest 'abc'", ""]


def test_a_reference_is_found_among_several_kinds() -> None:
    ids = {"entity": frozenset({"ann"}), "source": frozenset({"book"}), "claim": None}
    known = Index(ids, {}, frozenset({"stray"}), suggestions())
    assert known.missing("ann", ("source", "entity")) == ""
    assert known.missing("stray", ("source", "entity")) == ""
    assert known.missing("anything", ("entity", "claim")) == ""
    assert known.missing("bok", ("source", "entity")).startswith("refers to 'bok', which is no source or entity")
