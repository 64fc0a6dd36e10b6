"""An answer in any format: the table for reading, the others for going on with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from molehunt.answers.answer import Answer
from molehunt.views.formats import as_csv, as_json, as_markdown
from molehunt.views.terminal import Column, shown, stdout_console, table, when

_CLAIMS: Column = ("claims", lambda row: row["claims"])
_STATUS: Column = ("status", lambda row: row["status"])
# The columns of each question's table; csv, json and markdown always have all of them.
TABLES: Mapping[str, Sequence[Column]] = {
    "who-saw": (
        ("who", lambda row: row["name"]),
        ("role", lambda row: row["role"]),
        ("with", lambda row: row["with"]),
        _STATUS,
        ("when", when),
        _CLAIMS,
    ),
    "relays": (
        ("from", lambda row: row["name"]),
        ("act", lambda row: row["role"]),
        ("to", lambda row: row["to_name"]),
        ("what", lambda row: row["what"]),
        ("channel", lambda row: row["channel"]),
        _STATUS,
        ("when", lambda row: when(row) + (f" ({row['modality']})" if "modality" in row else "")),
        _CLAIMS,
    ),
    "show": (
        ("role", lambda row: row["role"]),
        ("predicate", lambda row: row["predicate"] + (" (not)" if row["polarity"] == "negated" else "")),
        ("statement", lambda row: row["statement"]),
        ("by", lambda row: " > ".join(row["asserted_by"])),
        ("para", lambda row: row["paragraph"]),
        _STATUS,
        ("when", when),
        _CLAIMS,
    ),
}


def show_answer(answer: Answer, fmt: str) -> None:
    """Print an answer on stdout in a format of ``formats.FORMATS``."""
    import sys

    if fmt == "json":
        sys.stdout.write(as_json(answer.to_dict()))
    elif fmt in ("csv", "markdown"):
        columns = list(answer.rows[0]) if answer.rows else ["id", "name", "role", "status", "earliest", "latest", "claims"]
        sys.stdout.write((as_csv if fmt == "csv" else as_markdown)(columns, answer.rows))
    else:
        _show_tables(answer)


def _show_tables(answer: Answer) -> None:
    from rich.text import Text

    console = stdout_console()
    for title, rows in _sections(answer):
        console.print(table(*shown(TABLES[answer.question], rows), title=title))
        console.print()
    for heading, lines in (("Open", _open(answer)), ("Hinges", _hinges(answer)), ("Proof", _proof(answer))):
        if lines:
            console.print(Text(heading, style="bold"))
            for line in lines:
                console.print(Text(line), soft_wrap=False)
            console.print()


def _sections(answer: Answer) -> list[tuple[str | None, list[Mapping[str, Any]]]]:
    """Split who-saw by document and by who was only asked; other questions have one table."""
    if answer.question != "who-saw":
        return [(None, list(answer.rows))] if answer.rows else []
    sections: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for row in answer.rows:
        sections.setdefault((row["group"], row["document_name"]), []).append(row)
    ordered = sorted(sections.items(), key=lambda item: item[0][0] == "asked")
    return [(f"{document}{': only asked to handle it' if group == 'asked' else ''}", rows) for (group, document), rows in ordered]


def _open(answer: Answer) -> list[str]:
    from molehunt.views.safe import safe

    return [
        safe(f"  {item['what']}" + (f": {', '.join(item['candidates'])}?" if item.get("candidates") else "")
             + (f"  [{', '.join(item['claims'])}]" if item["claims"] else ""))
        for item in answer.open
    ]  # fmt: skip


def _hinges(answer: Answer) -> list[str]:
    from molehunt.views.safe import safe

    return [safe(f"  {hinge['claim']}: {hinge['change']}") for hinge in answer.hinges]


def _proof(answer: Answer) -> list[str]:
    from molehunt.views.safe import safe

    lines = []
    for id_, claim in answer.claims.items():
        chain = " > ".join(claim["asserted_by"])
        lines.append(safe(f"  {id_}: {claim['statement']} [{chain}; par. {claim['passage']['paragraph']}; {claim['grade']}]"))
    return lines
