"""Exports of real cases: every tie in every format, and the tables of a case as they were loaded."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from molehunt.answers.open_case import OpenCase
from molehunt.case import check, read
from molehunt.exchange import Export
from molehunt.graph.lens import Lens
from molehunt.model.errors import MolehuntError
from molehunt.model.records import Case
from molehunt.model.vocabulary import vocabulary
from molehunt.store.graph_store import GraphStore
from molehunt.store.load import load
from molehunt.store.load.plan import make_plan
from molehunt.store.reading import consistently
from tests.cases import shipped_case, synthetic, tiny
from tests.engines import Engine
from tests.graph.test_hostile import hostile
from tests.support.graphs import dump, emptied
from tests.unit.exchange.readers import READERS, Ties, expected
from tests.unit.exchange.test_round_trips import in_order


@pytest.fixture(scope="module")
def store(engine_server: Engine) -> Iterator[GraphStore]:
    with emptied(engine_server) as empty:
        yield empty


@pytest.mark.one_engine
@pytest.mark.parametrize(("name", "reader"), READERS.values(), ids=READERS)
@pytest.mark.parametrize("lens", [None, Lens(grade="C3")], ids=["all", "graded C3"])
def test_every_tie_of_the_reference_case_is_in_every_format(
    name: str, reader: Callable[[Export], Ties], lens: Lens | None, whole: OpenCase
) -> None:
    kinds = vocabulary().entity_labels
    made, wanted = whole.export(name, kinds=kinds, lens=lens), expected(whole.network(kinds=kinds, lens=lens))
    found = reader(made)
    attributes = next(iter(wanted.values()))
    assert len(found) == len(wanted) > 500
    assert in_order({field: tie.get(field, "") for field in attributes} for tie in found.values()) == in_order(
        wanted.values()
    )


def unordered(case: Case) -> Case:
    """A case with the ids of a cell in order where the graph keeps none, rows in order of ids, nothing omitted."""

    def plain(record: Any) -> Any:
        if record.__class__.__name__ == "Claim":
            return replace(record, roles={role: tuple(sorted(ids)) for role, ids in record.roles.items()})
        if record.__class__.__name__ == "Name":
            return replace(record, claim=plain(record.claim))
        if record.__class__.__name__ == "Disagreement":
            return replace(record, sides=tuple(tuple(sorted(side)) for side in record.sides))
        unordered_fields = {"derives_from", "varies_with"} & {field.name for field in fields(record)}
        return replace(record, **{name: tuple(sorted(getattr(record, name))) for name in unordered_fields})

    tables = {f.name: getattr(case, f.name) for f in fields(case) if isinstance(getattr(case, f.name), tuple)}
    return replace(
        case, **{name: tuple(sorted(map(plain, rows), key=repr)) for name, rows in tables.items()} | {"omitted": ()}
    )


def test_the_reference_case_comes_back_as_it_was_loaded(whole: OpenCase, tmp_path: Path) -> None:
    made = whole.export("case", tmp_path / "case")
    shipped = read(shipped_case())
    assert made.summary == f"{len(shipped.claims) + len(shipped.names)} claims in 10 tables"
    assert check(tmp_path / "case").faults == ()
    again = read(tmp_path / "case")
    assert unordered(again) == unordered(shipped)
    plan = consistently(whole.store, "zborowski", lambda state: make_plan(whole.store, again, state, vocabulary()))
    assert plan.is_done


@pytest.mark.parametrize(
    "make",
    [
        lambda folder: read(tiny(folder)),
        lambda folder: read(tiny(folder, whole=True)),
        hostile,
        lambda folder: read(synthetic(folder, 400)),
    ],
    ids=["tiny", "with every table", "hostile", "synthetic"],
)
def test_a_case_comes_back_as_it_was_loaded(make: Callable[[Path], Case], store: GraphStore, tmp_path: Path) -> None:
    case = make(tmp_path / "case")
    load(store, case)
    before = dump(store)
    OpenCase(store, case.id).export("case", tmp_path / "again")
    assert check(tmp_path / "again").faults == ()
    again = read(tmp_path / "again")
    assert unordered(again) == unordered(case)
    done = load(store, again)
    assert (done.written, done.removed) == (0, 0)
    assert dump(store) == before


def test_what_does_not_come_back_is_what_is_said(store: GraphStore, tmp_path: Path) -> None:
    """docs/exports.md: omitted.csv, files beside the tables, further properties of the package, the order of rows."""
    folder = tiny(tmp_path / "case", whole=True)
    (folder / "notes.txt").write_text("beside", encoding="utf-8")
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    given = package | {"licenses": [{"name": "CC0-1.0"}], "contributors": [{"title": "Ann"}]}
    (folder / "datapackage.json").write_text(json.dumps(given), encoding="utf-8")
    lines = (folder / "claims.csv").read_text(encoding="utf-8").splitlines()
    (folder / "claims.csv").write_text("\n".join([lines[0], *sorted(lines[1:], reverse=True)]) + "\n", encoding="utf-8")
    load(store, read(folder))
    made = OpenCase(store, read(folder).id).export("case", tmp_path / "again")
    again = json.loads((tmp_path / "again" / "datapackage.json").read_text(encoding="utf-8"))
    assert set(given) - set(again) == {"licenses", "contributors"}
    assert (again["name"], again["title"]) == (given["name"], given["title"])
    there = {file.name for file in folder.iterdir()} - {file.name for file in (tmp_path / "again").iterdir()}
    assert there == {"omitted.csv", "notes.txt"}
    ids = [
        line.split(",")[0] for line in (tmp_path / "again" / "claims.csv").read_text(encoding="utf-8").splitlines()[1:]
    ]
    assert ids == sorted(ids)
    assert [word in " ".join(made.notes) for word in ("omitted.csv", "datapackage.json", "order of rows")] == [True] * 3
    said = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8").split("**The case.**")[1]
    for words in ("order of their ids", "omitted.csv", "files beside the tables", "beyond name, title and tables"):
        assert words in " ".join(said.split())


def test_pages_leave_out_no_row_and_have_none_twice(whole: OpenCase, monkeypatch: pytest.MonkeyPatch) -> None:
    once = whole.export("case").files
    monkeypatch.setattr("molehunt.exchange.tables.PAGE", 97)
    assert whole.export("case").files == once


def test_the_order_of_ids_in_a_cell_is_no_change(store: GraphStore, tmp_path: Path) -> None:
    claim = "c9,attended,ann; bob,,,,,talk,,,Both were there.,,,,done,asserts,affirmed,plain,,told,B3,,book,p1,\n"
    folder = tiny(tmp_path / "case")
    text = (folder / "claims.csv").read_text(encoding="utf-8") + claim
    (folder / "claims.csv").write_text(text, encoding="utf-8")
    load(store, read(folder))
    (folder / "claims.csv").write_text(text.replace("ann; bob", "bob; ann"), encoding="utf-8")
    done = load(store, read(folder))
    assert (done.written, done.removed) == (0, 0)


def test_the_whole_case_is_not_narrowed(whole: OpenCase) -> None:
    for given in ({"lens": Lens(grade="C3")}, {"ties": "flow"}, {"kinds": "Document"}):
        with pytest.raises(MolehuntError, match="case is the whole case, which no lens narrows"):
            whole.export("case", **given)
