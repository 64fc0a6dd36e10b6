"""The page of the reference case in a browser: every control is used, and what it does is seen in picture and rows."""

import csv
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from molehunt import Lens
from molehunt.answers.open_case import OpenCase
from molehunt.model.vocabulary import vocabulary
from molehunt.views.marks import STATUSES
from tests.browser.conftest import NARROW, Opens, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.one_engine]
# Rings are laid out in no time, where forces are not what is asked about.
EVERYTHING = "focus=&limit=0&layout=rings"
MOST_TIES = "focus=&limit=60&layout=rings"
# Claims pass or not whether their nodes are drawn or not.
FEW = "limit=12"
Told = set[tuple[str, ...]]

# As text, of which playwright takes thousands of values over much sooner than as values.
DRAWN = """() => JSON.stringify(page.picture.cy.edges().map((edge) => {
  const shown = page.view().edges.find((one) => one.key === edge.data("key"));
  const [start, end] = [edge.source().data("key"), edge.target().data("key")];
  const { claim, type } = shown;
  return [claim, type, start, shown.start.as ?? "", end, shown.end.as ?? "", edge.data("status")];
}))"""
# What the page shows, or would show with some values of its state changed, whether it is drawn or not.
VIEW = "const view = (changes) => changes ? page.model.view({...page.state.values, ...changes}) : page.view();"
PASSING = f"""(changes) => {{ {VIEW}
  return JSON.stringify(view(changes).passing.filter((edge) => !edge.names).map((edge) =>
    [edge.claim, edge.type, edge.start.id, edge.start.as ?? "", edge.end.id, edge.end.as ?? "", edge.status])); }}"""
CLAIMS = f"(changes) => {{ {VIEW} return view(changes).passing.map((edge) => edge.claim); }}"


def seen(page: "Page", name: str) -> int:
    """A number that the page publishes of what it shows."""
    return int(page.get_attribute("#molehunt", f"data-{name}") or -1)


def rows(page: "Page") -> list[dict[str, str]]:
    """The rows of the table, with what each says of itself."""
    return page.evaluate(
        "() => [...document.querySelectorAll('section[aria-label=Table] tbody tr')].map((row) => ({...row.dataset}))"
    )


def network(case: OpenCase, **lens: Any) -> Told:
    """The edges of the network through a lens, as the page tells them."""
    graph = case.network(kinds=vocabulary().entity_labels, lens=Lens(**lens))
    return {
        (edge["claim"], edge["type"], start, edge["start_as"], end, edge["end_as"], edge["status"])
        for start, end, edge in graph.edges(data=True)
    }


def told(text: str) -> Told:
    """What the page says, and that it says nothing twice."""
    found = json.loads(text)
    assert len(found) == len({tuple(one) for one in found})
    return {tuple(one) for one in found}


def control(name: str, value: str = "") -> str:
    return f"[data-control={name}]" + (f"[value={value}]" if value else "")


