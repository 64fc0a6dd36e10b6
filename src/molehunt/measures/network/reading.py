"""Networks from files: a list of ties as CSV, GraphML, GEXF.

To add a format: a function from a path to a networkx graph, in ``_READERS``.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Callable, Iterator
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from molehunt.measures.network.attributes import KNOWN, fault_of_status
from molehunt.measures.network.ties import fault_of_strength
from molehunt.model.counted import counted
from molehunt.model.errors import MolehuntError

if TYPE_CHECKING:
    import networkx as nx

_HEADER = "source,target[,weight]"
_SHORT = 4
"""Letters of a word up to which one letter less or more is another word."""


def read_network(path: str | Path, *, directed: bool = False) -> nx.Graph[Any]:
    """Read a network from a file.

    Parameters
    ----------
    path
        A file whose name ends in ``.csv``, ``.graphml`` or ``.gexf``. A CSV file has a tie in each line, under the
        header ``source,target`` or ``source,target,weight``; further columns become attributes of the tie. Parallel
        ties are kept. A ``status`` is one of those of molehunt, or empty.
    directed
        Whether ties of a CSV file run from source to target only; the other formats say it themselves.

    Raises
    ------
    MolehuntError
        If the file cannot be read, with the line that is at fault where there is one.

    """
    if not isinstance(path, (str, PathLike)):
        raise MolehuntError(f"path is {path!r}: expected a file that ends in {', '.join(_READERS)}")
    file = Path(path)
    read = _READERS.get(file.suffix.lower())
    if read is None:
        raise MolehuntError(f"{file}: expected a file that ends in {', '.join(_READERS)}")
    try:
        return read(file, directed)
    except OSError as error:
        raise MolehuntError(f"{file}: {error.strerror or error}; name a file that can be read") from error
    except UnicodeDecodeError as error:
        raise MolehuntError(f"{file}: byte {error.start} is not UTF-8; save the file as UTF-8") from error


def _csv(file: Path, directed: bool) -> nx.Graph[Any]:
    import networkx as nx

    graph: nx.Graph[Any] = nx.MultiDiGraph() if directed else nx.MultiGraph()
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.reader(lines, strict=True)
        try:
            header = [cell.strip() for cell in next(rows, [])]
            _check_header(file, header)
            for cells in rows:
                if cells:
                    tie = dict(_tie(f"{file}:{rows.line_num}", header, cells))
                    graph.add_edge(tie.pop("source"), tie.pop("target"), **tie)
        except csv.Error as error:
            raise MolehuntError(f"{file}:{rows.line_num}: {error}; mend the quotes of this line") from error
    return graph


def _check_header(file: Path, header: list[str]) -> None:
    missing = [name for name in ("source", "target") if name not in header]
    if missing or len(set(header)) < len(header) or "" in header:
        found = ",".join(header) or "nothing"
        raise MolehuntError(f"{file}:1: expected the header {_HEADER}, and each name once; found {found}")
    for name in header:
        if meant := _meant(name, header):
            raise MolehuntError(f"{file}:1: column {name!r}: did you mean {meant}? if not, give it another name")


def _meant(name: str, header: list[str]) -> str:
    """Return the column that was probably meant by one that is nearly called so: by capitals, or by one letter."""
    from rapidfuzz.distance import OSA

    lacking = () if name in ("source", "target", *KNOWN) else (known for known in KNOWN if known not in header)
    return next((one for one in lacking if OSA.distance(name.lower(), one) <= (len(one) > _SHORT)), "")


def _tie(where: str, header: list[str], cells: list[str]) -> Iterator[tuple[str, Any]]:
    if len(cells) != len(header):
        raise MolehuntError(
            f"{where}: {counted(len(cells), 'cell')}, but the header has {len(header)}; quote a cell with a comma"
        )
    for name, cell in zip(header, map(str.strip, cells), strict=True):
        if name in ("source", "target") and not cell:
            raise MolehuntError(f"{where}: {name} is empty; a tie has two ends")
        if name == "weight":
            if cell:
                yield name, _weight(where, cell)
        elif name == "status" and (fault := fault_of_status(cell)):
            raise MolehuntError(f"{where}: status is {cell!r}; {fault}")
        else:
            yield name, cell


def _weight(where: str, cell: str) -> float:
    try:
        weight = float(cell)
    except ValueError:
        weight = math.nan
    if fault := fault_of_strength(weight):
        raise MolehuntError(f"{where}: weight is {cell!r}: {fault}")
    return weight


def _graphml(file: Path, directed: bool) -> nx.Graph[Any]:  # noqa: ARG001
    import networkx as nx

    return _xml(file, nx.read_graphml)


def _gexf(file: Path, directed: bool) -> nx.Graph[Any]:  # noqa: ARG001
    import networkx as nx

    return _xml(file, nx.read_gexf)


def _xml(file: Path, read: Callable[[Path], Any]) -> nx.Graph[Any]:
    import networkx as nx

    kind = file.suffix[1:]
    try:
        found = read(file)
    except ParseError as error:
        line, column = error.position
        raise MolehuntError(f"{file}:{line}:{column + 1}: no {kind}: {error.msg}; export it anew") from error
    except (nx.NetworkXException, LookupError, TypeError, ValueError, AttributeError) as error:
        said = " ".join(str(error).split()) or type(error).__name__
        raise MolehuntError(f"{file}: no {kind} that networkx can read ({said}); export it anew") from error
    if not isinstance(found, nx.Graph):
        raise MolehuntError(f"{file}: holds {len(found)} networks; export one alone")
    return found


_READERS: dict[str, Callable[[Path, bool], nx.Graph[Any]]] = {".csv": _csv, ".graphml": _graphml, ".gexf": _gexf}
