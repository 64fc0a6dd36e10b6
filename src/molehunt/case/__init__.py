"""Read and check a case: a folder of CSV tables with a ``datapackage.json``, every fault by file, line, column.

``read`` gives the records of a case without faults, ``check`` the faults of any; the columns and what they
may hold stand in ``tables``.
"""

from molehunt.case.examine import check, read
from molehunt.case.faults import Fault, Report

__all__ = ["Fault", "Report", "check", "read"]