class TestWhatIsDrawn:
    def test_every_claim_of_the_network_is_one_edge_and_one_row_and_none_is_merged(
        self, whole: OpenCase, turned: Opens
    ) -> None:
        page = turned("focus=&limit=0")
        drawn = told(page.evaluate(DRAWN))
        assert {edge for edge in drawn if edge[1] != "DENOTES"} == network(whole)
        names = {edge[0] for edge in drawn if edge[1] == "DENOTES"}
        assert names == {
            row["claim"]
            for row in whole.cypher("MATCH (:Entity)-[d:DENOTES]->(:Entity) RETURN DISTINCT d.claim AS claim")
        }
        assert seen(page, "edges") == len(drawn)

    def test_rows_are_the_edges_of_the_picture(self, turned: Opens) -> None:
        page = turned("view=table")
        keys = page.evaluate("() => page.picture.cy.edges().map((edge) => edge.data('key'))")
        assert sorted(row["key"] for row in rows(page)) == sorted(keys)
        assert 0 < len(keys) < 500

    def test_the_columns_of_the_chart_are_the_claims_of_the_picture_with_every_part(self, turned: Opens) -> None:
        page = turned("view=chart&limit=12")
        columns = page.evaluate("""() => [...document.querySelectorAll('.column')].map((one) =>
          [one.dataset.claim, one.querySelectorAll('polygon, circle').length])""")
        drawn = page.evaluate("() => page.view().edges.filter((edge) => !edge.names).map((edge) => edge.claim)")
        assert sorted(claim for claim, _ in columns) == sorted(set(drawn))
        claims = page.evaluate("() => page.model.claims")
        days = [claims[claim]["possible_earliest"] or "9999" for claim, _ in columns]
        assert days == sorted(days)
        nodes = set(page.evaluate("() => [...page.model.nodes.keys()]"))
        for claim, parts in columns:
            assert parts >= len({part["id"] for part in claims[claim]["parts"]} & nodes)
        page.locator(".column").first.focus()
        page.keyboard.press("Enter")
        assert page.get_attribute("aside [data-claim]", "data-claim") == columns[0][0]

    def test_a_page_of_a_lens_holds_the_claims_of_that_lens(
        self, whole: OpenCase, browser: "Browser", tmp_path: Path
    ) -> None:
        file = tmp_path / "orlov.html"
        file.write_text(whole.web(lens=Lens(author="orlov")).html(), encoding="utf-8")
        with opened(browser, file, f"#{EVERYTHING}") as page:
            assert told(page.evaluate(PASSING)) == network(whole, author="orlov")
            assert "according to Alexander Orlov" in page.inner_text(".facts")

    def test_parallel_claims_are_drawn_apart(self, turned: Opens) -> None:
        page = turned()
        middles = page.evaluate("""() => {
          const [one, other] = ["n:zborowski", "n:sedov"].map((id) => page.picture.cy.getElementById(id));
          const between = one.edgesWith(other);
          return between.map((edge) => `${Math.round(edge.midpoint().x)} ${Math.round(edge.midpoint().y)}`);
        }""")
        assert len(middles) > 10
        assert len(set(middles)) == len(middles)

    def test_lines_are_those_of_the_grammar(self, turned: Opens) -> None:
        page = turned()
        lines = page.evaluate("""() => page.picture.cy.edges().map((edge) => [
          edge.data("status"), edge.style("line-style"), edge.pstyle("line-dash-pattern").value, page.picture.thin,
        ])""")
        assert {status for status, *_ in lines} == {"stated", "reported", "possible", "disputed"}
        for status, style, dashes, scale in lines:
            wanted = STATUSES[status].dash
            assert style == ("dashed" if wanted else "solid")
            if wanted:
                assert [length / scale for length in dashes] == pytest.approx(list(wanted))

    def test_an_opening_looks_like_any_other_and_like_a_page_that_comes_back_to_it(
        self, opens: Opens, turned: Opens
    ) -> None:
        places = "() => page.picture.cy.nodes().map((node) => [node.data('key'), node.position().x, node.position().y])"
        turned("layout=rings")
        assert turned().evaluate(places) == opens().evaluate(places)


class TestSources:
    def test_without_and_according_to_each_source_it_is_the_network_of_that_lens(
        self, whole: OpenCase, turned: Opens
    ) -> None:
        page = turned()
        sources = page.evaluate("() => page.model.data.sources.map((one) => [one.is, one.id])")
        assert len(sources) > 20
        for what, id_ in sources:
            without = told(page.evaluate(PASSING, {"mode": "without", "a": id_}))
            assert without == network(whole, without=id_), (what, id_)
            by = network(whole, **{"author" if what == "author" else "source": id_})
            assert told(page.evaluate(PASSING, {"mode": "by", "a": id_})) >= by, (what, id_)

    def test_the_switch_is_a_control(self, whole: OpenCase, turned: Opens) -> None:
        page = turned()
        page.select_option(control("mode"), "without")
        page.select_option(control("a"), "orlov")
        assert told(page.evaluate(PASSING)) == network(whole, without="orlov")
        assert "without Alexander Orlov" in page.inner_text(".said")

    def test_two_are_compared(self, whole: OpenCase, turned: Opens) -> None:
        page = turned("view=table")
        page.select_option(control("mode"), "compare")
        page.select_option(control("a"), "orlov")
        page.select_option(control("b"), "krivitsky")
        sides = page.evaluate(
            "() => page.view().passing.filter((edge) => !edge.names).map((edge) => [edge.claim, edge.side])"
        )
        orlov, krivitsky = ({edge[0] for edge in network(whole, author=one)} for one in ("orlov", "krivitsky"))
        assert {claim for claim, side in sides if side in ("a", "both")} == orlov
        assert {claim for claim, side in sides if side in ("b", "both")} == krivitsky
        assert re.search(r"A alone: \d+, B alone: \d+, both: \d+", page.inner_text("[data-sources]"))


