"""One fault of every kind that shows in a cell: its exact place (marked ‸), what is wrong, what was expected."""

import pytest

from tests.unit.case.conftest import Expect

ID = "expected small letters a to z, digits and hyphens"
FAULTS = {
    "id empty": (("entities", "rome,", "‸,"), "id is empty"),
    "id not a slug": (("entities", "rome,", "‸Rome City,"), "'Rome City' is no id", ID),
    "id starts with a hyphen": (("entities", "rome,", "‸-rome,"), "'-rome' is no id", ID),
    "label unknown": (("entities", "rome,Place", "rome,‸Plaice"), "'Plaice' is not known", "nearest 'Place'", "Person"),
    "id too long": (("entities", "rome,", "‸" + 201 * "r" + ","), "is no id", "200 at most"),
    "name too long": (("entities", "city,Rome", "city,‸" + 1001 * "R"), "1,001 characters; expected 1,000 at most"),
    "form of words too long": (("names", "FOX,codename", "‸" + 1001 * "F" + ",codename"), "name has 1,001 characters"),
    "name empty": (("entities", "city,Rome", "city,‸"), "name is empty"),
    "name blank": (("entities", "city,Rome", "city,‸  "), "name is empty"),
    "kind of entity": (("entities", "rome,Place,city", "rome,Place,‸citty"), "no kind of Place", "nearest 'city'"),
    "kind of name": (("names", "FOX,codename", "FOX,‸codname"), "kind 'codname'", "nearest 'codename'", "nickname"),
    "sameness": (("names", "inferred", "‸inferrd"), "nearest 'inferred'", "explicit, inferred"),
    "denotes nothing": (("names", "codename,bob", "codename,‸bobb"), "'bobb', which is no entity", "nearest 'bob'"),
    "used by nobody": (("names", "bob,ann", "bob,‸anne"), "no source or entity or name", "nearest 'ann'"),
    "statement of a name": (("names", "Fox is Bob.", "‸"), "statement is empty"),
    "kind of source": (("sources", "book,book,", "book,‸bookk,"), "nearest 'book'", "testimony"),
    "title": (("sources", "The Book", "‸"), "title is empty"),
    "author": (("sources", "The Book,ann", "The Book,‸nobody"), "'nobody', which is no entity of this case"),
    "author of a wrong label": (("sources", "The Book,ann", "The Book,‸talk"), "talk is an Event", "a Person"),
    "date of a source": (("sources", "1940", "‸1940-13"), "there is no month 13"),
    "date of a source is relative": (("sources", "1940", "‸after c1"), "found 'a' at character 1"),
    "part of": (("sources", ",,book,,letter", ",,‸bok,,letter"), "which is no source", "nearest 'book'"),
    "derives from": (("sources", "1940,,", "1940,,‸notes; bookk"), "'bookk', which is no source"),
    "document": (("sources", ",letter,", ",‸leter,"), "which is no entity", "nearest 'letter'"),
    "document of a wrong label": (("sources", ",letter,", ",‸rome,"), "rome is a Place", "expected a Document"),
    "source of a passage": (("passages", "p2,notes", "p2,‸nots"), "which is no source", "nearest 'notes'"),
    "paragraph": (("passages", "p2,notes,2", "p2,notes,‸two"), "'two' is no number", "digits"),
    "paragraph 0": (("passages", "p2,notes,2", "p2,notes,‸0"), "paragraph is 0", "from 1"),
    "start negative": (("passages", "2,13,33", "2,‸-13,33"), "'-13' is no number"),
    "start in other digits": (("passages", "2,13,33", "2,‸١٣,33"), "is no number"),
    "end too long": (("passages", "2,13,33", f"2,13,‸{'9' * 5000}"), "is no number"),
    "start not before end": (("passages", "2,13,33", "2,‸33,33"), "start is 33, not before end, 33"),
    "repeats": (("passages", ",p1\n", ",‸p9\n"), "'p9', which is no passage"),
    "predicate empty": (("claims", "c1,gave", "c1,‸"), "predicate is empty"),
    "predicate unknown": (("claims", "c1,gave", "c1,‸gav"), "'gav' is not known", "nearest 'gave'"),
    "predicate of names": (("claims", "c3,attended,ann", "c3,‸denotes,ann"), "names.csv"),
    "subject unknown": (
        ("claims", "c1,gave,ann", "c1,gave,‸anne"),
        "'anne', which is no entity or name",
        "nearest 'ann'",
    ),
    "role that is needed": (("claims", "letter,bob", "letter,‸"), "recipient is empty", "predicate gave needs it"),
    "role that is not taken": (
        ("claims", "c3,attended,ann,", "c3,attended,ann,‸letter"),
        "subject, at, or via, about, at",
    ),
    "label in a role": (("claims", "gave,ann,letter", "gave,ann,‸rome"), "rome is a Place", "expected a Document"),
    "label in an open role": (
        ("claims", "bob,,,,,,Ann gave", "bob,,,‸ann,,,Ann gave"),
        "ann is a Person",
        "an Event or a Place",
    ),
    "twice in a role": (("claims", "gave,ann,", "gave,‸ann; bob; ann,"), "names 'ann' more than once"),
    "an empty place in a list": (("claims", "gave,ann,", "gave,‸ann; ,"), "an empty place in 'ann;'"),
    "statement": (("claims", "Ann gave it.", "‸"), "statement is empty"),
    "mode": (
        (
            "claims",
            "explicit,done,asserts,affirmed,plain,,told,B3,,book,p1,\nc2",
            "explicit,‸donne,asserts,affirmed,plain,,told,B3,,book,p1,\nc2",
        ),
        "nearest 'done'",
    ),
    "stance": (
        ("claims", "1937,,explicit,done,asserts", "1937,,explicit,done,‸assert"),
        "nearest 'asserts'",
        "asserts, reports, speculates, denies",
    ),
    "stance empty": (("claims", "1937,,explicit,done,asserts", "1937,,explicit,done,‸"), "stance is empty"),
    "polarity": (("claims", "reports,affirmed", "reports,‸affirm"), "nearest 'affirmed'"),
    "certainty": (("claims", "reports,affirmed,plain", "reports,affirmed,‸plaine"), "nearest 'plain'"),
    "basis": (("claims", "told,B3,,book > ann", "‸heard,B3,,book > ann"), "basis 'heard' is not known", "witnessed"),
    "grade": (("claims", "B3,,book > ann", "‸B7,,book > ann"), "'B7' is no grade", "as in B3"),
    "grade empty": (("claims", "B3,,book > ann", "‸,,book > ann"), "grade is empty"),
    "asserter": (("claims", "book > ann", "‸"), "asserted_by is empty"),
    "asserter unknown": (("claims", "book > ann", "‸book > anne"), "'anne', which is no source or entity or name"),
    "asserter of a wrong label": (("claims", "book > ann", "‸book > rome"), "rome is a Place"),
    "passage empty": (("claims", "book > ann,p2", "book > ann,‸"), "passage is empty"),
    "passage unknown": (("claims", "book > ann,p2", "book > ann,‸p22"), "'p22', which is no passage", "nearest 'p2'"),
    "asserts through another": (
        ("claims", "reports,affirmed,plain,,told,B3,,book > ann", "asserts,affirmed,plain,,told,B3,,‸book > ann"),
        "2 links, but stance asserts",
    ),
    "reports nobody": (("claims", "book > ann", "‸book"), "one link, but stance reports"),
    "denies what is affirmed": (
        ("claims", "done,reports,affirmed", "done,denies,‸affirmed"),
        "but stance denies; expected negated",
    ),
    "date without basis": (("claims", "after c1,,context", "after c1,,‸"), "date_basis is empty, but there is a date"),
    "basis without date": (("claims", "after c1,,context", "‸,,context"), "date is empty, but date_basis is 'context'"),
    "date basis unknown": (("claims", "after c1,,context", "after c1,,‸contxt"), "nearest 'context'"),
    "date unreadable": (("claims", "after c1", "‸1937x"), "found 'x' at character 5"),
    "date impossible": (("claims", "after c1", "‸1936 & after c1"), "no day satisfies it"),
    "date of a name": (("names", "bob,ann,,inferred", "bob,ann,‸37,inferred"), "date '37'"),
    "anchor unknown": (("claims", "after c1", "‸after c11"), "'c11', which is no claim or event", "nearest 'c1'"),
    "anchor of a wrong label": (("claims", "after c1", "‸after rome"), "rome, a Place"),
    "anchor on itself": (("claims", "after c1", "‸after c2"), "c2 -> c2"),
    "kind of alternatives": (("alternatives", "one-of", "‸one of"), "nearest 'one-of'", "pronoun"),
    "question of alternatives": (("alternatives", "Which?", "‸"), "question is empty"),
    "one alternative": (("alternatives", "c1; c2", "‸c1"), "one claim, 'c1'", "two at least"),
    "an alternative twice": (("alternatives", "c1; c2", "‸c1; c1"), "names 'c1' more than once"),
    "an alternative unknown": (("alternatives", "c1; c2", "‸c1; c4"), "'c4', which is no claim"),
    "tied to no set": (("alternatives", "c2,p1,", "c2,p1,‸a11"), "'a11', which is no alternative", "nearest 'a1'"),
    "tied to itself": (("alternatives", "c2,p1,", "c2,p1,‸a1"), "names 'a1', this set itself; expected another"),
    "kind of disagreement": (("disagreements", "contradiction", "‸contradicts"), "nearest 'contradiction'"),
    "one side": (("disagreements", "c1 | c2; c3", "‸c1; c2; c3"), "one side", "two at least"),
    "an unknown claim on a side": (("disagreements", "c1 | c2; c3", "‸c1 | c2; letter"), "'letter', which is no claim"),
    "a claim on both sides": (("disagreements", "c1 | c2; c3", "‸c1; c2 | c2; c3"), "names 'c2' more than once"),
    "no such disagreement": (("decisions", "e1,d1", "e1,‸d11"), "'d11', which is no disagreement", "nearest 'd1'"),
    "no such side": (("decisions", "d1,2", "d1,‸3"), "favours is 3, but d1 has 2 sides", "from 1 to 2"),
    "side 0": (("decisions", "d1,2", "d1,‸0"), "favours is 0", "from 1 to 2"),
    "side in words": (("decisions", "d1,2", "d1,‸second"), "'second' is no number"),
    "no reason": (("decisions", "Because.", "‸"), "reason is empty"),
    "decided by nobody": (("decisions", "Because.,book", "Because.,‸bookk"), "nearest 'book'"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_a_cell(expect: Expect, name: str) -> None:
    edit, *words = FAULTS[name]
    expect(edit, words=tuple(words))


def test_the_place_is_of_the_line_and_character_in_the_file(expect: Expect) -> None:
    # "c1,gave," has eight characters, so that the subject starts at the ninth of line 2.
    found = expect(("claims", "c1,gave,ann", "c1,gave,‸anne"), words=())
    assert found[0].startswith("claims.csv:2:9: subject refers to 'anne', which is no entity or name of this case")


def test_lines_are_counted_through_cells_of_several_lines(expect: Expect) -> None:
    expect(
        ("claims", "Ann gave it.", '"Ann gave it,\nhanded it, ""so"".\n\n"'),
        ("claims", "c3,attended,ann", "c3,attended,‸anne"),
        words=("nearest 'ann'",),
    )


def test_the_column_counts_characters_of_the_line_on_which_the_cell_starts(expect: Expect) -> None:
    expect(
        ("claims", "Ann gave it.,1937", '"Ann, « così »\ngave it.",‸1937z'),
        words=("found 'z' at character 5",),
    )


def test_an_empty_side_is_a_fault(expect: Expect) -> None:
    found = expect(("disagreements", "c1 | c2; c3", "‸c1 | "), words=("an empty side in 'c1 |'",))
    assert len(found) == 1


def test_an_id_is_its_own_among_entities_names_sources_and_claims(expect: Expect) -> None:
    found = expect(
        ("names", "naming-fox,name-fox", "naming-fox,‸rome"),
        ("sources", "notes,papers", "‸ann,papers"),
        ("passages", "p2,notes", "p2,book"),
        ("claims", "c3,attended", "‸book,attended"),
        ("disagreements", "c1 | c2; c3", "c1 | c2"),
        words=("id 'ann' is taken by", "entities.csv:2:1", "id 'book' is taken by", "sources.csv:2:1"),
    )
    assert "form 'rome' is taken by" in found[1]


SELF = "self,ann,Ann,spelling,bob,,,inferred,Ann is Bob.,asserts,plain,B3,,book,p1,\n"


def test_an_entity_can_be_said_to_be_another(expect: Expect) -> None:
    assert expect(("names", "p1,\n", f"p1,\n{SELF}"), words=()) == []


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("ann,Ann", "‸ann,Fox", "form 'ann' is taken by"),
        ("spelling", "‸codename", "kind is 'codename', but form ann is an entity; expected spelling"),
        ("bob,,,", "‸ann,,,", "denotes names 'ann', which is form itself; expected an entity that is no form"),
        ("bob,,,", "‸rome,,,", "denotes names a Place, but form ann is a Person; expected one"),
    ],
)
def test_an_entity_is_no_other_that_it_cannot_be(expect: Expect, before: str, after: str, words: str) -> None:
    expect(("names", "p1,\n", f"p1,\n{SELF.replace(before, after)}"), words=(words,))


