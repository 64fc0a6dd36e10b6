"""Grouping, order and identification of relays on small evidence made by hand."""

from datetime import date

import pytest

from molehunt.graph.lens import Lens
from tests.support import recorder
from tests.unit.graph.made import against, choice, member
from tests.unit.graph.made import row as claim


def ask(*claims, until=None, **asked):
    return recorder.ask(*claims, question="relays", entities=["bob"], lens=Lens(until=until), **asked)


def said(id_, predicate="told", sender="ann", recipient="bob", what="that", **given):
    given = {"subject": sender, "what": what, **given} | ({"recipient": recipient} if recipient else {})
    return claim(id_, predicate, **given)


def test_one_whole_row():
    (row,) = ask(said("c1", channel="letter", via="paper", about=("eve", "cy"), earliest="1937-10-06")).rows
    assert row == {
        "id": "ann",
        "name": "Ann",
        "role": "told",
        "under": None,
        "to": "bob",
        "to_name": "Bob",
        "to_under": None,
        "what": "that",
        "channel": "letter",
        "via": ["paper"],
        "about": ["cy", "eve"],
        "others_identified_by": [],
        "group": None,
        "hop": None,
        "after": [],
        "status": "stated",
        "decided": None,
        "earliest": date(1937, 10, 6),
        "latest": None,
        "when": "from 1937-10-06",
        "identified_by": [],
        "disagreements": [],
        "claims": ["c1"],
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
    assert sorted((r["id"], r["to"]) for r in ask(*claims, sender="ann").rows) == pairs[:2]
    assert sorted((r["id"], r["to"]) for r in ask(*claims, recipient="dan").rows) == pairs[1::2]
    assert sorted((r["id"], r["to"]) for r in ask(*claims, person="cy").rows) == pairs[::2]
    assert sorted((r["id"], r["to"]) for r in ask(*claims, person="bob", recipient="dan").rows) == pairs[3:]


def test_where_nobody_is_named_nobody_is_made_up():
    (row,) = ask(said("c1", recipient=None)).rows
    assert (row["to"], row["to_name"]) == (None, "(nobody named)")
    assert ask(said("c1", recipient=None), recipient="bob").rows == ()


def test_without_a_matter_the_statement_stands_for_it():
    (row,) = ask(said("c1", what=None)).rows
    assert row["what"] == "Statement of c1."


@pytest.mark.parametrize("mode", ["planned", "attempted", "proposed", "requested", "refused"])
def test_what_was_not_said_gives_no_row(mode):
    answer = ask(said("c1", mode=mode))
    assert answer.rows == ()
    assert [item["claims"] for item in answer.open] == [[]]


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
def test_until_a_day(first, last, modality):
    (row,) = ask(said("c1", earliest=first, latest=last), until=date(1937, 10, 6)).rows
    assert row["modality"] == modality


BEARERS = {"name-mark": {"ann": ["n1", "n2"]}, "name-max": {"bob": ["n3"]}}


def naming(id_, subject="name-mark", bearer="ann", **given):
    return claim(id_, "denotes", subject=subject, object=bearer, **given)


FIRM = {"possible": {"certainty": "possible"}, "reported": {"by": "book > eve"}, "stated": {}}


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [("possible", "possible", "possible"), ("possible", "reported", "reported"), ("possible", "stated", "stated")],
)
def test_a_row_is_no_firmer_than_the_firmest_naming_it_rests_on(one, other, status):
    mark = said("c1", sender="name-mark", bearers=BEARERS)
    (row,) = ask(mark, naming("n1", **FIRM[one]), naming("n2", **FIRM[other])).rows
    assert (row["id"], row["under"], row["to"]) == ("ann", "Name Mark", "bob")
    assert (row["status"], row["identified_by"]) == (status, ["n1", "n2"])


def test_the_name_that_is_typed_changes_nothing_but_the_note():
    claims = [said("c1", sender="name-mark", bearers=BEARERS), said("c2", sender="ann"), naming("n1"), naming("n2")]
    by_name, by_id = ask(*claims, sender="Name Mark"), ask(*claims, sender="ann")
    assert [row["claims"] for row in by_id.rows] == [["c2"], ["c1"]]
    assert (by_name.rows, by_name.hinges, by_name.claims) == (by_id.rows, by_id.hinges, by_id.claims)
    assert by_id.notes == ()
    assert "Name Mark" in by_name.notes[0]


def test_two_codenames_are_as_weak_as_the_weaker():
    both = said("c1", sender="name-mark", recipient="name-max", bearers=BEARERS)
    (row,) = ask(
        both, naming("n1", by="book > eve"), naming("n2", by="book > eve"), naming("n3", "name-max", "bob", hedge="?",
        certainty="possible"),
    ).rows  # fmt: skip
    assert (row["status"], row["identified_by"]) == ("possible", ["n1", "n2", "n3"])


def test_a_sure_naming_makes_nothing_surer():
    mark = said("c1", sender="name-mark", certainty="possible", bearers=BEARERS)
    (row,) = ask(mark, naming("n1"), naming("n2")).rows
    assert row["status"] == "possible"


def test_the_unnamed_are_open():
    answer = ask(said("c1", sender="unknown-warner"), said("c2", sender="unknown-warner", what="more"))
    assert list(answer.open) == [{"what": "who this was: Unknown Warner", "candidates": [], "claims": ["c1", "c2"]}]
    assert [row["id"] for row in answer.rows] == ["unknown-warner"] * 2


