import os
import re
import subprocess
import sys

import pytest

from molehunt.answers.questions.brokers import ROLES
from molehunt.model.status import STATUSES
from molehunt.views.formats.table import draw
from molehunt.views.report import rows_report
from molehunt.views.terminal import emit, stdout_console
from molehunt.views.terminal_table import STYLES, table


@pytest.fixture
def printed(capsys, monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    def text(columns, rows, **given):
        console = stdout_console()
        emit(console, table(columns, rows, console=console, **given))
        return capsys.readouterr().out

    return text


def test_a_table_in_a_pipe_is_plain_text(printed):
    text = printed(["who", "status"], [{"who": "Ann", "status": "stated"}, {"who": "Bob"}], title="Paper")
    assert "\x1b" not in text
    assert [line.split() for line in text.splitlines() if line.strip("─ ")] == [
        ["Paper"],
        ["who", "status"],
        ["Ann", "stated"],
        ["Bob"],
    ]
    assert all(line == line.rstrip() for line in text.splitlines())


def test_names_cannot_steer_the_screen_or_the_markup(printed):
    text = printed(["who"], [{"who": "\x1b[31mred [bold]x[/bold] :smile: \u202eabc"}])
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[bold]x[/bold] :smile:" in text


def test_a_table_as_wide_as_it_is_told_to_be(printed, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    text = printed(["who", "what"], [{"who": "Ann", "what": "word " * 30}])
    assert max(map(len, text.splitlines())) <= 40
    assert text.count("word") == 30


@pytest.mark.parametrize("width", [0, 1, 7, 20, 39, *range(40, 100, 4)])
def test_nothing_is_cut_off_however_narrow(printed, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    columns = ["who", "role", "with", "status", "when", "proof"]
    row = dict(
        zip(columns, ["Mark Zborowski", "was shown", "Victor Serge", "disputed, decided for", "", "21"], strict=True)
    )
    text = printed(columns, [row | {"when": "1937-10-06 to 1937-11-11"}])
    assert max(map(len, text.splitlines())) <= max(width, 40)
    letters = "".join(columns) + "".join(row.values()) + "1937-10-06to1937-11-11"
    assert sorted(text.replace("─", "").replace("\n", "").replace(" ", "")) == sorted(letters.replace(" ", ""))


def test_no_column_is_left_out_however_many(printed, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    row = {f"c{number}": "漢字" for number in range(50)}
    text = printed(list(row), [row])
    assert (text.count("漢"), text.count("字"), text.count("c")) == (50, 50, 50)


def test_a_day_and_its_to_stay_together(printed, monkeypatch):
    monkeypatch.setenv("COLUMNS", "30")
    text = printed(["what", "when"], [{"what": "word " * 9, "when": "1937-10-06 to 1937-11-11"}])
    assert "1937-10-06 to\n" in text


@pytest.mark.parametrize("role", ROLES.values())
def test_the_name_of_a_role_is_kept_whole(printed, monkeypatch, role):
    monkeypatch.setenv("COLUMNS", "40")
    text = printed(["who", "as", "on"], [{"who": "word " * 9, "as": f"{role} 1 (z 1.5)", "on": "word " * 9}])
    assert role in text


@pytest.mark.parametrize("width", [40, 60, 80])
def test_an_id_is_broken_after_its_hyphens_only(printed, monkeypatch, width):
    """The parts are at most 11 letters wide, which is less than a column keeps whole; a day is not broken."""
    monkeypatch.setenv("COLUMNS", str(width))
    ids = "rosenthal-showed-zborowski-file; krivitsky-wrote-to-poretsky"
    row = {"id": ids, "what": "word " * 30, "and": "word " * 30, "when": "1937-10-06"}
    text = printed(list(row), [row])
    assert max(map(len, text.splitlines())) <= width
    pieces = [line.split("word")[0].strip().removesuffix("1937-10-06").strip() for line in text.splitlines()[2:]]
    in_id = [piece for piece in pieces if piece]
    assert all(piece[-1] in "-;" for piece in in_id[:-1])
    assert "".join(in_id).replace(" ", "") == ids.replace(" ", "")
    assert "1937-10-06" in text


def test_words_that_do_not_fit_side_by_side_stand_one_below_another(printed, monkeypatch):
    row = {"one": "constitution", "two": "authorities", "three": "responsible", "four": ""}
    monkeypatch.setenv("COLUMNS", "46")
    across = printed(list(row), [row, row])
    assert [line.split() for line in across.splitlines()][2:4] == [["constitution", "authorities", "responsible"]] * 2
    monkeypatch.setenv("COLUMNS", "42")
    below = printed(list(row), [row, row])
    of_one = [["one", "constitution"], ["two", "authorities"], ["three", "responsible"], []]
    assert [line.split() for line in below.splitlines()] == of_one * 2


def test_every_status_has_a_colour():
    assert set(STYLES) == set(STATUSES)


def test_in_a_pipe_nothing_is_folded(printed):
    row = {"id": "a-very-long-id-" * 30, "text": "word " * 200, "status": "stated"}
    (line,) = printed(list(row), [row]).splitlines()[2:3]
    assert [row["id"], *row["text"].split(), "stated"] == line.split()


def test_names_of_columns_stay_as_they_are(printed):
    assert printed(["p.start_as"], [{"p.start_as": "x"}]).splitlines()[0] == "p.start_as"


def test_a_report_in_a_pipe_has_a_line_for_each_row_note_and_claim(shown, monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    text = draw(shown).splitlines()
    assert sum(bool(re.match(r" ?\d+ \S+: Statement of ", line)) for line in text) == len(shown.proof)
    assert sum(line.startswith(("? ", "! ", "- ")) for line in text) == sum(len(one.lines) for one in shown.notes)


def test_a_pipe_gets_what_rich_draws(shown, monkeypatch):
    for name in ("COLUMNS", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    rows = rows_report(
        ["名", "status", "x"], [{"名": "漢字", "status": "stated"}, {"名": "Zborówski\u0301", "x": [1, "é"]}]
    )
    plain = [draw(shown), draw(rows)]
    monkeypatch.setattr("molehunt.views.formats.table.is_plain", lambda: False)
    assert [draw(shown), draw(rows)] == plain


IN_A_PIPE = """
import sys
from molehunt.views.formats.table import draw
from molehunt.views.report import rows_report

sys.stdout.write(draw(rows_report(["who"], [{"who": "Ann"}])))
print("rich.console" in sys.modules)
"""


@pytest.mark.parametrize(("more", "by_rich"), [({}, False), ({"COLUMNS": "40"}, True), ({"FORCE_COLOR": "1"}, True)])
def test_a_pipe_does_without_the_slow_part_of_rich_unless_width_or_colours_are_asked_for(more, by_rich):
    environ = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "FORCE_COLOR")} | more
    done = subprocess.run([sys.executable, "-c", IN_A_PIPE], env=environ, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == str(by_rich)
    assert ("\x1b" in done.stdout) == ("FORCE_COLOR" in more)


@pytest.mark.parametrize("width", [40, 80, 160])
def test_a_report_keeps_within_the_terminal_and_loses_no_word(shown, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    text = draw(shown)
    assert max(map(len, text.splitlines())) <= width
    there = re.sub(r"\W", "", text)
    for citation in shown.proof:
        assert re.sub(r"\W", "", f"{citation.number}{citation.id}{citation.statement}{citation.where}") in there
    assert [len(re.findall(rf"\b{word}\b", text)) for word in ("Open", "Hinges", "Proof")] == [1, 1, 1]
