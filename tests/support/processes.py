"""Processes of their own for what loads beside a test, without the time that a Python takes to start and to import.

They are forks of one server, which imports once what they all need; only what is set before its first process counts.
"""

import multiprocessing
from multiprocessing.context import BaseContext

_KIND = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
# neo4j and yaml are imported by molehunt when they are first needed, which is too late.
_IMPORTED = ["tests.support.kills", "tests.support.reloading", "neo4j", "yaml"]


def context() -> BaseContext:
    """What makes processes and the lines to them."""
    made = multiprocessing.get_context(_KIND)
    if _KIND == "forkserver":
        made.set_forkserver_preload(_IMPORTED)
    return made
