"""Pictures written to files, and SVG as PNG.

PNG needs resvg_py, which ``pip install 'molehunt[figures]'`` brings, with the fonts of matplotlib: text looks the same
everywhere, also where no font is installed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from math import sqrt
from pathlib import Path

from molehunt.model.errors import MolehuntError
from molehunt.model.whole import write_whole

SCALE = 2
"""Pixels of a PNG for one of the SVG."""
MOST = 32_000_000
"""Pixels of a PNG at most: of more, programs that show it take seconds and gigabytes."""
_SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"')


def save(file: str | Path, formats: Mapping[str, Callable[[], str | bytes]]) -> Path:
    """Write a picture to a file, whole or not at all, in the format that belongs to the ending of its name.

    Raises MolehuntError for an ending without a format, or if the file cannot be written.
    """
    path = Path(file)
    if path.suffix.lower() not in formats:
        raise MolehuntError(f"{path}: its name must end in one of {', '.join(formats)}, which says the format")
    drawn = formats[path.suffix.lower()]()
    try:
        write_whole(path, drawn if isinstance(drawn, bytes) else drawn.encode())
    except OSError as error:
        raise MolehuntError(f"{path} cannot be written: {error.strerror or error}") from None
    return path


def to_png(svg: str, *, wide: int | None = None) -> bytes:
    """Return an SVG as PNG, ``wide`` pixels wide; raises MolehuntError if what does it is not installed."""
    if find_spec("resvg_py") is None:
        raise MolehuntError("PNG needs resvg_py: pip install 'molehunt[figures]', or write .svg or .html instead")
    import resvg_py

    drawn = resvg_py.svg_to_bytes(
        svg_string=svg,
        zoom=_scale(svg) if wide is None else None,
        width=wide,
        font_dirs=_fonts(),
        sans_serif_family="DejaVu Sans",
    )
    return bytes(drawn)


def _scale(svg: str) -> float:
    """Return by how much a picture is enlarged: so that it prints well, and has no more pixels than are of use."""
    found = _SIZE.match(svg)
    return min(SCALE, sqrt(MOST / (float(found[1]) * float(found[2])))) if found else SCALE


def _fonts() -> list[str]:
    """Return the folder of the fonts that matplotlib brings, if it is there."""
    found = find_spec("matplotlib")
    folders = (
        (Path(place) / "mpl-data" / "fonts" / "ttf" for place in found.submodule_search_locations or ())
        if found
        else ()
    )
    return [str(folder) for folder in folders if folder.is_dir()]
