"""What the dates of a case come to: relative ones from claims, names and events."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from molehunt.case import check, read
from molehunt.model.records import When
from tests.cases import shipped_case, tiny, tiny_text

Whens = Callable[..., dict[str, When]]
ROW = (
    ",{predicate},ann,,,,,{at},,,It was so.,{date},,{basis},{mode},{stance},{polarity},{certainty},,told,{grade},,"
    "{by},p1,\n"
)
PLAIN = {
    "predicate": "attended",
    "mode": "done",
    "stance": "asserts",
    "polarity": "affirmed",
    "certainty": "plain",
    "grade": "B3",
    "by": "book",
}


def when(text: str, earliest: date | None, latest: date | None) -> When:
    """A date of which nothing is approximate: what is written is what is possible."""
    return When(text, earliest, latest, earliest, latest)


def row(name: str, date: str, at: str = "talk", **changed: str) -> str:
    return name + ROW.format(date=date, basis="explicit" if date else "", at=at, **PLAIN | changed)


@pytest.fixture
def whens(tmp_path: Path) -> Whens:
    """The dates of the tiny case with other claims at its event, in place of c3, and a book that bounds nothing."""
    undated = tiny_text("sources").replace("ann,1940,", "ann,,")

    def run(*rows: str, **edits: str) -> dict[str, When]:
        text = tiny_text("claims")
        kept = text[: text.index("c3,")] + row("c3", "") + "".join(rows)
        case = read(tiny(tmp_path, {"claims": kept, "sources": undated, **edits}))
        return {claim.id: claim.when for claim in (*case.claims, *(name.claim for name in case.names))}

    return run


def test_bounds_of_an_absolute_date_are_those_written(whens: Whens) -> None:
    assert whens()["c1"] == when("1937", date(1937, 1, 1), date(1937, 12, 31))


def test_an_approximate_date_keeps_both_its_bounds(whens: Whens) -> None:
    found = whens(row("a", "1938-02-10~"), row("b", "about 2 weeks after c1"), row("c", "before a", at="rome"))
    tenth = date(1938, 2, 10)
    assert found["a"] == When("1938-02-10~", tenth, tenth, date(1938, 2, 9), date(1938, 2, 11), approximate=True)
    # c1 is 1937; its last day is 31 December, and possible are one to three weeks after any of its days.
    assert (found["b"].earliest, found["b"].latest) == (date(1937, 1, 15), date(1938, 1, 14))
    assert (found["b"].possible_earliest, found["b"].possible_latest) == (date(1937, 1, 8), date(1938, 1, 21))
    assert found["b"].approximate
    assert found["c"] == When("before a", None, tenth, None, date(1938, 2, 11), approximate=True)


def test_no_date_is_open(whens: Whens) -> None:
    assert whens()["c3"] == When("")


def test_a_claim_is_an_anchor(whens: Whens) -> None:
    found = whens(row("d", "1938 & within 2 weeks after c1"))
    assert found["c2"] == when("after c1", date(1937, 1, 1), None)
    assert found["d"] == when("1938 & within 2 weeks after c1", date(1938, 1, 1), date(1938, 1, 14))


def test_a_name_is_an_anchor_and_has_a_date(whens: Whens) -> None:
    names = tiny_text("names").replace("bob,ann,,", "bob,ann,1938-02,")
    found = whens(row("d", "on naming-fox"), names=names)
    assert found["naming-fox"] == when("1938-02", date(1938, 2, 1), date(1938, 2, 28))
    assert (found["d"].earliest, found["d"].latest) == (date(1938, 2, 1), date(1938, 2, 28))


@pytest.mark.parametrize(
    ("rows", "earliest", "latest"),
    [
        ([row("a", "1938-02-03")], date(1938, 2, 3), date(1938, 2, 3)),
        ([row("a", "1938-02-03"), row("b", "1938-04")], date(1938, 2, 3), date(1938, 4, 30)),
        ([row("a", "1938-02-03"), row("b", "1938-02")], date(1938, 2, 3), date(1938, 2, 3)),
        ([row("a", "[1938-02-03..1938-02-05]"), row("b", "../1938-02-05")], date(1938, 2, 3), date(1938, 2, 5)),
        ([row("a", "1938-02-03/1938-02-09"), row("b", "1938-02-04")], date(1938, 2, 3), date(1938, 2, 9)),
        ([row("a", "1938-02-03 & after c1")], date(1938, 2, 3), date(1938, 2, 3)),
        ([row("a", "1938-02-03/1938-02-09")], date(1938, 2, 3), date(1938, 2, 9)),
        ([row("a", "after c1")], None, None),
        ([row("a", "1938-02-03", polarity="negated")], None, None),
        ([row("a", "1938-02-03", mode="planned")], None, None),
        ([row("a", "1938-02-03", certainty="probable")], None, None),
        ([row("a", "1938-02-03", stance="speculates")], None, None),
        ([row("a", "1938-02-03", grade="B4")], None, None),
        ([row("a", "1938-02-03", grade="E3")], None, None),
        ([row("a", "1938-02-03", stance="reports", by="book > bob")], date(1938, 2, 3), date(1938, 2, 3)),
        ([row("a", "1938-02-03", at="rome")], None, None),
        (
            [row("a", "1938-02-03", predicate="happened", at="").replace(",ann,", ",talk,")],
            date(1938, 2, 3),
            date(1938, 2, 3),
        ),
    ],
)
def test_an_event_is_dated_by_what_is_said_to_have_been_at_it(
    whens: Whens, rows: list[str], earliest: date | None, latest: date | None
) -> None:
    found = whens(*rows, row("d", "during talk", at="rome"))
    assert found["d"] == when("during talk", earliest, latest)


RIVALS = tiny_text("disagreements") + "d2,date,When?,a | b,,\n"


def test_rival_dates_of_an_event_are_all_kept(whens: Whens) -> None:
    rows = row("a", "1938-02-16"), row("b", "[1938-02-15..1938-02-16]"), row("c", "1938-02"), row("d", "during talk")
    assert whens(*rows)["d"].earliest == date(1938, 2, 16)
    disputed = whens(*rows, disagreements=RIVALS)["d"]
    assert (disputed.earliest, disputed.latest) == (date(1938, 2, 15), date(1938, 2, 16))


def test_a_date_on_the_side_that_a_decision_rejects_dates_no_event(whens: Whens) -> None:
    rows = row("a", "1938-02-16"), row("b", "1937"), row("d", "during talk")
    assert whens(*rows, disagreements=RIVALS)["d"].earliest == date(1937, 1, 1)
    decided = tiny_text("decisions") + "e2,d2,1,Because.,book,p1,\n"
    found = whens(*rows, disagreements=RIVALS, decisions=decided)["d"]
    assert (found.earliest, found.latest) == (date(1938, 2, 16), date(1938, 2, 16))


def test_what_follows_the_death_of_sedov_begins_with_the_days_that_its_sources_name() -> None:
    found = {claim.id: claim.when for claim in read(shipped_case()).claims}
    # The article allows 9 to 18 February; the sources that date the death itself say the 15th or the 16th.
    assert found["trotsky-initiated-investigation"].earliest == date(1938, 2, 15)
    assert found["trotsky-initiated-investigation"].possible_earliest == date(1938, 2, 15)


def test_an_event_is_no_circle_for_the_claims_that_date_it(whens: Whens) -> None:
    found = whens(row("a", "1938 & during talk"), row("b", "1938-02-03 & after a"))
    assert (found["a"].earliest, found["a"].latest) == (date(1938, 2, 3), date(1938, 2, 3))


def test_a_fault_in_one_date_is_no_fault_of_those_told_by_it(tmp_path: Path) -> None:
    text = tiny_text("claims").replace("1937,,", "1937-13,,")
    (fault,) = check(tiny(tmp_path, {"claims": text})).faults
    assert (fault.line, "there is no month 13" in fault.message) == (2, True)


def test_anchors_are_let_be_where_their_table_cannot_be_read(tmp_path: Path) -> None:
    text = tiny_text("claims").replace("after c1", "after gone")
    names = tiny_text("names").replace("Fox is Bob.", '"Fox is Bob.')
    (fault,) = check(tiny(tmp_path, {"claims": text, "names": names})).faults
    assert fault.file.endswith("names.csv")
