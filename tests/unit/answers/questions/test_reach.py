"""Reach in time with what it hangs on: by hand, and against all choices of days."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from random import Random
from typing import Any

import pytest

from molehunt.answers.answer import Answer
from molehunt.graph.lens import Lens
from molehunt.model.errors import MolehuntError
from molehunt.views.answer_report import report
from tests.support.recorder import ask
from tests.unit.graph.made import against, choice, row

OCTOBER = date(1937, 10, 1)


def told(id_: str, one: str, other: str, first: str | None = None, last: str | None = None, **given: Any) -> Any:
    """That somebody told another something, on a day or between two."""
    return row(id_, subject=one, recipient=other, earliest=first, latest=last or first, **given)


LETTER = [
    told("c1", "ann", "bob", "1937-10-02", "1937-10-05", authors=["lee"]),
    told("c2", "bob", "cy", "1937-10-06", authors=["lee"]),
    told("c3", "bob", "dan", "1937-10-04", "1937-10-08", authors=["kay"]),
    told("c4", "cy", "eve", authors=["kay"]),
    told("c5", "fay", "ann", "1937-10-03"),
    told("c6", "dan", "gus", "1937-10-01"),
]


def reached(*claims: Any, **asked: Any) -> Answer:
    return ask(*(claims or LETTER), question="reach", **{"holder": "ann", "after": "1937-10", **asked})


def by_id(answer: Answer) -> dict[str, Any]:
    return {one["id"]: one for one in answer.rows}


def test_certain_possible_and_open_with_their_days() -> None:
    """Bob has it by the 5th, Cy on the 6th; Dan may have seen Bob too early; nobody knows when Cy saw Eve."""
    rows = by_id(reached())
    days = {id_: (one["reached"], one["first_day"], one["by_day"], one["not_before"]) for id_, one in rows.items()}
    second, fifth, sixth = (date(1937, 10, day) for day in (2, 5, 6))
    assert days == {
        "bob": ("certain", second, fifth, second),
        "cy": ("certain", sixth, sixth, sixth),
        "dan": ("possible", date(1937, 10, 4), None, date(1937, 10, 4)),
        "eve": ("open", None, None, sixth),
    }
    assert [one["id"] for one in reached().rows] == ["bob", "cy", "dan", "eve"]


def test_the_way_is_told_with_its_claims_in_order() -> None:
    eve = by_id(reached())["eve"]
    assert (eve["way"], eve["through"]) == (["c1", "c2", "c4"], ["Bob > Cy"])
    assert eve["claims"] == ["c1", "c2", "c4"]
    assert set(eve["way"]) <= set(reached().claims)


def test_without_which_source_and_claim_it_is_less_sure() -> None:
    rows = by_id(reached())
    assert rows["eve"]["without"] == ["kay", "lee"]
    # The table shows their names.
    assert "Kay; Lee" in {cell for section in report(reached()).sections for row in section.rows for cell in row}
    assert rows["eve"]["without_claims"] == ["c1", "c2", "c4"]
    # A second tie makes Cy independent of the first, but for the days: it may have been before Bob had it.
    again = told("c9", "bob", "cy", "1937-10-03", "1937-10-09")
    cy = by_id(reached(*LETTER, again))["cy"]
    assert (cy["reached"], cy["without_claims"]) == ("certain", ["c1", "c2"])
    surely = told("c9", "bob", "cy", "1937-10-09")
    assert by_id(reached(*LETTER, surely))["cy"]["without_claims"] == ["c1"]


def test_the_status_is_that_of_the_weakest_claim_on_the_way() -> None:
    doubted = told("c1", "ann", "bob", "1937-10-02", certainty="possible")
    rows = by_id(reached(doubted, LETTER[1]))
    assert {id_: (one["status"], one["firm"]) for id_, one in rows.items()} == {
        "bob": ("possible", None), "cy": ("possible", None),
    }  # fmt: skip
    disputed = told("c2", "bob", "cy", "1937-10-06", sides=[against("or-not", 1)])
    assert by_id(reached(LETTER[0], disputed))["cy"]["status"] == "disputed"


def test_a_firm_way_is_shown_before_a_shorter_one() -> None:
    shorter = told("c9", "ann", "cy", "1937-10-02", certainty="possible")
    assert by_id(reached(*LETTER, shorter))["cy"]["way"] == ["c1", "c2"]
    assert by_id(reached(*LETTER, shorter))["cy"]["status"] == "stated"


def test_whichever_alternative_holds_he_has_it() -> None:
    who = (choice("who", "Who passed it on?", "a1", "a2"),)
    claims = [told(id_, one, "zed", "1937-10-20", alternatives=who) for id_, one in (("a1", "bob"), ("a2", "cy"))]
    zed = by_id(reached(*LETTER, *claims))["zed"]
    assert (zed["reached"], zed["by_day"], zed["status"]) == ("certain", date(1937, 10, 20), "stated")
    assert zed["through"] == ["Bob", "Bob > Cy"]
    assert zed["way"] == ["c1", "a1", "c2", "a2"]
    # Without one of the two, or the tie to Cy, it hangs on who it was.
    assert zed["without_claims"] == ["a1", "a2", "c1", "c2"]


def test_of_ways_that_are_as_sure_the_earliest_counts() -> None:
    who = (choice("who", "Who passed it on?", "a1", "a2"),)
    claims = [told(id_, one, "zed", "1937-10-20", alternatives=who) for id_, one in (("a1", "bob"), ("a2", "cy"))]
    later = told("c9", "bob", "zed", "1937-11-20")
    zed = by_id(reached(*LETTER, *claims, later))["zed"]
    assert (zed["first_day"], zed["by_day"]) == (date(1937, 10, 20), date(1937, 10, 20))
    # Whoever it was, and if it was neither, he has it in November.
    assert zed["without_claims"] == ["c1"]


def test_if_one_alternative_holds_it_is_told_apart() -> None:
    who = (choice("who", "Whom did Bob tell?", "a1", "a2"),)
    claims = [told(id_, "bob", one, "1937-10-20", alternatives=who) for id_, one in (("a1", "yve"), ("a2", "zed"))]
    answer = reached(*LETTER, *claims)
    assert not {"yve", "zed"} & set(by_id(answer))
    (yve, zed) = [item for item in answer.open if "only if" in item["what"]]
    assert yve["what"] == "Yve: reached (certain) only if these alternatives hold: Whom did Bob tell?"
    assert (yve["claims"], zed["claims"]) == (["a1"], ["a2"])


def test_unnamed_people_and_organisations_pass_nothing_on() -> None:
    claims = [
        told("u1", "ann", "unknown-man", "1937-10-02"), told("u2", "unknown-man", "bob", "1937-10-04"),
        told("o1", "ann", "org-a", "1937-10-02"), told("o2", "org-a", "cy", "1937-10-04"),
    ]  # fmt: skip
    assert set(by_id(reached(*claims))) == {"org-a"}
    assert set(by_id(reached(*claims, holder="org-a"))) == {"cy"}


def test_to_one_alone_and_nowhere() -> None:
    assert set(by_id(reached(recipient="cy"))) == {"cy"}
    answer = reached(recipient="fay", before="1937-12")
    assert answer.rows == ()
    said = "no ties that count lead from Ann to Fay, in the order of time from 1937-10-01 until 1937-12-31"
    assert said in [item["what"] for item in answer.open]
    assert "passed nothing on" in reached(holder="eve").open[0]["what"]


def test_the_time_is_narrowed_at_both_ends() -> None:
    assert set(by_id(reached(before="1937-10-05"))) == {"bob", "dan"}
    assert by_id(reached(after="1937-10-06")) == {}


def test_ties_without_direction_carry_both_ways_and_those_of_command_downwards() -> None:
    met = [row("c1", "met", subject="bob", object="ann", earliest="1937-10-02", latest="1937-10-02")]
    assert set(by_id(reached(*met, ties="contact"))) == {"bob"}
    handled = [row("c1", "handled_by", subject="bob", object="ann", earliest="1937-10-02", latest="1937-10-02")]
    assert set(by_id(reached(*handled, ties="command"))) == {"bob"}
    assert set(by_id(reached(*handled, ties="command", holder="bob"))) == set()


def test_under_a_lens() -> None:
    sure = told("c2", "ann", "cy", "1937-10-06", grade="A1")
    assert set(by_id(reached(LETTER[0], sure, lens=Lens(grade="A1")))) == {"cy"}
    assert set(by_id(reached(lens=Lens(until="1937-10-05")))) == {"bob", "dan"}


@pytest.mark.parametrize("seed", range(60))
def test_it_is_what_all_choices_of_days_give(seed: int) -> None:
    random = Random(seed)  # noqa: S311 (chooses cases, no secrets)
    people = ["ann", "bob", "cy", "dan"]
    ties = [(*random.sample(people, 2), *sorted(random.choices(range(5), k=2))) for _ in range(random.randint(2, 6))]
    day = [str(OCTOBER + timedelta(days=number)) for number in range(5)]
    claims = [told(f"c{n}", one, other, day[first], day[last]) for n, (one, other, first, last) in enumerate(ties)]
    surely, perhaps = set(people), {"ann"}
    for days in product(*(range(first, last + 1) for *_, first, last in ties)):
        dated = [(one, other, on) for (one, other, *_), on in zip(ties, days, strict=True)]
        surely &= carried(dated, within_a_day=False)
        perhaps |= carried(dated, within_a_day=True)
    rows = by_id(reached(*claims, ties="told", entities=["ann"]))
    assert {id_ for id_, one in rows.items() if one["reached"] == "certain"} == surely - {"ann"}
    assert set(rows) == perhaps - {"ann"}


@pytest.mark.parametrize("seed", range(60))
def test_it_is_what_all_choices_of_days_and_alternatives_give(seed: int) -> None:
    """A row is reached whichever alternatives hold; what needs some of them is open, and no two options of a choice."""
    random = Random(f"alternatives {seed}")  # noqa: S311 (chooses cases, no secrets)
    people = ["ann", "bob", "cy", "dan"]
    ties = [(*random.sample(people, 2), *sorted(random.choices(range(4), k=2))) for _ in range(random.randint(3, 6))]
    day = [str(OCTOBER + timedelta(days=number)) for number in range(4)]
    options = [random.choice([None, ("x", 0), ("x", 1), ("y", 0), ("y", 1)]) for _ in ties]
    sets = {}
    for name in "xy":
        first = [next((f"c{n}" for n, o in enumerate(options) if o == (name, m)), f"none{m}") for m in (0, 1)]
        sets[name] = choice(name, f"Which {name}?", *first)
    options = [o if o and f"c{n}" in sets[o[0]]["members"] else None for n, o in enumerate(options)]
    claims = [
        told(f"c{n}", one, other, day[first], day[last], alternatives=(sets[o[0]],) if o else ())
        for n, ((one, other, first, last), o) in enumerate(zip(ties, options, strict=True))
    ]
    always, ever = [], []
    for chosen in product((0, 1), repeat=2):
        held = [tie for tie, o in zip(ties, options, strict=True) if o is None or o == (o[0], chosen["xy".index(o[0])])]
        surely, perhaps = set(people), {"ann"}
        for days in product(*(range(first, last + 1) for *_, first, last in held)):
            dated = [(one, other, on) for (one, other, *_), on in zip(held, days, strict=True)]
            surely &= carried(dated, within_a_day=False)
            perhaps |= carried(dated, within_a_day=True)
        always.append(surely)
        ever.append(perhaps)
    answer = reached(*claims, ties="told", entities=people)
    certain = {one["id"] for one in answer.rows if one["reached"] == "certain"}
    assert certain == set.intersection(*always) - {"ann"}
    assert {one["id"] for one in answer.rows} == set.intersection(*ever) - {"ann"}
    supposed = {item["what"].split(":")[0].lower() for item in answer.open if "only if" in item["what"]}
    surer = (set.union(*always) - set.intersection(*always)) | (set.union(*ever) - set.intersection(*ever))
    assert supposed == surer


def test_two_choices_together() -> None:
    """Ann told Bob or Cy, and Zed heard of it from Bob or Cy: only if it was the same one."""
    first, then = choice("first", "Whom did Ann tell?", "a1", "a2"), choice("then", "Who told Zed?", "b1", "b2")
    claims = [
        *(told(id_, "ann", one, "1937-10-02", alternatives=(first,)) for id_, one in (("a1", "bob"), ("a2", "cy"))),
        *(told(id_, one, "zed", "1937-10-04", alternatives=(then,)) for id_, one in (("b1", "bob"), ("b2", "cy"))),
    ]
    answer = reached(*claims)
    assert answer.rows == ()
    (zed,) = [item for item in answer.open if item["what"].startswith("Zed")]
    assert zed["what"] == ("Zed: reached (certain) only if these alternatives hold: Whom did Ann tell?; Who told Zed?")
    assert zed["claims"] in (["a1", "b1"], ["a2", "b2"])
    # Whoever was told: both of them told the one who told Zed, whoever that was.
    both = [told(f"m{n}", one, "dan", "1937-10-03") for n, one in enumerate(("bob", "cy"))]
    by_dan = [told(id_, "dan", "zed", "1937-10-04", alternatives=(then,)) for id_ in ("b1", "b2")]
    zed_row = by_id(reached(*claims[:2], *both, *by_dan))["zed"]
    assert (zed_row["reached"], zed_row["without_claims"]) == ("certain", ["a1", "a2", "b1", "b2", "m0", "m1"])


def test_what_needs_two_options_of_one_choice_is_not_told() -> None:
    who = (choice("who", "Whom?", "a1", "a2"),)
    claims = [told("a1", "ann", "bob", "1937-10-02", alternatives=who),
              told("a2", "bob", "zed", "1937-10-04", alternatives=who)]  # fmt: skip
    answer = reached(*claims)
    assert answer.rows == ()
    assert not [item for item in answer.open if item["what"].startswith("Zed")]


def carried(ties: list[tuple[str, str, int]], *, within_a_day: bool) -> set[str]:
    """Who has it in the end; ties of one day are in the order that carries, or nothing that came on it goes on."""
    arrived = {"ann": -1}
    for on in range(5):
        today = [(one, other) for one, other, when in ties if when == on]
        for _ in today if within_a_day else [None]:
            ready = set(arrived)
            arrived |= {other: on for one, other in today if one in ready and other not in arrived}
    return set(arrived)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"after": "soon"}, "after: 'soon' is no day; write it as 1938-02-14, 1938-02 or 1938"),
        ({"after": 3}, "after: expected a day, such as '1937-10-31' or a datetime.date, not int"),
        ({"after": "1938", "before": "1937"}, "after 1938-01-01 is later than before 1937-12-31"),
        ({"holder": None}, "parameter holder is missing"),
        ({"holder": "nobody-known"}, "nobody-known"),
        ({"ties": "flows"}, "'flows' is not a group of ties"),
    ],
)
def test_what_is_not_taken_is_told(asked: dict[str, Any], said: str) -> None:
    with pytest.raises(MolehuntError, match=said):
        reached(**asked)


def test_a_day_is_taken_as_text_or_as_a_date() -> None:
    assert reached(after=OCTOBER).rows == reached(after="1937-10-01").rows == reached().rows
    assert reached().asked["after"] == OCTOBER
