"""The completion scripts of the shells that click knows."""

from __future__ import annotations

import click

from molehunt.cli import commands


@commands.command("completion", short_help="Print the completion script for a shell.")
@click.argument("shell", metavar="SHELL", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script for SHELL: bash (4.4 or later), zsh or fish.

    For bash, put eval "$(molehunt completion bash)" into ~/.bashrc; for zsh the same with zsh into ~/.zshrc; for fish,
    write it to ~/.config/fish/completions/molehunt.fish.

    \b
    Example:
      molehunt completion bash
    """
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None  # noqa: S101  # click knows every shell that the argument allows
    click.echo(found(click.get_current_context().find_root().command, {}, "molehunt", "_MOLEHUNT_COMPLETE").source())
