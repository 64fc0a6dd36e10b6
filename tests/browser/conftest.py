"""A real browser without a network, and pages in it of which nothing may be asked and no error be told."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import TYPE_CHECKING, Any, Literal

import pytest

from molehunt.answers.open_case import OpenCase
from tests import needs

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

WEB = Path(__file__).parents[2] / "src" / "molehunt" / "views" / "web"
WIDE: "ViewportSize" = {"width": 1280, "height": 800}
NARROW: "ViewportSize" = {"width": 390, "height": 844}
Light = Literal["dark", "light"]
Opens = Callable[..., "Page"]
_UNUSED: "list[Page]" = []


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    needs.require("chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # Chromium refuses its sandbox to the superuser, as whom tests run in containers.
        running = playwright.chromium.launch(executable_path=needs.chromium(), args=["--no-sandbox"])
        yield running
        running.close()


@contextmanager
def tab(browser: "Browser", viewport: "ViewportSize" = WIDE, color_scheme: Light = "light") -> "Iterator[Page]":
    """An empty page, offline; at the end, none of its requests went anywhere and its console holds no error.

    It is one that was used before, if there is one: what is tested keeps nothing outside its document, and the browser
    has compiled the scripts already.
    """
    told: list[str] = []
    asked: list[str] = []
    # Each in a window of its own: what stands behind another page is drawn once a second.
    page = _UNUSED.pop() if _UNUSED else browser.new_context(offline=True).new_page()
    heard = {
        "console": lambda message: told.append(message.text),
        "pageerror": lambda error: told.append(str(error)),
        "request": lambda request: asked.append(request.url),
    }
    for event, listener in heard.items():
        page.on(event, listener)  # type: ignore[call-overload]
    page.set_viewport_size(viewport)
    page.emulate_media(media="null", color_scheme=color_scheme)
    yield page
    for event, listener in heard.items():
        page.remove_listener(event, listener)
    page.goto("about:blank")
    _UNUSED.append(page)
    assert told == []
    assert [url for url in asked if not url.startswith(("file:", "blob:"))] == []


@contextmanager
def opened(browser: "Browser", file: Path, at: str = "", **shown: Any) -> "Iterator[Page]":
    """A file in a tab, when it is ready; further arguments are those of the tab."""
    with tab(browser, **shown) as page:
        page.goto(file.as_uri() + at)
        page.wait_for_selector("#molehunt[data-ready=yes]")
        yield page


def turn(page: "Page", state: str) -> None:
    """Give an open page another address after its "#", as one who pastes it does, and wait until it is heard."""
    page.evaluate(
        """(hash) => new Promise((done) => {
          if (location.hash.slice(1) === hash) return done();
          addEventListener("hashchange", () => done(), { once: true });
          location.hash = hash;
        })""",
        state,
    )


@pytest.fixture(scope="module")
def reference_page(whole: OpenCase, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the reference case, opened around Zborowski."""
    file = tmp_path_factory.mktemp("web") / "zborowski.html"
    file.write_text(whole.web(focus="zborowski").html(), encoding="utf-8")
    return file


@pytest.fixture
def opens(browser: "Browser", reference_page: Path) -> Iterator[Opens]:
    """A function that opens the reference page at a state of it."""
    closing = []

    def at(state: str = "", **shown: Any) -> "Page":
        opening = opened(browser, reference_page, f"#{state}" if state else "", **shown)
        page = opening.__enter__()
        closing.append(opening)
        return page

    yield at
    for opening in closing:
        opening.__exit__(None, None, None)


@pytest.fixture(scope="module")
def open_page(browser: "Browser", reference_page: Path) -> "Iterator[Page]":
    """The reference page, opened once; a test gets it by `turned`."""
    with opened(browser, reference_page) as page:
        yield page


@pytest.fixture
def turned(open_page: "Page") -> Opens:
    """A function that turns the open page to a state.

    It stands as the address says. What is no part of the address is as tests before left it: a test that looks at how
    the page opens, or at what was typed, sorted or unfolded, asks `opens`.
    """

    def at(state: str = "") -> "Page":
        turn(open_page, state)
        return open_page

    return at


@pytest.fixture(scope="session")
def node_modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the folder of the page, with what its bundle is built from as the lock file has it."""
    needs.require("node")
    folder = tmp_path_factory.mktemp("node") / "web"
    copytree(WEB, folder, ignore=ignore_patterns("node_modules", "__pycache__"))
    done = subprocess.run(
        ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"],  # noqa: S607  # wherever npm is
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode and any(word in done.stderr for word in ("ENOTFOUND", "ECONNREFUSED", "EAI_AGAIN", "ETIMEDOUT")):
        needs.lacking("npm-registry", detail=done.stderr.splitlines()[0])
    assert done.returncode == 0, done.stderr
    return folder
