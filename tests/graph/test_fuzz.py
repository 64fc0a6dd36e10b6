"""What check passes, load loads: cases changed at random, as far as they have no fault."""

from pathlib import Path
from random import Random

from molehunt.case import check, read
from molehunt.store.load import load
from tests.engines import Engine
from tests.fuzz.mutate import mutated
from tests.fuzz.oracle import write
from tests.fuzz.runs import originals
from tests.support.graphs import emptied

_LOADED = 12


def test_what_check_passes_is_loaded(engine_server: Engine, tmp_path: Path) -> None:
    files, _ = originals(tmp_path)
    seen = {repr(files)}
    with emptied(engine_server) as store:
        for seed in range(1_000):
            tried = mutated(Random(seed), files)  # noqa: S311 - the same every time
            if repr(tried) not in seen and not check(write(tmp_path / "case", tried)).faults:
                seen.add(repr(tried))
                case = read(tmp_path / "case")
                load(store, case)
                count = "MATCH (c:Claim {case: $case}) RETURN count(c) AS claims"
                _, (row,) = store.cypher(count, {"case": case.id})
                assert row["claims"] == len(case.claims) + len(case.names), seed
            if len(seen) > _LOADED:
                break
    assert len(seen) > _LOADED
