"""The errors for a name that cannot be read: what was typed, what it is instead, and what may have been meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from molehunt.answers.naming.entry import FORMS, Entry
from molehunt.answers.naming.fold import fold
from molehunt.answers.naming.reading import article, quoted, shown_label
from molehunt.answers.naming.romanisation import neutral
from molehunt.answers.naming.targets import Target, Wanted
from molehunt.model.errors import UnknownNameError

_LISTED = 6


def ambiguous(text: str, bearers: Sequence[Target]) -> UnknownNameError:
    """Return the error for a name that several entities have."""
    several = len({target.entry.label for target in bearers}) > 1
    return UnknownNameError(f"{quoted(text)} may be {_first(bearers, label=several)}; give the id")


def too_long(text: str, longest: int) -> UnknownNameError:
    """Return the error for a text that is too long to be a name."""
    return UnknownNameError(f"{quoted(text)} has {len(text)} characters; a name has {longest} at most")


def unknown(
    text: str, wanted: Wanted, known: Sequence[Target], nearest: Iterable[Target], *, worded: Sequence[Target] = ()
) -> UnknownNameError:
    """Return the error for a text that names nothing of the wanted kind.

    ``known`` is what it names instead, ``worded`` what has its words and is of another kind. If nothing is near, the
    error names the query that lists all names.
    """
    if known:
        said = f"{quoted(text)} is {_described(text, known)}; expected {wanted.expected}"
    elif worded:
        said = f"{quoted(text)} may be {_first(worded, label=True)}; expected {wanted.expected}"
    else:
        said = f"{quoted(text)} is no {wanted.what} in this case"
    near = [_shown(target.entry, called=target.form) for target in nearest]
    if not near:
        return UnknownNameError(f"{said}; the query {wanted.query} lists all there are")
    return UnknownNameError(f"{said}; the nearest {'are' if near[1:] else 'is'} {', '.join(near)}")


def _first(targets: Sequence[Target], *, label: bool) -> str:
    """Return the first of some who may be meant, and how many more there are."""
    listed = ", ".join(_shown(target.entry, label=label) for target in targets[:_LISTED])
    return f"{listed} and {len(targets) - _LISTED} more" if len(targets) > _LISTED else listed


def _described(text: str, known: Sequence[Target]) -> str:
    """Return what a name is: the entities called so, or the form of words and whom it is said to denote."""
    named = [target for target in known if target.form is None]
    if named:
        return " and ".join(_own(text, target.entry) for target in named[:_LISTED])
    form = known[0].form
    bearers = " and ".join(_shown(target.entry, label=True) for target in known[:_LISTED])
    return f"{_kind(form)} said to denote {bearers}" if form else bearers


def _own(text: str, entry: Entry) -> str:
    if entry.label in FORMS or entry.name == text:
        return f"{_kind(entry) if entry.label in FORMS else _a(entry)} ({entry.id})"
    return _shown(entry, label=True)


def _kind(form: Entry) -> str:
    return article(form.kind or form.label.lower())


def _shown(entry: Entry, *, label: bool = False, called: Entry | None = None) -> str:
    name = f"{entry.name} as {called.name}" if called and _another_name(called, entry) else entry.name
    return f"{name}, {_a(entry)} ({entry.id})" if label else f"{name} ({entry.id})"


def _another_name(form: Entry, entry: Entry) -> bool:
    """Return whether a form of words has a word that is none of the name, however it is written in Latin letters."""
    words, own = (set(neutral(fold(one.name)).split()) for one in (form, entry))
    return not words <= own


def _a(entry: Entry) -> str:
    return article(shown_label(entry.label))
