"""Text that looks like Cypher, steers terminals, or is a million characters long is stored and found as text."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from molehunt.answers.open_case import OpenCase, open_case
from molehunt.case import check, read
from molehunt.cli.main import _run
from molehunt.graph.lens import Lens
from molehunt.model.errors import CaseError, MolehuntError
from molehunt.model.records import Case
from molehunt.store.graph_store import GraphStore
from molehunt.store.load import load
from tests.cases import tiny, tiny_text
from tests.engines import Engine
from tests.support.graphs import Dump, address, dump, emptied, wipe

TEXTS = {
    "quotes": "a \"b\" 'c' `d` ´e´ “f”",
    "Cypher": "x'}) DETACH DELETE n // `:Canary`",
    "Cypher in a string": "x\\' OR 1=1 WITH 1 AS x MATCH (n) DETACH DELETE n RETURN '",
    "a label": "x`) MATCH (n) DETACH DELETE n //",
    "a parameter": "$rows $case {case} ${id} %s {{x}} x",
    "a clause": "UNWIND range(1, 9) AS i CREATE (:Canary)",
    "a comment": "x */ MATCH (n) DETACH DELETE n /* // --",
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
def asked(engine_server: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[OpenCase, Dump]]:
    """The hostile case, loaded and open, and all that the graph then holds."""
    with emptied(engine_server) as store:
        store.cypher(CANARY, write=True)
        load(store, hostile(tmp_path_factory.mktemp("case")))
        with open_case("tiny", address=store.address) as case:
            yield case, dump(store)


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


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def hostile(folder: Path) -> Case:
    """The tiny case with an entity, a work and a claim more for each text, which stands in every column that takes any."""
    texts = [*TEXTS.values(), LONG]
    rows = {table: tiny_text(table) for table in ("entities", "sources", "claims", "names", "alternatives")}
    for number, raw in enumerate(texts):
        text = quoted(raw)
        # What is long stands where there is no limit to what one may say.
        name = text if len(raw) < 1000 else f"Long {number}"
        rows["entities"] += f"h{number},Document,,{name},{text}\n"
        rows["sources"] += f"s{number},book,{text},,,,,,{text}\n"
        rows["names"] += (
            f"n{number},f{number},{name},codename,bob,,,inferred,{text},asserts,plain,B3,{text},book,p1,{text}\n"
        )
        rows["claims"] += (
            f"q{number},gave,ann,h{number},bob,,,,{text},{text},{text},1937,{text},explicit,done,asserts,affirmed,plain,"
            f"{text},told,B3,{text},s{number},p1,{text}\n"
        )
        rows["alternatives"] += f"a{number}x,one-of,{text},q{number}; c1,p1,{text}\n"
    tiny(folder, rows)
    assert check(folder).faults == ()
    return read(folder)


def test_it_is_stored_as_it_was_and_nothing_is_executed(store: GraphStore, tmp_path: Path) -> None:
    before = dump(store)
    case = hostile(tmp_path)
    load(store, case)
    kinds = ("Entity", "Source", "Claim", "AlternativeSet")
    rows = store.cypher("MATCH (n) WHERE n.case = 'tiny' RETURN labels(n) AS labels, properties(n) AS held")[1]
    held = {(kind, row["held"]["id"]): row["held"] for row in rows for kind in kinds if kind in row["labels"]}
    for number, text in enumerate((*TEXTS.values(), LONG)):
        name = text if len(text) < 1000 else f"Long {number}"
        wanted = {
            ("Entity", f"h{number}"): {"name": name, "note": text},
            ("Entity", f"f{number}"): {"name": name},
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
    assert {edge["what"] for edge in edges if edge["claim"] != "c1"} == {*TEXTS.values(), LONG}
    rest = store.cypher("MATCH (n) WHERE n.case IS NULL RETURN labels(n) AS labels")[1]
    assert sorted(row["labels"][0] for row in rest) == ["Cage", "Canary"]
    assert set(before.edges) < set(dump(store).edges)
    assert load(store, case).written == 0


@pytest.mark.parametrize("name", TEXTS)
def test_it_is_found_by_its_name_and_as_a_parameter(asked: tuple[OpenCase, Dump], name: str) -> None:
    case, _ = asked
    text, number = TEXTS[name], list(TEXTS).index(name)
    answer = case.who_saw(text)
    assert answer.asked["document"] == f"h{number}"
    assert {(row["id"], row["document_name"]) for row in answer.rows} == {("ann", text), ("bob", text)}
    assert answer.claims[f"q{number}"]["statement"] == text
    assert case.show(f"q{number}").rows[0]["statement"] == text
    found = case.cypher("MATCH (n:Entity {name: $name}) RETURN n.id AS id ORDER BY id", {"name": text})
    assert [row["id"] for row in found] == [f"f{number}", f"h{number}"]
    assert case.cypher("RETURN $text AS text", {"text": text}) == [{"text": text}]


def test_a_million_characters_are_found(asked: tuple[OpenCase, Dump]) -> None:
    case, _ = asked
    number = len(TEXTS)
    assert case.show(f"q{number}").rows[0]["statement"] == LONG
    found = case.cypher("MATCH (n:Claim) WHERE n.statement = $text RETURN n.id AS id ORDER BY id", {"text": LONG})
    assert [row["id"] for row in found] == [f"n{number}", f"q{number}"]


@pytest.mark.parametrize("name", [*TEXTS, "a million characters", *CONTROL, "half a pair", "nothing", "a blank"])
def test_as_a_question_it_is_answered_or_refused_in_a_line(asked: tuple[OpenCase, Dump], name: str) -> None:
    case, before = asked
    others = {"a million characters": LONG, "half a pair": "x\udcff", "nothing": "", "a blank": " "}
    text = (TEXTS | CONTROL | others)[name]
    refused(lambda: case.who_saw(text))
    refused(lambda: case.relays(text))
    refused(lambda: case.relays(sender=text, about=text, via=text))
    refused(lambda: case.show(text))
    refused(lambda: case.who_saw("letter", lens=Lens(author=text, source=text, without=text)))
    refused(lambda: case.query("ask/who_saw", document=text))
    refused(lambda: case.query("ask/relays", senders=[text], about=text))
    refused(lambda: case.query(text))
    refused(lambda: case.cypher("RETURN $text AS text", {"text": text}))
    refused(lambda: open_case(text, address=case.store.address).close())
    assert dump(case.store) == before


def refused(ask: Callable[[], object]) -> None:
    """Ask; if it is refused, then in one line of text without a control character."""
    try:
        ask()
    except MolehuntError as error:
        line = str(error)
        assert line.isprintable(), ascii(line[:300])
        assert len(line) < 1000


@pytest.mark.parametrize("value", [2**63, -(2**63) - 1, 10**400, float("nan"), [[[]]], {"a": {"b": [None]}}])
def test_any_value_of_json_is_answered_or_refused(asked: tuple[OpenCase, Dump], value: object) -> None:
    case, before = asked
    refused(lambda: case.cypher("RETURN $value AS value", {"value": value}))
    assert dump(case.store) == before


@pytest.mark.parametrize("name", CONTROL)
@pytest.mark.parametrize("table", ["entities", "claims", "sources", "datapackage.json"])
def test_a_control_character_is_refused_with_its_place(tmp_path: Path, table: str, name: str) -> None:
    folder = tiny(tmp_path / "case")
    path = folder / (table if "." in table else f"{table}.csv")
    text = path.read_text(encoding="utf-8")
    old = {"entities": "The letter", "claims": "Ann gave it.", "sources": "The Book"}.get(table, "The case tiny")
    line = text[: text.index(old)].count("\n") + 1
    new = f"{old}{json.dumps(CONTROL[name])[1:-1] if '.' in table else CONTROL[name]}"
    path.write_bytes(text.replace(old, new).encode())
    faults = check(folder).faults
    assert [(fault.file, fault.line) for fault in faults] == [(str(path), line)]
    assert str(faults[0]).isprintable()
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
    assert all(str(fault).isprintable() and len(str(fault)) < 1000 for fault in faults)


def test_what_no_index_can_hold_is_stored_or_refused_with_its_place(store: GraphStore, tmp_path: Path) -> None:
    """A name of a million characters, and an id of as many."""
    for table, old, new in (
        ("entities", "The letter", LONG.replace("'", "")),
        ("entities", "rome,", f"{'r' * 1_000_000},"),
    ):
        folder = tiny(tmp_path / old.strip(","), {table: tiny_text(table).replace(old, new)})
        if faults := check(folder).faults:
            assert {(fault.file, fault.line) for fault in faults} == {
                (str(folder / f"{table}.csv"), 4 if new[0] == "x" else 6)
            }
        else:
            case = read(folder)
            load(store, case)
            found = store.cypher("MATCH (n:Entity) RETURN n.id AS id, n.name AS name")[1]
            assert {(e.id, e.name) for e in case.entities} < {(row["id"], row["name"]) for row in found}


def test_an_unlawful_name_cannot_come_in_past_the_check(store: GraphStore, tmp_path: Path) -> None:
    """Records made by hand, as a script may make them: stored as they are, or refused as a whole."""
    before = dump(store)
    case = read(tiny(tmp_path))
    for text in (*CONTROL.values(), "x\udcff"):
        made = replace(case, entities=(*case.entities[:-1], replace(case.entities[-1], name=text)))
        try:
            load(store, made)
        except MolehuntError as error:
            assert str(error).isprintable()
            assert dump(store) == before
        else:
            found = store.cypher("MATCH (n:Entity {id: $id}) RETURN n.name AS name", {"id": case.entities[-1].id})[1]
            assert found == [{"name": text}]
            wipe(store)
            store.cypher(CANARY, write=True)


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("fmt", ["table", "csv", "json", "markdown"])
def test_nothing_that_is_printed_steers_the_terminal(run: Callable[..., tuple[int, str, str]], fmt: str) -> None:
    for number, text in enumerate(TEXTS.values()):
        for words in (("who-saw", text), ("show", f"q{number}"), ("relays", text), ("who-saw", f"{text}\x1b[31m\a")):
            code, out, err = run(*words, "--format", fmt)
            assert code in (0, 1), err
            assert [char for char in err if not char.isprintable() and char != "\n"] == []
            if fmt == "table":
                assert [char for char in out if not char.isprintable() and char != "\n"] == []


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
            assert (code, out) == (1, ""), (words, out)
            assert err.startswith("molehunt: ") or words[0] == "load"
            assert all(line.isprintable() for line in err.splitlines()), ascii(err)
            assert len(err.splitlines()) == 1 or words[0] == "load"
