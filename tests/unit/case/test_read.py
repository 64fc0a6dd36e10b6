"""Whole records of the tiny case, and what an error says."""

import gc
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from molehunt.case import check, read
from molehunt.model.errors import CaseError
from molehunt.model.records import (
    AlternativeSet,
    Claim,
    Decision,
    Disagreement,
    Entity,
    Name,
    Passage,
    Source,
    When,
)
from tests.cases import CORPUS, HEADERS, broken, tiny, tiny_text


def test_a_claim_has_every_cell_in_its_field(tmp_path: Path) -> None:
    row = (
        'c4,showed,ann; bob,letter,name-fox,bob,rome; club,talk,what,channel,"One, two.",1937-11~,late,inferred,'
        "attempted,speculates,negated,doubtful,perhaps,deduced,D4,because,notes > letter > ann,p2,note\n"
    )
    case = read(tiny(tmp_path, {"claims": tiny_text("claims") + row}))
    assert case.claims[3] == Claim(
        id="c4",
        predicate="showed",
        statement="One, two.",
        passage="p2",
        asserted_by=("notes", "letter", "ann"),
        roles={
            "subject": ("ann", "bob"),
            "object": ("letter",),
            "recipient": ("name-fox",),
            "via": ("bob",),
            "about": ("rome", "club"),
            "at": ("talk",),
        },
        what="what",
        channel="channel",
        when=When(
            "1937-11~",
            date(1937, 11, 1),
            date(1937, 11, 30),
            date(1937, 10, 1),
            date(1937, 12, 31),
            approximate=True,
        ),
        date_wording="late",
        date_basis="inferred",
        mode="attempted",
        stance="speculates",
        polarity="negated",
        certainty="doubtful",
        hedge="perhaps",
        basis="deduced",
        grade="D4",
        grade_because="because",
        note="note",
    )


def test_roles_that_are_empty_are_left_out(tmp_path: Path) -> None:
    assert read(tiny(tmp_path)).claims[2].roles == {"subject": ("ann",), "at": ("talk",)}


def test_a_name_is_a_claim(tmp_path: Path) -> None:
    (name,) = read(tiny(tmp_path)).names
    claim = Claim(
        id="naming-fox",
        predicate="denotes",
        statement="Fox is Bob.",
        passage="p1",
        asserted_by=("book",),
        roles={"subject": ("name-fox",), "object": ("bob",)},
        basis="deduced",
        grade="B3",
    )
    assert name == Name(claim, "name-fox", "FOX", "codename", "bob", "ann", "inferred")


@pytest.mark.parametrize(
    ("sameness", "stance", "basis", "polarity"),
    [("explicit", "asserts", "unknown", "affirmed"), ("inferred", "denies", "deduced", "negated")],
)
def test_basis_and_polarity_of_a_name(tmp_path: Path, sameness: str, stance: str, basis: str, polarity: str) -> None:
    text = tiny_text("names").replace("inferred", sameness).replace("asserts", stance)
    (name,) = read(tiny(tmp_path, {"names": text})).names
    assert (name.claim.basis, name.claim.polarity, name.sameness) == (basis, polarity, sameness)


def test_the_other_tables(tmp_path: Path) -> None:
    case = read(tiny(tmp_path))
    assert case.entities[2] == Entity("letter", "Document", "letter", "The letter")
    assert case.sources == (
        Source("book", "book", "The Book", ("ann",), "1940"),
        Source("notes", "papers", "The Notes", part_of="book", document="letter"),
    )
    digest = tiny_text("passages").split(",")[-2]
    assert case.passages[1] == Passage("p2", "notes", 2, 13, 33, digest, "p1")
    assert case.alternatives == (AlternativeSet("a1", "one-of", "Which?", ("c1", "c2"), "p1"),)
    assert case.disagreements == (Disagreement("d1", "contradiction", "Was it?", (("c1",), ("c2", "c3"))),)
    assert case.decisions == (Decision("e1", "d1", 2, "Because.", "book", "p1"),)


def test_sets_that_vary_together(tmp_path: Path) -> None:
    rows = "a1,pronoun,Who?,c1; c2,p1,,\na2,pronoun,Whose?,c3; c2,p1,a1; a3,\na3,pronoun,Whom?,c2; c3,p1,a2,\n"
    case = read(tiny(tmp_path, {"alternatives": ",".join(HEADERS["alternatives"]) + "\n" + rows}))
    assert [choice.varies_with for choice in case.alternatives] == [(), ("a1", "a3"), ("a2",)]


def test_a_case_from_before_the_column_varies_with(tmp_path: Path) -> None:
    folder = tiny(tmp_path, {"alternatives": "id,kind,question,claims,passage,note\na1,one-of,Which?,c1; c2,p1,old\n"})
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert described["molehunt"] == {"format": 2}
    (fields,) = (one["schema"]["fields"] for one in described["resources"] if one["name"] == "alternatives")
    fields[:] = [field for field in fields if field["name"] != "varies_with"]
    assert len(fields) == 6
    (folder / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    assert read(folder).alternatives == (AlternativeSet("a1", "one-of", "Which?", ("c1", "c2"), "p1", note="old"),)


def test_a_case_with_faults_is_refused_with_all_of_them(tmp_path: Path) -> None:
    folder = tiny(tmp_path, {"claims": tiny_text("claims").replace("book > ann", "bok > anne")})
    with pytest.raises(CaseError) as caught:
        read(folder)
    assert caught.value.faults == tuple(map(str, check(folder).faults))
    assert "one fault: " in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_error_counts_the_faults_and_gives_the_first(tmp_path: Path) -> None:
    folder = broken(tmp_path, "claims", lambda text: text.replace(",plain,", ",plan,"), tiny(tmp_path / "tiny"))
    with pytest.raises(CaseError, match=r"has 3 faults, of which the first: .*claims\.csv:2:79: "):
        read(folder)


def test_with_the_raw_text_locators_are_checked_while_reading(tmp_path: Path) -> None:
    folder = tiny(tmp_path / "case")
    text = tmp_path / "text"
    text.write_text(CORPUS, encoding="utf-8")
    assert read(folder, text) == read(folder)
    text.write_text(CORPUS.upper(), encoding="utf-8")
    with pytest.raises(CaseError, match="is not that of characters"):
        read(folder, text)


def test_the_same_case_reads_the_same(tmp_path: Path) -> None:
    assert read(tiny(tmp_path / "one")) == read(str(tiny(tmp_path / "two")))


@pytest.mark.parametrize("enabled", [True, False])
def test_garbage_collection_is_left_as_it_was(tmp_path: Path, enabled: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        read(tiny(tmp_path))
        check(tmp_path / "nowhere")
        assert gc.isenabled() == enabled
    finally:
        (gc.enable if before else gc.disable)()


def test_importing_the_layer_does_not_import_its_readers() -> None:
    """A command that asks a loaded graph must not pay for reading tables."""
    code = "import sys, molehunt.case; print('molehunt.case.reader' in sys.modules, 'yaml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
