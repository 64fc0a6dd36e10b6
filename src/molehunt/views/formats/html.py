"""HTML: one page that needs nothing but itself, for reading and printing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from molehunt.views.formats import Format
from molehunt.views.report import Notes, Report, Section
from molehunt.views.safe import safe

_STYLE = """
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.3rem; margin-bottom: 0; } h2 { font-size: 1.05rem; margin: 1.6rem 0 .4rem; }
.lead { opacity: .75; margin-top: .2rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 600; padding: .8rem 0 .3rem; }
th, td { text-align: left; vertical-align: top; padding: .25rem .8rem .25rem 0; border-bottom: 1px solid #8884; }
th { font-weight: 600; border-bottom-width: 2px; }
ul, ol { padding-left: 1.4rem; } li { margin: .15rem 0; }
.where { opacity: .75; } q { display: block; font-style: italic; }
a { color: inherit; } :target { background: #fc06; }
.stated { font-weight: 600; } .possible { font-style: italic; } .denied { text-decoration: line-through; }
@media print { body { max-width: none; margin: 0; font-size: 10pt; } tr, li { break-inside: avoid; } }
"""


def draw(report: Report) -> str:
    """Return a whole page."""
    title = _text(report.title or "molehunt")
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    head = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n"
    )
    return f"{head}<body>\n{fragment(report)}</body>\n</html>\n"


def fragment(report: Report) -> str:
    """Return the content of a page, as a notebook shows it."""
    return "\n".join(_parts(report)) + "\n"


def _parts(report: Report) -> Iterator[str]:
    if report.title:
        yield f'<h1>{_text(report.title)}</h1>\n<p class="lead">{"<br>".join(map(_text, report.lead))}</p>'
    for about in report.about:
        yield from _notes(about)
    for section in report.sections:
        yield from _table(section)
    for notes in report.notes:
        yield from _notes(notes)
    if report.proof:
        yield "<h2>Proof</h2>\n<ol>"
        for one in report.proof:
            quotation = f"<q>{_text(one.quotation)}</q>" if one.quotation else ""
            where = f'<span class="where">[{_text(one.where)}; <code>{_text(one.id)}</code>]</span>'
            yield f'<li id="claim-{one.number}" value="{one.number}">{_text(one.statement)} {where}{quotation}</li>'
        yield "</ol>"


def _notes(notes: Notes) -> Iterator[str]:
    yield f"<h2>{_text(notes.heading)}</h2>\n<ul>"
    for line in notes.lines:
        mark = f"<b>{_text(line.mark)}</b> " if line.mark else ""
        yield f"<li>{mark}{_text(line.text)}{_cites(line.cites)}</li>"
    yield "</ul>"


def _table(section: Section) -> Iterator[str]:
    caption = f"<caption>{_text(section.title)}</caption>" if section.title else ""
    headers = [*section.columns, *(["proof"] if section.cites else [])]
    head = "".join(f"<th>{_text(header)}</th>" for header in headers)
    yield f"<table>{caption}\n<thead><tr>{head}</tr></thead>\n<tbody>"
    for number, row in enumerate(section.rows):
        cells = "".join(_cell(column, text) for column, text in zip(section.columns, row, strict=True))
        cites = f"<td>{_cites(section.cites[number])}</td>" if section.cites else ""
        yield f"<tr>{cells}{cites}</tr>"
    yield "</tbody>\n</table>"


def _cell(column: str, text: str) -> str:
    word = text.partition(",")[0] if column == "status" else ""
    return f'<td class="{_text(word)}">{_text(text)}</td>' if word else f"<td>{_text(text)}</td>"


def _cites(numbers: Sequence[int]) -> str:
    return " " + ", ".join(f'<a href="#claim-{number}">{number}</a>' for number in numbers) if numbers else ""


def _text(text: str) -> str:
    return escape(safe(text))


FORMAT = Format("One page that needs nothing but itself, for reading and printing.", draw)
