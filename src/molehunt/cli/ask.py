"""The questions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from molehunt.answers.answer import Answer
from molehunt.answers.open_case import OpenCase, open_case
from molehunt.cli import options
from molehunt.cli.say import tell
from molehunt.graph.lens import Lens
from molehunt.store.graph_store import DEFAULT_TIMEOUT


@contextmanager
def opened(case: str | None, timeout: float = DEFAULT_TIMEOUT) -> Iterator[OpenCase]:
    """Open the case that a command asks, telling on stderr what is done on the way."""
    with open_case(case, timeout=timeout, notify=tell) as one:
        yield one


def the_lens(given: dict[str, Any]) -> Lens:
    """Take the options of a lens out of those of a command."""
    return Lens(**{name: given.pop(name) for name in options.LENS_FIELDS})


def question(command: options.Command) -> options.Command:
    """Add the options that every question takes."""
    for option in (options.fmt(), options.timeout, options.case, options.corpus, options.lens):
        command = option(command)
    return command


@click.command("who-saw", short_help="Who had a document, or a copy of it, in hand or before the eyes.")
@click.argument("document")
@question
def who_saw(document: str, case: str | None, timeout: float, **given: Any) -> None:
    """Who wrote, gave, carried, received, was shown, held or saw DOCUMENT or a copy of it.

    Rows come in order of custody, with the claims behind each. Those only asked to handle it stand apart, those only
    told of it are left out, and whoever the sources leave unnamed stands under "Open".

    \b
    Example:
      molehunt who-saw "Krivitsky letter"
    """
    with opened(case, timeout) as one:
        answer = one.who_saw(document, lens=the_lens(given))
    _show(answer, **given)


@click.command("relays", short_help="Who told, reported, warned, ordered or asked whom what.")
@click.argument("person", required=False)
@click.option("--from", "sender", metavar="NAME", help="Only what this one passed on.")
@click.option("--to", "recipient", metavar="NAME", help="Only what this one was told.")
@click.option("--via", metavar="NAME", help="Only through this letter, report or other channel.")
@click.option("--about", metavar="NAME", help="Only about this one.")
@click.option("--by", type=options.Day(), metavar="DATE", help="Only what may have happened by then.")
@question
def relays(  # noqa: PLR0913  # one parameter for each option that click passes
    person: str | None,
    *,
    sender: str | None,
    recipient: str | None,
    via: str | None,
    about: str | None,
    by: date | None,
    case: str | None,
    timeout: float,
    **given: Any,
) -> None:
    """Who relayed what to whom, in order of time; with PERSON, what that one said or was told.

    Orders, requests, warnings, reports and talk are told apart. What was agreed or refused in answer stands under
    "molehunt show" of whoever did.

    \b
    Example:
      molehunt relays --from Brusse --to Krivitsky
    """
    with opened(case, timeout) as one:
        answer = one.relays(
            person, sender=sender, recipient=recipient, via=via, about=about, by=by, lens=the_lens(given)
        )
    _show(answer, **given)


@click.command("show", short_help="Everything about an entity, a claim, a disagreement or a hypothesis.")
@click.argument("id_", metavar="ID")
@question
def show(id_: str, case: str | None, timeout: float, **given: Any) -> None:
    """Everything about ID: for an entity, what it is and every claim that names it, also by a codename.

    ID is the id or a name of an entity, or the id of a claim, a disagreement, a set of alternatives, a hypothesis or a
    source, as other answers give them.

    \b
    Example:
      molehunt show krivitsky-wrote-letter
    """
    from molehunt.answers.show import with_details

    with opened(case, timeout) as one:
        answer = with_details(one.show(id_, lens=the_lens(given)), one.query)
    _show(answer, **given)


def _show(answer: Answer, *, fmt: str, corpus: Path | None) -> None:
    from molehunt.views.detail_view import show_detailed

    show_detailed(_quoted(answer, corpus) if corpus else answer, fmt)


def _quoted(answer: Answer, corpus: Path) -> Answer:
    """Put the words of its passage to each claim."""
    from molehunt.case.quotation import quotations

    words = quotations(answer.claims, corpus)
    return replace(answer, claims={id_: {**claim, "quotation": words[id_]} for id_, claim in answer.claims.items()})
