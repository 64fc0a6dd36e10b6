"""How long it takes to read a typed name, among as many names as the reference case has and among very many."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from molehunt.answers.naming import Names
from molehunt.model.errors import UnknownNameError
from tests.benchmarks.figures import Figure, Scene
from tests.benchmarks.rounds import timed
from tests.benchmarks.settings import Settings

SIZES = (375, 25_000, 250_000)
SYLLABLES = ["za", "bo", "row", "ki", "mar", "len", "tro", "sed", "vit", "gor", "an", "ne", "lu", "dor", "pe", "sh"]
TYPED = {
    "an id": "person-7",
    "exact": "Étienne Krivitsky",
    "folded": "etienne krivitsky",
    "transliterated": "Etienne Krivitski",
    "near": "Etienne Krivitslky",
    "unknown": "Qwertz Uiopü",
}


def measure(given: Settings) -> Iterator[Figure]:
    """Read names of each kind: the first time, when the dictionaries are built, and then again."""
    warm: dict[tuple[str, int], list[float]] = {}
    for size in SIZES:
        rows, scene = _rows(size), Scene("names", "none", f"{size:,} names")
        for what, text in TYPED.items():
            names = Names(rows)
            yield scene.figure(f"{what}, the first", [1000 * timed(lambda n=names, t=text: _read(n, t))], "ms")
            taken = [1000 * timed(lambda n=names, t=text: _read(n, t)) for _ in range(given.turns(50))]
            warm[what, size] = taken
            yield scene.figure(what, taken, "ms", ("at most", 200) if what == "unknown" else None)
    few, _, many = SIZES
    for what in ("an id", "exact"):
        ratio = [large / small for large, small in zip(warm[what, many], warm[what, few], strict=True)]
        yield Scene("names", "none", f"{many:,} / {few:,}").figure(what, ratio, "times", ("at most", 1.5))


def _read(names: Names, text: str) -> None:
    with suppress(UnknownNameError):
        names.resolve(text)


def _rows(size: int) -> list[Mapping[str, Any]]:
    chance = random.Random(1)  # noqa: S311 - the same every time is what is wanted

    def word() -> str:
        return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).capitalize()

    called = ["Étienne Krivitsky", *(f"{word()} {word()}" for _ in range(size - 1))]
    return [
        {"id": f"person-{number}", "name": name, "labels": ["Entity", "Person"], "kind": None, "denotes": []}
        for number, name in enumerate(called)
    ]
