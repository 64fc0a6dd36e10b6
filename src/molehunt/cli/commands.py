"""What every command is made with: an option that takes one value is refused where it is given twice.

To add a command: decorate its function with :func:`command` as with that of click.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click


class Command(click.Command):
    """A command that takes each option once, unless it takes several; click would take the last one and say nothing."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments; raises UsageError for an option that is given twice."""
        if not ctx.resilient_parsing:
            _, _, order = self.make_parser(ctx).parse_args(args=list(args))
            for option in order:
                # A flag that is given twice says the same twice.
                once = isinstance(option, click.Option) and not (option.multiple or option.count or option.is_flag)
                if once and order.count(option) > 1:
                    raise click.UsageError(f"{option.opts[-1]} was given twice.", ctx)
        return super().parse_args(ctx, args)


def command(name: str, **told: Any) -> Callable[[Callable[..., Any]], Command]:
    """Return the decorator that makes a function a command, as that of click does."""
    return click.command(name, cls=Command, **told)
