"""The names of one case, and the steps by which a typed name is read: the surest first, until one fits."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from molehunt.answers.naming.entry import FORMS, Entry
from molehunt.answers.naming.fold import fold
from molehunt.answers.naming.index import Index
from molehunt.answers.naming.reading import Reading, reading
from molehunt.answers.naming.refusal import ambiguous, too_long, unknown
from molehunt.answers.naming.romanisation import neutral
from molehunt.answers.naming.suggest import suggestions
from molehunt.answers.naming.table import NameTable, Row
from molehunt.answers.naming.targets import Hits, Target, Wanted, targets
from molehunt.answers.naming.typed import Typed
from molehunt.answers.naming.words import with_near_words, with_words

LONGEST = 200
"""Characters of the longest name that is looked up."""
_BY_WORDS = (("words", with_words), ("near", with_near_words))
_MAY_BE_SURNAMES = (*FORMS, "Source")


class _Step(NamedTuple):
    """What a text may name, found in one way; a text that names only one of ``mentions`` names nothing."""

    how: str
    hits: Hits
    mentions: Collection[int] = ()


class Names:
    """The names of one case, from a table or from rows like those of ask/names; indexed as far as needed.

    ``elsewhere`` are other names of the case, which are not looked up here: a refusal uses them to say what was typed.
    ``query`` is the query that lists the names, for messages.
    """

    def __init__(
        self, names: NameTable | Iterable[Row], *, elsewhere: Names | None = None, query: str = "ask/names"
    ) -> None:
        self.index = Index(names if isinstance(names, NameTable) else NameTable.of_rows(names))
        self._query = query
        self._elsewhere = elsewhere

    def __contains__(self, id_: object) -> bool:
        """Return whether an entity or a form of words has that id."""
        return isinstance(id_, str) and bool(self.index.by_id.at(id_))

    def entry(self, id_: str) -> Entry:
        """Return the entry of an id; raises KeyError if there is none."""
        position = self.index.by_id.first(id_)
        if position is None:
            raise KeyError(id_)
        return self.index.at(position)

    def name(self, id_: str) -> str:
        """Return the name of an entity; raises KeyError if there is none."""
        return self.entry(id_).name

    def namings(self, id_: str) -> dict[str, dict[str, str]]:
        """Return the codenames and other forms of words that are said to denote an entity.

        Each has the claims that say so of this entity, with their statuses; what else a form denotes is left out.
        """
        forms = (self.index.at(position) for position in self.index.forms_of.at(id_))
        return {form.id: {said.claim: said.status for said in form.namings if said.bearer == id_} for form in forms}

    def resolve(self, text: str, *labels: str, what: str = "name", among: Collection[str] | None = None) -> Reading:
        """Read a name as people write it: an id, a name, a name that denotes somebody, or a near spelling.

        ``labels`` narrows to entities with one of them, ``among`` to those ids; ``what`` is the word for what is
        looked up. Raises UnknownNameError if none or several fit: it lists them, and says what the name is instead.
        """
        typed, wanted = Typed(text, self.index), Wanted(labels, among, what, self._query)
        at = self.index.by_id.first(text)
        # Of somebody who is said to be another all is told under that one.
        if at is not None and wanted.fits(self.index.at(at)) and not self.index.at(at).another:
            return reading(text, self.index.at(at), "id", None, None)
        if len(text) > LONGEST:
            raise too_long(text, LONGEST)
        for how, hits, mentions in self._steps(typed):
            meant = targets(self.index, hits, wanted)
            if meant and how != "near":
                meant |= {id_: rival for id_, rival in self._rivals(typed, hits, wanted).items() if id_ not in meant}
            if len(meant) > 1 and how == "words":
                meant = _called_by_id(typed, meant) or meant
            if len(meant) > 1:
                raise ambiguous(text, [*meant.values()])
            if mentions and not targets(self.index, _without(mentions, hits), wanted):
                continue
            for target in meant.values():
                return reading(text, target.entry, self._exactly(how, typed, target), target.score, target.form)
        known, near = self._known(typed), suggestions(typed, wanted)
        raise unknown(text, wanted, known, near, worded=[] if known else self._worded(typed, wanted))

    def _steps(self, typed: Typed) -> Iterator[_Step]:
        """Yield what the text may name, step by step; words and near spellings only if nothing has it as its name.

        What has all the words as its name, in whatever order, is no less called so, be it of another kind.
        """
        known = False
        for how, hits in self.whole(typed):
            known = known or bool(hits)
            yield _Step(how, hits)
        if known or (self._elsewhere and self._elsewhere.knows(typed.text)):
            return
        for how, find in _BY_WORDS:
            found = find(typed)
            yield _Step(how, found.whole)
            if found.whole:
                return
            yield from (_Step(how, found.named), _Step(how, found.descriptions, found.mentions))

    def whole(self, typed: Typed) -> Iterator[tuple[str, Hits]]:
        """Yield the entries of which the text is the id or the whole name."""
        index = self.index
        yield "id", dict.fromkeys(index.by_id.at(typed.text))
        yield "exact", dict.fromkeys(index.by_name.at(typed.text))
        for folded in _as_written(typed.folded):
            # An id may be typed with blanks in place of hyphens.
            called = index.by_id.at(folded.replace(" ", "-"))
            yield "folded", dict.fromkeys((*index.folded(folded), *called))

    def knows(self, text: str) -> bool:
        """Return whether the text is the id or the whole name of anything, of whatever kind."""
        return any(hits for _, hits in self.whole(Typed(text, self.index)))

    def _exactly(self, how: str, typed: Typed, target: Target) -> str:
        """Return how a name was found; its words can be there in another spelling or script."""
        return typed.written(target.form or target.entry) if how == "words" else how

    def _rivals(self, typed: Typed, hits: Hits, wanted: Wanted) -> dict[str, Target]:
        """Return the people who have the typed word as one of their names, if all hits are forms of words or titles."""
        index = self.index
        if len(typed.words) != 1 or any(index.at(position).label not in _MAY_BE_SURNAMES for position in hits):
            return {}
        held = dict.fromkeys(index.holding([typed.words]))
        people = [position for position in held if (entry := index.at(position)).named and entry.label == "Person"]
        return targets(index, dict.fromkeys(people), wanted)

    def _known(self, typed: Typed) -> list[Target]:
        """Return what the text names, of whatever kind."""
        for names in filter(None, (self, self._elsewhere)):
            for _, hits in names.whole(Typed(typed.text, names.index)):
                if hits:
                    return [*targets(names.index, hits, Wanted()).values()]
        return []

    def _worded(self, typed: Typed, wanted: Wanted) -> list[Target]:
        """Return what else has the words of the text, of another kind than what is looked for."""
        found = with_words(typed)
        hits = found.whole or {**found.named, **found.descriptions}
        meant = targets(self.index, hits, Wanted()).values()
        return [target for target in meant if not wanted.fits(target.entry)]


def _as_written(folded: str) -> tuple[str, ...]:
    """Return a folded text as a name may have it: without an article, and letters apart as one abbreviation."""
    letters = folded.split()
    closed = ["".join(letters)] if len(letters) > 1 and all(len(letter) == 1 for letter in letters) else []
    return tuple(dict.fromkeys((folded, folded.removeprefix("the "), *closed)))


def _without(mentions: Collection[int], hits: Hits) -> Hits:
    return {at: score for at, score in hits.items() if at not in mentions}


def _called_by_id(typed: Typed, meant: Mapping[str, Target]) -> dict[str, Target]:
    """Return those whose id is the typed name: for Trotsky, Leon Trotsky with the id trotsky, and not his daughter."""
    key = neutral(typed.folded)
    return {id_: target for id_, target in meant.items() if neutral(fold(id_)) == key}
