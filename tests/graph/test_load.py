"""Loading again changes nothing, loading a changed case changes what changed, and cases keep to themselves."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from molehunt.answers.open_case import OpenCase
from molehunt.answers.opening import cases_of, choose_case
from molehunt.case import read
from molehunt.model.errors import CaseError, EngineError, MolehuntError
from molehunt.model.records import Case
from molehunt.store.graph_store import GraphStore
from molehunt.store.load import load, unload
from tests.cases import TINY, broken, reference_case, synthetic
from tests.engines import Engine
from tests.support.graphs import Dump, Edit, dump, emptied, tiny_case, wipe

PROPERTIES = """
CALL { MATCH (n) RETURN sum(size(keys(n))) AS held UNION ALL MATCH ()-[r]->() RETURN sum(size(keys(r))) AS held }
RETURN sum(held) AS count
"""
C3 = next(f"{line}\n" for line in TINY["claims"].splitlines() if line.startswith("c3,"))
# What is changed in the tiny case, and the nodes that are therefore written and removed: these and no others.
CHANGES: dict[str, tuple[tuple[Edit, ...], set[str], set[str]]] = {
    "a statement": ((("claims", "Ann gave it.", "Ann handed it over."),), {"c1"}, set()),
    "the label of an entity that claims name": (
        (("entities", "bob,Person,,Bob", "bob,Organization,,Bob"),),
        {"bob"},
        set(),
    ),
    "the label of several entities": (
        (
            ("entities", "rome,Place,city", "rome,Organization,group"),
            ("entities", "ann,Person", "ann,Organization"),
            ("entities", "bob,Person", "bob,Organization"),
        ),
        {"rome", "ann", "bob"},
        set(),
    ),
    "the label of a form of words": ((("names", "FOX,codename", "FOX,spelling"),), {"name-fox"}, set()),
    "a name": ((("entities", ",Ann,", ",Anne,"),), {"ann"}, set()),
    "who was told": ((("claims", "c2,told,bob,,ann", "c2,told,bob,,club"),), {"c2"}, set()),
    "who is meant by a name": ((("names", "codename,bob", "codename,ann"),), {"naming-fox"}, set()),
    "from done to denied": (
        (("claims", "1937,,explicit,done,asserts,affirmed", "1937,,explicit,done,denies,negated"),),
        {"c1"},
        set(),
    ),
    "a date on which another hangs": ((("claims", "1937,,explicit", "1938,,explicit"),), {"c1", "c2"}, set()),
    "a claim less": (
        (
            ("claims", C3, ""),
            ("disagreements", "c2; c3", "c2"),
        ),
        set(),
        {"c3"},
    ),
    "an entity less, with its claims": (
        (
            ("claims", C3, ""),
            ("disagreements", "c2; c3", "c2"),
            ("entities", "talk,Event,meeting,The talk,\n", ""),
        ),
        set(),
        {"c3", "talk"},
    ),
    "a claim and an entity more": (
        (
            ("entities", "rome,Place", "dan,Person,,Dan,\nrome,Place"),
            ("claims", C3, C3.replace("c3,attended,ann,,,,,talk", "c4,met,ann,dan,,,,") + C3),
        ),
        {"dan", "c4"},
        set(),
    ),
    "an entity by another id": ((("entities", "rome,Place", "roma,Place"),), {"roma"}, {"rome"}),
    "the place of a passage": ((("passages", "p1,book,1,0,11", "p1,book,1,0,10"),), {"p1"}, set()),
    "the work of a passage": ((("passages", "p2,notes", "p2,book"),), {"p2", "c2"}, set()),
    "a passage that is no copy any more": ((("passages", ",p1\n", ",\n"),), {"p2"}, set()),
    "the author of a work": (
        (("sources", "The Book,ann", "The Book,bob"),),
        {"book", "c1", "c2", "c3", "naming-fox"},
        set(),
    ),
    "a third side": ((("disagreements", "c1 | c2; c3", "c1 | c2 | c3"),), {"c3"}, set()),
    "a contradiction that is only a tension": (
        (("disagreements", "contradiction", "tension"),),
        {"d1", "c1", "c2", "c3"},
        set(),
    ),
    "the set of alternatives": ((("alternatives", "c1; c2", "c1; c3"),), {"c2", "c3"}, set()),
    "the order of the alternatives": ((("alternatives", "c1; c2", "c2; c1"),), {"c1", "c2"}, set()),
    "a set that varies with the other": (
        (("alternatives", "c1; c2,p1,,\n", "c1; c2,p1,a2,\na2,reading,Whose?,c3; c2,p1,,\n"),),
        {"a1", "a2", "c2", "c3"},
        set(),
    ),
    "sets that vary with one another": (
        (("alternatives", "c1; c2,p1,,\n", "c1; c2,p1,a2,\na2,reading,Whose?,c3; c2,p1,a1,\n"),),
        {"a1", "a2", "c2", "c3"},
        set(),
    ),
    "the side that a decision favours": ((("decisions", "e1,d1,2", "e1,d1,1"),), {"e1"}, set()),
    "a decision less": ((("decisions", "e1,d1,2,Because.,book,p1,\n", ""),), set(), {"e1"}),
    "what a claim does for a hypothesis": ((("bearings", "h2,c1,neutral", "h2,c1,inconsistent"),), {"c1"}, set()),
    "a hypothesis less": (
        (
            ("hypotheses", "h2,How?,It was Bob.,\n", ""),
            ("bearings", "h2,c1,neutral,It says nothing of him.\n", ""),
        ),
        {"c1"},
        {"h2"},
    ),
    "the title of the case": ((("datapackage.json", "The case tiny", "The case of Ann"),), set(), set()),
}


@pytest.fixture(scope="module")
def own_store(engine_server: Engine) -> Iterator[GraphStore]:
    with emptied(engine_server) as store:
        yield store


@pytest.fixture
def store(own_store: GraphStore) -> GraphStore:
    wipe(own_store)
    return own_store


def counts(store: GraphStore) -> list[int]:
    nodes = store.cypher("MATCH (n) RETURN count(n) AS count")[1]
    edges = store.cypher("MATCH ()-[r]->() RETURN count(r) AS count")[1]
    return [rows[0]["count"] for rows in (nodes, edges, store.cypher(PROPERTIES)[1])]


def test_the_reference_case_loaded_twice_is_as_loaded_once(whole: OpenCase) -> None:
    """It is there once already, for whatever is asked of it."""
    store, case = whole.store, reference_case()
    once, counted = dump(store), counts(store)
    again = load(store, case)
    assert dump(store) == once
    assert counts(store) == counted
    assert (again.written, again.removed, again.unchanged) == (0, 0, nodes_of(case))
    # The Load and the Commit of the case.
    assert counted[0] == nodes_of(case) + 2


def test_a_first_load_writes_all(store: GraphStore, tmp_path: Path) -> None:
    case = tiny_case(tmp_path)
    first = load(store, case)
    assert (first.written, first.removed, first.unchanged) == (nodes_of(case), 0, 0)


def nodes_of(case: Case) -> int:
    """One node for each row of each table, and each form of words."""
    tables = (case.entities, case.names, case.sources, case.passages, case.claims)
    rows = sum(map(len, (*tables, case.alternatives, case.disagreements, case.decisions, case.hypotheses)))
    return rows + len({name.form for name in case.names})


def test_the_counts_see_a_node_an_edge_and_a_property(store: GraphStore) -> None:
    store.cypher("CREATE (:A {x: 1, y: 2})-[:TO {z: 3}]->(:B)", write=True)
    assert counts(store) == [2, 1, 3]


def test_the_order_of_rows_makes_no_difference(store: GraphStore, tmp_path: Path) -> None:
    case = tiny_case(tmp_path)
    load(store, case)
    before = dump(store)
    turned = replace(case, **{table: getattr(case, table)[::-1] for table in ("entities", "claims", "passages")})
    assert load(store, turned).written == 0
    assert dump(store) == before
    wipe(store)
    load(store, turned)
    assert dump(store) == before


@pytest.fixture(scope="module")
def old(own_store: GraphStore, tmp_path_factory: pytest.TempPathFactory) -> tuple[Case, Dump]:
    """The case before the changes, and its graph."""
    case = tiny_case(tmp_path_factory.mktemp("old"))
    wipe(own_store)
    load(own_store, case)
    return case, dump(own_store)


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_case_replaces_exactly_what_changed(
    old: tuple[Case, Dump], store: GraphStore, tmp_path: Path, change: str
) -> None:
    edits, written, removed = CHANGES[change]
    (case, before), new = old, tiny_case(tmp_path, *edits)
    load(store, new)
    wanted = dump(store)
    assert before != wanted
    load(store, case)
    assert dump(store) == before
    done = load(store, new)
    assert dump(store) == wanted
    assert (done.written, done.removed) == (len(written), len(removed))
    assert done.unchanged == len(before.nodes) - 1 - len(removed) - len(written & ids(before.nodes))


def ids(lines: tuple[str, ...]) -> set[str]:
    return {json.loads(line)["properties"].get("id") for line in lines}


def test_a_case_of_which_nearly_all_changed_is_the_new_one(store: GraphStore, tmp_path: Path) -> None:
    cases = [read(synthetic(tmp_path / str(seed), 120, seed=seed)) for seed in (1, 2)]
    fresh = []
    for case in cases:
        wipe(store)
        load(store, case)
        fresh.append(dump(store))
    assert fresh[0] != fresh[1]
    for case, wanted in zip(cases, fresh, strict=True):
        load(store, case)
        assert dump(store) == wanted


def test_two_cases_side_by_side_do_not_touch_one_another(store: GraphStore, tmp_path: Path) -> None:
    one, two = tiny_case(tmp_path / "one"), tiny_case(tmp_path / "two", name="other")
    load(store, one)
    alone = dump(store)
    load(store, two)
    both = dump(store)
    assert both.of("tiny") == alone
    assert len(both.nodes) == 2 * len(alone.nodes)
    assert len(both.edges) == 2 * len(alone.edges)
    load(store, tiny_case(tmp_path / "changed", *CHANGES["the author of a work"][0], name="other"))
    assert dump(store).of("tiny") == alone
    assert unload(store, "other") == len(alone.nodes) - 1
    assert dump(store) == alone


def test_unloading_removes_a_case_wholly(store: GraphStore, tmp_path: Path) -> None:
    store.cypher("CREATE (:Entity {case: 'another', id: 'ann'})-[:KNOWS]->(:Note {text: 'mine'})", write=True)
    others = dump(store)
    load(store, tiny_case(tmp_path))
    unload(store, "tiny")
    assert dump(store) == others
    with pytest.raises(EngineError, match="there is no case 'tiny'"):
        unload(store, "tiny")


def test_where_a_case_was_unloaded_none_comes_in_by_itself(store: GraphStore, tmp_path: Path) -> None:
    """The reference case is for an embedded graph that never held a case."""
    load(store, tiny_case(tmp_path))
    assert choose_case(store, None) == "tiny"
    unload(store, "tiny")
    for named in (None, "zborowski"):
        with pytest.raises(MolehuntError, match=r"there is no case .*in the graph; molehunt load loads one"):
            choose_case(store, named)
    assert store.query("ask/cases") == []
    assert cases_of(store) == []
    load(store, tiny_case(tmp_path))
    assert choose_case(store, None) == "tiny"


def test_a_wrong_case_is_refused_before_the_first_write(store: GraphStore, tmp_path: Path) -> None:
    load(store, tiny_case(tmp_path / "right"))
    before = dump(store)
    wrong = broken(
        tmp_path,
        "claims",
        lambda text: text.replace("gave it", "lent it").replace("explicit", "explizit"),
        tmp_path / "right",
    )
    with pytest.raises(CaseError) as refused:
        load(store, read(wrong))
    assert len(refused.value.faults) > 1
    assert all(f"{wrong / 'claims.csv'}:" in fault for fault in refused.value.faults)
    assert dump(store) == before


def test_a_graph_of_an_older_version_is_not_asked_and_is_replaced_by_loading_again(
    store: GraphStore, tmp_path: Path
) -> None:
    case = tiny_case(tmp_path / "tiny")
    load(store, case)
    right = dump(store)
    older = """
        MATCH (load:Load {case: 'tiny'}), (c:Claim {case: 'tiny', id: 'c1'}), (a:Entity {case: 'tiny', id: 'ann'})
        REMOVE load.schema, c.possible_earliest
        CREATE (c)-[:ABOUT]->(a), (a)-[:SAW {claim: 'c1'}]->(a)"""
    store.cypher(older, write=True)
    for ask in (
        lambda: store.query("ask/names", case="tiny"),
        lambda: OpenCase(store, "tiny").show("ann"),
        lambda: OpenCase(store, "tiny").network(),
    ):
        with pytest.raises(EngineError, match="older molehunt: run molehunt load again"):
            ask()
    load(store, case)
    assert dump(store) == right
    store.cypher("MATCH (load:Load {case: 'tiny'}) SET load.schema = 1000", write=True)
    with pytest.raises(EngineError, match="newer molehunt"):
        store.query("ask/names", case="tiny")
    assert unload(store, "tiny") == len(right.nodes) - 1
    # Only that the case was there is remembered.
    assert store.cypher("MATCH (n) RETURN labels(n) AS labels, n.unloaded AS unloaded")[1] == [
        {"labels": ["Commit"], "unloaded": True}
    ]


def test_a_closed_store_says_so(store: GraphStore) -> None:
    closed = GraphStore(store.address)
    closed.query("ask/cases")
    closed.close()
    closed.close()
    for use in (lambda: closed.query("ask/cases"), lambda: closed.cypher("RETURN 1"), lambda: unload(closed, "tiny")):
        with pytest.raises(EngineError, match="was closed"):
            use()
