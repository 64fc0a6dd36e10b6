"""Who is named at both ends of a question is refused, in the same words by every question on two."""

import pytest

from molehunt.model.errors import MolehuntError
from tests.support.recorder import ask
from tests.unit.graph.made import row as claim

CLAIMS = (
    claim("c1", subject="ann", recipient="bob", bearers={"mark": {"ann": ["n1"]}}),
    claim("n1", "denotes", subject="mark", object="ann", bearers={"mark": {"ann": ["n1"]}}),
)


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("path", "start", "end"),
        ("reach", "holder", "recipient"),
        ("met", "person", "other"),
        ("orders", "by", "to"),
        ("relays", "sender", "recipient"),
        ("suspects", "by", "of"),
        ("memberships", "person", "other"),
    ],
)
@pytest.mark.parametrize("again", ["ann", "Ann", "Mark"])
def test_the_same_at_both_ends_is_refused(question, one, other, again):
    with pytest.raises(MolehuntError, match=r"^both ends are Ann \(ann\); name two$"):
        ask(*CLAIMS, question=question, entities=["bob"], **{one: "ann", other: again})
    ask(*CLAIMS, question=question, entities=["bob"], **{one: "ann", other: "bob"})
