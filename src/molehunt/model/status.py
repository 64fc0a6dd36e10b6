"""The status of a fact, in a word: how firmly one claim or several claims support it. Answers and edges carry it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

STATUSES = ("stated", "reported", "possible", "disputed", "denied", "unknown")
FIRM = STATUSES[:2]
"""From the firmest to the weakest, in the order in which legends show them."""
WORTHLESS = ("E", "5")
"""The steps of the two scales of grades that mean: unreliable, and improbable."""
OUTRIGHT = ("plain", "unknown")
"""The certainties of what is said without a hedge: that it is so, and that this is not known."""
_NO_GUESS = ("asserts", "reports")
_DOUBTFUL = frozenset((*WORTHLESS, "4"))


# A tuple, for every answer makes hundreds of them.
class Support(NamedTuple):
    """What a claim gives to the status of a fact.

    ``depth`` counts its asserters; ``worthless`` is true for one that is graded unreliable (E) or improbable (5);
    ``open_choice`` for one of several alternatives that the text leaves open; ``contested`` for one that another
    contradicts.
    """

    stance: str
    polarity: str
    certainty: str
    depth: int
    worthless: bool = False
    open_choice: bool = False
    contested: bool = False

    @property
    def supports(self) -> bool:
        """Whether the claim speaks for the fact, and not against it."""
        return self.polarity == "affirmed" and self.stance != "denies"

    @property
    def word(self) -> str:
        """The status that the claim gives to its own sentence, without regard to other claims."""
        if self.open_choice or self.worthless or self.stance == "speculates" or self.certainty not in OUTRIGHT:
            return "possible"
        return "stated" if self.depth == 1 and self.stance != "reports" else "reported"


def may_bound(mode: str, polarity: str, stance: str, certainty: str, grade: str) -> bool:
    """Return whether a claim with these words is firm enough for its days to bound the days of others.

    It says without a hedge that something was done, is no guess, and is not graded as doubtful or worse (credibility 4
    and 5, reliability E). This is stricter than a status: a doubtful claim is still reported, but an error in one day
    would spread to all days that are bounded by it.

    >>> may_bound("done", "affirmed", "asserts", "plain", "C3"), may_bound("done", "affirmed", "asserts", "plain", "C4")
    (True, False)
    """
    said = (mode, polarity, certainty) == ("done", "affirmed", "plain") and stance in _NO_GUESS
    return said and _DOUBTFUL.isdisjoint(grade)


def is_worthless(grade: str) -> bool:
    """Return whether an Admiralty grade, such as E4 or C5, says that a claim is not to be relied on."""
    return any(step in grade for step in WORTHLESS)


def status(supports: Iterable[Support]) -> str:
    """Return the status of a fact, given every claim for and against it.

    stated: said outright by the author of a passage, and nothing speaks against; reported: only through the words of
    another; possible: hedged, speculated, one of several alternatives, or graded as not to be relied on; disputed:
    claims speak for and against, or the claims for it stand on one side of a contradiction; denied: only against;
    unknown: no claim at all.

    >>> status([Support("asserts", "affirmed", "plain", 1)])
    'stated'
    >>> status([Support("asserts", "affirmed", "plain", 1), Support("denies", "negated", "plain", 2)])
    'disputed'
    """
    weighed = list(supports)
    return from_words(
        {support.word for support in weighed if support.supports},
        opposed=any(not support.supports for support in weighed),
        contested=any(support.contested for support in weighed if support.supports),
    )


def from_words(words: Iterable[str], *, opposed: bool, contested: bool) -> str:
    """Return the status of a fact from the words of the claims for it, and whether anything speaks against it."""
    firmest = firmest_of(words)
    if firmest is None:
        return "denied" if opposed else "unknown"
    return "disputed" if opposed or contested else firmest


def firmest_of(words: Iterable[str]) -> str | None:
    """Return the firmest of some statuses, None if there is none."""
    return min(words, key=STATUSES.index, default=None)


def weakest_of(words: Iterable[str]) -> str:
    """Return the weakest of some statuses: nothing is firmer than what it rests on."""
    return max(words, key=STATUSES.index)


def sentence_status(support: Support) -> str:
    """Return the status of a claim's own sentence; of a claim that denies something, the status of the denial.

    >>> sentence_status(Support("asserts", "negated", "plain", 1))
    'stated'
    """
    return "disputed" if support.contested else support.word
