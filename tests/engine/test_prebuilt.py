"""The graph that comes with the wheel is the one that a load makes, and is used only if it was made from the same."""

from pathlib import Path

import pytest

from molehunt.case import read
from molehunt.engine import archive, ensure_running, stop
from molehunt.engine.credentials import known_logins
from molehunt.engine.folder import prepare
from molehunt.engine.home import home
from molehunt.model.shipped import shipped
from molehunt.store import prebuilding, prebuilt
from molehunt.store.address import embedded_address
from molehunt.store.graph_store import GraphStore
from molehunt.store.load import load

CONTENT = """
MATCH (n) OPTIONAL MATCH (n)-[r]->(m)
WITH n, r, m WHERE NOT n:Commit // its token is another after each load
RETURN labels(n) AS labels, properties(n) AS node, type(r) AS type, properties(r) AS edge, labels(m) AS end, m.id AS id
"""
SCHEMA = ("SHOW CONSTRAINTS YIELD name", "SHOW INDEXES YIELD name")


def reference_case():
    return read(shipped("data", "cases", "zborowski"))


def content(store):
    """Everything in the graph: nodes with their edges, and the names of constraints and indexes; sorted."""
    rows = [sorted((key, repr(value)) for key, value in row.items()) for row in store.cypher(CONTENT)[1]]
    names = [sorted(row["name"] for row in store.cypher(query, write=True)[1]) for query in SCHEMA]
    return sorted(rows), names


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    made = tmp_path_factory.mktemp("built") / "build" / "prebuilt.zip"
    with pytest.MonkeyPatch.context() as patch:
        # As the build of a wheel does: the folder is gone before a start-up cache is of use.
        patch.setenv("MOLEHUNT_AOT_CACHE", "0")
        prebuilding.build(made)
    return made


@pytest.mark.slow
def test_it_holds_what_a_load_makes_and_a_load_afterwards_writes_nothing(built, new_folder):
    graphs = []
    for find in (lambda: built, None):
        running = ensure_running(new_folder(), find_archive=find)
        assert running.filled == (find is not None)
        with GraphStore(embedded_address(running)) as store:
            done = load(store, reference_case())
            assert (done.written == 0) == running.filled
            assert done.removed == 0
            graphs.append(content(store))
        stop(running.folder)
    assert len(graphs[0][0]) > 1000
    assert graphs[0] == graphs[1]


@pytest.mark.slow
def test_it_holds_no_secrets_and_the_folder_made_of_it_has_logins_of_its_own(built, folder):
    running = ensure_running(folder, find_archive=lambda: built)
    assert running.filled
    assert not ensure_running(folder, find_archive=lambda: built).filled
    secrets = [login.password for login in known_logins(home(folder)).values()]
    packed = built.read_bytes()
    assert not [secret for secret in secrets if secret.encode() in packed]
    assert (folder / "databases").stat().st_mode & 0o777 == 0o700
    assert not [path for path in folder.glob("databases/**/*.json") if "password" in path.read_text()]


@pytest.mark.slow
def test_it_is_found_as_long_as_all_that_it_is_made_of_is_the_same(built, monkeypatch, tmp_path):
    monkeypatch.setattr(prebuilt, "ARCHIVE", (str(built),))
    assert prebuilt.find_prebuilt() == built
    real = prebuilt._files
    other = tmp_path / "other"
    other.write_text("another statement")
    for changed in (lambda: [*real(), ("other", other)], lambda: list(real())[1:]):
        with monkeypatch.context() as patch:
            patch.setattr(prebuilt, "_files", changed)
            assert prebuilt.find_prebuilt() is None


def test_all_that_a_load_depends_on_is_in_the_key():
    names = {name for name, _ in prebuilt._files()}
    assert {
        "cypher/schema/001_keys.cypher",
        "data/cases/zborowski/claims.csv",
        "data/model/grades.yaml",
        "case/reading/build.py",
        "model/records.py",
        "store/load/nodes/claims.py",
    } <= names
    assert any(name.startswith("cypher/write/") for name in names)
    assert not any("__pycache__" in name for name in names)


@pytest.mark.parametrize("left", [0, 0.5, 0.99])
def test_a_damaged_archive_leaves_the_folder_without_a_graph(tmp_path, left):
    place = home(tmp_path / "from")
    prepare(place)
    (place.databases / "graph").mkdir()
    (place.databases / "graph" / "file").write_bytes(bytes(range(256)) * 100)
    packed = tmp_path / "packed.zip"
    archive.pack(place, packed, "key")
    assert archive.read_key(packed) == "key"
    other = home(tmp_path / "to")
    prepare(other)
    assert archive.unpack(other, packed)
    assert (other.databases / "graph" / "file").read_bytes() == bytes(range(256)) * 100
    data = packed.read_bytes()
    packed.write_bytes(data[: int(len(data) * left)])
    assert archive.read_key(packed) == ""
    third = home(tmp_path / "third")
    prepare(third)
    assert not archive.unpack(third, packed)
    assert list(third.databases.iterdir()) == []
    assert sorted(path.name for path in third.folder.iterdir()) == sorted(
        ["aot-cache", "config", "databases", "last-used", "log", "molehunt-home.txt"]
    )


def test_a_byte_that_changed_is_noticed(tmp_path):
    place = home(tmp_path / "from")
    prepare(place)
    (place.databases / "file").write_bytes(bytes(range(256)) * 100)
    packed = tmp_path / "packed.zip"
    archive.pack(place, packed, "key")
    data = bytearray(packed.read_bytes())
    data[60] ^= 0xFF
    packed.write_bytes(data)
    other = home(tmp_path / "to")
    prepare(other)
    assert not archive.unpack(other, packed)
    assert list(other.databases.iterdir()) == []


def test_a_place_that_cannot_hold_an_archive_is_no_archive():
    assert archive.read_key(Path("/nosuch/prebuilt.zip")) == ""
