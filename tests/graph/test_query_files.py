"""Every query file is understood by every engine, and the schema can be sent again."""

from collections.abc import Iterator

import pytest

from molehunt.answers.naming import NameTable
from molehunt.model.errors import QueryError
from molehunt.store.graph_store import GraphStore
from molehunt.store.load import load
from molehunt.store.queries import Query, find_query, query_names
from tests.engines import Engine
from tests.support.graphs import dump, emptied, schema, tiny_case

# A word of the model for each slot.
SLOTS = {"LABEL": "Person", "START_LABEL": "Claim", "LINK_TYPE": "SIDE", "END_LABEL": "Disagreement", "ROLE": "SUBJECT",
         "ASSERTER": "Source", "EDGE_TYPE": "RELAYED"}  # fmt: skip
VALUES = {"case": "tiny", "id": "c1", "ids": ["c1"], "document": "letter"}
TYPED = {"string": "x", "integer": 1, "list": [], "date": None}


@pytest.fixture(scope="module")
def store(engine_server: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    with emptied(engine_server) as store:
        load(store, tiny_case(tmp_path_factory.mktemp("case")))
        yield store


def sent(query: Query) -> tuple[str, dict[str, object]]:
    text = query.filled(**{slot: SLOTS[slot] for slot in query.slots})
    return text, {p.name: VALUES.get(p.name, TYPED.get(p.type)) for p in query.parameters}


@pytest.mark.parametrize("name", query_names("ask", "case", "check", "write"))
def test_an_engine_understands_it(store: GraphStore, name: str) -> None:
    before = dump(store)
    text, values = sent(find_query(name))
    store.cypher(f"EXPLAIN {text}", values)
    assert dump(store) == before
    with pytest.raises(QueryError):
        store.cypher(
            f"EXPLAIN {text.replace('MATCH', 'MACH').replace('MERGE', 'MERG').replace('CREATE', 'CRATE')}", values
        )


@pytest.mark.parametrize("name", query_names("ask", "case", "check"))
def test_it_returns_the_columns_of_its_header(store: GraphStore, name: str) -> None:
    query = find_query(name)
    columns, rows = store.cypher(*sent(query))
    # ArcadeDB tells the columns of no rows to nobody.
    assert tuple(columns) == query.returns or (store.address.embedded and not rows)
    if name in ("ask/cases", "ask/origins", "ask/names", "ask/sources", "ask/who_saw"):
        assert rows


def test_the_names_are_the_same_in_rows_and_in_lists(store: GraphStore) -> None:
    rows = NameTable.of_rows(store.read("ask/names", case="tiny"))
    assert NameTable.of_lists(store.read("ask/name_lists", case="tiny")[0]) == rows
    assert len(rows) == 7
    assert {form: [one["id"] for one in said] for form, said in rows.denotes.items()} == {"name-fox": ["bob"]}


@pytest.mark.parametrize("name", query_names("schema"))
def test_a_schema_file_can_be_sent_again(store: GraphStore, name: str) -> None:
    store.statements(name)
    once = schema(store)
    store.statements(name)
    assert schema(store) == once
    wanted = {statement.split()[2] for statement in find_query(name).text.split(";") if statement.strip()}
    # ArcadeDB gives them names of its own.
    assert wanted <= set(once) or (store.address.embedded and len(once) >= len(wanted))


def test_a_key_is_taken_once(store: GraphStore) -> None:
    before = dump(store)
    twice = "CREATE (:Entity {case: 'x', id: 'a'}) CREATE (:Entity {case: 'x', id: 'a'})"
    with pytest.raises(QueryError):
        store.cypher(twice, write=True)
    assert dump(store) == before
