"""axe-core finds nothing against the page, in each of its views, on light and on dark, wide and narrow."""

from pathlib import Path

import pytest

from tests.browser.conftest import NARROW, WIDE, Opens

pytestmark = [pytest.mark.needs("chromium", "node"), pytest.mark.one_engine, pytest.mark.slow]
STATES = (
    "", "view=chart", "view=table", "view=ranks", "pick=n:zborowski", "ask=path&on=poretsky",
    "view=table&mode=compare&a=orlov&b=krivitsky",
)  # fmt: skip
OPEN = "() => document.querySelectorAll('details').forEach((one) => { one.open = true; })"


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
