"""What a person reads when the embedded services cannot start."""

import shutil
from pathlib import Path

import pytest

from tests.tracker.embedded.machine import Machine
from tracker.embedded import paths
from tracker.embedded.client import hold
from tracker.embedded.errors import CannotStartError


def test_data_of_another_major_version_names_both_versions_and_the_way(tmp_path: Path) -> None:
    cluster = paths.cluster(tmp_path)
    cluster.mkdir()
    (cluster / "PG_VERSION").write_text("17\n")
    with pytest.raises(CannotStartError, match=r"PostgreSQL 17,.*runs PostgreSQL 18.*backup.*restore"):
        hold(tmp_path, ["postgres"])


def test_a_cluster_that_lost_its_files_is_not_made_anew_over(tmp_path: Path) -> None:
    paths.cluster(tmp_path).mkdir()
    with pytest.raises(CannotStartError, match="holds no PostgreSQL data"):
        hold(tmp_path, ["postgres"])
    assert list(paths.cluster(tmp_path).iterdir()) == []


def test_a_data_directory_that_cannot_be_made_names_it_and_the_setting(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotStartError, match=r"Cannot use .*file/data.*TRACKER_DATA_DIR"):
        hold(tmp_path / "file" / "data")


@pytest.mark.processes
def test_a_server_that_does_not_come_up_shows_the_end_of_its_log(machine: Machine) -> None:
    machine.hold()
    machine.let_go()
    machine.wait_until(lambda: not machine.processes())
    with (paths.cluster(machine.data_dir) / "postgresql.conf").open("a") as file:
        file.write("\nno_such_setting = 1\n")
    told = str(machine.hold())
    assert "PostgreSQL did not start" in told
    assert "no_such_setting" in told
    assert "postgres.log" in told


def test_a_socket_folder_that_someone_else_put_in_tmp_is_refused(tmp_path: Path) -> None:
    data_dir = tmp_path / ("long" * 30)
    outside = paths.socket_dir(data_dir)
    assert outside.parent == Path("/tmp")
    outside.symlink_to(tmp_path)
    try:
        with pytest.raises(CannotStartError, match="not a folder of this account"):
            hold(data_dir, ["valkey"])
    finally:
        outside.unlink()
        shutil.rmtree(data_dir)
