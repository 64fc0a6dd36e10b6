"""The page as a widget of Jupyter: what is picked in it comes back to Python.

anywidget, which ``pip install 'molehunt[notebook]'`` brings, is imported with this module. ``widget.js`` puts the page
into a frame of the notebook and carries the messages between both.
"""

from __future__ import annotations

from importlib.resources import files

import anywidget
from traitlets import Int, List, Unicode


class WebWidget(anywidget.AnyWidget):
    """The page in a cell; ``selected`` holds the id of the node or claim that is picked, and is empty for none."""

    _esm = files(__package__).joinpath("widget.js").read_text(encoding="utf-8")
    _page = Unicode().tag(sync=True)
    _title = Unicode().tag(sync=True)
    _height = Int().tag(sync=True)
    selected = List(Unicode()).tag(sync=True)
