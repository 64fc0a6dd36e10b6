"""One asking of a question: what was asked, and through what it reads the claims that count."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from molehunt.answers.parameter import Named, Value
from molehunt.graph.evidence import Evidence, Participant
from molehunt.graph.identities import Party
from molehunt.graph.lens import Filter

if TYPE_CHECKING:
    # The command line imports the store while an engine starts, not before.
    from molehunt.answers.naming import Names
    from molehunt.graph.reader import Reader

Item = TypeVar("Item")
Progress = Callable[[int, int], None]
"""Called with how much is done, and how much there is to do."""


class Asked:
    """What was asked: the parameters of a question as they were read."""

    def __init__(self, asked: Mapping[str, Value], progress: Progress | None = None) -> None:
        self.asked, self.progress = asked, progress
        self._reckoned: dict[Hashable, Any] = {}

    def named(self, parameter: str) -> Named | None:
        """Return what a name was read as; None where nothing was given."""
        given = self.asked[parameter]
        return given if isinstance(given, Named) else None

    def id_of(self, parameter: str) -> str | None:
        """Return the id of what was named, or the text given; None where nothing was."""
        given = self.asked[parameter]
        return given.id if isinstance(given, Named) else None if given is None else str(given)

    def text(self, parameter: str) -> Any:
        """Return a text, a choice or a day as it was given, or its default."""
        return self.asked[parameter]

    def texts(self, parameter: str) -> tuple[str, ...]:
        """Return every one of several texts or choices, or of the default; none where nothing was given."""
        given = self.asked[parameter]
        return tuple(one.strip() for one in str(given).split(",")) if given else ()

    def number(self, parameter: str) -> int:
        """Return a number as it was given, or its default."""
        given = self.asked[parameter]
        assert isinstance(given, int)  # noqa: S101  # a number always has a default
        return given

    def once(self, key: Hashable, reckon: Callable[[], Item]) -> Item:
        """Return what was reckoned from the same, whatever the lens; the key must hold all that it is reckoned from."""
        if key not in self._reckoned:
            self._reckoned[key] = reckon()
        found: Item = self._reckoned[key]
        return found

    def each(self, items: Sequence[Item], *, part: int = 0, parts: int = 1) -> Iterator[Item]:
        """Yield items that take long to work on, and tell whoever waits how many are done.

        They may be one of several ``parts``, each with as many items; the first is ``part`` 0.
        """
        for done, item in enumerate(items, part * len(items)):
            if self.progress:
                self.progress(done, parts * len(items))
            yield item


class Lexicon(Protocol):
    """Reads names in a case."""

    def name(self, text: str, *labels: str) -> Named:
        """Return what a name means, an entity of one of the labels; raises UnknownNameError if none or several fit."""

    def names(self) -> Names:
        """Return all names of the case."""


class Enquiry(Asked):
    """One asking of a question: what was asked, and the claims that count under the lens.

    ``lexicon`` reads names in the case. Asked ``deep``, the answer tells also what rows hang on by two together.
    """

    def __init__(
        self,
        reader: Reader,
        asked: Mapping[str, Value],
        lexicon: Lexicon,
        *,
        progress: Progress | None = None,
        deep: bool = False,
    ) -> None:
        super().__init__(asked, progress)
        self.deep = deep
        self.reader, self.lexicon = reader, lexicon
        self.seen: dict[str, Evidence] = {}

    def under(self, lens: Filter) -> Enquiry:
        """Return the same enquiry under another lens; what one of them has read or reckoned, the other has, too."""
        other = Enquiry(self.reader.under(lens), self.asked, self.lexicon)
        other._reckoned = self._reckoned
        return other

    def read(self, text: str, *labels: str) -> Named:
        """Return what a name means, an entity of one of the labels; raises UnknownNameError if none or several fit."""
        return self.lexicon.name(text, *labels)

    def claims(self, query: str, **parameters: Any) -> tuple[Evidence, ...]:
        """Return the claims that a query under ``cypher/ask`` selects and the lens keeps, ordered by id."""
        return self._seen(self.reader.claims(query, **parameters))

    def claims_and_identifications(self, query: str, **parameters: Any) -> tuple[Evidence, ...]:
        """Return the same, and those besides on which others rest: what is a copy, who stands under a name."""
        return self._seen(self.reader.claims_and_identifications(query, **parameters))

    def claims_of(self, ids: Iterable[str]) -> tuple[Evidence, ...]:
        """Return those of some claims that the lens keeps, ordered by id."""
        return self._seen(self.reader.claims_of(ids))

    def see(self, claims: Iterable[Evidence]) -> None:
        """Take in claims that were read by other means, so that what they say is not known is told."""
        self._seen(tuple(claims))

    def _seen(self, found: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        self.seen.update((claim.id, claim) for claim in found)
        return found

    def parties(self, participant: Participant) -> tuple[Party, ...]:
        """Return whoever has that part in a claim: those said to stand under the name, or the participant itself."""
        return self.reader.parties(participant)

    def rows(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        """Return the rows of a query that tells of something other than claims."""
        return self.reader.rows(query, **parameters)
