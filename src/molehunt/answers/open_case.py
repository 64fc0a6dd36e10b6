"""An open case: the questions that can be put to it, from Python and from the command line alike."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from molehunt.answers.answer import Answer
from molehunt.answers.asking import by_position
from molehunt.answers.concluding import conclude
from molehunt.answers.methods import Methods
from molehunt.answers.question import Enquiry, Parameter, Progress, Question, Value
from molehunt.answers.questions import find_question, question_names
from molehunt.answers.resolving import Resolver, Snapshot
from molehunt.answers.selection import Page, Picture, Selection, page, picture
from molehunt.answers.tools import tool_names
from molehunt.graph.lens import Lens, as_lens
from molehunt.model.closing import Closing
from molehunt.model.errors import MolehuntError
from molehunt.model.nearest import nearest
from molehunt.store.graph_store import GraphStore
from molehunt.store.reading import LoadState, consistently

if TYPE_CHECKING:
    import networkx as nx

    from molehunt.exchange import Export
    from molehunt.graph.on_server import OnServer

Result = TypeVar("Result")
RANKED = 60
"""Ranks that a picture of a case lists."""


class OpenCase(Closing, Methods):
    """One case in the graph; close it, or use it as a context manager.

    Every question is a method that takes names as people write them and ``lens``, a :class:`molehunt.Lens`. Several
    threads may ask one open case at the same time. With ``corpus``, the file of the source text, answers hold the
    words of each passage under ``claims``. Set ``progress`` to be told how far long work is.
    """

    progress: Progress | None = None

    def __init__(self, store: GraphStore, case: str, corpus: Path | None = None) -> None:
        self.store, self.case, self.corpus = store, case, corpus
        self._snapshot = Snapshot()

    def __repr__(self) -> str:
        return f"<OpenCase {self.case!r} at {self.store.address.uri}>"

    def __getattr__(self, name: str) -> Callable[..., Answer]:
        """Return the method of a question that came after ``methods`` was written."""
        if name.startswith("_"):
            raise AttributeError(name)
        if name.replace("_", "-") in tool_names():
            return partial(self._over, name.replace("_", "-"))
        try:
            question = find_question(name)
        except MolehuntError:
            there = [one for one in dir(type(self)) if not one.startswith("_")]
            near = nearest(name, there)
            hint = f"did you mean {near[0]!r}?" if near else f"the questions are {', '.join(_methods())}"
            raise AttributeError(f"an open case has no {name!r}; {hint}", name=name, obj=self) from None
        return lambda *given, **asked: self.ask(name, **by_position(question, given, asked))

    def close(self) -> None:
        """Close the connections; the database goes on. A closed case answers no more."""
        self.store.close()

    def ask(self, question: str, /, *, lens: Lens | None = None, deep: bool = False, **asked: Any) -> Answer:
        """Put a question by its name; ``asked`` are its parameters, and ``deep`` asks for hinges of two claims.

        Raises MolehuntError for an unknown question, parameter or name, EngineError if the graph cannot answer.
        """
        found = find_question(_text("question", question))
        given = found.checked(asked)

        def once(resolver: Resolver) -> Answer:
            enquiry = _enquiry(found, given, resolver, as_lens(lens), self.progress)
            enquiry.deep = deep
            return _answer(found, enquiry, resolver)

        answer = self._read(once)
        return self._quoted(answer) if self.corpus else answer

    def network(
        self,
        *,
        lens: Lens | None = None,
        ties: str | Sequence[str] | None = None,
        kinds: Sequence[str] = ("Person",),
    ) -> nx.MultiDiGraph[str]:
        """Return the network of the case as a MultiDiGraph, one edge for each claim and pair, never merged.

        Parameters
        ----------
        lens
            The claims that count; all by default.
        ties
            The ties wanted: a group such as "flow" (data/model/ties.yaml), types of edge such as "RELAYED" or ["MET",
            "KIN_OF"], or predicates such as "told"; all by default.
        kinds
            The labels of the nodes: "Person", "Organization" and the like. Whoever stands under a name that nobody is
            said to bear is a node of its own, so that nobody is lost.

        Raises
        ------
        MolehuntError
            If there is no such type of edge, label, author or work.
        EngineError
            If the graph cannot answer.

        """
        from molehunt.answers.pictures.claim_network import ClaimNetwork
        from molehunt.graph.network import network

        def once(resolver: Resolver) -> nx.MultiDiGraph[str]:
            return network(resolver.reader(as_lens(lens)), ties=ties, kinds=kinds, into=ClaimNetwork())

        return self._read(once)

    def chart(
        self,
        entity: str | None = None,
        *,
        family: str | Sequence[str] | None = None,
        lens: Lens | None = None,
        columns: int | None = None,
    ) -> Picture:
        """Return claims as a claim chart: a row for everyone in them, a column for each claim, in the order of time.

        Parameters
        ----------
        entity
            Whoever or whatever the claims are on, by name or id; without it, all claims. A document stands with its
            copies.
        family
            Families of predicates, such as "custody" or ["relays", "responses"] (data/model/predicates); all without.
        lens
            The claims that count; all by default.
        columns
            Beyond so many columns (150 without it) the chart is cut to a stretch of time, and says so.

        Raises
        ------
        MolehuntError
            If there is no such name, family, author or work.
        EngineError
            If the graph cannot answer.

        """
        from molehunt.answers.pictures.selecting import select

        def once(resolver: Resolver) -> Selection:
            return select(resolver, entity, family, as_lens(lens))

        selection = self._read(once)
        if self.corpus:
            selection = replace(selection, proof=self._with_words(selection.proof))
        return picture("chart", selection, columns=columns)

    def web(
        self,
        *,
        focus: str | None = None,
        hops: int = 2,
        lens: Lens | None = None,
        ties: str | Sequence[str] | None = None,
    ) -> Page:
        """Return the web of the case as a page that works offline; it shows itself in a notebook, ``save`` writes it.

        In a notebook with anywidget (``pip install 'molehunt[notebook]'``), ``selected`` of what is returned has the id
        of the node or claim that is picked in it, and setting it picks.

        Parameters
        ----------
        focus
            Around whom or what the page opens, as people write it; without it, around the one with the most ties.
        hops
            How many steps around the focus the page opens with; the reader can change both.
        lens
            The claims that the page holds; all by default.
        ties
            The ties that it holds, as for ``network``; all by default.

        Raises
        ------
        MolehuntError
            If there is no such name, tie, author or work.
        EngineError
            If the graph cannot answer.

        """
        return page(self.web_data(focus=focus, hops=hops, lens=lens, ties=ties))

    def web_data(
        self,
        *,
        focus: str | None = None,
        hops: int = 2,
        lens: Lens | None = None,
        ties: str | Sequence[str] | None = None,
    ) -> dict[str, Any]:
        """Return what a picture of the case shows, as plain values for JSON; ``views.web`` draws it as a page.

        ``focus`` is the name of somebody or something around which it opens, ``hops`` how many steps around it. The
        edges are those of :meth:`network` between all kinds of nodes, and further ones from names to their bearers.

        Raises MolehuntError for what is no name, tie, author or work, EngineError if the graph cannot answer.
        """
        from molehunt.answers.pictures.webbing import web_data

        question = find_question("centrality")
        given = question.checked({"measure": "betweenness", "top": RANKED, "ties": ties or None})

        def once(resolver: Resolver) -> dict[str, Any]:
            data = web_data(resolver, as_lens(lens), focus=focus, hops=hops, ties=ties)
            # On the same state of the case: ranks of another would be those of other claims.
            beside = Resolver(self.store, self.case, resolver.snapshot())
            ranked = _answer(question, _enquiry(question, given, beside, as_lens(lens), self.progress), beside)
            return data | {"ranks": {"rows": [dict(row) for row in ranked.rows], "note": ". ".join(ranked.notes)}}

        return self._read(once)

    def export(
        self,
        format: str,
        path: str | Path | None = None,
        *,
        lens: Lens | None = None,
        ties: str | Sequence[str] | None = None,
        kinds: str | Sequence[str] = ("Person",),
        force: bool = False,
    ) -> Export:
        """Return the network of the case, or the case itself, in a format of other tools; docs/exports.md lists them.

        Parameters
        ----------
        format
            "gexf", "graphml", "json", "csv", "cyjs", "dot"; or "case" for the tables of the whole case.
        path
            The file to write, or the folder where a format is several files. Without it nothing is written: the export
            has the ``text`` or the ``files``, and ``save``.
        lens, ties, kinds
            The claims that count, the ties and the labels of nodes, as in ``network``; not for "case", which is whole.
        force
            Whether to overwrite what is there.

        Raises
        ------
        MolehuntError
            If there is no such format, type of edge, label, author or work; if the format cannot carry some text; or if
            the file is there already or cannot be written.
        EngineError
            If the graph cannot answer.

        """
        from molehunt.exchange import Material, export

        def once(resolver: Resolver) -> Export:
            return export(_text("format", format), Material(resolver.reader(as_lens(lens)), ties, kinds))

        made = self._read(once)
        if path is not None:
            made.save(path, force=force)
        return made

    @property
    def gds(self) -> OnServer:
        """Graph Data Science on the Neo4j of this case, which works out measures of any network.

        It is a backend: ``molehunt.measures.centrality(network, "betweenness", backend=case.gds)``. Ties are sent to
        the server and dropped there, and nothing is written to the graph.

        To use it raises MolehuntError for a measure that it does not have, EngineError for the embedded engine.
        """
        from molehunt.graph.on_server import OnServer

        return OnServer(self.store)

    def query(self, name: str, /, **parameters: Any) -> list[dict[str, Any]]:
        """Run a query file by name, read-only, on this case, and return its rows."""
        from molehunt.store.queries import find_query

        parameters_of = find_query(_text("query", name)).parameters
        takes_case = any(parameter.name == "case" for parameter in parameters_of)
        return self.store.query(name, **({"case": self.case} if takes_case else {}), **parameters)

    def cypher(
        self, text: str, parameters: Mapping[str, Any] | None = None, *, strict: bool = False
    ) -> list[dict[str, Any]]:
        """Run Cypher, read-only, on the whole graph, and return its rows.

        What the query does that its author probably does not mean is told by ``warnings.warn``, as a
        :class:`molehunt.CypherWarning`; docs/cypher.md lists what is seen. With ``strict``, such a query is refused.
        The rows are read as they are: while a case is being loaded they may be partly old and partly new.

        Raises
        ------
        QueryError
            If the database refuses the query, or a parameter is of a type that it does not take.
        EngineError
            If the graph cannot answer.

        """
        from molehunt.model.errors import CypherWarning
        from molehunt.store.ad_hoc import run_checked

        # From here over run_checked to the line that called this.
        warn = partial(warnings.warn, category=CypherWarning, stacklevel=3)
        return run_checked(self.store, _text("Cypher", text), parameters, warn=warn, strict=strict)[1]

    def _over(self, tool: str, question: str, /, *given: Any, **asked: Any) -> Answer:
        found = find_question(_text("question", question))
        return self.ask(f"{tool} {found.name}", **by_position(found, given, asked))

    def _read(self, work: Callable[[Resolver], Result]) -> Result:
        """Do what only reads, on one state of the case; what was read of it is kept for the next question."""

        def once(state: LoadState) -> tuple[Snapshot, Result]:
            known = self._snapshot
            resolver = Resolver(self.store, self.case, known if known.state == state else Snapshot(state))
            result = work(resolver)
            return resolver.snapshot(), result

        self._snapshot, result = consistently(self.store, self.case, once, last=self._snapshot.state)
        return result

    def _quoted(self, answer: Answer) -> Answer:
        return replace(answer, claims=self._with_words(answer.claims))

    def _with_words(self, claims: Mapping[str, Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
        """Put the words of its passage to each claim."""
        from molehunt.case.quotation import quotations

        assert self.corpus is not None  # noqa: S101  # asked by the callers
        words = quotations(claims, self.corpus)
        return {id_: {**claim, "quotation": words[id_]} for id_, claim in claims.items()}


def _enquiry(
    question: Question, given: Mapping[str, Any], resolver: Resolver, lens: Lens, progress: Progress | None
) -> Enquiry:
    asked: dict[str, Value] = {}
    for parameter in question.parameters:
        text = given.get(parameter.name)
        asked[parameter.name] = _read_in_case(parameter, text, resolver)
    return Enquiry(resolver.reader(lens), asked, resolver, progress=progress)


def _answer(question: Question, enquiry: Enquiry, resolver: Resolver) -> Answer:
    findings, reader = question.answer(enquiry), enquiry.reader
    notes = [*dict.fromkeys(resolver.notes), *(["lens: " + "; ".join(reader.lens.words)] if reader.lens.words else [])]
    return conclude(question, enquiry, findings, case=resolver.case, notes=notes)


def _read_in_case(parameter: Parameter, given: Any, resolver: Resolver) -> Value:
    if parameter.takes == "name" and given is not None:
        return resolver.name(given, *parameter.labels)
    return resolver.lens(as_lens(given)) if parameter.takes == "lens" else cast("Value", given)


def _methods() -> Iterator[str]:
    return (name.replace("-", "_") for name in (*question_names(), *tool_names()))


def _text(what: str, given: str) -> str:
    if not isinstance(given, str):
        raise MolehuntError(f"{what}: expected text, not {type(given).__name__}")
    return given
