"""Where the graph is, from the environment: complete, or refused in a line that names what is missing."""

import pytest

from molehunt.model.errors import EngineError
from molehunt.store.address import Address, find_address

WRONG = [
    "localhost:7687", "localhost", "http://localhost:7474", "https://x", "foo://x", "bolt:/x", "bolt//x", "bolt://",
    "neo4j://:7687", "neo4j://h:port", "neo4j://h:99999", "neo4j://h:7687/x/../y", " neo4j://h", "neo4j://a b",
    "bolt+ssl://h", "BOLT//h", "\x1b[31mbolt://h", "neo4j://h\n", "neo4j://x x x",
]  # fmt: skip
RIGHT = [
    "bolt://localhost", "bolt://127.0.0.1:7687", "neo4j://db.example.org:7687", "neo4j+s://xxxx.databases.neo4j.io",
    "bolt+ssc://h:1", "neo4j+ssc://h", "bolt://[::1]:7687", "neo4j://h:7687/", "neo4j://h:7687?policy=europe",
]  # fmt: skip


@pytest.mark.parametrize("uri", WRONG, ids=ascii)
def test_what_is_no_address_is_refused(monkeypatch: pytest.MonkeyPatch, uri: str) -> None:
    monkeypatch.setenv("NEO4J_URI", uri)
    monkeypatch.setenv("NEO4J_PASSWORD", "secret-word")
    with pytest.raises(
        EngineError, match=r"^NEO4J_URI .* is not an address; write it as neo4j://host:7687$"
    ) as refused:
        find_address()
    assert str(refused.value).isprintable()
    assert "secret-word" not in str(refused.value)


@pytest.mark.parametrize(
    ("uri", "shown"),
    [
        ("neo4j://ann:se/cr@et@h:7687", "neo4j://ann:***@h:7687"),
        ("neo4j://ann@h", "neo4j://ann:***@h"),
        ("ann:secret@h", "ann:***@h"),
        ("bolt://:secret@h", "bolt://:***@h"),
    ],
)
@pytest.mark.parametrize("password", [True, False])
def test_a_password_in_the_address_is_not_shown_and_the_right_places_are_named(
    monkeypatch: pytest.MonkeyPatch, uri: str, shown: str, *, password: bool
) -> None:
    monkeypatch.setenv("NEO4J_URI", uri)
    if password:
        monkeypatch.setenv("NEO4J_PASSWORD", "other")
    with pytest.raises(EngineError, match="NEO4J_PASSWORD") as refused:
        find_address()
    assert shown in str(refused.value)
    assert not password or "NEO4J_USERNAME" in str(refused.value)
    assert "secret" not in str(refused.value)
    assert "cr@et" not in str(refused.value)


@pytest.mark.parametrize("uri", RIGHT)
def test_every_form_of_an_address_is_taken(monkeypatch: pytest.MonkeyPatch, uri: str) -> None:
    monkeypatch.setenv("NEO4J_URI", uri)
    monkeypatch.setenv("NEO4J_PASSWORD", "secret")
    assert find_address() == Address(uri, "neo4j", "secret")


def test_the_companions_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {"URI": "bolt://h", "USERNAME": "ann", "PASSWORD": "secret", "DATABASE": "cases"}
    for name, value in given.items():
        monkeypatch.setenv(f"NEO4J_{name}", value)
    found = find_address()
    assert found == Address("bolt://h", "ann", "secret", "cases")
    assert not found.embedded
    assert "secret" not in repr(found)


def test_an_address_without_a_password_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://h")
    with pytest.raises(EngineError, match="NEO4J_PASSWORD is not; set it, or unset NEO4J_URI"):
        find_address()


@pytest.mark.parametrize("name", ["NEO4J_PASSWORD", "NEO4J_USERNAME", "NEO4J_DATABASE"])
def test_a_companion_without_an_address_is_refused(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "secret-word")
    with pytest.raises(EngineError, match=f"^{name} is set but NEO4J_URI is not; set it, or unset {name}$"):
        find_address()
    # Set to nothing is not set.
    monkeypatch.setenv("NEO4J_URI", "")
    with pytest.raises(EngineError, match="NEO4J_URI is not"):
        find_address()