class TestSearch:
    @pytest.mark.parametrize("typed", ["Zborowsky", "Зборовский", "TULIP", "étienne", "zborovski", "mark zb"])
    def test_every_spelling_and_codename_finds_him(self, typed: str, turned: Opens) -> None:
        page = turned("focus=orlov")
        page.fill("nav input[type=search]", typed)
        assert page.get_attribute(".found li", "data-id") == "zborowski"
        page.keyboard.press("Enter")
        assert page.get_attribute("#molehunt", "data-focus") == "zborowski"
        assert page.inner_text("aside h2") == "Mark Zborowski"

    def test_what_nobody_is_called_finds_nobody(self, turned: Opens) -> None:
        page = turned()
        page.fill("nav input[type=search]", "qqqqqqqq")
        assert page.get_attribute("nav input[type=search]", "data-found") == "0"


class TestFilters:
    @pytest.mark.parametrize("word", ["stated", "reported", "possible", "disputed"])
    def test_status(self, word: str, turned: Opens) -> None:
        page = turned("view=table")
        before = rows(page)
        page.uncheck(control("statuses", word))
        after = rows(page)
        assert word in {row["status"] for row in before}
        assert word not in {row["status"] for row in after}
        page.check(control("statuses", word))
        assert rows(page) == before

    def test_what_is_denied_is_shown_on_request_and_struck(self, whole: OpenCase, turned: Opens) -> None:
        page = turned(EVERYTHING)
        claims = "() => page.picture.cy.edges('[status = \"denied\"]').map((edge) => edge.data('key').split(' ')[0])"
        assert page.evaluate(claims) == []
        before = seen(page, "edges")
        page.check(control("denied"))
        denied = set(page.evaluate(claims))
        negated = {
            row["id"] for row in whole.cypher("MATCH (c:Claim {polarity: 'negated', mode: 'done'}) RETURN c.id AS id")
        }
        assert len(denied) > 3
        assert denied <= negated
        assert seen(page, "edges") > before
        shape = (
            "() => page.picture.cy.edges('[status = \"denied\"]').map((edge) => edge.style('mid-target-arrow-shape'))"
        )
        assert set(page.evaluate(shape)) == {"tee"}
        assert page.evaluate("() => new URLSearchParams(location.hash.slice(1)).get('denied')") == "on"
        page.uncheck(control("denied"))
        assert seen(page, "edges") == before

    def test_what_is_denied_is_on_no_path(self, turned: Opens) -> None:
        page = turned("denied=on&ask=path&on=krivitsky&to_whom=zborowski&limit=0")
        assert page.evaluate("() => page.view().edges.some((edge) => edge.denied)") is False

    def test_kind(self, turned: Opens) -> None:
        page = turned(MOST_TIES)
        page.click("text=Kinds")
        page.uncheck(control("kinds", "Place"))
        assert page.evaluate("() => page.picture.cy.nodes('[kind = \"Place\"]').length") == 0
        page.check(control("kinds", "Place"))
        assert page.evaluate("() => page.picture.cy.nodes('[kind = \"Place\"]').length") > 0

    @pytest.mark.parametrize("hue", ["custody", "talk", "deeds", "ties", "names", "minds"])
    def test_family(self, hue: str, turned: Opens) -> None:
        page = turned(MOST_TIES)
        count = "(hue) => page.picture.cy.edges(`[hue = '${hue}']`).length"
        assert page.evaluate(count, hue) > 0
        page.uncheck(control("families", hue))
        assert page.evaluate(count, hue) == 0

    def test_grade(self, turned: Opens) -> None:
        page = turned(EVERYTHING)
        page.select_option(control("grade"), "firm")
        grades = set(page.evaluate("() => page.view().edges.map((edge) => page.model.claims[edge.claim].grade)"))
        assert {"B2", "B3"} <= grades
        assert not grades & {"C3", "D3", "E5", "C4", ""}

    def test_steps_and_nodes(self, turned: Opens) -> None:
        page = turned()
        assert seen(page, "nodes") == 25
        page.select_option(control("limit"), "12")
        assert seen(page, "nodes") == 12
        page.select_option(control("hops"), "1")
        page.select_option(control("limit"), "0")
        beside = page.evaluate(
            "() => page.picture.cy.getElementById('n:zborowski').closedNeighborhood().nodes().length"
        )
        assert seen(page, "nodes") == beside

    def test_layout(self, turned: Opens) -> None:
        page = turned()
        places = "() => JSON.stringify(page.picture.cy.nodes().map((node) => node.position()))"
        found = [page.evaluate(places)]
        for layout in ("layered", "rings", "force"):
            page.select_option(control("layout"), layout)
            found.append(page.evaluate(places))
        assert found[0] == found[3]
        assert len(set(found)) == 3


