"""`seed_revision` moves one source page of the worked example and says what it says now."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from seeds import server


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, db: None, broker: str) -> Iterator[None]:
    monkeypatch.setenv("SEED_STATE_FILE", str(tmp_path / "revisions.json"))
    return


def run(*arguments: object) -> str:
    out = StringIO()
    call_command("seed_revision", *arguments, stdout=out)
    return out.getvalue()


def test_it_moves_a_page_to_its_next_revision_and_back_to_a_given_one() -> None:
    assert "who-situation-report: revision 2 of 3, 2020-02-03." in run("who-situation-report")
    assert server.current_revision("who-situation-report") == 2
    run("who-situation-report", 1)
    assert server.current_revision("who-situation-report") == 1


def test_at_the_last_revision_it_says_how_to_go_back() -> None:
    run("who-situation-report", 3)
    with pytest.raises(CommandError, match=r"last revision, 3.*seed_revision who-situation-report 1"):
        run("who-situation-report")
    assert server.current_revision("who-situation-report") == 3


def test_alone_it_lists_every_page() -> None:
    run("who-situation-report")
    lines = run().splitlines()
    assert len(lines) == len(server.load_sources())
    assert any("who-situation-report" in line and "revision 2 of 3" in line for line in lines)


@pytest.mark.parametrize("arguments", [("no-such-page",), ("who-situation-report", 9)])
def test_an_unknown_page_or_number_changes_nothing(arguments: tuple[object, ...], tmp_path: Path) -> None:
    with pytest.raises(CommandError):
        run(*arguments)
    assert not (tmp_path / "revisions.json").exists()
