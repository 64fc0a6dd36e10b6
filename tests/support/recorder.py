"""A store that holds claims made by hand, in place of a database, and records what it is asked.

It hardly selects: a query of claims gets all claims that it holds, of the ids, predicates or family asked for. Whether
a query selects the right ones is for the tests on an engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from molehunt.answers.answer import Answer
from molehunt.answers.open_case import OpenCase
from molehunt.store.queries import find_query
from molehunt.store.reading import SCHEMA
from tests.unit.graph.made import SEEN, entity

Row = dict[str, Any]
STATE = {
    "state": "complete", "title": "Made", "graph": "1", "schema": SCHEMA, "commit": "1", "committing": False,
}  # fmt: skip


class Recorder:
    """Claims, and rows for queries on anything else by their name; ``asked`` lists the queries in order."""

    def __init__(self, *claims: Row, tables: dict[str, list[Row]] | None = None, entities: Iterable[Row] = ()) -> None:
        self.claims = {row["claim"]["id"]: row for row in claims}
        sides = [side for row in claims for side in row["sides"]]
        # Claims of which only a disagreement tells are selected by no question.
        told = {member["id"]: member["whole"] for side in sides for member in side["members"]}
        self.all_claims = told | self.claims
        self.tables = tables or {}
        parts = sorted((one for row in claims for one in row["participants"]), key=lambda one: bool(one["bearers"]))
        self.entities = {one["id"]: one for one in parts}
        self.entities |= {one["id"]: one for row in claims for p in row["participants"] for one in p["bearers"]}
        self.entities |= {one["id"]: one for one in entities}
        self.asked: list[str] = []

    def read(self, name: str, **parameters: Any) -> list[Row]:
        """The rows of a query; raises as the store does for parameters that it does not have."""
        query = find_query(name)
        query.check(parameters)
        self.asked.append(name)
        if query.returns == ("id",):
            return list(self._selected(name, parameters))
        return self.tables.get(name) or self._told(name, parameters)

    def _told(self, name: str, parameters: Row) -> list[Row]:
        entities = self.entities.values()
        told = {
            "ask/load_state": lambda: [STATE],
            "ask/alternatives_of": lambda: list(self._alternatives(parameters["ids"])),
            "ask/disagreements_of": lambda: list(self._disagreements(parameters["ids"])),
            "ask/origins": lambda: [{key: one["claim"][key] for key in SEEN} for one in self._whole(parameters)],
            "ask/evidence": lambda: list(self._whole(parameters)),
            "ask/proof": lambda: list(self._whole(parameters)),
            "ask/named": lambda: [_named(one) for one in entities if parameters["text"] in (one["id"], one["name"])],
            "ask/bearers": lambda: [_named(self.entities[id_]) for id_ in parameters["ids"] if id_ in self.entities],
            "ask/called": lambda: [{"id": id_, "name": id_.capitalize()} for id_ in parameters["ids"]],
            "ask/names": lambda: [_named(one) for one in entities],
            "ask/name_lists": lambda: [_lists([_named(one) for one in entities])],
        }
        return told[name]() if name in told else []

    def _whole(self, parameters: Row) -> Iterator[Row]:
        return (self.all_claims[id_] for id_ in parameters["ids"] if id_ in self.all_claims)

    def _disagreements(self, ids: list[str]) -> Iterator[Row]:
        """Disagreements by their ids: what the row of each claim tells of one, put together."""
        found: dict[str, Row] = {}
        for id_, row in self.claims.items():
            for side in row["sides"]:
                known = found.setdefault(side["id"], side | {"members": []})
                there = {member["id"] for member in known["members"]}
                own = {"id": id_, "position": side["position"]}
                known["members"] += [one for one in (own, *side["members"]) if one["id"] not in there]
        return (found[id_] for id_ in ids)

    def _alternatives(self, ids: list[str]) -> Iterator[Row]:
        for id_ in ids:
            yield {"id": id_, "claims": [c for c, row in self.claims.items() if _is_in(row, id_)]}

    def _selected(self, name: str, parameters: Row) -> Iterator[Row]:
        for id_, row in sorted(self.claims.items()):
            claim = row["claim"]
            of_family = not name.startswith("ask/relays") or claim["family"] == "relays"
            of_ids = id_ in parameters.get("ids", (id_,))
            if of_family and of_ids and claim["predicate"] in parameters.get("predicates", (claim["predicate"],)):
                yield {"id": id_}

    query = read

    def close(self) -> None:
        """There is nothing to close."""


def _is_in(row: Row, alternatives: str) -> bool:
    return any(one["id"] == alternatives for one in row["alternatives"])


def _named(one: Row) -> Row:
    denotes = [{"id": b["id"], "claim": b["claim"], "status": "stated"} for b in one.get("bearers", ())]
    labels = ["Entity", one["label"]]
    return {"id": one["id"], "name": one["name"], "labels": labels, "kind": one["kind"], "denotes": denotes}


def _lists(rows: list[Row]) -> Row:
    return {
        "ids": [row["id"] for row in rows],
        "names": [row["name"] for row in rows],
        "labels": [row["labels"][1] for row in rows],
        "kinds": [row["kind"] or "" for row in rows],
        "denotes": [{"form": row["id"], "said": row["denotes"]} for row in rows if row["denotes"]],
    }


def ask(*claims: Row, question: str, entities: Iterable[str] = (), **asked: Any) -> Answer:
    """Put a question to claims made by hand; ``entities`` are people who stand in none of them."""
    store = Recorder(*claims, entities=[entity(id_) for id_ in entities])
    return OpenCase(store, "made").ask(question, **asked)  # type: ignore[arg-type]
