"""The ports of a server: any two that are free, or the Bolt port that the user asked for.

A port asked for once with ``MOLEHUNT_BOLT_PORT`` is remembered in the data folder, so that saved connections of other
tools go on working.
"""

from __future__ import annotations

import socket
from contextlib import ExitStack

from molehunt.engine.folder import unusable
from molehunt.engine.home import HOST, Home
from molehunt.engine.settings import Settings
from molehunt.model.errors import EngineError


def wanted_port(place: Home, chosen: Settings) -> int:
    """Return the Bolt port that the user asked for, now or earlier for this folder; 0 for any.

    Raises EngineError if what the folder remembers is not a port.
    """
    if chosen.bolt_port is not None:
        return chosen.bolt_port
    try:
        text = place.bolt_port.read_text(encoding="ascii").strip() if place.bolt_port.is_file() else "0"
        port = int(text[:6])
        if not 0 <= port < 65536:
            raise ValueError(f"{port} is not a port")
    except (OSError, ValueError) as error:
        raise EngineError(f"cannot read the Bolt port in {place.bolt_port}: {error}; remove that file") from error
    return port


def remember_port(place: Home, chosen: Settings) -> None:
    """Write down the Bolt port that the user asked for; raise EngineError if that is not possible."""
    try:
        if chosen.bolt_port:
            place.bolt_port.write_text(f"{chosen.bolt_port}\n", encoding="ascii")
        elif chosen.bolt_port == 0:
            place.bolt_port.unlink(missing_ok=True)
    except OSError as error:
        raise unusable(place, error) from error


def free_ports(bolt: int = 0) -> tuple[int, int]:
    """Return a port for Bolt and one for HTTP that nobody uses at the moment; ``bolt`` is the one to use, 0 for any.

    Raises EngineError if that one cannot be used.
    """
    with ExitStack() as stack:
        first = stack.enter_context(_listening(bolt))
        second = stack.enter_context(_listening(0))
        return first.getsockname()[1], second.getsockname()[1]


def _listening(port: int) -> socket.socket:
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        raise EngineError(
            f"the Bolt port {port} cannot be used: {error.strerror}; end the program that uses it, "
            "or set MOLEHUNT_BOLT_PORT to another port, or to 0 for any free one"
        ) from error
