"""Names as people type them, against a case in which one name can be several people's."""

import unicodedata

import pytest

from molehunt.answers.naming import Names, Reading
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
    entry("name-martin", "Martin", "Codename", "codename", [("zborowski", "stated"), ("maly", "possible")]),
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
    assert names.resolve(text).id == id_


@pytest.mark.parametrize(
    ("text", "labels", "id_"),
    [
        ("Krivitsky", ("Person", "Codename"), "krivitsky"),
        ("Krivitsky's letter", ("Document",), "letter"),
        ("name-etienne", ("Person",), "zborowski"),
        ("Krivitsky letter", ("Document",), "letter"),
        ("Etienne", ("Person",), "zborowski"),
        ("Reiss", ("Person",), "reiss"),
    ],
)
def test_labels_narrow(names, text, labels, id_):
    assert names.resolve(text, *labels).id == id_


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
        ("Martin", ("zborowski", "maly")),
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
    assert both.resolve("eberhardt").id == "eberhardt"
    with pytest.raises(UnknownNameError, match=r"\(reiss\).*\(eberhardt\)|\(eberhardt\).*\(reiss\)"):
        both.resolve("Eberhardt")


def test_a_description_lends_its_words_to_nobody(names):
    """Whoever killed Ignaz Reiss is not called Reiss, nor the son of Krivitsky Krivitsky."""
    assert names.resolve("Ignaz Reiss").id == "reiss"
    assert names.resolve("Reiss").id == "reiss"
    assert names.resolve("Krivitsky", "Person").id == "krivitsky"
    assert names.resolve("Whoever killed Ignaz Reiss").id == "unknown-killer"


@pytest.mark.parametrize("text", ["Dalin's cook", "the brusses"])
def test_an_unknown_name_lists_the_nearest(names, text):
    with pytest.raises(
        UnknownNameError, match=r"is no name in this case; the nearest are [^,]*\([^,]*\), [^,]*\([^,]*\)$"
    ) as caught:
        names.resolve(text)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["Xyzzy", "Quisling"])
def test_where_nothing_is_near_nothing_is_offered(names, text):
    with pytest.raises(
        UnknownNameError, match=rf'^"{text}" is no name in this case; the query ask/names lists all there are$'
    ):
        names.resolve(text)


def test_the_nearest_are_near(names):
    with pytest.raises(UnknownNameError, match=r"nearest is Mark Zborowski \(zborowski\)$"):
        names.resolve("Zbrwk")


@pytest.mark.parametrize("text", ["", " ", "\t\n", ".", "-", "'", "\u0301", "\u202e", "\x00"])
def test_what_holds_no_letter_is_no_name(names, text):
    with pytest.raises(UnknownNameError, match="is no name"):
        names.resolve(text)


def test_no_name_at_all_is_known_in_an_empty_case():
    with pytest.raises(
        UnknownNameError, match=r'^"Zborowski" is no name in this case; the query ask/names lists all there are$'
    ):
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
    assert list(found) == ["name-etienne", "name-mark", "name-martin"]
    assert found["name-mark"] == {"naming-name-mark-zborowski": "possible"}
    assert names.namings("krivitsky") == {}
    assert names.name("zborowski") == "Mark Zborowski"


def test_a_naming_that_is_denied_makes_no_bearer(names):
    """That Mark is Maly is denied; so Mark, who is possibly Zborowski, is not one of two."""
    found = names.resolve("Mark", "Person")
    assert (found.id, found.form) == ("zborowski", "name-mark")
    assert found.note == '"Mark" read as Mark Zborowski (a codename that may denote this person)'


def test_a_form_that_nobody_is_said_to_bear_is_itself(names):
    assert names.resolve("GAMMA") == Reading("name-gamma", "GAMMA", "GAMMA", "exact")


def test_the_same_person_whatever_the_name(names):
    """Another name changes nothing but how it was read, and the note that says so."""
    by_id, by_form = names.resolve("zborowski"), names.resolve("Etienne")
    assert by_id == Reading("zborowski", "Mark Zborowski", "zborowski", "id")
    assert (by_form.id, by_form.name) == (by_id.id, by_id.name)
    assert by_form.note == '"Etienne" read as Mark Zborowski (a party name that is said to denote this person)'


def test_nothing_is_said_of_a_name_as_it_stands(names):
    assert [names.resolve(text).note for text in ("zborowski", "Mark Zborowski", "mark ZBOROWSKI")] == [None] * 3


def test_a_near_spelling_says_so_with_its_score(names):
    """Sborowski and Zborowski have eight of nine letters in common: 16 of 18."""
    found = names.resolve("Sborowski")
    assert (found.id, found.how, found.score) == ("zborowski", "near", pytest.approx(16 / 18))
    assert found.note == ('"Sborowski" read as Mark Zborowski (near spelling of the name, normalised Indel 0.89)')


def test_a_transliteration_says_so(names):
    found = names.resolve("Марк Зборовский")
    assert (found.id, found.how) == ("zborowski", "transliterated")
    assert found.note == '"Марк Зборовский" read as Mark Zborowski (a transliteration of the name)'


def test_what_is_set_is_given(names):
    assert names.resolve("hans brusse").to_dict() == {
        "id": "hans-brusse",
        "name": "Hans Brusse",
        "text": "hans brusse",
        "how": "folded",
    }


