from datetime import date

import pytest

from molehunt.views.terminal import STYLES, emit, shown, stdout_console, table, when

OCTOBER, NOVEMBER = date(1937, 10, 6), date(1937, 11, 11)


@pytest.mark.parametrize(
    ("earliest", "latest", "text"),
    [
        (None, None, ""),
        (OCTOBER, None, "from 1937-10-06"),
        (None, NOVEMBER, "by 1937-11-11"),
        (OCTOBER, OCTOBER, "1937-10-06"),
        (OCTOBER, NOVEMBER, "1937-10-06 to 1937-11-11"),
    ],
)
def test_when(earliest, latest, text):
    assert when({"earliest": earliest, "latest": latest}) == text


def test_shown_computes_each_column_from_the_row():
    columns = (("who", lambda row: row["name"]), ("n", lambda row: len(row["claims"])))
    assert shown(columns, [{"name": "Ann", "claims": ["c1", "c2"]}]) == (["who", "n"], [{"who": "Ann", "n": 2}])
    assert shown((), []) == ([], [])


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


def test_every_status_has_a_colour():
    assert set(STYLES) == {"stated", "reported", "possible", "disputed", "denied", "unknown"}
