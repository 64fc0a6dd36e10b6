"""How fast pictures come: the page of a web by its number of nodes, in a browser, and claim charts by their columns."""

from __future__ import annotations

import random
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from molehunt.answers.open_case import OpenCase
from molehunt.answers.pictures.webbing import web_data
from molehunt.answers.resolving import Resolver, Snapshot
from molehunt.graph.lens import Lens
from molehunt.views import notebook
from molehunt.views.chart import Chart
from molehunt.views.web.page import WebPage
from molehunt.views.web.places import placed
from tests import needs
from tests.benchmarks.figures import Figure, Scene
from tests.benchmarks.rounds import timed
from tests.benchmarks.settings import Settings
from tests.support.recorder import Recorder
from tests.unit.graph.made import Row, row

if TYPE_CHECKING:
    from playwright.sync_api import Browser

assert notebook  # it lets cases draw
OPENS = {120: 1.0, 2_000: 2.0, 10_000: 5.0}
"""Seconds until a page of so many nodes answers, at most."""
CHARTS = {150: 0.2, 1_000: 1.0}
"""Seconds until the rows of a chart of so many claims stand in order, at most."""


def measure(given: Settings) -> Iterator[Figure]:
    """Make pages and charts of made claims, and open the pages in Chromium, if it is there."""
    for nodes in OPENS:
        yield from _page(nodes, given)
    for claims, aim in CHARTS.items():
        yield from _chart(claims, aim, given.turns(3))


def _page(nodes: int, given: Settings) -> Iterator[Figure]:
    scene, rounds = Scene("pictures", "none", f"{nodes:,} nodes"), given.turns(3)
    store = Recorder(*_claims(nodes, 2 * nodes))
    resolver = Resolver(store, "made", Snapshot())  # type: ignore[arg-type]
    data = web_data(resolver, Lens(), focus=None, hops=2, ties=None) | {"ranks": {"rows": [], "note": ""}}
    page, file = WebPage(data), given.folder / f"web-{nodes}.html"
    yield scene.figure(
        "layout in Python", [timed(lambda: placed(data["nodes"], data["edges"])) for _ in range(rounds)], "s"
    )
    yield scene.figure("writing the page", [timed(lambda: page.save(file)) for _ in range(rounds)], "s")
    yield scene.figure("size of the page", [file.stat().st_size / 1e6], "MB")
    if find_spec("anywidget") and hasattr(WebPage, "widget"):
        yield scene.figure("widget", [timed(lambda: WebPage(data).widget) for _ in range(rounds)], "s")
    if needs.chromium():
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=needs.chromium(), args=["--no-sandbox"])
            opened = [_opened(browser, file) for _ in range(rounds)]
            yield scene.figure("until it answers", opened, "s", ("at most", OPENS[nodes]))
            yield scene.figure("all that can be drawn", [_opened(browser, file, "#focus=&limit=0")], "s")
            browser.close()


def _opened(browser: Browser, file: Path, at: str = "") -> float:
    """Return the seconds from the order to open a page until a click on a control of it has shown its effect."""
    with browser.new_context(offline=True, viewport={"width": 1280, "height": 800}) as surroundings:
        page = surroundings.new_page()
        page.set_default_timeout(300_000)

        def opening() -> None:
            page.goto(file.as_uri() + at)
            page.wait_for_selector("#molehunt[data-ready=yes]")
            page.click("[data-view=table]")
            page.wait_for_selector("#molehunt[data-view=table]")

        return timed(opening)


def _chart(claims: int, aim: float, rounds: int) -> Iterator[Figure]:
    scene = Scene("pictures", "none", f"{claims:,} claims")
    case = OpenCase(Recorder(*_claims(claims // 2, claims)), "made")  # type: ignore[arg-type]
    drawn: list[Any] = []
    taken = [timed(lambda: drawn.append(case.chart(columns=claims))) for _ in range(rounds)]
    chart = drawn[0]
    assert isinstance(chart, Chart)
    assert len(chart) == claims
    yield scene.figure("chart in order", taken, "s", ("at most", aim))
    yield scene.figure("chart as SVG", [timed(chart.svg) for _ in range(rounds)], "s")
    if find_spec("resvg_py"):
        yield scene.figure("chart as PNG", [timed(chart.png)], "s")


def _claims(nodes: int, claims: int) -> list[Row]:
    """Return claims that tie nodes as cases do: most within groups, to a few who have many ties, over some years."""
    chance = random.Random(1)  # noqa: S311
    groups = max(nodes // 60, 2)
    members: list[list[str]] = [[] for _ in range(groups)]
    home = [chance.randrange(groups) for _ in range(nodes)]
    for number, group in enumerate(home):
        members[group].append(f"n{number}")
    made = []
    for number in range(claims):
        own = members[home[number % nodes]]
        other = chance.choice(members) if chance.random() < 0.1 else own
        one = f"n{number % nodes}"
        two = next(id_ for id_ in _leading(other, chance) if id_ != one)
        year, month = 1930 + 10 * number // claims, chance.randrange(1, 13)
        day = f"{year}-{month:02d}-{chance.randrange(1, 28):02d}"
        made.append(row(f"c{number}", subject=one, recipient=two, earliest=day, latest=day))
    return made


def _leading(group: list[str], chance: random.Random) -> Iterator[str]:
    while True:
        yield group[int(len(group) * chance.random() ** 2.5)]
