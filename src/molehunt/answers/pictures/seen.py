"""Who saw each document of a case, for a page: rows of ``who-saw``, weighed with all sources and with some of them.

A page lets its reader leave out a source, or hear one alone, when nobody is there to ask. So each row has its status
under each of these choices: what the question would answer under that lens, from the same weighing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from molehunt.answers.question import Enquiry, Finding, Named
from molehunt.answers.questions import who_saw
from molehunt.answers.resolving import Resolver
from molehunt.graph.evidence import Evidence
from molehunt.graph.lens import Filter, Setting
from molehunt.graph.lenses import facets
from molehunt.graph.reader import Reader
from molehunt.graph.weighing import Identifications, Weighing, row_days

Plain = dict[str, Any]
MOST = 200
"""Documents of which this is worked out; a page of a larger case has those with the most claims on them."""
_ALONE = {"author": "author", "work": "source"}
"""The field of a lens that hears an author, or a work, alone."""


def seen(reader: Reader, resolver: Resolver, documents: Iterable[Named], sources: Sequence[Mapping[str, Any]]) -> Plain:
    """Return the rows for each document by its id; ``sources`` are authors and works, as a page has them."""
    found = {}
    for document in documents:
        findings = who_saw.answer(Enquiry(reader, {"document": document}, resolver))
        found[document.id] = findings
    choices = _Choices(reader, sources)
    return {
        id_: {
            "rows": [_row(finding, choices) for finding in findings.rows],
            "open": [{"what": one.what, "claims": sorted(one.claims)} for one in findings.unknown],
        }
        for id_, findings in found.items()
        if findings.rows or findings.unknown
    }


class _Choices:
    """The sources that a reader of a page can choose, each with what is left of the evidence."""

    def __init__(self, reader: Reader, sources: Sequence[Mapping[str, Any]]) -> None:
        self.reader = reader
        self.fields = {one["id"]: (_ALONE[one["is"]], one["name"]) for one in sources}
        self._readers: dict[tuple[str, str], Reader] = {}

    def without(self, source: str) -> Reader:
        """Return what reads the claims without a source."""
        return self._through("without", source)

    def alone(self, source: str) -> Reader:
        """Return what reads the claims of a source alone."""
        return self._through(self.fields[source][0], source)

    def _through(self, field: str, source: str) -> Reader:
        if (field, source) not in self._readers:
            setting = Setting(facets()[field], frozenset((source,)), self.fields[source][1], source)
            narrowed = Filter((*self.reader.lens.settings, setting))
            self._readers[field, source] = Reader(self.reader.store, self.reader.case, narrowed, self._known)
        return self._readers[field, source]

    @cached_property
    def _known(self) -> Any:
        return self.reader.known()


def _row(finding: Finding, choices: _Choices) -> Plain:
    days, rivals = row_days(finding.claims)
    status = _status(finding, choices.reader)
    ids = {id_ for link in finding.links for id_ in link.claims}
    own = set(_sources(finding.claims)) & choices.fields.keys()
    beside = set(_sources(_beside(finding, ids, choices.reader))) & choices.fields.keys()
    without = {source: _status(finding, choices.without(source)) for source in sorted(own | beside)}
    columns = ("id", "name", "role", "under", "with", "document", "document_name", "group")
    return {
        **{name: finding.columns[name] for name in columns},
        "status": status,
        "when": (" or " if rivals else "; ").join(filter(None, (span.shown() for span in days))),
        "claims": sorted(claim.id for claim in finding.claims),
        "identified_by": sorted(ids),
        # Only where it differs; a row that is gone has no status.
        "without": {source: word for source, word in without.items() if word != status},
        "alone": {source: word for source in sorted(own) if (word := _status(finding, choices.alone(source)))},
    }


def _status(finding: Finding, reader: Reader) -> str:
    """Return the status of a row from those of its claims that a reader keeps; nothing where none is left."""
    kept = [claim.id for claim in finding.claims if reader.passes(claim.origin)]
    if not kept:
        return ""
    fetched = reader.fetch([*kept, *(id_ for link in finding.links for id_ in link.claims)])
    return Identifications(fetched).limit(Weighing([fetched[id_] for id_ in kept]).status, finding.links)


def _beside(finding: Finding, identifications: Iterable[str], reader: Reader) -> Iterator[Evidence]:
    """Yield the claims besides its own that can change the status of a row: identifications, and all other sides."""
    fetched = reader.fetch(identifications)
    grounds = [*finding.claims, *(fetched[id_] for id_ in identifications)]
    yield from grounds
    members = {id_ for claim in grounds for side in claim.sides for _, id_ in side.of.members}
    yield from (reader.fetch(members)[id_] for id_ in sorted(members))


def _sources(claims: Iterable[Evidence]) -> Iterator[str]:
    for claim in claims:
        yield from (*claim.origin.authors, *claim.origin.sources)
