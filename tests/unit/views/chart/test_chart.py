"""A chart shows each claim once, with every part in it, its signs, and what it is of."""

import pickle
import re
from itertools import combinations, pairwise

import pytest

from molehunt import Lens, __version__
from molehunt.model.errors import MolehuntError
from molehunt.views import marks
from molehunt.views.chart.columns import FINER
from tests.support.recorder import ask
from tests.unit.graph.made import against, choice, member, row
from tests.unit.views.chart.conftest import SVG, Seen, box
from tests.unit.views.conftest import CLAIMS, NAME, WHAT

EVERY = [claim["claim"]["id"] for claim in CLAIMS]


@pytest.fixture(scope="module")
def seen(chart):
    return Seen(chart(*CLAIMS).svg())


def test_that_each_claim_is_one_column(chart, seen):
    assert sorted(seen.claims) == sorted(EVERY)
    assert list(chart(*CLAIMS).claims) == seen.claims
    assert seen.root.attrib["data-claims"] == str(len(EVERY))


def test_that_each_part_is_one_mark_on_the_row_of_whoever_has_it(seen):
    for claim in CLAIMS:
        parts = {(one["role"].lower(), one["id"]) for one in claim["participants"] if not one["bearers"]}
        parts |= {
            (one["role"].lower(), bearer["id"]) for one in claim["participants"] for bearer in one["bearers"]
        }  # under another name
        found = seen.parts(claim["claim"]["id"])
        assert set(found) == parts
        assert set(found.values()) == {1}
    rows = seen.rows()
    assert len(set(rows)) == len(rows)
    assert set(rows) == {on for claim in EVERY for _, on in seen.parts(claim)}


def test_that_whoever_stands_under_another_name_is_in_a_ring(seen):
    (mark,) = [mark for mark in seen.marks("seen") if mark.attrib["data-row"] == "eve"]
    assert len(mark.findall(f"{SVG}circle")) == 2
    assert "under the name Owl" in mark.find(f"{SVG}title").text


def test_that_every_mark_and_every_column_has_a_title(seen):
    for claim in EVERY:
        for one in (seen.column(claim), *seen.marks(claim)):
            title = one.find(f"{SVG}title").text
            assert f"Statement of {claim}." in title
            assert claim in title


@pytest.mark.parametrize(
    ("claim", "status"), [("gave", "stated"), ("told", "reported"), ("one", "possible"), ("wrote", "disputed")]
)
def test_that_the_dash_says_the_status(seen, claim, status):
    (line,) = seen.lines(claim)
    dash = [length * FINER for length in marks.STATUSES[status].dash]
    assert [float(one) for one in line.attrib.get("stroke-dasharray", "").split()] == pytest.approx(dash, abs=0.01)
    assert seen.column(claim).attrib["data-status"] == status


def test_that_a_denial_is_struck(seen):
    assert seen.column("denial").findall(f"{SVG}path")
    assert not seen.column("gave").findall(f"{SVG}path")


def test_that_what_was_not_done_has_a_hollow_line(chart):
    seen = Seen(chart(row("plan", subject="ann", recipient="bob", mode="planned")).svg())
    below, above = seen.lines("plan")
    assert above.attrib["stroke"] == marks.LIGHT.ground
    assert float(above.attrib["stroke-width"]) < float(below.attrib["stroke-width"])
    assert "not done, only planned" in seen.svg


def test_that_the_width_says_the_grade(chart):
    claims = [row(grade, subject="ann", recipient="bob", grade=grade) for grade in ("B2", "C3", "E5")]
    seen = Seen(chart(*claims).svg())
    widths = [float(seen.lines(claim)[0].attrib["stroke-width"]) for claim in ("B2", "C3", "E5")]
    assert widths == [step.width for step in marks.STEPS]


def test_that_columns_stand_in_the_order_of_their_first_possible_day(chart):
    claims = [
        row("undated", subject="ann"),
        row("second", subject="ann", earliest="1937-02-01", latest="1937-02-01"),
        row("open", subject="ann", latest="1939-01-01"),
        row("first", subject="ann", earliest="1937-01-31", latest="1938-01-01"),
        row("wider", subject="ann", earliest="1937-03-01", latest="1937-03-01", possible_earliest="1936-01-01"),
    ]
    seen = Seen(chart(*claims).svg())
    assert seen.claims == ["open", "wider", "first", "second", "undated"]
    lefts = [box(mark)[0] for claim in seen.claims for mark in seen.marks(claim)]
    assert lefts == sorted(lefts)
    assert "no date" in seen.texts
    dated = [one.attrib["data-days"] for one in seen.root.iter(f"{SVG}g") if "data-days" in one.attrib]
    assert dated == seen.claims[:-1]