class TestTime:
    def test_a_period_holds_what_is_certainly_and_what_is_possibly_in_it(self, turned: Opens) -> None:
        page = turned(EVERYTHING)
        page.evaluate("() => page.state.set({from: '1937-10', to: '1937-11'})")
        when = {
            row[0]: row[1:]
            for row in page.evaluate("""() => page.view().edges.map((edge) => {
          const claim = page.model.claims[edge.claim];
          return [edge.key, edge.when, claim.possible_earliest, claim.possible_latest];
        })""")
        }
        assert {word for word, *_ in when.values()} == {"certain", "possible"}
        for word, first, last in when.values():
            inside = bool(first and last) and first >= "1937-10-01" and last <= "1937-11-30"
            assert (word == "certain") == inside
            assert (first or "0") <= "1937-11-30"
            assert (last or "9") >= "1937-10-01"
        assert seen(page, "certain") + seen(page, "possible") == seen(page, "edges")
        page.click("[data-does=any-time]")
        assert seen(page, "possible") == 0

    def test_the_sliders_set_it(self, turned: Opens) -> None:
        page = turned(EVERYTHING)
        before = seen(page, "edges")
        page.focus(control("to"))
        page.keyboard.press("Home")
        assert seen(page, "edges") < before
        assert "certainly" in page.inner_text("[data-period]")


class TestWorlds:
    def test_each_world_leaves_out_what_is_not_true_in_it(self, turned: Opens) -> None:
        page = turned(FEW)
        page.click("text=Possible worlds")
        drawn = set()
        for number in range(1, 4):
            page.click("[data-does=world-next]")
            out = set(page.evaluate("(at) => page.model.data.worlds.out[at]", number - 1))
            claims = set(page.evaluate(CLAIMS))
            assert out
            assert not claims & out
            assert f"World {number} of 30" in page.inner_text("[data-world]")
            drawn.add(frozenset(claims))
        assert len(drawn) == 3
        page.click("[data-does=world-before]")
        assert page.input_value(control("world")) == "2"

    def test_of_a_set_of_alternatives_one_at_most_is_true(self, whole: OpenCase, turned: Opens) -> None:
        page = turned()
        sets = [
            set(row["claims"])
            for row in whole.cypher(
                "MATCH (s:AlternativeSet)<-[:ALTERNATIVE]-(c:Claim) RETURN s.id AS id, collect(c.id) AS claims"
            )
        ]
        for number in range(1, 31):
            claims = set(page.evaluate(CLAIMS, {"world": number}))
            assert all(len(claims & members) <= 1 for members in sets)


