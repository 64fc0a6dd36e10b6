"""Rankings of networks from files: no case, no engine, the numbers of networkx."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import networkx as nx
import pytest

from molehunt.cli.main import run as molehunt

KREBS = Path(__file__).parents[2] / "data" / "september_11.csv"


class Ran(NamedTuple):
    status: int
    out: str
    err: str


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Callable[..., Ran]:
    """Run molehunt centrality with an empty home."""
    monkeypatch.setenv("MOLEHUNT_HOME", str(tmp_path / "home"))

    def ran(*arguments: str) -> Ran:
        status = molehunt(["centrality", *arguments])
        return Ran(status, *capsys.readouterr())

    return ran


def test_a_published_network_is_ranked_without_a_database(run: Callable[..., Ran], tmp_path: Path) -> None:
    """Krebs: Atta leads in degree (.361) and betweenness (.588 in print, of ties rounded)."""
    found = run("--graph", str(KREBS), "--measure", "degree,closeness", "--top", "3", "--format", "json")
    rows = json.loads(found.out)["rows"]
    assert [row["role"] for row in rows] == ["degree"] * 3 + ["closeness"] * 3
    assert (rows[0]["name"], round(rows[0]["value"], 3)) == ("Mohamed Atta", 0.361)
    assert round(rows[3]["value"], 3) == 0.587
    assert not (tmp_path / "home").exists()


def test_a_direction_that_the_file_or_the_option_says_is_taken(run: Callable[..., Ran], tmp_path: Path) -> None:
    ties = tmp_path / "ties.csv"
    ties.write_text("source,target,author\nann,bob,Orlov\nbob,cy,Orlov\ncy,dan,Serge\n")
    nx.write_graphml(nx.DiGraph([("ann", "bob"), ("bob", "cy")]), tmp_path / "ties.graphml")
    for arguments, first in (
        ((str(ties),), {"bob": 2 / 3, "cy": 2 / 3}),
        ((str(ties), "--direction", "told"), {"bob": 2 / 6, "cy": 2 / 6}),
        ((str(tmp_path / "ties.graphml"),), {"bob": 1 / 2}),
    ):
        rows = json.loads(run("--graph", *arguments, "--format", "json").out)["rows"]
        assert {row["id"]: row["value"] for row in rows if row["rank"] == 1} == pytest.approx(first)


@pytest.mark.parametrize("fmt", ["table", "csv", "markdown", "html", "proof"])
def test_every_format_shows_it(fmt: str, run: Callable[..., Ran]) -> None:
    found = run("--graph", str(KREBS), "--top", "1", "--format", fmt)
    assert found.status == 0
    assert ("Mohamed Atta" in found.out) is (fmt != "proof")
    assert "case" not in found.out.split("Atta")[0].split("network")[0]


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--graph", "none.csv"], 1, "none.csv: No such file or directory; name a file that can be read"),
        (["--graph", str(KREBS), "--until", "1938"], 2, "--until is for cases; leave it out with --graph."),
        (["--graph", str(KREBS), "--case", "zborowski"], 2, "--case is for cases; leave it out with --graph."),
        (["--graph", str(KREBS), "--ties", "flow"], 1, "--ties is for cases; leave it out with --graph"),
    ],
)
def test_what_does_not_go_with_a_file_is_refused(
    arguments: list[str], status: int, said: str, run: Callable[..., Ran]
) -> None:
    found = run(*arguments)
    assert (found.status, said in found.err) == (status, True), found.err
