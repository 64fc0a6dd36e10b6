"""A page of more nodes than a browser can lay out by forces: it takes the places that the page brings."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import molehunt.views.notebook  # noqa: F401  # lets cases draw
from molehunt import Lens
from molehunt.answers.open_case import OpenCase
from molehunt.answers.pictures.webbing import web_data
from molehunt.answers.resolving import Resolver, Snapshot
from molehunt.views.web.page import WebPage
from tests.browser.conftest import opened, turn
from tests.support.recorder import Recorder
from tests.unit.graph.made import row

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.one_engine]
GROUPS, EACH = 10, 70


@pytest.fixture(scope="module")
def page_of_groups(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten groups, each around one, and each tied to the next by one claim."""
    chance = random.Random(2)  # noqa: S311
    ties = [(f"g{g}-0", f"g{g}-{n}") for g in range(GROUPS) for n in range(1, EACH)]
    ties += [
        (f"g{g}-{chance.randrange(EACH)}", f"g{g}-{chance.randrange(EACH)}") for g in range(GROUPS) for _ in range(99)
    ]
    ties += [(f"g{g}-0", f"g{(g + 1) % GROUPS}-0") for g in range(GROUPS)]
    claims = [row(f"c{at}", subject=one, recipient=two) for at, (one, two) in enumerate(ties) if one != two]
    file = tmp_path_factory.mktemp("large") / "large.html"
    # Ranks, which take a minute here, are not what is looked at.
    resolver = Resolver(Recorder(*claims), "made", Snapshot())  # type: ignore[arg-type]
    data = web_data(resolver, Lens(), focus="g0-0", hops=2, ties=None) | {"ranks": {"rows": [], "note": ""}}
    return WebPage(data).save(file)


@pytest.fixture(scope="module")
def page_of_too_many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One around whom stand 10,100, more than the page draws; all ties are of one claim, so that it is soon made."""
    tie = row("c", subject="a", recipient="b")
    data = OpenCase(Recorder(tie), "made").web_data(focus="a")  # type: ignore[arg-type]
    (edge,), names = data["edges"], [f"n{number}" for number in range(10_100)]
    nodes = [{**data["nodes"][0], "id": name, "name": name} for name in ("a", *names)]
    edges = [{**edge, "end": {**edge["end"], "id": name}} for name in names]
    return WebPage({**data, "nodes": nodes, "edges": edges}).save(tmp_path_factory.mktemp("large") / "too-many.html")


@pytest.fixture(scope="module")
def large(browser: "Browser", page_of_groups: Path) -> "Iterator[Page]":
    """The page, opened with few of its nodes."""
    with opened(browser, page_of_groups, "#limit=25") as page:
        yield page


def test_few_of_it_are_laid_out_by_the_page(large: "Page") -> None:
    turn(large, "limit=25")
    assert large.get_attribute("#molehunt", "data-nodes") == "25"
    assert "those nearest and with the most ties" in large.inner_text(".said")


def test_all_of_it_stands_as_the_page_says_and_groups_together(large: "Page") -> None:
    turn(large, "focus=&limit=0")
    found = large.evaluate("""() => page.picture.cy.nodes().map((node) =>
      [node.data("key"), node.position().x, node.position().y, page.model.nodes.get(node.data("key")).x])""")
    assert len(found) == GROUPS * EACH
    # From left to right they stand as they were laid out, whatever the scale.
    assert [one[0] for one in sorted(found, key=lambda one: (one[3], one[1]))] == [
        one[0] for one in sorted(found, key=lambda one: (one[1], one[3]))
    ]
    near = 0
    for key, x, y, _ in found:
        others = sorted((other for other in found if other[0] != key), key=lambda o: (o[1] - x) ** 2 + (o[2] - y) ** 2)
        near += others[0][0].split("-")[0] == key.split("-")[0]
    assert near > 0.9 * len(found)


def test_all_of_it_can_be_shown_by_one_key_and_be_cited(
    browser: "Browser", page_of_groups: Path, large: "Page"
) -> None:
    turn(large, "")
    button = large.locator("[data-does=all]")
    assert button.inner_text() == f"Show all {GROUPS * EACH} nodes"
    button.press("Enter")
    large.wait_for_selector(f"#molehunt[data-nodes='{GROUPS * EACH}']")
    assert button.inner_text() == "Show fewer"
    address = large.url.partition("#")[2]
    button.press("Enter")
    large.wait_for_selector("#molehunt[data-nodes='25']")
    assert large.url.endswith(page_of_groups.name)
    with opened(browser, page_of_groups, f"#{address}") as page:
        assert page.get_attribute("#molehunt", "data-nodes") == str(GROUPS * EACH)


def test_from_far_off_the_names_of_those_with_the_most_ties_are_readable_and_they_alone(large: "Page") -> None:
    heights = """() => page.picture.cy.nodes().map((node) =>
      [node.data("key"), node.numericStyle("font-size") * page.picture.cy.zoom()])"""
    hubs = {f"g{group}-0" for group in range(GROUPS)}
    turn(large, "focus=&limit=0")
    for by in (1, 0.5):
        large.evaluate("(by) => page.picture.zoom(by)", by)
        large.wait_for_function("""() => page.picture.leading.every((node) =>
          node.numericStyle("font-size") * page.picture.cy.zoom() > 11)""")
        readable = {id_ for id_, height in large.evaluate(heights) if height > 11}
        assert readable >= hubs
        assert len(readable) == 12


def test_of_more_than_ten_thousand_it_says_how_many_can_be_shown(browser: "Browser", page_of_too_many: Path) -> None:
    with opened(browser, page_of_too_many) as page:
        assert page.get_attribute("#molehunt", "data-nodes") == "25"
        words = "Show the 10,000 of 10,101 nodes with the most ties"
        assert page.locator("[data-does=all]").inner_text() == words
        assert (
            page.evaluate("() => page.model.view({ ...page.state.values, focus: '', limit: 99999 }).nodes.length")
            == 10_000
        )


def test_rings_can_be_had_and_layers_of_so_many_are_the_places_that_it_brings(large: "Page") -> None:
    places = "() => page.picture.cy.nodes().map((node) => `${node.position().x} ${node.position().y}`)"
    found = []
    for layout in ("force", "rings", "layered"):
        turn(large, f"focus=&limit=0&layout={layout}")
        found.append(large.evaluate(places))
        assert len(set(found[-1])) == GROUPS * EACH
    assert found[0] == found[2] != found[1]
