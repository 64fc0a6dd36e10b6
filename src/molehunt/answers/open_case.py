"""An open case: the questions that can be put to it, from Python and from the command line alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from molehunt.answers.answer import Answer, with_namings
from molehunt.answers.names import Names
from molehunt.graph.evidence import Evidence, evidence
from molehunt.graph.lens import Lens
from molehunt.model.errors import EngineError, MolehuntError, UnknownNameError
from molehunt.model.shipped import shipped
from molehunt.store.address import Address
from molehunt.store.graph_store import DEFAULT_TIMEOUT, GraphStore

if TYPE_CHECKING:
    import networkx as nx

AGENTS = ("Person", "Organization", "Codename", "Name")
Notify = Callable[[str], None]
_Named = tuple[str, dict[str, dict[str, str]]]


class OpenCase:
    """One case in the graph; close it, or use it as a context manager.

    Every question takes ``lens``, a :class:`molehunt.Lens`, and names as people write them.
    """

    def __init__(self, store: GraphStore, case: str) -> None:
        self.store = store
        self.case = case
        self._names: Names | None = None
        self._naming_claims: tuple[Evidence, ...] = ()
        self._graph: str | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections; the database goes on."""
        self.store.close()

    @property
    def names(self) -> Names:
        """The names of the case, read once for each state of the graph."""
        if self._names is None:
            self._names = Names(self.store.query("ask/names", case=self.case))
        return self._names

    def who_saw(self, document: str, *, lens: Lens | None = None) -> Answer:
        """Answer who wrote, gave, carried, received, was shown, held or saw a document or a copy of it."""
        lens = lens or Lens()

        def ask() -> Answer:
            id_ = self.names.resolve(document, "Document")
            claims = self._ask("ask/who_saw", document=id_)
            return who_saw(claims, id_, name=self.names.name(id_), case=self.case, lens=self._resolved(lens))

        from molehunt.answers.who_saw import who_saw

        return self._fresh(ask)

    def relays(  # noqa: PLR0913  # one keyword for each thing that can be asked
        self,
        person: str | None = None,
        *,
        sender: str | None = None,
        recipient: str | None = None,
        via: str | None = None,
        about: str | None = None,
        by: date | None = None,
        lens: Lens | None = None,
    ) -> Answer:
        """Answer who relayed what to whom.

        ``person`` asks for both directions; ``sender`` and ``recipient`` for one. ``via`` is a channel, ``about`` what
        it was about, ``by`` the last day by which it may have happened. A codename that is said to denote somebody
        counts as that person, and the row keeps the codename.
        """
        from molehunt.answers.relays import relays

        lens = lens or Lens()

        def ask() -> Answer:
            through = self._resolved(lens)
            given = {"with": person, "from": sender, "to": recipient}
            ends = {name: self._bearers(text, through, *AGENTS) for name, text in given.items()}
            channel, matter = self._bearers(via, through), self._bearers(about, through)
            claims = self._ask(
                "ask/relays",
                either=_ids(ends["with"]),
                senders=_ids(ends["from"]),
                recipients=_ids(ends["to"]),
                via=_ids(channel),
                about=_ids(matter),
                by=by,
            )
            named = {**ends, "via": channel, "about": matter}
            asked: dict[str, Any] = {name: _ids(found) for name, found in named.items() if found}
            asked |= {"by": by} if by else {}
            namings = {form: said for found in ends.values() if found for form, said in found[1].items()}
            answer = relays(claims, asked, by=by, namings=namings, case=self.case, lens=through)
            return with_namings(answer, self._naming_claims)

        return self._fresh(ask)

    def show(self, id_: str, *, lens: Lens | None = None) -> Answer:
        """Answer with everything about an entity, or about the record of that id.

        A record is a claim, a disagreement, a set of alternatives, a hypothesis or a source. What is said of a form of
        words that is said to denote the entity counts as said of it, and the row tells so.
        """
        from molehunt.answers.show import show, show_record

        lens = lens or Lens()

        def ask() -> Answer:
            through = self._resolved(lens)
            claims = self._ask("ask/claims", ids=[id_])
            if claims:
                return show(claims, [id_], name=id_, namings={}, case=self.case, lens=through)
            records = [] if id_ in self.names else self.store.query("ask/record", case=self.case, id=id_)
            if records:
                claims = self._ask("ask/record_claims", id=id_)
                return show_record(claims, records[0], case=self.case, lens=through)
            found, namings = self._named(self._resolve_entity(id_), through)
            ids, name = [found, *namings], self.names.name(found)
            claims = self._ask("ask/entity_claims", ids=ids)
            return show(claims, ids, name=name, namings=namings, case=self.case, lens=through)

        return self._fresh(ask)

    def network(self) -> nx.MultiDiGraph[str]:
        """Return the people of the case as a MultiDiGraph with one edge for each claim and pair."""
        from molehunt.graph.network import network

        people = [row for row in self.store.query("ask/names", case=self.case) if "Person" in row["labels"]]
        self._ask("ask/claims", ids=[""])  # refuses a half-loaded case
        return network(people, self.store.query("ask/network", case=self.case))

    def query(self, name: str, /, **parameters: Any) -> list[dict[str, Any]]:
        """Run a query file by name, read-only, on this case, and return its rows."""
        from molehunt.store.queries import find_query

        takes_case = any(parameter.name == "case" for parameter in find_query(name).parameters)
        return self.store.query(name, **({"case": self.case} if takes_case else {}), **parameters)

    def cypher(self, text: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """Run Cypher, read-only, on the whole graph, and return its rows."""
        return self.store.cypher(text, parameters)[1]

    def _ask(self, name: str, **parameters: Any) -> tuple[Evidence, ...]:
        rows = self.store.query(name, case=self.case, **parameters)
        claims = evidence(rows, self.case)
        if self._graph != rows[0]["graph"]:
            stale = self._graph is not None
            self._graph = rows[0]["graph"]
            if stale:
                self._names, self._naming_claims = None, ()
                raise _ChangedError
        return claims

    def _fresh(self, ask: Callable[[], Answer]) -> Answer:
        """Ask, and ask again if the case was loaded anew since its names were read."""
        for _ in range(3):
            try:
                return ask()
            except _ChangedError:
                continue
        raise EngineError(f"case {self.case!r} keeps changing while it is being asked; try again")

    def _bearers(self, text: str | None, lens: Lens, *labels: str) -> _Named | None:
        """Return the id that is meant, with the forms of words that are said to denote it."""
        return None if text is None else self._named(self.names.resolve(text, *labels), lens)

    def _named(self, id_: str, lens: Lens) -> _Named:
        """Return an id with the forms of words that denote it, each with the claims that say so, under the lens."""
        namings = self.names.namings(id_)
        wanted = {claim for said in namings.values() for claim in said} - {claim.id for claim in self._naming_claims}
        if wanted:
            self._naming_claims += self._ask("ask/claims", ids=sorted(wanted))
        kept = {claim.id for claim in lens.through(self._naming_claims)}
        seen = {form: {c: status for c, status in said.items() if c in kept} for form, said in namings.items()}
        return id_, {form: said for form, said in seen.items() if said}

    def _resolve_entity(self, text: str) -> str:
        """Return the entity that is meant: where several things bear a name, the one person or group among them."""
        try:
            return self.names.resolve(text, what="name or id")
        except UnknownNameError as error:
            try:
                return self.names.resolve(text, *AGENTS)
            except UnknownNameError:
                raise error from None

    def _resolved(self, lens: Lens) -> Lens:
        """Return the lens with ids for names of authors and titles of works; what names neither is refused."""
        if lens.author is None and lens.source is None and lens.without is None:
            return lens
        works = Names(_as_entry(row) for row in self.store.query("ask/sources", case=self.case))

        def either(text: str) -> str:
            try:
                return works.resolve(text)
            except UnknownNameError:
                return self.names.resolve(text, *AGENTS, "Document")

        return replace(
            lens,
            author=None if lens.author is None else self.names.resolve(lens.author, *AGENTS, "Document"),
            source=None if lens.source is None else either(lens.source),
            without=None if lens.without is None else either(lens.without),
        )


def _as_entry(source: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": source["id"], "name": source["title"], "labels": ["Source"], "kind": None, "denotes": []}


def _ids(found: _Named | None) -> list[str] | None:
    return None if found is None else [found[0], *found[1]]


class _ChangedError(Exception):
    """The case was loaded anew between two questions."""


def open_case(
    case: str | None = None,
    *,
    address: Address | None = None,
    timeout: float = DEFAULT_TIMEOUT,
    notify: Notify | None = None,
) -> OpenCase:
    """Open the case of that id, or the only one there is.

    Without an ``address`` the graph is the Neo4j named by ``NEO4J_URI``, or else the embedded engine, which is started
    if need be. On an empty embedded graph the reference case is loaded first, and ``notify`` is told so.
    Raises EngineError if the graph cannot be reached, and MolehuntError if no case, or several, fit.
    """
    store = GraphStore(address, timeout=timeout)
    try:
        return OpenCase(store, _choose(store, case, notify or _silent))
    except BaseException:
        store.close()
        raise


def _silent(_: str) -> None:
    """Tell nobody."""


def _choose(store: GraphStore, case: str | None, notify: Notify) -> str:
    there = [row["case"] for row in store.query("ask/cases")]
    if not there and store.address.embedded:
        there = [load_reference_case(store, notify)]
    if case is not None and case not in there:
        raise MolehuntError(f"there is no case {case!r} in the graph{_listed(there)}; molehunt load loads one")
    if case is None and len(there) != 1:
        what = "several cases are in the graph" if there else "there is no case in the graph"
        raise MolehuntError(
            f"{what}{_listed(there)}; " + ("name one with --case" if there else "molehunt load loads one")
        )
    return case or there[0]


def load_reference_case(store: GraphStore, notify: Notify) -> str:
    """Load the case that comes with molehunt, and return its id."""
    from molehunt.case import read
    from molehunt.store.load import load

    notify("the graph is empty: loading the reference case, zborowski")
    return load(store, read(reference_case())).case


def reference_case() -> Path:
    """Return the folder of the case that comes with molehunt."""
    return shipped("data", "cases", "zborowski")


def _listed(cases: list[str]) -> str:
    return f" ({', '.join(cases)})" if cases else ""
