"""Ways over ties: against brute force, and the question on small evidence made by hand."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise, product

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from molehunt.answers.ways.in_time import Passing
from molehunt.answers.ways.paths import LEVELS, Ends, Ties, firmness
from molehunt.answers.ways.paths_in_time import ways_in_time
from molehunt.graph.evidence import Alternative
from molehunt.graph.identities import Party
from molehunt.graph.lens import Lens
from molehunt.model.errors import MolehuntError
from molehunt.model.status import weakest_of
from molehunt.views.answer_report import report
from tests.support import recorder
from tests.unit.graph.made import choice
from tests.unit.graph.made import claim as made_claim
from tests.unit.graph.made import row as claim

NODES = "abcdef"
PEOPLE = frozenset(("Person",))


def ask(*claims, **asked):
    return recorder.ask(*claims, question="path", entities=NODES, **{"start": "a", "end": "d"} | asked)


def tie(id_, start, end, predicate="told", **given):
    role = "object" if predicate in ("met", "worked_for") else "recipient"
    return claim(id_, predicate, subject=start, **{role: end}, **given)


def ways(answer):
    found = {}
    for row in answer.rows:
        found.setdefault(row["path"], [row["start"]]).append(row["id"])
    return ["-".join(ids) for ids in found.values()]


def party(id_):
    return Party(id_, id_, None, "Person")


def passing(number, start, end, status, *, option=0, days=None):
    first, last = days or (None, None)
    options = [choice("which", "Which?", *(f"c{number}" if n == option else f"other{n}" for n in (1, 2)))]
    made = made_claim(
        f"c{number}",
        alternatives=options if option else [],
        possible_earliest=first,
        possible_latest=last,
    )
    return Passing(party(start), party(end), made, status)


_PAIRS = st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).filter(lambda pair: pair[0] != pair[1])
_TIES = st.lists(st.tuples(_PAIRS, st.sampled_from(LEVELS), st.sampled_from([0, 0, 0, 1, 2])), max_size=14)


def simple_ways(pairs, within):
    graph = nx.DiGraph(pairs)
    graph.add_nodes_from("ad")
    return [list(pairwise(ids)) for ids in nx.all_simple_paths(graph, "a", "d", cutoff=within)]


@settings(max_examples=300, deadline=None)
@given(_TIES, st.integers(1, 5))
def test_ways_are_those_of_brute_force(drawn, within):
    """Every simple way has the firmest status that claims of its hops can have which hold together."""
    ties = [passing(n, *pair, status, option=option) for n, (pair, status, option) in enumerate(drawn)]
    expected = {}
    for hops in simple_ways([pair for pair, _, _ in drawn], within):
        each = [[t for t in ties if (t.start.id, t.end.id) == hop] for hop in hops]
        for chosen in product(*each):
            options = {one.option for t in chosen for one in t.claim.alternatives}
            if len(options) < 2:
                key = tuple(end for _, end in hops)
                status = weakest_of([firmness(t) for t in chosen])
                expected[key] = min(expected.get(key, status), status, key=LEVELS.index)
    network = Ties(ties, Ends("a", "d", within, PEOPLE))
    found = network.ways(1000, longer=True)
    assert {tuple(hop.end.id for hop in way.hops): way.status for way in found} == expected
    assert [way.rank for way in found] == sorted(way.rank for way in found)
    shortest = min(map(len, expected), default=0)
    assert {tuple(hop.end.id for hop in way.hops) for way in network.ways(1000, longer=False)} == {
        key for key in expected if len(key) == shortest
    }
    best = network.best()
    firmest = min((s for key, s in expected.items() if len(key) == shortest), key=LEVELS.index, default=None)
    assert (best and (len(best.hops), best.status)) == (firmest and (shortest, firmest))


@settings(max_examples=200, deadline=None)
@given(_TIES, st.integers(0, 13))
def test_best_without_a_claim_is_the_best_of_the_others(drawn, gone):
    ties = [passing(n, *pair, status, option=option) for n, (pair, status, option) in enumerate(drawn)]
    ends = Ends("a", "d", 5, PEOPLE)
    without = Ties(ties, ends).best(f"c{gone}")
    others = Ties([t for t in ties if t.claim.id != f"c{gone}"], ends).best()
    assert (without and without.rank[:2]) == (others and others.rank[:2])


_SPANS = st.tuples(st.integers(0, 9), st.integers(0, 3)).map(
    lambda span: (date(1937, 1, 1) + timedelta(span[0]), date(1937, 1, 1) + timedelta(sum(span)))
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(_PAIRS, _SPANS), max_size=14), st.integers(1, 5))
def test_ways_in_time_are_those_of_brute_force(drawn, within):
    """There is a possible way of so many hops if days can be chosen that do not go back."""
    ties = [passing(n, *pair, "stated", days=days) for n, (pair, days) in enumerate(drawn)]
    fewest = None
    for hops in simple_ways([pair for pair, _ in drawn], within):
        for chosen in product(*([days for pair, days in drawn if pair == hop] for hop in hops)):
            day = date.min
            for first, last in chosen:
                day = max(day, first) if max(day, first) <= last else date.max
            if day < date.max and (fewest is None or len(hops) < fewest):
                fewest = len(hops)
    found, _ = ways_in_time(ties, Ends("a", "d", within, PEOPLE), None, None)
    assert bool(found) == (fewest is not None)
    for way in found:
        assert [hop.start.id for hop in way.hops[1:]] == [hop.end.id for hop in way.hops[:-1]]
        assert (way.hops[0].start.id, way.hops[-1].end.id) == ("a", "d")
        assert way.sure in ("certain", "possible")
        if way.sure == "possible":
            assert len(way.hops) == fewest
        else:
            # Each is over, at the latest, a day before the next can begin.
            assert all(x.claim.days.possible_latest < y.claim.days.possible_earliest for x, y in pairwise(way.hops))


_PLACES = st.lists(st.tuples(st.sampled_from("xyz"), st.integers(1, 2)), max_size=2, unique_by=lambda place: place[0])
COMBINATIONS = [dict(zip("xyz", options, strict=True)) for options in product((1, 2), repeat=3)]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(_PAIRS, _SPANS, _PLACES), max_size=12), st.integers(1, 5))
def test_ways_in_time_use_alternatives_that_can_hold_together(drawn, within):
    """Of each choice one option holds: a way needs options of which none excludes another, or one for each that may."""
    ties = [placed(n, pair, days, places) for n, (pair, days, places) in enumerate(drawn)]
    able = {}
    for hops in simple_ways([pair for pair, _, _ in drawn], within):
        for chosen in product(*([one for one in drawn if one[0] == hop] for hop in hops)):
            day = date.min
            for _, (first, last), _ in chosen:
                day = max(day, first) if max(day, first) <= last else date.max
            places = {place for _, _, each in chosen for place in each}
            for number, combination in enumerate(COMBINATIONS):
                if day < date.max and all(combination[choice] == option for choice, option in places):
                    able[number] = min(able.get(number, within), len(hops))
    found, bounded = ways_in_time(ties, Ends("a", "d", within, PEOPLE), None, None)
    assert not bounded
    assert bool(found) == bool(able)
    each = [{(one.choice, one.option) for hop in way.hops for one in hop.claim.alternatives} for way in found]
    held = [
        number
        for number, combination in enumerate(COMBINATIONS)
        if any(places <= {*combination.items()} for places in each)
    ]
    # With a way whichever hold, some of those told is there in each; else there is none that is.
    assert held == list(range(8)) if len(able) == 8 else 0 < len(held) < 8 or not found
    for places in each:
        assert len({choice for choice, _ in places}) == len(places)


def placed(number, pair, days, places):
    tie = passing(number, *pair, "stated", days=days)
    of = [Alternative(choice, "Which?", choice, option, 2) for choice, option in places]
    return tie._replace(claim=replace(tie.claim, alternatives=tuple(of)))


def test_that_not_all_ways_were_tried_is_said():
    """Whoever comes first, the first hop needs one option of a choice and the last hop the other: no way is one."""
    options = (choice("who", "Which?", "one", "other"),)
    middle = [f"m{n}" for n in range(15)]
    there = [tie("one", "a", "b", alternatives=options)]
    back = [tie("other", "c", "d", alternatives=options)]
    between = [tie(f"x{n}", "b", one) for n, one in enumerate(middle)]
    between += [tie(f"y{n}", one, f"n{n}") for n, one in enumerate(middle)]
    between += [tie(f"z{n}-{m}", one, f"n{m}") for n, one in enumerate(middle) for m in range(15) if m != n]
    between += [tie(f"w{n}", f"n{n}", "c") for n in range(15)]
    told = ask(*there, *between, *back, ties="told")
    assert told.rows == ()
    assert any(note.startswith("200 ways were tried") for note in told.notes)
    few = ask(*there, *between[:15], tie("v", "m1", "c"), *back, ties="told")
    assert few.rows == ()
    assert not any("were tried" in note for note in few.notes)


def test_a_way_in_time_over_two_options_of_one_choice_is_none():
    who = (choice("who", "Whom did he tell?", "c1", "c2"),)
    first = tie("c1", "a", "b", earliest="1937-01-01", latest="1937-01-01", alternatives=who)
    second = tie("c2", "b", "d", earliest="1937-01-02", latest="1937-01-02", alternatives=who)
    assert ask(first, second, ways="in-time", ties="told").rows == ()
    other = (choice("other", "And then?", "c2", "c3"),)
    second = tie("c2", "b", "d", earliest="1937-01-02", latest="1937-01-02", alternatives=other)
    rows = ask(first, second, ways="in-time", ties="told").rows
    assert [(row["claims"], row["status"]) for row in rows] == [(["c1"], "possible"), (["c2"], "possible")]


def test_a_way_in_time_whichever_of_two_choices_hold():
    """He told b or c, and that one told d, or d was told by e, whom he told: one of the four is so in any case."""
    who, then = (choice("who", "Whom?", "c1", "c2"),), (choice("then", "Who then?", "c3", "c4"),)
    days = [{"earliest": f"1937-01-0{day}", "latest": f"1937-01-0{day}"} for day in (1, 2, 3)]
    ties = [
        tie("c1", "a", "b", **days[0], alternatives=who), tie("c2", "a", "c", **days[0], alternatives=who),
        tie("b1", "b", "e", **days[1]), tie("c5", "c", "e", **days[1]), tie("b2", "b", "f", **days[1]),
        tie("c6", "c", "f", **days[1]), tie("c3", "e", "d", **days[2], alternatives=then),
        tie("c4", "f", "d", **days[2], alternatives=then),
    ]  # fmt: skip
    answer = ask(*ties, ways="in-time", ties="told")
    assert {row["in_time"] for row in answer.rows} == {"certain"}
    assert set(ways(answer)) == {"a-b-e-d", "a-b-f-d", "a-c-e-d", "a-c-f-d"}


def test_where_the_shortest_way_is_doubtful_the_first_firm_one_is_told_too():
    answer = ask(tie("c1", "a", "d", certainty="possible"), tie("c2", "a", "b"), tie("c3", "b", "d"), ties="flow")
    assert ways(answer) == ["a-d", "a-b-d"]
    assert [(row["path"], row["whole"], row["hops"]) for row in answer.rows] == [
        (1, "possible", 1),
        (2, "stated", 2),
        (2, "stated", 2),
    ]
    assert answer.rows[0]["without"] == "2 hops, stated"


def test_of_equally_firm_claims_one_that_names_both_outright_is_told():
    named = {"tulip": {"b": ["n1"]}}
    hidden = tie("c1", "a", "tulip", bearers=named)
    naming = claim("n1", "denotes", subject="tulip", object="b", bearers=named)
    (row,) = ask(hidden, tie("c2", "a", "b"), naming, end="b", ties="flow").rows
    assert (row["claims"], row["more"]) == (["c2"], 1)


def test_of_equally_firm_claims_one_that_runs_this_way_is_told():
    ordered, reported = tie("c1", "d", "a", "ordered"), tie("c2", "a", "d", "reported")
    (row,) = ask(ordered, reported).rows
    assert (row["claims"], row["turned"], row["more"]) == (["c2"], False, 1)
    (row,) = ask(ordered).rows
    assert (row["claims"], row["turned"]) == (["c1"], True)


def test_of_equally_firm_claims_what_was_passed_on_is_told():
    worked, told = tie("c1", "a", "d", "worked_for", grade="B2"), tie("c2", "a", "d")
    (row,) = ask(worked, told).rows
    assert row["claims"] == ["c2"]


def test_each_hop_is_one_claim_and_the_way_as_firm_as_the_weakest():
    answer = ask(
        tie("c1", "a", "b"),
        tie("c2", "a", "b", by="book > eve"),
        tie("c3", "b", "d", certainty="possible"),
        ties="flow",
    )
    assert [(r["start"], r["id"], r["claims"], r["status"], r["more"], r["whole"]) for r in answer.rows] == [
        ("a", "b", ["c1"], "stated", 1, "possible"),
        ("b", "d", ["c3"], "possible", 0, "possible"),
    ]
    # Without c1 the way is as short and as firm, by c2; without c3 there is none.
    assert [row["without"] for row in answer.rows] == [None, "no way"]
    assert any(note == "by claims that are stated or reported alone, there is no way" for note in answer.notes)


def test_the_shortest_come_before_the_longer_and_of_these_the_firmest():
    answer = ask(
        tie("c1", "a", "b", certainty="possible"), tie("c2", "b", "d"), tie("c3", "a", "c"), tie("c4", "c", "d"),
        tie("c5", "a", "e"), tie("c6", "e", "f"), tie("c7", "f", "d"), ties="flow", ways="all",
    )  # fmt: skip
    assert ways(answer) == ["a-c-d", "a-b-d", "a-e-f-d"]
    assert ways(ask(tie("c3", "a", "c"), tie("c4", "c", "d"), tie("c8", "a", "d"), ties="flow")) == ["a-d"]


def test_whoever_stands_under_a_codename_is_on_the_way():
    named = {"tulip": {"b": ["n1"]}}
    naming = claim("n1", "denotes", subject="tulip", object="b", bearers=named, by="book > eve")
    (first, second) = ask(tie("c1", "a", "b"), tie("c2", "tulip", "d", bearers=named), naming).rows
    assert (second["start"], second["start_under"], second["identified_by"]) == ("b", "Tulip", ["n1"])
    # No hop is firmer than the claim that says who it is.
    assert (first["status"], second["status"], second["whole"]) == ("stated", "reported", "reported")
    assert first["start_under"] is None


def test_no_way_by_two_alternatives_of_which_one_holds():
    which = choice("which", "Who was it?", "c1", "c2")
    hops = (tie("c1", "a", "b", alternatives=[which]), tie("c2", "b", "d", alternatives=[which]))
    assert not ask(*hops, ties="flow").rows
    assert not ask(*hops, ties="flow", ways="in-time").rows
    (first, _) = ask(hops[0], tie("c3", "b", "d"), ties="flow").rows
    assert first["status"] == "possible"


def test_ties_of_a_direction_lead_one_way_and_others_both():
    met = (tie("c1", "b", "a", "met"), tie("c2", "d", "b", "met"))
    answer = ask(*met, ties="contact")
    assert ways(answer) == ["a-b-d"]
    assert {row["turned"] for row in answer.rows} == {True}
    assert "< met" in str(report(answer).sections)
    assert {row["turned"] for row in ask(*met, start="d", end="a", ties="contact").rows} == {False}
    assert not ask(tie("c1", "b", "a"), tie("c2", "d", "b"), ties="flow").rows


def test_nobody_unnamed_and_no_organisation_stands_between_unless_asked():
    assert not ask(tie("c1", "a", "unknown-man", "met"), tie("c2", "unknown-man", "d", "met")).rows
    through = (tie("c1", "a", "org-x"), tie("c2", "org-x", "d"))
    assert not ask(*through).rows
    assert len(ask(*through, kinds="Person, Organization").rows) == 2
    assert len(ask(tie("c1", "a", "org-x"), end="org-x").rows) == 1


def test_in_time_each_hop_comes_after_the_one_before():
    late = (tie("c1", "a", "b", earliest="1938-01-01", latest="1938-01-02"),
            tie("c2", "b", "d", earliest="1937-01-01", latest="1937-01-02"))  # fmt: skip
    assert ways(ask(*late, ties="flow")) == ["a-b-d"]
    assert not ask(*late, ties="flow", ways="in-time").rows
    after = (tie("c3", "b", "c", earliest="1938-02-01", latest="1938-02-02"),
             tie("c4", "c", "d", earliest="1938-03-01", latest="1938-03-02"))  # fmt: skip
    answer = ask(*late, *after, ties="flow", ways="in-time")
    assert ways(answer) == ["a-b-c-d"]
    assert {row["in_time"] for row in answer.rows} == {"certain"}
    assert not ask(*late, *after, ties="flow", ways="in-time", before="1938-02").rows


def test_a_bound_that_is_met_is_told():
    many = [one for n in "bcef" for one in (tie(f"to-{n}", "a", n), tie(f"from-{n}", n, "d"))]
    answer = ask(*many, ties="flow", top=2)
    assert len(ways(answer)) == 2
    assert any("more ways than the 2 told here" in note for note in answer.notes)
    assert not any("more ways" in note for note in ask(*many, ties="flow", top=4).notes)


def missing(answer):
    return [item["what"] for item in answer.open]


@pytest.mark.parametrize(
    ("claims", "asked", "said", "cited"),
    [
        ((tie("c1", "a", "b"), tie("c2", "b", "c"), tie("c3", "c", "d")), {"within": 2},
         "in more than 2 hops there is a way: A > B > C > D (3 hops, stated)", []),
        ((tie("c1", "a", "b"), tie("c2", "d", "b")), {"ties": "flow"},
         "if ties led both ways there is a way: A > B > D (2 hops, stated); missing: B > D (told)", ["c2"]),
        ((tie("c1", "a", "b"), tie("c2", "b", "d", grade="E5")), {"lens": Lens(grade="C3")},
         "without the lens there is a way: A > B > D (2 hops, possible); missing: B > D (told)", ["c2"]),
        ((tie("c1", "a", "b"), tie("c2", "b", "d", "met")), {"ties": "flow"},
         "by ties of every kind there is a way: A > B > D (2 hops, stated); missing: B > D (met)", ["c2"]),
        ((tie("c1", "a", "org-x"), tie("c2", "org-x", "d")), {},
         "through those of every label, and unnamed ones there is a way: A > Org X > D (2 hops, stated); "
         "missing: A > Org X (told), Org X > D (told)", ["c1", "c2"]),
        ((tie("c1", "a", "b", earliest="1938-01-01"), tie("c2", "b", "d", latest="1937-01-02")),
         {"ways": "in-time", "ties": "flow"},
         "out of the order of time there is a way: A > B > D; missing: B > D, as it was over by 1937-01-02, and the "
         "hop before it cannot be before 1938-01-01", ["c2"]),
        ((tie("c1", "a", "b", "met"), tie("c2", "c", "d", "met")), {},
         "nothing joins the two sides: 1 other around A (B) and 1 other around D (C)", []),
    ],
)  # fmt: skip
def test_why_not_says_which_hop_is_missing(claims, asked, said, cited):
    plain = ask(*claims, **asked)
    assert not plain.rows
    assert "--why-not (why_not=True in Python) tells which hop is missing" in missing(plain)[0]
    answer = ask(*claims, why_not=True, **asked)
    told = {item["what"]: item["claims"] for item in answer.open}
    assert said in told, list(told)
    assert told[said] == cited


def test_why_not_tells_what_was_denied_or_only_asked_for():
    denied = tie("c2", "b", "d", polarity="negated", stance="denies")
    asked_for = tie("c3", "b", "d", mode="requested")
    told = missing(ask(tie("c1", "a", "b", "met"), denied, asked_for, ties="MET", why_not=True))
    assert "no tie, since it is denied: Statement of c2." in told
    assert "no tie, since it is requested: Statement of c3." in told


def test_what_a_hop_says_is_told_in_words_as_elsewhere():
    answer = ask(tie("c1", "a", "d", "worked_for"))
    assert [row["role"] for row in answer.rows] == ["worked for"]
    (way,) = report(answer).sections
    assert [row[way.columns.index("act")] for row in way.rows] == ["worked for"]


def test_where_there_is_a_way_nothing_is_missing():
    answer = ask(tie("c1", "a", "d"), why_not=True)
    assert "no hop is missing: there is a way" in answer.notes
    assert "why-not" in report(answer).title


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"end": "a"}, "both ends are A"),
        ({"within": 9}, "give 8 at most"),
        ({"after": "1937"}, "go with --ways in-time"),
        ({"kinds": "Persons"}, "'Persons' is not a label of entities"),
        ({"ways": "longest"}, "there is no 'longest'"),
        ({"why_not": "yes"}, "expected True or False"),
    ],
)
def test_what_cannot_be_asked_is_refused(asked, said):
    with pytest.raises(MolehuntError, match=said):
        ask(tie("c1", "a", "d"), **asked)
