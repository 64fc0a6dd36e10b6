"""Who could have been the leak: access, channels in time, shares, and what clears whom, on claims made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from molehunt.answers.access.leak_words import Suspect, bounds
from molehunt.answers.access.leaking import Grounds
from molehunt.answers.answer import Answer
from molehunt.graph.lens import Lens
from molehunt.graph.weighing import Identifications
from molehunt.measures.readings.apart import Telling
from molehunt.measures.readings.extremes import Standing
from molehunt.measures.readings.facts import Access, Record, Tie
from molehunt.measures.readings.ways import Clearing, Way
from molehunt.model.errors import MolehuntError
from tests.support.recorder import ask
from tests.unit.graph.made import against, choice, row

LETTER = "doc-letter"


def on(first: str | None, last: str | None = None) -> dict[str, Any]:
    return {"earliest": first and f"1937-{first}", "latest": (last or first) and f"1937-{last or first}"}


SHOWED = (choice("who-showed", "Who showed it?", "s1", "s2"),)
GAVE = (choice("who-gave", "Who gave the copy?", "g1", "g2"),)
# Ann wrote; Bob carried; Zed was shown it by Bob or Cy; Zed served under Kit, who ran Rex in September. Rex had it.
CLAIMS = [
    row("w", "wrote", subject="ann", object=LETTER, **on("10-06", "10-10")),
    row("c", "carried", subject="bob", object=LETTER, recipient="dan", **on("10-11", "10-20")),
    row("s1", "showed", subject="bob", object=LETTER, recipient="zed", **on("10-12", "10-20"), alternatives=SHOWED),
    row("s2", "showed", subject="cy", object=LETTER, recipient="zed", **on("10-12", "10-20"), alternatives=SHOWED),
    row("u", "served_under", subject="zed", object="kit", **on("01-01", "01-31")),
    row("h", "handled_by", subject="rex", object="kit", **on("09-21", "09-30")),
    row("had", "held", subject="rex", object=LETTER, **on("11-05")),
    row("late", "read", subject="eve", object=LETTER, **on("12-01")),
]
DIRECT = [
    row("g1", "gave", subject="bob", object=LETTER, recipient="rex", **on("10-21", "11-05"), alternatives=GAVE),
    row("g2", "gave", subject="zed", object=LETTER, recipient="rex", **on("10-21", "11-05"), alternatives=GAVE),
]


def leak(*claims: Any, document: str = LETTER, observed: str = "rex", date: str = "1937-11-10", **asked: Any) -> Answer:
    given = {"document": document, "observed": observed, "date": date, "readings": 2_000, **asked}
    return ask(*(claims or CLAIMS), question="leak", **given)


def by_id(answer: Answer) -> dict[str, Any]:
    return {one["id"]: one for one in answer.rows}


def stands(answer: Answer) -> dict[str, tuple[str, str]]:
    return {one["id"]: (one["access"], one["able"]) for one in answer.rows}


def test_access_and_ability_over_all_readings() -> None:
    """Only Zed has a channel, if the tie of September lasted long enough; Eve read it too late."""
    assert stands(leak()) == {
        "zed": ("certain", "possible"),
        "ann": ("certain", "excluded"), "bob": ("certain", "excluded"), "dan": ("certain", "excluded"),
        "cy": ("possible", "excluded"), "eve": ("excluded", "excluded"),
    }  # fmt: skip


def test_the_observer_is_no_suspect_and_is_taken_at_the_word() -> None:
    answer = leak()
    assert "rex" not in by_id(answer)
    assert "taken as given: Rex held Doc Letter by the end of 1937-11-10; claims that say so of any day: 1" in " ".join(
        answer.notes
    )
    assert "no claim says that Kit ever did" in " ".join(leak(observed="kit").notes)


def test_the_channel_with_its_weakest_claim() -> None:
    doubtful = [row("h", "handled_by", subject="rex", object="kit", certainty="possible", **on("09-21", "09-30"))]
    zed = by_id(leak(*(one for one in CLAIMS if one["claim"]["id"] != "h"), *doubtful))["zed"]
    assert zed["through"] == ["Kit"]
    assert (zed["channel"], zed["first_day"]) == (["u", "h"], date(1937, 10, 12))
    assert zed["weakest_status"] == "possible"
    assert set(zed["weakest"]) <= {"h", "s1", "s2"}


def test_of_two_channels_the_firmer_is_shown_before_the_shorter() -> None:
    short = row("x", "handled_by", subject="rex", object="zed", certainty="possible", **on("09-21", "09-30"))
    plain = [row("r", "read", subject="zed", object=LETTER, **on("10-12", "10-20"))]
    zed = by_id(leak(*CLAIMS, short, *plain))["zed"]
    assert (zed["through"], zed["weakest_status"]) == (["Kit"], "stated")


def test_a_tie_that_is_told_to_have_ended_carries_nothing_later() -> None:
    until = row("h", "handled_by", subject="rex", object="kit", date="1936/1937-09-30", **on("01-01", "09-30"))
    before = row("h", "handled_by", subject="rex", object="kit", **(on(None) | {"latest": "1937-09-30"}))
    for ended in (until, before):
        claims = [one for one in CLAIMS if one["claim"]["id"] != "h"]
        assert stands(leak(*claims, ended))["zed"] == ("certain", "excluded")


def test_a_tie_that_begins_too_late_carries_nothing() -> None:
    claims = [one for one in CLAIMS if one["claim"]["id"] != "h"]
    later = row("h", "handled_by", subject="rex", object="kit", **on("11-11", "11-30"))
    assert stands(leak(*claims, later))["zed"] == ("certain", "excluded")


def test_a_tie_without_a_last_day_makes_it_certain() -> None:
    claims = [one for one in CLAIMS if one["claim"]["id"] not in ("h", "u")]
    ever = [
        row("u", "served_under", subject="zed", object="kit", earliest="1936-01-01"),
        row("h", "handled_by", subject="rex", object="kit", earliest="1936-01-01"),
    ]
    zed = by_id(leak(*claims, *ever))["zed"]
    assert (zed["able"], zed["share"]) == ("certain", 1.0)


def test_whoever_may_have_handed_it_over_is_able_in_those_readings() -> None:
    """One of two gave it: half of all readings each; Zed by his channel besides."""
    claims = [one for one in CLAIMS if one["claim"]["id"] != "h"]
    rows = by_id(leak(*claims, *DIRECT))
    assert {id_: one["able"] for id_, one in rows.items() if one["able"] != "excluded"} == {
        "bob": "possible", "zed": "possible",
    }  # fmt: skip
    assert rows["bob"]["share"] == pytest.approx(0.5, abs=0.05)
    assert rows["zed"]["share"] == pytest.approx(0.5, abs=0.05)


def test_few_readings_are_all_gone_through() -> None:
    claims = [row("r", "read", subject="zed", object=LETTER, **on("10-12", "10-13")),
              row("g", "gave", subject="zed", object=LETTER, recipient="rex", **on("10-13", "10-13")),
              row("k", "handled_by", subject="rex", object="ann", earliest="1936-01-01"),
              row("a", "read", subject="ann", object=LETTER, **on("11-10", "11-12"))]  # fmt: skip
    answer = leak(*claims)
    # Zed gave it; Ann read it on one of three days, of which one is in time.
    assert {one["id"]: one["share"] for one in answer.rows} == {"zed": 1.0, "ann": pytest.approx(1 / 3)}
    assert any("of all 6 readings" in note for note in answer.notes)


def test_many_readings_are_drawn_and_the_error_is_told() -> None:
    first, again, other = leak(), leak(), leak(seed=2)
    assert any(
        "of 2000 readings drawn with seed 1, in 19 of 20 draws within 0.022 of that of all;" in note
        for note in first.notes
    )
    assert first.rows == again.rows
    share = by_id(first)["zed"]["share"]
    assert share == pytest.approx(by_id(other)["zed"]["share"], abs=0.06)


def test_which_claims_clear_him_alone_and_which_together() -> None:
    answer = leak()
    zed = by_id(answer)["zed"]
    # Each of the two ties alone; of those who showed it both would have to go, and one tie is enough.
    assert (zed["clears"], zed["clears_together"]) == (["h", "u"], [])
    assert [(one["claims"], one["row"]) for one in answer.hinges] == [
        (["h"], "that Zed could be the leak"), (["u"], "that Zed could be the leak"),
    ]  # fmt: skip
    both = by_id(leak(*CLAIMS, *DIRECT))["zed"]
    assert both["clears"] == []
    assert both["clears_together"] in (["g2", "h"], ["g2", "u"])
    assert set(both["clears_together"]) <= set(both["claims"])


def test_excluded_claims_do_not_count() -> None:
    assert stands(leak(exclude="h"))["zed"] == ("certain", "excluded")
    assert stands(leak(exclude="s1"))["zed"] == ("possible", "possible")
    assert "zed" not in stands(leak(exclude="s1, s2"))
    assert "zed" not in stands(leak(exclude=["s1", "s2"]))
    with pytest.raises(MolehuntError, match="exclude: there is no claim 's3'"):
        leak(exclude="s3")


def test_what_would_tell_them_apart_is_told() -> None:
    told = [(item["what"], item["claims"]) for item in leak(*CLAIMS, *DIRECT).open]
    assert ("Who gave the copy?: to know that would tell on Bob, Zed", ["g1", "g2"]) in told
    told = [(item["what"], item["claims"]) for item in leak().open]
    assert ("whether it lasted after 1937-09-30, would tell on Zed: Statement of h.", ["h"]) in told


def test_what_the_sources_say_of_him() -> None:
    claims = [
        *CLAIMS,
        row("su", "suspected", subject="ann", object="zed", about=LETTER, what="giving it"),
        row("else", "suspected", subject="ann", object="zed", what="nothing in particular"),
        row("ad", "admitted", subject="bob", recipient="ann", about=("zed", LETTER), what="that he showed it to Zed"),
        row("no", "suspected", subject="ann", object="moe", about=LETTER, what="giving it"),
    ]
    answer = leak(*claims)
    rows = by_id(answer)
    assert (rows["zed"]["said"], rows["zed"]["suspected"]) == (["ad", "su"], 1)
    # Whoever speaks is not spoken of.
    assert rows["bob"]["said"] == []
    assert ["no"] in [item["claims"] for item in answer.open if item["candidates"] == ["moe"]]


def test_told_of_it_is_access_only_if_asked_for() -> None:
    claims = [
        row("r", "received", subject="ann", object=LETTER, **on("10-01")),
        row("t1", subject="ann", recipient="bob", about=LETTER, **on("10-02")),
        row("t2", subject="bob", recipient="rex", about=LETTER, **on("10-05")),
    ]
    assert stands(leak(*claims)) == {"ann": ("certain", "excluded")}
    told = leak(*claims, access="told")
    assert stands(told)["bob"] == ("certain", "certain")
    assert by_id(told)["bob"]["channel"] == ["t2"]


def test_several_leaks_leave_those_who_could_have_been_each() -> None:
    other = [
        row("o1", "read", subject="bob", object="doc-file", **on("03-01")),
        row("o2", "read", subject="zed", object="doc-file", **on("03-01")),
        row("o3", "handled_by", subject="rex", object="bob", earliest="1936-01-01"),
        row("o4", "handled_by", subject="rex", object="zed", earliest="1937-04-01"),
    ]
    assert stands(leak(*CLAIMS, *other, document="doc-file", date="1937-03-10"))["zed"] == ("certain", "excluded")
    answer = leak(*CLAIMS, *other, also="doc-file / rex / 1937-03-10")
    assert stands(answer) == {"bob": ("certain", "certain"), "zed": ("certain", "excluded")}
    assert by_id(answer)["bob"]["through"] == ["directly", "directly"]
    with pytest.raises(MolehuntError, match="expected DOCUMENT / OBSERVER / DAY"):
        leak(also="doc-file, rex")


def test_a_lens_narrows_access_and_channels() -> None:
    claims = [one for one in CLAIMS if one["claim"]["id"] != "h"]
    weak = row("h", "handled_by", subject="rex", object="kit", grade="D4", **on("09-21", "09-30"))
    assert stands(leak(*claims, weak))["zed"] == ("certain", "possible")
    assert stands(leak(*claims, weak, lens=Lens(grade="C3")))["zed"] == ("certain", "excluded")


def test_organisations_and_the_unnamed_pass_nothing_on() -> None:
    claims = [
        row("r", "read", subject="zed", object=LETTER, **on("10-12")),
        row("o1", "handled_by", subject="zed", object="org-firm", earliest="1936-01-01"),
        row("o2", "handled_by", subject="rex", object="org-firm", earliest="1936-01-01"),
        row("u1", "handled_by", subject="zed", object="unknown-handler", earliest="1936-01-01"),
        row("u2", "handled_by", subject="rex", object="unknown-handler", earliest="1936-01-01"),
    ]
    assert stands(leak(*claims)) == {"zed": ("certain", "excluded")}
    # To the service itself he is a way.
    assert stands(leak(*claims, observed="org-firm")) == {"zed": ("certain", "certain")}


def test_whoever_stands_under_a_name_rests_on_it() -> None:
    shown = row("s", "showed", subject="bob", object=LETTER, recipient="name-tulip", **on("10-12", "10-20"),
                bearers={"name-tulip": {"zed": ["naming"]}})  # fmt: skip
    naming = row("naming", "denotes", subject="name-tulip", object="zed", certainty="probable")
    claims = [one for one in CLAIMS if one["claim"]["id"] not in ("s1", "s2")]
    answer = leak(*claims, shown, naming)
    zed = by_id(answer)["zed"]
    assert (zed["status"], zed["identified_by"]) == ("possible", ["naming"])
    assert zed["clears"] == ["h", "naming", "s", "u"]


def test_access_under_a_name_is_no_firmer_than_the_name() -> None:
    """Zed was perhaps shown it, and Tulip was, who is probably Zed: neither makes his access more than possible."""
    shown = [
        row("s", "showed", subject="bob", object=LETTER, recipient="name-tulip", **on("10-12", "10-20"),
            bearers={"name-tulip": {"zed": ["naming"]}}),
        row("p", "read", subject="zed", object=LETTER, **on("10-12", "10-20"), certainty="possible"),
    ]  # fmt: skip
    naming = row("naming", "denotes", subject="name-tulip", object="zed", certainty="probable")
    claims = [one for one in CLAIMS if one["claim"]["id"] not in ("s1", "s2")]
    assert by_id(leak(*claims, *shown, naming))["zed"]["status"] == "possible"
    surely = row("naming", "denotes", subject="name-tulip", object="zed")
    assert by_id(leak(*claims, *shown, surely))["zed"]["status"] == "stated"


def test_of_rival_bearers_of_a_name_each_is_able_in_half_of_the_readings() -> None:
    bearers = {"name-tulip": {"moe": ["n1"], "nat": ["n2"]}}
    claims = [
        row("g", "gave", subject="name-tulip", object=LETTER, recipient="rex", **on("10-12", "10-13"), bearers=bearers),
        row("n1", "denotes", subject="name-tulip", object="moe", sides=[against("who", 1, "n2")]),
        row("n2", "denotes", subject="name-tulip", object="nat", sides=[against("who", 2, "n1")]),
    ]
    answer = leak(*claims)
    assert stands(answer) == {"moe": ("possible", "possible"), "nat": ("possible", "possible")}
    assert {one["share"] for one in answer.rows} == {0.5}
    assert by_id(answer)["moe"]["clears"] == ["g", "n1"]
    assert ("who is Name Tulip: to know that would tell on Moe, Nat", ["n1", "n2"]) in [
        (item["what"], item["claims"]) for item in answer.open
    ]


def test_the_share_of_access_is_told_beside_that_of_ability() -> None:
    rows = by_id(leak())
    assert (rows["bob"]["access_share"], rows["bob"]["share"]) == (1.0, 0.0)
    assert rows["cy"]["access_share"] == 0.5
    assert rows["eve"]["access_share"] == 0.0


def test_nobody_with_access_is_an_answer() -> None:
    answer = leak(row("c", "copy_of", subject="doc-copy", object=LETTER), entities=["rex"])
    assert answer.rows == ()
    assert any("no claim says that anybody else had access" in item["what"] for item in answer.open)


def test_bounds_that_were_met_are_told_with_whom_they_leave_open() -> None:
    record = Record({}, {f"choice{n}": 2 for n in range(9)}, ())
    grounds = Grounds(record, (), {}, {}, {}, {"ann": "Ann", "bob": "Bob"}, (), {}, Identifications({}))
    way = (Way(Access("ann", "a"), (Tie("ann", "rex", "t"),)),)
    ann = Suspect("ann", Standing("possible", "possible", bounded=True), 0.5, 0.5, way, Clearing((), bounded=True))
    bob = Suspect("bob", Standing("certain", "possible"), 0.5, 1.0, way, Clearing(()))
    told = list(bounds(grounds, [ann, bob], Telling([], 5, bounded=True)))
    assert told == [
        "of the combinations of alternatives, 256 were gone through",
        "some days stand in several places of a way; 2000 readings that fix them were looked at, so what is called "
        "possible of Ann may be certain or excluded",
        "no 3 claims together clear Bob; more were not tried",
        "500 sets of claims were tried, and none clears Ann; there are more of up to 3",
        "what would tell suspects apart: of 5 claims it was tried, each time in 50 readings that fix days at most; "
        "there may be more",
    ]
    exact = bob._replace(clearing=Clearing((frozenset(["c"]),)))
    few = replace(grounds, record=Record({}, {}, ()))
    assert list(bounds(few, [exact], Telling([], 5, bounded=False))) == []
