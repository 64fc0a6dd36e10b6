"""What holds for every answer, whatever the question, the lens and the engine.

Every answer is the same on every engine, to the letter: that one test runs on all of them. What follows from the answer
alone is held on the first engine.

A new question needs a line in ``ASKED``: a test says so.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from molehunt import Lens
from molehunt.answers.answer import Answer
from molehunt.answers.columns import columns
from molehunt.answers.open_case import OpenCase
from molehunt.answers.questions import find_question, question_names
from molehunt.graph.lenses import facets
from molehunt.model.errors import UnknownNameError
from molehunt.model.status import STATUSES, firmest_of, weakest_of
from molehunt.views.answer_report import report
from molehunt.views.formats import find_format, format_names
from tests.graph.conftest import table

Asked = dict[str, Any]
ASKED: dict[str, list[Asked]] = {
    "who-saw": [{"document": "krivitsky-letter"}, {"document": "klement-letter"}, {"document": "trotsky-archive"}],
    "relays": [
        {"person": "zborowski"},
        {"sender": "brusse", "recipient": "krivitsky"},
        {"via": "orlov-letter"},
        {"recipient": "naville", "about": "poretsky"},
        {"recipient": "stalin", "chain": True},
        {"via": "krivitsky-letter", "chain": True},
    ],
    "show": [
        {"id": one}
        for one in ("krivitsky-letter", "name-tulip", "krivitsky-wrote-letter", "wrote-or-not", "who-gave-copy",
                    "kern-2004", "sedov-death", "naming-tulip")
    ],
    "alternatives": [{}],
    "brokers": [{"top": 500}, {"by": "nkvd, soviet-government / trotsky, sedov", "ties": "contact", "top": 500}],
    "key-players": [{"k": 2}],
    "centrality": [{"ties": "flow", "top": 500}, {"measure": "degree", "worlds": 20, "top": 500}],
    "disputes": [{"about": "naville"}, {"which": "found"}],
    "corroborate": [{"claim": "zborowski-recruited"}, {"claim": "krivitsky-wrote-letter"}],
    "origin": [{"what": "krivitsky-letter"}, {"heard": "krivitsky, sneevliet, brusse", "ties": "flow"}],
    "path": [{"start": "stalin", "end": "sedov"},
             {"start": "krivitsky", "end": "zborowski", "ways": "in-time", "ties": "flow"},
             {"start": "krivitsky-letter", "end": "brusse", "ties": "flow", "why_not": True}],
    "otherwise": [{"one": "TULIP", "other": "Zborowski"}, {"one": "TULIP", "other": "Sedov"}],
    "resolve": [{"name": "Etienne"}, {"name": "Poretsky"}, {"of": "zborowski"}],
    "reach": [{"holder": "krivitsky", "after": "1937-10-01"}, {"holder": "zborowski", "ties": "flow"}],
    "robustness": [{"ties": "flow", "draws": 20, "top": 3}],
    "suspects": [{"person": "zborowski"}, {"by": "krivitsky"}, {}],
    "met": [
        {"person": "meeting-1937-11-11"},
        {"person": "sedov"},
        {"person": "dallin-orlov-1954"},
        {"person": "trotsky", "other": "zborowski"},
    ],
    "orders": [{"by": "shpiegelglass"}, {"about": "reiss-papers"}, {}],
    "memberships": [{"person": "zborowski"}, {"person": "nkvd"}, {"person": "zborowski", "other": "krivitsky"}],
    "handlers": [{"person": "zborowski"}, {"person": "nkvd", "way": "down"}],
    "family": [{"person": "sedov"}, {"person": "zborowski"}],
    "unknown": [{"about": "sedov-death"}, {"about": "krivitsky-letter"}, {}],
    "timeline": [{"about": "krivitsky", "after": "1937-09-01", "before": "1937-12-31"}, {"about": "sedov-death"}],
    "knew": [
        {"what": "krivitsky-letter", "by": "1937-11-10"},
        {"what": "krivitsky-flight", "by": "1937-10-31"},
        {"what": "krivitsky-told-group"},
    ],
    "leak": [{"document": "krivitsky-letter", "observed": "brusse", "date": "1937-11-11", "readings": 500}],
    "weigh": [{"hypotheses": "How did Sedov die?"}],
    "dossier": [{"entity": "klement"}, {"entity": "krivitsky-letter"}],
}  # fmt: skip
# Those with long answers, asked through no lens.
LONG: list[tuple[str, Asked]] = [
    ("relays", {}),
    ("show", {"id": "zborowski"}),
    ("show", {"id": "sedov-suicide"}),
    ("disputes", {}),
]
# Those whose rows are numbers, and no statements that could be firm.
NUMBERS = {"brokers", "centrality", "key-players", "origin", "robustness"}
# Those of which a lens does not only take away: of fewer ties other people and other ways are picked, and where nobody
# denies any more that somebody was of a group, he is firmly of it. Claims that are too late to know by a day are told
# only where no other is left. Roots that a copied passage makes one are two where the lens leaves out the copy; a row
# of a timeline is named after the first of its claims. What one part of a dossier tells no more, another one tells.
PICKING = {
    "brokers",
    "corroborate",
    "dossier",
    "key-players",
    "knew",
    "leak",
    "origin",
    "otherwise",
    "path",
    "reach",
    "robustness",
    "timeline",
}
LENSES = {
    "all": {},
    "author": {"author": "krivitsky"},
    "source": {"source": "kern-2004"},
    "without": {"without": "kern-2004"},
    "grade": {"grade": "C3"},
    "since": {"since": "1938"},
    "until": {"until": "1937-10-31"},
    "known by": {"known_by": "1969-12-31"},
    "identities": {"identities": True, "grade": "C3"},
}
# The lens as a condition on a claim in the graph, written anew in Cypher.
PASSING = {
    "all": "true",
    "author": "'krivitsky' IN c.authors",
    "source": "'kern-2004' IN c.sources",
    "without": "NOT 'kern-2004' IN c.sources AND NOT 'kern-2004' IN c.authors",
    "grade": "c.reliability <= 'C' AND c.credibility <= 3",
    "since": "c.possible_latest IS NULL OR c.possible_latest >= date('1938-01-01')",
    "until": "c.possible_earliest IS NULL OR c.possible_earliest <= date('1937-10-31')",
    "known by": "c.recorded <= date('1969-12-31')",
    "identities": "c.reliability <= 'C' AND c.credibility <= 3",
}
QUESTIONS = [(name, asked) for name, every in ASKED.items() for asked in every]
_NO_CLAIMS = {"disagreement", "disagreements", "alternatives", "decision", "asked", "subject", "lens"}


@pytest.fixture(scope="module")
def asking(whole: OpenCase) -> Any:
    """Ask once, and keep the answer."""
    kept: dict[tuple[str, str, str], Answer] = {}

    def ask(question: str, asked: Asked, lens: str = "all") -> Answer:
        key = question, json.dumps(asked), lens
        if key not in kept:
            kept[key] = whole.ask(question, lens=Lens(**LENSES[lens]), **asked)
        return kept[key]

    return ask


@pytest.fixture(scope="module")
def claims() -> set[str]:
    """The ids of all claims of the case, from its tables."""
    return {row["id"] for name in ("claims", "names") for row in table(name, whole=True)}


def test_every_question_and_lens_is_asked_here() -> None:
    assert set(ASKED) == set(question_names())
    assert set(facets()) == {field for lens in LENSES.values() for field in lens}


@pytest.fixture(params=LENSES)
def lens(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def answers(asking: Any, lens: str) -> list[Answer]:
    """The answers to all questions through one lens."""
    return [asking(name, asked, lens) for name, asked in (*QUESTIONS, *(LONG if lens == "all" else ()))]


def texts(value: Any) -> Iterator[str]:
    """Every text in a value, but under keys whose ids are not of claims."""
    if isinstance(value, Mapping):
        for key, held in value.items():
            if key not in _NO_CLAIMS:
                yield from texts(held)
    elif isinstance(value, (list, tuple)):
        for held in value:
            yield from texts(held)
    elif isinstance(value, str):
        yield value


def named(answer: Answer, claims: set[str]) -> set[str]:
    """The claims that an answer names anywhere: by their id alone, or in brackets in what it tells of its subject."""
    whole = {name: value for name, value in answer.to_dict().items() if name != "claims"}
    in_brackets = re.findall(r"\[([^\[\]]+)\]", json.dumps(answer.to_dict()["subject"], ensure_ascii=False))
    return {text for text in (*texts(whole), *in_brackets) if text in claims}


@pytest.mark.one_engine
def test_every_claim_that_is_named_has_its_proof_and_no_other(answers: list[Answer], claims: set[str]) -> None:
    for answer in answers:
        wanted = named(answer, claims)
        # A record and a claim may share an id, and what was asked for is told by its id alone.
        assert wanted - {str(answer.subject.get("id"))} <= set(answer.claims) <= wanted, said(answer)
        for proof in answer.claims.values():
            assert proof["statement"]
            assert proof["asserted_by"]
            assert proof["passage"]["end"] > proof["passage"]["start"]


def said(answer: Answer) -> str:
    return f"{answer.question} {dict(answer.asked)} {dict(answer.lens)}"


def key(answer: Answer, row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(row[name]) for name in find_question(answer.question).key)


@pytest.mark.one_engine
def test_rows_have_the_columns_of_their_page_in_order(answers: list[Answer]) -> None:
    for answer in answers:
        declared = [column.name for column in columns(find_question(answer.question).row)]
        if not answer.lens.keys() & {"since", "until"}:
            declared.remove("modality")
        for row in answer.rows:
            assert list(row) == declared, said(answer)
            # The name under which the case lists somebody is no claim.
            own = row["role"] == "own name"
            assert row["status"] in ([""] if own or answer.question in NUMBERS else STATUSES[:-1])
            assert row["claims"] or own or answer.question == "weigh"
        keys = [key(answer, row) for row in answer.rows]
        assert len(set(keys)) == len(keys), said(answer)


def test_json_is_the_same_on_every_engine(answers: list[Answer], run_folder: Path) -> None:
    for answer in answers:
        text = answer.to_json()
        assert json.loads(text) == json.loads(json.dumps(answer.to_dict(), allow_nan=False))
        assert first_of_this_run(run_folder, said(answer), text) == text, said(answer)


def first_of_this_run(folder: Path, what: str, text: str) -> str:
    """The text that whoever came first said of it; engines may be asked by several processes at once."""
    first = folder / f"{hashlib.sha256(what.encode()).hexdigest()}.json"
    own = first.with_suffix(f".{os.getpid()}")
    own.write_text(text, encoding="utf-8")
    # A link is there whole or not at all.
    with contextlib.suppress(FileExistsError):
        os.link(own, first)
    return first.read_text(encoding="utf-8")


@pytest.mark.one_engine
def test_every_format_draws_it(answers: list[Answer]) -> None:
    for answer in answers:
        drawn = report(answer)
        cited = {one.id for one in drawn.proof}
        assert cited == set(answer.claims) or find_question(answer.question).brief
        for name in format_names():
            text = find_format(name).draw(drawn)
            assert text.strip()
            # CSV has the proof as another format.
            proved = {"csv": set(), "json": answer.claims, "proof": answer.claims}.get(name, cited)
            assert all(id_ in text for id_ in proved), (name, said(answer))


@pytest.mark.one_engine
def test_the_table_tells_case_and_lens_first(answers: list[Answer]) -> None:
    for answer in answers:
        lead = report(answer).lead
        assert lead[0] == "case zborowski"
        assert [line.startswith("lens: ") for line in lead].count(True) == bool(answer.lens), said(answer)


@pytest.mark.one_engine
def test_disagreements_are_told_with_their_sides(answers: list[Answer]) -> None:
    for answer in answers:
        touched = {id_ for row in answer.rows for id_ in row["disagreements"]}
        assert {item["disagreement"] for item in answer.at_issue} == touched, said(answer)
        for item in answer.at_issue:
            assert len(item["sides"]) >= 2, (said(answer), item)
            assert all(item["sides"])
            assert all(decision["for"] in item["sides"] for decision in item["decided"]), (said(answer), item)


@pytest.mark.one_engine
def test_hinges_are_of_what_the_rows_rest_on(answers: list[Answer]) -> None:
    for answer in answers:
        resting = {id_ for row in answer.rows for id_ in (*row["claims"], *row["identified_by"])}
        against = {id_ for item in answer.at_issue for side in item["sides"] for id_ in side}
        for hinge in answer.hinges:
            assert hinge["without"] in ("gone", *STATUSES[:-1])
            assert hinge["claim"] == (hinge["claims"][0] if len(hinge["claims"]) == 1 else None)
            assert hinge["claims"]
            assert set(hinge["claims"]) <= resting | against, said(answer)


@pytest.mark.one_engine
def test_a_lens_only_takes_away(asking: Any, answers: list[Answer]) -> None:
    """No claim stands under a lens that does not without it, and, where names are read alike, no row either."""
    for narrow, (name, asked) in zip(answers, QUESTIONS, strict=False):
        if name in PICKING:
            continue
        wide = asking(name, asked)
        assert carried(narrow) <= carried(wide), said(narrow)
        if "identities" not in narrow.lens:
            assert {key(narrow, row) for row in narrow.rows} <= {key(wide, row) for row in wide.rows}, said(narrow)


def carried(answer: Answer) -> set[str]:
    return {id_ for row in answer.rows for id_ in row["claims"]}


def test_every_claim_of_a_row_passes_the_lens(whole: OpenCase, answers: list[Answer], lens: str) -> None:
    passing = {row["id"] for row in whole.cypher(f"MATCH (c:Claim) WHERE {PASSING[lens]} RETURN c.id AS id")}
    identifying = {
        row["id"]
        for row in whole.cypher("MATCH (c:Claim) WHERE 'naming' IN c.plays OR 'copying' IN c.plays RETURN c.id AS id")
    }
    for answer in answers:
        assert carried(answer) <= passing, said(answer)
        # Who is who is read alike under every lens, and so is a disagreement over it.
        at_issue = {id_ for item in answer.at_issue for side in item["sides"] for id_ in side}
        assert at_issue <= passing | identifying, said(answer)


def test_no_row_is_firmer_than_its_identifications(whole: OpenCase, asking: Any) -> None:
    """Whoever stands under a name does so by the firmest of the claims that say it is his."""
    edges = whole.cypher(
        "MATCH (a:Entity)-[edge:DENOTES|COPY_OF]->(b:Entity) "
        "RETURN a.id AS said_of, b.id AS meant, edge.claim AS claim, edge.status AS status"
    )
    seen = 0
    for name, asked in (*QUESTIONS, *LONG):
        for row in asking(name, asked).rows:
            links: dict[tuple[str, str], list[str]] = defaultdict(list)
            for edge in edges:
                if edge["claim"] in row["identified_by"]:
                    links[edge["said_of"], edge["meant"]].append(edge["status"])
            if not links:
                continue
            seen += 1
            firmness = [firmest_of(statuses) or "" for statuses in links.values()]
            assert weakest_of([row["status"], *firmness]) == row["status"], row
    assert seen > 50


@pytest.mark.one_engine
def test_asked_twice_it_is_the_same(whole: OpenCase, asking: Any) -> None:
    for name, asked in QUESTIONS:
        again = whole.ask(name, lens=Lens(grade="C3"), **asked)
        assert again.to_json() == asking(name, asked, "grade").to_json(), said(again)


def test_another_name_of_the_same_one_changes_only_the_note(whole: OpenCase) -> None:
    by_id: dict[str, Answer] = {}
    compared = 0
    for form in sorted({row["name"] for row in table("names", whole=True)}):
        try:
            found = whole.relays(form)
        except UnknownNameError:
            continue
        meant = str(found.asked["person"])
        if meant not in by_id:
            by_id[meant] = whole.relays(meant)
        plain = by_id[meant]
        compared += 1
        assert (found.rows, found.open, found.at_issue) == (plain.rows, plain.open, plain.at_issue), form
        assert (found.subject, found.hinges, found.claims) == (plain.subject, plain.hinges, plain.claims), form
    assert compared > 50
