"""Every format of every command that prints data, read back by whatever reads it."""

import csv
import io
import json
import re

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
        assert re.fullmatch(r"(molehunt: \d+ rows\n)?", err)
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


def test_a_claim_reads_as_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["show", "krivitsky-wrote-letter"], standalone_mode=False)
    shown = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    for line in (
        "krivitsky-wrote-letter (claim)",
        "recipient Elsa Poretsky (poretsky)",
        "date 1937-10 & after krivitsky-flight = 1937-10-06 to 1937-10-31",
        "context, “later that month”",
        "disagreement wrote-or-not (contradiction): Did Krivitsky write the letter to Elsa Poretsky?",
        "side 2: krivitsky-denial: Krivitsky did not write the letter.",
        "would decide it: the letter itself and its hand",
    ):
        assert line in shown


def test_a_claim_that_the_lens_leaves_out_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["show", "krivitsky-wrote-letter", "--known-by", "1900"], standalone_mode=False)
    assert "status left out by the lens" in " ".join(capsys.readouterr().out.split())


def test_an_entity_begins_with_what_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["show", "Étienne"], standalone_mode=False)
    title, label, *names = [" ".join(line.split()) for line in capsys.readouterr().out.split("\n\n")[0].splitlines()]
    assert (title, label) == ("Mark Zborowski (zborowski)", "is Person")
    assert "is called TULIP (codename), used by NKVD: possible [naming-tulip]" in names


@pytest.mark.parametrize(
    ("command", "name"), [("who-saw", "Krivitsky letter"), ("relays", "Étienne"), ("relays", "Zborowsky")]
)
def test_names_as_people_write_them(command: str, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main([command, name, "--format", "json"], standalone_mode=False)
    assert json.loads(capsys.readouterr().out)["rows"]
