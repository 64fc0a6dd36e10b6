"""data/model/README.md tells what every predicate means, and by an example of the reference case how it is used."""

from collections import Counter

from molehunt.case import read
from molehunt.model.vocabulary import vocabulary
from tests.cases import shipped_case
from tests.support.handbook import HEADING, handbook, readme


def test_it_has_every_predicate_as_the_files_have_it() -> None:
    text = readme().read_text(encoding="utf-8")
    assert text[text.index(HEADING) :] == handbook()


def test_every_predicate_in_use_has_an_example_of_its_own() -> None:
    case = read(shipped_case())
    used = Counter(claim.predicate for claim in case.claims)
    predicates = {claim.id: claim.predicate for claim in case.claims}
    for name, predicate in vocabulary().predicates.items():
        if used[name]:
            assert predicates.get(predicate.example) == name, f"{name} has the example {predicate.example!r}"
