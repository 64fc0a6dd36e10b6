import base64
import hashlib
import json

import pytest

from molehunt.engine.credentials import configure, hashed, known_logins, logins
from molehunt.engine.folder import prepare
from molehunt.engine.home import home
from molehunt.model.errors import EngineError


@pytest.fixture
def place(tmp_path):
    prepare(home(tmp_path))
    return home(tmp_path)


def test_passwords_are_long_random_kept_and_closed_to_others(place, tmp_path_factory):
    first = logins(place)
    assert {login.user for login in first.values()} == {"root", "writer", "reader"}
    passwords = {login.password for login in first.values()}
    assert len(passwords) == 3
    assert min(map(len, passwords)) >= 43  # 256 bits in base 64
    assert place.credentials.stat().st_mode & 0o777 == 0o600
    assert logins(place) == first
    other = home(tmp_path_factory.mktemp("other"))
    assert passwords.isdisjoint(login.password for login in logins(other).values())


def test_a_login_does_not_show_its_password(place):
    writer = logins(place)["writer"]
    assert writer.password not in repr(writer)
    assert writer.auth == ("writer", writer.password)


def test_a_file_somebody_else_put_there_is_not_written_to(place, tmp_path):
    beside = place.credentials.with_suffix(".new")
    elsewhere = tmp_path / "elsewhere"
    beside.symlink_to(elsewhere)
    logins(place)
    assert not elsewhere.exists()


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"root": "x"}', "[" * 100_000, '{"root": "x", "writer": "x", "reader": 5}']
)
def test_a_spoilt_file_is_named_with_what_to_do(place, text):
    place.credentials.write_text(text)
    with pytest.raises(EngineError, match=r"credentials\.json.*remove that file"):
        known_logins(place)


def test_a_hash_is_pbkdf2_of_the_password_with_the_salt_as_text():
    name, rounds, salt, digest = hashed("secret").split("$")
    assert name == "PBKDF2WithHmacSHA256"
    expected = hashlib.pbkdf2_hmac("sha256", b"secret", salt.encode(), int(rounds))
    assert base64.b64decode(digest) == expected
    assert hashed("secret") != hashed("secret")


def test_the_server_gets_hashes_and_groups_of_which_the_reader_may_only_read(place):
    users = logins(place)
    configure(place, users)
    written = (place.config / "server-users.jsonl").read_text()
    assert not any(login.password in written for login in users.values())
    groups = json.loads((place.config / "server-groups.json").read_text())["databases"]["molehunt"]["groups"]
    assert groups["reader"]["access"] == []
    assert groups["reader"]["types"] == {"*": {"access": ["readRecord"]}}
    assert "updateSecurity" not in groups["writer"]["access"]
    for name in ("server-users.jsonl", "server-groups.json"):
        assert (place.config / name).stat().st_mode & 0o777 == 0o600
