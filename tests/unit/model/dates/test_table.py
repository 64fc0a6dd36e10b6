"""A whole table of dates: chains, cycles, dangling and impossible dates, and the order of its ids."""

from __future__ import annotations

from datetime import date
from itertools import permutations, product

import pytest

from molehunt.model.dates.edtf import parse_edtf
from molehunt.model.dates.relative import parse_date
from molehunt.model.dates.table import resolve_all
from molehunt.model.errors import DateError


def table(**written: str | None):
    return resolve_all({name: text and parse_date(text) for name, text in written.items()})


def faults(found) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(fault.id, fault.kind, fault.others) for fault in found.faults]


def bounds(found, name: str) -> tuple[date | None, date | None]:
    return found.dates[name].earliest, found.dates[name].latest


def test_an_empty_table_resolves():
    found = resolve_all({})
    assert (dict(found.dates), found.faults, found.blocked) == ({}, (), ())


@pytest.mark.parametrize("rows", list(permutations(["wrote", "copied", "handed", "read"])))
def test_a_chain_resolves_whatever_the_order_of_rows(rows):
    texts = {
        "wrote": "1937-10-05",
        "copied": "2 days after wrote",
        "handed": "within 7 days after copied",
        "read": "1937-10 & after handed",
    }
    found = table(**{name: texts[name] for name in rows})
    assert found.faults == ()
    assert tuple(found.dates) == rows
    assert bounds(found, "copied") == (date(1937, 10, 7), date(1937, 10, 7))
    assert bounds(found, "handed") == (date(1937, 10, 7), date(1937, 10, 14))
    assert bounds(found, "read") == (date(1937, 10, 7), date(1937, 10, 31))


def test_a_chain_as_long_as_a_table_resolves():
    texts = {f"e{n}": f"1 day after e{n - 1}" for n in range(3000, 0, -1)} | {"e0": "1937-01-01"}
    found = table(**texts)
    assert bounds(found, "e3000") == (date(1945, 3, 20), date(1945, 3, 20))
    assert found.certainly_before("e0", "e3000")


def test_an_unknown_date_is_kept_and_bounds_nothing():
    found = table(a=None, b="after a", c="1937 & after b")
    assert found.faults == ()
    assert found.dates["a"] is None
    assert bounds(found, "b") == (None, None)
    assert bounds(found, "c") == (date(1937, 1, 1), date(1937, 12, 31))
    assert found.certainly_before("a", "c"), "stated, though no day is known"


def test_a_date_does_not_change_its_anchor():
    found = table(letter="1937", handed="1937-03-05 & after letter")
    assert bounds(found, "letter") == (date(1937, 1, 1), date(1937, 12, 31))


def test_a_dangling_anchor_is_a_fault_of_the_date_that_names_it():
    found = table(a="between b and gone", b="1937", c="after a", d="after lost & before gone")
    assert faults(found) == [("a", "dangling", ("gone",)), ("d", "dangling", ("lost", "gone"))]
    assert found.faults[0].message == "the date of a refers to gone: no such id; correct it or add it"
    assert set(found.dates) == {"b"}
    assert found.blocked == ("c",)


def test_a_cycle_is_one_fault_that_names_its_ids_and_blocks_what_hangs_on_it():
    found = table(x="1937", a="after c", b="after a", c="after b", d="after a", e="after d & after x")
    (fault,) = found.faults
    assert (fault.id, fault.kind, set(fault.others)) == ("a", "cycle", {"a", "b", "c"})
    assert fault.message.startswith("dates are told by one another: a -> c -> b -> a;")
    assert set(found.dates) == {"x"}
    assert found.blocked == ("d", "e")


def test_a_date_told_by_itself_is_a_cycle():
    assert faults(table(a="after a")) == [("a", "cycle", ("a",))]


def test_telling_the_same_order_from_both_sides_is_a_cycle():
    assert faults(table(a="before b", b="after a")) == [("a", "cycle", ("a", "b"))]


def test_every_cycle_is_found_and_a_bridge_between_two_is_in_none():
    found = table(a="on b", b="on a", bridge="after a", c="on d & after bridge", d="on c", e="on c")
    assert [(kind, set(others)) for _, kind, others in faults(found)] == [
        ("cycle", {"a", "b"}),
        ("cycle", {"c", "d"}),
    ]
    assert found.blocked == ("bridge", "e")


def test_every_id_of_entangled_cycles_is_in_a_fault():
    found = table(a="on b & on c", b="on a", c="on a")
    assert {name for _, _, others in faults(found) for name in others} == {"a", "b", "c"}
    assert {kind for _, kind, _ in faults(found)} == {"cycle"}


