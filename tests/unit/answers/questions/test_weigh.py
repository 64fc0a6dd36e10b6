"""Rival hypotheses against the claims, on claims made by hand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from molehunt import Lens
from molehunt.answers.answer import Answer
from molehunt.answers.open_case import OpenCase
from molehunt.model.errors import UnknownNameError
from molehunt.views.answer_report import report
from molehunt.views.formats.table import draw
from tests.support.recorder import Recorder
from tests.unit.graph.made import row as claim

# How each claim bears on "ill", "killed" and "suicide"; "-" where nobody has judged it.
BEARINGS = {
    "autopsy": "consistent inconsistent inconsistent",
    "doctors": "consistent inconsistent neutral",
    "fever": "consistent consistent consistent",
    "orange": "inconsistent consistent -",
    "will": "- - consistent",
}
RIVALS = ("ill", "killed", "suicide")
CLAIMS = (
    claim("autopsy", by="book"),
    claim("doctors", by="book > doctors"),
    claim("fever", by="book > eve", certainty="possible"),
    claim("orange", by="book > eve", grade="B2"),
    claim("will", by="memoir", grade="E4"),
)


def records(bearings: dict[str, str], question: str = "How did he die?") -> list[dict[str, Any]]:
    return [
        {
            "id": id_,
            "question": question,
            "statement": f"He was {id_}.",
            "claims": [
                {"id": name, "bearing": line.split()[place], "why": "So."}
                for name, line in bearings.items()
                if line.split()[place] != "-"
            ],
        }
        for place, id_ in enumerate(RIVALS)
    ]


def case_of(*claims: Any, tables: list[dict[str, Any]] | None = None) -> OpenCase:
    found = {"ask/hypotheses": records(BEARINGS) if tables is None else tables}
    return OpenCase(Recorder(*claims, tables=found), "made")  # type: ignore[arg-type]


@pytest.fixture
def answer() -> Answer:
    return case_of(*CLAIMS).ask("weigh")


def by_id(answer: Answer) -> dict[str, Any]:
    return {row["id"]: row for row in answer}


def test_each_claim_stands_against_each_hypothesis(answer: Answer) -> None:
    rows = by_id(answer)
    assert rows["autopsy"]["bearings"] == ["H1: consistent", "H2: inconsistent", "H3: inconsistent"]
    assert rows["orange"]["bearings"] == ["H1: inconsistent", "H2: consistent"]
    assert [(rows[id_]["number"], rows[id_]["name"]) for id_ in RIVALS] == [
        ("H1", "He was ill."), ("H2", "He was killed."), ("H3", "He was suicide."),
    ]  # fmt: skip


def test_what_goes_with_all_of_them_tells_nothing_apart(answer: Answer) -> None:
    """A claim that nobody has judged for a hypothesis tells it apart from none."""
    rows = by_id(answer)
    assert {id_: rows[id_]["tells_apart"] for id_ in BEARINGS} == {
        "autopsy": "H1 / H2, H3",
        "doctors": "H1 / H3 / H2",
        "fever": "",
        "orange": "H2 / H1",
        "will": "",
    }
    claims = [row["id"] for row in answer if row["role"] == "claim"]
    assert claims == ["doctors", "autopsy", "orange", "fever", "will"]


def test_what_each_must_explain_away_and_who_carries_it(answer: Answer) -> None:
    """Of what goes with all, nobody is a carrier: Eve carries "killed" by the orange, and "ill" by nothing."""
    rows = by_id(answer)
    assert {id_: (rows[id_]["against"], rows[id_]["carried_by"]) for id_ in RIVALS} == {
        "ill": (["orange"], ["Book (book)", "Doctors (doctors)"]),
        "killed": (["autopsy", "doctors"], ["Eve (eve)"]),
        "suicide": (["autopsy"], ["Memoir (memoir)"]),
    }


def test_a_claim_has_the_status_of_its_sentence(answer: Answer) -> None:
    rows = by_id(answer)
    assert {id_: rows[id_]["status"] for id_ in BEARINGS} == {
        "autopsy": "stated", "doctors": "reported", "fever": "possible", "orange": "reported", "will": "possible",
    }  # fmt: skip
    assert {rows[id_]["status"] for id_ in RIVALS} == {"possible"}


def test_a_lens_takes_claims_and_leaves_the_hypotheses() -> None:
    rows = by_id(case_of(*CLAIMS).ask("weigh", lens=Lens(grade="A1")))
    assert set(rows) == set(RIVALS)
    assert {(row["number"], len(row["against"])) for row in rows.values()} == {("H1", 0), ("H2", 0), ("H3", 0)}


@pytest.mark.parametrize("text", ["how did he die?", "How did he die?", "die", "killed", "he was suicide.", "ill"])
def test_one_question_by_its_words_or_by_one_of_its_hypotheses(text: str) -> None:
    other = [one | {"id": f"x-{one['id']}"} for one in records({}, "Who gave it away?")]
    for one, name in zip(other, ("Ann", "Bob", "Cy"), strict=True):
        one["statement"] = f"{name} gave it."
    rows = case_of(*CLAIMS, tables=[*records(BEARINGS), *other]).ask("weigh", hypotheses=text)
    assert {row["explains"] for row in rows} == {"How did he die?"}


def test_no_question_or_several_list_those_there_are() -> None:
    case = case_of(*CLAIMS, tables=[*records(BEARINGS), *records({}, "Did he drown?")])
    for text, what in (("he", "fits several questions"), ("zebra", "is no hypothesis, and no question")):
        with pytest.raises(UnknownNameError, match=f"'{text}' {what}.*Did he drown\\?"):
            case.ask("weigh", hypotheses=text)


def test_the_table_has_no_total_and_no_winner(answer: Answer) -> None:
    shown = [" ".join(line.split()) for line in draw(report(answer)).splitlines()]
    assert "claim H1 H2 H3 tells apart status proof" in shown
    assert "Statement of doctors. with it against neither H1 / H3 / H2 reported 1" in shown
    assert "Statement of orange. against with it H2 / H1 reported 3" in shown
    start = shown.index("H2: He was killed. [killed]")
    assert shown[start + 1 : start + 4] == [
        "explain away Statement of autopsy. [2]",
        "Statement of doctors. [1]",
        "carried by Eve (eve)",
    ]
    assert any(line.startswith("for thinking, no verdict") and "docs/weigh.md" in line for line in shown)
    columns = set(answer.rows[0])
    assert not {name for name in columns if "score" in name or "total" in name or "rank" in name}


def test_a_case_without_hypotheses_says_so() -> None:
    answer = case_of(*CLAIMS, tables=[]).ask("weigh")
    assert answer.rows == ()
    assert [item["what"] for item in answer.open] == ["no claim says; the case has no hypotheses (hypotheses.csv)"]


WORDS = st.sampled_from(("consistent", "neutral", "inconsistent", "-"))


@given(st.dictionaries(st.sampled_from(sorted(BEARINGS)), st.tuples(WORDS, WORDS, WORDS)))
def test_it_is_the_bearings_by_definition(judged: dict[str, tuple[str, str, str]]) -> None:
    answer = case_of(*CLAIMS, tables=records({id_: " ".join(line) for id_, line in judged.items()})).ask("weigh")
    rows, best = by_id(answer), ("consistent", "neutral", "inconsistent")
    assert set(rows) - set(RIVALS) == {id_ for id_, line in judged.items() if set(line) != {"-"}}
    for place, id_ in enumerate(RIVALS):
        assert set(rows[id_]["against"]) == {name for name, line in judged.items() if line[place] == "inconsistent"}
    for id_ in set(rows) - set(RIVALS):
        order = [group.split(", ") for group in rows[id_]["tells_apart"].split(" / ") if group]
        words = {f"H{n}": word for n, word in enumerate(judged[id_], 1) if word != "-"}
        assert bool(order) == (len(set(words.values())) > 1)
        if order:
            assert sorted(number for group in order for number in group) == sorted(words)
            assert [{words[number] for number in group} for group in order] == [
                {w} for w in best if w in words.values()
            ]
