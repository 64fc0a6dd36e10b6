"""Taking turns: what is compared is measured in alternating rounds, since a machine is never equally quiet twice."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence

Action = Callable[[], object]


def interleaved(actions: Mapping[str, Action], rounds: int, between: Action | None = None) -> dict[str, list[float]]:
    """Return the seconds that each action took in each round; every other round runs them backwards.

    ``between`` is run after each action and not counted.
    """
    taken: dict[str, list[float]] = {name: [] for name in actions}
    for turn in range(rounds):
        for name in list(actions)[:: 1 if turn % 2 == 0 else -1]:
            taken[name].append(timed(actions[name]))
            if between is not None:
                between()
    return taken


def timed(action: Action) -> float:
    """Return the seconds that an action takes."""
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def ratios(above: Sequence[float], below: Sequence[float]) -> list[float]:
    """Return the ratios of two series: each of two rounds on end, one of which ran backwards.

    What runs twice on end, or after something small, finds the caches of the processor warm. In two rounds this comes
    to each alike; in a single one it decides, and the median of single rounds is one of both.
    """
    return [sum(one) / sum(other) for one, other in zip(_in_twos(above), _in_twos(below), strict=True)]


def _in_twos(series: Sequence[float]) -> list[Sequence[float]]:
    return [series[at : at + 2] for at in range(max(len(series) - 1, 1))]
