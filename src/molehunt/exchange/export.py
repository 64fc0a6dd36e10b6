"""An export: a format written from the evidence, kept in memory until it is saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from molehunt.exchange.formats import find_format
from molehunt.exchange.material import Material
from molehunt.exchange.saving import save_file, save_folder
from molehunt.model.errors import MolehuntError


@dataclass(frozen=True, slots=True, repr=False)
class Export:
    """A case, or its network, in a format.

    ``files`` has the text of each file by its name; a format of one file has one, under an empty name. ``summary`` says
    how much there is in it, ``notes`` what the format loses.
    """

    format: str
    files: Mapping[str, str]
    summary: str
    notes: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<Export {self.format}: {self.summary}>"

    @property
    def text(self) -> str:
        """The text of a format of one file; raises MolehuntError for one of several."""
        if "" not in self.files:
            raise MolehuntError(f"{self.format} is {len(self.files)} files, not one text; save them in a folder")
        return self.files[""]

    def save(self, path: str | Path, *, force: bool = False) -> Path:
        """Write it to a file, or for several files into a folder, and return its path.

        Each file is there as a whole or not at all. Raises MolehuntError if the file is there already, or the folder
        and it is not empty, unless ``force`` is true; or if nothing can be written there.
        """
        if not isinstance(path, (str, Path)):
            raise MolehuntError(f"path: expected text or a pathlib.Path, not {type(path).__name__}")
        if "" in self.files:
            return save_file(Path(path), self.files[""], force=force)
        return save_folder(Path(path), self.files, force=force)


def export(name: str, material: Material) -> Export:
    """Return an export in the format of that name.

    Raises MolehuntError for an unknown format, for text that the format cannot carry, and for a lens, ties or kinds
    where the format takes none; EngineError if the graph cannot answer.
    """
    found = find_format(name)
    if material.narrowed and not found.narrowed:
        raise MolehuntError(f"{name} is the whole case, which no lens narrows; leave out lens, ties and kinds")
    drawn = found.draw(material)
    files = {"": drawn} if isinstance(drawn, str) else drawn
    return Export(name, files, found.counted(material), found.leaves_out)
