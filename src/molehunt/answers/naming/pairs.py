"""Which of two that were typed is a form of words, and whom it may denote: for decisions on who is whom."""

from __future__ import annotations

from typing import NamedTuple

from molehunt.answers.naming.entry import FORMS, Entry
from molehunt.answers.naming.names import Names
from molehunt.answers.naming.reading import Reading
from molehunt.answers.naming.typed import Typed
from molehunt.model.errors import UnknownNameError
from molehunt.model.vocabulary import vocabulary


class Pair(NamedTuple):
    """A form of words, or somebody listed as such where neither is only a form, and somebody whom it may denote."""

    form: Entry
    bearer: Entry

    @property
    def said(self) -> bool:
        """Whether some claim says that the one denotes the other."""
        return self.bearer.id in self.form.bearers


def find_pair(names: Names, one: str, other: str) -> Pair:
    """Return which of two is the form of words, and whom the other is; of two listed as such the first is the form.

    Raises UnknownNameError for what is unknown, several forms of words, or twice the same.
    """
    called = {text: _called(names, text) for text in (one, other)}
    forms = {text: [e for e in entries if e.label in FORMS or e.another] for text, entries in called.items()}
    # What is somebody's own name, too, is a form of words only where the other is none.
    only = [text for text in (one, other) if forms[text] and len(forms[text]) == len(called[text])]
    text = next(iter([*only, *(text for text in (one, other) if forms[text])]), one)
    read = _read(names, other if text == one else one)
    bearer = names.entry(read.id)
    if len(forms[text]) > 1:
        listed = ", ".join(entry.id for entry in forms[text])
        raise UnknownNameError(f'"{text}" is several forms of words ({listed}); give the id of one')
    form = forms[text][0] if forms[text] else names.entry(_read(names, text).id)
    # What is read as somebody through the form itself is the form again: who bears it was not typed.
    if form.id in (read.id, read.form):
        raise UnknownNameError(f'"{one}" and "{other}" are both {form.name} ({form.id}); give two')
    return Pair(form, bearer)


def _read(names: Names, text: str) -> Reading:
    labels = [label for label in vocabulary().entity_labels if label not in FORMS]
    return names.resolve(text, *labels)


def _called(names: Names, text: str) -> list[Entry]:
    """Return whatever has the text as its id or its whole name, found by the surest way."""
    ways = (hits for _, hits in names.whole(Typed(text, names.index)) if hits)
    return [names.index.at(at) for at in next(ways, {})]
