"""What is not known: what sources leave open, what was looked for and not found, and what nobody says; each apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal, TypedDict

from molehunt.answers.acts.pairs import filling
from molehunt.answers.columns import EntityIds, SourceIds
from molehunt.answers.question import Enquiry, Finding, Findings, Named, Parameter, Question, Unknown
from molehunt.graph.evidence import Evidence
from molehunt.graph.identities import Party
from molehunt.model.vocabulary import vocabulary

LEFT_OPEN, NOT_FOUND, NOT_SAID = "left open", "not found", "not said"


class Row(TypedDict):
    """The columns of the answer."""

    role: Annotated[str, "The part that somebody unnamed has in the claims; else as the group."]
    group: Annotated[
        Literal["left open", "not found", "not said"],
        "left open by a source in so many words; looked for and not found; or not said by anybody.",
    ]
    what: Annotated[str, "What is not known, or was looked for."]
    said: Annotated[list[str], "What is said of somebody unnamed, in sentences."]
    by: Annotated[SourceIds, "Ids of those who say so, people or works; of what was not found, of those who looked."]
    about: Annotated[EntityIds, "Ids of whom or what it concerns."]


_SHOWN = 3
"""Sentences on somebody unnamed that the table shows."""
_SECTIONS = {
    LEFT_OPEN: "Left open by the sources",
    NOT_FOUND: "Looked for and not found",
    NOT_SAID: "Not said by anybody",
}


def answer(enquiry: Enquiry) -> Findings:
    """Tell the three apart, of one or of the whole case."""
    about = enquiry.named("about")
    # Not as claims that are seen: what they leave open are the rows, and would stand under "open" again.
    claims = _on(about, enquiry) if about else _all(enquiry)
    rows = [
        *_said(LEFT_OPEN, (one for one in claims if "ignorance" in one.plays), enquiry),
        *_said(NOT_FOUND, (one for one in claims if "search" in one.plays), enquiry),
        *_not_said(claims, enquiry),
    ]
    return Findings(
        rows,
        list(_one_of_several(claims)),
        hint='"molehunt alternatives" tells where several are meant, "molehunt disputes" what is disputed',
    )


def _on(about: Named, enquiry: Enquiry) -> list[Evidence]:
    """Return the claims in which somebody or something has a part, be it under another name."""
    claims = enquiry.reader.claims("ask/entity_claims", id=about.id)
    return [one for one in claims if about.id in {p.id for part in one.participants for p in enquiry.parties(part)}]


def _all(enquiry: Enquiry) -> list[Evidence]:
    said = enquiry.reader.claims("ask/of_predicates", predicates=list(vocabulary().playing("ignorance", "search")))
    unnamed = enquiry.reader.claims("ask/unnamed")
    found = {claim.id: claim for claim in (*said, *unnamed)}
    return [found[id_] for id_ in sorted(found)]


def _said(group: str, claims: Iterable[Evidence], enquiry: Enquiry) -> Iterator[Finding]:
    """Yield what is said not to be known, or not to have been found; once where several say the same of the same."""
    same: dict[tuple[str, ...], list[Evidence]] = {}
    for claim in claims:
        concerned = sorted({party.id for party in filling([claim], "about", enquiry)})
        same.setdefault((claim.what or claim.statement, *concerned), []).append(claim)
    for (what, *_), found in same.items():
        about = list(dict.fromkeys(filling(found, "about", enquiry)))
        asked = enquiry.id_of("about")
        first = next((party for party in about if party.id == asked), about[0] if about else None)
        by = [party.id for party in filling(found, "subject", enquiry)] if group == NOT_FOUND else []
        columns = {
            "id": first.id if first else found[0].id,
            "name": first.name if first else found[0].statement,
            "role": group,
            **_columns(group, what, by or [claim.comes_from for claim in found], about),
        }
        yield Finding(columns, found, f"{group}: {what}")


def _not_said(claims: Sequence[Evidence], enquiry: Enquiry) -> Iterator[Finding]:
    """Yield whoever or whatever the claims leave unnamed."""
    left: dict[str, list[tuple[Party, str, Evidence]]] = {}
    for claim in claims:
        for one in claim.participants:
            for party in enquiry.parties(one):
                if party.unknown:
                    part = f"{one.role} of {claim.predicate.replace('_', ' ')}"
                    left.setdefault(party.id, []).append((party, part, claim))
    for found in left.values():
        party = found[0][0]
        told = list({claim.id: claim for *_, claim in found}.values())
        others = [p for claim in told for one in claim.participants for p in enquiry.parties(one) if p.id != party.id]
        columns = {
            "id": party.id,
            "name": party.name,
            "role": ", ".join(dict.fromkeys(part for _, part, _ in found)),
            **_columns(
                NOT_SAID,
                "who or what it was",
                [claim.comes_from for claim in told],
                others,
                said=[claim.statement for claim in told],
            ),
        }
        yield Finding(columns, told, f"who or what this was: {party.name}")


def _one_of_several(claims: Iterable[Evidence]) -> Iterator[Unknown]:
    """Yield where the text leaves open which of several is meant."""
    for claim in claims:
        for one in claim.alternatives:
            yield Unknown(one.question, claims=(claim.id,))


def _columns(
    group: str, what: str, by: Iterable[str], about: Iterable[Party], *, said: Iterable[str] = ()
) -> dict[str, str | list[str]]:
    concerned = sorted({party.id for party in about})
    return {"group": group, "what": what, "said": list(said), "by": sorted(set(by)), "about": concerned}


def _what(row: Mapping[str, Any]) -> list[str] | str:
    return list(row["said"][:_SHOWN]) if row["said"] else str(row["what"])


def _part(row: Mapping[str, Any]) -> str:
    return str(row["role"]) if row["group"] == NOT_SAID else ""


QUESTION = Question(
    name="unknown",
    chapter="What the sources bear out",
    summary="What the sources leave open, what was looked for and not found, and what nobody says.",
    explanation="""What is not known of ABOUT, or at all: what a source leaves open in so many words, what was looked
    for and not found, and who or what is left unnamed; each apart.

    A copy is a document of its own. That nothing was found does not say that it is false. Where the text leaves open
    which of several is meant stands under "Open"; what is disputed, under "molehunt disputes".""",
    example="unknown sedov-death",
    parameters=(Parameter("about", "Whom or what it concerns; without it, the whole case."),),
    row=Row,
    table=(("about", "name"), ("part", _part), ("what", _what), ("by", "by")),
    answer=answer,
    section=lambda row: _SECTIONS[row["group"]],
    key=("group", "id", "what"),
)
