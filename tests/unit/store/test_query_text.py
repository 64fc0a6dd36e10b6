"""Query files as values: headers, slots and parameters, each wrong one refused in words."""

from datetime import UTC, date, datetime

import pytest

from molehunt.model.errors import QueryError
from molehunt.store.queries import find_query, parse, query_names

TEXT = """\
// summary: Nodes of one label.
// slot: LABEL label of the nodes
// slot: EDGE_TYPE type of their edges
// param: case string id of the case
// param: by date|null last day
// returns: id, LABELLED
MATCH (n:LABEL {case: $case})-[:EDGE_TYPE]->() WHERE n.day <= $by
RETURN n.id AS id, 'LABEL' AS LABELLED
"""
QUERY = parse("write/own", TEXT)


def test_a_header_is_read() -> None:
    assert QUERY.summary == "Nodes of one label."
    assert QUERY.slots == ("LABEL", "EDGE_TYPE")
    assert [(p.name, p.type, p.meaning) for p in QUERY.parameters] == [
        ("case", "string", "id of the case"),
        ("by", "date|null", "last day"),
    ]
    assert QUERY.returns == ("id", "LABELLED")
    assert QUERY.text.startswith("MATCH") and QUERY.text.endswith("LABELLED")


def test_slots_are_filled() -> None:
    assert "(n:Person {case: $case})-[:KIN_OF]->()" in QUERY.filled(LABEL="Person", EDGE_TYPE="KIN_OF")


@pytest.mark.parametrize(
    "value",
    ["", " ", "Person) DETACH DELETE n //", "A:B", "A|B", "`A`", "A B", "A\n", "1", "Pérson", "Ｐerson", "$rows", "A'",
     "A\0", "A\u202e", "Person{x:1}", "A-B", "A.B", "x" * 1_000_000 + " "],
    ids=lambda value: ascii(value[:20]),
)  # fmt: skip
def test_a_slot_takes_nothing_but_a_word(value: str) -> None:
    with pytest.raises(
        QueryError, match=r"^query write/own: fill exactly the slots LABEL, EDGE_TYPE with plain words$"
    ):
        QUERY.filled(LABEL=value, EDGE_TYPE="KIN_OF")


@pytest.mark.parametrize("slots", [{}, {"LABEL": "Person"}, {"LABEL": "A", "EDGE_TYPE": "B", "OTHER": "C"}])
def test_slots_are_filled_all_or_not_at_all(slots: dict[str, str]) -> None:
    with pytest.raises(QueryError, match="fill exactly the slots"):
        QUERY.filled(**slots)


def test_parameters_are_checked_and_nulls_filled_in() -> None:
    assert QUERY.check({"case": "x"}) == {"case": "x", "by": None}
    with pytest.raises(QueryError, match=r"^query write/own: parameter case is missing; it takes case, by$"):
        QUERY.check({})
    with pytest.raises(QueryError, match="unknown parameter kase; parameter case is missing"):
        QUERY.check({"kase": "x"})


TYPED = parse(
    "ask/own",
    "// summary: A.\n"
    + "".join(f"// param: {kind} {kind} what it is\n" for kind in ("string", "integer", "list", "date"))
    + "// param: maybe string|null what it is\nRETURN 1",
)
RIGHT = {"string": "x", "integer": 1, "list": ["x"], "date": date(1937, 11, 6), "maybe": None}


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("string", 5, "parameter string (what it is) is of the type string, and not 5, of the type int"),
        ("string", None, "is of the type string, and not null"),
        ("string", ["x"], "and not ['x'], of the type list"),
        ("integer", "5", "parameter integer (what it is) is of the type integer, and not '5', of the type str"),
        ("integer", True, "and not True, of the type bool"),
        ("integer", 5.0, "and not 5.0, of the type float"),
        ("list", "x", "parameter list (what it is) is of the type list, and not 'x', of the type str"),
        ("list", {"x": 1}, "of the type dict"),
        ("date", "1937-11-06", "is of the type date, and not '1937-11-06', of the type str"),
        ("date", datetime(1937, 11, 6, tzinfo=UTC), "of the type datetime"),
        ("maybe", 5, "is of the type string|null, and not 5, of the type int"),
        ("string", 10**60, "of the type int"),
    ],
)
def test_a_value_of_another_type_than_declared_is_refused(name: str, value: object, words: str) -> None:
    assert TYPED.check(RIGHT) == RIGHT
    with pytest.raises(QueryError) as refused:
        TYPED.check({**RIGHT, name: value})
    told = str(refused.value)
    assert told.startswith("query ask/own: parameter ") and words in told
    assert len(told) < 300 and told.isprintable()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("// returns: id\nRETURN 1 AS id", "exactly one // summary:"),
        ("// summary: A.\n// summary: B.\nRETURN 1", "exactly one // summary:"),
        ("// summary: A.\n// parm: case string id\nRETURN 1", r"ask/x\.cypher:2: not a header line"),
        ("// summary: A.\n// param: case text id of the case\nRETURN 1", "case text id of the case: expected a name"),
        ("// summary: A.\n// param: case string\nRETURN 1", "expected a name"),
    ],
)
def test_a_wrong_header_is_told_with_its_place(content: str, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        parse("ask/x", content)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ask/who_sow", "did you mean ask/who_saw"),
        ("who_saw", "did you mean ask/who_saw"),
        ("ask/../../../etc/passwd", "there is no query"),
        ("/etc/passwd", "there is no query"),
        ("ask/who_saw.cypher", "did you mean ask/who_saw"),
        ("ASK/WHO_SAW", "there is no query"),
        ("", r"see molehunt queries \(molehunt.store.queries.query_names\(\) in Python\)$"),
        ("ask/\0", "there is no query"),
        ("ask/" + "a" * 300, "there is no query"),
        ("x" * 1_000_000, "there is no query"),
    ],
    ids=lambda value: ascii(value[:20]),
)
def test_an_unknown_query_is_refused_with_the_nearest(name: str, words: str) -> None:
    with pytest.raises(QueryError, match=words) as refused:
        find_query(name)
    assert len(str(refused.value)) < 400
    assert str(refused.value).isprintable()


def test_names_are_those_of_the_files() -> None:
    assert {"ask/who_saw", "write/claims", "schema/001_keys"} < set(query_names())
    assert {name.split("/")[0] for name in query_names("ask", "check")} <= {"ask", "check"}
    assert all(find_query(name).name == name for name in query_names())