@pytest.mark.parametrize(
    ("text", "labels", "said"),
    [
        (
            "Etienne",
            ("Document",),
            r"is a party name said to denote Mark Zborowski, a Person \(zborowski\); expected a Document",
        ),
        ("GAMMA", ("Document",), r"is a codename \(name-gamma\); expected a Document"),
        ("Nazis", ("Document",), r"is an Organization \(nazis\); expected a Document"),
        (
            "krivitsky",
            ("Document",),
            r"is Walter Krivitsky, a Person \(krivitsky\); expected a Document; "
            r"the nearest is Krivitsky letter \(letter\)$",
        ),
        ("Łódź", ("Person", "Organization", "Codename"), r"is a Place \(lodz\); expected a Person or an Organization"),
    ],
)
def test_a_name_of_another_kind_is_said_to_be_what_it_is(names, text, labels, said):
    with pytest.raises(UnknownNameError, match=said):
        names.resolve(text, *labels)


def test_only_those_among_whom_it_is_looked_for(names):
    assert names.resolve("Brusse", among={"nora-brusse"}).id == "nora-brusse"
    with pytest.raises(UnknownNameError, match=r"is a Person \(krivitsky\); expected an author"):
        names.resolve("Walter Krivitsky", among={"nora-brusse"}, what="author")


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("Telegram 19371006", "Telegram 19371005"),
        ("Frances Meier", "Francis Meier"),
        ("Frances", "Francis"),
        ("Elsa Meier", "Else Meier"),
        ("Elsa", "Else"),
        ("Ivanova", "Pyotr Ivanov"),
        ("Ivanov", "Anna Ivanova"),
        ("Zborowska", "Mark Zborowski"),
        ("Zborovskaya", "Mark Zborowski"),
        ("Krivitskaia", "Letter of Krivitsky"),
        ("Nina", "Andrés Nin"),
        ("Louise", "Louis"),
        ("Kerr", "Gary Kern"),
        ("Zborowsk", "Anna Zborowska"),
        ("Cecil", "Cecily"),
        ("Marcel Zborowski", "Mark Zborowski"),
    ],
)
def test_another_name_is_no_spelling(typed, there):
    """Figures, given names and sex are right or wrong; the other is offered at most."""
    case = Names([entry("it", there, "Document" if " of " in there or "gram" in there else "Person")])
    with pytest.raises(UnknownNameError, match="is no name in this case"):
        case.resolve(typed)


def test_a_name_that_is_one_letter_short_is_taken_or_offered_as_it_is_written(names):
    """An Etienn may be another than Etienne, as Louis is not Louise; no name ends in -sk, so Zborowsk is cut off."""
    with pytest.raises(UnknownNameError, match=r"the nearest are Mark Zborowski as Etienne \(zborowski\), "):
        names.resolve("Etienn")
    found = names.resolve("Zborowsk")
    assert (found.id, found.how, found.score) == ("zborowski", "near", pytest.approx(16 / 17))


def test_a_whole_form_beats_a_word_in_a_description():
    case = Names(
        [
            entry("elsa", "Elsa Poretsky"),
            entry("name-elsa", "Elsa", "Name", "spelling", [("elsa", "stated")]),
            entry("on-elsa", "What Trotsky wrote on Elsa", "Document"),
            entry("the-letter", "The letter", "Document"),
            entry("other", "Other letters to the committee", "Document"),
        ]
    )
    assert case.resolve("Elsa").id == "elsa"
    assert case.resolve("the letter", "Document").id == "the-letter"
    assert case.resolve("letter", "Document").id == "the-letter"


def test_the_names_of_a_person_beat_a_description():
    case = Names([entry("t", "Leon Trotsky"), entry("staff", "Staff of Trotsky", "Organization")])
    assert case.resolve("Trotski").id == "t"


def test_an_initial_is_not_passed_over():
    case = Names([entry("g", "Gerard Rosenthal")])
    with pytest.raises(UnknownNameError, match=r"nearest is Gerard Rosenthal \(g\)"):
        case.resolve("A. Rosenthal")


def test_a_surname_that_is_a_small_word_elsewhere_is_one():
    """Das is an article in German, and a surname in India; von is no part by which anybody is told apart."""
    case = Names([entry("das", "Chandra Das"), entry("chandra", "Chandra Bose"), entry("mises", "Ludwig von Mises")])
    assert [case.resolve(text).id for text in ("Das", "Das Chandra", "chandra das")] == ["das"] * 3
    assert case.resolve("Ludwig Mises").id == "mises"
    assert case.resolve("Mises").id == "mises"


def test_the_words_after_a_description_begins_are_no_names_of_hers():
    case = Names([entry("p1", "Leon Trotsky"), entry("p2", "Zina, daughter of Trotsky")])
    assert case.resolve("Trotski").id == "p1"
    assert case.resolve("Trotskij").id == "p1"
    assert case.resolve("Troktsky").id == "p1"
    assert case.resolve("Trotsky, Zina").id == "p2"


def test_names_without_capitals_are_names_all_the_same():
    case = Names([entry("t", "leon trotsky"), entry("l", "krivitsky letter", "Document")])
    assert case.resolve("trotsky").id == "t"
    assert case.resolve("krivitsky", "Document").id == "l"


@pytest.mark.parametrize("typed", ["U.S.", "u.s.", "U. S.", "US"])
def test_an_abbreviation_is_the_same_with_dots_and_without(typed):
    assert Names([entry("us", "US", "Organization"), entry("them", "Them")]).resolve(typed).id == "us"
    assert Names([entry("ussr", "U.S.S.R.", "Place")]).resolve("USSR").id == "ussr"


def test_initials_are_told_apart_however_they_are_set():
    case = Names([entry("k", "J. F. Kennedy"), entry("other", "JF Kennedy Airport", "Place")])
    assert [case.resolve(text).id for text in ("J.F. Kennedy", "j. f. kennedy", "J F Kennedy")] == ["k"] * 3
