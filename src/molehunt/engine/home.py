"""Where the embedded engine keeps its things, and the settings that a user may give it.

Everything lies in one data folder: ``MOLEHUNT_HOME``, or the platform's usual place for application data.
Nothing is written elsewhere. To add a file, give it a property of :class:`Home`; to add a setting, a field of
:class:`Settings` and its line in :func:`settings`.
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
    """The data folder (absolute) and the names of what lies in it."""

    folder: Path

    @property
    def config(self) -> Path:
        """Users, groups and log settings, written anew at every start."""
        return self.folder / "config"

    @property
    def databases(self) -> Path:
        """The graph itself: the only thing here that cannot be made again."""
        return self.folder / "databases"

    @property
    def log(self) -> Path:
        """What the server reports, bounded in size; the one before is ``server.log.old``."""
        return self.folder / "log" / "server.log"

    @property
    def console(self) -> Path:
        """What the Java machine and the supervisor say when they fail."""
        return self.folder / "log" / "console.log"

    @property
    def state(self) -> Path:
        """Which server runs, as JSON."""
        return self.folder / "server.json"

    @property
    def lock(self) -> Path:
        """Held by whoever starts or stops a server."""
        return self.folder / "server.lock"

    @property
    def credentials(self) -> Path:
        """The passwords, readable by the owner alone."""
        return self.folder / "credentials.json"

    @property
    def last_used(self) -> Path:
        """Its modification time tells when a command last asked for the engine."""
        return self.folder / "last-used"

    @property
    def warm(self) -> Path:
        """Caches of compiled classes that halve the start."""
        return self.folder / "warm"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set: idle and patience in seconds, timeout in milliseconds, heap as for ``-Xmx``."""

    idle: float = 30 * 60
    timeout: int = 60_000
    patience: float = 60
    heap: str = ""
    warm: bool = True


def home(folder: Path | str | None = None, environ: Mapping[str, str] | None = None) -> Home:
    """Give the data folder: the argument, else ``MOLEHUNT_HOME``, else the platform's own place."""
    chosen = folder or (os.environ if environ is None else environ).get("MOLEHUNT_HOME")
    if not chosen:
        import platformdirs

        chosen = platformdirs.user_data_path("molehunt", appauthor=False)
    return Home(Path(chosen).expanduser().absolute())


def settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from the environment.

    ``MOLEHUNT_IDLE`` (minutes until an unused server stops, 0 = never), ``MOLEHUNT_TIMEOUT`` (seconds a query
    may take, 0 = no end), ``MOLEHUNT_PATIENCE`` (seconds to wait for a start), ``MOLEHUNT_HEAP`` (``512m``,
    ``4g``), ``MOLEHUNT_WARM`` (0 = keep no start-up cache, which takes 50 MB). Raises EngineError where a
    value is none of these. What concerns the server is settled at its start, for all who join it.
    """
    env = os.environ if environ is None else environ
    heap = env.get("MOLEHUNT_HEAP", "").strip()
    if heap and not (heap[:-1].isdecimal() and heap[-1] in "mMgG"):
        raise EngineError(f"MOLEHUNT_HEAP is {heap!r}: give a size such as 512m or 4g")
    return Settings(
        idle=60 * _number(env, "MOLEHUNT_IDLE", 30),
        timeout=round(1000 * _number(env, "MOLEHUNT_TIMEOUT", 60)),
        patience=_number(env, "MOLEHUNT_PATIENCE", 60),
        heap=heap,
        warm=env.get("MOLEHUNT_WARM", "1") != "0",
    )


def prepare(place: Home) -> None:
    """Make the folder and those below it, open to the owner alone; raise EngineError where that cannot be."""
    try:
        for folder in (place.folder, place.config, place.log.parent, place.warm):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if place.folder.stat().st_mode & 0o077:
            place.folder.chmod(0o700)
        place.last_used.touch()
    except OSError as error:
        raise unusable(place, error) from error


def unusable(place: Home, error: OSError) -> EngineError:
    """Tell that the data folder cannot be written, and what to do."""
    where = error.filename or place.folder
    return EngineError(
        f"cannot write {where}: {error.strerror}; make room or make it writable, or set MOLEHUNT_HOME to another folder"
    )


def _number(env: Mapping[str, str], name: str, default: float) -> float:
    try:
        value = float(env.get(name) or default)
    except ValueError:
        value = -1.0
    if not 0 <= value < 1e9:
        raise EngineError(f"{name} is {env[name]!r}: give a number, 0 or more")
    return value
