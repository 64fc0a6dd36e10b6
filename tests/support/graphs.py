"""What an engine of the tests holds: nothing, or one case; and all of it as a value that can be compared.

A test that changes the graph asks for `emptied`; tests that only read share what `holding` has loaded.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from molehunt.case import read
from molehunt.model.records import Case
from molehunt.store.address import Address
from molehunt.store.graph_store import GraphStore
from molehunt.store.load import load
from tests.cases import tiny
from tests.engines import Engine

# A Commit is of use only while a load is running, and has another token after each.
NODES = "MATCH (n) WHERE NOT n:Commit RETURN labels(n) AS labels, properties(n) AS properties"
EDGES = """
MATCH (a)-[edge]->(b)
RETURN labels(a) AS kind, a.case AS case, a.id AS id, type(edge) AS type, properties(edge) AS properties,
       labels(b) AS end_kind, b.case AS end_case, b.id AS end_id
"""


# What differs after every load, and after a node or an edge came or went.
MARKS = (
    "MATCH (latest:Commit) RETURN latest.case AS case, latest.token AS token ORDER BY case",
    "MATCH (n) RETURN count(n) AS nodes",
    "MATCH ()-[r]->() RETURN count(r) AS edges",
)
_HELD: dict[str, tuple[Case, Any]] = {}
"""The case that `holding` loaded into each engine, and the mark of the graph after that."""


@dataclass(frozen=True, slots=True)
class Dump:
    """Every node and every edge with its properties, each as a line of JSON, sorted; none is left out or merged."""

    nodes: tuple[str, ...]
    edges: tuple[str, ...]

    def of(self, case: str) -> "Dump":
        """The part that belongs to a case."""
        mark = f'"case": {json.dumps(case)}'
        return Dump(*(tuple(line for line in lines if mark in line) for lines in (self.nodes, self.edges)))


def address(engine: Engine) -> Address:
    """The address of an engine as `find_address` gives it."""
    embedded = engine.name == "embedded"
    return Address(
        uri=engine.uri,
        user=engine.user,
        password=engine.password,
        database=engine.database,
        reader=engine.reader_user if embedded else None,
        reader_password=engine.reader_password if embedded else None,
        embedded=embedded,
    )


@contextmanager
def emptied(engine: Engine) -> Iterator[GraphStore]:
    """A store on an engine with nothing in its graph but constraints and indexes, which are slow to make anew."""
    with GraphStore(address(engine)) as store:
        wipe(store)
        yield store


@contextmanager
def holding(engine: Engine, case: Case) -> Iterator[GraphStore]:
    """A store on an engine that holds this case and nothing else, loaded only if the graph is not as it was left."""
    with GraphStore(address(engine)) as store:
        held, marked = _HELD.get(engine.name, (None, None))
        if held is not case or marked != mark(store):
            wipe(store)
            load(store, case)
            _HELD[engine.name] = case, mark(store)
        yield store


def mark(store: GraphStore) -> list[Any]:
    """The tokens of the latest loads, and how many nodes and edges there are."""
    return [store.cypher(query)[1] for query in MARKS]


def wipe(store: GraphStore) -> None:
    """Delete every node, and keep constraints and indexes."""
    store.cypher("MATCH (n) DETACH DELETE n", write=True)


def dump(store: GraphStore) -> Dump:
    """Everything that the graph holds."""
    return Dump(_lines(store, NODES), _lines(store, EDGES))


def schema(store: GraphStore) -> tuple[str, ...]:
    """The constraints and indexes, by name."""
    shown = (store.cypher(f"SHOW {what} YIELD name RETURN name")[1] for what in ("CONSTRAINTS", "INDEXES"))
    return tuple(sorted(str(row["name"]) for rows in shown for row in rows))


def _lines(store: GraphStore, query: str) -> tuple[str, ...]:
    _, rows = store.cypher(query)
    for row in rows:
        for name in ("labels", "kind", "end_kind"):
            if name in row:
                row[name] = sorted(row[name])
    return tuple(sorted(json.dumps(row, sort_keys=True, default=str, ensure_ascii=False) for row in rows))


Edit = tuple[str, str, str]


def tiny_case(folder: Path, *edits: Edit, name: str = "tiny") -> Case:
    """The whole of the tiny case, with each edit (table or file, old text, new text) made in its files."""
    tiny(folder, whole=True)
    for file, old, new in (*edits, ("datapackage.json", '"tiny"', json.dumps(name))):
        path = folder / (file if "." in file else f"{file}.csv")
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")
    return read(folder)
