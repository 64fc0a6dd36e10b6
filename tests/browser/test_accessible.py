"""axe-core finds nothing against the page and all that is for reading, on light and on dark, wide and narrow."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import molehunt
import molehunt.views.notebook
from molehunt.answers.open_case import OpenCase
from molehunt.views.answer_report import report
from molehunt.views.chart import Chart
from molehunt.views.formats.html import draw
from tests.browser.conftest import NARROW, WIDE, Opens

if TYPE_CHECKING:
    from playwright.sync_api import Browser

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


@pytest.mark.parametrize("light", ["dark", "light"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", ["who-saw", "disputes", "show", "centrality", "chart", "report"])
def test_axe_finds_nothing_in_what_is_for_reading(
    name: str, size: dict[str, int], light: str, documents: dict[str, Path], browser: "Browser", node_modules: Path
) -> None:
    axe = (node_modules / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    # The policy of these pages lets no script run; what is tested is the page, and not that.
    with browser.new_context(offline=True, viewport=size, color_scheme=light, bypass_csp=True) as surroundings:
        page = surroundings.new_page()
        page.goto(documents[name].as_uri())
        page.evaluate(axe)
        found = page.evaluate("() => axe.run()")
        told = [
            (one["id"], one["nodes"][0]["target"], one["nodes"][0]["failureSummary"]) for one in found["violations"]
        ]
        assert told == []
        assert len(found["passes"]) > 10
        # Nothing but a picture or a table in a box of its own is wider than the window.
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth + 1")


@pytest.mark.parametrize("light", ["dark", "light"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing(size: dict[str, int], light: str, opens: Opens, node_modules: Path) -> None:
    axe = (node_modules / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    for state in STATES:
        page = opens(state, viewport=size, color_scheme=light)
        if size is NARROW:
            page.click("text=Filters")
        page.evaluate(OPEN)
        page.evaluate(axe)
        found = page.evaluate("() => axe.run()")
        told = [
            (one["id"], one["nodes"][0]["target"], one["nodes"][0]["failureSummary"]) for one in found["violations"]
        ]
        assert told == [], state
        assert len(found["passes"]) > 15
