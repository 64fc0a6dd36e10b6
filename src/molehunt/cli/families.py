"""The list of commands in the help, by family and in the order in which one comes to need them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, get_args

import click

from molehunt.answers.question import Chapter
from molehunt.answers.questions import find_question

Make = Callable[[], click.Command]


class Families(click.Group):
    """A group of commands under headings.

    ``families`` maps each heading to its commands, in order: names, each with a function that makes the command when
    it is first needed. Those in ``questions`` stand under the chapters of their questions instead.
    """

    def __init__(
        self,
        *args: Any,
        families: Mapping[str, Mapping[str, Make]] | None = None,
        questions: Mapping[str, Make] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.families, self.questions = families or {}, questions or {}
        self.makers = {
            name: make for family in (self.questions, *self.families.values()) for name, make in family.items()
        }

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command of that name, made once; None if there is none."""
        if cmd_name in self.makers and cmd_name not in self.commands:
            self.add_command(self.makers[cmd_name]())
        return self.commands.get(cmd_name)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """Return the names of the commands in the order of their families."""
        return list(self.makers)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; of one that does not exist, say which is nearest (click does so from 8.4 on)."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from molehunt.model.nearest import nearest

            said, near = error.format_message(), nearest(args[0], self.makers)
            if not near or "Did you mean" in said:
                raise
            raise click.UsageError(f"{said} Did you mean {near[0]!r}?", ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands of each family under its heading, each with its line in full."""
        width = max(map(len, self.makers))
        for heading, family in (*self._chapters(), *self.families.items()):
            with formatter.section(heading):
                made = {name: self.get_command(ctx, name) for name in family}
                formatter.write_dl(
                    [(name.ljust(width), one.get_short_help_str(limit=200)) for name, one in made.items() if one]
                )

    def _chapters(self) -> Iterator[tuple[str, list[str]]]:
        """Yield each heading of questions with the questions below it."""
        for chapter in get_args(Chapter):
            if within := [name for name in self.questions if find_question(name).chapter == chapter]:
                yield chapter, within
