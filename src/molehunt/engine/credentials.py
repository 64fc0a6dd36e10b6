"""The three users of the embedded server and their passwords.

``root`` stops servers and ends queries, ``writer`` loads and indexes, ``reader`` can only read: ad-hoc Cypher
is sent as ``reader``, because the server ignores the driver's access mode. The passwords are random and
kept in one file that only its owner can read. The server gets their hashes alone, so that no secret is
ever on a command line, in an environment or in a log. To add a user, add it to ``GROUPS``.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field

from molehunt.engine.folder import private_file, read_json, unusable
from molehunt.engine.home import DATABASE, Home
from molehunt.model.errors import EngineError

RECORDS = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]
# updateSecurity allows LOAD CSV and CREATE USER, which the writer does not need.
GROUPS: dict[str, tuple[str, list[str], list[str]]] = {
    "root": ("admin", ["updateSecurity", "updateSchema", "updateDatabaseSettings"], RECORDS),
    "writer": ("writer", ["updateSchema"], RECORDS),
    "reader": ("reader", [], ["readRecord"]),
}
# A password of 256 random bits cannot be guessed, however fast the hash is. The usual 65,536 rounds would add
# 50 ms to every new connection.
ROUNDS = 1000


@dataclass(frozen=True, slots=True)
class Login:
    """A user and the password, which the representation leaves out."""

    user: str
    password: str = field(repr=False)

    @property
    def auth(self) -> tuple[str, str]:
        """The pair as the driver takes it."""
        return self.user, self.password


def logins(place: Home) -> dict[str, Login]:
    """Return the logins of the folder by user, made if there are none yet; raise EngineError if they cannot be."""
    if not place.credentials.exists():
        _create(place)
    return known_logins(place)


def known_logins(place: Home) -> dict[str, Login]:
    """Return the logins that the folder holds; raise EngineError if they cannot be read."""
    try:
        passwords = read_json(place.credentials)
        if not all(isinstance(passwords[user], str) and passwords[user] for user in GROUPS):
            raise ValueError("a password in it is not text")
        return {user: Login(user, passwords[user]) for user in GROUPS}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EngineError(
            f"cannot read the passwords in {place.credentials}: {error}; remove that file to get new ones"
        ) from error


def configure(place: Home, users: dict[str, Login]) -> None:
    """Write the users (hashed) and groups that the server reads at its start.

    Raises EngineError if they cannot be written.
    """
    groups = {
        group: {
            "access": access,
            "resultSetLimit": -1,
            "readTimeout": -1,
            "types": {"*": {"access": records}},
        }
        for group, access, records in GROUPS.values()
    }
    # Every database must have a "*" entry; a database that is not ours has no group but the administrator's.
    both = {DATABASE: {"groups": groups}, "*": {"groups": {"admin": groups["admin"]}}}
    lines = [
        json.dumps({"name": name, "password": hashed(users[name].password), "databases": _scope(name, group)})
        for name, (group, _, _) in GROUPS.items()
    ]
    try:
        _private(place, "server-users.jsonl", "\n".join(lines) + "\n")
        _private(place, "server-groups.json", json.dumps({"databases": both, "version": 2}, indent=1))
    except OSError as error:
        raise unusable(place, error) from error


def hashed(password: str) -> str:
    """Hash a password in the server's own form: ``algorithm$rounds$salt$hash``, the salt taken as its text."""
    # Needed only at a start, and slow to import.
    import base64
    import hashlib
    import secrets

    salt = base64.b64encode(secrets.token_bytes(32)).decode()
    digest = hashlib.pbkdf2_hmac("sha256", password.encode(), salt.encode(), ROUNDS, 32)
    return f"PBKDF2WithHmacSHA256${ROUNDS}${salt}${base64.b64encode(digest).decode()}"


def _scope(name: str, group: str) -> dict[str, list[str]]:
    return {"*" if name == "root" else DATABASE: [group]}


def _create(place: Home) -> None:
    import secrets

    fresh = {user: secrets.token_urlsafe(32) for user in GROUPS}
    beside = place.credentials.with_suffix(".new")
    try:
        beside.unlink(missing_ok=True)
        with os.fdopen(private_file(beside), "w", encoding="utf-8") as file:
            json.dump(fresh, file)
        beside.replace(place.credentials)
    except OSError as error:
        raise unusable(place, error) from error


def _private(place: Home, name: str, text: str) -> None:
    target = place.config / name
    target.unlink(missing_ok=True)
    with os.fdopen(private_file(target), "w", encoding="utf-8") as file:
        file.write(text)
