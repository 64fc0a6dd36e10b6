"""``docs/measures.md``, made from the docstrings of the measures.

``python -m tests.support.handbook`` writes it anew; a test holds the file to it.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from molehunt.measures import centralities
from molehunt.measures.centralities import find_measure, measure_names

PAGE = Path(__file__).parents[2] / "docs" / "measures.md"

_HEAD = """\
# Measures of centrality

Made from the docstrings of `src/molehunt/measures/centralities/`. All of them work on any networkx graph, without a
database:

```python
import networkx as nx
from molehunt.measures import centrality, read_network

network = nx.karate_club_graph()  # or read_network("ties.csv"), .graphml, .gexf
centrality(network, ["betweenness", "constraint"], weight="weight")
```

What holds for all:

- **Ties.** Parallel ties are merged, their strengths added. A strength is a finite number above 0: the more, the
  closer.
- **Strength** counts in strength, eigenvector, Katz, PageRank, and Burt's measures. Paths count steps: betweenness,
  closeness and harmonic centrality ask how many people a message passes, however strong the ties.
- **Never NaN.** Whoever is tied to nobody has 0, but for Katz and PageRank, in which everybody has a share of his own.
  A network of one has 0 in all measures, an empty one an empty table.
- **The same numbers by networkx** with `backend="networkx"`, more slowly; pagerank needs scipy for it.
- **A high value is central**, but for constraint and hierarchy, in which a low one is the strong position.
- **Who is written about is not who was central.** Each measure takes the network for complete. Read "when it misleads".
"""


def page() -> str:
    """Return the page: what holds for all measures, a table of them, and each at length."""
    names = measure_names()
    rows = [f"| [`{name}`](#{name}) | {_first_line(name)} |" for name in names]
    parts = [_HEAD, "| measure | what it tells |\n| --- | --- |\n" + "\n".join(rows) + "\n"]
    return "\n".join([*parts, *map(_section, names)]).rstrip() + "\n"


def _first_line(name: str) -> str:
    told = inspect.getdoc(import_module(f"{centralities.__name__}.{name}")) or ""
    return told.partition(": ")[2].splitlines()[0]


def _section(name: str) -> str:
    told = inspect.getdoc(find_measure(name).values) or ""
    return f"## {name}\n\n" + "\n".join(_markdown(told)).strip() + "\n"


def _markdown(told: str) -> Iterator[str]:
    text = re.sub(r":math:`([^`]+)`", r"$\1$", told)
    text = re.sub(r"^\.\. math:: (.+)$", r"$$\1$$", text, flags=re.MULTILINE)
    text = re.sub(r"^(In a covert network|When it misleads):", r"**\1:**", text, flags=re.MULTILINE)
    text = re.sub(r"^References\n-+$", "**Reference.**", text, flags=re.MULTILINE)
    before, _, example = re.sub(r"^Examples\n-+$", "<example>", text, flags=re.MULTILINE).partition("<example>")
    yield before.rstrip()
    yield f"\n```pycon\n{example.strip()}\n```"


def main() -> None:
    PAGE.write_text(page(), encoding="utf-8")
