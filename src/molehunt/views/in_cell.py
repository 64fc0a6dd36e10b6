"""A report in a cell of a notebook: its proof opens when it is wanted, and its look does not reach other cells."""

from __future__ import annotations

from molehunt.views.formats.html import fragment
from molehunt.views.report import Report

# Notebooks put the text of tables to the right, and headings as large as their own.
_STYLE = """
<style>.molehunt {
  h1 { font-size: 1.2em; margin: 0; } h2 { font-size: 1em; font-weight: 600; margin: 1.2em 0 .2em; }
  .lead { opacity: .75; margin: .2em 0; }
  table { border-collapse: collapse; margin: .8em 0 0; } caption { text-align: left; font-weight: 600; }
  th, td { text-align: left !important; vertical-align: top; padding: .2em .9em .2em 0; white-space: normal; }
  .day, td code { white-space: nowrap; } .stated { font-weight: 600; } .possible { font-style: italic; }
  .denied { text-decoration: line-through; } .where { opacity: .75; } q { display: block; font-style: italic; }
  ul { list-style: none; padding: 0; margin: 0; } ul li { padding-left: 1.6em; position: relative; }
  ul b { position: absolute; left: 0; } ul.about li { padding-left: 8em; } summary { cursor: pointer; margin-top: 1em; }
  figure { margin: 0; }
  .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
}</style>
"""


def in_cell(report: Report) -> str:
    """Return a report as HTML for a cell."""
    return f'<div class="molehunt">{_STYLE}{fragment(report, folded=True)}</div>\n'
