"""Fuzz the reader of cases: ``python -m tests.fuzz --seed 1 --count 10000``, in one process.

Every try has a seed of its own, that of the run and its number; a failure tells it, and leaves the smallest case that
still fails in a folder. ``--seed N --count 1`` tries it again.
"""

from __future__ import annotations

import argparse
import faulthandler
import sys
import tempfile
from pathlib import Path

from tests.fuzz.runs import failures

_PATIENCE = 120


def main() -> int:
    """Run the tries that were asked for; return 1 if one failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument("--count", type=int, default=1_000, help="how many tries, each with the next seed")
    given = parser.parse_args()
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for number, failure in enumerate(failures(Path(folder), given.seed, given.count)):
            # A try that hangs ends the run, and tells where.
            faulthandler.dump_traceback_later(_PATIENCE, exit=True)
            if failure:
                failed += 1
                print(failure, flush=True)
            if number % 1_000 == 999:
                print(f"{number + 1:,} tries, {failed} failed", file=sys.stderr, flush=True)
    faulthandler.cancel_dump_traceback_later()
    print(f"seeds {given.seed} to {given.seed + given.count - 1}: {failed} of {given.count:,} failed", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
