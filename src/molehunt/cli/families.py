"""The list of commands in the help, by family and in the order in which one comes to need them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import click


class Families(click.Group):
    """A group of commands under headings; ``families`` maps each heading to its commands, in order."""

    def __init__(self, *args: Any, families: Mapping[str, Sequence[click.Command]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.families = families
        for command in self._all():
            self.add_command(command)

    def _all(self) -> list[click.Command]:
        return [command for family in self.families.values() for command in family]

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """Return the names of the commands in the order of their families."""
        return [command.name or "" for command in self._all()]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; of one that does not exist, say which is nearest (click does so from 8.4 on)."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from molehunt.model.nearest import nearest

            said, near = error.format_message(), nearest(args[0], self.commands)
            if not near or "Did you mean" in said:
                raise
            raise click.UsageError(f"{said} Did you mean {near[0]!r}?", ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the commands of each family under its heading, each with its line in full."""
        for heading, commands in self.families.items():
            with formatter.section(heading):
                width = max(len(name) for name in self.commands)
                formatter.write_dl(
                    [((command.name or "").ljust(width), command.get_short_help_str(limit=200)) for command in commands]
                )
