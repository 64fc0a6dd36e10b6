"""A web in a notebook: as a widget, as a plain frame without anywidget, as a picture where no JavaScript runs."""

from __future__ import annotations

import io
import re
import sys
from base64 import b64decode
from html import unescape
from typing import Any

import pytest
from PIL import Image

import molehunt.figures.notebook
import molehunt.views.notebook  # lets cases draw
from molehunt.answers.open_case import OpenCase
from molehunt.model.errors import MolehuntError
from molehunt.model.vocabulary import vocabulary
from tests.support.recorder import Recorder
from tests.unit.graph.made import against, row

WIDGET = "application/vnd.jupyter.widget-view+json"
CLAIMS = (
    row("told", subject="ann", recipient="bob"),
    row("warned", "warned", subject="bob", recipient="ann", sides=[against("quarrel", 1, "other")]),
    row("hidden", subject="the-fox", recipient="dan", bearers={"the-fox": {"bob": ["naming"]}}),
    row("naming", "denotes", subject="the-fox", object="bob", certainty="possible"),
)


@pytest.fixture
def case() -> OpenCase:
    return OpenCase(Recorder(*CLAIMS), "made")  # type: ignore[arg-type]


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A function that takes a library away."""
    return lambda name: monkeypatch.setitem(sys.modules, name, None)


def test_with_anywidget_it_is_a_widget_with_a_picture_for_where_no_javascript_runs(case: OpenCase) -> None:
    web = case.web(focus="ann")
    data, _ = web._repr_mimebundle_()
    assert data[WIDGET]["model_id"] == web.widget.model_id
    assert "text/html" not in data
    assert data["text/plain"] == repr(web)
    with Image.open(io.BytesIO(b64decode(data["image/png"]))) as picture:
        assert (picture.format, picture.width) == ("PNG", 1200)
    assert web.widget._page == web.html()


def test_without_anywidget_it_is_a_frame_that_reaches_nothing_and_says_what_to_install(
    case: OpenCase, without: Any
) -> None:
    without("anywidget")
    web = case.web(focus="ann")
    data, _ = web._repr_mimebundle_()
    assert WIDGET not in data
    (sandbox, inside) = re.findall(
        r'^<iframe sandbox="([^"]*)".* srcdoc="([^"]*)"></iframe>$', data["text/html"], re.M
    )[0]
    assert "allow-same-origin" not in sandbox
    assert unescape(inside) == web.html()
    assert "pip install" in data["text/html"]
    with pytest.raises(MolehuntError, match=r"anywidget: pip install 'molehunt\[notebook\]'"):
        print(web.selected)


def test_without_matplotlib_there_is_no_picture(case: OpenCase, without: Any) -> None:
    without("matplotlib")
    data, _ = case.web()._repr_mimebundle_()
    assert WIDGET in data
    assert "image/png" not in data


def test_what_the_page_picks_comes_back_and_what_is_set_is_picked(case: OpenCase) -> None:
    web = case.web()
    assert web.selected == []
    web.widget.set_state({"selected": ["told"]})  # as it comes from the page
    assert web.selected == ["told"]
    for given, held in (("ann", ["ann"]), (["warned"], ["warned"]), ([], [])):
        web.selected = given
        assert web.widget.get_state("selected") == {"selected": held}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("nobody", "'nobody' is no node"),
        (["told", "ann"], "the id of one"),
        (7, "the id of one"),
        ([7], "7 is no node"),
    ],
)
def test_what_is_not_in_the_page_cannot_be_picked(case: OpenCase, given: Any, said: str) -> None:
    web = case.web()
    with pytest.raises(MolehuntError, match=said):
        web.selected = given
    assert web.selected == []


def test_the_picture_has_the_ties_of_the_page_with_the_status_that_the_network_gives_them(case: OpenCase) -> None:
    drawn = molehunt.figures.notebook._graph(case.web_data())
    graph = case.network(kinds=vocabulary().entity_labels)

    def ties(one: Any) -> list[tuple[str, ...]]:
        return sorted((start, end, edge["claim"], edge["status"]) for start, end, edge in one.edges(data=True))

    assert ties(drawn) == ties(graph)
    assert {edge["claim"]: edge["status"] for *_, edge in drawn.edges(data=True)} == {
        "told": "stated", "warned": "disputed", "hidden": "possible",
    }  # fmt: skip
    assert {id_: drawn.nodes[id_]["name"] for id_ in drawn} == {id_: graph.nodes[id_]["name"] for id_ in graph}
    assert drawn.graph == graph.graph


def test_a_web_without_ties_shows_itself_too() -> None:
    data, _ = OpenCase(Recorder(), "made").web()._repr_mimebundle_()  # type: ignore[arg-type]
    assert b64decode(data["image/png"]).startswith(b"\x89PNG")


def test_a_picture_leaves_no_figure_behind_that_the_cell_would_show_again(case: OpenCase) -> None:
    from matplotlib import pyplot

    before = pyplot.get_fignums()
    case.web()._repr_mimebundle_()
    case.network()._repr_mimebundle_()
    assert pyplot.get_fignums() == before
