"""Names of a package that are imported when they are first asked for, so that importing the package costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any


def lazily(
    package: str, homes: Mapping[str, str], *, public: Sequence[str], along: tuple[str, ...] = ()
) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Return ``__getattr__`` and ``__dir__`` of a package.

    Parameters
    ----------
    package
        Its name.
    homes
        The module of each name that is imported lazily; ``module:name`` where it has another name there, ``module:``
        where it is that module.
    public
        All public names, as ``dir()`` lists them.
    along
        Modules that are imported together with any of them.

    """

    def found(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}; there are {', '.join(public)}")
        for module in along:
            import_module(module)
        module, of_module, there = homes[name].partition(":")
        found_in = import_module(module)
        return found_in if of_module and not there else getattr(found_in, there or name)

    return found, lambda: sorted(public)
