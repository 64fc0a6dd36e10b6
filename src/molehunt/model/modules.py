"""The modules of a package in which a file is all that it takes to add something: a question, a format, a measure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pkgutil import iter_modules


def module_names(path: Iterable[str], first: Sequence[str] = (), *, dashed: bool = False) -> tuple[str, ...]:
    """Return the names of the modules of a package, given its ``__path__``; none is imported for it.

    Those named in ``first`` come first, in that order, and others follow by the alphabet. With ``dashed`` the names are
    as commands have them, "who-saw" for ``who_saw``.
    """
    found = (module.name.replace("_", "-") if dashed else module.name for module in iter_modules(path))
    return tuple(sorted(found, key=lambda name: (first.index(name) if name in first else len(first), name)))
