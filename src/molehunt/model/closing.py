"""What has to be closed, as a context manager: a ``with`` block closes it at its end, whatever happens in the block."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Self


class Closing(ABC):
    """The base of what has a ``close``."""

    @abstractmethod
    def close(self) -> None:
        """Give back what is held; to close it twice is no error."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
