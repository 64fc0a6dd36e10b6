"""Commands to the server over HTTP: end a query, shut down."""

from __future__ import annotations

import base64
import json
from http.client import HTTPConnection, HTTPException
from typing import Any

from molehunt.engine.credentials import Login
from molehunt.engine.home import HOST
from molehunt.model.errors import EngineError

QUERIES_TIMEOUT = 5.0  # seconds to wait for an answer about running queries


def command(port: int, root: Login, text: str, *, seconds: float = 20) -> Any:
    """Send one command and return its result; raise EngineError if it is refused or not answered in time."""
    token = base64.b64encode(":".join(root.auth).encode()).decode()
    connection = HTTPConnection(HOST, port, timeout=seconds)
    try:
        headers = {"Authorization": f"Basic {token}", "Content-Type": "application/json"}
        connection.request("POST", "/api/v1/server", json.dumps({"command": text}), headers)
        answer = connection.getresponse()
        said = json.loads(answer.read() or b"{}")
    except (OSError, HTTPException, ValueError) as error:
        raise EngineError(f"the server at {HOST}:{port} does not take the command {text!r}: {error}") from error
    finally:
        connection.close()
    if answer.status != 200:
        raise EngineError(f"the server at {HOST}:{port} refused the command {text!r}: {said.get('detail', said)}")
    return said.get("result")


def end_queries(port: int, root: Login, text: str) -> int:
    """End the running queries whose Cypher contains the text; return how many there were.

    Raises EngineError if the server refuses or does not answer.
    """
    ids = [
        query["id"] for query in command(port, root, "list queries", seconds=QUERIES_TIMEOUT) if text in query["text"]
    ]
    for id_ in ids:
        command(port, root, f"terminate query {id_}", seconds=QUERIES_TIMEOUT)
    return len(ids)
