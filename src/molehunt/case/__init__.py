"""Read and check a case: a folder of CSV tables with a ``datapackage.json``; every fault by its place.

``read`` gives the records of a case without faults, ``check`` the faults of any. ``reading`` goes from
bytes to records, ``checks`` holds what can be wrong; the columns stand in ``reading.tables``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from molehunt.case.faults import Fault, Report

if TYPE_CHECKING:
    from pathlib import Path

    from molehunt.model.records import Case

__all__ = ["Fault", "Report", "check", "is_case", "read"]

# The readers are imported on the first call: a command that only asks a loaded graph does not need them.


def read(path: Path | str, corpus: Path | str | None = None) -> Case:
    """Return the case in a folder, the dates of its claims resolved to days.

    Raises CaseError, whose ``faults`` are all that ``check`` would find.
    """
    from molehunt.case.reader import read_case

    return read_case(path, corpus)


def check(path: Path | str, corpus: Path | str | None = None) -> Report:
    """Return every fault of the case in a folder, and how many rows its tables have.

    With the raw text (``corpus``, a file), the paragraph, offsets and hash of every passage are checked, too. Raises
    no error: a folder or text that cannot be read is a fault.
    """
    from molehunt.case.reader import check_case

    return check_case(path, corpus)


def is_case(path: Path | str) -> bool:
    """Return whether a folder is that of a case, with or without faults: it is described as one, or has its claims."""
    from molehunt.case.reader import is_case

    return is_case(path)
