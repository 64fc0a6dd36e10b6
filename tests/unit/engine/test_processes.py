import os
import shutil
import socket
import subprocess
import sys

from molehunt.engine import processes
from molehunt.engine.home import home


def test_a_real_connection_is_seen_while_it_lasts():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert processes.connections(os.getpid(), port) == 0
        with socket.create_connection(("127.0.0.1", port)):
            near, _ = server.accept()
            assert processes.connections(os.getpid(), port) == 1
            near.close()


def test_nobody_tells_the_connections_of_a_process_that_is_gone():
    assert processes.connections(2**22 - 1, 7687) is None


def test_a_server_is_a_java_that_works_in_the_data_folder(tmp_path):
    (tmp_path / "home").mkdir()
    java = shutil.copy(shutil.which("sleep"), tmp_path / "java")
    running = [
        subprocess.Popen([java, "60"], cwd=tmp_path / "home"),
        subprocess.Popen([java, "60"], cwd=tmp_path),
        subprocess.Popen([sys.executable, "-c", "input()"], cwd=tmp_path / "home", stdin=subprocess.PIPE),
    ]
    try:
        found = [processes.find_server(home(tmp_path / "home"), each.pid) for each in running]
        assert [process and process.pid for process in found] == [running[0].pid, None, None]
        assert processes.find_server(home(tmp_path / "home"), 0) is None
        assert not processes.await_end(found[0], 0.05)
        running[0].kill()
        assert processes.await_end(found[0], 10)  # although its parent has yet to hear of it
    finally:
        for each in running:
            each.kill()
            each.communicate()
