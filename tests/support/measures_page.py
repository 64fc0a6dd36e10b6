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
- **The same numbers by networkx** with `backend="networkx"`, more slowly; pagerank needs scipy for it. Where
  networkx does not settle, in parts that are nearly alike, it is said.
- **On a server**, where a Neo4j has Graph Data Science: see [below](#on-a-neo4j-with-graph-data-science).
- **A high value is central**, but for constraint and hierarchy, in which a low one is the strong position.
- **Who is written about is not who was central.** Each measure takes the network for complete. Read "when it misleads".
"""

_TAIL = """\
## On a Neo4j with Graph Data Science

For networks that are too much for one process. Set `NEO4J_URI` and its companions, load the case, and:

```sh
molehunt centrality --ties flow --measure betweenness --backend gds
```

```python
with molehunt.open("zborowski") as case:
    centrality(network, ["betweenness", "pagerank"], backend=case.gds)  # any network, not only that of the case
```

The ties are sent to the server, projected there under a name that begins with `molehunt-`, and dropped when the measure
is taken, after an error or Ctrl-C as well. Nothing is written to the graph: all of it runs in transactions that only
read. If this process is killed, its projection stays in the server's memory until this user asks for a measure again,
or the server ends. Beyond `MOLEHUNT_TIMEOUT` (60 seconds; `--timeout`) the server ends the work. In a cluster, name the
one server that has Graph Data Science, by `bolt://`. Ranks with their range take a measure once for each author and
work, and, up to 1,000 ties, for each claim of those shown: `centrality(..., backend=case.gds)` takes it once. Measures
that are asked for together are taken of the same projection, one at a time for each form of the ties that they need.

The numbers are those of this page, to 1e-9 on random networks of all kinds (Graph Data Science 2.13). Where its own
differ, they are converted, or refused:

| measure | what Graph Data Science has | what is done |
| --- | --- | --- |
| degrees | the number of ties | divided by n - 1 |
| strengths, closeness, k_core, articulation_point | the same; closeness with `useWassermanFaust` | taken as they are |
| betweenness | the number of paths | divided by the number of pairs of others |
| harmonic | the mean over all others | times n - 1 |
| pagerank | whoever has no tie of his own passes nothing on; the sum is not 1 | divided by the sum: the same |
| bridges | a list of ties | counted for each node |
| eigenvector | does not settle on trees; divides the strength of a tie by that of all of its node | refused |
| katz, constraint, effective_size, hierarchy | nothing | refused |

Undirected ties are projected in both directions, a loop once; for k_core, articulation points and bridges, all ties are
without directions and loops. Parallel ties are merged before, as everywhere.
"""


def page() -> str:
    """Return the page: what holds for all measures, a table of them, each at length, and the work on a server."""
    names = measure_names()
    rows = [f"| [`{name}`](#{name}) | {_first_line(name)} |" for name in names]
    parts = [_HEAD, "| measure | what it tells |\n| --- | --- |\n" + "\n".join(rows) + "\n"]
    return "\n".join([*parts, *map(_section, names), _TAIL]).rstrip() + "\n"


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
