"""Reading claims: what the lens looks at first, then the rest of those that pass, in pages."""

from __future__ import annotations

from typing import Any

import pytest

from molehunt.graph import reader
from molehunt.graph.evidence import evidence
from molehunt.graph.lens import Filter, Lens, resolved
from molehunt.graph.reader import Reader
from molehunt.model.errors import EngineError
from tests.support.recorder import Recorder
from tests.unit.graph.made import against, member, row

GOOD, BAD = {"grade": "A1"}, {"grade": "D4"}
CLAIMS = (
    row("c1", "told", subject="ann", recipient="bob", **GOOD),
    row("c2", "told", subject="ann", recipient="bob", **BAD),
    row("c3", "told", subject="the-fox", recipient="bob", bearers={"the-fox": {"dan": ["n1"], "eve": ["n2"]}}, **GOOD),
    row("n1", "denotes", subject="the-fox", object="dan", **BAD),
    row("n2", "denotes", subject="the-fox", object="eve", **GOOD),
)


class Paged(Recorder):
    """Keeps the ids that were fetched, page by page."""

    def __init__(self, *claims: Any) -> None:
        super().__init__(*claims)
        self.pages: list[list[str]] = []

    def read(self, name: str, **parameters: Any) -> list[dict[str, Any]]:
        if name == "ask/evidence":
            self.pages.append(list(parameters["ids"]))
        return super().read(name, **parameters)


def through(**lens: Any) -> Filter:
    return resolved(Lens(**lens), {})


def read(*claims: Any, **lens: Any) -> tuple[Paged, Reader]:
    store = Paged(*(claims or CLAIMS))
    return store, Reader(store, "made", through(**lens))  # type: ignore[arg-type]


def ids(found: tuple[Any, ...]) -> list[str]:
    return [claim.id for claim in found]


def test_without_a_lens_everything_in_order_of_ids() -> None:
    store, one = read()
    assert ids(one.claims("ask/relays")) == ["c1", "c2", "c3"]
    assert store.pages == [["c1", "c2", "c3"]]
    assert one.left_out == []


def test_only_what_passes_the_lens_is_fetched() -> None:
    store, one = read(grade="C3")
    assert ids(one.claims("ask/relays")) == ["c1", "c3"]
    assert store.pages == [["c1", "c3"]]
    assert [seen.id for seen in one.left_out] == ["c2"]


def test_in_pages_and_each_claim_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "PAGE", 2)
    many = [row(f"c{number}", "told", subject="ann") for number in range(5)]
    store, one = read(*many)
    assert len(one.claims("ask/relays")) == 5
    assert store.pages == [["c0", "c1"], ["c2", "c3"], ["c4"]]
    one.fetch(["c4", "c0", "c4"])
    assert len(store.pages) == 3


def test_identifications_pass_every_lens_unless_it_has_identities() -> None:
    _, one = read(grade="C3")
    assert ids(one.claims_and_identifications("ask/who_saw", document="x")) == ["c1", "c3", "n1", "n2"]
    assert one.counting(["n1", "n2"]) == {"n1", "n2"}
    _, held = read(grade="C3", identities=True)
    assert ids(held.claims_and_identifications("ask/who_saw", document="x")) == ["c1", "c3", "n2"]
    assert held.counting(["n1", "n2"]) == {"n2"}


def test_as_rows_of_their_own_identifications_are_narrowed_like_all_claims() -> None:
    assert ids(read(grade="C3")[1].claims_of(["n1", "n2", "c2"])) == ["n2"]


def parties(one: Reader) -> list[str]:
    (claim,) = (claim for claim in one.claims("ask/relays") if claim.id == "c3")
    return [party.id for party in one.parties(claim.filling("subject")[0])]


def test_whoever_stands_under_a_name_under_each_lens() -> None:
    assert parties(read()[1]) == ["dan", "eve"]
    assert parties(read(grade="C3")[1]) == ["dan", "eve"]
    assert parties(read(grade="C3", identities=True)[1]) == ["eve"]


def test_evidence_is_fetched_whatever_the_lens() -> None:
    """Identifications and other sides are told of, also where the lens leaves them out of rows."""
    _, one = read(grade="C3")
    assert one.fetch(["c2"])["c2"].grade == "D4"


