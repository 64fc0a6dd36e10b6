"""How a piece of information travelled, hop by hop, on small evidence made by hand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from molehunt.model.errors import MolehuntError
from tests.support import recorder
from tests.unit.graph.made import row as claim

CHAIN = (
    claim("c1", "wrote", subject="ann", object="paper", recipient="eve", earliest="1937-10-01"),
    claim("c2", "gave", subject="ann", object="paper", recipient="bob", earliest="1937-10-02"),
    claim("c3", "passed_on", subject="bob", object="paper", recipient="cy", earliest="1937-10-03"),
    claim("c4", "read", subject="dan", object="paper", earliest="1937-10-04"),
    claim("c5", "told", subject="fay", recipient="cy", what="something else"),
    claim("c6", "gave", subject="ann", object="other-paper", recipient="bob"),
)


def ask(*claims, **asked):
    return recorder.ask(*claims, question="relays", entities=["zed"], chain=True, **asked)


def hops(answer):
    return {row["claims"][0]: (row["hop"], row["after"]) for row in answer.rows if row["hop"]}


def withheld(answer):
    return [row["claims"][0] for row in answer.rows if row["group"] == "withheld"]


def test_what_reached_somebody_and_how_it_had_come_there():
    answer = ask(*CHAIN, recipient="cy")
    assert hops(answer) == {"c1": (3, []), "c2": (2, ["c1"]), "c3": (1, ["c2"]), "c5": (1, [])}
    assert [row["claims"][0] for row in answer.rows] == ["c1", "c2", "c3", "c5"]


def test_written_or_sent_to_somebody_it_is_not_said_to_have_arrived():
    answer = ask(*CHAIN, claim("c7", "sent", subject="ann", object="paper", recipient="eve"), recipient="eve")
    assert [(row["claims"], row["group"]) for row in answer.rows] == [(["c1"], "sent"), (["c7"], "sent")]
    arrived = ask(*CHAIN, claim("c7", "received", subject="eve", object="paper"), recipient="eve")
    assert {row["claims"][0]: row["group"] for row in arrived.rows if row["hop"] == 1} == {
        "c1": "sent", "c7": "passed on",
    }  # fmt: skip


def test_reading_is_reaching_and_from_whom_is_a_gap():
    answer = ask(*CHAIN, recipient="dan")
    assert hops(answer)["c4"][0] == 1
    assert "gap: from whom it came to Dan (read)" in [one["what"] for one in answer.open]


def test_to_learn_of_it_is_to_be_reached_and_not_to_learn_is_not():
    answer = ask(
        claim("c1", "learned", subject="ann", about="zed", what="that he is gone"),
        claim("c2", "learned", subject="ann", about="zed", what="where he is", polarity="negated"),
        recipient="ann",
    )
    assert (hops(answer), withheld(answer)) == ({"c1": (1, [])}, ["c2"])
    assert "gap: from whom it came to Ann (learned)" in [one["what"] for one in answer.open]


def test_where_it_went():
    """Whoever read it had it from somebody: it can have been from the last who is known to have got it."""
    assert hops(ask(*CHAIN, sender="bob")) == {"c3": (1, []), "c4": (2, ["c3"])}
    assert {id_: hop for id_, (hop, _) in hops(ask(*CHAIN, sender="ann")).items()} == {
        "c1": 1, "c2": 1, "c6": 1, "c3": 2, "c4": 2,
    }  # fmt: skip


def test_whoever_is_sent_a_paper_and_has_it_leaves_no_gap():
    answer = ask(claim("c1", "sent", subject="ann", object="paper", recipient="bob"),
                 claim("c2", "received", subject="bob", object="paper"), recipient="bob")  # fmt: skip
    assert hops(answer) == {"c1": (1, []), "c2": (1, ["c1"])}
    assert not any(one["what"].startswith("gap") for one in answer.open)


def test_hops_of_a_paper_are_numbered_from_its_writer():
    steps = {id_: hop for id_, (hop, _) in hops(ask(*CHAIN, via="paper")).items()}
    assert steps == {"c1": 1, "c2": 2, "c3": 3, "c4": 2}


def test_all_hops_of_a_paper():
    assert set(hops(ask(*CHAIN, via="paper"))) == {"c1", "c2", "c3", "c4"}


def test_common_words_make_no_chain():
    answer = ask(
        claim("c1", "told", subject="ann", recipient="bob", about="zed", what="where he is"),
        claim("c2", "told", subject="bob", recipient="cy", about="zed", what="where he is"),
        recipient="cy",
    )
    assert hops(answer) == {"c2": (1, [])}


def test_what_was_asked_about_makes_one():
    answer = ask(
        claim("c1", "told", subject="ann", recipient="bob", about="zed", what="where he is"),
        claim("c2", "told", subject="bob", recipient="cy", about="zed", what="who he is"),
        recipient="cy",
        about="zed",
    )
    assert hops(answer) == {"c1": (2, []), "c2": (1, ["c1"])}


def test_what_came_later_was_not_passed_on():
    answer = ask(
        claim("c1", "gave", subject="ann", object="paper", recipient="bob", earliest="1938-01-01"),
        claim("c2", "gave", subject="bob", object="paper", recipient="cy", latest="1937-12-31"),
        recipient="cy",
    )
    assert hops(answer) == {"c2": (1, [])}


def test_denied_forbidden_and_refused_stand_apart_and_carry_nothing():
    answer = ask(
        claim("c1", "told", subject="ann", recipient="bob", polarity="negated", via="paper"),
        claim("c2", "forbade", subject="ann", recipient="bob"),
        claim("c3", "refused", subject="ann", recipient="bob"),
        claim("c4", "gave", subject="cy", object="paper", recipient="ann"),
        recipient="bob",
    )
    assert sorted(withheld(answer)) == ["c1", "c2", "c3"]
    assert hops(answer) == {}


def test_asked_to_handle_a_paper_is_not_to_get_it():
    answer = ask(
        claim("c1", "requested", subject="ann", recipient="bob", object="paper", what="post it"),
        claim("c2", "gave", subject="bob", object="paper", recipient="cy"),
        recipient="cy",
    )
    assert hops(answer) == {"c2": (1, [])}


def test_a_ring_ends():
    answer = ask(
        claim("c1", "gave", subject="ann", object="paper", recipient="bob"),
        claim("c2", "gave", subject="bob", object="paper", recipient="ann"),
        recipient="ann",
    )
    assert hops(answer) == {"c2": (1, ["c1"]), "c1": (2, ["c2"])}


def test_more_hops_than_are_followed_are_told():
    line = [
        claim(
            f"c{n:02}",
            "gave",
            subject=f"p{n:02}",
            object="paper",
            recipient=f"p{n + 1:02}",
            earliest=f"1937-01-{n + 1:02}",
        )
        for n in range(12)
    ]
    answer = ask(*line, recipient="p12")
    assert len(answer.rows) == 8
    assert "followed over 8 hops, and it goes on" in answer.notes


def test_a_chain_of_nothing_is_refused():
    with pytest.raises(MolehuntError, match="name a PERSON"):
        ask(*CHAIN)


PEOPLE = "abcde"
DAYS = [f"1937-01-0{number}" for number in range(1, 7)]


@st.composite
def passed_on(draw):
    """A hop of one paper, with the first and the last day on which it can have been."""
    one, other = draw(st.permutations(PEOPLE))[:2]
    first, last = sorted(draw(st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS))))
    return one, other, first, last


@given(st.lists(passed_on(), max_size=7, unique_by=lambda hop: hop[:2]), st.booleans())
@settings(deadline=None, max_examples=150)
def test_a_chain_is_what_enumerating_all_ways_finds(hops_made, back):
    """From "a", or to it: the fewest hops of any way on which no hop is certainly over before the next can be."""
    ways = {(number,): 1 for number, hop in enumerate(hops_made) if hop[1 if back else 0] == "a"}
    shortest = {way[0]: 1 for way in ways}
    while ways:
        longer = {}
        for way in ways:
            for number, hop in enumerate(hops_made):
                before, after = (hop, hops_made[way[-1]]) if back else (hops_made[way[-1]], hop)
                if number not in way and before[1] == after[0] and before[2] <= after[3]:
                    longer[*way, number] = len(way) + 1
                    shortest.setdefault(number, len(way) + 1)
        ways = longer
    claims = [
        claim(f"c{number}", "gave", subject=one, object="paper", recipient=other, earliest=first, latest=last)
        for number, (one, other, first, last) in enumerate(hops_made)
    ]
    answer = ask(
        *claims, claim("other", "told", subject="a", recipient="a"), **{"recipient" if back else "sender": "a"}
    )
    found = {row["claims"][0]: row["hop"] for row in answer.rows if row["role"] == "gave"}
    assert found == {f"c{number}": steps for number, steps in shortest.items()}
