"""The page of an answer: whole, well formed, asking nothing of anybody, and safe whatever a case holds."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from molehunt.answers.answer import Answer
from molehunt.views import notebook
from molehunt.views.formats.html import draw, fragment
from molehunt.views.report import Report
from tests.unit.views.conftest import NAME, WHAT

VOID = {"meta", "br"}


class Page(HTMLParser):
    """Reads a page; every element must be closed in its turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(params=["shown", "empty", "hostile"])
def any_report(request: pytest.FixtureRequest) -> Report:
    found: Report = request.getfixturevalue(request.param)
    return found


def test_a_whole_page_well_formed(any_report: Report) -> None:
    text = draw(any_report)
    assert text.startswith('<!doctype html>\n<html lang="en">')
    page = Page(text)
    assert [len(page.all(tag)) for tag in ("html", "head", "body", "title", "style", "h1")] == [1] * 6
    assert {"charset": "utf-8"} in page.all("meta")


def test_it_asks_nothing_of_anybody(any_report: Report) -> None:
    page = Page(draw(any_report))
    policy = {"http-equiv": "Content-Security-Policy", "content": "default-src 'none'; style-src 'unsafe-inline'"}
    assert policy in page.all("meta")
    assert not {"script", "img", "link", "iframe", "object", "form", "base"} & {tag for tag, _ in page.tags}
    attributes = [(name, value or "") for _, attrs in page.tags for name, value in attrs.items()]
    assert not [name for name, _ in attributes if name.startswith("on") or name in ("src", "style", "srcset")]
    assert all(value.startswith("#") for name, value in attributes if name == "href")
    assert not re.search(r"url\(|@import", draw(any_report))


def test_it_has_everything(shown: Report) -> None:
    page = Page(draw(shown))
    for part in (*shown.lead, *(section.title for section in shown.sections), *(one.heading for one in shown.notes)):
        assert part in page.text
    assert len(page.all("tr")) == sum(len(section.rows) + 1 for section in shown.sections)
    for citation in shown.proof:
        assert citation.statement in page.text
        assert f"[{citation.where}; {citation.id}]" in page.text


def test_every_number_leads_to_its_claim(shown: Report) -> None:
    page = Page(draw(shown))
    ids = [attributes["id"] for attributes in page.all("li") if "id" in attributes]
    assert len(set(ids)) == len(ids) == len(shown.proof)
    links = [attributes["href"] for attributes in page.all("a")]
    assert {link[1:] for link in links if link} <= set(ids)
    assert len(links) > len(ids)
    values = {attributes["id"]: attributes["value"] for attributes in page.all("li") if "id" in attributes}
    assert all(
        f'<a href="#{link}">{number}</a>' in draw(shown) for link, number in values.items() if f"#{link}" in links
    )


def test_text_of_a_case_is_text(hostile: Report) -> None:
    text = draw(hostile)
    page = Page(text)
    assert not {"script", "b onload"} & {tag for tag, _ in page.tags}
    assert "<script>alert(1)</script>" in page.text
    assert "<b onload='x'>`code` [link](javascript:x)" in page.text
    assert not {"\x1b", "\x9b", "\u202e"} & set(text)
    assert (NAME in text, WHAT in text) == (False, False)


def test_in_a_notebook_the_proof_is_folded(answer: Answer, shown: Report) -> None:
    assert notebook.Answer is Answer
    text = answer._repr_html_()
    assert fragment(shown, folded=True) in text
    page = Page(text)
    assert (len(page.all("details")), len(page.all("summary")), page.all("html")) == (1, 1, [])
    assert "Eve (as Owl)" in page.text


def test_an_answer_prints_as_its_table(answer: Answer) -> None:
    assert str(answer).startswith("who-saw: Paper (paper)\ncase made\n")
    assert repr(answer) == "<Answer to who-saw in made: 8 rows, 10 claims>"
    assert len(answer) == len(list(answer)) == 8


def test_it_prints(shown: Report) -> None:
    text = draw(shown)
    assert "@media print" in text
    assert "break-inside: avoid" in text
