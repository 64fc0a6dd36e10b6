import socket

import pytest

from molehunt.engine.folder import prepare
from molehunt.engine.home import home
from molehunt.engine.ports import free_ports, remember_port, wanted_port
from molehunt.engine.settings import Settings
from molehunt.model.errors import EngineError


@pytest.fixture
def place(tmp_path):
    prepare(home(tmp_path))
    return home(tmp_path)


def test_without_a_wish_any_two_free_ports_do():
    first, second = free_ports()
    assert first != second


def test_a_port_asked_for_once_is_wanted_until_another_or_any_is_asked_for(place):
    assert wanted_port(place, Settings()) == 0
    for asked, later in ((7700, 7700), (None, 7700), (7701, 7701), (0, 0), (None, 0)):
        chosen = Settings(bolt_port=asked)
        assert wanted_port(place, chosen) == later
        remember_port(place, chosen)
        assert wanted_port(place, Settings()) == later


def test_a_port_that_is_taken_is_an_error_that_names_it_and_the_way_out():
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        with pytest.raises(EngineError, match=f"Bolt port {taken} .*MOLEHUNT_BOLT_PORT") as error:
            free_ports(taken)
    assert "\n" not in str(error.value)
    assert free_ports(taken)[0] == taken


@pytest.mark.parametrize("text", [b"", b"port", b"99999", b"-1", b"\xff", b"9" * 9000])
def test_a_remembered_port_that_is_none_is_an_error_that_names_the_file(place, text):
    place.bolt_port.write_bytes(text)
    with pytest.raises(EngineError, match=r"bolt-port\.txt.*remove that file"):
        wanted_port(place, Settings())
