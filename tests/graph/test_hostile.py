"""Text that looks like Cypher, steers terminals, or is a million characters long is stored and found as text."""

import json
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from molehunt.answers.open_case import OpenCase
from molehunt.answers.opening import open_case
from molehunt.case import check, read
from molehunt.cli.main import _run
from molehunt.graph.lens import Lens
from molehunt.model.errors import CaseError, MolehuntError, QueryError
from molehunt.model.records import LONGEST_ID, LONGEST_NAME, Case
from molehunt.store.graph_store import GraphStore
from molehunt.store.load import load
from tests.cases import tiny, tiny_text
from tests.engines import Engine
from tests.support.graphs import Dump, dump, emptied, wipe

TEXTS = {
    "quotes": "a \"b\" 'c' `d` ´e´ “f”",
    "Cypher": "x'}) DETACH DELETE n // `:Canary`",
    "Cypher in a string": "x\\' OR 1=1 WITH 1 AS x MATCH (n) DETACH DELETE n RETURN '",
    "a label": "label`) MATCH (n) DETACH DELETE n //",
    "a parameter": "$rows $case {case} ${id} %s {{x}} x",
    "a clause": "UNWIND range(1, 9) AS i CREATE (:Canary)",
    "a comment": "comment */ MATCH (n) DETACH DELETE n /* // --",
    "escapes": "x \\u0027 \\x27 \\n \\0 \\",
    "several statements": "x; MATCH (n) DETACH DELETE n; x",
    "right to left": "שלום عليكم \u202eabc\u202c \u2067x\u2069",
    "emoji": "bomb 💣 family 👩‍👩‍👧 flag 🇫🇷",
    "two ways to write é": "Étienne E\u0301tienne",
    "separators": "a, b; c | d > e\u2028f\u2029g\u00a0h",
    "hidden characters": "a\ufeffb\u200bc\u00add",
    "several lines": "one\ntwo\n\nthree\tfour",
    "markup": "<script>alert(1)</script> [red]x[/red] **x** &amp;",
    "a formula": "=cmd|' /C calc'!A0",
    "a traversal": "../../etc/passwd%00",
    "a surrogate pair": "\U00010000\U0010ffff x",
}
LONG = ("x'}) DETACH DELETE n // " * 45_000)[:1_000_000]
CONTROL = {"NUL": "\0", "escape": "\x1b[31m", "bell": "\a", "delete": "\x7f", "one of C1": "\x9b31m", "return": "a\rb"}
CANARY = "CREATE (:Canary {sings: true})-[:IN]->(:Cage)"


@pytest.fixture(scope="module")
def own_store(engine_server: Engine) -> Iterator[GraphStore]:
    with emptied(engine_server) as store:
        yield store


@pytest.fixture
def store(own_store: GraphStore) -> GraphStore:
    """An engine with nothing in its graph but a canary in a cage."""
    wipe(own_store)
    own_store.cypher(CANARY, write=True)
    return own_store


@pytest.fixture(scope="module")
def filled(own_store: GraphStore, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Dump]:
    """Fill the graph with the hostile case unless it is there; give all that the graph then holds."""
    case = hostile(tmp_path_factory.mktemp("case"), "hostile")
    held: list[Dump] = []

    def fill() -> Dump:
        if [row["case"] for row in own_store.query("ask/cases")] != ["hostile"]:
            wipe(own_store)
            own_store.cypher(CANARY, write=True)
            load(own_store, case)
            held.append(dump(own_store))
        return held[-1]

    return fill


@pytest.fixture
def asked(own_store: GraphStore, filled: Callable[[], Dump]) -> tuple[OpenCase, Dump]:
    """The hostile case, open, and all that the graph holds."""
    before = filled()
    return OpenCase(own_store, "hostile"), before