class TestProof:
    def test_a_click_on_a_node_tells_every_claim_on_it(self, whole: OpenCase, turned: Opens) -> None:
        page = turned("focus=krivitsky-letter")
        at = page.evaluate("() => page.picture.at('krivitsky-letter')")
        page.mouse.click(at["x"], at["y"])
        assert page.inner_text("aside h2") == "Krivitsky letter"
        listed = set(
            page.evaluate("() => [...document.querySelectorAll('aside [data-claim]')].map((one) => one.dataset.claim)")
        )
        assert listed == {edge[0] for edge in network(whole) if "krivitsky-letter" in (edge[2], edge[4])}
        page.keyboard.press("Escape")
        assert page.is_hidden("aside")

    def test_a_click_on_an_edge_tells_author_work_passage_grade_and_both_sides(self, turned: Opens) -> None:
        page = turned("focus=krivitsky-letter")
        key = page.evaluate("() => page.picture.cy.edges('[status = \"disputed\"]')[0].data('key')")
        at = page.evaluate(
            """(key) => {
          const edge = page.picture.found(`e:${key}`)[0], box = page.picture.container.getBoundingClientRect();
          const middle = edge.renderedMidpoint();
          return {x: box.left + middle.x, y: box.top + middle.y};
        }""",
            key,
        )
        page.mouse.click(at["x"], at["y"])
        page.evaluate("(key) => page.state.set({pick: `e:${key}`})", key)
        said = page.inner_text("aside .claims > li:first-child")
        assert re.search(r"disputed, grade [A-F][1-6]", said)
        assert re.search(r"An article on Mark Zborowski.*paragraph \d+, characters \d+–\d+", said)
        claim = page.get_attribute("aside .claims > li:first-child", "data-claim")
        for one in page.query_selector_all("aside .claims > li:first-child details.dispute"):
            one.query_selector("summary").click()
            members = {item.get_attribute("data-member") for item in one.query_selector_all("[data-member]")}
            sides = page.evaluate(
                "(id) => page.model.data.disagreements[id].sides.map((side) => side.claims)",
                one.get_attribute("data-disagreement"),
            )
            assert members == {id_ for side in sides for id_ in side}
            assert len(sides) > 1
            assert claim in members

    def test_a_click_on_an_edge_picks_it(self, turned: Opens) -> None:
        page = turned("focus=krivitsky-letter&ask=saw&on=krivitsky-letter")
        at = page.evaluate("""() => {
          const edge = page.picture.cy.edges()[0], box = page.picture.container.getBoundingClientRect();
          return {x: box.left + edge.renderedMidpoint().x, y: box.top + edge.renderedMidpoint().y};
        }""")
        page.mouse.click(at["x"], at["y"])
        assert (page.get_attribute("#molehunt", "data-pick") or "").startswith("e:")
        assert page.is_visible("aside h2")


