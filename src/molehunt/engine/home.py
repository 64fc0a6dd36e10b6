"""Where the embedded engine keeps its files: one data folder, and the name of everything in it.

The folder is ``MOLEHUNT_HOME``, or the platform's usual place for application data. Nothing is written elsewhere.
To add a file, give it a property of :class:`Home`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from molehunt.model.errors import EngineError

DATABASE = "molehunt"
HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Home:
    """The data folder (absolute) and the names of the files in it."""

    folder: Path

    @property
    def marker(self) -> Path:
        """Says that the folder belongs to molehunt; nothing is written to a folder without it."""
        return self.folder / "molehunt-home.txt"

    @property
    def config(self) -> Path:
        """Users, groups and log settings, written anew at every start."""
        return self.folder / "config"

    @property
    def databases(self) -> Path:
        """The graph itself: the only thing here that a start does not make again."""
        return self.folder / "databases"

    @property
    def log(self) -> Path:
        """What the server reports, bounded in size; the one before is ``server.log.old``."""
        return self.folder / "log" / "server.log"

    @property
    def console(self) -> Path:
        """What the Java machine and the supervisor print when they fail."""
        return self.folder / "log" / "console.log"

    @property
    def state(self) -> Path:
        """Which server runs, as JSON."""
        return self.folder / "server.json"

    @property
    def lock(self) -> Path:
        """Held by the command that starts or stops a server."""
        return self.folder / "server.lock"

    @property
    def supervisor_lock(self) -> Path:
        """Held by the supervisor as long as it runs a server."""
        return self.folder / "supervisor.lock"

    @property
    def credentials(self) -> Path:
        """The passwords, readable by the owner alone."""
        return self.folder / "credentials.json"

    @property
    def bolt_port(self) -> Path:
        """The Bolt port that was asked for with ``MOLEHUNT_BOLT_PORT``, for later starts."""
        return self.folder / "bolt-port.txt"

    @property
    def last_used(self) -> Path:
        """Its modification time tells when a command last asked for the engine."""
        return self.folder / "last-used"

    @property
    def aot_cache(self) -> Path:
        """Caches of compiled classes that halve the time of a start."""
        return self.folder / "aot-cache"


def home(folder: Path | str | None = None, environ: Mapping[str, str] | None = None) -> Home:
    """Return the data folder: the argument, else ``MOLEHUNT_HOME``, else the platform's own place.

    Raises EngineError if that names no folder: the user after ``~`` is unknown, or this user has no home folder.
    """
    chosen = folder or (os.environ if environ is None else environ).get("MOLEHUNT_HOME") or _usual_folder()
    try:
        if "\0" in str(chosen):
            raise ValueError("it contains a null character")
        return Home(Path(chosen).expanduser().absolute())
    except (RuntimeError, ValueError, OSError) as error:
        raise EngineError(
            f"the data folder {str(chosen)!r} cannot be found: {error}; set MOLEHUNT_HOME to the full path of a folder"
        ) from error


def _usual_folder() -> Path:
    import platformdirs

    try:
        usual = platformdirs.user_data_path("molehunt", appauthor=False)
    except RuntimeError:
        usual = Path()
    if not usual.is_absolute():  # earlier versions of platformdirs return such a path then
        raise EngineError("this user has no home folder (HOME is not set); set MOLEHUNT_HOME to the folder to use")
    return usual
