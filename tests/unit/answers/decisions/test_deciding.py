"""Decisions on who is whom, in the tables of a case: what they write, that they are refused, and taken back."""

import csv

import pytest

from molehunt.answers.decisions.deciding import decide, undo
from molehunt.answers.decisions.rows import Ground
from molehunt.case import check, read
from molehunt.model.errors import MolehuntError, UnknownNameError
from tests.cases import tiny, tiny_text

GROUND = Ground(by="Jane Doe", reason="The file\nreads otherwise.")


@pytest.fixture
def folder(tmp_path):
    """Fox is said to be Bob; the club is listed as itself."""
    return tiny(tmp_path / "case")


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def rows(folder, table):
    with (folder / f"{table}.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def test_another_bearer_is_a_claim_of_whoever_decides(folder):
    done = decide(folder, "FOX", "Ann", same=True, ground=GROUND)
    assert (done.id, done.says) == ("same-fox-ann", "FOX is Ann.")
    assert [path.name for path in done.files] == ["sources.csv", "names.csv"]
    row = rows(folder, "names")[-1]
    assert (row["form"], row["denotes"], row["stance"], row["asserted_by"], row["passage"]) == (
        "name-fox", "ann", "asserts", "reading-by-jane-doe", "p1",
    )  # fmt: skip
    assert row["grade_because"] == "a decision: The file reads otherwise."
    assert rows(folder, "sources")[-1]["title"] == "Reading by Jane Doe"
    # Nobody says that it is not Ann, so nothing is at issue.
    assert len(read(folder).disagreements) == 1


def test_that_it_is_not_is_one_side_and_decided(folder):
    done = decide(folder, "Bob", "fox", same=False, ground=GROUND)
    assert [path.name for path in done.files] == ["sources.csv", "names.csv", "disagreements.csv", "decisions.csv"]
    case = read(folder)
    denial = case.names[-1]
    assert (denial.form, denial.denotes, denial.claim.polarity) == ("name-fox", "bob", "negated")
    at_issue, decision = case.disagreements[-1], case.decisions[-1]
    assert (at_issue.kind, at_issue.question) == ("contradiction", "Is FOX Bob?")
    assert at_issue.sides == (("naming-fox",), ("different-fox-bob",))
    assert (decision.disagreement, decision.favours, decision.decided_by) == (at_issue.id, 2, "reading-by-jane-doe")
    assert decision.reason == "The file reads otherwise."
    assert check(folder).faults == ()


@pytest.mark.parametrize(("other", "same"), [("Ann", True), ("Bob", False)])
def test_taken_back_it_is_as_it_was(folder, other, same):
    before = contents(folder)
    done = decide(folder, "FOX", other, same=same, ground=GROUND)
    assert contents(folder) != before
    assert undo(folder, done.id).id == done.id
    assert contents(folder) == before


def test_whoever_decides_stays_as_long_as_another_decision_needs_it(folder):
    decide(folder, "FOX", "Ann", same=True, ground=GROUND)
    decide(folder, "FOX", "Bob", same=False, ground=GROUND)
    undo(folder, "same-fox-ann")
    assert rows(folder, "sources")[-1]["id"] == "reading-by-jane-doe"
    undo(folder, "different-fox-bob")
    assert (folder / "sources.csv").read_text() == tiny_text("sources")


def test_where_others_disagree_already_the_decision_is_on_that(tmp_path):
    denial = "not-fox,name-fox,FOX,codename,bob,ann,,explicit,Fox is not Bob.,denies,plain,B3,,notes,p2,\n"
    issue = "d2,contradiction,Is Fox Bob?,not-fox | naming-fox,,\n"
    folder = tiny(
        tmp_path / "case",
        {"names": tiny_text("names") + denial, "disagreements": tiny_text("disagreements") + issue},
    )
    before = contents(folder)
    decide(folder, "FOX", "Bob", same=True, ground=Ground(by="book", reason="So."))
    decision = read(folder).decisions[-1]
    assert (decision.disagreement, decision.favours) == ("d2", 2)
    assert contents(folder).keys() == before.keys()
    assert [name for name, text in contents(folder).items() if text != before[name]] == ["decisions.csv"]
    undo(folder, "same-fox-bob")
    assert contents(folder) == before


@pytest.mark.parametrize(("by", "id_"), [("book", "book"), ("the book", "book"), ("Ann", "ann"), ("ann", "ann")])
def test_who_is_in_the_case_decides_under_his_own_id(folder, by, id_):
    decide(folder, "FOX", "Ann", same=True, ground=Ground(by=by, reason="So."))
    assert read(folder).names[-1].claim.asserted_by == (id_,)
    assert (folder / "sources.csv").read_text() == tiny_text("sources")


@pytest.mark.parametrize(
    ("pair", "same", "given", "error", "said"),
    [
        (("FOX", "Bob"), True, {}, MolehuntError, "FOX is Bob already, by naming-fox; nothing was changed"),
        (
            ("Ann", "rome"),
            True,
            {},
            MolehuntError,
            r"Ann \(ann\) is a Person and Rome \(rome\) is a Place: they cannot be",
        ),
        (("Ann", "Ann"), True, {}, UnknownNameError, "are both Ann"),
        (("FOX", "Zed"), True, {}, UnknownNameError, '"Zed" is no name in this case'),
        (("FOX", "Ann"), True, {"reason": " "}, MolehuntError, "needs its reason and its author"),
        (("FOX", "Ann"), True, {"by": ""}, MolehuntError, "needs its reason and its author"),
        (
            ("FOX", "Ann"),
            True,
            {"passage": "nowhere"},
            MolehuntError,
            "passage refers to 'nowhere'.*nothing was changed",
        ),
        (("FOX", "Ann"), True, {"grade": "Z9"}, MolehuntError, "'Z9' is no grade.*nothing was changed"),
    ],
)
def test_what_cannot_be_decided_changes_nothing(folder, pair, same, given, error, said):
    before = contents(folder)
    ground = Ground(**{"by": "book", "reason": "So."} | given)
    with pytest.raises(error, match=said):
        decide(folder, *pair, same=same, ground=ground)
    assert contents(folder) == before


def test_one_name_of_several_forms_is_refused(tmp_path):
    other = "naming-vixen,name-vixen,FOX,codename,ann,,,inferred,Fox is Ann.,asserts,plain,B3,,book,p1,\n"
    folder = tiny(tmp_path / "case", {"names": tiny_text("names") + other})
    with pytest.raises(UnknownNameError, match="several forms of words"):
        decide(folder, "FOX", "Ann", same=False, ground=GROUND)
    assert decide(folder, "name-vixen", "Ann", same=False, ground=GROUND).id == "different-vixen-ann"


EVE = "eve,Person,,Eve,\ndan,Person,,Dan,\n"


@pytest.fixture
def with_eve(tmp_path):
    """Eve and Dan are listed as themselves, too."""
    return tiny(tmp_path / "case", {"entities": tiny_text("entities") + EVE})


def test_of_two_who_are_listed_the_first_is_said_to_be_the_second(with_eve):
    before = contents(with_eve)
    done = decide(with_eve, "Bob", "Eve", same=True, ground=GROUND)
    assert (done.id, done.says) == ("same-bob-eve", "Bob is Eve.")
    row = rows(with_eve, "names")[-1]
    # The passage is that of the first claim on Bob.
    assert (row["form"], row["name"], row["kind"], row["denotes"], row["passage"]) == (
        "bob",
        "Bob",
        "spelling",
        "eve",
        "p1",
    )
    with pytest.raises(MolehuntError, match="Bob is Eve already, by same-bob-eve"):
        decide(with_eve, "bob", "eve", same=True, ground=GROUND)
    decide(with_eve, "Eve", "Bob", same=False, ground=GROUND)
    assert read(with_eve).disagreements[-1].sides == (("same-bob-eve",), ("different-bob-eve",))
    with pytest.raises(MolehuntError, match="refers to 'same-bob-eve'"):
        undo(with_eve, "same-bob-eve")
    undo(with_eve, "different-bob-eve")
    undo(with_eve, "same-bob-eve")
    assert contents(with_eve) == before


def test_nobody_is_another_who_is_another(with_eve):
    decide(with_eve, "Bob", "Eve", same=True, ground=GROUND)
    before = contents(with_eve)
    ground = Ground(by="book", reason="So.", passage="p1")
    with pytest.raises(MolehuntError, match="denotes names 'eve', which is said to be another, too"):
        decide(with_eve, "eve", "dan", same=True, ground=ground)
    with pytest.raises(MolehuntError, match="Bob is Eve already, by same-bob-eve"):
        decide(with_eve, "eve", "bob", same=True, ground=ground)
    assert contents(with_eve) == before


def test_without_a_claim_on_them_a_passage_must_be_given(with_eve):
    with pytest.raises(MolehuntError, match="no claim speaks of Eve; give the passage"):
        decide(with_eve, "Eve", "Dan", same=True, ground=GROUND)
    ground = Ground(by="book", reason="So.", passage="p2")
    assert decide(with_eve, "Eve", "Dan", same=True, ground=ground).id == "same-eve-dan"


def test_a_decision_stands_until_it_is_taken_back(folder):
    decide(folder, "FOX", "Bob", same=False, ground=GROUND)
    with pytest.raises(MolehuntError, match="take that back first, with --undo different-fox-bob"):
        decide(folder, "FOX", "Bob", same=True, ground=GROUND)
    with pytest.raises(MolehuntError, match="decided already"):
        decide(folder, "FOX", "Bob", same=False, ground=GROUND)


@pytest.mark.parametrize("id_", ["nothing", "naming-fox", "e1", ""])
def test_only_decisions_are_taken_back(folder, id_):
    before = contents(folder)
    with pytest.raises(MolehuntError, match="there is no decision"):
        undo(folder, id_)
    assert contents(folder) == before


def test_a_case_with_faults_is_refused_as_a_whole(tmp_path):
    folder = tiny(tmp_path / "case", {"entities": tiny_text("entities") + "eve,Fox,,Eve,\n"})
    with pytest.raises(MolehuntError, match="has one fault"):
        decide(folder, "FOX", "Ann", same=True, ground=GROUND)