class TestQuestions:
    def test_who_saw_a_document_is_who_the_answer_says(self, whole: OpenCase, turned: Opens) -> None:
        page = turned("focus=krivitsky-letter&pick=n:krivitsky-letter&limit=0")
        page.click("[data-does='Who saw it']")
        nodes = set(page.evaluate("() => page.picture.cy.nodes('[kind = \"Person\"]').map((node) => node.data('key'))"))
        stated = {
            row["id"] for row in whole.who_saw("krivitsky-letter").rows if row["status"] in ("stated", "reported")
        }
        assert stated
        assert stated <= nodes
        assert "who had Krivitsky letter" in page.inner_text(".said")

    def test_the_list_of_who_saw_it_is_the_answer_under_any_choice_of_sources(
        self, whole: OpenCase, turned: Opens
    ) -> None:
        page = turned("ask=saw&on=krivitsky-letter")
        read = """() => JSON.stringify([...document.querySelectorAll('.seen > li')].map((one) => one.dataset)
          .map(({row, role, under, document, status}) => [document, row, role, under, status]))"""

        def answered(**lens: Any) -> Told:
            rows = whole.who_saw("krivitsky-letter", lens=Lens(**lens)).rows
            return {(r["document"], r["id"], r["role"], r["under"] or "", r["status"]) for r in rows}

        assert told(page.evaluate(read)) == answered()
        for mode, a, lens in (
            ("without", "krivitsky", {"without": "krivitsky"}),
            ("without", "orlov", {"without": "orlov"}),
            ("by", "orlov", {"author": "orlov"}),
        ):
            page.select_option(control("mode"), mode)
            page.select_option(control("a"), a)
            assert told(page.evaluate(read)) == answered(**lens), (mode, a)
        gone = len(answered()) - len(answered(author="orlov"))
        assert page.get_attribute("[data-gone]", "data-gone") == str(gone) != "0"
        page.select_option(control("mode"), "all")
        page.click(".seen button.link")
        assert page.get_attribute("aside", "data-pick") == f"n:{whole.who_saw('krivitsky-letter').rows[0]['id']}"

    def test_a_period_leaves_rows_out_of_the_list(self, turned: Opens) -> None:
        page = turned("ask=saw&on=krivitsky-letter&from=1938-02")
        assert page.locator(".seen > li").count() < int(page.get_attribute("[data-gone]", "data-gone") or 0)

    def test_all_relays_of_a_person(self, whole: OpenCase, turned: Opens) -> None:
        page = turned("pick=n:brusse&limit=0")
        page.click("[data-does='All relays']")
        claims = set(page.evaluate("() => page.view().edges.map((edge) => edge.claim)"))
        relays = {id_ for row in whole.relays("brusse").rows for id_ in row["claims"]}
        drawn = {edge[0] for edge in network(whole) if edge[1] == "RELAYED" and "brusse" in (edge[2], edge[4])}
        assert claims == drawn
        assert claims <= relays

    def test_paths_between_two(self, turned: Opens) -> None:
        import networkx as nx

        page = turned("pick=n:poretsky&limit=0")
        page.click("[data-does='Path from here']")
        page.fill("[data-control=to_whom] input", "Spiegelglass")
        page.keyboard.press("Enter")
        graph = nx.Graph(page.evaluate("() => page.view().passing.map((edge) => [edge.start.id, edge.end.id])"))
        shortest = list(nx.all_shortest_paths(graph, "poretsky", "shpiegelglass"))
        drawn = set(page.evaluate("() => page.picture.cy.nodes().map((node) => node.data('key'))"))
        assert drawn == {id_ for path in shortest for id_ in path}

    def test_ranks_are_those_of_the_question(self, whole: OpenCase, turned: Opens) -> None:
        page = turned("view=ranks")
        listed = page.evaluate(
            "() => [...document.querySelectorAll('section[aria-label=Ranks] tbody tr')].map((row) => row.dataset.id)"
        )
        answer = [row["id"] for row in whole.centrality(measure="betweenness", top=60).rows]
        assert listed == answer[: len(listed)]
        assert len(listed) >= 20


