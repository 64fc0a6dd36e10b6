"""A lens means a work or its author's works, or is refused."""

import pytest

from molehunt.answers.naming import Names, Works
from molehunt.model.errors import UnknownNameError


@pytest.mark.parametrize(
    ("text", "ids", "author"),
    [
        ("kern-2004", ("kern-2004",), None),
        ("A Death in Washington", ("kern-2004",), None),
        ("Death in Washington", ("kern-2004",), None),
        # The document that the work is.
        ("death-in-washington", ("kern-2004",), None),
        ("Krivitsky's book", ("krivitsky-1939",), None),
        ("Deadly Ilusions", ("costello-tsarev-1993",), None),
        ("article", ("article",), None),
        ("Kern", ("kern-2004",), "kern"),
        ("Service", ("service-2009",), "service"),
        ("Krivitsky", ("krivitsky-1939", "krivitsky-testimony"), "krivitsky"),
        ("Etienne", ("zborowski-message", "tulip-memo", "tulip-reports-1938"), "zborowski"),
        # Of the works, one is called so; the man wrote none of them.
        ("Trotsky", ("service-2009",), None),
    ],
)
def test_a_work_or_all_works_of_an_author(works, text, ids, author):
    found = works.resolve(text)
    assert (found.ids, found.author) == (ids, author)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("kern-2004", None),
        ("Kern", '"Kern" read as all works by Gary Kern'),
        ("Trotsky", '"Trotsky" read as Trotsky, by Robert Service'),
    ],
)
def test_how_it_was_read_is_said(works, text, note):
    assert works.resolve(text).note == note


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Krivitsky letter", r"is a Document \(krivitsky-letter\); expected a work or author"),
        # A word of the title of another's book is not the man.
        ("Orlov", r"is Alexander Orlov, a Person \(orlov\); expected a work or author"),
        ("Alexander Orlov", r"is a Person \(orlov\); expected a work or author"),
        ("Mead", r"is Margaret Mead, a Person \(mead\); expected a work or author"),
        ("Xyzzy", r"is no work or author in this case; the query ask/sources lists all there are$"),
    ],
)
def test_what_is_neither_is_refused(works, text, said):
    with pytest.raises(UnknownNameError, match=said):
        works.resolve(text)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("A Death in Washington", ("kern-2004",)),
        ("Kern", ("kern", "kern-2004")),
        ("Orlov", ("orlov",)),
        # A report that is a work, and speaks in the words of others as well.
        ("reports-feb-1938", ("tulip-reports-1938",)),
    ],
)
def test_what_is_left_out(works, text, ids):
    assert works.without(text).ids == ids


def test_to_leave_out_trotsky_may_mean_the_book_or_the_man(works):
    with pytest.raises(UnknownNameError, match=r"\(service-2009\), .*\(trotsky\); give the id"):
        works.without("Trotsky")


@pytest.mark.parametrize(
    ("text", "id_"), [("Kern", "kern"), ("Orlov", "orlov"), ("SONNY", "sedov"), ("Reiss's widow", "poretsky")]
)
def test_an_author_or_witness(works, text, id_):
    assert works.author(text).id == id_


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("article", r"is An article on Mark Zborowski, a work \(article\); expected an author"),
        ("kern-2004", r"a work \(kern-2004\); expected an author"),
        ("Deadly Illusions", r"is a Document \(deadly-illusions\); expected an author"),
        ("Mead", r"is Margaret Mead, a Person \(mead\); expected an author"),
    ],
)
def test_what_is_no_author_is_said_to_be_what_it_is(works, text, said):
    with pytest.raises(UnknownNameError, match=said):
        works.author(text)


def test_a_title_that_is_an_authors_name_may_mean_either():
    people = Names([{"id": "lt", "name": "Leon Trotsky", "labels": ["Person"], "kind": None, "denotes": []}])
    titles = [("trotsky-2009", "Trotsky", []), ("my-life", "My Life", ["lt"])]
    works = Works([{"id": id_, "title": title, "authors": authors} for id_, title, authors in titles], people)
    with pytest.raises(UnknownNameError, match=r"\(trotsky-2009\), .*\(lt\); give the id"):
        works.resolve("Trotsky")
    assert works.resolve("Leon Trotsky").ids == ("my-life",)
