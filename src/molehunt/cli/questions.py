"""The questions as commands: each follows from the file that declares it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from molehunt.answers.parameter import HIGH, Parameter
from molehunt.answers.questions import find_question
from molehunt.cli import commands, options
from molehunt.cli.say import progress_if_long, tell
from molehunt.graph.lens import Lens
from molehunt.store.address import find_address

if TYPE_CHECKING:
    from molehunt.answers.answer import Answer
    from molehunt.answers.open_case import OpenCase
    from molehunt.answers.question import Question

_ANSWERING = ("molehunt.answers.opening", "molehunt.views.answer_report", "molehunt.cli.show")
"""What it takes to answer and to show the answer: imported while an engine starts, and else when it is needed."""


def open_case(case: str | None, **given: Any) -> OpenCase:
    """Open a case as ``answers.opening.open_case`` does; what answers it is imported while an engine starts."""
    address = find_address(reference=True, meanwhile=_import_what_answers)
    from molehunt.answers.opening import open_case as open_at

    return open_at(case, address=address, **given)


def _import_what_answers() -> None:
    for name in _ANSWERING:
        import_module(name)
    from molehunt.views.plain import is_plain

    if not is_plain():
        import_module("rich.table")


@contextmanager
def opened(
    case: str | None, timeout: float | None = None, corpus: Path | None = None, *, says_case: bool = True
) -> Iterator[OpenCase]:
    """Open the case that a command asks, telling on stderr what is done on the way, and which case it is.

    What has the case in what it shows says it there (``says_case=False``).
    """
    with open_case(case, timeout=timeout, corpus=corpus, notify=tell) as one:
        yield one
        # Not before: what cannot be done is told in one line.
        if says_case:
            tell(f"case {one.case}")


def command(name: str) -> click.Command:
    """Return the command of a question."""
    question = find_question(name)

    def ask(fmt: str, **given: Any) -> None:
        answer = _answered(question, **given)
        from molehunt.cli.show import show_report
        from molehunt.views.answer_report import report

        show_report(report(answer), fmt)

    for option in (options.fmt(), options.timeout, options.case, options.corpus, options.lens):
        ask = option(ask)
    if not question.of_answers:
        ask = options.deep(ask)
    if question.of_graph:
        ask = options.graph(ask)
    for parameter in reversed(question.parameters):
        ask = given(parameter)(ask)
    # Plain functions of click: the help is what the question says, with its example.
    return commands.command(
        question.name.rpartition(" ")[2],
        short_help=question.summary,
        help=explained(question.explanation, question.example),
    )(ask)


def _answered(
    question: Question, *, case: str | None, timeout: float | None, corpus: Path | None, **given: Any
) -> Answer:
    """Return the answer of the case, or of the network of ``--graph``."""
    lens = options.read_lens(given)
    file = given.pop("graph", None)
    if not file:
        with opened(case, timeout, corpus, says_case=False) as one, progress_if_long(question.name) as one.progress:
            return one.ask(question.name, lens=lens, **given)
    from molehunt.answers.of_graph import answer_of_graph

    _refuse_with_graph(case, corpus, lens)
    del given["deep"]
    with progress_if_long(question.name) as progress:
        return answer_of_graph(question, file, given, progress)


def _refuse_with_graph(case: str | None, corpus: Path | None, lens: Lens) -> None:
    """Raise UsageError for options that are only for cases; MOLEHUNT_CASE and MOLEHUNT_CORPUS do no harm."""
    sources = click.get_current_context().get_parameter_source
    given = {"case": case, "corpus": corpus, "deep": None, **lens.to_dict()}
    typed = [name for name in given if sources(name) is click.core.ParameterSource.COMMANDLINE]
    if typed:
        raise click.UsageError(f"--{typed[0].replace('_', '-')} is for cases; leave it out with --graph.")


def given(parameter: Parameter) -> Any:
    """Return what adds a parameter to a command, as an argument or an option."""
    if not parameter.option:
        return click.argument(parameter.name, required=parameter.required)
    if parameter.takes == "flag":
        return click.option(parameter.option, parameter.name, is_flag=True, help=parameter.meaning)
    without = f" Without it, {parameter.default}." if parameter.default else ""
    return click.option(
        parameter.option,
        parameter.name,
        required=parameter.required,
        type=_type_of(parameter),
        metavar=_METAVARS.get(parameter.takes, parameter.name.upper()),
        help=parameter.meaning + without,
    )


def _type_of(parameter: Parameter) -> click.ParamType[Any] | None:
    if parameter.takes in ("name", "id"):
        return None
    if parameter.takes == "number":
        # The help shows the bounds; one that is the same everywhere would only fill it.
        return click.IntRange(parameter.low, parameter.high if parameter.high < HIGH else None)
    return options.Read(parameter)


_METAVARS = {"name": "NAME", "id": "NAME", "number": "N", "first day": "DAY", "last day": "DAY", "lens": "LENS"}


def explained(explanation: str, example: str) -> str:
    """Return the help of a command: what it is, and an example."""
    first, _, rest = explanation.partition("\n")
    return f"{first}\n{textwrap.dedent(rest)}\n\n\b\nExample:\n  molehunt {example}\n"
