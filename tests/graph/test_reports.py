"""Reports of the reference case: every question can be a chapter, and each claim drawn or cited is proved."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import pytest

import molehunt
from molehunt.answers.open_case import OpenCase
from molehunt.answers.questions import find_question, question_names
from molehunt.cli.report import read_question
from molehunt.views.document import Document

pytestmark = pytest.mark.one_engine


@pytest.fixture(autouse=True)
def no_window() -> Iterator[None]:
    import matplotlib as mpl
    from matplotlib import pyplot

    mpl.use("agg")
    yield
    assert pyplot.get_fignums() == []


def proved(document: Document) -> str:
    """The page, in which every link leads somewhere and the proof has the numbers from 1 on."""
    page = document.html()
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r' id="([^"]+)"', page))
    assert [one.number for one in document.proof] == list(range(1, len(document.proof) + 1))
    return page


@pytest.mark.parametrize("name", question_names())
def test_any_question_can_be_a_chapter(name: str, whole: OpenCase) -> None:
    """A new question needs nothing but its own file."""
    question = find_question(name)
    # What its help shows as an example.
    asked = read_question(shlex.split(question.example))
    document = molehunt.report(whole, questions=[asked])
    assert document.chapters[0].heading == question.summary.rstrip(".")
    assert document.chapters[0].report
    proved(document)
    assert document.markdown().count("\n[^1]: ") == bool(document.proof)


@pytest.mark.parametrize("about", ["Zborowski", "Krivitsky letter", "NKVD", "SONNY", "krivitsky-wrote-letter"])
def test_a_report_on_anything(about: str, whole: OpenCase) -> None:
    document = molehunt.report(whole, about)
    proved(document)
    assert not [note for note in document.notes if "left out" in note]
    assert any("read as Lev Sedov" in note for note in document.notes) == (about == "SONNY")


def test_a_letter_has_everyone_who_saw_it_as_the_answer_has(whole: OpenCase) -> None:
    page = proved(molehunt.report(whole, "Krivitsky letter"))
    answer = whole.who_saw("Krivitsky letter")
    for row in answer:
        assert row["name"] in page
    assert {f'id="claim-{id_}"' for row in answer for id_ in row["claims"]} <= set(
        re.findall(r'id="claim-[^"]+"', page)
    )


def test_the_whole_case(whole: OpenCase) -> None:
    document = molehunt.report(whole)
    proved(document)
    assert [plate.name for chapter in document.chapters for plate in chapter.plates] == [
        "web",
        "chart",
        "ranks",
        "disputes",
    ]
    assert document.notes == ()
