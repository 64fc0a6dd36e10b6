"""The driver's errors in words: what was wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from molehunt.engine.folder import refuse_full_disk
from molehunt.engine.home import home
from molehunt.model.errors import EngineError, QueryError
from molehunt.store.address import Address

if TYPE_CHECKING:
    from neo4j.exceptions import Neo4jError

# What codes and messages mean to somebody who typed a query; in small letters what stands in the message.
_ENDED = ("TimedOut", "Transaction.Terminated", "timeout")
_NO_DATABASE = ("DatabaseNotFound", "access to database")
_REFUSED = ("AccessMode", "Forbidden", "ReadOnly", "Security", "not allowed", "read-only", "readonly")


def half_loaded(case: str) -> EngineError:
    """Return the error for a question to a case of which the graph holds only a part."""
    return EngineError(
        f"case {case!r} is only partly loaded: run molehunt load again to finish, or molehunt unload {case} to undo it"
    )


@contextmanager
def explained(what: str, address: Address) -> Iterator[None]:
    """Turn an error of the driver into one of ours, in a line; ``what`` names the query."""
    from neo4j import exceptions

    try:
        yield
    except exceptions.AuthError:
        hint = "run molehunt down" if address.embedded else "check NEO4J_USERNAME and NEO4J_PASSWORD"
        raise EngineError(f"{address.uri} refused the user {address.user}; {hint}") from None
    except exceptions.Neo4jError as error:
        raise _explain(what, error, address) from None
    except (UnicodeEncodeError, OverflowError) as error:
        raise QueryError(f"{what}: a value cannot be sent, {_unsendable(error)}") from None
    # The driver raises ValueError for a host or a port that no network knows.
    except (exceptions.DriverError, OSError, ValueError) as error:
        hint = "run molehunt status" if address.embedded else "check NEO4J_URI and that the server is up"
        raise EngineError(f"{address.uri} does not answer ({_one_line(str(error))}); {hint}") from None


def _explain(what: str, error: Neo4jError, address: Address) -> EngineError | QueryError:
    code, message = error.code or "", _one_line(error.message or str(error))
    if address.embedded and "DatabaseError" in code:
        refuse_full_disk(home(address.folder))
    said = f"{code} {message.lower()}"

    def says(words: tuple[str, ...]) -> bool:
        return any(word in said for word in words)

    if says(_ENDED):
        return EngineError(
            f"{what} took longer than allowed and was ended; narrow it, or allow more seconds with --timeout "
            "(the embedded engine allows MOLEHUNT_TIMEOUT at most, and reads it when it starts)"
        )
    if says(_NO_DATABASE):
        return EngineError(
            f"{address.uri} has no database {address.database!r} for {address.user}; check NEO4J_DATABASE"
        )
    if "Security.Authentication" in code or "Security.CredentialsExpired" in code:
        return EngineError(f"{address.uri} refused the user {address.user} ({message}); check NEO4J_PASSWORD")
    if says(_REFUSED):
        return QueryError(
            f"{what} would change the graph, and this is read-only; molehunt cypher --write changes things ({message})"
        )
    return (EngineError if "TransientError" in code else QueryError)(f"{what}: {message} [{code}]")


def _unsendable(error: UnicodeEncodeError | OverflowError) -> str:
    if isinstance(error, UnicodeEncodeError):
        return f"for U+{ord(error.object[error.start]):04X} is half a character; give it as text"
    return "for a number in it has more than 64 bits; give it as text"


def _one_line(text: str, limit: int = 400) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 3] + "..."
