"""Options that several commands share, and the types of their values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import click

from molehunt.views.formats import FORMATS

Command = Callable[..., Any]


class Day(click.ParamType[date | None]):
    """A day as YYYY-MM-DD; a year or a month stands for its last day."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date | None:
        """Return the last day of an EDTF date."""
        if isinstance(value, date):
            return value
        from molehunt.model.edtf import parse_edtf
        from molehunt.model.errors import DateError

        try:
            return parse_edtf(value).latest
        except DateError as error:
            self.fail(str(error), param, ctx)


def fmt(*choices: str) -> Callable[[Command], Command]:
    """Add ``--format``."""
    return click.option(
        "--format",
        "fmt",
        type=click.Choice(choices or FORMATS),
        default="table",
        show_default=True,
        help="How to print.",
    )


def case(command: Command) -> Command:
    """Add ``--case``."""
    return click.option("--case", metavar="ID", help="The case to ask, if the graph holds several.")(command)


def timeout(command: Command) -> Command:
    """Add ``--timeout``."""
    return click.option(
        "--timeout", type=click.FloatRange(min=0.001), metavar="SECONDS", help="Give up after so long."
    )(command)


def lens(command: Command) -> Command:
    """Add the options that narrow the evidence."""
    options = (
        click.option(
            "--author", metavar="NAME", help="Only what this author puts forward, in person or through others."
        ),
        click.option("--source", metavar="ID", help="Only what stands in this work, or is quoted from it."),
        click.option("--without", metavar="ID", help="Nothing that comes through this author or work."),
        click.option("--grade", metavar="GRADE", help="At least this Admiralty grade: C, 3 or C3."),
        click.option("--until", type=Day(), metavar="DATE", help="Nothing that can only have happened later."),
        click.option("--known-by", type=Day(), metavar="DATE", help="Only what was on record by then."),
    )
    for option in reversed(options):
        command = option(command)
    return command


LENS_FIELDS = ("author", "source", "without", "grade", "until", "known_by")
