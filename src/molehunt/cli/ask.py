"""The questions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import click

from molehunt.answers.open_case import OpenCase, open_case
from molehunt.cli import options
from molehunt.graph.lens import Lens
from molehunt.store.graph_store import DEFAULT_TIMEOUT


@contextmanager
def opened(case: str | None, timeout: float | None = None) -> Iterator[OpenCase]:
    """Open the case that a command asks, telling on stderr what is done on the way."""
    with open_case(case, timeout=timeout or DEFAULT_TIMEOUT, notify=tell) as one:
        yield one


def tell(message: str) -> None:
    """Say something on stderr, so that stdout stays data."""
    click.echo(f"molehunt: {message}", err=True)


def the_lens(given: dict[str, Any]) -> Lens:
    """Take the options of a lens out of those of a command."""
    return Lens(**{name: given.pop(name) for name in options.LENS_FIELDS})


@click.command("who-saw")
@click.argument("document")
@options.lens
@options.case
@options.timeout
@options.fmt()
def who_saw(document: str, case: str | None, timeout: float | None, fmt: str, **given: Any) -> None:
    """Who wrote, gave, carried, received, was shown, held or saw DOCUMENT or a copy of it.

    In order of custody, with the claims behind each row. Those only asked to handle it stand apart, those only told of
    it are left out, and whoever the sources leave unnamed stands under "open".

    \b
    Example:
      molehunt who-saw "Krivitsky letter"
    """
    with opened(case, timeout) as one:
        answer = one.who_saw(document, lens=the_lens(given))
    _show(answer, fmt)


@click.command("relays")
@click.argument("person", required=False)
@click.option("--from", "sender", metavar="NAME", help="Only what this one passed on.")
@click.option("--to", "recipient", metavar="NAME", help="Only what this one was told.")
@click.option("--via", metavar="NAME", help="Only through this letter, report or other channel.")
@click.option("--about", metavar="NAME", help="Only about this one.")
@click.option("--by", type=options.Day(), metavar="DATE", help="Only what may have happened by then.")
@options.lens
@options.case
@options.timeout
@options.fmt()
def relays(  # noqa: PLR0913  # one parameter for each option that click passes
    person: str | None,
    sender: str | None,
    recipient: str | None,
    via: str | None,
    about: str | None,
    by: date | None,
    case: str | None,
    timeout: float | None,
    fmt: str,
    **given: Any,
) -> None:
    """Who relayed what to whom, in order of time; with PERSON, in both directions.

    Orders, requests, warnings, reports and talk are told apart.

    \b
    Example:
      molehunt relays --from Brusse --to Krivitsky
    """
    with opened(case, timeout) as one:
        answer = one.relays(
            person, sender=sender, recipient=recipient, via=via, about=about, by=by, lens=the_lens(given)
        )
    _show(answer, fmt)


@click.command("show")
@click.argument("id_", metavar="ID")
@options.lens
@options.case
@options.timeout
@options.fmt()
def show(id_: str, case: str | None, timeout: float | None, fmt: str, **given: Any) -> None:
    """Everything about an entity or a claim: every claim that names it, with its proof.

    \b
    Example:
      molehunt show zborowski
    """
    with opened(case, timeout) as one:
        answer = one.show(id_, lens=the_lens(given))
    _show(answer, fmt)


def _show(answer: Any, fmt: str) -> None:
    from molehunt.views.answer_view import show_answer

    show_answer(answer, fmt)
