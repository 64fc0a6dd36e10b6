"""The page as a notebook shows it: as a widget, in a plain frame without anywidget, as a picture without JavaScript."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from html import escape
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from molehunt.answers.selection import picture_of
from molehunt.model.errors import MolehuntError
from molehunt.views.safe import safe

if TYPE_CHECKING:
    from molehunt.views.web.widget import WebWidget

Bundle = tuple[dict[str, Any], dict[str, Any]]
HEIGHT = 720
"""Pixels of the frame."""
_INSTALL = "pip install 'molehunt[notebook]'"


def has_widgets() -> bool:
    """Return whether pages can be widgets here."""
    return find_spec("anywidget") is not None


def widget_of(html: str, title: str) -> WebWidget:
    """Return a page as a widget; raises MolehuntError with the words to install what it needs."""
    if not has_widgets():
        raise MolehuntError(f"what is selected in a page comes back through anywidget: {_INSTALL}")
    from molehunt.views.web.widget import WebWidget

    return WebWidget(_page=html, _title=safe(title), _height=HEIGHT)


def widget_bundle(widget: WebWidget) -> Bundle:
    """Return what shows a page as a widget, by kind of content, and what is told of each kind."""
    made = widget._repr_mimebundle_()
    assert made is not None  # noqa: S101  # this widget has a view
    return made


def frame_bundle(html: str, title: str) -> Bundle:
    """Return what shows a page in a plain frame: in it the page can reach nothing outside."""
    style = f"width: 100%; height: {HEIGHT}px; border: 0"
    frame = (
        f'<iframe sandbox="allow-scripts allow-downloads allow-modals" title="{escape(safe(title))}" style="{style}"'
        f' srcdoc="{escape(html)}"></iframe>\n'
        f"<p>What is selected here comes back to Python once anywidget is there: <code>{escape(_INSTALL)}</code></p>"
    )
    return {"text/html": frame}, {}


def picture_bundle(data: Mapping[str, Any]) -> dict[str, str]:
    """Return the picture of how a page opens, for where no JavaScript runs; none where nothing draws it."""
    picture = picture_of("still", data)
    return {"image/png": b64encode(picture).decode()} if picture else {}


def selection_of(data: Mapping[str, Any], given: object) -> list[str]:
    """Return the ids to pick in a page, one at most; raises MolehuntError for what it does not hold."""
    ids = [given] if isinstance(given, str) else list(given) if isinstance(given, (list, tuple)) else None
    if ids is None or len(ids) > 1:
        raise MolehuntError("selected: expected the id of one node or claim, or an empty list")
    held = {node["id"] for node in data["nodes"]} | {edge["claim"] for edge in data["edges"]}
    for id_ in ids:
        if id_ not in held:
            raise MolehuntError(f"selected: {id_!r} is no node and no tie of this page")
    return ids