def test_that_the_bar_is_longer_the_more_days_a_date_leaves_open(chart):
    lasts = ["1937-01-02", "1937-01-08", "1937-02-01", "1938-01-01", "1945-01-01"]
    claims = [row(last, subject="ann", earliest="1937-01-01", latest=last) for last in lasts]
    claims.append(row("day", subject="ann", earliest="1937-01-01", latest="1937-01-01"))
    seen = Seen(chart(*claims).svg())
    bars = {one.attrib["data-days"]: one for one in seen.root.iter(f"{SVG}g") if "data-days" in one.attrib}
    heights = [float(bars[last].find(f"{SVG}rect").attrib["height"]) for last in lasts]
    assert all(short < long for short, long in pairwise(heights))
    assert bars["day"].find(f"{SVG}circle") is not None


def test_that_an_approximate_end_fades(chart):
    given = {"subject": "ann", "earliest": "1937-01-01", "latest": "1937-01-05"}
    seen = Seen(chart(row("about", approximate=True, **given), row("known", **given)).svg())
    bars = {one.attrib["data-days"]: one for one in seen.root.iter(f"{SVG}g") if "data-days" in one.attrib}
    fade = bars["about"].find(f"{SVG}rect").attrib["fill"]
    assert fade.startswith("url(#")
    assert fade[5:-1] in {one.attrib["id"] for one in seen.root.iter(f"{SVG}linearGradient")}
    assert bars["known"].find(f"{SVG}rect").attrib["fill"] == marks.LIGHT.days


def test_that_lines_and_marks_stay_within_the_rows(chart):
    seen = Seen(chart(row("one", subject="ann"), row("two", subject="ann", recipient="bob")).svg())
    stripes = [one.find(f"{SVG}rect").attrib for one in seen.root.iter(f"{SVG}g") if "data-of" in one.attrib]
    top = min(float(one["y"]) for one in stripes)
    bottom = max(float(one["y"]) + float(one["height"]) for one in stripes)
    for claim in seen.claims:
        (line,) = seen.lines(claim)
        assert top <= float(line.attrib["y1"]) < float(line.attrib["y2"]) <= bottom
        # A line that joins nothing, or two neighbours, goes on beyond its marks: else its dash could not be seen.
        marks_of = [box(mark) for mark in seen.marks(claim)]
        assert float(line.attrib["y2"]) - float(line.attrib["y1"]) > max(b for *_, b in marks_of) - min(
            t for _, t, *_ in marks_of
        )


def test_that_no_two_marks_touch(chart):
    everybody = [f"p{number}" for number in range(12)]
    claims = [
        row(f"c{n:03}", subject=everybody[n % 12], recipient=everybody[(n * 7) % 12], about=everybody[(n * 3) % 12],
            bearers={everybody[n % 12]: {"owl": ["naming"]}} if n % 3 else {})
        for n in range(149)
    ]  # fmt: skip
    seen = Seen(chart(*claims, row("naming", "denotes", subject="owl", object="p1")).svg())
    boxes = [(one, box(mark)) for one in seen.claims for mark in seen.marks(one)]
    assert len(boxes) > 400
    near = (
        pair for pair in combinations(sorted(boxes, key=lambda one: one[1]), 2) if pair[1][1][0] < pair[0][1][2] - 0.02
    )
    for (one, (_, top, _, bottom)), (other, (_, its_top, _, its_bottom)) in near:
        assert bottom <= its_top + 0.02 or its_bottom <= top + 0.02, (one, other)


def test_that_it_says_what_it_is_of(chart):
    texts = " ".join(Seen(chart(*CLAIMS, lens=Lens(grade="C3"), family="custody").svg()).texts)
    for said in ("custody", "case made", "C3", f"molehunt {__version__}"):
        assert said in texts
    assert "no lens: every claim counts" in " ".join(Seen(chart(*CLAIMS).svg()).texts)


def test_that_the_legend_has_every_sign_that_occurs_and_no_other(seen):
    roles = {role for claim in EVERY for role, _ in seen.parts(claim)}
    statuses = {column.attrib["data-status"] for column in seen.columns}
    steps = {column.attrib["data-grade"] for column in seen.columns}
    for name, sign in marks.ROLES.items():
        assert (sign.means in seen.texts) == (name in roles), name
    for name, sign in marks.STATUSES.items():
        assert (sign.means in seen.texts) == (name in statuses), name
    for step in marks.STEPS:
        assert (step.means in seen.texts) == (step.name in steps), step.name
    assert marks.DENIAL.means in seen.texts
    assert marks.NOT_DONE.means not in seen.texts


def test_that_a_lens_leaves_out_what_it_does_not_keep(chart):
    claims = [row(grade, subject="ann", recipient="bob", grade=grade) for grade in ("B2", "C4")]
    assert chart(*claims, lens=Lens(grade="C3")).claims == ("B2",)


