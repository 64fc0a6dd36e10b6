"""From an answer to its report: what is shown, in which order, and by which numbers."""

from __future__ import annotations

from typing import Any

from molehunt.model.counted import in_short
from molehunt.views.answer_report import report
from molehunt.views.report import Report, rows_report
from tests.support.recorder import ask
from tests.unit.graph.made import row


def notes(shown: Report) -> dict[str, list[str]]:
    """The lines under each heading, with the numbers of their proof."""
    return {
        one.heading: [f"{line.drawn(str, in_short)} [{in_short(line.cites)}]".removesuffix(" []") for line in one.lines]
        for one in shown.notes
    }


def test_a_section_for_each_document_and_one_for_those_only_asked(shown: Report) -> None:
    assert [section.title for section in shown.sections] == ["Paper", "Paper: only asked to handle it"]
    first, asked = shown.sections
    assert first.columns == ("who", "role", "with", "status", "when")
    assert first.rows[0] == ("Ann", "wrote", "", "disputed, decided for", "1937-10-06 to 1937-10-31")
    assert ("Eve (as Owl)", "received", "", "stated", "") in first.rows
    # Nobody says when: there is no column for it.
    assert (asked.columns, asked.rows) == (
        ("who", "role", "with", "status"),
        (("Cy", "asked to post it", "Bob", "stated"),),
    )


def test_proof_is_numbered_in_the_order_in_which_it_is_met(shown: Report) -> None:
    met = [number for section in shown.sections for cites in section.cites for number in cites]
    met += [number for one in shown.notes if one.heading == "Open" for line in one.lines for number in line.cites]
    assert list(dict.fromkeys(met)) == [citation.number for citation in shown.proof] == list(range(1, 11))
    assert {citation.id for citation in shown.proof} == set(shown.claims)


def test_every_row_cites_its_claims_and_the_identifications_it_rests_on(shown: Report) -> None:
    ids = {citation.number: citation.id for citation in shown.proof}
    cited = dict(zip(shown.sections[0].rows, shown.sections[0].cites, strict=True))
    assert {ids[n] for n in cited["Eve (as Owl)", "received", "", "stated", ""]} == {"seen", "naming-owl"}
    assert {ids[n] for n in cited["Dan", "was shown", "Bob; Cy", "stated", ""]} == {"one", "two"}


def test_what_is_open_at_issue_and_what_it_hinges_on(shown: Report) -> None:
    number = {citation.id: citation.number for citation in shown.proof}
    found = notes(shown)
    assert list(found) == ["Open", "At issue", "Hinges"]
    assert f"who showed it: Bob, Cy? [{number['one']}, {number['two']}]" in found["Open"]
    assert found["At issue"] == ["Is it d? (contradiction): 2 against 1; decided for 2 by book: Because. [d]"]
    assert (number["wrote"], number["denial"]) == (2, 1)
    hinges = found["Hinges"]
    both = f"{number['one']}, {number['two']}: without these alternatives, gone: Dan, was shown (Paper)"
    assert both in hinges
    assert f"{number['naming-owl']}: without it, gone: Eve (as Owl), received (Paper)" in hinges
    said = "Ann, gave (Paper), is reported, not stated; Bob, received (Paper), is reported, not stated"
    assert f"{number['gave']}: without it, {said}" in hinges


def test_two_passages_that_repeat_one_another_are_one_witness(shown: Report) -> None:
    where = {citation.id: citation.where for citation in shown.proof}
    number = {citation.id: citation.number for citation in shown.proof}
    assert where["gave"] == "book; paragraph 1; B2"
    assert where["told"] == f"book > bob; paragraph 1; B2; in the words of {number['gave']}"


def test_the_lead_says_case_names_and_lens() -> None:
    from molehunt.graph.lens import Lens

    said = row("c1", subject="ann", recipient="bob", what="x", latest="1937-10-06", recorded="1940-01-01")
    answer = ask(said, question="relays", person="ann", lens=Lens(grade="c3", until="1937-12"))
    shown = report(answer)
    assert shown.title == "relays: Ann (ann)"
    assert shown.lead[0] == "case made"
    assert shown.lead[-1] == "lens: graded C3 or better; happened by 1937-12-31"
    assert shown.sections[0].rows[0][-1] == "by 1937-10-06 (certain)"


def test_no_answer_has_no_table_and_says_so(empty: Report) -> None:
    assert empty.sections == ()
    assert notes(empty)["Open"][0].startswith("no claim says")
    assert empty.columns[:3] == ("id", "name", "role")


def test_the_whole_answer_is_there_as_data(answer: Any, shown: Report) -> None:
    assert shown.data() == answer.to_dict()
    assert shown.rows == answer.rows
    assert list(shown.columns) == list(answer.rows[0])


def test_rows_of_a_query_are_one_section_and_nothing_else() -> None:
    made = rows_report(["a", "b"], [{"a": 1, "b": ["x", "y"]}])
    assert (made.title, made.lead, made.about, made.notes, made.proof) == ("", (), (), (), ())
    assert [section.rows for section in made.sections] == [(("1", "x; y"),)]
    assert made.data() == {"rows": [{"a": 1, "b": ["x", "y"]}]}
    assert rows_report([], []).sections == ()
