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
from molehunt.views.formats import FORMATS

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
    offered = choices or FORMATS
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
    return click.option("--case", metavar="ID", help="The case to ask, if the graph holds several.")(command)


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
    """Add the options that narrow the evidence."""
    options = (
        click.option("--author", metavar="NAME", help="Only what this author puts forward, alone or through others."),
        click.option("--source", metavar="ID", help="Only what stands in this work, or is quoted from it."),
        click.option("--without", metavar="ID", help="Nothing that comes through this author or work."),
        click.option("--grade", type=Grade(), metavar="GRADE", help="At least this Admiralty grade: C, 3 or C3."),
        click.option("--until", type=Day(), metavar="DATE", help="Nothing that can only have happened later."),
        click.option("--known-by", type=Day(), metavar="DATE", help="Only what was on record by then."),
    )
    for option in reversed(options):
        command = option(command)
    return command


LENS_FIELDS = ("author", "source", "without", "grade", "until", "known_by")
