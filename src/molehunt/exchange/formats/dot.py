"""DOT, for Graphviz; how firm a tie is, is shown by its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from molehunt.exchange.carried import as_text, refuse
from molehunt.exchange.formats import Format
from molehunt.exchange.material import Material

# Graphviz ends a text at NUL and has no way to write one; half of a character is no UTF-8.
_NOT_IN_DOT = re.compile("[\x00\ud800-\udfff]")
_LINES = {"stated": "solid", "reported": "dashed", "possible": "dotted", "disputed": "dashed,bold"}


def draw(material: Material) -> str:
    """Return the network as DOT; raises MolehuntError for text that it cannot carry."""
    refuse("dot", material, _NOT_IN_DOT)
    return "".join(f"{line}\n" for line in _lines(material))


def _lines(material: Material) -> Iterator[str]:
    yield f"digraph {_quoted(material.case)} {{"
    yield f"  graph {_attributes({**material.about, 'label': _label(material.title), 'charset': 'UTF-8'})}"
    for id_, node in material.nodes.items():
        yield f"  {_quoted(id_)} {_attributes({**node, 'name': node['label'], 'label': _label(node['label'])})}"
    for key, start, end, _, tie in material.drawn():
        own = {"key": key, "style": _LINES[tie["status"]], "label": _label(tie["label"])}
        yield f"  {_quoted(start)} -> {_quoted(end)} {_attributes({**tie, **own})}"
    yield "}"


def _attributes(data: Mapping[str, Any]) -> str:
    return f"[{', '.join(f'{name}={_quoted(as_text(value))}' for name, value in data.items())}]"


def _quoted(text: str) -> str:
    """Return a text in quotes; a backslash is doubled, since one before a quote or a line feed would swallow it."""
    doubled = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{doubled}"'


def _label(text: str) -> str:
    """Return a text to be drawn as it is: Graphviz takes ``&`` for the beginning of a character of HTML."""
    return text.replace("&", "&amp;")


FORMAT = Format(
    "DOT, for Graphviz: solid lines are stated, dashed reported, dotted possible, bold dashes disputed.",
    draw,
    ".dot",
)
