"""A test of the Bolt port: whether a server there accepts our password and answers Cypher.

It sends the few bytes of Bolt 4.4 itself, because importing the driver takes longer than the whole test.
"""

from __future__ import annotations

import socket
import struct

from molehunt.engine.credentials import Login
from molehunt.engine.home import DATABASE, HOST
from molehunt.model.errors import EngineError

HANDSHAKE = bytes.fromhex("6060b017 00000404 00000000 00000000 00000000")
HELLO, RUN, PULL, SUCCESS, RECORD = b"\xb1\x01", b"\xb3\x10", b"\xb1\x3f", 0x70, 0x71


def responds(port: int, login: Login, seconds: float) -> bool:
    """Tell whether a server there takes the login and answers ``RETURN 1``.

    False if there is no server, or it closes the connection or refuses. Raises EngineError if it does not answer within
    ``seconds``.
    """
    hello: dict[str, str | int] = {
        "user_agent": "molehunt/1",
        "scheme": "basic",
        "principal": login.user,
        "credentials": login.password,
    }
    messages = (
        HELLO + _pack(hello),
        RUN + _pack("RETURN 1") + _pack({}) + _pack({"db": DATABASE}),
        PULL + _pack({"n": -1}),
    )
    try:
        with socket.create_connection((HOST, port), seconds) as connection:
            connection.sendall(HANDSHAKE)
            if _receive(connection, 4) != HANDSHAKE[4:8]:
                return False
            connection.sendall(b"".join(struct.pack(">H", len(m)) + m + b"\0\0" for m in messages))
            # Not further than to a refusal: fewer replies follow it.
            return all(_reply(connection) == kind for kind in (SUCCESS, SUCCESS, RECORD, SUCCESS))
    except TimeoutError as error:
        raise EngineError(
            f"the server at {HOST}:{port} has not answered for {seconds:g} s; wait, or stop it: molehunt down"
        ) from error
    except OSError:
        return False


def _pack(value: str | int | dict[str, str | int]) -> bytes:
    """Pack a short text, a small number or a small map as PackStream."""
    if isinstance(value, str):
        text = value.encode()
        return b"\xd0" + bytes([len(text)]) + text
    if isinstance(value, int):
        return struct.pack("b", value)
    return bytes([0xA0 + len(value)]) + b"".join(_pack(key) + _pack(each) for key, each in value.items())


def _reply(connection: socket.socket) -> int:
    """Read one whole message and return its kind."""
    message = b""
    while size := struct.unpack(">H", _receive(connection, 2))[0]:
        message += _receive(connection, size)
    return message[1]


def _receive(connection: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        more = connection.recv(size - len(data))
        if not more:
            raise ConnectionError
        data += more
    return data
