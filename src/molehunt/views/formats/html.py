"""HTML: one page that needs nothing but itself, for reading and printing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from urllib.parse import quote

from molehunt.views.anchors import anchor
from molehunt.views.formats import Format
from molehunt.views.report import Citation, Notes, Report, Section
from molehunt.views.safe import safe

_STYLE = """
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 66rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.35rem; margin: 0; } h2 { font-size: 1.05rem; margin: 1.8rem 0 .4rem; }
.lead { opacity: .75; margin-top: .2rem; }
table { border-collapse: collapse; width: 100%; margin-top: 1.2rem; }
caption { text-align: left; font-weight: 600; padding-bottom: .2rem; }
th, td { text-align: left; vertical-align: top; padding: .25rem .9rem .25rem 0; border-bottom: 1px solid #8884; }
th { font-weight: 600; border-bottom-width: 2px; }
.day, code { white-space: nowrap; }
ul { list-style: none; padding: 0; } ul li { padding-left: 1.6rem; position: relative; }
ul b { position: absolute; left: 0; } ul.about li { padding-left: 8rem; }
ol { padding-left: 2.4rem; } li { margin: .15rem 0; }
.where { opacity: .75; } q { display: block; font-style: italic; }
a { color: inherit; } :target { background: #fc06; }
.stated { font-weight: 600; } .possible { font-style: italic; } .denied { text-decoration: line-through; }
@media screen and (max-width: 44rem) {
  thead { display: none; } table, caption, tbody, tr, td { display: block; }
  tr { border-bottom: 1px solid #8884; padding: .5rem 0; }
  td { border: 0; padding: 0 0 0 6rem; position: relative; } td:empty { display: none; }
  td::before { content: attr(data-column); position: absolute; left: 0; opacity: .6; }
  ul.about li { padding-left: 6rem; } code { white-space: normal; overflow-wrap: anywhere; }
}
body:has(figure) { max-width: 92rem; }
figure { margin: 0; overflow-x: auto; } figure svg { display: block; width: 100%; min-width: 56rem; height: auto; }
figure a:is(:hover, :focus-visible) rect { fill: #1d2430; fill-opacity: .1; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media print {
  body { max-width: none; margin: 0; font-size: 10pt; } tr, li { break-inside: avoid; } h2 { break-after: avoid; }
  figure { break-after: page; } figure svg { min-width: 0; }
}
"""
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")


def draw(report: Report) -> str:
    """Return a whole page."""
    return page(report.title or "molehunt", fragment(report))


def page(title: str, content: str, *, style: str = "", policy: str = "") -> str:
    """Return a page around its content; ``style`` and ``policy`` add to those that all pages have."""
    allowed = f"default-src 'none'; style-src 'unsafe-inline'{policy}"
    head = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{allowed}">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{_text(title)}</title>\n'
        f"<style>{_STYLE}{style}</style>\n</head>\n"
    )
    return f"{head}<body>\n<main>\n{content}</main>\n</body>\n</html>\n"


def fragment(report: Report, *, folded: bool = False) -> str:
    """Return the content of a page; ``folded`` is for a notebook, where the proof opens when it is wanted."""
    return "\n".join(_Drawing(report, report.proof).parts(folded)) + "\n"


def within(report: Report, proof: Iterable[Citation]) -> str:
    """Return tables and notes alone, for a page on which this proof stands once for several reports."""
    return "\n".join(_Drawing(report, proof, heading="h3").body()) + "\n"


def proof(citations: Iterable[Citation]) -> str:
    """Return the proof as a list, to whose entries numbers in the text link."""
    return "\n".join(["<ol>", *map(_citation, citations), "</ol>"]) + "\n"


class _Drawing:
    """The parts of a page; links go to claims by their ids, so that two answers on one page do not mix them up."""

    def __init__(self, report: Report, proof: Iterable[Citation], heading: str = "h2") -> None:
        self.report, self.heading = report, heading
        self.ids = {one.number: one.id for one in proof}

    def parts(self, folded: bool) -> Iterator[str]:
        report = self.report
        if report.picture:
            # It says its title and what it is of itself.
            yield f'<h1 class="unseen">{_text(report.title)}</h1>\n<figure>{report.picture}</figure>'
        elif report.title:
            yield f'<h1>{_text(report.title)}</h1>\n<p class="lead">{"<br>".join(map(_text, report.lead))}</p>'
        yield from self.body()
        if report.proof:
            yield "<details>\n<summary>Proof</summary>" if folded else "<h2>Proof</h2>"
            yield proof(report.proof).rstrip("\n")
            if folded:
                yield "</details>"

    def body(self) -> Iterator[str]:
        for about in self.report.about:
            yield from self._notes(about)
        for section in self.report.sections:
            yield from self._table(section)
        for notes in self.report.notes:
            yield from self._notes(notes)

    def _notes(self, notes: Notes) -> Iterator[str]:
        kind = "about" if any(len(line.mark) > 1 for line in notes.lines) else "notes"
        yield f'<{self.heading}>{_text(notes.heading)}</{self.heading}>\n<ul class="{kind}">'
        for line in notes.lines:
            mark = f"<b>{_text(line.mark)}</b> " if line.mark else ""
            cites = f" {self._cites(line.cites)}" if line.cites else ""
            yield f"<li>{mark}{line.drawn(_text, self._cites)}{cites}</li>"
        yield "</ul>"

    def _table(self, section: Section) -> Iterator[str]:
        caption = f"<caption>{_text(section.title)}</caption>" if section.title else ""
        headers = [*section.columns, *(["proof"] if section.cites else [])]
        head = "".join(f"<th>{_text(header)}</th>" for header in headers)
        yield f"<table>{caption}\n<thead><tr>{head}</tr></thead>\n<tbody>"
        for number, row in enumerate(section.rows):
            cells = "".join(_cell(column, text) for column, text in zip(section.columns, row, strict=True))
            cites = self._cites(section.cites[number]) if section.cites else ""
            proof = f'<td data-column="proof">{cites}</td>' if section.cites else ""
            yield f"<tr>{cells}{proof}</tr>"
        yield "</tbody>\n</table>"

    def _cites(self, numbers: Sequence[int]) -> str:
        return ", ".join(map(self._link, numbers))

    def _link(self, number: int) -> str:
        return f'<a href="#{quote(anchor(self.ids[number]))}">{number}</a>' if number in self.ids else str(number)


def _citation(one: Citation) -> str:
    quotation = f"<q>{_text(one.quotation)}</q>" if one.quotation else ""
    where = f'<span class="where">[{_text(one.where)}; <code>{_text(one.id)}</code>]</span>'
    return f'<li id="{_text(anchor(one.id))}" value="{one.number}">{_text(one.statement)} {where}{quotation}</li>'


def _cell(column: str, text: str) -> str:
    word = text.partition(",")[0] if column == "status" else ""
    kind = f' class="{_text(word)}"' if word.isalpha() else ""
    return f'<td{kind} data-column="{_text(column)}">{_DAY.sub(_day, _text(text))}</td>'


def _day(found: re.Match[str]) -> str:
    return f'<span class="day">{found[0]}</span>'


def _text(text: str) -> str:
    return escape(safe(text))


FORMAT = Format("One page that needs nothing but itself, for reading and printing.", draw)
