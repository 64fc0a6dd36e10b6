"""The command among the things of a terminal: its width, colours, pipes that close, encodings, and Ctrl-C."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from typing import Any

import pytest

from tests.docs.command import EXECUTABLE, lines, molehunt, molehunt_here
from tests.engines import Engines
from tests.support.graphs import emptied

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals and signals are those of POSIX"),
    pytest.mark.usefixtures("asked_graph"),
]
QUESTION = ("who-saw", "krivitsky-letter")
PIPES: Any = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
ESCAPE = "\x1b["


def at_a_terminal(*arguments: str, columns: int, environment: dict[str, str] | None = None) -> tuple[int, str]:
    """Run the command with all its streams on a terminal of that width; return its status and all that it shows."""
    import pty
    import termios

    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (40, columns))
    settings = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR")}
    with subprocess.Popen(
        [EXECUTABLE, *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**settings, "TERM": "xterm-256color", **(environment or {})},
        start_new_session=True,
    ) as process:
        os.close(theirs)
        shown = b"".join(_read(ours))
    os.close(ours)
    return process.returncode, shown.decode().replace("\r\n", "\n")


def _read(descriptor: int) -> Iterator[bytes]:
    while True:
        try:
            found = os.read(descriptor, 65536)
        except OSError:  # Linux ends a terminal that nobody has open any more with an error
            return
        if not found:
            return
        yield found


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_a_table_keeps_within_the_terminal(columns: int) -> None:
    status, shown = at_a_terminal(*QUESTION, columns=columns)
    assert status == 0
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert ESCAPE not in plain
    assert max(map(len, plain.splitlines())) <= columns


def test_colours_at_a_terminal_only_and_not_where_they_are_unwanted() -> None:
    coloured = "\x1b[1;32m"
    assert coloured in at_a_terminal(*QUESTION, columns=120)[1]
    assert coloured not in at_a_terminal(*QUESTION, columns=120, environment={"NO_COLOR": "1"})[1]
    assert ESCAPE not in molehunt(*QUESTION).stdout


def test_a_load_shows_a_bar_at_a_terminal_and_takes_it_away() -> None:
    status, shown = at_a_terminal("load", columns=100)
    assert status == 0
    assert "loading zborowski" in shown
    assert "\x1b[2K" in shown
    assert "zborowski: 0 nodes written" in shown.splitlines()[-1]


def test_unload_asks_back_at_a_terminal() -> None:
    import pty

    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [EXECUTABLE, "unload", "zborowski"], stdin=theirs, stderr=subprocess.PIPE, text=True
    ) as process:
        os.close(theirs)
        os.write(ours, b"n\n")
        _, said = process.communicate(timeout=60)
    os.close(ours)
    assert "zborowski" in said
    assert process.returncode == 0
    assert said.endswith("molehunt: nothing was removed\n")


def test_a_reader_that_goes_away_is_no_error() -> None:
    with subprocess.Popen([EXECUTABLE, *QUESTION], **PIPES) as process:
        assert process.stdout is not None
        process.stdout.close()
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (0, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full")  # noqa: PTH110
def test_a_full_disk_is_one_line() -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = subprocess.run([EXECUTABLE, *QUESTION], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, len(lines(done.stderr))) == (1, 1)


def test_what_goes_into_a_pipe_is_utf8_whatever_the_locale() -> None:
    plain = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii:strict"}
    for fmt in ("csv", "json", "markdown", "table"):
        done = molehunt("cypher", "RETURN 'Étienne' AS name", "--format", fmt, environment=plain)
        assert (done.returncode, done.stderr) == (0, "molehunt: 1 row\n")
        assert "Étienne" in done.stdout


def test_a_question_on_stdin() -> None:
    assert lines(molehunt("cypher", "-", "--format", "csv", stdin="RETURN 'é' AS x").stdout) == ["x", "é"]


def test_a_query_with_a_mark_of_its_encoding() -> None:
    done = molehunt("cypher", "-", "--format", "csv", stdin="\ufeffRETURN 1 AS x")
    assert (done.returncode, lines(done.stdout)) == (0, ["x", "1"])


def test_an_id_is_never_broken_in_a_pipe() -> None:
    long = "x" * 500
    done = molehunt_here("cypher", f"RETURN '{long}' AS a, '{long}' AS b")
    assert done.stdout.count(long) == 2


def test_a_parameter_with_brackets_in_brackets_is_refused_in_a_line() -> None:
    done = molehunt_here("cypher", "RETURN $a", "-p", f"a:={'[' * 20_000}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "brackets stand too deep" in done.stderr


def test_the_case_may_be_named_as_a_parameter() -> None:
    done = molehunt_here("query", "ask/names", "-p", "case=zborowski", "--format", "csv")
    assert done.returncode == 0, done.stderr
    assert len(lines(done.stdout)) > 100
    twice = molehunt_here("query", "ask/names", "-p", "case=zborowski", "--case", "other")
    assert (twice.returncode, twice.stdout) == (2, "")


def test_strict_refuses_what_there_is_a_warning_of() -> None:
    shape = "MATCH (p:Person) OPTIONAL MATCH (p)-[:FORGED]->(d) OPTIONAL MATCH (p)-[:SAW]->(d) RETURN count(*) AS n"
    warned = molehunt_here("cypher", shape)
    assert warned.returncode == 0
    assert warned.stderr.startswith("molehunt: warning: line 1: d may be null (OPTIONAL MATCH in line 1)")
    refused = molehunt_here("cypher", "--strict", shape)
    assert (refused.returncode, refused.stdout) == (1, "")
    (line,) = refused.stderr.splitlines()
    assert line.startswith(
        "molehunt: the query was not run: a strict run refuses what there is a warning of: line 1: d"
    )


def test_a_null_end_is_not_written() -> None:
    refused = molehunt_here("cypher", "--write", "OPTIONAL MATCH (d:Person {id: 'none'}) CREATE (d)-[:SAW]->(:Person)")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "d may be null" in refused.stderr


def test_ctrl_c_ends_a_query_in_one_line() -> None:
    endless = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(*) AS n"
    with subprocess.Popen([EXECUTABLE, "cypher", "--timeout", "50", endless], **PIPES, text=True) as process:
        time.sleep(1)  # by then it waits for the answer; if not, the interrupt only comes earlier
        process.send_signal(signal.SIGINT)
        out, said = process.communicate(timeout=30)
    assert (process.returncode, out, len(lines(said))) == (130, "", 1)


def test_ctrl_c_while_loading_leaves_no_half_a_case(session_engines: Engines) -> None:
    with (
        emptied(session_engines.get("embedded")),
        subprocess.Popen([EXECUTABLE, *QUESTION], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process,
    ):
        assert process.stderr is not None
        assert "loading" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        out, said = process.communicate(timeout=30)
    assert (process.returncode, out, len(lines(said))) == (130, "", 1)
    done = molehunt(*QUESTION, "--format", "csv")
    assert done.returncode == 0
    assert "loading" in done.stderr
    assert len(lines(done.stdout)) > 10
