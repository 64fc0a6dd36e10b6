"""The claims of a case whose days may bound the days of others: of events, of documents, and of lives."""

from __future__ import annotations

from molehunt.model.records import Case, Claim
from molehunt.model.status import may_bound


def bounding(case: Case) -> tuple[Claim, ...]:
    """Return the claims, those of names among them, that are certain enough for others to be bounded by them.

    They are firm (``model.status.may_bound``), no members of a set of alternatives, and on no side of a contradiction
    unless it is decided in their favour.
    """
    unsettled = _unsettled(case)
    return tuple(
        claim
        for claim in (*case.claims, *(name.claim for name in case.names))
        if may_bound(claim.mode, claim.polarity, claim.stance, claim.certainty, claim.grade)
        and claim.id not in unsettled
    )


def _unsettled(case: Case) -> set[str]:
    """Return the claims of which the case leaves open whether they hold, or decides that they do not."""
    favoured = {decision.disagreement: decision.favours for decision in case.decisions}
    unsettled = {claim for choice in case.alternatives for claim in choice.claims}
    for disagreement in case.disagreements:
        best = favoured.get(disagreement.id)
        if best or disagreement.kind == "contradiction":
            for number, side in enumerate(disagreement.sides, start=1):
                unsettled.update(side if number != best else ())
    return unsettled