def test_nobody_is_one_who_is_another(expect: Expect) -> None:
    rows = SELF + SELF.replace("self,ann,Ann,spelling,bob", "other,bob,Bob,spelling,ann")
    rows = rows.replace("spelling,", "spelling,‸")
    expect(("names", "p1,\n", f"p1,\n{rows}"), words=("said to be another, too", "said to be another, too"))


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("entities", "ann,Person,,Another Ann,\n"),
        ("passages", f"p1,book,1,0,11,{'0' * 64},\n"),
        ("alternatives", "a1,one-of,Which one?,c1; c3,p1,,\n"),
        ("disagreements", "d1,tension,Was it so?,c1 | c3,,\n"),
        ("decisions", "e1,d1,1,Because.,book,p1,\n"),
    ],
)
def test_an_id_given_twice_names_the_first_place(expect: Expect, table: str, row: str) -> None:
    last = {"entities": "The club,\n", "passages": ",p1\n"}.get(table, ",\n")
    name = row.partition(",")[0]
    expect((table, last, f"{last}‸{row}"), words=(f"id '{name}' is taken by", f"{table}.csv:2:1; expected"))


def test_a_passage_may_have_the_id_of_a_claim(expect: Expect) -> None:
    assert expect(("alternatives", "a1,one-of", "c1,one-of"), words=()) == []


