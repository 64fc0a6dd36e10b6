"""Who bears a name, and under what names somebody goes, on small evidence made by hand."""

from datetime import date

import pytest

from molehunt.answers.open_case import OpenCase
from molehunt.graph.lens import Lens
from molehunt.model.errors import MolehuntError
from molehunt.views.answer_report import report
from tests.support.recorder import Recorder, entity
from tests.unit.graph.made import against
from tests.unit.graph.made import row as claim

BORNE = {
    "tulip": {"cy": ["n1", "n2", "n4"], "dan": ["n3"]},
    "mark": {"cy": ["n5"]},
}


def naming(id_, form, bearer, **given):
    return claim(id_, "denotes", subject=form, object=bearer, bearers=BORNE, **given)


CLAIMS = (
    naming("n1", "tulip", "cy", earliest="1937-02-11", latest="1937-02-11"),
    naming("n2", "tulip", "cy", by="other", recorded=date(1993, 12, 31)),
    naming("n3", "tulip", "dan", certainty="possible"),
    naming("n4", "tulip", "cy", by="memoir"),
    naming("n5", "mark", "cy", by="book > orlov"),
)
USERS = [
    {"id": "n1", "sameness": "inferred", "users": [{"id": "nkvd", "name": "NKVD"}]},
    {"id": "n2", "sameness": "explicit", "users": [{"id": "nkvd", "name": "NKVD"}]},
    {"id": "n3", "sameness": "inferred", "users": [{"id": "other", "name": "Other Book"}]},
    {"id": "n4", "sameness": "inferred", "users": []},
    {"id": "n5", "sameness": "inferred", "users": [{"id": "orlov", "name": "Orlov"}]},
]


def ask(*claims, lens=None, entities=(), **asked):
    store = Recorder(*(claims or CLAIMS), tables={"ask/naming_users": USERS}, entities=map(entity, entities))
    return OpenCase(store, "made").ask("resolve", lens=lens, **asked)


def told(answer, *names):
    return [tuple(row[name] for name in names) for row in answer.rows]


def test_every_bearer_by_user():
    answer = ask(name="Tulip")
    assert told(answer, "id", "used_by_id", "status", "claims", "also", "sameness") == [
        ("cy", "nkvd", "stated", ["n1", "n2"], ["dan"], "explicit and inferred"),
        ("cy", None, "stated", ["n4"], ["dan"], "inferred"),
        ("dan", "other", "possible", ["n3"], ["cy"], "inferred"),
    ]
    assert {row["called"] for row in answer.rows} == {"Tulip"}
    assert told(answer, "when", "recorded")[0] == ("1937-02-11", date(1993, 12, 31))


def test_every_name_of_somebody_by_user():
    answer = ask(of="cy")
    assert told(answer, "called", "used_by_id", "also") == [
        ("Tulip", "nkvd", ["dan"]),
        ("Mark", "orlov", []),
        ("Tulip", None, ["dan"]),
    ]
    assert answer.subject["id"] == "cy"
    assert {row["how"] for row in answer.rows} == {""}


def test_a_row_hangs_on_its_only_claim():
    assert {hinge["claim"] for hinge in ask(name="Tulip").hinges} == {"n3", "n4"}


def test_a_denied_identification_is_told_as_one():
    denied = claim("n9", "denotes", subject="tulip", object="eve", bearers=BORNE, polarity="negated", stance="denies")
    row = ask(*CLAIMS, denied, name="tulip").rows[-1]
    assert (row["id"], row["status"]) == ("eve", "denied")
    # A bearer of whom it is only denied is none of the others whom it denotes.
    assert all("eve" not in row["also"] for row in ask(*CLAIMS, denied, name="tulip").rows)


def test_contradicted_identification_is_disputed_and_the_decision_told():
    contested = naming("n1", "tulip", "cy", sides=[against("is-it", 1, "n8", favours=2)])
    (row, *_) = [row for row in ask(contested, name="tulip").rows if row["id"] == "cy"]
    assert (row["status"], row["decided"], row["disagreements"]) == ("disputed", "against", ["is-it"])


@pytest.mark.parametrize(
    ("typed", "how", "score"),
    [
        ("Krivitsky", "exact", None),
        ("KRIVITSKY", "folded", None),
        ("Кривицкий", "transliterated", None),
        ("Krivitski", "spelling", None),
        # 9 of 10 letters: 1 - 1 / 19, one letter left out.
        ("Krivitksky", "near", 0.95),
    ],
)
def test_spellings_and_scripts_have_a_named_way_and_score(typed, how, score):
    made = claim("k1", "denotes", subject="krivitsky", object="walter", bearers={"krivitsky": {"walter": ["k1"]}})
    row = next(row for row in ask(made, name=typed).rows if row["role"] == "goes by")
    assert (row["id"], row["how"], row["score"]) == ("walter", how, score)


@pytest.mark.parametrize(
    ("typed", "said"), [("Krivitski", "another spelling"), ("Кривицкий", "a transliteration"), ("Krivitsky", "exact")]
)
def test_the_table_tells_how_a_name_was_found_in_the_words_of_every_note(typed, said):
    made = claim("k1", "denotes", subject="krivitsky", object="walter", bearers={"krivitsky": {"walter": ["k1"]}})
    table = next(section for section in report(ask(made, name=typed)).sections if section.rows)
    assert {row[table.columns.index("found")] for row in table.rows} == {said}


def test_other_people_are_not_near():
    made = claim("k1", "denotes", subject="ivanov", object="ivan", bearers={"ivanov": {"ivan": ["k1"]}})
    assert not ask(made, name="Ivanova").rows


def test_an_own_name_has_no_claim_and_no_status():
    answer = ask(name="Tulip", entities=["tulip-smith"])
    own = answer.rows[-1]
    assert (own["id"], own["role"], own["how"], own["status"], own["claims"]) == (
        "tulip-smith",
        "own name",
        "words",
        "",
        [],
    )
    assert "(its own name)" in str(report(answer).sections)


def test_unknown_names_are_answered_with_the_nearest():
    answer = ask(name="Qwerty")
    assert not answer.rows
    assert [item["what"] for item in answer.open] == ['nothing in this case is called "Qwerty"']


def test_a_name_that_nobody_bears_is_answered_with_what_is_near_and_how_near():
    """Tulipa and Tulip have five letters in common of eleven: 10 of 11. The last vowel makes it another name."""
    answer = ask(name="Tulipa")
    assert not answer.rows
    assert [(item["what"], item["candidates"]) for item in answer.open] == [
        ('nothing in this case is called "Tulipa"', []),
        ("near it, as Tulip, normalised Indel 0.91", ["cy", "dan"]),
    ]
    assert "near it, as Tulip, normalised Indel 0.91: Cy, Dan?" in str(report(answer).notes)


def test_a_name_whose_bearers_the_lens_leaves_out_is_open():
    answer = ask(name="Mark", lens=Lens(grade="A1"))
    assert not answer.rows
    assert answer.open[0]["what"] == "whom Mark (mark) denotes"


@pytest.mark.parametrize("asked", [{}, {"name": "Tulip", "of": "cy"}])
def test_one_of_name_and_person(asked):
    with pytest.raises(MolehuntError, match="give one of the two"):
        ask(**asked)


def test_a_text_too_long_for_a_name_is_refused():
    with pytest.raises(MolehuntError, match="characters; a name has 200"):
        ask(name="x" * 300)
