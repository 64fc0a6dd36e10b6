"""Run the benchmarks: ``python -m tests.benchmarks``; see ``--help``. A figure is a measure, never a test.

To add a part: a module here with ``measure(settings)`` that gives figures, and its name in PARTS.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from importlib import import_module
from pathlib import Path

from tests.benchmarks.figures import Figure, as_dict, table
from tests.benchmarks.settings import settings
from tests.engines import NAMES

PARTS = {
    "load": "tests.benchmarks.loading",
    "ask": "tests.benchmarks.asking",
    "questions": "tests.benchmarks.questions",
    "beside": "tests.benchmarks.beside",
    "names": "tests.benchmarks.naming",
    "start": "tests.benchmarks.starting",
    "memory": "tests.benchmarks.memory",
    "kill": "tests.benchmarks.killing",
    "measures": "tests.benchmarks.measuring",
    "worlds": "tests.benchmarks.standing",
    "paths": "tests.benchmarks.paths",
    "pictures": "tests.benchmarks.seeing",
}


def main() -> None:
    """Take the parts asked for, one after the other, and print what was found."""
    given = _arguments()
    figures: list[Figure] = []
    with settings(tuple(given.engine or NAMES), tuple(given.claims), given.rounds, beside=given.beside) as chosen:
        for part in given.part or PARTS:
            for figure in import_module(PARTS[part]).measure(chosen):
                figures.append(figure)
                print(table([figure]).splitlines()[1], file=sys.stderr, flush=True)
    print(table(figures))
    if given.json:
        machine = {"python": platform.python_version(), "system": platform.platform(), "cores": os.cpu_count()}
        given.json.write_text(json.dumps({"machine": machine, "figures": [*map(as_dict, figures)]}, indent=1))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--part", action="append", choices=list(PARTS), help="only this part; may be repeated")
    parser.add_argument("--engine", action="append", choices=list(NAMES), help="only this engine; may be repeated")
    parser.add_argument("--claims", type=int, nargs="+", default=[2_000, 20_000], help="sizes of the cases loaded")
    parser.add_argument("--rounds", type=int, default=0, help="rounds of each comparison (else each part's own)")
    parser.add_argument("--beside", type=int, default=0, help="ask beside so many foreign claims, too")
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    return parser.parse_args()


if __name__ == "__main__":
    main()
