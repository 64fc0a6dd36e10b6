"""Rows are added and taken out in place: all else stays, byte for byte, and a case with a fault is never written."""

import pytest

from molehunt.case import check, editing, read
from molehunt.case.editing import add_rows, take_out_rows
from molehunt.model.errors import MolehuntError
from tests.cases import tiny, tiny_text

EVE = {"id": "eve", "label": "Person", "name": 'Eve, "the fox"', "kind": ""}


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", [True, False])
def test_a_row_is_added_and_taken_out_again_byte_for_byte(tmp_path, mark, end, last):
    text = mark + tiny_text("entities").replace("\n", end)
    before = text if last else text.removesuffix(end)
    folder = tiny(tmp_path / "case", {"entities": before.encode()})
    others = contents(folder)
    assert add_rows(folder, {"entities": [EVE]}) == [folder / "entities.csv"]
    added = (folder / "entities.csv").read_bytes().decode()
    assert added == text + 'eve,Person,,"Eve, ""the fox""",' + end
    assert contents(folder) == others | {"entities.csv": added.encode()}
    assert next(one.name for one in read(folder).entities if one.id == "eve") == 'Eve, "the fox"'
    take_out_rows(folder, {"entities": ["eve"]})
    assert (folder / "entities.csv").read_bytes().decode() == text


def test_rows_of_several_lines_are_taken_out_whole(tmp_path):
    row = 'eve,Person,,"Eve\nthe fox",\n'
    folder = tiny(tmp_path / "case", {"entities": tiny_text("entities") + row + "dan,Person,,Dan,\n"})
    take_out_rows(folder, {"entities": ["eve"]})
    assert (folder / "entities.csv").read_text() == tiny_text("entities") + "dan,Person,,Dan,\n"


def test_a_column_that_the_file_does_not_have_is_left_out(tmp_path):
    short = "\n".join(line.rpartition(",")[0] for line in tiny_text("entities").splitlines()) + "\n"
    folder = tiny(tmp_path / "case", {"entities": short})
    described = (folder / "datapackage.json").read_text()
    assert [fault.file for fault in check(folder).faults] == [str(folder / "datapackage.json")]
    # The description must not list the column either.
    fields = described[: described.index('"names"')]
    at = fields.rindex("{", 0, fields.rindex('"note"'))
    end = fields.index("}", at)
    (folder / "datapackage.json").write_text(described[:at].rstrip().rstrip(",") + described[end + 1 :])
    add_rows(folder, {"entities": [EVE | {"note": "lost"}]})
    assert (folder / "entities.csv").read_text() == short + 'eve,Person,,"Eve, ""the fox"""\n'


@pytest.mark.parametrize(
    "rows",
    [
        {"entities": [EVE | {"label": "Fox"}]},
        {"entities": [EVE | {"id": "ann"}]},
        {"decisions": [{"id": "e2", "disagreement": "nowhere", "favours": "1", "reason": "So.", "decided_by": "book"}]},
    ],
)
def test_a_case_that_would_have_a_fault_is_not_written(tmp_path, rows):
    folder = tiny(tmp_path / "case")
    before = contents(folder)
    with pytest.raises(MolehuntError, match="nothing was changed") as caught:
        add_rows(folder, rows)
    assert f"{folder}/{next(iter(rows))}.csv:" in str(caught.value)
    assert contents(folder) == before


def test_what_others_refer_to_is_not_taken_out(tmp_path):
    folder = tiny(tmp_path / "case")
    before = contents(folder)
    with pytest.raises(MolehuntError, match="refers to 'ann'"):
        take_out_rows(folder, {"entities": ["ann"]})
    assert contents(folder) == before


def test_all_files_are_written_or_none(tmp_path, monkeypatch):
    """The disk fills up, say, before the second file is written."""
    folder = tiny(tmp_path / "case")
    before = contents(folder)
    written = []

    def failing(path, content):
        written.append(path.name)
        if len(written) == 2:
            raise OSError(28, "No space left on device")
        path.write_bytes(content)

    monkeypatch.setattr(editing, "write_whole", failing)
    row = {"id": "s2", "kind": "book", "title": "Another"}
    with pytest.raises(MolehuntError, match="No space left on device; nothing was changed"):
        add_rows(folder, {"entities": [EVE], "sources": [row]})
    assert written[:2] == ["entities.csv", "sources.csv"]
    assert contents(folder) == before


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(tmp_path, monkeypatch):
    folder = tiny(tmp_path / "case")
    found = editing.check_case

    def changing(*given):
        with (folder / "entities.csv").open("a") as file:
            file.write("dan,Person,,Dan,\n")
        return found(*given)

    monkeypatch.setattr(editing, "check_case", changing)
    with pytest.raises(MolehuntError, match="changed by somebody else meanwhile"):
        add_rows(folder, {"entities": [EVE]})
    assert (folder / "entities.csv").read_text() == tiny_text("entities") + "dan,Person,,Dan,\n"
