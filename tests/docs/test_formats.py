"""Every format of every command that prints data, read back by whatever reads it."""

import csv
import io
import json

import pytest

from molehunt.cli.main import cli

COMMANDS = {
    "who-saw": ("who-saw", "krivitsky-letter"),
    "relays": ("relays", "Brusse"),
    "show an entity": ("show", "zborowski"),
    "show a claim": ("show", "krivitsky-wrote-letter"),
    "cypher": (
        "cypher",
        "MATCH (p:Person)-[s:SAW]->(d) RETURN p.id AS id, s.claim AS claim, s.latest AS day ORDER BY id",
    ),
    "query": ("query", "ask/names"),
    "queries": ("queries",),
}


@pytest.fixture(scope="module", autouse=True)
def graph(empty_graph: None) -> None:  # noqa: ARG001  # after it
    """The reference case, loaded by a first question."""
    with pytest.MonkeyPatch.context() as patch, io.StringIO() as nowhere:
        patch.setattr("sys.stdout", nowhere)
        cli.main(["who-saw", "krivitsky-letter"], standalone_mode=False)


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_formats_agree(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    printed = {}
    for fmt in ("json", "csv", "markdown", "table"):
        cli.main([*arguments, "--format", fmt], standalone_mode=False)
        out, err = capsys.readouterr()
        assert out
        assert err == ""
        printed[fmt] = out
    rows = json.loads(printed["json"])["rows"]
    assert rows
    header, *records = csv.reader(io.StringIO(printed["csv"], newline=""))
    assert header == list(rows[0])
    assert len(records) == len(rows)
    assert [record[0] for record in records] == [str(row[header[0]]) for row in rows]
    title, rule, *body = printed["markdown"].splitlines()
    assert title == f"| {' | '.join(header)} |"
    assert set(rule) <= set("|- ")
    assert len(body) == len(rows)
    assert all(line.startswith("| ") and line.endswith(" |") for line in body)


def test_nothing_found_is_valid_too(capsys: pytest.CaptureFixture[str]) -> None:
    nobody = ("cypher", "MATCH (n:Person {id: 'nobody'}) RETURN n.id AS id")
    for fmt in ("csv", "markdown", "table"):
        cli.main([*nobody, "--format", fmt], standalone_mode=False)
        # ArcadeDB names no columns where there is no row.
        assert capsys.readouterr().out.split() in ([], ["id"], ["|", "id", "|", "|", "---", "|"], ["id", "──"])
    cli.main([*nobody, "--format", "json"], standalone_mode=False)
    assert json.loads(capsys.readouterr().out) == {"rows": []}
