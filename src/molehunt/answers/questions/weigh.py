"""Rival hypotheses against the claims: which claims tell them apart, and what each has to explain away.

This is the table of an analysis of competing hypotheses (Heuer 1999). That the method improves judgement is weakly
supported (docs/weigh.md): so nothing is counted up here, and no hypothesis comes out first. How a claim bears on a
hypothesis is a judgement in the tables of the case, with its reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Annotated, Any, Literal, TypedDict

from molehunt.answers.answer import Answer
from molehunt.answers.columns import ClaimIds
from molehunt.answers.question import Block, Enquiry, Finding, Findings, Parameter, Question, Told
from molehunt.graph.evidence import Evidence
from molehunt.model.errors import UnknownNameError
from molehunt.model.nearest import did_you_mean
from molehunt.model.status import sentence_status

BEARINGS = {"consistent": "with it", "neutral": "neither", "inconsistent": "against"}
"""How a claim bears on a hypothesis, from what goes best with it; in the words of the table."""
MOST = 30
"""Hypotheses on one question that the table has columns for."""


class Row(TypedDict):
    """The columns of the answer."""

    role: Annotated[Literal["hypothesis", "claim"], "hypothesis, or claim: which of the two the row is on."]
    explains: Annotated[str, "The question that the rivals answer."]
    number: Annotated[str, "Of a hypothesis: H1, H2 ... among its rivals."]
    bearings: Annotated[list[str], "Of a claim: H1: consistent, neutral or inconsistent; no entry where nobody judged."]
    tells_apart: Annotated[str, "Of a claim: what it goes better with / worse with, as H1 / H2, H3; empty for alike."]
    carried_by: Annotated[list[str], "Of a hypothesis: from whom the claims come in the end that go with it, not all."]
    against: Annotated[ClaimIds, "Of a hypothesis: the claims that it must explain away."]
    claim: Annotated[ClaimIds, "Of a claim: the claim itself."]


@dataclass(frozen=True, slots=True)
class _Rivals:
    """Hypotheses on one question by number, the claims on them, and how each claim bears on those it was judged on."""

    question: str
    numbered: Mapping[str, Mapping[str, Any]]
    claims: Mapping[str, Evidence]
    bearings: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, question: str, records: Sequence[Mapping[str, Any]], kept: Mapping[str, Evidence]) -> _Rivals:
        numbered = {f"H{number}": record for number, record in enumerate(records, 1)}
        bearings: dict[str, dict[str, str]] = {}
        for number, record in numbered.items():
            for member in record["claims"]:
                if member["id"] in kept:
                    bearings.setdefault(member["id"], {})[number] = member["bearing"]
        return cls(question, numbered, {id_: kept[id_] for id_ in sorted(bearings)}, bearings)


def answer(enquiry: Enquiry) -> Findings:
    """Return every hypothesis and every claim on it; of one question, if one is given."""
    records = enquiry.rows("ask/hypotheses")
    wanted = enquiry.text("hypotheses")
    rivals = _meant(wanted, records) if wanted and records else {record["question"] for record in records}
    ids = sorted({member["id"] for record in records if record["question"] in rivals for member in record["claims"]})
    kept = {claim.id: claim for claim in enquiry.claims_of(ids)}
    rows, key = [], []
    for question in sorted(rivals):
        among = sorted((one for one in records if one["question"] == question), key=lambda one: str(one["id"]))
        one = _Rivals.of(question, among, kept)
        rows += [*_hypotheses(one), *_claims(one)]
        where = f" ({question})" if len(rivals) > 1 else ""
        key += [f"{number}{where}: {record['statement']}" for number, record in one.numbered.items()]
    notes = (_METHOD, *key) if rows else ()
    return Findings(rows, hint="the case has no hypotheses (hypotheses.csv)", notes=notes)


_METHOD = (
    "for thinking, no verdict: how a claim bears is a judgement of whoever made the case, an empty cell is one that "
    "nobody made, and to add cells up says nothing (docs/weigh.md)"
)


def _meant(text: str, records: Sequence[Mapping[str, Any]]) -> set[str]:
    """Return the question that a text is, or of which it is a hypothesis, by id or words."""
    said = text.casefold().strip()
    names = [(record["question"], str(record[name])) for record in records for name in ("id", "question", "statement")]
    for fits in (lambda name: name.casefold() == said, lambda name: said in name.casefold()):
        found = {question for question, name in names if fits(name)}
        if len(found) == 1:
            return found
    questions = sorted({question for question, _ in names})
    what = "fits several questions" if found else "is no hypothesis, and no question that hypotheses answer"
    raise UnknownNameError(f"{text!r} {what}; {did_you_mean(text, questions)}")


def _hypotheses(rivals: _Rivals) -> Iterator[Finding]:
    for number, record in rivals.numbered.items():
        members = [member for member in record["claims"] if member["id"] in rivals.claims]
        against = sorted(member["id"] for member in members if member["bearing"] == "inconsistent")
        columns = {
            "id": record["id"],
            "name": record["statement"],
            "role": "hypothesis",
            "explains": rivals.question,
            "number": number,
            "bearings": [],
            "tells_apart": "",
            "carried_by": _carriers(number, rivals),
            "against": against,
            "claim": [],
        }
        claims = [rivals.claims[id_] for id_ in sorted(member["id"] for member in members)]
        yield Finding(columns, claims, record["statement"], status="possible", of_record=True)


def _carriers(number: str, rivals: _Rivals) -> list[str]:
    """Return from whom the claims come that go with a hypothesis and not with all its rivals, the one of most first."""
    behind: Counter[str] = Counter()
    for id_, claim in rivals.claims.items():
        bearings = rivals.bearings[id_]
        goes_with = {one for one, bearing in bearings.items() if bearing == "consistent"}
        if number in goes_with and goes_with != rivals.numbered.keys():
            behind[_root(claim)] += 1
    return [name for name, _ in sorted(behind.items(), key=lambda one: (-one[1], one[0]))]


def _root(claim: Evidence) -> str:
    """Return from whom a claim comes in the end; a title can be a name, and so the id stands with it."""
    id_, name = claim.asserted_by[-1] if claim.asserted_by else (claim.passage["source"], claim.passage["title"])
    return f"{name} ({id_})"


def _claims(rivals: _Rivals) -> Iterator[Finding]:
    """Yield the claims, first those that tell most of the rivals apart."""
    found = []
    for id_, claim in rivals.claims.items():
        bearings = rivals.bearings[id_]
        columns = {
            "id": id_,
            "name": claim.statement,
            "role": "claim",
            "explains": rivals.question,
            "number": "",
            "bearings": [f"{number}: {bearing}" for number, bearing in bearings.items()],
            "tells_apart": _apart(bearings),
            "carried_by": [],
            "against": [],
            "claim": [id_],
        }
        status = sentence_status(claim.support())
        found.append((_pairs(bearings), Finding(columns, [claim], claim.statement, status=status)))
    yield from (finding for _, finding in sorted(found, key=lambda one: (-one[0], one[1].columns["id"])))


def _pairs(bearings: Mapping[str, str]) -> int:
    """Return how many pairs of rivals a claim tells apart: those on which it bears differently."""
    of_each = Counter(bearings.values())
    return (len(bearings) ** 2 - sum(count**2 for count in of_each.values())) // 2


def _apart(bearings: Mapping[str, str]) -> str:
    by_bearing = sorted(bearings.items(), key=lambda one: tuple(BEARINGS).index(one[1]))
    groups = [", ".join(number for number, _ in group) for _, group in groupby(by_bearing, key=lambda one: one[1])]
    return " / ".join(groups) if len(groups) > 1 else ""


def _cell(number: str, row: Mapping[str, Any]) -> str:
    bearings = dict(one.split(": ") for one in row["bearings"])
    return BEARINGS[bearings[number]] if number in bearings else ""


def _section(row: Mapping[str, Any]) -> str | None:
    return row["explains"] if row["role"] == "claim" else None


def _blocks(answer: Answer) -> Iterator[Block]:
    for row in answer.rows:
        if row["role"] == "hypothesis":
            against = enumerate(row["against"])
            lines = [Told("" if n else "explain away", answer.claims[id_]["statement"], (id_,)) for n, id_ in against]
            carried = ", ".join(row["carried_by"]) or "no claim that does not go with all of them"
            lines.append(Told("carried by", carried))
            yield Block(f"{row['number']}: {row['name']} [{row['id']}]", lines)


QUESTION = Question(
    name="weigh",
    chapter="What the sources bear out",
    summary="Rival hypotheses against the claims: what tells them apart, and what each must explain away.",
    explanation="""Each claim against each of the rival HYPOTHESES, as a table for thinking, and no verdict.

    HYPOTHESES is the question that they answer, or one of them, in words or by id; without it, all. Claims that bear
    differently on the rivals come first: what goes with all of them tells nothing. Below stand the claims that each
    hypothesis must explain away, and from whom those come that carry it. That this kind of table improves judgement is
    weakly supported: see docs/weigh.md.""",
    example='weigh "How did Sedov die?"',
    parameters=(Parameter("hypotheses", "The question that the hypotheses answer, or one of them.", takes="text"),),
    row=Row,
    table=(
        ("claim", "name"),
        *((f"H{number}", partial(_cell, f"H{number}")) for number in range(1, MOST + 1)),
        ("tells apart", "tells_apart"),
        ("status", "status"),
    ),
    blocks=_blocks,
    section=_section,
    answer=answer,
    of_records=True,
    brief=True,
    key=("role", "explains", "id"),
)
