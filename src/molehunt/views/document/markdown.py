"""A document as Markdown: a heading for each chapter, pictures as files beside it, and the proof in footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from molehunt.views.document import Chapter, Document
from molehunt.views.formats.markdown import escaped, proof, within


def draw(document: Document, folder: str) -> str:
    """Return the text; its pictures are looked for in a folder."""
    return "\n".join(_lines(document, folder)).rstrip("\n") + "\n"


def _lines(document: Document, folder: str) -> Iterator[str]:
    yield from (f"# {escaped(document.title)}", "", *(f"- {escaped(line)}" for line in document.lead), "")
    for chapter in document.chapters:
        yield from _chapter(chapter, folder)
    yield from proof(document.proof)


def _chapter(chapter: Chapter, folder: str) -> Iterator[str]:
    yield from (f"## {escaped(chapter.heading)}", "")
    for line in chapter.lines:
        yield from (escaped(line), "")
    for plate in chapter.plates:
        yield from (f"![{escaped(plate.told)}]({quote(folder)}/{quote(plate.file)})", "")
    if chapter.report:
        yield from within(chapter.report)
        yield ""