def test_negated_is_denied():
    (row,) = ask(said("c1", polarity="negated")).rows
    assert row["status"] == "denied"


def test_what_it_is_about_is_the_bearer_of_the_name():
    """The warning itself is stated; that it is about Ann hangs on who Mark is, and matters to whoever asks for her."""
    claims = [said("c1", sender="eve", about="name-mark", via="name-max", bearers=BEARERS)]
    claims += [naming(id_, certainty="possible") for id_ in ("n1", "n2")] + [naming("n3", "name-max", "bob")]
    anybody, about = ask(*claims), ask(*claims, about="ann")
    for answer in (anybody, about):
        (row,) = answer.rows
        assert (row["about"], row["via"]) == (["ann"], ["bob"])
        assert {"n1", "n2", "n3"} < answer.claims.keys()
    firm = [(row["status"], row["identified_by"], row["others_identified_by"]) for row in (*anybody, *about)]
    assert firm == [("stated", [], ["n1", "n2", "n3"]), ("possible", ["n1", "n2"], ["n3"])]
    assert {hinge["claim"] for hinge in anybody.hinges} == {"c1"}
    assert about.rows == ask(*claims, about="Name Mark").rows


def test_a_row_found_by_one_name_of_what_it_is_about_is_gone_without_it():
    claims = [said("c1", about="name-max", bearers=BEARERS), naming("n3", "name-max", "bob")]
    gone = {hinge["claim"]: hinge["row"] for hinge in ask(*claims, about="bob").hinges}
    told = "Ann told Bob: that (with Bob (as Name Max))"
    assert gone == {"c1": told, "n3": told}


def test_who_is_named_plainly_too_is_there_without_an_identification():
    claims = [said("c1", about="name-mark", bearers=BEARERS), said("c2", about="ann"), naming("n1"), naming("n2")]
    (row,) = ask(*claims).rows
    assert (row["about"], row["others_identified_by"], row["status"]) == (["ann"], [], "stated")


def test_who_it_was_about_is_at_issue_where_that_is_contested():
    """The row stands whoever Mark is; the answer names both sides on that."""
    denied = member("n9", 2, predicate="denotes", subject="name-mark", object="ann", polarity="negated")
    contested = naming("n1", sides=[against("who-is-mark", 1, denied)])
    answer = ask(said("c1", about="name-mark", bearers=BEARERS), contested, naming("n2"))
    (row,) = answer.rows
    assert (row["status"], row["disagreements"]) == ("stated", ["who-is-mark"])
    assert [one["sides"] for one in answer.at_issue] == [[["n1"], ["n9"]]]
    assert {"n1", "n9"} <= answer.claims.keys()


def test_of_what_is_open_all_candidates_are_told_though_one_was_asked_for():
    """Paragraph 24: "he" who admitted it may be Rosenthal or Serge; who asks for Serge must learn of Rosenthal."""
    he = (choice("he", "who admitted it", "c1", "c2"),)
    claims = [said(f"c{n}", "admitted", who, alternatives=he) for n, who in enumerate(("ann", "eve"), 1)]
    answer = ask(*claims, sender="eve")
    assert [(row["id"], row["status"]) for row in answer.rows] == [("eve", "possible")]
    open_ = {"what": "who admitted it", "candidates": ["ann", "eve"], "claims": ["c1", "c2"]}
    assert list(answer.open) == [open_]
    assert {"c1", "c2"} <= answer.claims.keys()


def nothing(*claims, **asked):
    answer = ask(*claims, **asked)
    assert answer.rows == ()
    return answer.open[0]["what"], [one["claims"] for one in answer.open[1:]]


def test_without_rows_a_chain_is_named_only_if_it_has_some():
    """Ann sent Bob a letter, and told nobody anything; Bob sent nothing, and Cy had nothing from Ann."""
    sent = claim("c1", "sent", subject="ann", object="doc-letter", recipient="bob")
    for asked, command in (
        ({"sender": "ann"}, "--chain --from ann"),
        ({"recipient": "bob"}, "--chain --to bob"),
        ({"sender": "ann", "recipient": "bob"}, "--chain --from ann --to bob"),
        ({"sender": "ann", "recipient": "cy"}, "--chain --from ann"),
        ({"person": "bob"}, "--chain bob"),
        ({"person": "ann"}, "--chain --from ann"),
    ):
        said, near = nothing(sent, claim("c2", "met", subject="cy", object="dan"), **asked)
        assert said.endswith(f'stands under "molehunt relays {command}"')
        assert near == ([] if "cy" in asked.values() else [["c1"]])
    assert nothing(sent, sender="bob") == ("no claim says", [["c1"]])
    assert nothing(sent, sender="bob", recipient="ann") == ("no claim says", [["c1"]])


def test_without_rows_the_papers_in_the_name_of_the_sender_are_named():
    signed = claim("c1", "purports_to_be_by", subject="doc-letter", object="ann")
    unsigned = claim("c2", "purports_to_be_by", subject="doc-note", object="ann", polarity="negated")
    told = 'in the name of Ann, whoever wrote it: Doc Letter (doc-letter); "molehunt show doc-letter" tells what is'
    said, near = nothing(signed, unsigned, sender="ann")
    assert told in said
    assert near[0] == ["c1"]
    assert "in the name of" not in nothing(signed, unsigned, recipient="ann")[0]
