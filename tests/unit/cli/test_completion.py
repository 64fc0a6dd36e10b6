"""Completion as the shells ask for it: the script, and the protocol that the script speaks."""

import shutil
import subprocess

import pytest

from molehunt.answers.questions import question_names
from tests.docs.command import EXECUTABLE, lines, molehunt


def candidates(shell: str, words: str, current: str) -> list[str]:
    """What a shell is offered; zsh and fish get kind, candidate and help, bash kind and candidate."""
    done = molehunt(environment={"_MOLEHUNT_COMPLETE": f"{shell}_complete", "COMP_WORDS": words, "COMP_CWORD": current})
    assert done.returncode == 0
    found = lines(done.stdout)
    if shell == "zsh":
        return found[1::3]
    return [line.split(",", 1)[1].split("\t")[0] for line in found]


@pytest.mark.parametrize(("shell", "position"), [("bash", "1"), ("zsh", "1"), ("fish", "wh")])
def test_commands(shell: str, position: str) -> None:
    assert candidates(shell, "molehunt wh", position) == ["who-saw"]


@pytest.mark.parametrize("name", question_names())
def test_every_question(name: str) -> None:
    alike = sorted(one for one in question_names() if one.startswith(name[:-1]))
    assert sorted(candidates("bash", f"molehunt {name[:-1]}", "1")) == alike


@pytest.mark.parametrize(
    ("words", "position", "expected"),
    [
        ("molehunt relays --known", "2", ["--known-by"]),
        ("molehunt relays --format m", "3", ["markdown"]),
        ("molehunt show x --format h", "4", ["html"]),
        ("molehunt hypotheses --ident", "2", ["--identities"]),
        ("molehunt query ask/who", "2", ["ask/who_saw"]),
    ],
)
def test_options_formats_and_queries(words: str, position: str, expected: list[str]) -> None:
    assert candidates("bash", words, position) == expected


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_gets_a_script_that_speaks_its_protocol(shell: str) -> None:
    script = molehunt("completion", shell).stdout
    assert f"_MOLEHUNT_COMPLETE={shell}_complete" in script


def test_bash_fills_its_reply() -> None:
    program = shutil.which("bash")
    if program is None:
        pytest.skip("bash is not installed")
    script = molehunt("completion", "bash").stdout
    asked = f'COMP_WORDS=(molehunt unl); COMP_CWORD=1; _molehunt_completion "{EXECUTABLE}"; echo "${{COMPREPLY[@]}}"'
    done = subprocess.run([program, "-c", f"{script}\n{asked}"], text=True, capture_output=True, check=True)
    assert done.stdout == "unload\n"
