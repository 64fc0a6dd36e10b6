"""The tables of the reference case as the names of a graph would come."""

import csv

import pytest

from molehunt.answers.naming import Names, Works
from molehunt.model.shipped import shipped


def _table(name):
    with shipped("data", "cases", "zborowski", f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _listed(cell, sign):
    return [part.strip() for part in cell.split(sign) if part.strip()]


@pytest.fixture(scope="session")
def reference_rows():
    """As ask/names gives them; a naming that is hedged is possible."""
    rows = {
        row["id"]: {
            "id": row["id"],
            "name": row["name"],
            "labels": ["Entity", row["label"]],
            "kind": row["kind"] or None,
            "denotes": [],
        }
        for row in _table("entities")
    }
    for row in _table("names"):
        label = "Codename" if row["kind"] in ("codename", "party name", "alias") else "Name"
        form = {"id": row["form"], "name": row["name"], "labels": ["Entity", label], "kind": row["kind"], "denotes": []}
        status = "stated" if row["certainty"] == "plain" else "possible"
        named = {"id": row["denotes"], "claim": row["id"], "status": status}
        rows.setdefault(row["form"], form)["denotes"].append(named)
    return [*rows.values()]


@pytest.fixture(scope="session")
def reference(reference_rows):
    return Names(reference_rows)


@pytest.fixture(scope="session")
def works(reference):
    sources = [
        {**row, "authors": _listed(row["author"], ";"), "part_of": row["part_of"] or None} for row in _table("sources")
    ]
    chains = [row["asserted_by"] for table in ("claims", "names") for row in _table(table)]
    asserters = {by for chain in chains for by in _listed(chain, ">")} - {row["id"] for row in sources}
    return Works(sources, reference, asserters)
