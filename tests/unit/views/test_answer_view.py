"""One answer, made by hand, in each format."""

from __future__ import annotations

import csv
import io
import json

import pytest
from molehunt.answers.relays import relays
from molehunt.answers.who_saw import who_saw
from molehunt.views.answer_view import ALWAYS, show_answer

from molehunt.graph.lens import Lens
from tests.unit.graph.made import against, choice, claim

HE = (choice("he", "who showed it", "one", "two"),)
CLAIMS = (
    claim("wrote", "wrote", subject="ann", object="paper", sides=(against("d", 1, favoured=True),),
          earliest="1937-10-06", latest="1937-10-31"),
    claim("denial", "wrote", subject="ann", object="paper", polarity="negated", stance="denies", by="book > ann",
          sides=(against("d", 2, "wrote", favoured=False),)),
    claim("gave", "gave", subject="ann", object="paper", recipient="bob"),
    claim("told", "gave", subject="ann", object="paper", recipient="bob", by="book > bob"),
    claim("asked", "requested", subject="bob", object="paper", recipient="cy", what="post it"),
    claim("copied", "copied", subject="unknown-hand", object="paper-copy"),
    claim("copy", "copy_of", subject="paper-copy", object="paper"),
    claim("one", "showed", subject="bob", object="paper", recipient="dan", alternatives=HE),
    claim("two", "showed", subject="cy", object="paper", recipient="dan", alternatives=HE),
)  # fmt: skip
ANSWER = who_saw(CLAIMS, "paper", name="Paper", case="made", lens=Lens(grade="C3"))


@pytest.fixture
def printed(capsys, monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    def text(answer, fmt):
        show_answer(answer, fmt)
        return capsys.readouterr().out

    return text


def test_json_is_the_whole_answer(printed):
    found = json.loads(printed(ANSWER, "json"))
    assert list(found) == ["question", "asked", "case", "lens", "rows", "open", "hinges", "claims"]
    assert found["lens"] == {"grade": "C3"}
    assert found["rows"][0] == {
        "id": "ann",
        "name": "Ann",
        "role": "wrote",
        "with": [],
        "document": "paper",
        "document_name": "Paper",
        "group": "handled",
        "status": "disputed",
        "decided": "for",
        "earliest": "1937-10-06",
        "latest": "1937-10-31",
        "claims": ["denial", "wrote"],
    }
    assert [row["claims"] for row in found["rows"]] == [list(row["claims"]) for row in ANSWER.rows]


def test_csv_has_every_row_and_column(printed):
    rows = list(csv.DictReader(io.StringIO(printed(ANSWER, "csv"), newline="")))
    assert [(row["id"], row["role"], row["status"]) for row in rows] == [
        (row["id"], row["role"], row["status"]) for row in ANSWER.rows
    ]
    assert list(rows[0]) == list(ANSWER.rows[0])
    assert rows[0]["claims"] == "denial; wrote"


def test_markdown_has_every_row(printed):
    lines = printed(ANSWER, "markdown").splitlines()
    assert len(lines) == 2 + len(ANSWER.rows)
    assert lines[0].startswith("| id | name | role |")


@pytest.mark.parametrize("fmt", ["csv", "markdown"])
def test_without_rows_the_columns_every_question_has(printed, fmt):
    header = printed(who_saw((), "paper", name="Paper", case="made", lens=Lens()), fmt).splitlines()[0]
    assert [name.strip() for name in header.strip("|").split("|" if fmt == "markdown" else ",")] == list(ALWAYS)


def lines(text):
    return [" ".join(line.split()) for line in text.splitlines() if line.strip("─ ")]


def test_table_by_document_with_those_asked_apart_and_proof_by_number(printed):
    text = lines(printed(ANSWER, "table"))
    assert text[:2] == ["Paper", "who role with status when proof"]
    assert text[2] == "Ann wrote disputed, decided for 1937-10-06 to 1937-10-31 1, 2"
    assert text.index("Paper: only asked to handle it") > text.index("Bob received Ann stated 3, 4")
    assert "Cy asked to post it Bob stated 7" in text
    assert "1 denial: Statement of denial. [book > ann; paragraph 1; B2]" in text
    assert "3 gave: Statement of gave. [book; paragraph 1; B2]" in text


def test_table_tells_what_is_open_and_what_it_hinges_on(printed):
    text = lines(printed(ANSWER, "table"))
    assert any(line.startswith("? who made the copy (Paper Copy) [") for line in text)
    assert any(line.startswith("? who showed it: Bob, Cy? [") for line in text)
    hinges = text[text.index("Hinges") + 1 : text.index("Proof")]
    assert "3 without it: Bob, received (Paper), is reported, not stated" in hinges
    # What rests on one claim falls with it: its own line says so.
    assert not any("is not in the answer" in line for line in hinges)


def test_table_of_nothing_says_so(printed):
    text = printed(who_saw((), "paper", name="Paper", case="made", lens=Lens()), "table")
    assert "who wrote, held or saw Paper: no claim says" in text


def test_relays_as_a_table(printed):
    said = claim("c1", subject="ann", recipient="bob", what="that it is so", latest="1937-10-06")
    answer = relays([said], {}, by=None, namings={}, case="made", lens=Lens())
    assert lines(printed(answer, "table"))[:2] == [
        "from act to what status when proof",
        "Ann told Bob that it is so stated by 1937-10-06 1",
    ]


def test_a_relay_that_is_only_denied_was_not_made(printed):
    kept = claim("c1", subject="ann", recipient="bob", what="that it is so", stance="denies", polarity="negated")
    answer = relays([kept], {}, by=None, namings={}, case="made", lens=Lens())
    assert "Ann told (not) Bob that it is so denied 1" in lines(printed(answer, "table"))


def test_two_passages_that_repeat_one_another_say_so(printed):
    book = claim("c1", subject="ann", recipient="bob", what="that it is so", by="book")
    again = claim("c2", subject="ann", recipient="bob", what="that it is so", by="article", repeats="passage-c1")
    answer = relays([again, book], {}, by=None, namings={}, case="made", lens=Lens())
    text = printed(answer, "table")
    assert text.count("in the words of") == 1
    assert "2 c2: Statement of c2. [article; paragraph 1; B2; in the words of 1]" in lines(text)


@pytest.mark.parametrize("fmt", ["table", "csv", "json", "markdown"])
def test_a_hostile_case_is_shown_in_every_format(printed, fmt):
    hostile = claim("c1", subject="\x1b[31mann", recipient="bob\u202e", what="=1+1|\n<b>", by="book > \x9bx")
    text = printed(relays([hostile], {}, by=None, namings={}, case="made", lens=Lens()), fmt)
    assert "c1" in text
    if fmt == "table":
        assert not {"\x1b", "\x9b", "\u202e"} & set(text)
    if fmt == "json":
        assert json.loads(text)["rows"][0]["what"] == "=1+1|\n<b>"
