"""Reports as files: on a case, on somebody or something, or on questions."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from molehunt.answers.questions import find_question, question_names
from molehunt.cli import commands, options
from molehunt.cli.questions import given as parameter_of
from molehunt.cli.questions import opened
from molehunt.cli.say import progress_if_long, tell

Asked = tuple[str, dict[str, Any]]


@commands.command(
    "report",
    context_settings={"ignore_unknown_options": True},
    short_help="Put answers, figures and their proof together as one page for reading and printing.",
)
@click.argument("about", nargs=-1, type=click.UNPROCESSED, metavar="[NAME | QUESTION ...]")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    required=True,
    help="Where to: .html, one page; or .md, with its pictures in a folder beside it.",
)
@click.option(
    "--with",
    "further",
    multiple=True,
    metavar="QUESTION",
    help='A further question as a chapter, such as "relays --from Brusse"; may be repeated.',
)
@options.lens
@options.corpus
@options.case
@options.timeout
def report(about: tuple[str, ...], output: Path, further: tuple[str, ...], **given: Any) -> None:
    """Write a report: on NAME, on the answer to a QUESTION, or without either on the whole case.

    Its chapters are answers with the figures that belong to them, a claim chart, what the sources leave open, how to
    read it, and one numbered proof for all. It needs no network, and prints well.

    \b
    Example:
      molehunt report Zborowski --with "who-saw 'Krivitsky letter'" -o zborowski.html
    """
    from molehunt.reports import report as compose
    from molehunt.views import notebook  # noqa: F401  # what draws
    from molehunt.views.document import refuse_other_ending

    refuse_other_ending(output)
    lens = options.read_lens(given)
    name, first = _about(about)
    asked = [*first, *(read_question(_words(text)) for text in further)]
    _draw_without_a_window()
    with opened(**given) as one, progress_if_long("report") as one.progress:
        made = compose(one, name, questions=asked, lens=lens)
    for note in made.notes:
        tell(note)
    file = made.save(output)
    tell(f"{file}: {len(made.chapters)} chapters, {len(made.proof)} claims cited")


def _about(words: Sequence[str]) -> tuple[str | None, list[Asked]]:
    """Return what a report is on: a name, or a question with what it asks; neither for the whole case."""
    if not words:
        return None, []
    if words[0] in question_names():
        return None, [read_question(words)]
    unknown = next((word for word in words if word.startswith("-")), None)
    if unknown:
        raise click.NoSuchOption(unknown, ctx=click.get_current_context())
    if len(words) > 1:
        raise click.UsageError(f"{words[0]!r} is no question; a name of several words needs quotes around it.")
    return words[0], []


def read_question(words: Sequence[str]) -> Asked:
    """Return a question and its parameters, read from words as its own command reads them; raises UsageError."""
    if not words or words[0] not in question_names():
        known = ", ".join(question_names())
        raise click.UsageError(f"--with: {' '.join(words)!r} begins with no question; there are {known}.")
    question = find_question(words[0])

    def asked(**given: Any) -> dict[str, Any]:
        return given

    for parameter in reversed(question.parameters):
        asked = parameter_of(parameter)(asked)
    command = commands.command(question.name, add_help_option=False)(asked)
    return question.name, command.main(list(words[1:]), prog_name=f"molehunt {question.name}", standalone_mode=False)


def _words(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError as error:
        raise click.UsageError(f"--with: {text!r} cannot be read: {error}.") from None


def _draw_without_a_window() -> None:
    """Let matplotlib, if it is there, draw where no screen is."""
    from importlib.util import find_spec

    if find_spec("matplotlib"):
        import matplotlib as mpl

        mpl.use("agg")
