"""A page of more nodes than a browser can lay out by forces: it takes the places that the page brings."""

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import molehunt.views.notebook  # noqa: F401  # lets cases draw
from molehunt.answers.open_case import OpenCase
from tests.browser.conftest import opened
from tests.support.recorder import Recorder
from tests.unit.graph.made import row

if TYPE_CHECKING:
    from playwright.sync_api import Browser

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
    web = OpenCase(Recorder(*claims), "made").web(focus="g0-0")  # type: ignore[arg-type]
    return web.save(file)


def test_all_of_it_stands_as_the_page_says_and_groups_together(browser: "Browser", page_of_groups: Path) -> None:
    with opened(browser, page_of_groups, "#focus=&limit=0") as page:
        found = page.evaluate("""() => page.picture.cy.nodes().map((node) =>
          [node.data("key"), node.position().x, node.position().y, page.model.nodes.get(node.data("key")).x])""")
        assert len(found) == GROUPS * EACH
        # From left to right they stand as they were laid out, whatever the scale.
        assert [one[0] for one in sorted(found, key=lambda one: (one[3], one[1]))] == [
            one[0] for one in sorted(found, key=lambda one: (one[1], one[3]))
        ]
        near = 0
        for key, x, y, _ in found:
            others = sorted(
                (other for other in found if other[0] != key), key=lambda o: (o[1] - x) ** 2 + (o[2] - y) ** 2
            )
            near += others[0][0].split("-")[0] == key.split("-")[0]
        assert near > 0.9 * len(found)


def test_few_of_it_are_laid_out_by_the_page(browser: "Browser", page_of_groups: Path) -> None:
    with opened(browser, page_of_groups, "#limit=25") as page:
        assert page.get_attribute("#molehunt", "data-nodes") == "25"
        assert "those nearest and with the most ties" in page.inner_text(".said")


def test_rings_can_be_had_and_layers_of_so_many_are_the_places_that_it_brings(
    browser: "Browser", page_of_groups: Path
) -> None:
    places = "() => page.picture.cy.nodes().map((node) => `${node.position().x} ${node.position().y}`)"
    found = []
    for layout in ("force", "layered", "rings"):
        with opened(browser, page_of_groups, f"#focus=&limit=0&layout={layout}") as page:
            found.append(page.evaluate(places))
            assert len(set(found[-1])) == GROUPS * EACH
    assert found[0] == found[1] != found[2]
