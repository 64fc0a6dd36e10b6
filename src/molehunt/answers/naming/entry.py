"""An entity of a case and what it may be called."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from molehunt.model.status import FIRM

FORMS = ("Codename", "Name")
"""The labels of forms of words: codenames, spellings and descriptions, which may denote somebody."""

PARAPHRASE = "paraphrase"
"""The kind of a form of words that is no name, such as the widow."""


class Naming(NamedTuple):
    """A claim that a form of words denotes ``bearer``, with its status."""

    claim: str
    status: str
    bearer: str


@dataclass(frozen=True)
class Entry:
    """An entity or a form of words; ``namings`` are the claims that say what a form denotes."""

    id: str
    name: str
    label: str
    kind: str | None
    namings: tuple[Naming, ...]

    @property
    def described(self) -> bool:
        """True for somebody whom the text does not name; ``name`` is a description, which may hold names of others."""
        return self.kind in ("unknown", "unnamed")

    @property
    def named(self) -> bool:
        """True if the words of ``name`` are names: for a person, and for a form of words that is not a paraphrase."""
        return not self.described and (self.label == "Person" or (self.label in FORMS and self.kind != PARAPHRASE))

    @cached_property
    def bearers(self) -> tuple[str, ...]:
        """The ids of all whom the form is said to denote, without those of whom it is denied."""
        return tuple(dict.fromkeys(naming.bearer for naming in self.namings if naming.status != "denied"))

    @property
    def another(self) -> bool:
        """True for somebody listed as such who is said to be somebody else, and so is a name of that one."""
        return self.label not in FORMS and bool(self.bearers)

    def firmly(self, bearer: str) -> bool:
        """Return whether a claim states or reports that the form denotes ``bearer``, and not only that it may."""
        return any(naming.bearer == bearer and naming.status in FIRM for naming in self.namings)
