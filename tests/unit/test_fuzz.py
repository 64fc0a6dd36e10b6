"""Some hundred tries of the fuzzer of cases, and whether it would find what it is for; `make fuzz` runs it for long."""

from pathlib import Path
from random import Random

import pytest

from molehunt.case import check
from tests.fuzz import oracle
from tests.fuzz.minimal import minimal
from tests.fuzz.mutate import mutated
from tests.fuzz.runs import case, failures, originals


def test_whatever_is_done_to_a_case_check_tells_it_and_what_it_passes_is_built(tmp_path: Path) -> None:
    assert [failure for failure in failures(tmp_path, seed=1, count=250) if failure] == []


def test_a_seed_gives_the_same_case_again(tmp_path: Path) -> None:
    files = originals(tmp_path)
    assert case(7, files) == case(7, files)
    assert len({repr(case(seed, files)) for seed in range(20)}) > 10


def test_some_of_the_changed_cases_pass_and_some_do_not(tmp_path: Path) -> None:
    files, _ = originals(tmp_path)
    tries = [mutated(Random(seed), files) for seed in range(80)]  # noqa: S311 - the same every time
    passed = [not check(oracle.write(tmp_path / "case", tried)).faults for tried in tries if tried != files]
    assert sum(passed) > 5
    assert sum(not one for one in passed) > 20


def test_a_failure_is_told_with_its_seed_and_left_as_small_as_it_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if a no-break space could not be built."""

    def built(folder: Path) -> None:
        assert not any(b"\xc2\xa0" in path.read_bytes() for path in folder.glob("*.csv"))

    monkeypatch.setattr(oracle, "built", built)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    found = next(failure for failure in failures(tmp_path, seed=1, count=2_000) if failure)
    assert found.startswith("seed ")
    assert "AssertionError" in found
    assert ".csv in " in found
    (left,) = tmp_path.glob("molehunt-fuzz-*")
    assert sum(b"\xc2\xa0" in path.read_bytes() for path in left.iterdir()) == 1


def test_the_smallest_case_has_only_the_lines_that_matter() -> None:
    original = {"a": b"1\n2\n", "b": b"3\n"}
    changed = {"a": b"1\n2\nx\n4\n5\n6\n", "b": b"9\n"}
    assert minimal(changed, original, lambda files: b"x" in files["a"]) == {"a": b"x\n", "b": b"3\n"}
