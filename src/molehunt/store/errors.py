"""The driver's errors in words: what was wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from molehunt.model.errors import EngineError, QueryError
from molehunt.store.address import Address

if TYPE_CHECKING:
    from neo4j.exceptions import Neo4jError

# What the codes of both engines mean to somebody who typed a query.
_REFUSED = ("AccessMode", "Forbidden", "Security", "ReadOnly")


@contextmanager
def explained(what: str, address: Address) -> Iterator[None]:
    """Turn an error of the driver into one of ours, in a line; ``what`` names the query."""
    from neo4j import exceptions

    try:
        yield
    except exceptions.AuthError:
        raise EngineError(
            f"{address.uri} refused the user {address.user}; check NEO4J_USERNAME and NEO4J_PASSWORD"
        ) from None
    except exceptions.Neo4jError as error:
        raise _explain(what, error) from None
    except (exceptions.DriverError, OSError) as error:
        hint = "run molehunt status" if address.embedded else "check NEO4J_URI and that the server is up"
        raise EngineError(f"{address.uri} does not answer ({_one_line(str(error))}); {hint}") from None


def _explain(what: str, error: Neo4jError) -> EngineError | QueryError:
    code, message = error.code or "", _one_line(error.message or str(error))
    lowered = message.lower()
    if "timedout" in code.lower() or "timeout" in lowered:
        return EngineError(
            f"{what} took longer than allowed and was ended; narrow it, or raise MOLEHUNT_TIMEOUT (seconds)"
        )
    if any(word in code for word in _REFUSED) or "not allowed" in lowered or "read-only" in lowered:
        return QueryError(
            f"{what} would change the graph, and this is read-only; molehunt cypher --write changes things ({message})"
        )
    return QueryError(f"{what}: {message} [{code}]")


def _one_line(text: str, limit: int = 400) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 3] + "..."
