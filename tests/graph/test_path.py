"""Ways between people of the reference case, as two readers found them in the text; the number is the paragraph."""

import pytest


def ways(answer):
    found = {}
    for row in answer.rows:
        found.setdefault(row["path"], [row["start"]]).append(row["id"])
    return [tuple(ids) for ids in found.values()]


def test_stalin_and_sedov_are_tied_by_an_accusation_and_by_the_reports_of_zborowski(whole):
    """9, 13, 53, 74: Stalin had material from Zborowski; whether he had Sedov killed is disputed."""
    answer = whole.path("Stalin", "Sedov")
    assert ways(answer) == [("stalin", "sedov"), ("stalin", "zborowski", "sedov")]
    assert [row["whole"] for row in answer.rows] == ["disputed", "reported", "reported"]
    dealings = whole.path("Stalin", "Sedov", ties="contact")
    assert ways(dealings) == [("stalin", "zborowski", "sedov")]
    assert dealings.rows[0]["turned"]
    # No contact in person is told (13).
    assert not {row["role"] for row in dealings.rows} & {"met", "visited"}


def test_who_is_under_a_codename_is_on_the_way(whole):
    """53: TULIP wrote to the Centre; under TULIP stands Zborowski."""
    answer = whole.path("Sedov", "NKVD", kinds="Person, Organization", ties="flow", ways="all", within=2, top=500)
    assert ("sedov", "zborowski", "nkvd") in ways(answer)
    under = {name for row in answer.rows for name in (row["start_under"], row["under"]) if name}
    assert under & {"TULIP", "SONNY", "Etienne"}
    assert all(row["identified_by"] for row in answer.rows if row["start_under"] or row["under"])


def test_from_the_letter_to_brusse_the_handing_over_is_missing(whole):
    """18, 20, 24: nobody is said to have given Brusse the copy; who could have is open, and no way is firm by it."""
    for ways_ in ("shortest", "in-time"):
        answer = whole.path("krivitsky", "brusse", ties="GAVE, SHOWED, PASSED_ON, SENT_TO", ways=ways_)
        assert answer.rows
        assert {row["whole"] for row in answer.rows} == {"possible"}
        assert answer.rows[-1]["id"] == "brusse"
        assert answer.rows[-1]["status"] == "possible"
    told = whole.path("krivitsky", "brusse", ties="GAVE, SHOWED, PASSED_ON, SENT_TO").notes
    assert "by claims that are stated or reported alone, there is no way" in told


def test_the_way_from_krivitsky_to_zborowski_before_the_meeting_is_by_either_of_two(whole):
    """24: he showed the letter to Zborowski, and "he" is Rosenthal or Serge."""
    answer = whole.path("Krivitsky", "Zborowski", ties="SHOWED, GAVE", ways="in-time", before="1937-11-11")
    assert answer.rows[-1]["id"] == "zborowski"
    assert {row["whole"] for row in answer.rows} == {"possible"}
    assert answer.rows[-1]["claims"] in (["rosenthal-showed-zborowski"], ["serge-showed-zborowski"])
    assert any({"rosenthal", "serge"} <= set(item["candidates"]) for item in answer.open)


def test_krivitsky_never_reached_stalin(whole):
    answer = whole.path("Krivitsky", "Stalin", ties="flow", why_not=True)
    assert not answer.rows
    said = [item["what"] for item in answer.open]
    assert said[0].startswith("no way from Walter Krivitsky to Joseph Stalin")
    # 24, 53: what would be counted is a suspicion, and material for another purpose.
    assert any("by ties of every kind there is a way" in one and "(suspected)" in one for one in said)


@pytest.mark.parametrize("ways_", ["shortest", "all", "in-time"])
def test_no_hop_is_of_something_not_done_or_denied(whole, ways_):
    answer = whole.path("Krivitsky", "Sedov", ways=ways_, within=3, top=50)
    done = whole.cypher("MATCH (c:Claim {polarity: 'affirmed', mode: 'done'}) RETURN c.id AS id")
    assert {id_ for row in answer.rows for id_ in row["claims"]} <= {row["id"] for row in done}
