"""The formats in which a case leaves, one file each.

To add one: a module here with a :class:`Format` named ``FORMAT``; the module's name is what ``molehunt export`` takes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from molehunt.model.errors import MolehuntError
from molehunt.model.modules import module_names
from molehunt.model.nearest import did_you_mean

if TYPE_CHECKING:
    from molehunt.exchange.material import Material

# The order in which help shows them; new ones follow.
_FIRST = ("gexf", "graphml", "json", "csv", "cyjs", "dot", "case")


def _network(material: Material) -> str:
    return material.counted


@dataclass(frozen=True, slots=True)
class Format:
    """A format.

    Attributes
    ----------
    meaning
        What it is and who reads it, in a sentence.
    draw
        A function from the material to the text of its file, or to the texts of its files by name.
    suffix
        How its file is called at the end; empty if it is a folder of files.
    leaves_out
        What it loses, a sentence each, which whoever exports is told.
    narrowed
        Whether a lens, ties and kinds choose what is in it.
    counted
        A function from the material to the words for how much is in it.

    """

    meaning: str
    draw: Callable[[Material], str | Mapping[str, str]]
    suffix: str
    leaves_out: tuple[str, ...] = ()
    narrowed: bool = True
    counted: Callable[[Material], str] = _network


def format_names() -> tuple[str, ...]:
    """Return the names of all formats; none is imported for it."""
    return module_names(__path__, _FIRST)


def find_format(name: str) -> Format:
    """Return the format of that name; raises MolehuntError for an unknown one."""
    if name not in format_names():
        raise MolehuntError(f"there is no format {name!r} to export; {did_you_mean(name, format_names())}")
    found: Format = import_module(f"{__name__}.{name}").FORMAT
    return found