def test_that_a_name_stands_for_itself_where_a_lens_does_not_keep_who_bears_it(chart):
    claims = [
        row("seen", "received", subject="owl", object="paper", bearers={"owl": {"eve": ["naming"]}}),
        row("naming", "denotes", subject="owl", object="eve", grade="E5"),
    ]
    both = chart(*claims, lens=Lens(grade="C3"))
    assert Seen(both.svg()).parts("seen") == {("subject", "eve"): 1, ("object", "paper"): 1}
    strict = chart(*claims, lens=Lens(grade="C3", identities=True))
    assert Seen(strict.svg()).parts("seen") == {("subject", "owl"): 1, ("object", "paper"): 1}


def test_that_an_answer_with_its_grounds_can_be_stored():
    answer = ask(*CLAIMS, question="who-saw", document="paper")
    assert pickle.loads(pickle.dumps(answer)).chart().svg() == answer.chart().svg()  # noqa: S301  # our own
    assert "grounds" not in answer.to_dict()


def test_that_an_entity_brings_the_claims_in_which_it_has_a_part(chart):
    # "seen" speaks of eve as owl; "asked" and others do not speak of her.
    assert set(chart(*CLAIMS, entity="eve").claims) == {"seen", "naming-owl"}


def test_that_a_document_stands_with_its_copies(chart):
    assert "copied" in chart(*CLAIMS, entity="paper").claims


def test_that_a_chart_without_claims_says_so(chart):
    nothing = chart(*CLAIMS, family="judgements")
    seen = Seen(nothing.svg())
    assert (len(nothing), seen.claims) == (0, [])
    assert "no claim says" in seen.texts


def test_that_the_chart_of_an_answer_has_the_claims_of_its_rows():
    answer = ask(*CLAIMS, question="who-saw", document="paper")
    assert set(answer.chart().claims) == {id_ for one in answer.rows for id_ in one["claims"]}


@pytest.mark.parametrize(("given", "said"), [("custdy", "custody"), ("", "there are"), (7, "int"), ([1], "list")])
def test_that_a_wrong_family_is_told(chart, given, said):
    with pytest.raises(MolehuntError, match=said):
        chart(*CLAIMS, family=given)


@pytest.mark.parametrize("given", [0, -1, True, "9"])
def test_that_a_wrong_number_of_columns_is_told(chart, given):
    with pytest.raises(MolehuntError, match="columns"):
        chart(*CLAIMS, columns=given)


@pytest.fixture(scope="module")
def hostile(chart):
    """Every text that comes from a case is as bad as can be."""
    sides = (against("d", 1, member("c1", 1), member("c2", 2)),)
    made = [
        row(
            "c1", subject="ann", recipient="bob", what=WHAT, alternatives=(choice("he", NAME, "c1", "c2"),), sides=sides
        ),
        row("c2", subject="ann", recipient="cy", earliest="1937-01-01"),
        row("\"><script>'&", subject="ann", about="zed"),
    ]
    for claim in made:
        claim["claim"]["statement"] = WHAT + NAME
        for one in claim["participants"]:
            one["name"] = NAME * 250 if one["id"] == "zed" else NAME
        claim["passage"]["title"] = NAME
    return chart(*made)


def test_that_hostile_names_are_harmless(hostile):
    for svg in (hostile.svg(), hostile._repr_svg_()):
        seen = Seen(svg)
        assert len(seen.claims) == 3
        tags = {one.tag.removeprefix(SVG) for one in seen.root.iter()}
        assert tags <= {
            "svg", "g", "rect", "circle", "polygon", "path", "line", "text", "title", "defs", "linearGradient", "stop",
        }  # fmt: skip
        names = {name for one in seen.root.iter() for name in one.attrib}
        assert not any(name.startswith("on") or "href" in name for name in names)
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", svg)
        assert max(map(len, seen.texts)) < 200


def test_that_hostile_names_are_harmless_on_a_page(hostile):
    page = hostile.html()
    assert "<script" not in page
    assert "onload='" not in page
    assert "\u202e" not in page


def test_that_columns_link_to_the_proof_below(chart):
    made = chart(*CLAIMS)
    page = made.html()
    links = re.findall(r'<a href="#([^"]+)"><g data-claim="([^"]+)"', page)
    assert [claim for _, claim in links] == list(made.claims)
    numbered = dict(re.findall(r'<li id="([^"]+)" value="(\d+)"', page))
    assert [numbered[place] for place, _ in links] == [str(n) for n in range(1, len(made) + 1)]
    assert all(f"Statement of {claim}." in page for claim in made.claims)
    assert "http://" not in page.replace("http://www.w3.org/2000/svg", "")


def test_that_in_a_notebook_it_has_its_proof_and_no_link_in_the_drawing(chart):
    """JupyterLab sets ``href`` of every link, which fails for those of a drawing: it showed an error."""
    made = chart(*CLAIMS)
    text = made._repr_html_()
    assert "<svg" in text
    assert "<a " not in text.partition("</svg>")[0]
    assert all(f"Statement of {claim}." in text.partition("</svg>")[2] for claim in made.claims)


def test_that_an_svg_alone_has_no_links(seen):
    assert "href" not in seen.svg
