"""Starting, joining, and being found again after every way of ending."""

import json
import os
import signal
import socket
import subprocess
import sys
import time

import psutil
import pytest

from molehunt.engine import end_queries, ensure_running, find_running, ports, state, stop
from molehunt.engine.home import home
from molehunt.engine.lock import is_held
from molehunt.engine.stop import stop_server
from tests.engine.conftest import cypher, gone, servers
from tests.support.start_up import wait_until

START = "import sys\nfrom molehunt.engine import ensure_running\nprint(ensure_running(sys.argv[1]).pid)"


def command(folder, **environ):
    """A command of its own that starts or joins the engine and prints the server's process number."""
    return subprocess.Popen(
        [sys.executable, "-c", START, str(folder)],
        env=os.environ | environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_of_ten_commands_at_once_one_starts_and_nine_join(folder):
    commands = [command(folder) for _ in range(10)]
    # That the output ends also shows that the server does not hold it open.
    pids = {int(each.communicate(timeout=60)[0]) for each in commands}
    assert {process.pid for process in servers(folder)} == pids
    assert len(pids) == 1


def test_the_server_outlives_the_command_in_a_session_of_its_own(folder):
    starter = command(folder)
    pid = int(starter.communicate(timeout=60)[0])
    running = find_running(folder)
    assert running.pid == pid
    assert os.getsid(pid) not in (os.getsid(0), starter.pid)
    assert cypher(running, "RETURN 1") == [[1]]


def test_nothing_runs_until_it_is_asked_for(folder):
    assert find_running(folder) is None
    assert not stop(folder)
    assert servers(folder) == []
    running = ensure_running(folder)
    assert find_running(folder) == running
    assert ensure_running(folder) == running
    assert stop(folder)
    assert gone(running.pid)
    assert find_running(folder) is None
    assert not stop(folder)
    assert "ArcadeDB Server is down" in (folder / "log" / "console.log").read_text()


def test_a_killed_server_is_replaced_and_has_lost_nothing(folder):
    running = ensure_running(folder)
    cypher(running, "CREATE (:Kept {id: 1})")
    os.kill(running.pid, signal.SIGKILL)
    wait_until(lambda: gone(running.pid))
    assert find_running(folder) is None
    again = ensure_running(folder)
    assert again.pid != running.pid
    assert cypher(again, "MATCH (n:Kept) RETURN n.id") == [[1]]


@pytest.mark.parametrize("moment", [0.05, 0.15, 0.4])
def test_a_start_whose_command_is_killed_is_taken_over(folder, moment):
    starter = command(folder)
    time.sleep(moment)
    starter.kill()
    starter.communicate()
    running = ensure_running(folder)
    assert cypher(running, "RETURN 1") == [[1]]
    assert [process.pid for process in servers(folder)] == [running.pid]


def test_a_server_killed_in_the_middle_of_its_start_is_replaced(folder):
    starter = command(folder)
    wait_until(lambda: servers(folder))
    servers(folder)[0].kill()
    starter.communicate(timeout=60)
    assert cypher(ensure_running(folder), "RETURN 1") == [[1]]


def test_a_server_whose_supervisor_was_killed_is_kept_and_supervised_again(folder):
    running = ensure_running(folder)
    supervisor = psutil.Process(running.pid).parent()
    supervisor.kill()
    supervisor.wait()
    assert ensure_running(folder) == running

    wait_until(lambda: is_held(home(folder).supervisor_lock))
    assert stop(folder)
    wait_until(lambda: not is_held(home(folder).supervisor_lock))


def test_a_supervisor_that_is_asked_to_end_takes_the_server_with_it(folder):
    running = ensure_running(folder)
    supervisor = psutil.Process(running.pid).parent()
    supervisor.terminate()
    wait_until(lambda: gone(running.pid))
    wait_until(lambda: not (folder / "server.json").exists())


def test_a_note_with_the_number_of_another_process_does_it_no_harm(folder):
    running = ensure_running(folder)
    note = (folder / "server.json").read_text()
    stop(folder)
    innocent = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    (folder / "server.json").write_text(json.dumps(json.loads(note) | {"pid": innocent.pid}))
    assert not stop(folder)
    (folder / "server.json").write_text(json.dumps(json.loads(note) | {"pid": innocent.pid}))
    assert ensure_running(folder).pid not in (running.pid, innocent.pid)
    assert innocent.poll() is None
    innocent.communicate(b"\n")


def test_a_stranger_at_the_port_of_a_dead_server_is_told_nothing(folder):
    running = ensure_running(folder)
    os.kill(running.pid, signal.SIGKILL)
    wait_until(lambda: gone(running.pid))
    wait_until(lambda: not is_held(home(folder).supervisor_lock))
    with socket.create_server((running.host, running.port)) as stranger:
        stranger.setblocking(False)
        assert find_running(folder) is None
        assert ensure_running(folder).port != running.port
        with pytest.raises(BlockingIOError):
            stranger.accept()


def test_a_frozen_server_is_ended_by_force(folder):
    running = ensure_running(folder)
    os.kill(running.pid, signal.SIGSTOP)
    stop_server(home(folder), state.read(home(folder)))
    assert gone(running.pid)


def test_a_server_whose_note_is_lost_makes_room_for_the_next(folder):
    running = ensure_running(folder)
    (folder / "server.json").unlink()
    again = ensure_running(folder)
    assert [process.pid for process in servers(folder)] == [again.pid]
    assert gone(running.pid)


def test_two_folders_have_two_servers_and_each_its_own_passwords(folder, shared):
    running = ensure_running(folder)
    assert (running.pid, running.port) != (shared.pid, shared.port)
    assert cypher(running, "RETURN 1") == [[1]]
    with pytest.raises(Exception, match=r"(?i)auth|password|user"):
        cypher(running, "RETURN 1", login=shared.writer)


@pytest.mark.slow
@pytest.mark.parametrize("which", [0, 1])
def test_a_port_lost_to_somebody_else_is_no_hindrance(folder, monkeypatch, which):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        free, given = ports.free_ports, []

        def lose_one_at_first(bolt):
            pair = list(free(bolt))
            if not given:
                pair[which] = taken.getsockname()[1]
            given.append(pair)
            return tuple(pair)

        monkeypatch.setattr(ports, "free_ports", lose_one_at_first)
        running = ensure_running(folder)
        assert running.port == given[-1][0] != taken.getsockname()[1]
        assert cypher(running, "RETURN 1") == [[1]]
        assert end_queries("nothing", folder) == 0


@pytest.mark.slow
def test_a_start_up_cache_that_does_no_good_is_thrown_away(folder):
    for cached in (folder / "aot-cache").iterdir():
        cached.unlink()
        cached.write_bytes(b"no cache at all")
    assert cypher(ensure_running(folder), "RETURN 1") == [[1]]


def test_the_next_start_uses_the_cache_that_the_first_one_left(shared):
    assert any(word.startswith("-XX:AOTCache=aot-cache/") for word in psutil.Process(shared.pid).cmdline())