def test_an_impossible_date_is_a_fault_and_blocks_what_hangs_on_it():
    found = table(a="1937", b="1936 & after a", c="after b", d="after a")
    assert faults(found) == [("b", "impossible", ())]
    assert "1936 allows 1936-01-01 to 1936-12-31; after a allows 1937-01-01 to .." in found.faults[0].message
    assert (set(found.dates), found.blocked) == ({"a", "d"}, ("c",))


def test_orders_that_run_in_a_circle_are_impossible_though_no_date_is_told_by_itself():
    found = table(a="1937", b="after a", c="after b & before a")
    (fault,) = found.faults
    assert (fault.kind, set(fault.others)) == ("impossible", {"a", "b", "c"})
    assert fault.message == "the stated order is a circle: a before b before c before a; correct one of them"


def test_an_order_against_the_days_is_impossible_through_a_chain_of_wide_dates():
    # Neither relation alone rules anything out: middle may be any day of 1930 to 1940.
    found = table(middle="[1930..1940]", a="1937 & before middle", b="1935 & after middle")
    assert faults(found) == [("b", "impossible", ("a",))]
    assert "b, dated '1935 & after middle', is stated to come after a" in found.faults[0].message


def test_faults_come_in_the_order_of_the_rows():
    found = table(d="after gone", c="1937", b="1936 & after c", a="after a", e="after gone")
    assert [(fault.id, fault.kind) for fault in found.faults] == [
        ("d", "dangling"),
        ("b", "impossible"),
        ("a", "cycle"),
        ("e", "dangling"),
    ]


def test_order_is_known_by_statement_by_days_and_by_both_in_a_chain():
    found = table(
        early="1936",
        wrote="1937",
        copied="after wrote",
        handed="1937~ & after copied",
        late="1939-02",
        free=None,
    )
    assert found.certainly_before("wrote", "handed"), "stated through copied, though the days overlap"
    assert found.certainly_before("early", "late"), "by the days"
    assert found.certainly_before("early", "copied"), "by the days of early and wrote, then as stated"
    assert found.certainly_before("copied", "late"), "as stated, then by the days of handed and late"
    assert not found.certainly_before("handed", "wrote")
    assert not found.certainly_before("wrote", "wrote")
    assert not found.certainly_before("free", "late")
    assert not found.certainly_before("early", "free")


def test_order_reaches_through_an_anchor_that_its_dates_do_not_bound():
    found = table(early="1936", letter="1937 & before reply", reply="19XX")
    assert found.certainly_before("early", "reply"), "by the days of early and letter, then as stated"
    assert not found.dates["early"].certainly_before(found.dates["reply"])


def test_order_between_ids_without_dates_is_refused():
    found = table(a="1937", b="after gone")
    for pair in (("a", "b"), ("b", "a"), ("a", "nobody")):
        with pytest.raises(DateError, match="has no resolved date"):
            found.certainly_before(*pair)


DAYS = ("1937-10-01", "1937-10-02", "[1937-10-01,1937-10-03]", "[1937-10-01..1937-10-03]")
LINKS = ("after x", "before x", "1 day after x", "1937-10-02 & after x", "1937-10-02 & before x")


@pytest.mark.parametrize(("day", "other"), list(product(DAYS, DAYS)))
def test_order_by_days_is_certain_where_it_holds_in_every_reading(day, other):
    """Brute force: a is told by x, b by y; certain is what holds on all days that they can have."""
    for one, two in product(LINKS, LINKS):
        found = table(x=day, y=other, a=one, b=two.replace("x", "y"))
        if found.faults:
            continue
        numbers = {"x": days_of(day), "y": days_of(other)}
        pairs = [
            (a, b)
            for x, y in product(numbers["x"], numbers["y"])
            for a, b in product(readings(one, x), readings(two, y))
        ]
        assert pairs
        assert found.certainly_before("a", "b") == all(a < b for a, b in pairs), (one, two)


def days_of(text: str) -> list[int]:
    found = parse_edtf(text)
    return [n for n in (1, 2, 3) if found.possibly_within(date(1937, 10, n), date(1937, 10, n))]


def readings(link: str, anchor: int) -> list[int]:
    """The days, of -3 to 7, on which a link to a known day allows its date to be."""
    rules = {
        "after x": lambda d: d >= anchor,
        "before x": lambda d: d <= anchor,
        "1 day after x": lambda d: d == anchor + 1,
        "1937-10-02 & after x": lambda d: d == 2 and d >= anchor,
        "1937-10-02 & before x": lambda d: d == 2 and d <= anchor,
    }
    return [d for d in range(-3, 8) if rules[link](d)]
