import socket
import threading
from contextlib import suppress

import pytest

from molehunt.engine.bolt import HANDSHAKE, responds
from molehunt.engine.credentials import Login
from molehunt.model.errors import EngineError

READER = Login("reader", "secret")


@pytest.fixture
def stranger():
    """Gives a port on which a server of another kind runs the given talk with whoever comes."""
    servers, threads = [], []

    def start(talk):
        server = socket.create_server(("127.0.0.1", 0))
        servers.append(server)

        def serve():
            near, _ = server.accept()
            # Whoever has heard enough hangs up, whatever is still to be said.
            with near, suppress(ConnectionError):
                near.settimeout(5)
                talk(near)

        threads.append(threading.Thread(target=serve))
        threads[-1].start()
        return server.getsockname()[1]

    yield start
    for thread in threads:
        thread.join()
    for server in servers:
        server.close()


def test_nobody_there_is_no():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert not responds(port, READER, 1)


def test_one_that_hangs_up_is_no(stranger):
    assert not responds(stranger(lambda near: near.recv(20)), READER, 2)


def test_one_that_speaks_something_else_gets_no_password(stranger):
    heard = []

    def talk(near):
        heard.append(near.recv(100))
        near.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        heard.append(near.recv(100))

    assert not responds(stranger(talk), READER, 2)
    assert b"".join(heard) == HANDSHAKE


def test_one_that_refuses_the_password_is_no(stranger):
    def talk(near):
        near.recv(20)
        near.sendall(HANDSHAKE[4:8])
        near.recv(1000)
        for kind in (0x7F, 0x7E, 0x7E, 0x7E):  # FAILURE, then IGNORED
            near.sendall(bytes([0, 3, 0xB1, kind, 0xA0, 0, 0]))

    assert not responds(stranger(talk), READER, 2)


def test_a_refused_query_is_no_although_its_sender_waits_for_no_more(stranger):
    def talk(near):
        near.recv(20)
        near.sendall(HANDSHAKE[4:8])
        near.recv(1000)
        for kind in (0x70, 0x7F, 0x7E):  # SUCCESS for HELLO, FAILURE for RUN, IGNORED for PULL: nothing follows
            near.sendall(bytes([0, 3, 0xB1, kind, 0xA0, 0, 0]))
        near.recv(1)  # until the other side hangs up

    assert not responds(stranger(talk), READER, 2)


def test_one_that_says_nothing_is_an_error_that_says_so(stranger):
    with pytest.raises(EngineError, match=r"has not answered for 0\.2 s.*molehunt down"):
        responds(stranger(lambda near: (near.recv(20), near.recv(20))), READER, 0.2)
