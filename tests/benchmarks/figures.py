"""What a benchmark reports: figures, each a median with its spread, as a table and as JSON."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure; ``low`` and ``high`` are the quartiles of ``count`` samples.

    ``wanted`` is what is aimed at, as ("at least" or "at most", value), or None where nothing is.
    """

    part: str
    engine: str
    size: str
    what: str
    median: float
    low: float
    high: float
    unit: str
    count: int
    wanted: tuple[str, float] | None = None

    @property
    def verdict(self) -> str:
        """Return "met", "missed", or nothing where no aim is set."""
        if self.wanted is None:
            return ""
        word, value = self.wanted
        good = self.median >= value if word == "at least" else self.median <= value
        return "met" if good else "missed"


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a figure was taken: the part of the benchmarks, the engine, the size of the case."""

    part: str
    engine: str
    size: str

    def figure(self, what: str, samples: Sequence[float], unit: str, wanted: tuple[str, float] | None = None) -> Figure:
        """Sum up samples."""
        low, median, high = (
            statistics.quantiles(samples, n=4, method="inclusive") if len(samples) > 1 else [*samples] * 3
        )
        return Figure(self.part, self.engine, self.size, what, median, low, high, unit, len(samples), wanted)


def as_dict(figure: Figure) -> dict[str, Any]:
    """Return a figure as JSON takes it."""
    return {**asdict(figure), "verdict": figure.verdict}


HEADER = ("part", "engine", "size", "what", "median", "quartiles", "unit", "n", "aim", "")


def table(figures: Iterable[Figure]) -> str:
    """Return figures as an aligned table."""
    rows = [HEADER, *map(_cells, figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADER))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def _cells(figure: Figure) -> tuple[str, ...]:
    spread = f"{_short(figure.low)} .. {_short(figure.high)}" if figure.count > 1 else ""
    aim = f"{figure.wanted[0]} {figure.wanted[1]:g}" if figure.wanted else ""
    return (
        figure.part, figure.engine, figure.size, figure.what, _short(figure.median), spread, figure.unit,
        str(figure.count), aim, figure.verdict,
    )  # fmt: skip


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"
