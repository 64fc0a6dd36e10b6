"""Every format of every command that prints data, read back by whatever reads it."""

import csv
import io
import json
import re

import pytest

from molehunt.answers.questions import question_names
from molehunt.cli.main import cli
from molehunt.model.errors import MolehuntError
from molehunt.views.formats import find_format, format_names

COMMANDS = {
    "who-saw": ("who-saw", "krivitsky-letter"),
    "relays": ("relays", "Brusse"),
    "show an entity": ("show", "zborowski"),
    "show a claim": ("show", "krivitsky-wrote-letter"),
    "disputes": ("disputes", "Krivitsky"),
    "alternatives": ("alternatives",),
    "weigh": ("weigh",),
    "cypher": (
        "cypher",
        "MATCH (p:Person)-[s:SAW]->(d) RETURN p.id AS id, s.claim AS claim, s.latest AS day ORDER BY id",
    ),
    "query": ("query", "ask/names"),
    "queries": ("queries",),
}


pytestmark = pytest.mark.usefixtures("asked_graph")


_NOTES = "<h2>(?:Open|At issue|Hinges|Proof)</h2>"


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_formats_agree(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    printed = {}
    for fmt in format_names():
        if fmt == "proof" and arguments[0] not in question_names():
            continue
        cli.main([*arguments, "--format", fmt], standalone_mode=False)
        printed[fmt], err = capsys.readouterr()
        says_itself = arguments[0] in question_names() and find_format(fmt).leads
        assert ("molehunt: case zborowski" in err) == (arguments[0] not in ("cypher", "queries") and not says_itself)
        assert re.fullmatch(r"(molehunt: (case zborowski|\d+ rows|.+ read as .+|for thinking, .+|H\d .+)\n)*", err)
    rows = json.loads(printed["json"])["rows"]
    assert rows
    header, *records = csv.reader(io.StringIO(printed["csv"], newline=""))
    assert header == list(rows[0])
    assert len(records) == len(rows)
    assert [record[0] for record in records] == [str(row[header[0]]) for row in rows]
    bars = [line for line in printed["markdown"].splitlines() if line.startswith("| ")]
    rules = [line for line in bars if set(line) == set("| -")]
    # Where the rows hold several sentences, each has a heading of its own in place of a line of a table.
    headings = [line for line in printed["markdown"].splitlines() if re.fullmatch(r"\*\*.+\*\*", line)]
    notes = [line for line in headings if line in ("**Open**", "**At issue**", "**Hinges**")]
    # A hypothesis has a heading of its own below the table of claims.
    below = sum(row.get("role") == "hypothesis" for row in rows)
    assert (len(bars) + below if bars else len(headings) - len(notes)) == len(rows) + 2 * len(rules)
    table = printed["html"].count("<tr>") - printed["html"].count("<thead>")
    in_blocks = printed["html"].count("<h2>") - len(re.findall(_NOTES, printed["html"]))
    assert (table + below if bars else in_blocks) == len(rows)
    assert not below or len(re.findall(r"<h2>H\d+: ", printed["html"])) == below
    assert len(printed["table"].splitlines()) > len(rows)


@pytest.mark.parametrize("arguments", [COMMANDS["cypher"], COMMANDS["query"], COMMANDS["queries"]])
def test_rows_of_queries_have_no_proof(arguments: tuple[str, ...]) -> None:
    with pytest.raises(MolehuntError, match="only answers to questions have a proof"):
        cli.main([*arguments, "--format", "proof"], standalone_mode=False)


def test_the_proof_is_the_claims_of_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["who-saw", "krivitsky-letter", "--format", "json"], standalone_mode=False)
    claims = json.loads(capsys.readouterr().out)["claims"]
    cli.main(["who-saw", "krivitsky-letter", "--format", "proof"], standalone_mode=False)
    proof = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    assert [row["id"] for row in proof] == list(claims)
    assert [row["sha256"] for row in proof] == [claim["passage"]["sha256"] for claim in claims.values()]


def test_nothing_found_is_valid_too(capsys: pytest.CaptureFixture[str]) -> None:
    nobody = ("cypher", "MATCH (n:Person {id: 'nobody'}) RETURN n.id AS id")
    for fmt in ("csv", "markdown", "table"):
        cli.main([*nobody, "--format", fmt], standalone_mode=False)
        # ArcadeDB names no columns where there is no row.
        assert capsys.readouterr().out.split() in ([], ["id"], ["|", "id", "|", "|", "---", "|"], ["id", "──"])
    cli.main([*nobody, "--format", "json"], standalone_mode=False)
    assert json.loads(capsys.readouterr().out) == {"rows": []}


def lines(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """What a command prints, without the blanks that align it."""
    cli.main(arguments, standalone_mode=False)
    return [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]


def test_a_claim_reads_as_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    shown = lines(capsys, "show", "krivitsky-wrote-letter")
    assert shown[0] == "show: Krivitsky wrote a letter to Elsa Poretsky. (krivitsky-wrote-letter)"
    for line in (
        "recipient: Elsa Poretsky (poretsky)",
        "date 1937-10 & after krivitsky-flight",
        "date wording later that month",
        "claim wrote Krivitsky wrote a letter to Elsa Poretsky. disputed, decided for 1937-10-06 to 1937-10-31 1",
        "3 krivitsky-denial: Krivitsky did not write the letter. [article > krivitsky; paragraph 20; C5]",
    ):
        assert line in shown
    (at_issue,) = [line for line in shown if "[wrote-or-not]" in line]
    assert at_issue.startswith(
        "! Did Krivitsky write the letter to Elsa Poretsky? (contradiction): 1, 2 against 3; decided"
    )


def test_an_entity_begins_with_what_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    shown = lines(capsys, "show", "Étienne")
    assert shown[0] == "show: Mark Zborowski (zborowski)"
    assert shown[2].startswith('"Étienne" read as Mark Zborowski (')
    assert shown[4] == "Mark Zborowski (Person)"
    assert "TULIP (codename), used by NKVD: possible [naming-tulip]" in shown[5:25]


def test_a_hypothesis_begins_with_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        lines(capsys, "show", "sedov-murdered-service")[0] == "show: The service killed Sedov. (sedov-murdered-service)"
    )


@pytest.mark.parametrize(
    ("command", "name"), [("who-saw", "Krivitsky letter"), ("relays", "Étienne"), ("relays", "Zborowsky")]
)
def test_names_as_people_write_them(command: str, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main([command, name, "--format", "json"], standalone_mode=False)
    assert json.loads(capsys.readouterr().out)["rows"]


def test_the_lens_stands_over_the_table_as_it_was_read(capsys: pytest.CaptureFixture[str]) -> None:
    shown = lines(capsys, "who-saw", "krivitsky-letter", "--source", "A Death in Washington", "--known-by", "1955")
    (lens,) = [line for line in shown if line.startswith("lens: ")]
    assert "A Death in Washington" in lens
    assert "on record by 1955-12-31" in lens
