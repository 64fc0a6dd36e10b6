import csv
import io
import json
from datetime import date, datetime

import pytest

from molehunt.views.formats import FORMATS, as_csv, as_json, as_markdown, cell


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("", ""),
        ("text", "text"),
        (3, "3"),
        (0, "0"),
        (2.5, "2.5"),
        (True, "true"),
        (False, "false"),
        (date(1937, 10, 6), "1937-10-06"),
        (datetime(1937, 10, 6, 12, 30), "1937-10-06T12:30:00"),
        ([], ""),
        (["a", "b"], "a; b"),
        (("a", date(1937, 10, 6), None), "a; 1937-10-06; "),
        ({"a": date(1937, 10, 6)}, '{"a": "1937-10-06"}'),
        ({"é": ["ü"]}, '{"é": ["ü"]}'),
    ],
)
def test_cell(value, text):
    assert cell(value) == text


def test_json_keeps_text_and_writes_days_as_iso():
    text = as_json({"rows": [{"name": "Étienne", "earliest": date(1937, 10, 6), "latest": None, "claims": ["c1"]}]})
    assert text.endswith("}\n")
    assert "Étienne" in text
    assert json.loads(text) == {
        "rows": [{"name": "Étienne", "earliest": "1937-10-06", "latest": None, "claims": ["c1"]}]
    }


def read(text):
    return list(csv.reader(io.StringIO(text, newline="")))


def test_csv_reads_back():
    rows = [
        {"a": 'quote " and, comma', "b": ["x", "y"], "c": None},
        {"a": "two\nlines", "b": date(1937, 10, 6), "c": True},
        {"a": "two\r\nlines", "b": "a return alone\r=1+1"},
        {"a": "no b, no c"},
    ]
    assert read(as_csv(["a", "b", "c"], rows)) == [
        ["a", "b", "c"],
        ['quote " and, comma', "x; y", ""],
        ["two\nlines", "1937-10-06", "true"],
        ["two\r\nlines", "a return alone\r=1+1", ""],
        ["no b, no c", "", ""],
    ]
    assert read(as_csv(["a", "b"], [])) == [["a", "b"]]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "=cmd|' /C calc'!A0",
        "+SUM(A1)",
        "-2+3",
        "@SUM(A1:A2)",
        "\t=1+1",
        "\r=1+1",
        '=HYPERLINK("http://example.org","here")',
        "-",
        "+",
        "--1",
    ],
)
def test_csv_never_holds_a_formula(text):
    for value in (text, [text], [text, "x"]):
        ((written,),) = read(as_csv(["a"], [{"a": value}]))[1:]
        assert written == f"'{cell(value)}"


@pytest.mark.parametrize("text", ["-2", "+3.5", "-1e5", "a=b", "1-2", "mole@hunt", "'quoted", " x", "1937-10-06"])
def test_csv_leaves_numbers_and_text_alone(text):
    assert read(as_csv(["a"], [{"a": text}]))[1] == [text]


def test_markdown():
    rows = [{"a": "one", "b": ["x", "y"]}, {"a": None, "b": date(1937, 10, 6)}]
    assert as_markdown(["a", "b"], rows) == "| a | b |\n| --- | --- |\n| one | x; y |\n|  | 1937-10-06 |\n"
    assert as_markdown(["a"], []) == "| a |\n| --- |\n"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a|b", "a\\|b"),
        ("a\\|b", "a\\\\\\|b"),
        ("two\nlines\r\nand\tmore", "two lines and more"),
        ("<script>", "&lt;script>"),
        ("*bold* _it_ `code`", "\\*bold\\* \\_it\\_ \\`code\\`"),
        ("[text](http://example.org)", "\\[text](http://example.org)"),
    ],
)
def test_markdown_shows_text_as_text(text, escaped):
    assert as_markdown(["a"], [{"a": text}]).splitlines()[2] == f"| {escaped} |"


def test_every_line_of_a_markdown_table_has_the_same_cells():
    hostile = ["|", "\\|", "\\\\|", "a|b|c", "\n|", "x\u2028|", ""]
    for line in as_markdown(["a", "b"], [{"a": text, "b": text} for text in hostile]).split("\n")[:-1]:
        bars = line.replace("\\\\", "").replace("\\|", "").count("|")
        assert bars == 3, line


@pytest.mark.parametrize("steering", ["\x1b[31m", "\0", "\x7f", "\x9b1m", "\u202e"], ids=ascii)
def test_nothing_steers_a_terminal(steering):
    rows = [{steering: f"a{steering}b"}]
    for text in (as_csv([steering], rows), as_markdown([steering], rows), as_json({"rows": rows})):
        assert steering[0] not in text
        assert "b" in text
    assert json.loads(as_json(rows)) == rows


def test_a_heading_is_no_formula_and_no_cell():
    assert as_csv(["=1+1"], []) == "'=1+1\n"
    assert as_markdown(["a|b"], []).splitlines()[0] == "| a\\|b |"


def test_formats_are_those_of_the_design():
    assert FORMATS == ("table", "csv", "json", "markdown")
