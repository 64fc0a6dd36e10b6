"""The formats in which reports are drawn, one file each.

To add one: a module here with a :class:`Format` named ``FORMAT``; the module's name is what ``--format`` takes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from molehunt.model.errors import MolehuntError
from molehunt.model.modules import module_names

if TYPE_CHECKING:
    from molehunt.views.report import Report

# The order in which help shows them; new ones follow.
_FIRST = ("table", "csv", "json", "markdown", "html", "proof")


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is, and the function that draws a report.

    ``leads`` says whether what is drawn tells how names were read and which lens was applied; where it does not, the
    command line tells so on stderr.
    """

    meaning: str
    draw: Callable[[Report], str]
    leads: bool = True


def format_names() -> tuple[str, ...]:
    """Return the names of all formats; none is imported for it."""
    return module_names(__path__, _FIRST)


def find_format(name: str) -> Format:
    """Return the format of that name; raises MolehuntError for an unknown one."""
    if name not in format_names():
        raise MolehuntError(f"there is no format {name!r}; there are {', '.join(format_names())}")
    found: Format = import_module(f"{__name__}.{name}").FORMAT
    return found
