"""The driver's errors in words: what was wrong, where, and what to do.

What happened is told by the class of an error and its code, never by words in its message, which may come from the
query. To tell one more code apart, add it to a set here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING

from molehunt.engine.folder import refuse_full_disk
from molehunt.engine.home import home
from molehunt.model.errors import EngineError, QueryError
from molehunt.store.address import Address

if TYPE_CHECKING:
    from neo4j.exceptions import DriverError, Neo4jError

# The last words of codes, which are "Neo.ClientError.Transaction.TransactionTimedOut" and the like.
_ENDED = {"TransactionTimedOut", "TransactionTimedOutClientConfiguration", "Terminated"}
_NO_DATABASE = {"DatabaseNotFound"}
_NOT_THIS_USER = {"Unauthorized", "CredentialsExpired", "TokenExpired", "AuthenticationRateLimit"}
_REFUSED = {"AccessMode", "Forbidden", "ReadOnly", "ForbiddenOnReadOnlyDatabase", "WriteOnReadOnlyAccessDatabase"}


def half_loaded(case: str) -> EngineError:
    """Return the error for a question to a case of which the graph holds only a part."""
    return EngineError(
        f"case {case!r} is only partly loaded: run molehunt load again to finish, or molehunt unload {case} to undo it"
    )


@contextmanager
def explained(what: str, address: Address) -> Iterator[None]:
    """Turn an error of the driver into one of ours, in a line; ``what`` names the query.

    Errors of any other origin pass as they are, also where they are of a kind that the driver raises: a file that
    cannot be read in the middle of a load is no server that does not answer.
    """
    from neo4j import exceptions

    try:
        yield
    except exceptions.AuthError:
        hint = "run molehunt down" if address.embedded else "check NEO4J_USERNAME and NEO4J_PASSWORD"
        raise EngineError(f"{address.uri} refused the user {address.user}; {hint}") from None
    except exceptions.Neo4jError as error:
        raise _explain(what, error, address) from None
    except exceptions.DriverError as error:
        raise _unreachable(what, error, address) from None
    # A number too large or half a character to send; and for a host or a port that no network knows, ValueError.
    except (OSError, ValueError, OverflowError) as error:
        if not _of_the_driver(error.__traceback__):
            raise
        if isinstance(error, (UnicodeEncodeError, OverflowError)):
            raise QueryError(f"{what}: a value cannot be sent, {_unsendable(error)}") from None
        raise _silent(address, error) from None


def _explain(what: str, error: Neo4jError, address: Address) -> EngineError | QueryError:
    code, message = error.code or "", _one_line(error.message or str(error))
    if address.embedded and "DatabaseError" in code:
        refuse_full_disk(home(address.folder))
    kind = code.rpartition(".")[2]
    if kind in _ENDED:
        return EngineError(
            f"{what} took longer than allowed and was ended; narrow it, or allow more seconds with --timeout "
            "(the embedded engine allows MOLEHUNT_TIMEOUT at most, and reads it when it starts)"
        )
    if kind in _NO_DATABASE:
        name = repr(address.database) if address.database else "of its own"
        return EngineError(f"{address.uri} has no database {name} for {address.user}; check NEO4J_DATABASE")
    if kind in _NOT_THIS_USER:
        return EngineError(f"{address.uri} refused the user {address.user} ({message}); check NEO4J_PASSWORD")
    if kind in _REFUSED:
        return QueryError(
            f"{what} would change the graph, and this is read-only; molehunt cypher --write changes things ({message})"
        )
    if address.embedded and ".DatabaseError." in code:
        return QueryError(f"{what}: the embedded engine cannot run it: {message}")
    return (EngineError if "TransientError" in code else QueryError)(f"{what}: {message} [{code}]")


def _unreachable(what: str, error: DriverError, address: Address) -> EngineError | QueryError:
    from neo4j import exceptions

    if isinstance(error, exceptions.BrokenRecordError):
        return QueryError(
            f"{what} returns a value for which there is no form here, such as a day before the year 1; "
            "return it as text, with toString()"
        )
    if address.embedded and _ended(address):
        return EngineError(
            f"the engine ended while it ran {what}, which may be too large for its memory; narrow it, or give the "
            "engine more with MOLEHUNT_HEAP, such as 2g"
        )
    return _silent(address, error)


def _ended(address: Address) -> bool:
    """Tell whether the engine that was there a moment ago is gone."""
    from molehunt.engine import find_running

    running = find_running(address.folder)
    return running is None or running.uri != address.uri


def _silent(address: Address, error: Exception) -> EngineError:
    hint = "run molehunt status" if address.embedded else "check NEO4J_URI and that the server is up"
    return EngineError(f"{address.uri} does not answer ({_one_line(str(error))}); {hint}")


def _of_the_driver(trace: TracebackType | None) -> bool:
    """Tell whether an error came up in a call of the driver, or of what the driver called."""
    while trace:
        if str(trace.tb_frame.f_globals.get("__name__")).partition(".")[0] == "neo4j":
            return True
        trace = trace.tb_next
    return False


def _unsendable(error: UnicodeEncodeError | OverflowError) -> str:
    if isinstance(error, UnicodeEncodeError):
        return f"for U+{ord(error.object[error.start]):04X} is half a character; give it as text"
    return "for a number in it has more than 64 bits; give it as text"


def _one_line(text: str, limit: int = 400) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 3] + "..."
