"""axe-core finds nothing against the page and all that is for reading, on light and on dark, wide and narrow."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

import molehunt
import molehunt.views.notebook
from molehunt.answers.open_case import OpenCase
from molehunt.views.answer_report import report
from molehunt.views.chart import Chart
from molehunt.views.formats.html import draw
from tests.browser.conftest import NARROW, WIDE, opened, turn

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

pytestmark = [pytest.mark.needs("chromium", "node"), pytest.mark.one_engine, pytest.mark.slow]
STATES = (
    "", "view=chart", "view=table", "view=ranks", "pick=n:zborowski", "ask=path&on=poretsky", "denied=on",
    "ask=saw&on=krivitsky-letter",
    "view=table&mode=compare&a=orlov&b=krivitsky",
)  # fmt: skip
OPEN = "() => document.querySelectorAll('details').forEach((one) => { one.open = true; })"


@pytest.fixture(scope="module")
def documents(whole: OpenCase, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every kind of page for reading: an answer, one of blocks, one about something, a chart, a report."""
    import matplotlib as mpl

    mpl.use("agg")
    folder = tmp_path_factory.mktemp("documents")
    pages = {
        "who-saw": draw(report(whole.who_saw("Krivitsky letter"))),
        "disputes": draw(report(whole.disputes("Naville"))),
        "show": draw(report(whole.show("Naville"))),
        "centrality": draw(report(whole.centrality(ties="flow"))),
        "chart": chart.html() if isinstance(chart := whole.chart("Krivitsky letter"), Chart) else "",
        "report": molehunt.report(whole, "Krivitsky letter").html(),
    }
    for name, page in pages.items():
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in pages}


@pytest.fixture(scope="module")
def axe(node_modules: Path) -> str:
    """The script of axe-core."""
    return (node_modules / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def reader(browser: "Browser") -> "Iterator[Page]":
    """A tab in which axe can run in pages whose policy lets no script run: the page is tested, and not that."""
    with browser.new_context(offline=True, bypass_csp=True) as surroundings:
        yield surroundings.new_page()


@pytest.fixture(scope="module", params=["who-saw", "disputes", "show", "centrality", "chart", "report"])
def document(request: pytest.FixtureRequest, documents: dict[str, Path], reader: "Page", axe: str) -> "Page":
    """A page for reading with axe in it; it lays itself out anew for another size or light."""
    reader.goto(documents[request.param].as_uri())
    reader.evaluate(axe)
    return reader


@pytest.fixture(scope="module", params=[WIDE, NARROW], ids=["wide", "narrow"])
def explorer(request: pytest.FixtureRequest, reference_page: Path, browser: "Browser", axe: str) -> "Iterator[Page]":
    """The page of the case with axe in it, whose states are those of its address."""
    with opened(browser, reference_page, viewport=request.param) as page:
        if request.param is NARROW:
            page.click("text=Filters")
        page.evaluate(axe)
        yield page


def against(page: "Page") -> list[tuple[str, object, str]]:
    """What axe finds against a page, having found much that is as it should be."""
    # Where rules are kept, one place for each is enough: to name and to hand over all of them takes most of the time.
    found = page.evaluate("() => axe.run({ resultTypes: ['violations'] })")
    assert len(found["passes"]) > 10
    return [(one["id"], one["nodes"][0]["target"], one["nodes"][0]["failureSummary"]) for one in found["violations"]]


@pytest.mark.parametrize("light", ["dark", "light"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_in_what_is_for_reading(
    size: "ViewportSize", light: Literal["dark", "light"], document: "Page"
) -> None:
    document.set_viewport_size(size)
    document.emulate_media(color_scheme=light)
    assert against(document) == []
    # Nothing but a picture or a table in a box of its own is wider than the window.
    assert document.evaluate("() => document.documentElement.scrollWidth <= innerWidth + 1")


# All states in one light first: the page draws itself anew for another.
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("light", ["dark", "light"])
def test_axe_finds_nothing(state: str, light: Literal["dark", "light"], explorer: "Page") -> None:
    explorer.emulate_media(color_scheme=light)
    turn(explorer, state)
    explorer.wait_for_selector(f"#molehunt[data-theme={light}]")
    explorer.evaluate(OPEN)
    assert against(explorer) == []
