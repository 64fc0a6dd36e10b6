import csv
import io
import json
import re
from dataclasses import replace
from datetime import date, datetime

import pytest

from molehunt.model.counted import in_short
from molehunt.model.errors import MolehuntError
from molehunt.views.cells import cell
from molehunt.views.formats import find_format, format_names
from molehunt.views.formats.csv import as_csv
from molehunt.views.formats.json import as_json
from molehunt.views.report import rows_report
from tests.unit.views.conftest import NAME, WHAT


def as_markdown(columns, rows):
    return find_format("markdown").draw(rows_report(columns, rows))


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
        ("&lt; & &amp;", "&amp;lt; &amp; &amp;amp;"),
        ("~~gone~~ ^1", "\\~\\~gone\\~\\~ \\^1"),
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


@pytest.mark.parametrize(
    ("numbers", "text"),
    [((), ""), ((7,), "7"), ((1, 2), "1, 2"), ((1, 2, 3), "1-3"), ((1, 2, 4, 5, 6, 9), "1, 2, 4-6, 9")],
)
def test_numbers_in_short(numbers, text):
    assert in_short(numbers) == text


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
    assert format_names() == ("table", "csv", "json", "markdown", "html", "proof")
    assert all(find_format(name).meaning for name in format_names())
    with pytest.raises(MolehuntError, match="there is no format 'xml'; there are table, csv,"):
        find_format("xml")


def test_what_has_no_place_for_the_lead_says_so():
    assert [name for name in format_names() if not find_format(name).leads] == ["csv", "proof"]


def test_json_is_the_whole_answer(shown, answer):
    found = json.loads(find_format("json").draw(shown))
    assert found == answer.to_dict() == json.loads(answer.to_json())
    assert list(found) == [
        "question", "asked", "subject", "case", "lens", "notes",
        "rows", "open", "at_issue", "hinges", "names", "claims",
    ]  # fmt: skip
    assert found["rows"][0]["earliest"] == "1937-10-06"


def test_what_is_no_number_is_null_in_json():
    assert json.loads(as_json({"rows": [{"a": float("nan"), "b": [float("inf")], "c": 1.5}]})) == {
        "rows": [{"a": None, "b": [None], "c": 1.5}]
    }


def test_csv_has_every_row_and_column(shown, answer):
    header, *rows = read(find_format("csv").draw(shown))
    assert header == list(answer.rows[0])
    assert [row[0] for row in rows] == [row["id"] for row in answer.rows]
    assert rows[0][-1] == "denial; wrote"


def test_without_rows_csv_has_the_columns_of_the_question(empty):
    (header,) = read(find_format("csv").draw(empty))
    assert header == list(empty.columns)
    assert header[:4] == ["id", "name", "role", "under"]


def test_the_proof_joins_the_rows_by_id(shown, answer):
    header, *rows = read(find_format("proof").draw(shown))
    assert [row[0] for row in rows] == list(answer.claims)
    told = dict(zip(header, rows[list(answer.claims).index("told")], strict=True))
    assert (told["asserted_by"], told["paragraph"], told["source"]) == ("book; bob", "1", "book")
    with pytest.raises(MolehuntError, match="only answers to questions have a proof"):
        find_format("proof").draw(rows_report(["a"], [{"a": 1}]))


def test_markdown_has_a_footnote_for_every_claim_and_no_other(shown):
    text = find_format("markdown").draw(shown)
    noted = re.findall(r"^\[\^(\d+)\]: ", text, flags=re.MULTILINE)
    assert noted == [str(citation.number) for citation in shown.proof]
    body = text[: text.index("\n[^1]: ")]
    assert set(re.findall(r"\[\^(\d+)\]", body)) == set(noted)
    assert "- Is it d? (contradiction): [^2] against [^1]; decided for [^2] by book: Because. \\[d]" in body
    assert body.startswith("**who-saw: Paper (paper)**  \ncase made\n")


def test_footnotes_are_first_met_in_the_order_of_their_numbers(shown):
    """Whatever draws Markdown numbers them so, and the text names them by number in "in the words of 3"."""
    body = find_format("markdown").draw(shown).split("\n[^1]: ")[0]
    met = list(dict.fromkeys(re.findall(r"\[\^(\d+)\]", body)))
    assert met == sorted(met, key=int)


@pytest.mark.parametrize("fmt", ["table", "csv", "json", "markdown", "html", "proof"])
def test_a_hostile_case_is_shown_in_every_format(hostile, fmt):
    text = find_format(fmt).draw(hostile)
    assert "c1" in text
    if fmt in ("table", "markdown", "html"):
        assert not {"\x1b", "\x9b", "\u202e"} & set(text)
    if fmt == "json":
        found = json.loads(text)
        assert (found["rows"][0]["what"], found["rows"][0]["name"]) == (WHAT, NAME)
    if fmt in ("csv", "proof"):
        assert not {"\x1b", "\x9b", "\u202e"} & set(text)
        cells = [one for row in read(text) for one in row]
        assert f"'{WHAT}" in cells
        assert not [one for one in cells if one[:1] in ("=", "+", "-", "@", "\t", "\r")]
    if fmt == "markdown":
        assert "<" not in text.replace("&lt;", "")
        assert not re.search(r"(?<!\\)`", text)
        assert "\\*b\\*" in text
        assert "\\[link](javascript:x)" in text
        cells = {line.replace("\\|", "").count("|") for line in text.splitlines() if line.startswith("|")}
        assert len(cells) == 1


@pytest.mark.parametrize("start", ["# x", "- x", "+ x", "> x", "1. x", "12) x", "-"])
def test_a_note_is_never_a_list_a_heading_or_a_quotation(shown, start):
    line = replace(shown.notes[0].lines[0], parts=(start,))
    made = replace(shown, notes=(replace(shown.notes[0], lines=(line,)),))
    (drawn,) = [one for one in find_format("markdown").draw(made).splitlines() if one.startswith("- ")]
    assert re.match(r"- (\\[-+#>]|\d+\\[.)])", drawn)
