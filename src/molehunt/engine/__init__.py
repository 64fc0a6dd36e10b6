"""The embedded engine: an ArcadeDB server of the user's own, in a data folder, started on demand and shared.

``ensure_running()`` returns its address and logins, ``find_running()`` looks without starting it, ``stop()`` ends it,
``end_queries()`` ends a query that takes too long, ``home_lock()`` lets one command at a time do something. The server
outlives the command that started it, and stops when nobody has used it for a while.
"""

from molehunt.engine.credentials import Login
from molehunt.engine.running import Running, end_queries, ensure_running, find_running, home_lock, stop

__all__ = ["Login", "Running", "end_queries", "ensure_running", "find_running", "home_lock", "stop"]
