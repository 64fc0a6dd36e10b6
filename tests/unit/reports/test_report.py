"""Reports of a case made by hand: one number for a claim wherever it stands, and nothing that is not proved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import molehunt
from molehunt import MolehuntError
from molehunt.answers.open_case import OpenCase
from molehunt.answers.questions import find_question
from molehunt.model.vocabulary import vocabulary
from molehunt.reports import plans, plates
from molehunt.views.document import Document
from molehunt.views.marks import STATUSES
from tests.support.recorder import Recorder
from tests.unit.graph.made import Row, row
from tests.unit.views.conftest import CLAIMS, NAME, WHAT

WHO_SAW = ("who-saw", {"document": "paper"})
RELAYS: tuple[str, dict[str, Any]] = ("relays", {})
ENTITY = {
    "id": "paper", "name": "Paper", "labels": ["Entity", "Document"], "kind": "letter", "note": None, "names": [],
    "denotes": [], "works": [], "sources": [],
}  # fmt: skip


@pytest.fixture(autouse=True)
def no_window() -> Iterator[None]:
    import matplotlib as mpl
    from matplotlib import pyplot

    mpl.use("agg")
    yield
    assert pyplot.get_fignums() == []


def made(*questions: tuple[str, dict[str, Any]], **asked: Any) -> Document:
    store = Recorder(*CLAIMS, told(), tables={"ask/entity": [ENTITY]})
    case = OpenCase(store, "made")  # type: ignore[arg-type]
    return molehunt.report(case, questions=questions, **asked)


def told() -> Row:
    """A claim that no answer on the paper has."""
    return row("said", "told", subject="ann", recipient="cy")


def headings(document: Document) -> list[str]:
    return [chapter.heading for chapter in document.chapters]


class TestChapters:
    def test_every_question_of_every_plan_takes_what_the_report_is_on(self) -> None:
        for label, names in plans._ON.items():
            assert label in vocabulary().entity_labels
            for name in names:
                assert find_question(name).parameters[0].takes in ("name", "id")
        assert set(plans._ON) == set(vocabulary().entity_labels)

    def test_a_document_has_who_saw_it_with_its_figure_and_its_chart(self) -> None:
        document = made(about="paper")
        assert document.title == "Report on Paper"
        who_saw = find_question("who-saw").summary.rstrip(".")
        (chapter,) = [one for one in document.chapters if one.heading == who_saw]
        assert [plate.name for plate in chapter.plates] == ["custody"]
        (chart,) = [one for one in document.chapters if one.heading == "Claim by claim"]
        # All claims in which the paper or its copy has a part.
        assert chart.plates[0].told.startswith("Paper, claim by claim: ")
        assert "What the sources leave open" in headings(document)

    def test_without_anything_it_is_on_the_whole_case(self) -> None:
        document = made()
        assert document.title == "Made"
        assert headings(document)[:2] == ["Who was tied to whom", "Claim by claim"]
        assert {one.id for one in document.proof} == {one["claim"]["id"] for one in (*CLAIMS, told())}

    def test_what_is_open_is_told_once_for_all_chapters(self) -> None:
        document = made(WHO_SAW, WHO_SAW)
        (chapter,) = [one for one in document.chapters if one.heading == "What the sources leave open"]
        assert chapter.report
        lines = [line.drawn(str, str) for notes in chapter.report.notes for line in notes.lines]
        assert lines == ["who made the copy (Paper Copy)", "who showed it: Bob, Cy?"]

    def test_it_tells_how_to_read_every_status_and_every_grade(self) -> None:
        chapter = made(WHO_SAW).chapters[-1]
        assert chapter.report
        first = [row[0] for section in chapter.report.sections for row in section.rows]
        assert set(first) >= {*STATUSES, *"ABCDEF", *"123456"}

    def test_a_lens_is_told_and_narrows_all(self) -> None:
        document = made(WHO_SAW, lens=molehunt.Lens(grade="A1"))
        assert any(line.startswith("lens: ") and "A1" in line for line in document.lead)
        assert "gave" in {one.id for one in made(WHO_SAW).proof} - {one.id for one in document.proof}

    def test_without_matplotlib_it_says_what_is_left_out(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(plates, "find_spec", lambda _: None)
        document = made(WHO_SAW)
        assert document.notes == (
            "figures are left out: they need matplotlib, which pip install 'molehunt[figures]' brings",
        )
        assert [plate.name for plate in document.chapters[0].plates] == ["chart"]

    def test_a_figure_that_cannot_be_drawn_is_told(self) -> None:
        """Nobody is tied to the one on whom the report is, and so there is no web around him."""
        alone = row("alone", "died", subject="hermit")
        document = molehunt.report(OpenCase(Recorder(alone, tables={"ask/entity": [ENTITY]}), "made"), "hermit")  # type: ignore[arg-type]
        assert [note for note in document.notes if note.startswith("figure web is left out: ")]


class TestNumbers:
    def test_a_claim_has_one_number_in_all_chapters(self) -> None:
        document = made(WHO_SAW, RELAYS, WHO_SAW)
        numbers = [one.number for one in document.proof]
        assert numbers == list(range(1, len(numbers) + 1))
        assert len({one.id for one in document.proof}) == len(numbers)
        by_id = {one.id: one.number for one in document.proof}
        for chapter in document.chapters:
            for one in chapter.report.proof if chapter.report else ():
                assert by_id[one.id] == one.number

    def test_every_link_leads_to_an_entry_of_the_proof_or_a_chapter(self) -> None:
        page = made(RELAYS, about="paper").html()
        places = re.findall(r' id="([^"]+)"', page)
        assert len(places) == len(set(places))
        links = re.findall(r'href="#([^"]+)"', page)
        assert len(links) > 30
        assert set(links) <= set(places)

    def test_columns_of_a_chart_have_the_numbers_of_the_proof(self) -> None:
        document = made(RELAYS, WHO_SAW)
        numbers = {one.id: one.number for one in document.proof}
        chart = next(plate.svg for plate in document.chapters[1].plates if plate.name.startswith("chart"))
        columns = re.findall(r'data-claim="([^"]+)".*?<title>(\d+)\. ', chart)
        assert len(columns) >= 8
        assert all(numbers[claim] == int(number) for claim, number in columns)
        assert [int(number) for _, number in columns] != list(range(1, len(columns) + 1))

    def test_footnotes_of_markdown_are_those_that_are_cited(self) -> None:
        text = made(WHO_SAW).markdown()
        assert set(re.findall(r"\[\^(\d+)\](?!:)", text)) <= set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE))
        assert re.search(r"^## Who had a document", text, re.MULTILINE)


class TestFiles:
    def test_a_page_asks_for_nothing_and_names_are_harmless(self) -> None:
        bad = row("c1", subject="ann", recipient="bob", what=WHAT, by="book > ann")
        bad["participants"] = [{**one, "name": NAME} for one in bad["participants"]]
        page = molehunt.report(OpenCase(Recorder(bad), "made"), questions=[("relays", {})]).html()  # type: ignore[arg-type]
        assert "<script" not in page
        assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in page
        assert not re.search(r'(?:src|href)="(?!#|data:image/png;base64,)', page)

    def test_markdown_has_its_pictures_beside_it(self, tmp_path: Path) -> None:
        made(WHO_SAW).save(tmp_path / "paper report.md")
        assert sorted(str(one.relative_to(tmp_path)) for one in tmp_path.rglob("*.*")) == [
            "paper report-pictures/chart.svg", "paper report-pictures/custody.png", "paper report.md",
        ]  # fmt: skip
        text = (tmp_path / "paper report.md").read_text(encoding="utf-8")
        assert "](paper%20report-pictures/custody.png)" in text
        assert (tmp_path / "paper report-pictures" / "custody.png").read_bytes().startswith(b"\x89PNG")

    def test_another_ending_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(MolehuntError, match=r"report\.pdf: its name must end in one of \.html, \.md"):
            made(WHO_SAW).save(tmp_path / "report.pdf")
        assert list(tmp_path.iterdir()) == []

    def test_what_cannot_be_written_is_told_in_a_line(self, tmp_path: Path) -> None:
        (tmp_path / "a-pictures").write_text("in the way")
        with pytest.raises(MolehuntError, match="a-pictures cannot be made"):
            made(WHO_SAW).save(tmp_path / "a.md")


def test_a_load_meanwhile_is_seen_and_the_report_made_anew() -> None:
    store = Recorder(*CLAIMS)
    states = iter("12223333333")
    read = store.read
    store.query = lambda name, **parameters: (  # type: ignore[method-assign]
        [{"title": "Made", "graph": next(states)}] if name == "ask/load_state" else read(name, **parameters)
    )
    document = molehunt.report(OpenCase(store, "made"), questions=[WHO_SAW])  # type: ignore[arg-type]
    # Begun at 1 and ended at 2; anew from 2 to 3, three looks each time; and then at 3 throughout.
    assert document.title == "Made"
    assert "".join(states) == "33"
