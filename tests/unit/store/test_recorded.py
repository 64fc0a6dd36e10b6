"""The day by which something was on record follows from what is firmly said, in whatever order it is said."""

from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from molehunt.case import read
from molehunt.model.vocabulary import vocabulary
from molehunt.store.load.nodes import nodes
from tests.cases import tiny, tiny_text

SAID = "s1,told,bob,,ann,,,,,,The letter says so.,,,,done,reports,affirmed,plain,,told,B3,,book > letter,p1,\n"


def wrote(id_: str, when: str, mode: str = "done", certainty: str = "plain", grade: str = "B3") -> str:
    said = f"{when},,explicit,{mode},asserts,affirmed,{certainty},,told,{grade}"
    return f"{id_},wrote,ann,letter,,,,,,,Ann wrote it.,{said},,book,p1,\n"


def recorded(folder: Path, *rows: str, sources: str = "") -> date | None:
    texts = {"claims": tiny_text("claims") + SAID + "".join(rows)}
    if sources:
        texts["sources"] = sources
    else:
        texts["sources"] = tiny_text("sources").replace("ann,1940,", "ann,,")
    found = {node.id: node.properties for node in nodes(read(tiny(folder, texts)), vocabulary())}
    day: date | None = found["s1"]["recorded"]
    return day


def test_a_letter_is_on_record_when_it_was_written(tmp_path: Path) -> None:
    assert recorded(tmp_path, wrote("w1", "1937-10-05")) == date(1937, 10, 5)


@pytest.mark.parametrize(
    "weak",
    [
        wrote("w1", "1937", mode="planned"),
        wrote("w1", "1937", mode="requested"),
        wrote("w1", "1937", certainty="doubtful"),
        wrote("w1", "1937", certainty="probable"),
        wrote("w1", "1937", grade="E3"),
        wrote("w1", "1937", grade="B5"),
        wrote("w1", "1937").replace("affirmed", "negated"),
    ],
)
def test_what_is_not_firmly_said_puts_nothing_on_record(tmp_path: Path, weak: str) -> None:
    assert recorded(tmp_path, weak) is None
    (tmp_path / "beside").mkdir()
    assert recorded(tmp_path / "beside", weak, wrote("w2", "1938")) == date(1938, 12, 31)


def test_the_order_of_rows_does_not_matter(tmp_path: Path) -> None:
    """The 1930s allow more than 1937; 1938 does not go with it: only after both is it surely on record."""
    rows = [wrote("w1", "1937"), wrote("w2", "193X"), wrote("w3", "1938-02")]
    found = set()
    for number, ordered in enumerate(permutations(rows)):
        folder = tmp_path / str(number)
        folder.mkdir()
        found.add(recorded(folder, *ordered))
    assert found == {date(1938, 2, 28)}


def test_a_date_without_end_puts_nothing_on_record(tmp_path: Path) -> None:
    assert recorded(tmp_path, wrote("w1", "after c1")) is None


def test_a_day_given_approximately_is_on_record_by_the_last_possible_one(tmp_path: Path) -> None:
    assert recorded(tmp_path, wrote("w1", "1937-10-05~")) == date(1937, 10, 6)
