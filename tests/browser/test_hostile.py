"""Names and texts that are made to do harm are shown as they are, and do none."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from molehunt.answers.open_case import OpenCase
from molehunt.views.web.page import WebPage
from tests.browser.conftest import NARROW, WIDE, opened
from tests.support.recorder import Recorder
from tests.unit.graph.made import row

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ViewportSize

pytestmark = pytest.mark.needs("chromium")
NAMES = {
    "script": "</script><script>window.harmed = 1</script>",
    "image": "<img src=x onerror='window.harmed = 1'>",
    "quotes": "\"'`&lt;&#39; onload=\"window.harmed = 1\"",
    "turned": "abc\u202edcba\u2066\u200f",
    "hebrew": "אברהם סלוצקי",
    "long": "x" * 10_000,
    "newlines": "one\ntwo\u2028three\x00four\x1b[31m",
    "formula": "=HYPERLINK(\"http://x\",\"y\")",
    "__proto__": "__proto__",
    "constructor": "constructor",
    "with space,comma": "id with a space and a comma",
    "empty": "",
}  # fmt: skip


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    ids = list(NAMES)
    claims = []
    for number, (one, other) in enumerate(zip(ids, ids[1:] + ids[:1], strict=True)):
        made = row(f"claim {number}", subject=one, recipient=other, statement=NAMES[one], hedge=NAMES[other])
        for participant in made["participants"]:
            participant["name"] = NAMES[participant["id"]]
        made["passage"]["title"] = NAMES[one]
        made["asserted_by"][0]["name"] = NAMES[other]
        claims.append(made)
    file = tmp_path_factory.mktemp("hostile") / "page.html"
    file.write_text(WebPage(OpenCase(Recorder(*claims), "<b>made</b>").web_data()).html(), encoding="utf-8")  # type: ignore[arg-type]
    return file


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_none_does_harm_and_none_is_lost(size: "ViewportSize", browser: "Browser", page_file: Path) -> None:
    with opened(browser, page_file, "#focus=&limit=0", viewport=size) as page:
        assert int(page.get_attribute("#molehunt", "data-edges") or 0) == len(NAMES)
        assert set(page.evaluate("() => page.picture.cy.nodes().map((node) => node.data('key'))")) == set(NAMES)
        for id_ in NAMES:
            page.evaluate("(pick) => page.state.set({pick})", f"n:{id_}")
            assert page.locator("aside .claims > li").count() == 2
            assert page.evaluate("() => document.documentElement.scrollWidth") <= size["width"]
        for view in ("chart", "table", "ranks", "web"):
            page.click(f"[data-view={view}]")
        assert page.evaluate("() => window.harmed") is None
        assert page.locator("img, iframe, object, embed").count() == 0
        assert page.evaluate("() => document.scripts.length") == 2
        assert "\u202e" not in page.inner_text("body")


def test_what_is_put_into_the_page_later_does_not_run(browser: "Browser", page_file: Path) -> None:
    surroundings = browser.new_context(offline=True)
    page = surroundings.new_page()
    page.goto(page_file.as_uri())
    page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.harmed = 1";
      document.body.append(script);
    }""")
    assert page.evaluate("() => window.harmed") is None
    surroundings.close()
