"""One HTML file that shows a case: its data, the scripts and the style are in it, and it asks for nothing else."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from molehunt.model.version import VERSION
from molehunt.views.marks import grammar
from molehunt.views.safe import safe

if TYPE_CHECKING:
    from molehunt.answers.open_case import OpenCase
    from molehunt.graph.lens import Lens

HOPS = 2
# cytoscape writes this rule into the page unless it is there, and the policy of the page lets nothing be written.
_OF_CYTOSCAPE = ".__________cytoscape_container { position: relative; }"


def web_page(
    case: OpenCase,
    *,
    focus: str | None = None,
    hops: int = HOPS,
    lens: Lens | None = None,
    ties: str | Sequence[str] | None = None,
) -> str:
    """Return a page that shows the web of a case: who is tied to whom, by which claims, on whose word.

    Parameters
    ----------
    case
        An open case.
    focus
        Around whom or what the page opens, as people write it; without it, around the one with the most ties.
    hops
        How many steps around the focus the page opens with; the reader can change both.
    lens
        The claims that the page holds; all by default.
    ties
        The ties that it holds, as for ``network``; all by default.

    Raises
    ------
    MolehuntError
        If there is no such name, tie, author or work.
    EngineError
        If the graph cannot answer.

    """
    return drawn(case.web_data(focus=focus, hops=hops, lens=lens, ties=ties))


def drawn(data: Mapping[str, Any]) -> str:
    """Return the page for the data of a case, as ``OpenCase.web_data`` returns them."""
    whole = {
        **data,
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
