"""Writing a figure into a file: the same figure gives the same bytes, and a PNG is small."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from molehunt.figures.page import DPI, need_matplotlib
from molehunt.model.errors import MolehuntError
from molehunt.model.whole import write_whole

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SUFFIXES = (".png", ".svg", ".pdf")
_COLOURS = 128


def save(axes: Axes, file: str | os.PathLike[str]) -> Path:
    """Write the figure of some Axes as PNG, SVG or PDF, by the end of the name.

    No date goes in, and ids are made from the content, so that the same figure gives the same file. Title and caption
    go in as metadata. A PNG has 128 colours. The file is complete, or it is not there.

    Raises
    ------
    MolehuntError
        If the name has another end, or the file cannot be written.

    """
    path = Path(file)
    drawn = as_bytes(axes, refuse_other_suffix(path))
    try:
        write_whole(path, drawn)
    except OSError as error:
        raise MolehuntError(f"{path}: cannot be written: {error.strerror or error}") from None
    return path


def refuse_other_suffix(path: Path) -> str:
    """Return the kind of a file by its name; raises MolehuntError for one that is not drawn."""
    if path.suffix.lower() not in SUFFIXES:
        raise MolehuntError(f"{path}: a figure is written as .png, .svg or .pdf; name the file so")
    return path.suffix.lower().removeprefix(".")


def as_bytes(axes: Axes, kind: str) -> bytes:
    """Return the figure of some Axes as "png", "svg" or "pdf", as :func:`save` writes it."""
    texts = {text.get_gid(): text.get_text() for text in axes.texts}
    title, caption = (" ".join(texts.get(name, "").split()) for name in ("title", "caption"))
    metadata: dict[str, dict[str, Any]] = {
        "png": {"Software": None},
        "svg": {"Date": None, "Creator": "molehunt", "Title": title, "Description": caption},
        "pdf": {"CreationDate": None, "ModDate": None, "Creator": "molehunt", "Title": title, "Subject": caption},
    }
    # The PNG is read again and written with few colours: compressing it well before that takes time for nothing.
    passed: dict[str, Any] = {"pil_kwargs": {"compress_level": 0}} if kind == "png" else {}
    figure, out = axes.get_figure(root=True), io.BytesIO()
    assert figure is not None  # noqa: S101  # Axes that were drawn stand in one
    with need_matplotlib().rc_context({"svg.hashsalt": "molehunt", "pdf.compression": 9}):
        figure.savefig(out, format=kind, dpi=DPI, metadata=metadata[kind], **passed)
    return _quantised(out.getvalue(), title, caption) if kind == "png" else out.getvalue()


def _quantised(png: bytes, title: str, caption: str) -> bytes:
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    told = PngInfo()
    told.add_itxt("Title", title)
    told.add_itxt("Description", caption)
    out = io.BytesIO()
    with Image.open(io.BytesIO(png)) as image:
        few = image.convert("RGB").quantize(_COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        few.save(out, "PNG", optimize=True, dpi=(DPI, DPI), pnginfo=told)
    return out.getvalue()
