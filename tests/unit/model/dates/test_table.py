"""A whole table of dates: chains, cycles, dangling and impossible dates."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from molehunt.model.dates.parsing import parse_date
from molehunt.model.dates.table import resolve_all


def table(**written: str | None):
    return resolve_all({name: text and parse_date(text) for name, text in written.items()})


def faults(found) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(fault.id, fault.kind, fault.others) for fault in found.faults]


def bounds(found, name: str) -> tuple[date | None, date | None]:
    return found.dates[name].earliest, found.dates[name].latest


def test_an_empty_table_resolves():
    found = resolve_all({})
    assert (dict(found.dates), found.faults) == ({}, ())


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


def test_an_unknown_date_is_kept_and_bounds_nothing():
    found = table(a=None, b="after a", c="1937 & after b")
    assert found.faults == ()
    assert found.dates["a"] is None
    assert bounds(found, "b") == (None, None)
    assert bounds(found, "c") == (date(1937, 1, 1), date(1937, 12, 31))


def test_a_date_does_not_change_its_anchor():
    found = table(letter="1937", handed="1937-03-05 & after letter")
    assert bounds(found, "letter") == (date(1937, 1, 1), date(1937, 12, 31))


def test_a_dangling_anchor_is_a_fault_of_the_date_that_names_it():
    found = table(a="between b and gone", b="1937", c="after a", d="after lost & before gone")
    assert faults(found) == [("a", "dangling", ("gone",)), ("d", "dangling", ("lost", "gone"))]
    assert found.faults[0].message == "the date of a refers to gone: no such id; correct it or add it"
    assert set(found.dates) == {"b"}


def test_a_cycle_is_one_fault_that_names_its_ids_and_leaves_undated_what_hangs_on_it():
    found = table(x="1937", a="after c", b="after a", c="after b", d="after a", e="after d & after x")
    (fault,) = found.faults
    assert (fault.id, fault.kind, set(fault.others)) == ("a", "cycle", {"a", "b", "c"})
    assert fault.message.startswith("dates are told by one another: a -> c -> b -> a;")
    assert set(found.dates) == {"x"}


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
    assert set(found.dates) == set()


def test_every_id_of_entangled_cycles_is_in_a_fault():
    found = table(a="on b & on c", b="on a", c="on a")
    assert {name for _, _, others in faults(found) for name in others} == {"a", "b", "c"}
    assert {kind for _, kind, _ in faults(found)} == {"cycle"}


def test_an_impossible_date_is_a_fault_and_leaves_undated_what_hangs_on_it():
    found = table(a="1937", b="1936 & after a", c="after b", d="after a")
    assert faults(found) == [("b", "impossible", ())]
    assert "1936 allows 1936-01-01 to 1936-12-31; after a allows 1937-01-01 to .." in found.faults[0].message
    assert set(found.dates) == {"a", "d"}


def test_a_fault_of_one_text_quotes_it_and_a_fault_between_dates_does_not():
    alone = table(a="1937", b="1936 & after a").faults
    between = table(a="after b", b="after a", c="after gone", d="1937", e="after d", f="after e & before d").faults
    assert [fault.found.partition(":")[0] for fault in alone] == ["'1936 & after a'"]
    assert {fault.found for fault in between} == {""}
    assert {fault.kind for fault in between} == {"cycle", "dangling", "impossible"}


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
