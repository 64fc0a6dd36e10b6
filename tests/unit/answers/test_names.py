"""Names as people type them, against a case in which one name can be several people's."""

import unicodedata

import pytest

from molehunt.answers.names import Names, fold
from molehunt.model.errors import UnknownNameError


def entry(id_, name, label="Person", kind=None, denotes=()):
    named = [{"id": target, "claim": f"naming-{id_}-{target}", "status": status} for target, status in denotes]
    return {"id": id_, "name": name, "labels": ["Entity", label], "kind": kind, "denotes": named}


ROWS = [
    entry("zborowski", "Mark Zborowski"),
    entry("krivitsky", "Walter Krivitsky"),
    entry("krivitsky-son", "Son of Krivitsky", kind="unnamed"),
    entry("hans-brusse", "Hans Brusse"),
    entry("nora-brusse", "Nora Brusse"),
    entry("reiss", "Ignaz Reiss"),
    entry("david-dallin", "David Dallin"),
    entry("estrin", "Lilia Estrin"),
    entry("karl-eberhardt", "Karl Eberhardt"),
    entry("nazis", "Nazis", "Organization"),
    entry("letter", "Krivitsky letter", "Document", "letter"),
    entry("unknown-killer", "Whoever killed Ignaz Reiss", kind="unknown"),
    entry("name-etienne", "Etienne", "Codename", "party name", [("zborowski", "stated"), ("zborowski", "possible")]),
    entry("name-lilia-dallin", "Lilia Dallin", "Name", "spelling", [("estrin", "stated")]),
    entry("name-mark", "Mark", "Codename", "codename", [("zborowski", "possible"), ("maly", "denied")]),
    entry("maly", "Theodore Maly"),
    entry("name-eberhardt", "Eberhardt", "Codename", "alias", [("reiss", "possible")]),
    entry("name-gamma", "GAMMA", "Codename", "codename"),
    entry("cote", "Côte d'Azur", "Place"),
    entry("lodz", "Łódź", "Place"),
]


@pytest.fixture(scope="module")
def names():
    return Names(ROWS)


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("krivitsky", "krivitsky"),
        ("name-etienne", "name-etienne"),
        ("Walter Krivitsky", "krivitsky"),
        ("krivitsky WALTER", "krivitsky"),
        ("  Walter   Krivitsky ", "krivitsky"),
        ("Zborowski", "zborowski"),
        ("ZBOROWSKI", "zborowski"),
        ("Zborowsky", "zborowski"),
        ("Zborovski", "zborowski"),
        ("Walter Krivitski", "krivitsky"),
        ("Étienne", "zborowski"),
        ("E\u0301tienne", "zborowski"),
        ("étienne", "zborowski"),
        ("Lilia Dallin", "estrin"),
        ("David Dallin", "david-dallin"),
        ("Cote d’Azur", "cote"),
        ("COTE D'AZUR", "cote"),
        ("GAMMA", "name-gamma"),
        ("gamma", "name-gamma"),
        ("Hans Brusse", "hans-brusse"),
        ("hans-brusse,", "hans-brusse"),
        # An id is a name, too: the one whom the case calls krivitsky, not his son or his letter.
        ("Krivitsky", "krivitsky"),
        ("Nora", "nora-brusse"),
    ],
)
def test_whoever_is_meant(names, text, id_):
    assert names.resolve(text) == id_


@pytest.mark.parametrize(
    ("text", "labels", "id_"),
    [
        ("Krivitsky", ("Person", "Codename"), "krivitsky"),
        ("Krivitsky", ("Document",), "letter"),
        ("Krivitsky letter", ("Document",), "letter"),
        ("Etienne", ("Person",), "zborowski"),
        ("Reiss", ("Person",), "reiss"),
    ],
)
def test_labels_narrow(names, text, labels, id_):
    assert names.resolve(text, *labels) == id_


