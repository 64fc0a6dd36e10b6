"""What must hold of any folder: check raises nothing, and what it passes can be built down to the last node."""

from __future__ import annotations

import traceback
from pathlib import Path

from molehunt.case import check, read
from molehunt.model.records import Case
from molehunt.model.vocabulary import vocabulary
from molehunt.store.load.nodes import nodes
from tests.fuzz.mutate import Files


def write(folder: Path, files: Files) -> Path:
    """Write the files of a case into a folder, and take out what is not among them."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        if path.name not in files:
            path.unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def wrong(folder: Path) -> str:
    """Return what is wrong with how a case is taken, empty if it is refused or built as it should be."""
    try:
        report = check(folder)
        for fault in report.faults:
            said = str(fault)
            if fault.line < 1 or fault.column < 1 or len(said.splitlines()) != 1 or len(said) > 20_000:
                return f"a fault is not one line at a place: {said[:200]!r}"
        if not report.faults:
            built(folder)
    except Exception:  # noqa: BLE001 - whatever it is, it is what was looked for
        return traceback.format_exc(limit=-4)
    return ""


def built(folder: Path) -> Case:
    """Return a case that has no fault, built down to its nodes; every text in it can be sent."""
    case = read(folder)
    kinds: dict[str, set[str]] = {}
    for node in nodes(case, vocabulary()):
        repr(node).encode()
        kinds.setdefault(node.kind, set()).add(node.id)
        ends = [(label, end) for _, label, end, _ in node.links]
        ends += [("Entity", end) for _, end, *_ in node.roles] + [(label, end) for label, end, _ in node.asserters]
        for label, end in ends:
            # What a node points to comes before it, or is of its own kind.
            assert label == node.kind or end in kinds.get(label, ()), (node.id, label, end)
    return case
