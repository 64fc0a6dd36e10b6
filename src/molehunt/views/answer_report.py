"""From an answer to its report.

To show more of every answer: a function that returns :class:`Notes`, called in ``report``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Any

from molehunt.answers.answer import Answer
from molehunt.answers.columns import SharedRow, called_columns, claim_columns, columns
from molehunt.answers.question import Block, Cell, Question
from molehunt.answers.questions import find_question
from molehunt.model.counted import counted
from molehunt.views.cells import cell
from molehunt.views.report import Citation, Line, Notes, Numbers, Report, Row, Section

_NOT_SHOWN = ("id", "name", "label", "also")
_SHARED = {column.name for column in columns(SharedRow)}


def report(answer: Answer, numbered: Mapping[str, int] | None = None) -> Report:
    """Return the report of an answer; claims that have a number on the same page already, ``numbered``, keep it."""
    question = find_question(answer.question)
    blocks = tuple(question.blocks(answer)) if question.blocks else ()
    numbers = _numbers(question, answer, blocks, numbered or {})
    told = {block.disagreement for block in blocks}
    at_issue = tuple(_counted(answer) if question.brief else _at_issue(answer, numbers, told))
    notes = (
        *(_block(block, numbers) for block in blocks),
        Notes("Open", tuple(open_lines(answer, numbers))),
        Notes("At issue", at_issue),
        Notes("Hinges", tuple(_hinges(answer, numbers))),
    )
    return Report(
        title=_title(question, answer),
        lead=(*([f"case {answer.case}"] if answer.case else []), *answer.notes),
        about=tuple(_subject(answer)),
        sections=tuple(_sections(question, answer, numbers)),
        notes=tuple(note for note in notes if note.lines),
        proof=tuple(citations(answer.claims, numbers)),
        columns=tuple(answer.rows[0]) if answer.rows else tuple(column.name for column in columns(question.row)),
        rows=answer.rows,
        data=answer.to_dict,
        claims=answer.claims,
    )


def _numbers(
    question: Question, answer: Answer, blocks: Iterable[Block], numbered: Mapping[str, int]
) -> dict[str, int]:
    """Number the claims in the order in which a reader meets them, as whatever draws footnotes does."""
    rest: Iterable[str] = () if question.brief else answer.claims
    tabled = [id_ for rows in _titled(question, answer).values() for row in rows for id_ in _claims(question, row)]
    met = tabled if question.table else []
    met += [id_ for block in blocks for line in block.lines for id_ in line.claims]
    met += [*tabled, *(id_ for row in answer.rows for id_ in _claims(question, row))]
    met += [id_ for item in answer.open for id_ in item["claims"]]
    if not question.brief:
        met += [id_ for item in answer.at_issue for side in item["sides"] for id_ in side]
    met += [id_ for hinge in answer.hinges for id_ in hinge["claims"]]
    cited = dict.fromkeys((*met, *rest))
    fresh = (id_ for id_ in cited if id_ not in numbered)
    numbers = dict(numbered) | {id_: number for number, id_ in enumerate(fresh, len(numbered) + 1)}
    return {id_: numbers[id_] for id_ in cited}


def _title(question: Question, answer: Answer) -> str:
    """Return the question with all that it was asked about, an option by its word: "relays: from Sedov (sedov)"."""
    names: dict[str, str] = {str(answer.subject.get("id")): str(answer.subject.get("name")), **answer.names}
    asked = []
    for parameter in question.parameters:
        id_ = answer.asked.get(parameter.name)
        if parameter.takes == "lens":
            continue  # what the lens is stands in the notes
        if parameter.takes == "flag":
            asked += [parameter.option.lstrip("-")] if id_ else []
        elif parameter.takes not in ("name", "id"):
            asked += [f"{parameter.name} {id_}"] if id_ not in (None, parameter.default) else []
        elif id_:
            asked.append(f"{parameter.option.lstrip('-')} {names.get(id_, id_)} ({id_})".lstrip())
    return f"{answer.question}: {', '.join(asked)}" if asked else answer.question


def _subject(answer: Answer) -> Iterator[Notes]:
    """Yield what the question tells of the thing asked about."""
    told = answer.subject
    for subject in (told, *told.get("also", ())):
        lines = [line for name, value in subject.items() if name not in _NOT_SHOWN for line in _told(name, value)]
        if lines:
            yield Notes(f"{subject['name']} ({subject['label']})", tuple(lines))


def _told(name: str, value: Any) -> Iterator[Line]:
    values = value if isinstance(value, (list, tuple)) else [value]
    for number, one in enumerate(one for one in values if one not in (None, "")):
        yield Line("" if number else name.replace("_", " "), (cell(one),))


def _titled(question: Question, answer: Answer) -> dict[str, list[Row]]:
    """Return the rows by the heading under which they stand in a table."""
    titled: dict[str, list[Row]] = {}
    for row in answer.rows:
        title = question.section(row) if question.section else ""
        if title is not None:
            titled.setdefault(title, []).append(row)
    return titled


def _claims(question: Question, row: Row) -> list[str]:
    cited = (name for name in claim_columns(question.row) if not question.brief or name not in _SHARED)
    return [id_ for name in cited for id_ in row[name]]


def _sections(question: Question, answer: Answer, numbers: Mapping[str, int]) -> Iterator[Section]:
    if question.blocks and not question.table:
        return
    weighed = () if question.of_records else (("status", _status), ("when", _when))
    shown: tuple[tuple[str, Cell], ...] = (*question.table, *weighed)
    called = called_columns(question.row)
    for title, rows in _titled(question, answer).items():
        full = [[_content(content, row, called, answer.names) for _, content in shown] for row in rows]
        filled = [place for place in range(len(shown)) if any(cells[place] for cells in full)]
        headers = tuple(shown[place][0] for place in filled)
        texts = tuple(tuple(cells[place] for place in filled) for cells in full)
        cites = tuple(_cited(_claims(question, row), numbers) for row in rows)
        yield Section(title, headers, texts, cites if any(cites) else ())


def _content(content: Cell, row: Row, called: Container[str], names: Mapping[str, str]) -> str:
    """Return the text of a cell; ``called`` are the columns of ids in place of which it shows names."""
    if not isinstance(content, str):
        return cell(content(row))
    return cell([names.get(id_, id_) for id_ in row[content]] if content in called else row.get(content))


def _status(row: Row) -> str:
    return str(row["status"]) + (f", decided {row['decided']}" if row.get("decided") else "")


def _when(row: Row) -> str:
    return f"{row['when']} ({row['modality']})".lstrip() if row.get("modality") else str(row["when"])


def _cited(ids: Iterable[str], numbers: Mapping[str, int]) -> Numbers:
    return tuple(sorted({numbers[id_] for id_ in ids}))


def open_lines(answer: Answer, numbers: Mapping[str, int]) -> Iterator[Line]:
    """Yield a line for each thing that an answer leaves open, with the candidates."""
    for item in answer.open:
        candidates = ", ".join(answer.names.get(id_, id_) for id_ in item["candidates"])
        yield Line("?", (item["what"] + (f": {candidates}?" if candidates else ""),), _cited(item["claims"], numbers))


def _block(block: Block, numbers: Mapping[str, int]) -> Notes:
    lines = (Line(line.mark, (line.words,), _cited(line.claims, numbers)) for line in block.lines)
    return Notes(block.heading, tuple(lines))


def _at_issue(answer: Answer, numbers: Mapping[str, int], told: Container[str]) -> Iterator[Line]:
    for item in answer.at_issue:
        if item["disagreement"] in told:
            continue
        first, *others = (_cited(side, numbers) for side in item["sides"])
        parts: list[str | Numbers] = [f"{item['question']} ({item['kind']}): ", first]
        for side in others:
            parts += [" against ", side]
        for one in item["decided"]:
            parts += ["; decided for ", _cited(one["for"], numbers), f" by {one['by']}: {one['reason']}"]
        yield Line("!", (*parts, f" [{item['disagreement']}]"))


def _counted(answer: Answer) -> Iterator[Line]:
    if kinds := Counter(item["kind"] for item in answer.at_issue):
        count = counted(len(answer.at_issue), "disagreement")
        split = ", ".join(f"{number} of kind {kind}" for kind, number in kinds.most_common())
        yield Line("!", (f"these rows touch {count}: {split}; see molehunt disputes, or --format json",))


def _hinges(answer: Answer, numbers: Mapping[str, int]) -> Iterator[Line]:
    """Yield a line for each claim, or set of alternatives, with every row that would be gone or read otherwise."""
    grouped: dict[tuple[str, ...], list[Row]] = {}
    for hinge in answer.hinges:
        grouped.setdefault(tuple(hinge["claims"]), []).append(hinge)
    cited = [(_cited(claims, numbers), hinges) for claims, hinges in grouped.items()]
    for behind, hinges in sorted(cited, key=itemgetter(0)):
        gone = [hinge["row"].rstrip(",") for hinge in hinges if hinge["without"] == "gone"]
        changed = [hinge["change"].partition(": ")[2] for hinge in hinges if hinge["without"] != "gone"]
        parts = ([f"gone: {'; '.join(gone)}"] if gone else []) + changed
        alternatives = any(hinge["alternatives"] for hinge in hinges)
        it = "it" if len(behind) == 1 else "these alternatives" if alternatives else "them together"
        yield Line("-", (behind, f": without {it}, {'; '.join(parts)}"))


def citations(claims: Mapping[str, Row], numbers: Mapping[str, int]) -> Iterator[Citation]:
    """Yield every claim with a number; one whose passage repeats another's says whose words it has: one witness."""
    stands: dict[str, list[str]] = {}
    for id_, number in numbers.items():
        stands.setdefault(claims[id_]["passage"]["id"], []).append(str(number))
    for id_, number in numbers.items():
        claim = claims[id_]
        passage = claim["passage"]
        where = f"{' > '.join(claim['asserted_by'])}; paragraph {passage['paragraph']}; {claim['grade']}"
        first = ", ".join(stands.get(passage["repeats"], ()))
        again = f"; in the words of {first}" if first else ""
        yield Citation(number, id_, claim["statement"], f"{where}{again}", claim.get("quotation"))