@pytest.fixture
def run(
    engine_server: Engine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Run a command on the engine; give its exit status and what it printed."""
    if engine_server.name != "embedded":
        monkeypatch.setenv("NEO4J_URI", engine_server.uri)
        monkeypatch.setenv("NEO4J_PASSWORD", engine_server.password)

    def command(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = _run(words)
        out, err = capsys.readouterr()
        return code, out, err

    return command


def ascii_start(text: str) -> str:
    return ascii(text[:9])


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def hostile(folder: Path, name: str = "tiny") -> Case:
    """The tiny case with an entity, a work, a claim ... for each text, which stands in every column that takes any."""
    rows = {table: tiny_text(table) for table in ("entities", "sources", "claims", "names", "alternatives")}
    for number, raw in enumerate(TEXTS.values()):
        text = quoted(raw)
        rows["entities"] += f"h{number},Document,,{text},{text}\n"
        rows["sources"] += f"s{number},book,{text},,,,,,{text}\n"
        rows["names"] += (
            f"n{number},f{number},{text},codename,bob,,,inferred,{text},asserts,plain,B3,{text},book,p1,{text}\n"
        )
        rows["claims"] += (
            f"q{number},gave,ann,h{number},bob,,,,{text},{text},{text},1937,{text},explicit,done,asserts,affirmed,plain,"
            f"{text},told,B3,{text},s{number},p1,{text}\n"
        )
        rows["alternatives"] += f"a{number}x,one-of,{text},q{number}; c1,p1,,{text}\n"
    write_tiny(folder, rows, name)
    assert check(folder).faults == ()
    return read(folder)


def write_tiny(folder: Path, rows: dict[str, str], name: str) -> None:
    tiny(folder, rows)
    described = folder / "datapackage.json"
    described.write_text(described.read_text(encoding="utf-8").replace('"tiny"', json.dumps(name)), encoding="utf-8")


def test_it_is_stored_as_it_was_and_nothing_is_executed(store: GraphStore, tmp_path: Path) -> None:
    before = dump(store)
    case = hostile(tmp_path)
    load(store, case)
    kinds = ("Entity", "Source", "Claim", "AlternativeSet")
    rows = store.cypher("MATCH (n) WHERE n.case = 'tiny' RETURN labels(n) AS labels, properties(n) AS held")[1]
    held = {(kind, row["held"]["id"]): row["held"] for row in rows for kind in kinds if kind in row["labels"]}
    for number, text in enumerate(TEXTS.values()):
        wanted = {
            ("Entity", f"h{number}"): {"name": text, "note": text},
            ("Entity", f"f{number}"): {"name": text},
            ("Source", f"s{number}"): {"title": text, "note": text},
            ("AlternativeSet", f"a{number}x"): {"question": text, "note": text},
            ("Claim", f"n{number}"): dict.fromkeys(("statement", "grade_because", "note"), text),
            ("Claim", f"q{number}"): dict.fromkeys(
                ("what", "channel", "statement", "date_wording", "hedge", "grade_because", "note"), text
            ),
        }
        for key, properties in wanted.items():
            assert {each: held[key][each] for each in properties} == properties
    edges = store.cypher("MATCH ()-[edge:GAVE]->() RETURN edge.claim AS claim, edge.what AS what")[1]
    assert {edge["what"] for edge in edges if edge["claim"] != "c1"} == set(TEXTS.values())
    rest = store.cypher("MATCH (n) WHERE n.case IS NULL RETURN labels(n) AS labels")[1]
    assert sorted(row["labels"][0] for row in rest) == ["Cage", "Canary"]
    assert set(before.edges) < set(dump(store).edges)
    assert load(store, case).written == 0


def test_it_is_found_by_its_name_and_as_a_parameter(asked: tuple[OpenCase, Dump]) -> None:
    case, _ = asked
    for number, text in enumerate(TEXTS.values()):
        answer = case.who_saw(text)
        assert answer.asked["document"] == f"h{number}"
        assert {(row["id"], row["document_name"]) for row in answer.rows} == {("ann", text), ("bob", text)}
        assert answer.claims[f"q{number}"]["statement"] == text
        assert case.show(f"q{number}").rows[0]["statement"] == text
        found = case.cypher("MATCH (n:Entity {name: $name}) RETURN n.id AS id ORDER BY id", {"name": text})
        assert [row["id"] for row in found] == [f"f{number}", f"h{number}"]
        assert case.cypher("RETURN $text AS text", {"text": text}) == [{"text": text}]


def test_a_million_characters_are_found(store: GraphStore, tmp_path: Path) -> None:
    folder = tiny(tmp_path, {"claims": tiny_text("claims").replace("Ann gave it.", quoted(LONG))})
    assert check(folder).faults == ()
    load(store, read(folder))
    with open_case("tiny", address=store.address) as case:
        assert case.show("c1").rows[0]["statement"] == LONG
        assert case.who_saw("letter").claims["c1"]["statement"] == LONG
        found = case.cypher("MATCH (n:Claim) WHERE n.statement = $text RETURN n.id AS id", {"text": LONG})
        assert found == [{"id": "c1"}]


def test_as_a_question_it_is_answered_or_refused(asked: tuple[OpenCase, Dump]) -> None:
    case, before = asked
    for text in (*TEXTS.values(), *CONTROL.values(), LONG, "x\udcff", "", " "):
        refused(lambda text=text: case.who_saw(text))
        refused(lambda text=text: case.relays(sender=text, about=text, via=text))
        refused(lambda text=text: case.show(text))
        refused(lambda text=text: case.who_saw("letter", lens=Lens(author=text, source=text, without=text)))
        refused(lambda text=text: case.query("ask/who_saw", document=text))
        refused(
            lambda text=text: case.query("ask/relays_of", id=text, sender=text, recipient=None, via=None, about=text)
        )
        refused(lambda text=text: case.query(text))
        refused(lambda text=text: case.cypher("RETURN $text AS text", {"text": text}))
        refused(lambda text=text: open_case(text, address=case.store.address).close())
    assert dump(case.store) == before


def refused(ask: Callable[[], object]) -> None:
    """Ask; if it is refused, then by an error of the family."""
    with suppress(MolehuntError):
        ask()


def steering(text: str) -> list[str]:
    """What in a text moves the cursor, ends the line, turns the direction or is no character."""
    turning = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}
    return [char for char in text if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") or ord(char) in turning]


def test_any_value_of_json_is_answered_or_refused(asked: tuple[OpenCase, Dump]) -> None:
    case, before = asked
    for value in (2**63, -(2**63) - 1, 10**400, float("nan"), [[[]]], {"a": {"b": [None]}}):
        refused(lambda value=value: case.cypher("RETURN $value AS value", {"value": value}))
    with pytest.raises(QueryError, match="more than 64 bits"):
        case.cypher("RETURN $value AS value", {"value": 2**63})
    with pytest.raises(QueryError, match=r"U\+DCFF is half a character"):
        case.cypher("RETURN 'x\udcff' AS value")
    assert dump(case.store) == before


@pytest.mark.parametrize("name", CONTROL)
@pytest.mark.parametrize("table", ["entities", "claims", "sources"])
def test_a_control_character_is_refused_with_its_place(tmp_path: Path, table: str, name: str) -> None:
    folder = tiny(tmp_path / "case")
    path = folder / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    old = {"entities": "The letter", "claims": "Ann gave it.", "sources": "The Book"}[table]
    line = text[: text.index(old)].count("\n") + 1
    path.write_bytes(text.replace(old, f"{old}{CONTROL[name]}").encode())
    faults = check(folder).faults
    assert [(fault.file, fault.line) for fault in faults] == [(str(path), line)]
    assert steering(str(faults[0])) == []
    with pytest.raises(CaseError):
        read(folder)


@pytest.mark.parametrize("name", [*TEXTS, "a million characters"])
@pytest.mark.parametrize("cell", ["id", "date", "reference"])
def test_an_id_or_a_date_of_such_text_is_refused_with_its_place(tmp_path: Path, cell: str, name: str) -> None:
    text = quoted({**TEXTS, "a million characters": LONG}[name])
    old, new = {
        "id": ("c3,attended", f"{text},attended"),
        "date": ("1937-10", text),
        "reference": ("attended,ann", f"attended,{text}"),
    }[cell]
    folder = tiny(tmp_path, {"claims": tiny_text("claims").replace(old, new)})
    faults = check(folder).faults
    assert (str(folder / "claims.csv"), 4) in {(fault.file, fault.line) for fault in faults}
    assert [char for fault in faults for char in steering(str(fault))] == []


@pytest.mark.parametrize(("old", "new", "line"), [("The letter", "L" * 1_000_000, 4), ("rome,", "r" * 1_000_000, 6)])
def test_what_no_index_can_hold_is_refused_before_the_first_write(
    store: GraphStore, tmp_path: Path, old: str, new: str, line: int
) -> None:
    before = dump(store)
    folder = tiny(tmp_path, {"entities": tiny_text("entities").replace(old, new + old[-1])})
    assert {(fault.file, fault.line) for fault in check(folder).faults} == {(str(folder / "entities.csv"), line)}
    with pytest.raises(CaseError, match=r"characters|at most") as error:
        load(store, read(folder))
    assert len(str(error.value)) < 1000
    assert dump(store) == before


@pytest.mark.parametrize("given", [{"name": "n" * (LONGEST_NAME + 1)}, {"id": "i" * (LONGEST_ID + 1)}])
def test_records_that_no_index_can_hold_are_refused_too(store: GraphStore, tmp_path: Path, given: dict) -> None:
    case, before = read(tiny(tmp_path)), dump(store)
    longer = replace(case, entities=(*case.entities, replace(case.entities[0], **{"id": "another", **given})))
    with pytest.raises(CaseError, match=r"characters; expected"):
        load(store, longer)
    assert dump(store) == before


def test_the_longest_name_and_id_are_stored(store: GraphStore, tmp_path: Path) -> None:
    name, id_ = "\U00010000" * LONGEST_NAME, "r" * LONGEST_ID
    text = tiny_text("entities").replace("The letter", name).replace("rome,", f"{id_},")
    load(store, read(tiny(tmp_path, {"entities": text})))
    found = store.cypher("MATCH (n:Document {name: $name}) RETURN n.id AS id", {"name": name})[1]
    assert found == [{"id": "letter"}]
    assert store.cypher("MATCH (n:Place {case: 'tiny', id: $id}) RETURN n.name AS name", {"id": id_})[1]


@pytest.mark.parametrize("title", [TEXTS["Cypher"], *CONTROL.values(), LONG, "x\udcff"], ids=ascii_start)
def test_a_title_is_stored_as_it_was_or_refused(store: GraphStore, tmp_path: Path, title: str) -> None:
    before = dump(store)
    folder = tiny(tmp_path)
    described = folder / "datapackage.json"
    described.write_text(described.read_text().replace('"The case tiny"', json.dumps(title)))
    try:
        load(store, read(folder))
    except MolehuntError as error:
        assert steering(str(error)) == []
        assert dump(store) == before
    else:
        assert [row["title"] for row in store.query("ask/cases")] == [title]


def test_an_unlawful_name_cannot_come_in_past_the_check(store: GraphStore, tmp_path: Path) -> None:
    """Records made by hand, as a script may make them: stored as they are, or refused as a whole."""
    before = dump(store)
    case = read(tiny(tmp_path))
    for text in (*CONTROL.values(), "x\udcff"):
        made = replace(case, entities=(*case.entities[:-1], replace(case.entities[-1], name=text)))
        try:
            load(store, made)
        except MolehuntError as error:
            assert steering(str(error)) == []
            assert dump(store) == before
        else:
            found = store.cypher("MATCH (n:Entity {id: $id}) RETURN n.name AS name", {"id": case.entities[-1].id})[1]
            assert found == [{"name": text}]
            wipe(store)
            store.cypher(CANARY, write=True)


@pytest.mark.usefixtures("asked")
def test_nothing_that_is_printed_steers_the_terminal(run: Callable[..., tuple[int, str, str]]) -> None:
    for number, text in enumerate(TEXTS.values()):
        for words in (("who-saw", text), ("show", f"q{number}"), ("who-saw", f"{text}\x1b[31m\a")):
            code, out, err = run(*words)
            assert code in (0, 1), err
            assert steering(out.replace("\n", "") + err.replace("\n", "")) == []


@pytest.mark.usefixtures("asked")
def test_commands_refuse_in_one_line(run: Callable[..., tuple[int, str, str]]) -> None:
    for text in ("\x1b[31mx", "x'}) DETACH DELETE n //", "x\udcff", "\u202ex"):
        for words in (
            ("who-saw", "letter", "--case", text),
            ("who-saw", "letter", "--author", text),
            ("query", text),
            ("cypher", text),
            ("cypher", "RETURN $x AS x", "-p", f"y={text}"),
            ("load", text),
            ("unload", text, "--yes"),
        ):
            code, out, err = run(*words)
            assert out == "", words
            # What is no text at all is wrong usage.
            assert code == (2 if "\udcff" in text else 1), words
            assert steering(err.replace("\n", "")) == []
