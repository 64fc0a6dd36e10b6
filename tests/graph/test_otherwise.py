"""A decision on who is whom changes the answers as it was said that it would, and taken back, not at all."""

from __future__ import annotations

import pytest

from molehunt.answers.deciding import decide, undo
from molehunt.answers.decision_rows import Ground
from molehunt.answers.opening import open_case
from molehunt.case import read
from molehunt.store.graph_store import GraphStore
from molehunt.store.load import load
from tests.cases import tiny, tiny_text
from tests.support.graphs import address, emptied

SAID = "c4,told,name-fox,,ann,,,,that,,Fox told Ann.,,,,done,asserts,affirmed,plain,,told,B3,,book,p1,\n"
GROUND = Ground(by="Jane Doe", reason="The file reads otherwise.")


@pytest.fixture
def told(engine_server, tmp_path):
    """Put a question to the tiny case as its tables are at the moment; in it FOX, who is said to be Bob, tells Ann."""
    folder = tiny(tmp_path / "case", {"claims": tiny_text("claims") + SAID})
    with emptied(engine_server), GraphStore(address(engine_server)) as store:

        def ask(question, *given):
            load(store, read(folder))
            with open_case("tiny", address=address(engine_server)) as case:
                return case.ask(question, **dict(zip(("one", "other") if given else (), given, strict=True)))

        yield folder, ask


def rows(answer):
    return {(row["id"], tuple(row["claims"])): row for row in answer.rows}


def test_another_bearer(told):
    folder, ask = told
    before = rows(ask("relays"))
    new = {(row["id"], tuple(row["claims"])): row for row in ask("otherwise", "FOX", "The club").rows}
    decided = decide(folder, "FOX", "The club", same=True, ground=GROUND)
    after = rows(ask("relays"))
    assert after.keys() - before.keys() == new.keys() == {("club", ("c4",))}
    assert (new["club", ("c4",)]["role"], new["club", ("c4",)]["then"]) == ("new", after["club", ("c4",)]["status"])
    assert after["club", ("c4",)]["identified_by"] == [decided.id]
    undo(folder, decided.id)
    assert rows(ask("relays")) == before


def test_no_bearer_any_more(told):
    folder, ask = told
    before = rows(ask("relays"))
    assert {row["role"] for row in ask("otherwise", "FOX", "Bob").rows} == {"gone", "new"}
    decided = decide(folder, "FOX", "Bob", same=False, ground=GROUND)
    answer = ask("relays")
    row = rows(answer)["bob", ("c4",)]
    # What was held is kept, and no longer stated; the decision stands beside it.
    assert (before["bob", ("c4",)]["status"], row["status"]) == ("stated", "disputed")
    (issue,) = (one for one in answer.at_issue if one["disagreement"] == decided.id)
    assert [(one["for"], one["by"], one["reason"]) for one in issue["decided"]] == [
        ([decided.id], "reading-by-jane-doe", "The file reads otherwise.")
    ]
    undo(folder, decided.id)
    assert rows(ask("relays")) == before
