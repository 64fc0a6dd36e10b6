"""The widget in a browser, driven by a model with the methods that anywidget gives: get, set, save_changes, on, off."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from molehunt.answers.open_case import OpenCase
from molehunt.views.web.page import WebPage
from tests.browser.conftest import WEB, tab
from tests.support.recorder import Recorder
from tests.unit.graph.made import row

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Frame, Page

pytestmark = pytest.mark.needs("chromium")

NOTEBOOK = """<!doctype html><html><head><title>notebook</title></head><body data-jp-theme-light="false">
<div id="one"></div><div id="two"></div><script>
class Model {
  constructor(values) { this.values = values; this.listeners = []; this.saved = 0; }
  get(name) { return this.values[name]; }
  set(name, value) {
    if (JSON.stringify(this.values[name]) === JSON.stringify(value)) return;
    this.values[name] = value;
    this.listeners.filter(([event]) => event === `change:${name}`).forEach(([, listener]) => listener());
  }
  save_changes() { this.saved += 1; }
  on(event, listener) { this.listeners.push([event, listener]); }
  off(event, listener) { this.listeners = this.listeners.filter((one) => one[0] !== event || one[1] !== listener); }
}
async function show(code, values) {
  const { default: widget } = await import(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
  globalThis.model = new Model(values);
  globalThis.remove = ["one", "two"].map((id) => widget.render({ model, el: document.getElementById(id) }));
}
</script></body></html>"""


@contextmanager
def notebook(browser: Browser, folder: Path) -> Iterator[Page]:
    """A page with the same widget in two cells; its console stays empty, and its address as it was."""
    claims = (row("told", subject="ann", recipient="bob"), row("warned", "warned", subject="bob", recipient="cy"))
    data = OpenCase(Recorder(*claims), "made").web_data(focus="ann")  # type: ignore[arg-type]
    file = folder / "notebook.html"
    file.write_text(NOTEBOOK, encoding="utf-8")
    values = {"_page": WebPage(data).html(), "_title": "<b>made</b>", "_height": 600, "selected": []}
    with tab(browser) as page:
        page.goto(f"{file.as_uri()}#cell-3")
        page.evaluate(
            "([code, values]) => show(code, values)", [(WEB / "widget.js").read_text(encoding="utf-8"), values]
        )
        for frame in frames(page):
            frame.wait_for_selector("#molehunt[data-ready=yes]")
        yield page
        assert page.url == f"{file.as_uri()}#cell-3"


def frames(page: Page) -> list[Frame]:
    return [frame for frame in page.frames if frame != page.main_frame]


def selected(page: Page) -> Any:
    return page.evaluate("() => model.get('selected')")


def test_what_is_picked_comes_back_and_both_cells_show_it(browser: Browser, tmp_path: Path) -> None:
    with notebook(browser, tmp_path) as page:
        one, two = frames(page)
        one.click("button[data-view=table]")
        one.click("tr[data-claim=warned] button")
        page.wait_for_function("() => model.get('selected').join() === 'warned' && model.saved > 0")
        two.wait_for_selector("[data-claim=warned] >> visible=true")
        assert two.get_attribute("#molehunt", "data-view") == "web"  # how one looks at it is each cell's own
        one.click(".panel .close")
        page.wait_for_function("() => model.get('selected').length === 0")


@pytest.mark.parametrize(("id_", "pick"), [("bob", "n:bob"), ("told", "e:told"), ("nobody", "")])
def test_what_python_sets_is_picked(browser: Browser, tmp_path: Path, id_: str, pick: str) -> None:
    with notebook(browser, tmp_path) as page:
        page.evaluate("(id) => model.set('selected', [id])", id_)
        for frame in frames(page):
            frame.wait_for_function(
                "(pick) => document.getElementById('molehunt').dataset.pick.startsWith(pick)", arg=pick
            )
            assert frame.locator(".panel").is_visible() == bool(pick)


def test_a_frame_that_is_loaded_anew_shows_what_it_showed(browser: Browser, tmp_path: Path) -> None:
    with notebook(browser, tmp_path) as page:
        one, _ = frames(page)
        one.click("button[data-view=table]")
        one.click("tr[data-claim=told] button")
        page.wait_for_function("() => model.get('selected').join() === 'told'")
        page.evaluate("() => { const cell = document.getElementById('one'); cell.append(cell.firstChild); }")
        again = page.locator("#one iframe").element_handle().content_frame()
        assert again
        again.wait_for_selector("#molehunt[data-ready=yes][data-view=table]")
        assert again.locator(".panel [data-claim=told]").is_visible()


def test_it_takes_the_dark_of_the_notebook_and_tells_its_name(browser: Browser, tmp_path: Path) -> None:
    with notebook(browser, tmp_path) as page:
        for frame in frames(page):
            frame.wait_for_selector("#molehunt[data-theme=dark]")
        assert page.locator("iframe").first.get_attribute("title") == "<b>made</b>"


def test_only_its_own_frame_is_heard_and_after_its_end_nobody(browser: Browser, tmp_path: Path) -> None:
    with notebook(browser, tmp_path) as page:
        page.evaluate("() => postMessage({ selected: ['bob'], state: '' }, '*')")
        one, _ = frames(page)
        one.evaluate("() => parent.postMessage({ selected: 'bob' }, '*')")
        one.evaluate("() => parent.postMessage({ selected: ['told'], state: '' }, '*')")
        page.wait_for_function("() => model.get('selected').join() === 'told'")
        page.evaluate("() => remove.forEach((end) => end())")
        one.evaluate("() => parent.postMessage({ selected: ['bob'], state: '' }, '*')")
        page.evaluate("() => new Promise((done) => { addEventListener('message', done); postMessage(1, '*'); })")
        assert selected(page) == ["told"]
        assert page.evaluate("() => model.listeners") == []


def test_the_page_cannot_reach_the_notebook(browser: Browser, tmp_path: Path) -> None:
    with notebook(browser, tmp_path) as page:
        for frame in frames(page):
            assert (
                frame.evaluate("() => { try { return parent.document.title; } catch (error) { return error.name; } }")
                == "SecurityError"
            )


@pytest.mark.parametrize(("width", "open_"), [(1280, True), (960, False)])
def test_in_a_cell_the_picture_has_the_room_and_filters_open_when_they_are_wanted(
    browser: Browser, tmp_path: Path, width: int, open_: bool
) -> None:
    with notebook(browser, tmp_path) as page:
        page.set_viewport_size({"width": width, "height": 800})
        one, _ = frames(page)
        controls = one.locator(".controls")
        one.wait_for_function("(wide) => Math.abs(innerWidth - wide) < 60", arg=width)
        assert controls.is_visible() == open_
        if not open_:
            one.click("button.more")
            assert controls.is_visible()
            assert one.locator(".canvas").bounding_box()["width"] > 500
