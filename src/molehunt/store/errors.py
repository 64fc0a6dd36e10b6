"""The driver's errors as ours, in words: what was wrong, where, and what to do.

The class and the code of an error say what happened, never words in its message, which may come from the query. To
distinguish one more code, add it to a set here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING

from molehunt.engine.folder import refuse_full_disk
from molehunt.engine.home import home
from molehunt.model.either import either
from molehunt.model.errors import EngineError, QueryError
from molehunt.store.address import Address
from molehunt.store.limits import without_marks

if TYPE_CHECKING:
    from neo4j.exceptions import DriverError, Neo4jError

# The last part of an error code, such as "Neo.ClientError.Transaction.TransactionTimedOut".
_OUT_OF_TIME = {"TransactionTimedOut", "TransactionTimedOutClientConfiguration", "Terminated"}
_NO_DATABASE = {"DatabaseNotFound"}
_WRONG_LOGIN = {"Unauthorized", "CredentialsExpired", "TokenExpired", "AuthenticationRateLimit"}
_READ_ONLY = {"AccessMode", "Forbidden", "ReadOnly", "ForbiddenOnReadOnlyDatabase", "WriteOnReadOnlyAccessDatabase"}
# ArcadeDB finds a node with edges before it looks who deletes it. No text of a query stands at the beginning.
_CONNECTED = "DeleteConnectedNode: "
_DRIVER, _PACKING = "neo4j", "neo4j._codec"


def no_such_case(case: str) -> EngineError:
    """Return the error for a case that the graph does not have."""
    return EngineError(f"there is no case {case!r} in the graph; molehunt status lists those there are")


def partly_loaded(case: str) -> EngineError:
    """Return the error for a case of which the graph holds only a part."""
    return EngineError(
        f"case {case!r} is only partly loaded: run molehunt load again to finish, or molehunt unload {case} to undo it"
    )


@contextmanager
def explained(what: str, address: Address, *, reads: bool = False) -> Iterator[None]:
    """Turn an error that the driver raises in the block into one of ours; ``what`` is the name of the query.

    In a block that only ``reads``, whatever a query fails with because it would write is told as that.

    Any other error passes unchanged, even one of a class that the driver raises too: if a file cannot be read in the
    middle of a load, the server is not the cause.

    Raises
    ------
    QueryError
        If the database refuses the query, or a value cannot be sent or returned.
    EngineError
        If the database cannot be reached, refuses the user, does not answer, or ends the query.

    """
    from neo4j import exceptions

    try:
        yield
    except exceptions.AuthError:
        hint = "run molehunt down" if address.embedded else "check NEO4J_USERNAME and NEO4J_PASSWORD"
        raise EngineError(f"{address.uri} refused the user {address.user}; {hint}") from None
    except exceptions.Neo4jError as error:
        raise _explain(what, error, address, reads=reads) from None
    except exceptions.DriverError as error:
        raise _unreachable(what, error, address) from None
    # A value that cannot be sent, such as half a surrogate pair; ValueError also for a host that cannot exist.
    except (OSError, ValueError, OverflowError) as error:
        if not _is_from(_DRIVER, error.__traceback__):
            raise
        if _is_from(_PACKING, error.__traceback__):
            raise QueryError(f"{what}: a value cannot be sent, {_unsendable(error)}") from None
        raise _no_answer(address, error) from None


def _explain(what: str, error: Neo4jError, address: Address, *, reads: bool) -> EngineError | QueryError:
    code, message = error.code or "", _one_line(without_marks(error.message or str(error)))
    if address.embedded and "DatabaseError" in code:
        refuse_full_disk(home(address.folder))
    kind = code.rpartition(".")[2]
    if kind in _OUT_OF_TIME:
        return EngineError(
            f"{what} took longer than allowed and was ended; narrow it, or allow more seconds with "
            f"{either('--timeout')} (the embedded engine allows MOLEHUNT_TIMEOUT at most, and reads it when it starts)"
        )
    # ArcadeDB has one code for this and for a write that is not allowed, so that only its sentence tells.
    if kind in _NO_DATABASE or message == f"Access to database '{address.database}' is not allowed":
        name = repr(address.database) if address.database else "of its own"
        return EngineError(f"{address.uri} has no database {name} for {address.user}; check NEO4J_DATABASE")
    if kind in _WRONG_LOGIN:
        return EngineError(f"{address.uri} refused the user {address.user} ({message}); check NEO4J_PASSWORD")
    connected = address.embedded and message.startswith(_CONNECTED)
    if kind in _READ_ONLY or (connected and reads):
        return QueryError(
            f"{what} would change the graph, and this is read-only; "
            f"{either('molehunt cypher --write', 'GraphStore().cypher(..., write=True)')} changes things ({message})"
        )
    if address.embedded and ".DatabaseError." in code and not connected:
        return QueryError(f"{what}: the embedded engine cannot run it: {message}")
    return (EngineError if "TransientError" in code else QueryError)(f"{what}: {message} [{code}]")


def _unreachable(what: str, error: DriverError, address: Address) -> EngineError | QueryError:
    from neo4j import exceptions

    if isinstance(error, exceptions.BrokenRecordError):
        return QueryError(
            f"{what} returns a value for which there is no form here, such as a day before the year 1; "
            "return it as text, with toString()"
        )
    if address.embedded and _has_engine_ended(address):
        return EngineError(
            f"the embedded engine has ended; perhaps {what}, or one before it, is too large for its memory: narrow it, "
            "or set MOLEHUNT_HEAP, such as 2g; the next command, or molehunt.open(), starts the engine again"
        )
    return _no_answer(address, error)


def _has_engine_ended(address: Address) -> bool:
    """Tell whether the engine that ran a moment ago has ended."""
    from molehunt.engine import find_running

    running = find_running(address.folder)
    return running is None or running.uri != address.uri


def _no_answer(address: Address, error: Exception) -> EngineError:
    hint = "run molehunt status" if address.embedded else "check NEO4J_URI and that the server is up"
    return EngineError(f"{address.uri} does not answer ({_one_line(str(error))}); {hint}")


def _is_from(package: str, trace: TracebackType | None) -> bool:
    """Tell whether a package, or something that it called, raised the error."""
    while trace:
        if f"{trace.tb_frame.f_globals.get('__name__')}.".startswith(f"{package}."):
            return True
        trace = trace.tb_next
    return False


def _unsendable(error: Exception) -> str:
    if isinstance(error, UnicodeEncodeError):
        return f"for U+{ord(error.object[error.start]):04X} is half a character; give it as text"
    if isinstance(error, OverflowError):
        return "for a number in it has more than 64 bits; give it as text"
    return f"for the driver has no form for it ({_one_line(str(error))}); give texts, numbers, days, lists or dicts"


def _one_line(text: str, limit: int = 400) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 3] + "..."
