"""What Gephi itself makes of the export for it: every tie, each apart from the others, with its text and its days."""

import base64
from datetime import UTC, datetime

import pytest

from molehunt.answers.open_case import OpenCase
from tests.gephi import importer
from tests.support.recorder import Recorder
from tests.unit.exchange.test_round_trips import CLAIMS, HOSTILE

pytestmark = [pytest.mark.needs("maven", "java-17"), pytest.mark.slow]
ALWAYS = ["-Infinity", "Infinity"]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[str]]]:
    """What Gephi has read: its issues, nodes and edges."""
    export = OpenCase(Recorder(*CLAIMS), "made").export("gexf")  # type: ignore[arg-type]
    found: dict[str, list[list[str]]] = {"issue": [], "node": [], "edge": []}
    for kind, *cells in importer.read(export.save(tmp_path_factory.mktemp("gephi") / "made.gexf")):
        found[kind].append(cells)
    return found


def test_it_finds_nothing_to_complain_of(seen: dict[str, list[list[str]]]) -> None:
    assert seen["issue"] == [["INFO", "GEXF version 1.3"]]


def test_every_tie_comes_in_apart_with_its_ends(seen: dict[str, list[list[str]]]) -> None:
    ends = sorted((claim, start, end) for claim, start, end, *_ in seen["edge"] if not claim.startswith("h"))
    assert ends == [
        ("c1", "ann", "bob"), ("c2", "ann", "bob"), ("c3", "ann", "bob"), ("c4", "ann", "cy"),
        ("c5", "bob", "dan"), ("c5", "eve", "dan"),
        ("c6", "ann", "cy"), ("c6", "ann", "dan"), ("c6", "bob", "cy"), ("c6", "bob", "dan"),
        ("c7", "bob", "ann"),
    ]  # fmt: skip
    assert len([claim for claim, *_ in seen["edge"] if claim.startswith("h")]) == len(HOSTILE)
    assert {id_ for id_, _ in seen["node"]} >= {"ann", "bob", "cy", "dan", "eve"}


def test_texts_of_any_kind_come_in_whole(seen: dict[str, list[list[str]]]) -> None:
    texts = {claim: base64.b64decode(text).decode() for claim, _, _, text, _ in seen["edge"]}
    assert [texts[f"h{number}"] for number in range(len(HOSTILE))] == list(HOSTILE.values())


@pytest.mark.parametrize(
    ("claim", "first", "last"), [("c1", "1937-01-01", "1937-02-01"), ("c2", "", "1938-01-01"), ("c4", "", "")]
)
def test_days_are_spells_on_its_timeline(seen: dict[str, list[list[str]]], claim: str, first: str, last: str) -> None:
    (spell,) = [cells[-1].split() for cells in seen["edge"] if cells[0] == claim]
    if not first and not last:
        assert spell in ([], ALWAYS)
        return
    wanted = [_moment(day) if day else open_ for day, open_ in zip((first, last), map(float, ALWAYS), strict=True)]
    assert [float(one) for one in spell] == wanted


def _moment(day: str) -> float:
    return datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp() * 1000
