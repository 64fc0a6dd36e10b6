"""``docs/figures.md``, made from the docstrings of the figures.

``python -m tests.support.handbook`` writes it anew; a test holds the file to it.
"""

from __future__ import annotations

import inspect
from importlib import import_module
from pathlib import Path

from molehunt.figures import drawn
from molehunt.figures.drawn import figure_names, find_figure

PAGE = Path(__file__).parents[2] / "docs" / "figures.md"

_HEAD = """\
# Figures

Made from the docstrings of `src/molehunt/figures/drawn/`. They need matplotlib: `pip install 'molehunt[figures]'`.

On the command line a figure goes into a file, PNG (1200 pixels wide, 128 colours), SVG or PDF, and takes any lens:

```console
molehunt figure custody "Krivitsky letter" --without Brusse -o custody.svg
```

In Python each takes an answer, its frame or a network, and returns the Axes of matplotlib, new ones or those given as
`ax`; a notebook shows them:

```python
import molehunt

with molehunt.open() as case:
    axes = molehunt.figures.ranks(case.centrality(ties="flow"))
    molehunt.figures.save(axes, "ranks.svg")
```

What holds for all:

- **The caption** names the case, the lens and the number of claims behind what is drawn, and says what is left out.
- **The same signs everywhere.** Status is the dash of a line: solid stated, long dashes reported, dots possible, dashes
  and dots disputed, strokes across denied. Grade is its width, in three steps. The kind of an entity is the shape of
  its mark, the family of what is said the hue; nothing is told by colour alone.
- **The same figure gives the same file**, to the byte, with the same versions of matplotlib and of Pillow: no date, no
  chance. Title and caption stand in its metadata.
- **Marks have the ids of their claims** in an SVG, such as `id="claim krivitsky-wrote-letter"` in the web.
"""


def page() -> str:
    """Return the page: what holds for all figures, a table of them, and how each reads."""
    rows = [f"| [`{name}`](#{name}) | {find_figure(name).summary} |" for name in figure_names()]
    table = "| figure | what it shows |\n| --- | --- |\n" + "\n".join(rows) + "\n"
    return "\n".join([_HEAD, table, *map(_section, figure_names())]).rstrip() + "\n"


def _section(name: str) -> str:
    figure = find_figure(name)
    module = import_module(f"{drawn.__name__}.{name.replace('-', '_')}")
    _, _, told = (inspect.getdoc(module) or "").partition("\n\n")
    own = "".join(
        f"- `{one.option or one.name.upper()}`: {one.meaning}{f' Without it, {one.default}.' if one.default else ''}\n"
        for one in figure.parameters
    )
    of = f"Drawn from the answer to `{figure.question}`, whose options it takes.\n\n" if figure.question else ""
    return (
        f"## {name}\n\n{figure.summary}\n\n```console\nmolehunt figure {figure.example}\n```\n\n"
        f"{of}{own}{'' if not own else chr(10)}{told.replace('``', '`')}\n"
    )


def main() -> None:
    PAGE.write_text(page(), encoding="utf-8")
