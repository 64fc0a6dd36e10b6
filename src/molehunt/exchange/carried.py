"""What a format can carry: values as text, and no character lost in silence: those it cannot carry are refused."""

from __future__ import annotations

import re
from collections.abc import Mapping

from molehunt.exchange.material import Material
from molehunt.model.errors import MolehuntError

# All that XML 1.0 has no way to write, and the carriage return, which its readers turn into a line feed.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def as_text(value: object) -> str:
    """Return a value as the text of a cell or an attribute: nothing as an empty one, a bool as true or false."""
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def check_xml(name: str, material: Material) -> None:
    """Raise MolehuntError if a text of the network holds a character that XML 1.0 cannot carry.

    A case that was loaded holds none of these but U+FFFE and U+FFFF, which stand for no character.
    """
    refuse(name, material, _NOT_IN_XML)


def refuse(name: str, material: Material, characters: re.Pattern[str]) -> None:
    """Raise MolehuntError if a text of the network holds one of these characters; ``name`` is that of the format."""
    _look(name, f"case {material.case}", material.about, characters)
    for id_, data in material.nodes.items():
        _look(name, f"node {id_}", data, characters)
    for tie in material.drawn():
        _look(name, f"claim {tie.data['claim']}", tie.data, characters)


def _look(name: str, where: str, data: Mapping[str, object], characters: re.Pattern[str]) -> None:
    for field, value in data.items():
        if isinstance(value, str) and (found := characters.search(value)):
            what = f"{where}: {field} holds U+{ord(found[0]):04X}, which {name} cannot carry"
            raise MolehuntError(f"{what}; correct it in the case, or export json instead")