def test_rows_of_one_form_agree_on_name_and_kind(expect: Expect) -> None:
    row = "naming-two,name-fox,‸Fox,‸alias,ann,,,explicit,It is Ann.,asserts,plain,B3,,book,p1,\n"
    expect(("names", "book,p1,\n", f"book,p1,\n{row}"), words=("on line 2; expected 'FOX'", "expected 'codename'"))


def test_several_rows_may_share_a_form(expect: Expect) -> None:
    row = "naming-two,name-fox,FOX,codename,ann,,,explicit,It is Ann.,asserts,plain,B3,,book,p1,\n"
    assert expect(("names", "book,p1,\n", f"book,p1,\n{row}"), words=()) == []


def test_a_name_row_has_a_chain_that_fits_its_stance(expect: Expect) -> None:
    expect(("names", "B3,,book", "B3,,‸book > ann"), words=("2 links, but stance asserts",))


TWO = "a2,reading,Whose?,c2; c3,p1,{},\n"
THREE = "a3,reading,Where?,c1; c2; c3,p1,{},\n"


def test_sets_that_vary_together_have_as_many_claims(expect: Expect) -> None:
    last = "c1; c2,p1,,\n"
    expect(
        ("alternatives", last, f"c1; c2,p1,‸a3; a2,\n{TWO.format('')}{THREE.format('‸a1; a2')}"),
        words=(
            "varies_with names a3 of 3 claims, but this set has 2; expected as many, in the same order",
            "varies_with names a1 of 2, a2 of 2 claims, but this set has 3; expected as many, in the same order",
        ),
    )
    expect(("alternatives", last, f"c1; c2,p1,‸a2; a2,\n{TWO.format('')}"), words=("names 'a2' more than once",))


