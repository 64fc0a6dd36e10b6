"""Options that several commands share, and the types of their values.

To add an option that several commands take: a decorator here, so that it is called and explained the same everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from molehunt.store.graph_store import DEFAULT_TIMEOUT
from molehunt.views.formats import format_names

Command = Callable[..., Any]
if TYPE_CHECKING:
    _DayType = click.ParamType[date | None]
    _GradeType = click.ParamType[str]
else:  # click before 8.4 has no types in brackets
    _DayType = _GradeType = click.ParamType


class Day(_DayType):
    """A day as YYYY-MM-DD; a year or a month stands for its last day."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date | None:
        """Return the last day of an EDTF date."""
        if isinstance(value, date):
            return value
        from molehunt.model.dates.edtf import parse_edtf
        from molehunt.model.errors import DateError

        try:
            return parse_edtf(value).latest
        except DateError as error:
            self.fail(str(error), param, ctx)


class Grade(_GradeType):
    """An Admiralty grade or half of one: C3, C or 3."""

    name = "grade"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the grade in capitals."""
        from molehunt.graph.lens import Lens
        from molehunt.model.errors import MolehuntError

        try:
            return Lens(grade=str(value).upper()).grade or ""
        except MolehuntError as error:
            self.fail(str(error), param, ctx)


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
    """Add ``--timeout``; without it a command gets what stands for MOLEHUNT_TIMEOUT."""
    return click.option(
        "--timeout",
        type=click.FloatRange(min=0, min_open=True),
        metavar="SECONDS",
        callback=lambda ctx, param, value: value or DEFAULT_TIMEOUT,  # noqa: ARG005  # click's signature
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
            kind, metavar = _VALUES.get(facet.takes, (None, "NAME"))
            command = click.option(option, name, type=kind, metavar=metavar, help=facet.meaning)(command)
    return command


_VALUES: dict[str, tuple[Any, str]] = {"grade": (Grade(), "GRADE"), "day": (Day(), "DATE")}