def test_a_claim_is_opposed_only_by_what_passes() -> None:
    sides = (against("d", 1, member("x", 2, grade="E5"), member("y", 2, grade="A1")),)
    _, one = read(row("c1", grade="A1", sides=sides), grade="C3")
    (claim,) = one.claims("ask/relays")
    assert list(claim.sides[0].against) == ["y"]


def test_an_identification_that_the_lens_would_not_keep_stays_on_its_own_side() -> None:
    """Names are read alike under every lens; the disagreement over one still has both its sides."""
    naming = row("n1", "denotes", subject="the-fox", object="dan", grade="E5",
                 sides=(against("d", 1, member("x", 2, grade="A1")),))  # fmt: skip
    (side,) = read(naming, grade="C3")[1].fetch(["n1"])["n1"].sides
    assert list(side.of.members) == [(1, "n1"), (2, "x")]


def test_of_the_other_side_only_the_proof_is_fetched_and_all_of_it_once() -> None:
    one, two = (row(id_, sides=(against("d", 1, "x"),)) for id_ in ("c1", "c2"))
    store, asking = read(one, two, other := row("x", by="ann > bob", grade="C3"))
    asking.claims_of(["c1", "c2"])
    proofs = asking.proofs(["c1", "x"])
    assert store.asked == ["ask/evidence", "ask/disagreements_of", "ask/proof"]
    assert proofs["x"].to_dict() == evidence(other).to_dict()
    again = Reader(store, "made", through(), asking.known())  # type: ignore[arg-type]
    assert again.proofs(["x", "c1"]) == proofs
    assert store.asked.count("ask/proof") == 1


def test_a_claim_that_is_gone_is_told() -> None:
    _, one = read()
    with pytest.raises(EngineError, match="lacks what its own queries name"):
        one.fetch(["nobody"])


def test_what_one_question_has_read_the_next_one_does_not_fetch() -> None:
    sides = (against("d", 1, member("x", 2, grade="E5")),)
    store, one = read(row("c1", sides=sides), row("c2"))
    (first, _) = one.claims_of(["c1", "c2"])
    store.asked.clear()
    again = Reader(store, "made", through(), one.known())  # type: ignore[arg-type]
    assert again.claims_of(["c1"]) == (first,)
    assert store.asked == []


def test_what_is_known_is_seen_through_each_lens_anew() -> None:
    sides = (against("d", 1, member("x", 2, grade="E5")),)
    store, one = read(row("c1", sides=sides, grade="A1"))
    assert one.claims_of(["c1"])[0].sides[0].opposed
    held = Reader(store, "made", through(grade="C3"), one.known())  # type: ignore[arg-type]
    assert not held.claims_of(["c1"])[0].sides[0].opposed
    plain = Reader(store, "made", through(), held.known())  # type: ignore[arg-type]
    assert plain.claims_of(["c1"])[0].sides[0].opposed


def test_no_more_is_kept_than_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "KEPT", 2)
    _, one = read()
    one.claims_of(["c1", "c2", "c3"])
    assert set(one.known().claims) == {"c2", "c3"}


def test_rows_of_the_same_query_are_not_read_again_and_of_other_parameters_are() -> None:
    store, one = read(row("c1"), row("c2"))
    selected = one.claims("ask/who_saw", document="paper")
    store.asked.clear()
    again = Reader(store, "made", through(grade="C3"), one.known())  # type: ignore[arg-type]
    assert again.claims("ask/who_saw", document="paper") == selected
    assert store.asked == []
    again.claims("ask/who_saw", document="copy")
    assert "ask/who_saw" in store.asked


def test_no_more_rows_are_kept_than_fit_the_latest_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "KEPT_ROWS", 7)
    _, one = read(row("c1"), row("c2"), row("c3"))
    for document in ("first", "second", "third"):
        assert len(one.claims("ask/who_saw", document=document)) == 3
    assert [parameters for _, parameters in one.known().returned] == ["[('document', 'third')]"]
    monkeypatch.setattr(reader, "KEPT_ROWS", 8)
    assert len(one.known().returned) == 2
