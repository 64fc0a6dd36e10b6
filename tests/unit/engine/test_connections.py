import socket

from molehunt.engine.connections import connections, count_netstat, count_proc

PROC = """\
  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1E17 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 1
   1: 0100007F:1E17 0100007F:C350 01 00000000:00000000 00:00000000 00000000  1000        0 2
   2: 0100007F:C350 0100007F:1E17 01 00000000:00000000 00:00000000 00000000  1000        0 3
   3: 0100007F:1E17 0100007F:C351 06 00000000:00000000 00:00000000 00000000     0        0 0
"""
MACOS = """\
Active Internet connections (including servers)
Proto Recv-Q Send-Q  Local Address          Foreign Address        (state)
tcp4       0      0  127.0.0.1.7703         127.0.0.1.50000        ESTABLISHED
tcp4       0      0  127.0.0.1.50000        127.0.0.1.7703         ESTABLISHED
tcp4       0      0  127.0.0.1.7703         *.*                    LISTEN
tcp6       0      0  ::1.7703               ::1.50001              ESTABLISHED
"""
WINDOWS = """\
  TCP    127.0.0.1:7703         0.0.0.0:0              ABHÖREN
  TCP    127.0.0.1:7703         127.0.0.1:50000        HERGESTELLT
  TCP    127.0.0.1:50000        127.0.0.1:7703         HERGESTELLT
"""


def test_only_established_connections_at_the_local_end_count_on_linux():
    assert count_proc(PROC.splitlines(), 7703) == 1
    assert count_proc(PROC.splitlines(), 7704) == 0


def test_netstat_is_read_whatever_its_dialect_and_language():
    assert count_netstat(MACOS.splitlines(), 7703) == 2
    assert count_netstat(WINDOWS.splitlines(), 7703) == 1
    assert count_netstat(WINDOWS.splitlines(), 770) == 0


def test_a_real_connection_is_seen_while_it_lasts():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert connections(port) == 0
        with socket.create_connection(("127.0.0.1", port)):
            near, _ = server.accept()
            assert connections(port) == 1
            near.close()
