"""The log of the server: keep it small, and read in it whether the server is ready, or why it ended."""

from __future__ import annotations

from pathlib import Path

from molehunt.engine.folder import unusable
from molehunt.engine.home import Home

LIMIT = 4_000_000  # bytes; the server writes no more than this into one log
LISTENING = "Listening for incoming BOLT connections"
READY = "ArcadeDB Server started in"
FAILED = 'Exception in thread "main"'
TRANSIENT = ("Unable to listen", "Address already in use", "is locked by another process")
PROPERTIES = f"""\
handlers = java.util.logging.FileHandler
.level = INFO
io.undertow.level = WARNING
org.xnio.level = WARNING
org.jboss.level = WARNING
java.util.logging.FileHandler.level = INFO
java.util.logging.FileHandler.pattern = ./log/server.log
java.util.logging.FileHandler.formatter = com.arcadedb.log.LogFormatter
java.util.logging.FileHandler.limit = {LIMIT}
java.util.logging.FileHandler.count = 1
"""


def renew(place: Home) -> None:
    """Rename the log of the last run and write the log settings, so that the log is that of the new run alone.

    Raises EngineError if the folder cannot be written.
    """
    try:
        for events in place.log.parent.glob("server-event-log-*"):
            events.unlink()
        if place.log.exists():
            place.log.replace(place.log.with_suffix(".log.old"))
        place.console.write_bytes(b"")  # Not removed: a supervisor that is about to end may have it open.
        (place.config / "arcadedb-log.properties").write_text(PROPERTIES, encoding="ascii")
    except OSError as error:
        raise unusable(place, error) from error


def is_listening(place: Home) -> bool:
    """Tell whether the server of the folder has reported that its Bolt port takes connections."""
    return LISTENING in _text(place.log)


def is_ready(place: Home) -> bool:
    """Tell whether the server of the folder has reported that it is ready.

    Only that server can write there, so this also proves that the ports are its own and nobody else's.
    """
    return READY in _text(place.log)


def has_failed(place: Home) -> bool:
    """Tell whether the server gave up its start, which does not always end its process."""
    return FAILED in _text(place.console)


def is_transient(place: Home) -> bool:
    """Tell whether the server ended for a reason that will pass: a port was taken, or the last server still ran."""
    said = _text(place.log) + _text(place.console)
    return any(sign in said for sign in TRANSIENT)


def reason(place: Home) -> str:
    """Return the line that says best why the server ended: the root cause, else the last line."""
    lines = [*_text(place.log).splitlines(), *_text(place.console).splitlines()]
    lines = [line.strip() for line in lines if line.strip() and not line.startswith("\tat ")]
    # A Java machine that cannot start gives the reason in several lines with this beginning.
    errors = [line for line in lines if line.startswith("Error: ")]
    if errors:
        return "; ".join(errors)
    for sign in ("Caused by:", "Exception", "SEVER"):
        matching = [line for line in lines if sign in line]
        if matching:
            return matching[-1].removeprefix("Caused by:").strip()
    return lines[-1] if lines else "it said nothing"


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