def test_an_id_of_another_label_is_not_taken(names):
    with pytest.raises(UnknownNameError):
        names.resolve("nazis", "Document")
    with pytest.raises(UnknownNameError):
        names.resolve("name-gamma", "Person")


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Brusse", ("hans-brusse", "nora-brusse")),
        ("brusse,", ("hans-brusse", "nora-brusse")),
        ("Brussse", ("hans-brusse", "nora-brusse")),
        ("Dallin", ("david-dallin", "estrin")),
        # One form of words that is said to denote two people.
        ("Mark", ("zborowski", "maly")),
        # The alias of one man, the surname of another.
        ("Eberhardt", ("reiss", "karl-eberhardt")),
    ],
)
def test_an_ambiguous_name_lists_who_it_may_be(names, text, candidates):
    with pytest.raises(UnknownNameError, match="may be") as caught:
        names.resolve(text)
    for id_ in candidates:
        assert f"({id_})" in str(caught.value)


def test_an_alias_that_is_another_mans_whole_name():
    both = Names([*ROWS, entry("eberhardt", "Eberhardt")])
    # The id settles it; the name alone does not.
    assert both.resolve("eberhardt") == "eberhardt"
    with pytest.raises(UnknownNameError, match=r"\(reiss\).*\(eberhardt\)|\(eberhardt\).*\(reiss\)"):
        both.resolve("Eberhardt")


def test_a_description_lends_its_words_to_nobody(names):
    """Whoever killed Ignaz Reiss is not called Reiss, nor the son of Krivitsky Krivitsky."""
    assert names.resolve("Ignaz Reiss") == "reiss"
    assert names.resolve("Reiss") == "reiss"
    assert names.resolve("Krivitsky", "Person") == "krivitsky"
    assert names.resolve("Whoever killed Ignaz Reiss") == "unknown-killer"


@pytest.mark.parametrize("text", ["Beria", "Xyzzy", "Zb", "Trotsky's cook"])
def test_an_unknown_name_lists_the_nearest(names, text):
    with pytest.raises(
        UnknownNameError, match=r"is no name in this case; the nearest are .*\(.*\), .*\(.*\), "
    ) as caught:
        names.resolve(text)
    assert "\n" not in str(caught.value)


def test_the_nearest_are_near(names):
    with pytest.raises(UnknownNameError, match=r"nearest are Mark Zborowski \(zborowski\)"):
        names.resolve("Zbrwk")


@pytest.mark.parametrize("text", ["", " ", "\t\n", ".", "-", "'", "\u0301", "\u202e", "\x00"])
def test_what_holds_no_letter_is_no_name(names, text):
    with pytest.raises(UnknownNameError, match="is no name"):
        names.resolve(text)


def test_no_name_at_all_is_known_in_an_empty_case():
    with pytest.raises(UnknownNameError, match=r'^"Zborowski" is no name in this case$'):
        Names([]).resolve("Zborowski")


@pytest.mark.parametrize("text", ["z" * 1_000_000, "who saw it " * 90_000, "\u202e" * 1_000_000])
def test_a_megabyte_is_refused_in_one_short_line(names, text):
    with pytest.raises(UnknownNameError) as caught:
        names.resolve(text)
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize("text", ["Zbor\u202eikswo", "\u2066Mark\u2069 X", "a\x1b[31mb", "a\nb", "a\x9bb", "\u200fQ"])
def test_a_refused_name_never_steers_the_screen(names, text):
    with pytest.raises(UnknownNameError) as caught:
        names.resolve(text)
    assert all(
        char.isprintable() and unicodedata.bidirectional(char) not in ("RLO", "LRI", "PDI", "R")
        for char in str(caught.value)
    )


def test_namings_are_those_of_the_bearer(names):
    """Mark is possibly Zborowski; that he is Maly is denied, and makes nothing firmer or weaker for Zborowski."""
    found = names.namings("zborowski")
    assert list(found) == ["name-etienne", "name-mark"]
    assert found["name-mark"] == {"naming-name-mark-zborowski": "possible"}
    assert names.namings("krivitsky") == {}
    assert names.name("zborowski") == "Mark Zborowski"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Étienne", "etienne"),
        ("  Côte\td'Azur. ", "cote d azur"),
        ("krivitsky-letter", "krivitsky letter"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("ﬁle", "file"),
        ("Öpik—Ott", "opik ott"),
        ("", ""),
        ("…", ""),
        ("Этьен", "этьен"),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded
    assert fold(folded) == folded