class TestStateAndFiles:
    def test_a_view_can_be_cited(self, opens: Opens, turned: Opens) -> None:
        page = turned()
        page.select_option(control("limit"), "12")
        page.select_option(control("mode"), "without")
        page.select_option(control("a"), "orlov")
        page.uncheck(control("statuses", "possible"))
        shown = [row["key"] for row in rows(page)]
        again = opens(page.url.partition("#")[2])
        assert [row["key"] for row in rows(again)] == shown
        assert again.input_value(control("a")) == "orlov"

    def test_a_damaged_address_does_no_harm(self, opens: Opens) -> None:
        page = opens(
            "focus=nobody&hops=x&limit=-1&from=%00&mode=by&a=zzz&pick=e:none&ask=path&on=a&view=web&nonsense=1"
        )
        assert page.get_attribute("#molehunt", "data-ready") == "yes"

    def test_csv_has_the_rows_that_are_shown(self, turned: Opens) -> None:
        page = turned("ask=saw&on=krivitsky-letter")
        with page.expect_download() as download:
            page.click("[data-does=csv]")
        read = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8"))))
        assert [row["claim"] for row in read] == [row["claim"] for row in rows(page)]
        assert all(row["work"] and row["paragraph"] and row["status"] for row in read)
        assert download.value.suggested_filename == "zborowski-web.csv"

    def test_png_is_a_picture(self, turned: Opens) -> None:
        page = turned("ask=saw&on=krivitsky-letter")
        with page.expect_download() as download:
            page.click("[data-does=png]")
        content = Path(download.value.path()).read_bytes()
        assert content.startswith(b"\x89PNG")
        assert int.from_bytes(content[16:20]) >= 1400

    def test_print_prints_and_leaves_the_controls_out(self, opens: Opens) -> None:
        page = opens("theme=dark")
        page.evaluate("() => { window.print = () => { window.printed = true; }; }")
        page.click("[data-does=print]")
        assert page.evaluate("() => window.printed")
        page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
        assert page.get_attribute("#molehunt", "data-theme") == "light"
        page.evaluate("() => dispatchEvent(new Event('afterprint'))")
        assert page.get_attribute("#molehunt", "data-theme") == "dark"
        page.emulate_media(media="print")
        assert page.is_hidden("nav")
        assert page.is_hidden("[data-does=all]")
        assert page.is_visible("section[aria-label=Table]")
        for paper in ((794, 1123), (1123, 794)):
            page.set_viewport_size({"width": paper[0], "height": paper[1]})
            assert page.is_hidden("button.more")
            picture = page.locator(".canvas canvas").last.bounding_box()
            assert picture
            assert 200 < picture["height"] < paper[1]
            assert 0 <= picture["x"] < picture["x"] + picture["width"] <= paper[0]

    def test_views_labels_and_light(self, opens: Opens) -> None:
        page = opens(color_scheme="dark")
        assert page.get_attribute("#molehunt", "data-theme") == "dark"
        page.click("[data-does=theme]")
        assert page.get_attribute("#molehunt", "data-theme") == "light"
        page.click("[data-does=labels]")
        assert page.evaluate("() => page.picture.cy.edges()[0].style('label')")
        for view, section in (("chart", "Chart"), ("table", "Table"), ("ranks", "Ranks"), ("web", "Web")):
            page.click(f"[data-view={view}]")
            assert page.is_visible(f"section[aria-label={section}]")
            assert page.locator("main > section:visible").count() == 1

    def test_columns_sort(self, opens: Opens) -> None:
        page = opens("view=table")
        page.click("th >> text=status")
        words = [row["status"] for row in rows(page)]
        assert words == sorted(words)
        page.click("th >> text=status")
        assert [row["status"] for row in rows(page)] == sorted(words, reverse=True)
        assert page.get_attribute("th:nth-child(5)", "aria-sort") == "descending"

    def test_it_says_what_it_is(self, opens: Opens) -> None:
        page = opens()
        assert page.inner_text("h1") == "Mark Zborowski and the Krivitsky letter"
        assert re.search(r"all claims · made \d{4}-\d\d-\d\d by molehunt \d", page.inner_text(".facts"))
        assert re.match(r"\d+ relations between 25 nodes of \d+", page.inner_text(".said"))
        page.click("text=Licences")
        assert "cytoscape 3.34.4" in page.inner_text(".notices")


class TestKeyboard:
    def test_all_can_be_reached_and_done(self, opens: Opens) -> None:
        page = opens()
        page.keyboard.press("/")
        page.keyboard.type("orlov")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
        assert page.get_attribute("#molehunt", "data-focus") == "orlov"
        page.keyboard.press("Escape")
        assert page.get_attribute("#molehunt", "data-pick") == ""
        page.focus(".canvas")
        for key, what in (("ArrowLeft", "pan"), ("+", "zoom"), ("0", "fit")):
            look = "() => JSON.stringify([page.picture.cy.pan(), page.picture.cy.zoom()])"
            before = page.evaluate(look)
            page.keyboard.press(key)
            assert page.evaluate(look) != before, what
        page.keyboard.press("n")
        first = page.get_attribute("#molehunt", "data-pick")
        page.keyboard.press("n")
        second = page.get_attribute("#molehunt", "data-pick")
        assert first != second
        page.keyboard.press("p")
        assert page.get_attribute("#molehunt", "data-pick") == first
        page.keyboard.press("Enter")
        assert f"n:{page.get_attribute('#molehunt', 'data-focus')}" == first


class TestNarrow:
    def test_a_telephone_shows_all_of_it_without_scrolling_sideways(self, opens: Opens) -> None:
        page = opens(viewport=NARROW)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= NARROW["width"]
        assert page.is_hidden("nav")
        page.click("text=Filters")
        assert page.is_visible("nav")
        page.click("[data-view=table]")
        assert page.evaluate("() => document.documentElement.scrollWidth") <= NARROW["width"]
