"""Answers as they are read at a terminal, with what ``show`` adds on its subject and with quotations, if there are any.

To show another detail: a line in ``_entity``, ``_claim`` or ``_record``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from molehunt.answers.answer import Answer
from molehunt.views.answer_view import Page, section, show_answer
from molehunt.views.terminal import stdout_console, when

if TYPE_CHECKING:
    from rich.console import Console

Line = tuple[str, str]
Details = Mapping[str, Any]
# What a claim holds besides what needs a line made for it, in the order of reading.
_ATTRIBUTION = ("mode", "stance", "polarity", "certainty", "hedge", "basis")
_PLAIN = ("what", "channel", *_ATTRIBUTION, "sameness", "recorded", "note")


LABELS = {
    "Disagreement": "disagreement",
    "AlternativeSet": "set of alternatives",
    "Hypothesis": "hypothesis",
    "Source": "source",
}


def show_detailed(answer: Answer, fmt: str) -> None:
    """Print an answer on stdout in a format of ``formats.FORMATS``."""
    if fmt == "table":
        _DetailPage(answer).show(stdout_console())
    else:
        show_answer(answer, fmt)


class _DetailPage(Page):
    def show(self, console: Console) -> None:
        asked = self.answer.asked
        if "claim" in asked:
            quotation = self.answer.claims.get(asked["id"], {}).get("quotation")
            status = next((row["status"] for row in self.answer.rows), "left out by the lens")
            lines = [*_claim(asked["claim"], status), *_quoted("quotation", quotation)]
            section(console, f"{asked['id']} (claim)", lines)
            return
        if "entity" in asked:
            section(console, f"{asked['entity']['name']} ({asked['id']})", list(_entity(asked["entity"])))
        if "record" in asked:
            label = LABELS[asked["record"]["label"]]
            section(console, f"{asked['id']} ({label})", list(_record(asked["record"])))
        super().show(console)

    def _proof(self) -> Iterator[Line]:
        for line, id_ in zip(super()._proof(), self.numbers, strict=True):
            yield line
            yield from _quoted("", self.answer.claims[id_].get("quotation"))


def _quoted(mark: str, quotation: str | None) -> Iterator[Line]:
    if quotation:
        yield mark, f"“{quotation}”"


def _record(record: Details) -> Iterator[Line]:
    for name, value in record.items():
        if value not in (None, "") and name not in ("label", "decisions"):
            yield name.replace("_", " "), str(value)
    for decision in record["decisions"]:
        side = f"for side {decision['favours']} by {decision['decided_by']}"
        yield "decided", f"{side} [{decision['id']}]: {decision['reason']}"


def _entity(entity: Details) -> Iterator[Line]:
    yield "is", ", ".join(filter(None, (entity["label"], entity["kind"])))
    yield from (("is called", _naming(naming)) for naming in entity["names"])
    yield from (("stands for", _naming(naming)) for naming in entity["denotes"])
    if entity["note"]:
        yield "note", entity["note"]


def _naming(naming: Details) -> str:
    negated = " not" if naming["polarity"] == "negated" else ""
    kind = f" ({naming['kind']})" if naming["kind"] else ""
    users = f", used by {', '.join(sorted(naming['used_by']))}" if naming["used_by"] else ""
    return f"{naming['name']}{kind}{users}:{negated} {naming['status']} [{naming['claim']}]"


def _claim(claim: Details, status: str) -> Iterator[Line]:
    yield "statement", claim["statement"]
    yield "status", status
    yield "predicate", claim["predicate"]
    for role, parts in claim["roles"].items():
        yield role, "; ".join(f"{part['name']} ({part['id']})" for part in parts)
    yield from ((name.replace("_", " "), str(claim[name])) for name in _PLAIN if claim.get(name))
    yield from _date(claim)
    yield "asserted by", " > ".join(by["name"] for by in claim["asserted_by"])
    yield "grade", claim["grade"] + (f": {claim['grade_because']}" if claim.get("grade_because") else "")
    yield from _passage(claim["passage"])
    for group in claim["alternatives"]:
        yield "open", f"{group['id']} ({group['kind']}): {group['question']}"
        yield from (("", f"{other['id']}: {other['statement']}") for other in group["claims"])
    for group in claim["disagreements"]:
        yield from _disagreement(group)


def _passage(passage: Details) -> Iterator[Line]:
    yield "passage", f"{passage['title']} ({passage['source']}), paragraph {passage['paragraph']}"
    yield "", f"{passage['id']}: characters {passage['start']} to {passage['end']}, SHA-256 {passage['sha256']}"
    if passage["repeats"]:
        yield "", f"repeats {', '.join(passage['repeats'])}"


def _date(claim: Details) -> Iterator[Line]:
    if not claim.get("date"):
        return
    bounds = when({"earliest": claim.get("earliest"), "latest": claim.get("latest")})
    yield "date", claim["date"] + (f" = {bounds}" if bounds and bounds != claim["date"] else "")
    how = (claim.get("date_basis"), f"“{claim['date_wording']}”" if claim.get("date_wording") else None)
    if any(how):
        yield "", ", ".join(filter(None, how))


def _disagreement(group: Details) -> Iterator[Line]:
    yield "disagreement", f"{group['id']} ({group['kind']}): {group['question']}"
    for other in group["claims"]:
        side = f"side {other['position']}{' (this)' if other['position'] == group['position'] else ''}"
        yield "", f"{side}: {other['id']}: {other['statement']}"
    for decision in _of(group, "decisions"):
        yield "", f"decided for side {decision['favours']} [{decision['id']}]: {decision['reason']}"
    if group["would_decide"]:
        yield "", f"would decide it: {group['would_decide']}"


def _of(group: Details, name: str) -> Sequence[Details]:
    return sorted(group[name], key=lambda item: item["id"])
