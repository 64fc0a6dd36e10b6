"""A document as one page, for reading and printing: contents, chapters, pictures in it, and the proof at the end."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from html import escape

from molehunt.views.document import Chapter, Document, Plate
from molehunt.views.formats.html import page, proof, within
from molehunt.views.safe import safe

_STYLE = """
h2 { font-size: 1.2rem; margin: 2.6rem 0 .4rem; padding-top: .6rem; border-top: 2px solid #8888; }
h3 { font-size: 1rem; margin: 1.4rem 0 .3rem; }
nav ol { columns: 2 22rem; } p { max-width: 46rem; } p.asked { margin: .2rem 0; }
figure { margin: 1.2rem 0; }
figure img { display: block; width: 100%; max-width: 62rem; min-width: 44rem; height: auto; }
figure svg, figure img { background: #fff; }
@media print {
  body:has(figure) { max-width: none; } figure { break-after: auto; break-inside: avoid; overflow: visible; }
  figure svg, figure img { min-width: 0; max-height: 240mm; max-width: 100%; width: auto; margin: 0 auto; }
  section.own-page { break-before: page; } nav { break-after: page; } a { text-decoration: none; }
}
"""
PROOF = "Proof"


def draw(document: Document) -> str:
    """Return a whole page."""
    return page(document.title, body(document), style=_STYLE, policy="; img-src data:")


def body(document: Document) -> str:
    """Return the content of the page."""
    return "\n".join(_parts(document)) + "\n"


def _parts(document: Document) -> Iterator[str]:
    yield f'<h1>{_text(document.title)}</h1>\n<p class="lead">{"<br>".join(map(_text, document.lead))}</p>'
    headings = [*(chapter.heading for chapter in document.chapters), *([PROOF] if document.proof else [])]
    links = (f'<li><a href="#chapter-{at}">{_text(heading)}</a></li>' for at, heading in enumerate(headings, 1))
    yield f'<nav aria-label="Contents"><ol>{"".join(links)}</ol></nav>'
    for at, chapter in enumerate(document.chapters, 1):
        yield f'<section id="chapter-{at}">'
        yield from _chapter(chapter, document)
        yield "</section>"
    if document.proof:
        yield f'<section id="chapter-{len(headings)}" class="own-page"><h2>{PROOF}</h2>'
        yield f"{proof(document.proof)}</section>"


def _chapter(chapter: Chapter, document: Document) -> Iterator[str]:
    yield f"<h2>{_text(chapter.heading)}</h2>"
    for line in chapter.lines:
        yield f'<p class="asked">{_text(line)}</p>'
    yield from map(_plate, chapter.plates)
    if chapter.report:
        yield within(chapter.report, document.proof)


def _plate(plate: Plate) -> str:
    """Return a picture; where it is wider than the window it can be moved by the keyboard, too."""
    told = escape(safe(plate.told), quote=True)
    if plate.svg:
        reach = "" if plate.links else ' tabindex="0"'
        return f'<figure role="group" aria-label="{told}"{reach}>{plate.svg}</figure>'
    data = base64.b64encode(plate.png).decode()
    image = f'<img src="data:image/png;base64,{data}" alt="{told}">'
    return f'<figure role="group" aria-label="{_text(plate.name)}" tabindex="0">{image}</figure>'


def _text(text: str) -> str:
    return escape(safe(text))
