"""The notebooks that come with molehunt: executed with one kernel, and stored with outputs that need no JavaScript.

``make notebooks`` (``python -m tests.support.notebooks``) executes them on an embedded engine of its own, and writes
their outputs anew; with names as arguments, only those. Tests execute them on each engine, and hold what is stored to
what comes out.
"""

from __future__ import annotations

import io
import os
import sys
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import nbformat

from molehunt.model.whole import write_whole
from molehunt.views.saving import to_png

if TYPE_CHECKING:
    from jupyter_client.manager import KernelManager
    from nbformat import NotebookNode

FOLDER = Path(__file__).parents[2] / "notebooks"
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.ipynb")))
DIGEST = "sources"
"""Where the metadata of a notebook keeps what its outputs were made from."""
_COLOURS = 128


def read(name: str) -> NotebookNode:
    """A notebook as it is stored."""
    return nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)


def digest(notebook: NotebookNode) -> str:
    """What the cells of a notebook say, outputs left aside."""
    told = "\0".join(f"{cell.cell_type} {cell.source}" for cell in notebook.cells)
    return sha256(told.encode()).hexdigest()


@contextmanager
def kernel(environment: Mapping[str, str]) -> Iterator[KernelManager]:
    """A kernel with this environment, in an empty folder."""
    from jupyter_client.manager import start_new_kernel

    with TemporaryDirectory() as folder:
        plain = {"IPYTHONDIR": folder, "MPLBACKEND": "module://matplotlib_inline.backend_inline"}
        whole = {**os.environ, **plain, **environment}
        manager, client = start_new_kernel(env=whole, cwd=folder, extra_arguments=["--log-level=ERROR"])
        client.stop_channels()
        try:
            yield manager
        finally:
            manager.shutdown_kernel(now=True)


def executed(name: str, manager: KernelManager) -> NotebookNode:
    """A notebook with the outputs that its cells give; the kernel forgets what notebooks before left in it.

    Raises CellExecutionError where a cell fails.
    """
    from nbclient import NotebookClient

    forget = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("%reset -f")])
    notebook = read(name)
    for one in (forget, notebook):
        client = NotebookClient(one, km=manager, timeout=120)
        try:
            client.execute()
        finally:
            if client.kc:
                client.kc.stop_channels()
    return notebook


def stored(notebook: NotebookNode) -> NotebookNode:
    """An executed notebook as it is kept: pictures as PNG of few colours, no state of widgets, no times."""
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
        "molehunt": {DIGEST: digest(notebook)},
    }
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for number, cell in enumerate(cells, 1):
        cell.metadata, cell.execution_count = {}, number
        for output in cell.outputs:
            if "execution_count" in output:
                output.execution_count = number
            if "data" in output:
                output.data, output.metadata = _kept(output.data), {}
    return notebook


def texts(notebook: NotebookNode) -> list[list[str]]:
    """What the outputs of each cell say, without pictures: the same on every engine, and as stored."""
    return [list(_told(cell.outputs)) for cell in notebook.cells if cell.cell_type == "code"]


def _told(outputs: list[Any]) -> Iterator[str]:
    for output in outputs:
        if output.output_type == "stream":
            yield output.text
        elif "data" in output:
            drawn = any(kind.startswith("image/") for kind in output.data)
            yield output.data["text/plain" if drawn or "text/html" not in output.data else "text/html"]


def _kept(data: Mapping[str, Any]) -> dict[str, Any]:
    """What is shown, without what a forge shows as nothing; a drawing in SVG becomes a picture."""
    kept = {kind: data[kind] for kind in ("text/plain", "text/html", "image/png") if kind in data}
    if drawn := data.get("image/svg+xml"):
        del kept["text/html"]
        kept["image/png"] = b64encode(to_png(drawn)).decode()
    if "image/png" in kept:
        kept["image/png"] = b64encode(_small(b64decode(kept["image/png"]))).decode()
    return kept


def _small(png: bytes) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    with Image.open(io.BytesIO(png)) as image:
        flat = Image.new("RGB", image.size, "white")
        flat.paste(image, mask=image.getchannel("A") if "A" in image.getbands() else None)
        few = flat.quantize(_COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        few.save(out, "PNG", optimize=True)
    return out.getvalue()


def write(name: str, notebook: NotebookNode) -> Path:
    """Store a notebook."""
    nbformat.validate(notebook)
    path = FOLDER / f"{name}.ipynb"
    write_whole(path, f"{nbformat.writes(notebook)}\n".encode())
    return path


def main(chosen: tuple[str, ...] = ()) -> None:
    """Execute the notebooks and store them."""
    from molehunt.engine import stop

    # Whatever the engine still writes while it ends is left to the system.
    with TemporaryDirectory(ignore_cleanup_errors=True) as home:
        alone = {"MOLEHUNT_HOME": home, "MOLEHUNT_AOT_CACHE": "0", "NEO4J_URI": "", "MOLEHUNT_CASE": ""}
        try:
            with kernel(alone) as manager:
                for name in chosen or NAMES:
                    path = write(name, stored(executed(name, manager)))
                    print(f"{path.relative_to(FOLDER.parent)}: {path.stat().st_size / 1e3:.0f} kB")
        finally:
            stop(Path(home))


if __name__ == "__main__":
    main(tuple(Path(one).stem for one in sys.argv[1:]))
