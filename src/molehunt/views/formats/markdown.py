"""Markdown: tables with the proof in footnotes, to be pasted into a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from molehunt.views.formats import Format
from molehunt.views.report import Citation, Notes, Report, Section
from molehunt.views.safe import safe

_MARKUP = re.compile(r"[\\|`*_\[^~]")
# What makes a list, a heading or a quotation of the text of a line.
_STARTS = re.compile(r"^(\d*)([-+#>]|(?<=\d)[.)])(?!\d)")


def draw(report: Report) -> str:
    """Return a report with its title, tables, notes and footnotes."""
    return "\n".join(_lines(report)).rstrip("\n") + "\n" if report.sections or report.notes or report.title else ""


def _lines(report: Report) -> Iterator[str]:
    if report.title:
        yield from (f"**{escaped(report.title)}**  ", escaped("; ".join(report.lead)), "")
    yield from within(report)
    yield from proof(report.proof)


def within(report: Report) -> Iterator[str]:
    """Yield the lines of tables and notes alone, for a text in which the proof stands once for several reports."""
    for about in report.about:
        yield from _notes(about)
    for section in report.sections:
        yield from _table(section)
        yield ""
    for notes in report.notes:
        yield from _notes(notes)


def proof(citations: Iterable[Citation]) -> Iterator[str]:
    """Yield the footnotes."""
    for one in citations:
        quotation = f" “{escaped(one.quotation)}”" if one.quotation else ""
        yield f"[^{one.number}]: {escaped(one.statement)} ({escaped(one.where)}; {escaped(one.id)}){quotation}"


def _notes(notes: Notes) -> Iterator[str]:
    yield from (f"**{escaped(notes.heading)}**", "")
    for line in notes.lines:
        mark = f"{escaped(line.mark)}: " if line.mark.isidentifier() or " " in line.mark else ""
        yield f"- {mark}{_STARTS.sub(_literal, line.drawn(_within, _cites))}{_cites(line.cites)}"
    yield ""


def _table(section: Section) -> Iterator[str]:
    if section.title:
        yield from (f"*{escaped(section.title)}*", "")
    cited = bool(section.cites)
    yield _line([*map(escaped, section.columns), *(["proof"] if cited else [])])
    yield _line(["---"] * (len(section.columns) + cited))
    for number, row in enumerate(section.rows):
        yield _line([*map(escaped, row), *([_cites(section.cites[number])] if cited else [])])


def _within(text: str) -> str:
    """Return a part of a line, with the blanks that part it from its neighbours."""
    return f"{' ' * text.startswith(' ')}{escaped(text)}{' ' * text.endswith(' ')}"


def _literal(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}"


def _cites(numbers: Sequence[int]) -> str:
    return "".join(f"[^{number}]" for number in numbers)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def escaped(text: str) -> str:
    """Return text in which nothing is markup, in one line.

    >>> escaped("a|b *c*")
    'a\\\\|b \\\\*c\\\\*'
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    return safe(" ".join(_MARKUP.sub(r"\\\g<0>", text).split()))


FORMAT = Format("Tables with the proof in footnotes, for a text.", draw)
