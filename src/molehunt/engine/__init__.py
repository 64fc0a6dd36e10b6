"""The embedded engine: an ArcadeDB server of one's own, in a data folder, started on demand and shared.

``ensure_running()`` gives its address and logins, ``find_running()`` looks without starting, ``stop()`` ends
it, ``end_queries()`` ends what runs on it too long. It outlives the command that started it, and stops when
it has been idle for a while.
"""

from molehunt.engine.credentials import Login
from molehunt.engine.running import Running, end_queries, ensure_running, find_running, stop

__all__ = ["Login", "Running", "end_queries", "ensure_running", "find_running", "stop"]
