"""One HTML file that shows a case: its data, the scripts and the style are in it, and it asks for nothing else."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from molehunt.model.version import VERSION
from molehunt.views.marks import grammar
from molehunt.views.safe import safe
from molehunt.views.saving import save
from molehunt.views.web.in_notebook import (
    Bundle,
    frame_bundle,
    has_widgets,
    picture_bundle,
    selection_of,
    widget_bundle,
    widget_of,
)
from molehunt.views.web.places import placed

if TYPE_CHECKING:
    from molehunt.views.web.widget import WebWidget

# cytoscape writes this rule into the page unless it is there, and the policy of the page lets nothing be written.
_OF_CYTOSCAPE = ".__________cytoscape_container { position: relative; }"


class WebPage:
    """The page of a web, from the data that ``OpenCase.web_data`` returns."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data

    @property
    def notes(self) -> tuple[str, ...]:
        """How names were read, and what the lens is."""
        return tuple(self.data["notes"])

    @cached_property
    def widget(self) -> WebWidget:
        """The page as a widget of Jupyter, whose traits can be observed; raises MolehuntError without anywidget."""
        return widget_of(self.html(), str(self.data["title"]))

    @property
    def selected(self) -> list[str]:
        """The id of the node, or of the claim, that is picked in the notebook; empty for none. Setting it picks."""
        return list(self.widget.selected)

    @selected.setter
    def selected(self, ids: Sequence[str]) -> None:
        self.widget.selected = selection_of(self.data, ids)

    def html(self) -> str:
        """Return it as a whole HTML file."""
        return drawn(self.data)

    def save(self, file: str | Path) -> Path:
        """Write it to a file, whole or not at all.

        Raises MolehuntError if its name does not end in .html, or if it cannot be written.
        """
        return save(file, {".html": self.html})

    def __repr__(self) -> str:
        return f"<Web of {self.data['title']}: {len(self.data['edges'])} ties>"

    def _repr_mimebundle_(self, **_: Any) -> Bundle:
        title = str(self.data["title"])
        shown, told = widget_bundle(self.widget) if has_widgets() else frame_bundle(self.html(), title)
        return {**shown, "text/plain": repr(self), **picture_bundle(self.data)}, told


def drawn(data: Mapping[str, Any]) -> str:
    """Return the page for the data of a case, as ``OpenCase.web_data`` returns them."""
    whole = {
        **data,
        "nodes": placed(data["nodes"], data["edges"]),
        "version": VERSION,
        "made": f"{date.today()}",
        "marks": grammar(),
        "notices": _part("NOTICES.txt"),
    }
    style, script = _part("page.css"), _part("explorer.js")
    policy = (
        f"default-src 'none'; script-src {_digest(script)}; style-src {_digest(style)} {_digest(_OF_CYTOSCAPE)}; "
        "base-uri 'none'; form-action 'none'"
    )
    title = escape(safe(f"{whole['title']}: the web"))
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f'<style id="__________cytoscape_stylesheet">{_OF_CYTOSCAPE}</style>\n<style>{style}</style>\n</head>\n<body>\n'
        f'<div id="molehunt"><noscript>This page needs JavaScript; molehunt who-saw and the other questions do not.'
        f'</noscript></div>\n<script type="application/json" id="molehunt-data">{_json(whole)}</script>\n'
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


def _part(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _json(data: Mapping[str, Any]) -> str:
    """Return data as JSON in which nothing can end the element that holds it."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
