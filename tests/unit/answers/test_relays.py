"""Grouping, order and identification of relays on small evidence made by hand."""

from datetime import date

import pytest

from molehunt.answers.relays import relays
from molehunt.graph.lens import Lens
from tests.unit.graph.made import claim


def ask(*claims, by=None, namings=None, lens=None, **asked):
    return relays(claims, asked, by=by, namings=namings or {}, case="made", lens=lens or Lens())


def said(id_, predicate="told", sender="ann", recipient="bob", what="that", **given):
    given = {"subject": sender, "what": what, **given} | ({"recipient": recipient} if recipient else {})
    return claim(id_, predicate, **given)


def test_one_whole_row():
    (row,) = ask(said("c1", channel="letter", via="paper", about=("eve", "cy"), earliest="1937-10-06")).rows
    assert row == {
        "id": "ann",
        "name": "Ann",
        "role": "told",
        "to": "bob",
        "to_name": "Bob",
        "what": "that",
        "channel": "letter",
        "via": ["paper"],
        "about": ["cy", "eve"],
        "status": "stated",
        "decided": None,
        "earliest": date(1937, 10, 6),
        "latest": None,
        "claims": ["c1"],
        "identified_by": [],
    }


def test_acts_and_matters_are_told_apart_and_the_same_put_together():
    answer = ask(
        said("c1"),
        said("c2", by="other > eve"),
        said("c3", what="another"),
        said("c4", predicate="ordered"),
        said("c5", sender="bob", recipient="ann"),
    )
    assert {(r["id"], r["role"], r["to"], r["what"]): r["claims"] for r in answer.rows} == {
        ("ann", "told", "bob", "that"): ["c1", "c2"],
        ("ann", "told", "bob", "another"): ["c3"],
        ("ann", "ordered", "bob", "that"): ["c4"],
        ("bob", "told", "ann", "that"): ["c5"],
    }


def test_every_sender_with_every_recipient_and_only_those_asked_for():
    claims = [said("c1", sender=("ann", "bob"), recipient=("cy", "dan"))]
    pairs = [("ann", "cy"), ("ann", "dan"), ("bob", "cy"), ("bob", "dan")]
    assert sorted((r["id"], r["to"]) for r in ask(*claims).rows) == pairs
    assert sorted((r["id"], r["to"]) for r in ask(*claims, **{"from": ["ann"]}).rows) == pairs[:2]
    assert sorted((r["id"], r["to"]) for r in ask(*claims, to=["dan"]).rows) == pairs[1::2]
    assert sorted((r["id"], r["to"]) for r in ask(*claims, **{"with": ["cy"]}).rows) == pairs[::2]
    assert sorted((r["id"], r["to"]) for r in ask(*claims, **{"with": ["bob"]}, to=["dan"]).rows) == pairs[3:]


def test_where_nobody_is_named_nobody_is_made_up():
    (row,) = ask(said("c1", recipient=None)).rows
    assert (row["to"], row["to_name"]) == (None, "(nobody named)")
    assert ask(said("c1", recipient=None), to=["bob"]).rows == ()


def test_without_a_matter_the_statement_stands_for_it():
    (row,) = ask(said("c1", what=None)).rows
    assert row["what"] == "Statement of c1."


@pytest.mark.parametrize("mode", ["planned", "attempted", "proposed", "requested", "refused"])
def test_what_was_not_said_gives_no_row(mode):
    answer = ask(said("c1", mode=mode))
    assert answer.rows == ()
    assert list(answer.open) == [{"what": "no claim says", "claims": []}]


def test_in_order_of_time_with_the_undated_last():
    days = {
        "c1": (None, None),
        "c2": ("1937-10-06", None),
        "c3": ("1937-10-06", "1937-10-31"),
        "c4": (None, "1937-10-05"),
        "c5": ("1936-01-01", "1936-12-31"),
        "c6": ("1937-10-06", "1937-10-06"),
    }
    claims = [said(id_, what=id_, earliest=first, latest=last) for id_, (first, last) in days.items()]
    for some in (claims, claims[::-1]):
        assert [row["what"] for row in ask(*some).rows] == ["c5", "c4", "c6", "c3", "c2", "c1"]


@pytest.mark.parametrize(
    ("first", "last", "modality"),
    [
        ("1937-10-01", "1937-10-06", "certain"),
        ("1937-10-01", "1937-10-07", "possible"),
        ("1937-10-01", None, "possible"),
        (None, "1937-10-06", "certain"),
        (None, "1937-10-07", "possible"),
        (None, None, "possible"),
    ],
)
def test_by_a_day(first, last, modality):
    (row,) = ask(said("c1", earliest=first, latest=last), by=date(1937, 10, 6)).rows
    assert row["modality"] == modality


def test_a_row_is_no_firmer_than_the_firmest_naming_it_rests_on():
    mark = said("c1", sender="name-mark")
    for statuses, status in (
        ({"n1": "possible"}, "possible"),
        ({"n1": "possible", "n2": "reported"}, "reported"),
        ({"n1": "possible", "n2": "stated"}, "stated"),
        ({"n1": "disputed"}, "disputed"),
    ):
        (row,) = ask(mark, namings={"name-mark": statuses}).rows
        assert (row["status"], row["identified_by"]) == (status, sorted(statuses))
    # A name that was not asked for is not read as anybody.
    (row,) = ask(mark).rows
    assert (row["status"], row["identified_by"]) == ("stated", [])


def test_two_codenames_are_as_weak_as_the_weaker():
    (row,) = ask(
        said("c1", sender="name-mark", recipient="name-max"),
        namings={"name-mark": {"n1": "reported"}, "name-max": {"n2": "possible"}},
    ).rows
    assert (row["status"], row["identified_by"]) == ("possible", ["n1", "n2"])


def test_a_sure_naming_makes_nothing_surer():
    (row,) = ask(said("c1", sender="name-mark", certainty="possible"), namings={"name-mark": {"n1": "stated"}}).rows
    assert row["status"] == "possible"


def test_the_unnamed_are_open():
    answer = ask(said("c1", sender="unknown-warner"), said("c2", sender="unknown-warner", what="more"))
    assert list(answer.open) == [{"what": "who this was: Unknown Warner", "claims": ["c1", "c2"]}]
    assert [row["id"] for row in answer.rows] == ["unknown-warner"] * 2


def test_negated_is_denied():
    (row,) = ask(said("c1", polarity="negated")).rows
    assert row["status"] == "denied"
