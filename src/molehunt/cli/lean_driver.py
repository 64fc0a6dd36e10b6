"""The import of the driver on the command line: without pandas, numpy and pyarrow, which take 0.5 s of every command.

The driver looks for them when it is imported and does without where they are missing. They are hidden only while it is
imported: what a command imports later, such as a measure, gets them. A script that imports molehunt gets the driver
whole.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    # Not at run time: it brings what unpacks files, 10 ms for nothing.
    from importlib.abc import Loader

DRIVER = "neo4j"
HIDDEN = ("numpy", "pandas", "pyarrow")


def import_driver_without_pandas() -> None:
    """Let the first import of the driver, whenever it comes, do without pandas, numpy and pyarrow."""
    if DRIVER not in sys.modules:
        sys.meta_path.insert(0, _Finder())


class _Finder:
    """Finds the driver, once, where Python would find it."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != DRIVER:
            return None
        sys.meta_path.remove(self)
        spec = PathFinder.find_spec(fullname, path, target)
        if spec and spec.loader:
            spec.loader = cast("Loader", _WithoutHidden(spec.loader))
        return spec


class _WithoutHidden:
    """Loads a module as its own loader does, while what is to be hidden cannot be imported."""

    def __init__(self, own: Loader) -> None:
        self._own = own

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._own.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        # None in place of a module makes its import an ImportError.
        hidden: dict[str, Any] = {name: None for name in HIDDEN if name not in sys.modules}
        sys.modules.update(hidden)
        try:
            self._own.exec_module(module)
        finally:
            for name in hidden:
                sys.modules.pop(name, None)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._own, name)
