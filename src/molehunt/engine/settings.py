"""The settings of the embedded engine that a user may give, all of them environment variables.

To add a setting: a field of :class:`Settings`, its line in :func:`settings`, and its name in ``PASSED`` if the
supervisor needs it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from molehunt.model.errors import EngineError

PASSED = ("MOLEHUNT_IDLE", "MOLEHUNT_TIMEOUT", "MOLEHUNT_HEAP", "MOLEHUNT_AOT_CACHE")
"""The settings that the supervisor of a server is given."""


@dataclass(frozen=True, slots=True)
class Settings:
    """``idle`` and ``start_timeout`` in seconds, ``timeout`` in milliseconds, ``heap`` as for Java's ``-Xmx``.

    ``bolt_port`` is None if nothing was said, 0 for any free port.
    """

    idle: float = 30 * 60
    timeout: int = 60_000
    start_timeout: float = 60
    heap: str = ""
    aot_cache: bool = True
    bolt_port: int | None = None


def settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from the environment.

    - ``MOLEHUNT_IDLE``: minutes until an unused server stops, 0 for never.
    - ``MOLEHUNT_TIMEOUT``: seconds that a query may take, 0 for no limit.
    - ``MOLEHUNT_START_TIMEOUT``: seconds to wait for a start.
    - ``MOLEHUNT_HEAP``: memory, such as ``512m`` or ``4g``.
    - ``MOLEHUNT_AOT_CACHE``: 0 to keep no start-up cache, which takes 50 MB.
    - ``MOLEHUNT_BOLT_PORT``: the port of the Bolt address, 0 for any free one.

    A server keeps the settings with which it was started.
    Raises EngineError for a value that is none of these.
    """
    env = os.environ if environ is None else environ
    heap = env.get("MOLEHUNT_HEAP", "").strip()
    if heap and not (heap[:-1].isdecimal() and heap.isascii() and heap[-1] in "mMgG"):
        raise EngineError(f"MOLEHUNT_HEAP is {heap!r}: give a size such as 512m or 4g")
    return Settings(
        idle=60 * _number(env, "MOLEHUNT_IDLE", 30),
        timeout=round(1000 * _number(env, "MOLEHUNT_TIMEOUT", 60)),
        start_timeout=_number(env, "MOLEHUNT_START_TIMEOUT", 60),
        heap=heap,
        aot_cache=env.get("MOLEHUNT_AOT_CACHE", "1") != "0",
        bolt_port=_port(env.get("MOLEHUNT_BOLT_PORT", "").strip()),
    )


def _number(env: Mapping[str, str], name: str, default: float) -> float:
    try:
        value = float(env.get(name) or default)
    except ValueError:
        value = -1.0
    if not 0 <= value < 1e9:
        raise EngineError(f"{name} is {env[name]!r}: give a number, 0 or more")
    return value


def _port(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) <= 5) or int(text) > 65535:
        raise EngineError(f"MOLEHUNT_BOLT_PORT is {text!r}: give a port from 1 to 65535, or 0 for any free one")
    return int(text)
