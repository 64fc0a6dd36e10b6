"""An answer in any format: the tables for reading, with proofs as numbered notes; the others for going on with."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from molehunt.answers.answer import Answer
from molehunt.views.formats import as_csv, as_json, as_markdown
from molehunt.views.safe import safe
from molehunt.views.terminal import emit, shown, stdout_console, table, when

if TYPE_CHECKING:
    from rich.console import Console

Row = Mapping[str, Any]
Column = tuple[str, Callable[[Row], Any]]
# What csv and markdown have as columns where there is no row to tell.
ALWAYS = ("id", "name", "role", "status", "earliest", "latest", "claims")
_STATUS: Column = ("status", lambda row: row["status"] + (f", decided {row['decided']}" if row.get("decided") else ""))


def _said(row: Row) -> str:
    marks = [mark for mark in ("not" if row["polarity"] == "negated" else "", row["mode"]) if mark not in ("", "done")]
    return f"{row['predicate']} ({', '.join(marks)})" if marks else str(row["predicate"])


def _act(row: Row) -> str:
    """A relay against which alone claims speak is one that was not made."""
    return f"{row['role']} (not)" if row["status"] == "denied" else str(row["role"])


# The columns of each question's table, before the numbers of the proofs; the other formats always have all of them.
TABLES: Mapping[str, Sequence[Column]] = {
    "who-saw": (
        ("who", lambda row: row["name"]),
        ("role", lambda row: row["role"]),
        ("with", lambda row: row["with"]),
        _STATUS,
        ("when", when),
    ),
    "relays": (
        ("from", lambda row: row["name"]),
        ("act", _act),
        ("to", lambda row: row["to_name"]),
        ("what", lambda row: row["what"]),
        _STATUS,
        ("when", lambda row: when(row) + (f" ({row['modality']})" if "modality" in row else "")),
    ),
    "show": (
        ("role", lambda row: row["role"]),
        ("predicate", _said),
        ("statement", lambda row: row["statement"]),
        _STATUS,
        ("when", when),
    ),
}


def show_answer(answer: Answer, fmt: str) -> None:
    """Print an answer on stdout in a format of ``formats.FORMATS``."""
    if fmt == "json":
        sys.stdout.write(as_json(answer.to_dict()))
    elif fmt in ("csv", "markdown"):
        columns = list(answer.rows[0]) if answer.rows else ALWAYS
        sys.stdout.write((as_csv if fmt == "csv" else as_markdown)(columns, answer.rows))
    else:
        Page(answer).show(stdout_console())


class Page:
    """An answer laid out for a terminal."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        cited = [id_ for part in (answer.rows, answer.open) for row in part for id_ in row["claims"]]
        self.numbers = {id_: number for number, id_ in enumerate(dict.fromkeys(cited), 1)}

    def show(self, console: Console) -> None:
        """Print the tables, then what is open, what hinges, and the proofs."""
        columns = (*TABLES[self.answer.question], *self._why(), ("proof", lambda row: self._notes(row["claims"])))
        for title, rows in _sections(self.answer):
            emit(console, table(*shown(columns, rows), console=console, title=title))
        for heading, lines in (("Open", self._open()), ("Hinges", self._hinges()), ("Proof", self._proof())):
            section(console, heading, list(lines))

    def _why(self) -> Sequence[Column]:
        """The reasons for what claims do for a hypothesis, where the answer is about one."""
        return (("why", lambda row: row.get("why")),) if any("why" in row for row in self.answer.rows) else ()

    def _notes(self, ids: Sequence[str]) -> str:
        return ", ".join(str(number) for number in sorted(self.numbers[id_] for id_ in ids))

    def _open(self) -> Iterator[tuple[str, str]]:
        for item in self.answer.open:
            named = {row["id"]: row["name"] for row in self.answer.rows}
            candidates = ", ".join(named.get(id_, id_) for id_ in item.get("candidates", ()))
            names = f": {candidates}?" if candidates else ""
            yield "?", f"{item['what']}{names}" + (f"  [{self._notes(item['claims'])}]" if item["claims"] else "")

    def _hinges(self) -> Iterator[tuple[str, str]]:
        """A row that rests on one claim hangs on it, as its own line shows; only the others need saying."""
        several = {id_ for row in self.answer.rows if len(row["claims"]) > 1 for id_ in row["claims"]}
        for hinge in self.answer.hinges:
            if hinge["claim"] in several and not hinge["change"].endswith("is not in the answer"):
                yield self._notes([hinge["claim"]]), hinge["change"]

    def _proof(self) -> Iterator[tuple[str, str]]:
        """Every claim; one whose passage repeats another's says whose words it has: they have one witness."""
        stands: dict[str, list[str]] = {}
        for id_, number in self.numbers.items():
            stands.setdefault(self.answer.claims[id_]["passage"]["id"], []).append(str(number))
        for id_, number in self.numbers.items():
            claim = self.answer.claims[id_]
            passage = claim["passage"]
            where = f"{' > '.join(claim['asserted_by'])}; paragraph {passage['paragraph']}; {claim['grade']}"
            first = ", ".join(stands.get(passage["repeats"], ()))
            again = f"; in the words of {first}" if first else ""
            yield str(number), f"{id_}: {claim['statement']} [{where}{again}]"


def _sections(answer: Answer) -> list[tuple[str | None, list[Row]]]:
    """Split who-saw by document and by who was only asked; other questions have one table."""
    if answer.question != "who-saw":
        return [(None, list(answer.rows))] if answer.rows else []
    sections: dict[tuple[str, str], list[Row]] = {}
    for row in answer.rows:
        sections.setdefault((row["group"], row["document_name"]), []).append(row)
    ordered = sorted(sections.items(), key=lambda item: item[0][0] == "asked")
    return [
        (f"{document}{': only asked to handle it' if group == 'asked' else ''}", rows)
        for (group, document), rows in ordered
    ]


def section(console: Console, heading: str, lines: Sequence[tuple[str, str]]) -> None:
    """Print notes with their marks in a margin."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    if not lines:
        return
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(overflow="fold")
    for mark, line in lines:
        grid.add_row(Text(mark, style="dim"), Text(safe(line)))
    emit(console, Group(Text(safe(heading), style="bold"), grid))
