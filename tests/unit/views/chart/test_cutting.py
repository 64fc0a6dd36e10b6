"""A chart that has no room for all claims shows a stretch of time, and says what it leaves out."""

from tests.unit.graph.made import row


def dated(*days):
    return [row(f"c{day}", subject="ann", earliest=day, latest=day) for day in days]


FAR, NEAR = ["1930-01-01", "1950-01-01"], ["1937-10-01", "1937-10-02", "1937-10-05"]
UNDATED = [row("u1", subject="ann"), row("u2", subject="ann")]


def test_that_those_stay_that_stand_closest_together(chart):
    cut = chart(*dated(*FAR, *NEAR), *UNDATED, columns=3)
    assert list(cut.claims) == [f"c{day}" for day in NEAR]
    for said in (
        "3 of 7 claims",
        "1937-10-01 to 1937-10-05",
        "1 claim before",
        "1 claim after",
        "2 claims without a date",
    ):
        assert said in cut.cut
    assert cut.cut in cut.lead


def test_that_what_fits_is_not_cut(chart):
    whole = chart(*dated(*FAR, *NEAR), *UNDATED, columns=7)
    assert (len(whole), whole.cut) == (7, "")


def test_that_the_dated_ones_stay_where_all_have_room_but_for_the_others(chart):
    cut = chart(*dated(*NEAR), *UNDATED, columns=4)
    assert list(cut.claims) == [f"c{day}" for day in NEAR]
    assert "left out: 2 claims without a date" in cut.cut


def test_that_undated_ones_are_drawn_where_there_are_no_others(chart):
    cut = chart(*[row(f"u{number}", subject="ann") for number in range(5)], columns=2)
    assert "claims without a date" in cut.cut
    assert len(cut) <= 2


def test_that_150_columns_are_drawn_without_being_asked(chart):
    claims = [row(f"c{number:03}", subject="ann", earliest="1937-10-01") for number in range(151)]
    assert len(chart(*claims[:150])) == 150
    assert len(chart(*claims)) == 150
