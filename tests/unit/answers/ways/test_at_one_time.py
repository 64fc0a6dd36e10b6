"""Whether ties can have held at one time, against every choice of days; and chains of several claims."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, product
from math import inf

from hypothesis import given, settings
from hypothesis import strategies as st

from molehunt.answers.acts.pairs import Pair
from molehunt.answers.ways.at_one_time import WHENEVER, along, held
from molehunt.graph.identities import Party
from molehunt.model.dates.parsing import parse_date
from molehunt.model.dates.uncertain import ends, starts
from tests.unit.graph.made import claim

DAYS = range(8)
"""The first and the last stand for all days before and after those that a claim can give."""
DAY_0 = date(1937, 1, 1)


def day(number):
    return DAY_0 + timedelta(number)


def tie(kind, first, last):
    """A claim on a tie with the text of its date and its bounds."""
    text, bounds = {
        "once": (f"[{day(first)}..{day(last)}]", (first, last)),
        "after": ("after the-war", (first, None)),
        "before": ("before the-war", (None, last)),
        "lasting": (f"{day(first)}/{day(last)}", (first, last)),
        "undated": (None, (None, None)),
    }[kind]
    days = [None if one is None else day(one) for one in bounds]
    return claim("c1", "served_under", date=text, possible_earliest=days[0], possible_latest=days[1])


def every(kind, first, last):
    """Each first and last day that the tie can have, and whether it held on no other days than the claim gives."""
    for begin, end in combinations([*DAYS, DAYS[-1] + 1], 2):
        span, narrow = (begin, end - 1), end == begin + 1
        if kind == "once" and any(begin <= at < end for at in range(first, last + 1)):
            yield span, narrow and first <= begin <= last
        if kind == "after" and begin >= first:
            yield span, narrow
        if kind == "before" and end - 1 <= last:
            yield span, narrow
        if kind == "lasting" and span == (first, last):
            yield span, True
        if kind == "undated":
            yield span, False


KINDS = ["once", "once", "after", "before", "lasting", "lasting", "undated"]
TIES = st.tuples(st.sampled_from(KINDS), st.integers(1, 6), st.integers(1, 6)).map(
    lambda drawn: (drawn[0], min(drawn[1:]), max(drawn[1:]))
)


def by_every_choice(ties):
    # Of a choice only the days common to all that was chosen count, so that equal ones are kept once.
    choices = {(DAYS[0], DAYS[-1], True)}
    for one in ties:
        choices = {
            (max(first, begin), min(last, end), narrow and within)
            for (first, last, narrow), ((begin, end), within) in product(choices, list(every(*one)))
        }
    if all(first <= last for first, last, _ in choices):
        return "certain"
    if any(narrow and first <= last for first, last, narrow in choices):
        return "possible"
    return "open" if any(first <= last for first, last, _ in choices) else "cannot"


@settings(max_examples=300, deadline=None)
@given(st.lists(TIES, min_size=2, max_size=3))
def test_it_is_what_every_choice_of_days_gives(ties):
    chain = WHENEVER
    for one in ties:
        chain = chain.joined(held(tie(*one)))
    assert chain.level == by_every_choice(ties)


def test_what_lasted_from_month_to_month_held_between_the_months():
    text = "1937-01/1937-03"
    possible = parse_date(text).absolute.possible
    january, march = as_days(starts(possible)), as_days(ends(possible))
    assert (january, march) == ((date(1937, 1, 1), date(1937, 1, 31)), (date(1937, 3, 1), date(1937, 3, 31)))
    served = held(claim("c1", date=text, possible_earliest=january[0], possible_latest=march[1]))
    for on, level in ((date(1937, 2, 1), "certain"), (date(1937, 1, 15), "possible"), (date(1937, 4, 1), "open")):
        once = held(claim("c2", date=str(on), possible_earliest=on, possible_latest=on))
        assert served.joined(once).level == level


def as_days(span):
    assert span.first > -inf
    return date.fromordinal(int(span.first)), date.fromordinal(int(span.last))


def test_of_several_claims_and_chains_the_surest_counts():
    early, late = tie("lasting", 1, 2), tie("lasting", 4, 5)
    low = [[pair(early, "ann", "bob")], [pair(late, "ann", "cy")]]
    high = [[pair(late, "bob", "dan")], [pair(late, "cy", "dan")], [pair(early, "cy", "eve"), pair(late, "cy", "eve")]]
    assert [level for _, level in along([low, high], "ann", up=True)] == [
        "certain", "certain", "cannot", "certain", "certain",
    ]  # fmt: skip
    # Above Dan stands whoever it is by way of Cy, in whose chain alone the days go together.
    top = [[pair(late, "dan", "fay")]]
    assert [level for _, level in along([low, high[:2], top], "ann", up=True)][-1] == "certain"
    assert [level for _, level in along([low, high[:1], top], "ann", up=True)][-1] == "cannot"
    # Downwards from Dan the same ties are in the opposite order.
    down = [level for _, level in along([high[:2], low], "dan", up=False)]
    assert down == ["certain", "certain", "cannot", "certain"]


def pair(made, start, end):
    return Pair(made, Party(start, start, None, "Person"), Party(end, end, None, "Person"), "")


def test_what_is_denied_is_no_tie():
    denied = claim("c1", "served_under", polarity="negated")
    assert [level for _, level in along([[[pair(denied, "ann", "bob")]]], "ann", up=True)] == [None]
