"""One question under several lenses: what differs, and through which claims, held to asking it again and again."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from molehunt import Lens
from molehunt.answers.open_case import OpenCase
from molehunt.answers.questions import find_question, question_names
from molehunt.answers.tools import tool_names
from molehunt.cli import questions
from molehunt.cli.main import cli
from molehunt.graph.lens import lens_of
from molehunt.model.errors import MolehuntError
from tests.support.recorder import Recorder
from tests.unit.graph.made import against, entity, row

WORKS = {"book": "kern", "memoir": "orlov", "file": "ring"}
SOURCES = [
    {"id": work, "title": work.title(), "authors": [author], "kind": "book", "date": None, "part_of": None,
     "document": None}
    for work, author in WORKS.items()
]  # fmt: skip
TABLES = {"ask/sources": SOURCES, "ask/asserters": [{"id": author} for author in WORKS.values()]}


def told(id_: str, work: str, what: str, **given: Any) -> dict[str, Any]:
    """What Ann told, by a work and its author."""
    return row(id_, "told", subject="ann", recipient="bob", what=what, by=work, **by(work), **given)


def by(work: str) -> dict[str, Any]:
    return {"authors": [WORKS[work]], "sources": [work]}


RING_D = {"id": "ring-d", "position": 2, "whole": told("ring-d", "file", "d")}
CLAIMS = (
    told("kern-a", "book", "a"),
    told("orlov-b", "memoir", "b"),
    told("kern-c", "book", "c"),
    row("orlov-c", "told", subject="ann", recipient="bob", what="c", **{"by": "memoir > eve", **by("memoir")}),
    told("kern-d", "book", "d", sides=[against("d", 1, RING_D)]),
    told("orlov-e", "memoir", "e", latest="1937-10-01"),
    told("kern-e", "book", "e", earliest="1937-09-01", latest="1937-09-01"),
)  # fmt: skip


def case_of(*claims: dict[str, Any]) -> OpenCase:
    people = [entity(id_) for id_ in ("ann", *WORKS.values())]
    return OpenCase(Recorder(*claims, tables=TABLES, entities=people), "made")  # type: ignore[arg-type]


@pytest.fixture
def case() -> OpenCase:
    return case_of(*CLAIMS)


def changes(answer: Any) -> dict[str, tuple[str, str | None, str | None]]:
    return {row["what"]: (row["change"], row["first"], row["second"]) for row in answer}


def test_rows_of_one_lens_alone_and_those_of_both_that_differ(case: OpenCase) -> None:
    answer = case.compare("relays", "ann", lens=Lens(author="kern"), against=Lens(author="orlov"))
    assert changes(answer) == {
        "a": ("first", "stated", None),
        "d": ("first", "stated", None),
        "b": ("second", None, "stated"),
        "c": ("both", "stated", "reported"),
        "e": ("both", "stated", "stated"),
    }
    found = {row["what"]: row for row in answer}
    assert {what: row["because"] for what, row in found.items()} == {
        "a": ["kern-a"], "b": ["orlov-b"], "c": ["kern-c", "orlov-c"], "d": ["kern-d"], "e": ["kern-e", "orlov-e"],
    }  # fmt: skip
    assert found["e"]["differs"] == ["when: 1937-09-01 / by 1937-10-01"]
    assert set(answer.claims) >= {"kern-a", "orlov-b", "kern-c", "orlov-c"}
    assert (answer.question, answer.lens) == ("compare relays", {"author": "kern"})
    assert answer.asked == {"person": "ann", "against": {"author": "orlov"}}


def test_the_second_lens_is_all_claims_unless_it_is_given(case: OpenCase) -> None:
    answer = case.compare("relays", "ann", lens=Lens(without="file"))
    assert changes(answer) == {"d": ("both", "stated", "disputed")}
    (changed,) = answer
    assert changed["because"] == ["ring-d"]
    assert "ring-d" in answer.claims
    assert [item["sides"] for item in answer.at_issue] == [[["kern-d"], ["ring-d"]]]
    assert "first lens: without File, by Ring; second lens: all claims" in answer.notes


def test_lenses_that_keep_the_same_rows_leave_nothing_unknown(case: OpenCase) -> None:
    answer = case.compare("relays", "ann", lens=Lens(grade="B2"))
    assert (answer.rows, answer.open) == ((), ())
    assert answer.notes[-1] == "5 rows under the first, 5 under the second, of which the same under both: 5"


def test_two_lenses_that_are_the_same_are_refused(case: OpenCase) -> None:
    with pytest.raises(MolehuntError, match=r"both lenses are the same \(all claims\); give one of them a field"):
        case.compare("relays", "ann")
    with pytest.raises(MolehuntError, match="both lenses are the same"):
        case.compare("relays", "ann", lens=Lens(grade="C3"), against="grade c3")


def test_without_each_source_in_turn(case: OpenCase) -> None:
    answer = case.without_each("relays", "ann")
    found = {(tuple(row["left_out"]), row["what"]): (row["first"], row["second"]) for row in answer}
    # The days of e that Orlov gives say less than those of Kern.
    assert found == {
        (("book", "kern"), "a"): ("stated", None),
        (("book", "kern"), "c"): ("stated", "reported"),
        (("book", "kern"), "d"): ("disputed", None),
        (("book", "kern"), "e"): ("stated", "stated"),
        (("memoir", "orlov"), "b"): ("stated", None),
        (("file", "ring"), "d"): ("disputed", "stated"),
    }
    assert "of 5 rows, gone without one of them: 3" in answer.notes


def test_it_is_one_state_of_the_case_and_nothing_is_read_of_it_twice(case: OpenCase) -> None:
    case.without_each("relays", "ann")
    asked = Counter(case.store.asked)  # type: ignore[attr-defined]
    assert asked["ask/load_state"] == 2
    assert asked["ask/relays_of"] == 1
    assert asked["ask/evidence"] <= 2
    case.store.asked.clear()  # type: ignore[attr-defined]
    compared = {"lens": Lens(author="kern"), "against": "author orlov"}
    case.compare("relays", "ann", **compared)
    assert "ask/relays_of" not in case.store.asked  # type: ignore[attr-defined]
    OpenCase(case.store, case.case).compare("relays", "ann", **compared)
    assert Counter(case.store.asked)["ask/relays_of"] == 1  # type: ignore[attr-defined]


@st.composite
def claims(draw: st.DrawFn) -> list[dict[str, Any]]:
    made = []
    for number in range(draw(st.integers(1, 8))):
        work, what = draw(st.sampled_from(sorted(WORKS))), draw(st.sampled_from("abc"))
        given = {"polarity": "negated", "stance": "denies"} if draw(st.integers(0, 3)) == 0 else {}
        chain = f"{work} > eve" if draw(st.booleans()) else work
        made.append(row(f"c{number}", "told", subject="ann", recipient="bob", what=what, **given,
                        **{**by(work), "by": chain}))  # fmt: skip
    return made


def statuses(answer: Any) -> dict[str, str]:
    return {row["what"]: row["status"] for row in answer}


@settings(deadline=None, max_examples=40)
@given(claims())
def test_it_says_what_asking_twice_says(made: list[dict[str, Any]]) -> None:
    case = case_of(*made)
    for lens, other in ((Lens(author="kern"), Lens(author="orlov")), (Lens(without="file"), Lens())):
        one, two = (statuses(case.relays("ann", lens=each)) for each in (lens, other))
        wanted = {what: (one.get(what), two.get(what)) for what in one | two if one.get(what) != two.get(what)}
        found = {
            row["what"]: (row["first"], row["second"])
            for row in case.compare("relays", "ann", lens=lens, against=other)
        }
        assert found == wanted


@settings(deadline=None, max_examples=40)
@given(claims())
def test_without_each_is_the_lens_without_each(made: list[dict[str, Any]]) -> None:
    case = case_of(*made)
    whole = statuses(case.relays("ann"))
    found = {(id_, row["what"]): row["second"] for row in case.without_each("relays", "ann") for id_ in row["left_out"]}
    wanted = {}
    for work in WORKS:
        without = statuses(case.relays("ann", lens=Lens(without=work)))
        wanted |= {(work, what): without.get(what) for what in whole if whole[what] != without.get(what)}
    assert {key: value for key, value in found.items() if key[0] in WORKS} == wanted


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("autor Orlov", "against: 'autor' is no field of a lens, written as in 'author Orlov'; did you mean author"),
        ("", "against: '' is no field of a lens"),
        ("author", "author: expected a name"),
        ("grade z", "grade 'z': expected a letter A to F"),
        ("until 1937, until 1938", "against: until was given twice"),
        ("identities yes", "identities: expected True or False"),
        (7, "lens: expected a Lens"),
    ],
)
def test_a_lens_in_words_that_is_none(text: Any, said: str) -> None:
    with pytest.raises(MolehuntError, match=said):
        lens_of("against", text)


def test_a_field_is_written_as_its_option_or_as_its_keyword() -> None:
    assert lens_of("x", "known-by 1938, author A") == lens_of("x", "author A, known_by 1938")


def test_what_takes_everything_away_is_told_apart() -> None:
    answer = case_of(told("a", "book", "a"), told("b", "book", "b")).without_each("relays", "ann")
    assert answer.notes[-2:] == (
        "without Book (book), Kern (kern) no row is left",
        "of 2 rows, gone without one of the others: 0",
    )


def test_a_comma_in_a_title_ends_no_field() -> None:
    assert lens_of("x", "source Yes, and no, since 1937, without A, B") == Lens(
        source="Yes, and no", since="1937", without="A, B"
    )


@pytest.fixture
def run(case: OpenCase, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.setattr(questions, "open_case", lambda *_, **__: case)
    return lambda *arguments: CliRunner().invoke(cli, arguments, prog_name="molehunt")


@pytest.mark.parametrize("tool", tool_names())
@pytest.mark.parametrize("name", question_names())
def test_every_question_is_a_command_of_every_tool(tool: str, name: str, run: Callable[..., Result]) -> None:
    done = run(tool, name, "--help")
    assert done.exit_code == 0
    text = " ".join(done.output.split())
    question = find_question(f"{tool} {name}")
    assert f"molehunt {question.example}" in text
    for parameter in question.parameters:
        assert (parameter.option or parameter.name.upper()) in text


def test_the_second_lens_on_the_command_line(run: Callable[..., Result]) -> None:
    done = run(
        "compare", "relays", "ann", "--author", "kern", "--against", "author orlov, until 1938", "--format", "json"
    )
    assert json.loads(done.stdout)["asked"]["against"] == {"author": "orlov", "until": "1938-12-31"}
    shown = run("compare", "relays", "ann", "--author", "kern", "--against", "author orlov").stdout
    assert "Only under the first lens" in shown
    assert "Only under the second lens" in shown
    assert "Under both, but otherwise" in shown
    for fmt in ("csv", "markdown", "html", "proof"):
        assert run("compare", "relays", "ann", "--author", "kern", "--format", fmt).exit_code == 0


def test_a_second_lens_that_is_none_is_wrong_usage(run: Callable[..., Result]) -> None:
    done = run("compare", "relays", "ann", "--against", "autor orlov")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "'autor' is no field of a lens, written as in 'author Orlov'; did you mean author?" in done.stderr


def test_a_tool_of_a_tool_or_of_nothing_is_refused(case: OpenCase) -> None:
    with pytest.raises(MolehuntError, match="there is no question 'compare compare who-saw'"):
        case.ask("compare compare who-saw", document="x")
    with pytest.raises(MolehuntError, match="there is no question 'who-sow'"):
        case.compare("who-sow")
