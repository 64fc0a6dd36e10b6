"""Options that several commands share, and the types of their values.

To add an option that several commands take: a decorator here, so that it is called and explained the same everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from molehunt.model.errors import MolehuntError
from molehunt.views.formats import format_names

if TYPE_CHECKING:
    from molehunt.answers.question import Parameter
    from molehunt.graph.facet import Facet
    from molehunt.graph.lens import Lens

Command = Callable[..., Any]
if TYPE_CHECKING:
    _DayType = click.ParamType[date]
    _FieldType = click.ParamType[Any]
else:  # click before 8.4 has no types in brackets
    _DayType = _FieldType = click.ParamType


class Day(_DayType):
    """A day as YYYY-MM-DD; a year or a month stands for its last day."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the last day of an EDTF date."""
        from molehunt.graph.facet import last_day

        try:
            return last_day("date", value)
        except MolehuntError as error:
            self.fail(str(error).removeprefix("date: "), param, ctx)


class Seconds(click.FloatRange):
    """A number of seconds; float reads "nan" and "inf" too, and click lets nan pass any bound."""

    def __init__(self) -> None:
        super().__init__(min=0, min_open=True)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the seconds."""
        from molehunt.store.limits import LONGEST

        seconds = float(super().convert(value, param, ctx))
        if not seconds < LONGEST:
            self.fail(f"{value} is no number of seconds below {LONGEST:.0f}.", param, ctx)
        return seconds


class Read(_FieldType):
    """A value that a field of a lens, or a parameter of a question, reads by itself."""

    def __init__(self, given: Facet | Parameter) -> None:
        self.given, self.name = given, given.takes

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the value as it is read."""

        try:
            return self.given.read(value)
        except MolehuntError as error:
            self.fail(str(error).removeprefix(f"{self.given.name}: "), param, ctx)


def fmt(*choices: str) -> Callable[[Command], Command]:
    """Add ``--format``."""
    offered = choices or format_names()
    return click.option(
        "--format",
        "fmt",
        type=click.Choice(offered),
        metavar="FORMAT",
        default="table",
        help=f"{', '.join(offered[:-1])} or {offered[-1]}; without it, {offered[0]}.",
    )


def case(command: Command) -> Command:
    """Add ``--case``."""
    return click.option(
        "--case", metavar="ID", help="The case to ask, if the graph holds several. Without it, MOLEHUNT_CASE."
    )(command)


def timeout(command: Command) -> Command:
    """Add ``--timeout``."""
    return click.option(
        "--timeout",
        type=Seconds(),
        metavar="SECONDS",
        help="Give up after so long. Without it, MOLEHUNT_TIMEOUT, or 60.",
    )(command)


def corpus(command: Command) -> Command:
    """Add ``--corpus`` for questions."""
    return click.option(
        "--corpus",
        type=click.Path(path_type=Path),
        metavar="FILE",
        envvar="MOLEHUNT_CORPUS",
        help="The source text: verify each passage against it and quote it. Without it, MOLEHUNT_CORPUS.",
    )(command)


def deep(command: Command) -> Command:
    """Add ``--deep``."""
    told = "Also tell what rows hang on by two claims together, of which neither alone makes a difference."
    return click.option("--deep", is_flag=True, help=told)(command)


def graph(command: Command) -> Command:
    """Add ``--graph``."""
    return click.option(
        "--graph",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="A network in place of a case: .csv with source,target[,weight], .graphml or .gexf; needs no database.",
    )(command)


def verify(command: Command) -> Command:
    """Add ``--corpus`` for cases."""
    return click.option(
        "--corpus",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="The source text, to verify every passage against.",
    )(command)


def lens(command: Command) -> Command:
    """Add the options that narrow the evidence, one for each field of a lens."""
    from molehunt.graph.lenses import facets

    for name, facet in reversed(facets().items()):
        option = f"--{name.replace('_', '-')}"
        if facet.takes == "flag":
            command = click.option(option, name, is_flag=True, help=facet.meaning)(command)
        else:
            metavar = _METAVARS.get(facet.takes, "NAME")
            command = click.option(
                option, name, type=Read(facet), metavar=metavar, help=facet.meaning, multiple=facet.many
            )(command)
    return command


def read_lens(given: dict[str, Any]) -> Lens:
    """Take the fields of a lens out of what click passes, and return the lens; raises UsageError if they clash."""
    from molehunt.graph.lens import Lens
    from molehunt.graph.lenses import facets

    fields: dict[str, Any] = {name: given.pop(name) or None for name in facets()}
    try:
        return Lens(**fields)
    except MolehuntError as error:
        raise click.UsageError(str(error)) from None


_METAVARS = {"grade": "GRADE", "day": "DATE", "first day": "DATE", "text": "TEXT"}
