"""The page as text: nothing that a case says can leave its place, and the policy allows nothing but what is in it."""

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

import molehunt.views.notebook  # noqa: F401  # lets cases draw
from molehunt.answers.open_case import OpenCase
from molehunt.model.errors import MolehuntError
from molehunt.views.web.page import WebPage
from tests.support.recorder import Recorder
from tests.unit.graph.made import against, row

HOSTILE = "</script><script>alert(1)</script><!--"


def page(*claims: dict[str, Any]) -> str:
    return WebPage(OpenCase(Recorder(*claims), "made").web_data()).html()  # type: ignore[arg-type]


def data(text: str) -> dict[str, Any]:
    """What the page holds as data."""
    (found,) = re.findall(r'<script type="application/json" id="molehunt-data">(.*?)</script>', text, re.DOTALL)
    return json.loads(found)


def test_data_cannot_end_the_element_that_holds_them() -> None:
    text = page(row("told", subject="a", recipient="b", statement=HOSTILE))
    assert HOSTILE not in text
    assert data(text)["claims"]["told"]["statement"] == HOSTILE


def test_ranks_and_ties_are_of_one_state_of_the_case() -> None:
    """A load between two looks would give the ties of one state and the ranks of another."""
    store = Recorder(row("told", subject="a", recipient="b"))
    case = OpenCase(store, "made")  # type: ignore[arg-type]
    case.web_data()
    first, *between, last = store.asked
    assert (first, last) == ("ask/load_state", "ask/load_state")
    assert "ask/load_state" not in between
    assert between.count("ask/ties") >= 2


def test_the_policy_lets_run_what_is_in_the_page_and_nothing_else() -> None:
    text = page(row("told", subject="a", recipient="b"))
    policy = re.search(r'Content-Security-Policy" content="(.*?)"', text)
    assert policy
    assert policy[1].startswith("default-src 'none';")
    assert "unsafe" not in policy[1]
    body = [
        *re.findall(r"<script>(.*?)</script>", text, re.DOTALL),
        *re.findall(r"<style.*?>(.*?)</style>", text, re.DOTALL),
    ]
    digests = [f"sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}" for one in body]
    assert re.findall(r"sha256-[^']+", policy[1]) == [digests[0], *sorted(digests[1:], key=policy[1].index)]
    assert len(digests) == 3


def test_nothing_in_the_page_is_fetched_from_anywhere() -> None:
    text = page(row("told", subject="a", recipient="b"))
    assert not re.search(r"<(?:link|img|iframe|script)[^>]*(?:src|href)=", text)


def test_a_claim_tells_its_own_status_and_which_claims_contradict_it() -> None:
    told = row("told", subject="a", recipient="b", sides=[against("quarrel", 1, "other")])
    claims = data(page(told))["claims"]
    assert claims["told"]["alone"] == "stated"
    assert claims["told"]["against"] == ["other"]
    assert set(claims) == {"told", "other"}


def test_an_end_tells_under_which_name_and_by_which_claims_somebody_stands_there() -> None:
    told = row("told", subject="tulip", recipient="b", bearers={"tulip": {"mark": ["naming"]}})
    (edge,) = [
        one
        for one in data(page(told, row("naming", "denotes", subject="tulip", object="mark")))["edges"]
        if one["type"] != "DENOTES"
    ]
    assert edge["start"] == {"id": "mark", "form": "tulip", "as": "Tulip", "by": ["naming"]}


def test_it_opens_around_the_person_with_the_most_ties() -> None:
    claims = (row("1", subject="a", recipient="b"), row("2", subject="b", recipient="c"))
    assert data(page(*claims))["opening"] == {"focus": "b", "hops": 2}


def test_a_case_without_ties_gives_a_page_too() -> None:
    told = data(page())
    assert (told["nodes"], told["edges"], told["opening"]["focus"]) == ([], [], "")


def test_an_open_case_saves_its_web(tmp_path: Path) -> None:
    web = OpenCase(Recorder(row("told", subject="a", recipient="b", statement=HOSTILE)), "made").web(focus="a")  # type: ignore[arg-type]
    assert web.save(tmp_path / "web.html").read_text(encoding="utf-8") == web.html()
    with pytest.raises(MolehuntError, match=r"web\.png: its name must end in one of \.html"):
        web.save(tmp_path / "web.png")
    assert [path.name for path in tmp_path.iterdir()] == ["web.html"]
