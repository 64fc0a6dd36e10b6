"""From what a question found to its answer: statuses, days, identifications, disagreements, hinges and proof.

Every question comes through here, so that all of them mean the same by these words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from molehunt.answers.answer import Answer
from molehunt.answers.columns import called_columns, claim_columns
from molehunt.answers.hinges import Hanging, deep
from molehunt.answers.question import Enquiry, Finding, Findings, Named, Parameter, Question, Unknown
from molehunt.answers.selection import Grounds
from molehunt.graph.evidence import Alternative, Disagreement, Evidence, Side
from molehunt.graph.lens import Filter
from molehunt.graph.weighing import Identifications, decided, row_days
from molehunt.model.dates.bounds import hull

if TYPE_CHECKING:
    from molehunt.graph.reader import Reader

Row = dict[str, Any]


def conclude(question: Question, enquiry: Enquiry, findings: Findings, *, case: str, notes: Sequence[str]) -> Answer:
    """Return the answer: each finding weighed, and the proof of every claim that is named anywhere in it."""
    rows, hanging, at_issue = weighed(question, enquiry, findings)
    pairs = deep(hanging) if enquiry.deep else None
    unknown = list(_unknown(findings, enquiry))
    answer = Answer(
        question=question.name,
        asked=_asked(question, enquiry, findings),
        subject=_subject(question, enquiry) | dict(findings.subject),
        case=case,
        lens=enquiry.reader.lens.to_dict(),
        rows=tuple(rows),
        open=tuple(_open(unknown)),
        at_issue=tuple(at_issue),
        hinges=(
            *(hinge for one in hanging for hinge in one.hinges()),
            *(pairs.hinges if pairs else ()),
            *findings.hinges,
        ),
        names=_shown_names(question, enquiry, rows)
        | _asked_names(question, enquiry)
        | {i: name for item in unknown for i, name in item.candidates.items()},
        notes=(*notes, *findings.notes, *(pairs.notes if pairs else ()), *_left_out(enquiry)),
        grounds=_grounds(findings, enquiry.reader),
    )
    return _proved(answer, enquiry, {*findings.cited, *_named(rows, question)})


def weighed(question: Question, enquiry: Enquiry, findings: Findings) -> tuple[list[Row], list[Hanging], list[Row]]:
    """Return the rows of what was found, each with all that it rests on, and the disagreements that they touch."""
    fetched = enquiry.reader.fetch({id_ for finding in findings.rows for id_ in _besides(finding, question)})
    grounds = [[*finding.claims, *(fetched[i] for i in _besides(finding, question))] for finding in findings.rows]
    identified = Identifications(fetched)
    hanging = [Hanging(finding, identified) for finding in findings.rows]
    rows = [_row(one, ground, enquiry) for one, ground in zip(hanging, grounds, strict=True)]
    return rows, hanging, list(_at_issue(chain.from_iterable(grounds)))


def _unknown(findings: Findings, enquiry: Enquiry) -> Iterator[Unknown]:
    """Yield what is unknown; where there are no rows, that nothing is said, and what is said near it."""
    yield from (*findings.unknown, *_alternatives(findings.rows, enquiry), *_not_known(findings, enquiry))
    if not findings.rows:
        if not findings.unknown and not findings.complete:
            yield Unknown(_nothing_said(enquiry, findings.hint))
        yield from (Unknown(f"near it, but no answer: {one.statement}", claims=(one.id,)) for one in findings.near)


def _grounds(findings: Findings, reader: Reader) -> Grounds:
    claims = {claim.id: claim for finding in findings.rows for claim in finding.claims}
    return Grounds(tuple([claims[id_] for id_ in sorted(claims)]), reader.counted, reader.lens.words)


def _row(one: Hanging, ground: Iterable[Evidence], enquiry: Enquiry) -> Row:
    finding = one.finding
    days, rivals = ((), False) if finding.of_record else row_days(finding.claims)
    around = hull(days) if days else None
    lens = enquiry.reader.lens
    row: Row = {
        **finding.columns,
        "status": one.status,
        "decided": finding.decided if finding.of_record else decided(finding.claims, sentence=bool(finding.status)),
        "earliest": around and around.earliest,
        "latest": around and around.latest,
        "when": (" or " if rivals else "; ").join(filter(None, (span.shown() for span in days))),
    }
    if lens.of_time:
        # What happened twice has happened by the day if it did so once.
        certain = any(map(lens.certainly, days))
        row["modality"] = None if finding.of_record else "certain" if certain else "possible"
    touched = {side.of.id for claim in ground for side in _disputed(claim)}
    row["identified_by"] = sorted({id_ for link in finding.links for id_ in link.claims})
    row["disagreements"] = sorted(touched)
    row["claims"] = sorted({claim.id for claim in finding.claims})
    return row


def _besides(finding: Finding, question: Question) -> Iterator[str]:
    """Yield the claims of a row besides those for and against it: who is who in it, whether it rests on that or not."""
    yield from (id_ for link in finding.links for id_ in link.claims)
    yield from (id_ for name in claim_columns(question.row) for id_ in finding.columns.get(name, ()))


def _disputed(claim: Evidence) -> Iterator[Side]:
    """Yield the sides of a claim in disagreements of which another side is in sight."""
    return (side for side in claim.sides if side.opposed)


def _at_issue(claims: Iterable[Evidence]) -> Iterator[Row]:
    touched: dict[str, Disagreement] = {side.of.id: side.of for claim in claims for side in _disputed(claim)}
    for id_, disagreement in sorted(touched.items()):
        sides: dict[int, list[str]] = {}
        for position, member in disagreement.members:
            sides.setdefault(position, []).append(member)
        yield {
            "disagreement": id_,
            "kind": disagreement.kind,
            "question": disagreement.question,
            "sides": [ids for _, ids in sorted(sides.items())],
            "decided": [
                {"for": sides.get(d.favours, []), "by": d.decided_by, "reason": d.reason, "decision": d.id}
                for d in disagreement.decisions
            ],
        }


def _alternatives(findings: Iterable[Finding], enquiry: Enquiry) -> Iterator[Unknown]:
    """Yield the sets of alternatives that the rows touch, each with those between whom it lies."""
    sets: dict[str, tuple[Alternative, dict[str, Evidence]]] = {}
    for finding in findings:
        for claim in finding.claims:
            for choice in claim.alternatives:
                sets.setdefault(choice.id, (choice, {}))[1][claim.id] = claim
    # Of a set the rows may have some claims only: those of one sender, say. The others belong to what is open.
    partly = [id_ for id_, (choice, members) in sets.items() if len(members) < choice.options]
    for row in enquiry.rows("ask/alternatives_of", ids=partly) if partly else ():
        sets[row["id"]][1].update((claim.id, claim) for claim in enquiry.claims_of(row["claims"]))
    for choice, members in sets.values():
        candidates = _candidates([members[id_] for id_ in sorted(members)], enquiry)
        yield Unknown(choice.question, candidates, tuple(sorted(members)))


def _candidates(members: Sequence[Evidence], enquiry: Enquiry) -> dict[str, str]:
    """Return those between whom it lies, ids with names: whoever fills the first role in which alternatives differ."""
    for role in ("subject", "object", "recipient", "via", "about", "at"):
        filled = [{p.id: p.name for one in claim.filling(role) for p in enquiry.parties(one)} for claim in members]
        if any(names.keys() != filled[0].keys() for names in filled):
            return {id_: name for names in filled for id_, name in names.items()}
    return {}


def _not_known(findings: Findings, enquiry: Enquiry) -> Iterator[Unknown]:
    """Yield what claims say is not known of what was asked about, or of the documents in the answer."""
    about = {named.id for named in enquiry.asked.values() if isinstance(named, Named)}
    about |= {str(findings.subject["id"])} if findings.subject else set()
    about |= {finding.columns["document"] for finding in findings.rows if "document" in finding.columns}
    for claim in enquiry.seen.values():
        if "ignorance" in claim.plays:
            concerned = {one.id for one in claim.participants}
            concerned |= {party.id for one in claim.participants for party in enquiry.parties(one)}
            if claim.id in about or concerned & about:
                yield Unknown(claim.what or claim.statement, claims=(claim.id,))


def _nothing_said(enquiry: Enquiry, hint: str) -> str:
    lens = ", under this lens" if enquiry.reader.lens.settings else ""
    return f"no claim says{lens}" + (f"; {hint}" if hint else "")


def _open(unknown: Iterable[Unknown]) -> Iterator[Row]:
    """Yield what is unknown, once where several claims leave the same open."""
    merged: dict[str, tuple[set[str], set[str]]] = {}
    for item in unknown:
        candidates, claims = merged.setdefault(item.what, (set(), set()))
        candidates.update(item.candidates)
        claims.update(item.claims)
    for what, (candidates, claims) in merged.items():
        yield {"what": what, "candidates": sorted(candidates), "claims": sorted(claims)}


def _asked(question: Question, enquiry: Enquiry, findings: Findings) -> Row:
    """Return the parameters that were given, names as ids; what a question looks up itself is its subject."""
    found = {one.name: _plain(one, enquiry) for one in question.parameters}
    found |= {one.name: findings.subject["id"] for one in question.parameters if one.takes == "id" and findings.subject}
    return {name: id_ for name, id_ in found.items() if id_ is not None}


def _plain(parameter: Parameter, enquiry: Enquiry) -> Any:
    if parameter.takes in ("name", "id"):
        return enquiry.id_of(parameter.name)
    given = enquiry.asked[parameter.name]
    return given.to_dict() if isinstance(given, Filter) else given


def _asked_names(question: Question, enquiry: Enquiry) -> dict[str, str]:
    named = (enquiry.named(parameter.name) for parameter in question.parameters)
    return {one.id: one.name for one in named if one}


def _shown_names(question: Question, enquiry: Enquiry, rows: Iterable[Row]) -> dict[str, str]:
    """Return what those are called whom the table shows, where the columns have their ids."""
    shown = called_columns(question.row).intersection(cell for _, cell in question.table if isinstance(cell, str))
    ids = {id_ for row in rows for name in shown for id_ in row.get(name) or ()}
    return enquiry.reader.called(ids) if ids else {}


def _subject(question: Question, enquiry: Enquiry) -> Row:
    """Return what was asked about: the first name that was given."""
    for parameter in question.parameters:
        if named := enquiry.named(parameter.name):
            return {"id": named.id, "name": named.name, "label": named.label}
    return {}


def _left_out(enquiry: Enquiry) -> list[str]:
    return [f"left out: {words}" for words in enquiry.reader.lens.undecidable(enquiry.reader.left_out)]


def _named(rows: Iterable[Row], question: Question) -> Iterator[str]:
    """Yield the claims in whatever columns hold some."""
    names = claim_columns(question.row)
    return (id_ for row in rows for name in names for id_ in row[name])


def _proved(answer: Answer, enquiry: Enquiry, cited: Iterable[str]) -> Answer:
    """Put the proof of every claim that is named in an answer to it, in the order of their ids."""
    named = {id_ for part in (answer.open, answer.hinges) for row in part for id_ in row["claims"]} | set(cited)
    named |= {id_ for item in answer.at_issue for side in item["sides"] for id_ in side}
    proofs = enquiry.reader.proofs(sorted(named))
    return replace(answer, claims={id_: one.to_dict() for id_, one in proofs.items()})
