"""Who knew by a day: ways, days, alternatives, denials, and what is only likely, on claims made by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from molehunt.answers.answer import Answer
from molehunt.graph.lens import Lens
from molehunt.model.errors import UnknownNameError
from tests.support.recorder import ask
from tests.unit.graph.made import against, choice, row

LETTER = "doc-letter"


def day(number: int) -> str:
    return f"1937-10-{number:02}"


def between(first: int | None, last: int | None) -> dict[str, Any]:
    return {"earliest": first and day(first), "latest": last and day(last)}


WHO = (choice("who", "Who showed it?", "s1", "s2"),)
CLAIMS = [
    row("w", "wrote", subject="ann", object=LETTER, recipient="fay", **between(3, 3)),
    row("g", "gave", subject="ann", object=LETTER, recipient="bob", **between(5, 9)),
    row("s1", "showed", subject="bob", object=LETTER, recipient="zed", **between(10, 12), alternatives=WHO),
    row("s2", "showed", subject="cy", object=LETTER, recipient="zed", **between(10, 14), alternatives=WHO),
    row("o", "read", subject="oda", object=LETTER, **between(None, None)),
    row("t", "told", subject="bob", recipient="eve", about=LETTER, **between(20, 20)),
    row("q", "requested", subject="bob", recipient="gus", object=LETTER, what="post it", **between(11, 11)),
    row("b", "believed", subject="hal", object="ann", about=LETTER, what="that it is forged", **between(8, 8)),
]


def knew(*claims: Any, by: str | None = day(12), what: str = LETTER, **asked: Any) -> Answer:
    return ask(*(claims or CLAIMS), question="knew", what=what, **({"by": by} if by else {}), **asked)


def levels(answer: Answer) -> dict[str, str]:
    return {one["id"]: one["knew"] for one in answer.rows}


def by_id(answer: Answer) -> dict[str, Any]:
    return {one["id"]: one for one in answer.rows}


def test_certain_possible_open_and_excluded() -> None:
    """Zed was shown it by one of two, by the other perhaps too late; Oda on a day that nobody knows."""
    assert levels(knew()) == {
        "ann": "certain", "bob": "certain", "hal": "certain", "gus": "certain",
        "zed": "possible", "cy": "possible", "oda": "open", "eve": "excluded",
    }  # fmt: skip
    assert levels(knew(by=day(14)))["zed"] == "certain"
    assert levels(knew(by=day(14)))["cy"] == "possible"
    assert levels(knew(by=day(9)))["zed"] == "excluded"


def test_without_a_day_everybody_who_ever_knew_is_certain_but_for_alternatives() -> None:
    found = levels(knew(by=None))
    assert found.pop("cy") == "possible"
    assert set(found.values()) == {"certain"}


def test_by_which_way_and_from_when() -> None:
    rows = by_id(knew())
    assert {id_: one["ways"] for id_, one in rows.items()} == {
        "ann": ["wrote", "gave"],
        "bob": ["received", "showed", "told of it"],
        "zed": ["was shown"], "cy": ["showed"], "oda": ["read"], "eve": ["was told of it"],
        "gus": ["asked to post it"], "hal": ["believed: that it is forged"],
    }  # fmt: skip
    assert (rows["bob"]["first_day"], rows["bob"]["by_day"]) == (date(1937, 10, 5), date(1937, 10, 9))
    assert (rows["zed"]["first_day"], rows["zed"]["by_day"]) == (date(1937, 10, 10), None)
    assert rows["eve"]["first_day"] == date(1937, 10, 20)
    assert rows["oda"]["first_day"] is None
    # If nobody knows when she read it, it may have been before she was told.
    told = row("told", subject="ann", recipient="oda", about=LETTER, **between(8, 8))
    assert by_id(knew(*CLAIMS, told))["oda"]["first_day"] is None


def test_to_have_had_it_is_told_apart_from_knowing_of_it() -> None:
    rows = by_id(knew())
    assert (rows["zed"]["had"], rows["zed"]["named"]) == (["s1", "s2"], [])
    assert (rows["hal"]["had"], rows["hal"]["named"]) == ([], ["b"])
    # Whoever was only asked to post it never had it.
    assert (rows["gus"]["had"], rows["gus"]["named"]) == ([], ["q"])


def test_what_came_too_late_makes_nothing_firmer() -> None:
    """Told of it for sure on the 20th, and perhaps on the 6th: by the 12th that is only possible."""
    claims = [
        row("early", subject="ann", recipient="eve", about=LETTER, certainty="possible", **between(6, 6)),
        row("late", "read", subject="eve", object=LETTER, **between(20, 20)),
    ]
    eve = by_id(knew(*claims))["eve"]
    assert (eve["knew"], eve["status"], eve["claims"]) == ("certain", "possible", ["early"])
    assert by_id(knew(*claims, by=day(20)))["eve"]["status"] == "stated"


def test_a_denial_of_one_way_denies_no_other() -> None:
    denied = row(
        "n", subject="ann", recipient="eve", about=LETTER, polarity="negated", stance="asserts", **between(6, 6)
    )
    (eve,) = [one for one in knew(denied).rows if one["id"] == "eve"]
    assert (eve["knew"], eve["status"], eve["ways"]) == ("excluded", "denied", ["not: was told of it"])
    read = row("r", "read", subject="eve", object=LETTER, **between(7, 7))
    (eve,) = [one for one in knew(denied, read).rows if one["id"] == "eve"]
    assert (eve["knew"], eve["status"], eve["claims"], eve["against"]) == ("certain", "stated", ["r"], ["n"])
    told = row("y", subject="bob", recipient="eve", about=LETTER, **between(7, 7))
    (eve,) = [one for one in knew(denied, told).rows if one["id"] == "eve"]
    assert (eve["status"], eve["claims"]) == ("disputed", ["n", "y"])


def test_the_weakest_claim_of_the_surest_way_may_be_who_is_meant() -> None:
    naming = row("naming", "denotes", subject="name-tulip", object="mark", certainty="probable")
    shown = row("s", "showed", subject="ann", object=LETTER, recipient="name-tulip", **between(5, 5),
                bearers={"name-tulip": {"mark": ["naming"]}})  # fmt: skip
    mark = by_id(knew(shown, naming))["mark"]
    assert (mark["weakest"], mark["weakest_status"], mark["status"]) == (["naming"], "possible", "possible")
    assert mark["identified_by"] == ["naming"]


@pytest.mark.parametrize(
    ("naming", "outright", "status"),
    [
        ({"certainty": "probable"}, {"certainty": "possible"}, "possible"),
        ({"certainty": "probable"}, {"by": "book > eve"}, "reported"),
        ({"by": "book > eve"}, {"certainty": "possible"}, "reported"),
        ({}, {"certainty": "possible"}, "stated"),
        ({"certainty": "probable"}, {}, "stated"),
    ],
)
def test_what_is_said_under_a_name_makes_nothing_firmer_than_the_name_is(naming, outright, status) -> None:
    """It is stated that Tulip was shown it; beside that, more or less firmly, that Mark read it."""
    named = row("naming", "denotes", subject="name-tulip", object="mark", **naming)
    shown = row("s", "showed", subject="ann", object=LETTER, recipient="name-tulip", **between(5, 5),
                bearers={"name-tulip": {"mark": ["naming"]}})  # fmt: skip
    read = row("r", "read", subject="mark", object=LETTER, **between(7, 7), **outright)
    assert by_id(knew(shown, named, read))["mark"]["status"] == status


def test_planned_and_ordered_is_not_done() -> None:
    claims = [
        row("p", "showed", subject="ann", object=LETTER, recipient="eve", mode="planned", **between(5, 5)),
        row("w", "wrote", subject="ann", object=LETTER, **between(3, 3)),
    ]
    assert set(levels(knew(*claims))) == {"ann"}


def test_an_addressee_stands_under_open_with_the_premise() -> None:
    (item,) = [item for item in knew().open if "addressee" in item["what"]]
    assert (item["candidates"], item["claims"]) == (["fay"], ["w"])
    assert "fay" not in levels(knew())
    # By a day before it was written there is nothing to infer.
    assert not [item for item in knew(by=day(2)).open if "addressee" in item["what"]]


def test_whoever_had_a_letter_that_tells_of_it_stands_under_open() -> None:
    claims = [
        *CLAIMS,
        row("tells", subject="ann", recipient="fay", via=LETTER, about="event-flight", **between(3, 3)),
        row("fled", "broke_with", subject="ann", object="org-firm", at="event-flight", **between(1, 1)),
    ]
    answer = knew(*claims, what="event-flight")
    # When the letter reached Fay nobody says.
    assert levels(answer) == {"ann": "certain", "fay": "possible"}
    likely = {id_ for item in answer.open if "follows from no claim" in item["what"] for id_ in item["candidates"]}
    assert likely == {"bob", "cy", "oda", "zed"}


def test_who_was_at_an_event_and_who_was_told_of_it() -> None:
    claims = [
        row("m", "met", subject="ann", object="bob", at="event-talk", **between(4, 4)),
        row("x", subject="bob", recipient="cy", about="event-talk", **between(6, 6)),
        row("k", "killed", subject="dan", object="eve", at="event-talk", **between(4, 4)),
        row("l", "learned", subject="gus", about="event-talk", what="of it", polarity="negated", **between(6, 6)),
    ]
    answer = knew(*claims, what="event-talk")
    assert {one["id"]: (one["knew"], one["status"]) for one in answer.rows} == {
        "ann": ("certain", "stated"), "bob": ("certain", "stated"), "cy": ("certain", "stated"),
        "dan": ("certain", "stated"), "gus": ("excluded", "denied"),
    }  # fmt: skip


def test_of_a_claim_those_who_did_it_know() -> None:
    claims = [row("c", subject="ann", recipient="bob", about="cy", by="book > dan", **between(4, 4))]
    answer = knew(*claims, what="c")
    assert answer.subject == {"id": "c", "name": "Statement of c.", "label": "Claim"}
    # Whoever is only spoken of need not know.
    assert set(levels(answer)) == {"ann", "bob"}


def test_whoever_is_unnamed_stands_under_open() -> None:
    claims = [row("u", "copied", subject="unknown-copyist", object=LETTER, **between(5, 5))]
    answer = knew(*claims)
    assert answer.rows == ()
    assert "who it was: made the copy (Unknown Copyist)" in [item["what"] for item in answer.open]


def test_of_whom_nothing_is_said_though_they_met() -> None:
    claims = [*CLAIMS, row("m", "met", subject="bob", object="ira", **between(4, 4)),
              row("later", "met", subject="bob", object="jan", **between(30, 30))]  # fmt: skip
    (item,) = [item for item in knew(*claims).open if "nothing is said of others" in item["what"]]
    assert "ira" in item["candidates"]
    assert not {"jan", "ann", "bob"} & set(item["candidates"])


def test_whoever_handed_it_on_had_it_before_nobody_says_since_when() -> None:
    """Joe showed it on the 20th: by the 12th he may have had it, from the day on which it was written on."""
    showed = row("j", "showed", subject="joe", object=LETTER, recipient="kay", **between(20, 20))
    rows = by_id(knew(*CLAIMS, showed))
    assert (rows["joe"]["knew"], rows["joe"]["first_day"]) == ("possible", date(1937, 10, 3))
    assert rows["kay"]["knew"] == "excluded"
    # Where nobody says when it was written, a day is missing.
    assert levels(knew(showed))["joe"] == "open"
    # Whoever is told to have come by it had it from then on.
    got = row("r", "received", subject="joe", object=LETTER, **between(15, 15))
    assert levels(knew(*CLAIMS, showed, got))["joe"] == "excluded"


def test_a_thought_that_nobody_dates_tells_nothing_of_the_day() -> None:
    thought = row("th", "suspected", subject="eve", object="ann", about=LETTER, what="it", **between(None, 30))
    assert levels(knew(thought))["eve"] == "open"
    assert levels(knew(*CLAIMS, thought))["eve"] == "excluded"


def test_a_claim_is_known_to_those_who_passed_it_on() -> None:
    """Cy told Bob, and Bob told Ann, who says it."""
    claims = [
        row("c", "acted", subject="dan", about="eve", by="book > ann > bob > cy", what="left", **between(1, 1)),
        row("t1", subject="cy", recipient="bob", about="dan", **between(4, 4)),
        row("t2", subject="bob", recipient="ann", about="dan", **between(14, 14)),
        row("t3", subject="cy", recipient="gus", about="dan", **between(4, 4)),
    ]
    assert levels(knew(*claims, what="c")) == {"dan": "certain", "cy": "certain", "bob": "certain", "ann": "excluded"}


def test_of_rival_bearers_of_a_name_one_had_it() -> None:
    """Tulip was shown it, and was Moe or Nat: each only possibly, and a couple both."""
    bearers = {"name-tulip": {"moe": ["n1"], "nat": ["n2"]}}
    shown = row("s", "showed", subject="ann", object=LETTER, recipient="name-tulip", **between(5, 5), bearers=bearers)
    namings = [
        row("n1", "denotes", subject="name-tulip", object="moe", sides=[against("who", 1, "n2")]),
        row("n2", "denotes", subject="name-tulip", object="nat", sides=[against("who", 2, "n1")]),
    ]
    found = levels(knew(shown, *namings))
    assert (found["moe"], found["nat"]) == ("possible", "possible")
    together = [row("n1", "denotes", subject="name-tulip", object="moe"),
                row("n2", "denotes", subject="name-tulip", object="nat")]  # fmt: skip
    found = levels(knew(shown, *together))
    assert (found["moe"], found["nat"]) == ("certain", "certain")


def test_what_is_expressly_not_known_stands_under_open() -> None:
    claims = [*CLAIMS, row("nk", "not_known", about=LETTER, what="who sent it")]
    assert ["nk"] in [item["claims"] for item in knew(*claims).open if item["what"] == "who sent it"]


def test_a_copy_counts_and_rests_on_being_one() -> None:
    claims = [
        row("c", "copy_of", subject="doc-copy", object=LETTER),
        row("h", "held", subject="gus", object="doc-copy", **between(5, 5)),
    ]
    gus = by_id(knew(*claims))["gus"]
    assert (gus["knew"], gus["identified_by"]) == ("certain", ["c"])


def test_a_lens_narrows_what_counts() -> None:
    claims = [
        row("a", "read", subject="eve", object=LETTER, authors=["lee"], **between(5, 5)),
        row("b", "read", subject="gus", object=LETTER, authors=["kay"], grade="E5", **between(5, 5)),
    ]
    assert set(levels(knew(*claims))) == {"eve", "gus"}
    assert set(levels(knew(*claims, lens=Lens(grade="C3")))) == {"eve"}


def test_what_is_neither_document_nor_event_nor_claim_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="expected a Document or an Event"):
        knew(what="bob")


def test_nothing_said_is_an_answer() -> None:
    answer = knew(row("c", "copy_of", subject="doc-copy", object=LETTER))
    assert answer.rows == ()
    assert any("no claim says who knew" in item["what"] and "molehunt show" in item["what"] for item in answer.open)
