"""An answer made by hand, in which everything occurs that a report shows, and what a hostile case may hold."""

from __future__ import annotations

from typing import Any

import pytest

from molehunt.answers.answer import Answer
from molehunt.views.answer_report import report
from molehunt.views.report import Report
from tests.support.recorder import ask
from tests.unit.graph.made import against, choice, member, row

HE = (choice("he", "who showed it", "one", "two"),)
BOTH = (member("wrote", 1), member("denial", 2))
CLAIMS = (
    row("wrote", "wrote", subject="ann", object="paper", sides=(against("d", 1, *BOTH, favours=1),),
        earliest="1937-10-06", latest="1937-10-31"),
    row("denial", "wrote", subject="ann", object="paper", polarity="negated", stance="denies", by="book > ann",
        sides=(against("d", 2, *BOTH, favours=1),)),
    row("gave", "gave", subject="ann", object="paper", recipient="bob"),
    row("told", "gave", subject="ann", object="paper", recipient="bob", by="book > bob", repeats="passage-gave"),
    row("asked", "requested", subject="bob", object="paper", recipient="cy", what="post it"),
    row("copied", "copied", subject="unknown-hand", object="paper-copy"),
    row("copy", "copy_of", subject="paper-copy", object="paper"),
    row("one", "showed", subject="bob", object="paper", recipient="dan", alternatives=HE),
    row("two", "showed", subject="cy", object="paper", recipient="dan", alternatives=HE),
    row("seen", "received", subject="owl", object="paper", bearers={"owl": {"eve": ["naming-owl"]}}),
    row("naming-owl", "denotes", subject="owl", object="eve"),
)  # fmt: skip

# Steers a terminal, turns the direction of what follows, is a formula, or is markup.
NAME = "\x1b[31mann\u202e|*b*<script>alert(1)</script>\"'&\x9b2J"
WHAT = "=1+1|\n<b onload='x'>`code` [link](javascript:x) \r\n^2"


@pytest.fixture(scope="session")
def answer() -> Answer:
    return ask(*CLAIMS, question="who-saw", document="paper")


@pytest.fixture(scope="session")
def shown(answer: Answer) -> Report:
    return report(answer)


@pytest.fixture(scope="session")
def empty() -> Report:
    other = row("other", "told", subject="ann", recipient="bob", about="paper")
    return report(ask(other, question="relays", person="cy", entities=["cy"]))


@pytest.fixture(scope="session")
def hostile() -> Report:
    """Every text that comes from a case is as bad as can be."""
    open_ = (choice("he", NAME, "c1", "c2"),)
    said = row("c1", subject="ann", recipient="bob", what=WHAT, by="book > ann", alternatives=open_)
    made: dict[str, Any] = {**said, "claim": {**said["claim"], "statement": WHAT}}
    made["participants"] = [{**one, "name": NAME} for one in said["participants"]]
    made["sides"] = [{**against("d", 1, member("c1", 1), member("c2", 2)), "question": NAME}]
    other = row("c2", subject="ann", recipient="cy", what="no", sides=made["sides"])
    return report(ask(made, other, question="relays", person="ann"))
