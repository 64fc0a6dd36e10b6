"""The methods of an open case, called wrongly: one family of errors, in words for Python."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest

from molehunt import MolehuntError
from molehunt.answers.methods import Methods
from molehunt.answers.open_case import OpenCase
from molehunt.answers.questions import find_question, question_names
from molehunt.answers.tools import tool_names
from tests.support.recorder import Recorder
from tests.unit.graph.made import row

Ask = Callable[[Any], object]


@pytest.fixture
def case() -> OpenCase:
    return OpenCase(Recorder(row("told", "told", subject="ann", recipient="bob")), "made")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda case: case.relays("ann", by="1938"), "relays: unknown parameter by; it takes person, "),
        (
            lambda case: case.relays("ann", until="1938"),
            "relays: until is a field of a lens, given as lens=molehunt.Lens(",
        ),
        (
            lambda case: case.ask("relays", without="x"),
            "relays: without is a field of a lens, given as lens=molehunt.Le",
        ),
        (lambda case: case.compare("relays", until="1938"), "compare relays: until is a field of a lens"),
        (lambda case: case.who_saw(), "who-saw: parameter document is missing; it takes document, and lens"),
        (lambda case: case.who_saw("a", "b"), "who-saw takes 1 value without a name, not 2"),
        (lambda case: case.who_saw("a", document="b"), "who-saw: document was given twice, with its name and without"),
        (lambda case: case.compare("who-saw", "a", document="b"), "who-saw: document was given twice"),
        (
            lambda case: case.centrality(seed=5),
            "centrality: --seed (seed= in Python) does nothing without --worlds (wor",
        ),
        (
            lambda case: case.key_players(k=1, steps=2),
            "key-players: --steps (steps= in Python) does nothing without --goal reach (goal='reach' in Python)",
        ),
        (lambda case: case.centrality(ties=""), "ties: expected text, or several with commas between them, not ''"),
        (lambda case: case.centrality(ties=["flow", " "]), "ties: expected text, or several with commas"),
        (lambda case: case.origin(heard=" , "), "heard: expected text, or several with commas between them, not ' , '"),
        (lambda case: case.centrality(measure="degree,"), "measure: expected text, or several with commas"),
        (lambda case: case.compare(), "compare: missing a required argument: 'question'"),
    ],
)
def test_a_call_that_does_not_fit_is_an_error_of_molehunt(ask: Ask, said: str, case: OpenCase) -> None:
    with pytest.raises(MolehuntError) as refused:
        ask(case)
    assert str(refused.value).startswith(said)
    assert "Methods" not in str(refused.value)


def test_what_needs_another_parameter_is_taken_with_it(case: OpenCase) -> None:
    assert case.centrality(seed=5, worlds=2, ties="flow").rows
    assert case.key_players(k=1, steps=2, goal="reach", ties="flow").rows
    # The default says what happens anyway.
    assert case.centrality(seed=1, ties="flow").rows


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("whosaw", "an open case has no 'whosaw'; did you mean 'who_saw'?"),
        ("key_player", "an open case has no 'key_player'; did you mean 'key_players'?"),
        ("nettwork", "an open case has no 'nettwork'; did you mean 'network'?"),
    ],
)
def test_a_misspelt_method_is_told_by_its_name_in_python(name: str, said: str, case: OpenCase) -> None:
    with pytest.raises(AttributeError) as missing:
        getattr(case, name)
    assert str(missing.value) == said


def test_of_another_name_all_questions_are_listed_as_methods(case: OpenCase) -> None:
    with pytest.raises(AttributeError, match=r"the questions are who_saw, relays, .*key_players.*without_each$"):
        case.xyzzy  # noqa: B018  # that it is looked up is what is tried


@pytest.mark.parametrize("name", [*question_names(), *tool_names()])
def test_an_editor_sees_the_parameters_of_each_method(name: str) -> None:
    assert "lens" in inspect.signature(getattr(Methods, name.replace("-", "_"))).parameters


def test_an_option_and_its_parameter_have_one_name() -> None:
    options = [one for name in question_names() for one in find_question(name).parameters if one.option[:2] == "--"]
    differing = {(one.option, one.name) for one in options if one.option != f"--{one.name.replace('_', '-')}"}
    # "from" and "with" are words of Python's own, and "to" goes with "from".
    assert differing == {("--from", "sender"), ("--from", "holder"), ("--to", "recipient"), ("--with", "other")}


def test_only_what_takes_the_id_of_anything_calls_it_so() -> None:
    assert [name for name in question_names() for one in find_question(name).parameters if one.name == "id"] == ["show"]