def test_sets_may_vary_with_one_another_in_a_circle(expect: Expect) -> None:
    circle = f"c1; c2,p1,a2; a3,\n{TWO.format('a1')}{TWO.format('a2').replace('a2,', 'a3,', 1)}"
    assert expect(("alternatives", "c1; c2,p1,,\n", circle), words=()) == []


@pytest.mark.parametrize(
    ("edit", "circle"),
    [
        (("sources", "1940,,,", "1940,‸notes,,"), "book > notes > book"),
        (("sources", "1940,,,", "1940,,‸book,"), "book > book"),
        (("passages", ",\np2", ",‸p2\np2"), "p1 > p2 > p1"),
    ],
)
def test_sources_and_copies_run_in_no_circle(expect: Expect, edit: tuple[str, str, str], circle: str) -> None:
    expect(edit, words=(f"runs in a circle: {circle};",))


def test_every_circle_is_listed(expect: Expect) -> None:
    expect(
        ("sources", "notes,papers,The Notes,,,book,,", "notes,papers,The Notes,,,book,‸notes,"),
        ("sources", "1940,,,", "1940,,‸book,"),
        words=("book > book", "notes > notes"),
    )


def test_dates_told_by_one_another_are_a_fault_at_the_first(expect: Expect) -> None:
    expect(
        ("claims", "1937,,explicit", "‸after c2,,explicit"),
        words=("dates are told by one another: c1 -> c2 -> c1",),
    )


def test_every_fault_of_a_row_and_of_a_file_is_listed(expect: Expect) -> None:
    found = expect(
        ("claims", "c1,gave,ann,letter,bob", "‸C1,gave,‸anne,‸rome,‸"),
        ("claims", "c3,attended,ann,,,,,talk,,,Ann was there.,1937-10", "c3,attended,ann,‸bob,,,,‸,,,‸,‸1937-13"),
        ("claims", "after c1", "1938"),
        ("alternatives", "c1; c2", "c2; c3"),
        ("disagreements", "c1 | c2; c3", "c2 | c3"),
        words=("'C1' is no id", "at is empty; predicate attended needs it", "there is no month 13"),
    )
    assert len(found) == 8


def test_a_long_value_is_cut_in_the_message(expect: Expect) -> None:
    (found,) = expect(("entities", "rome,Place", f"rome,‸{'P' * 1_000_000}"), words=())
    assert len(found) < 400
    assert "…" in found


def test_hidden_characters_are_escaped_in_the_message(expect: Expect) -> None:
    (found,) = expect(("entities", "rome,Place", "rome,‸\u202ePlace"), words=("\\u202e",))
    assert "\u202e" not in found
