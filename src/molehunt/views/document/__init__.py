"""A document: chapters of answers and pictures, with one proof for all of them, as a page or as Markdown.

What is in it is put together above, in ``reports``; here it is only drawn. To add a format: a module here with a
function from a :class:`Document` to text, and the ending of its files in ``Document.save``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from molehunt.model.errors import MolehuntError
from molehunt.views.report import Citation, Report

ENDINGS = (".html", ".md")
"""Of the files that a document can be written to."""


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture of a chapter, as SVG or as PNG; ``told`` says in words what it shows, ``name`` is that of its file.

    ``links`` says whether parts of an SVG are links to the proof.
    """

    name: str
    told: str
    svg: str = ""
    png: bytes = b""
    links: bool = False

    def content(self) -> str | bytes:
        """Return it as a file."""
        return self.png or self.svg

    @property
    def file(self) -> str:
        """The name of its file, where it has one of its own."""
        return f"{self.name}.{'png' if self.png else 'svg'}"


@dataclass(frozen=True, slots=True)
class Chapter:
    """Under a heading: lines of text, a report without its proof, and pictures."""

    heading: str
    lines: tuple[str, ...] = ()
    report: Report | None = None
    plates: tuple[Plate, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Document:
    """Chapters, and the proof of every claim that they number; ``lead`` says of what and under which lens it is.

    ``notes`` are what whoever makes it should know, such as what was left out.
    """

    title: str
    lead: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    proof: tuple[Citation, ...]
    notes: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<Document {self.title!r}: {len(self.chapters)} chapters, {len(self.proof)} claims>"

    def html(self) -> str:
        """Return it as one page that needs nothing but itself."""
        from molehunt.views.document.html import draw

        return draw(self)

    def markdown(self, folder: str = "pictures") -> str:
        """Return it as Markdown, with the proof in footnotes, which looks for its pictures in a folder beside it."""
        from molehunt.views.document.markdown import draw

        return draw(self, folder)

    def save(self, file: str | Path) -> Path:
        """Write it as the ending of a name says: .html, or .md with its pictures in a folder beside it.

        Each file is written whole or not at all, the text last. Raises MolehuntError for another ending, or if one
        cannot be written.
        """
        from molehunt.views.saving import save

        path = refuse_other_ending(Path(file))
        if path.suffix.lower() == ".html":
            return save(path, {".html": self.html})
        folder = path.with_name(f"{path.stem}-pictures")
        plates = [plate for chapter in self.chapters for plate in chapter.plates]
        try:
            if plates:
                folder.mkdir(exist_ok=True)
        except OSError as error:
            raise MolehuntError(f"{folder} cannot be made: {error.strerror or error}") from None
        for plate in plates:
            save(folder / plate.file, {Path(plate.file).suffix: plate.content})
        return save(path, {".md": lambda: self.markdown(folder.name)})

    def _repr_html_(self) -> str:
        from molehunt.views.document.html import body

        return body(self)


def refuse_other_ending(path: Path) -> Path:
    """Return the path of a document; raises MolehuntError if its name has no ending that says a format."""
    if path.suffix.lower() not in ENDINGS:
        raise MolehuntError(f"{path}: its name must end in one of {', '.join(ENDINGS)}, which says the format")
    return path
