"""A mistake in the arguments of a command is told in one line, and the status is 2."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command, load_command_class

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["extract_claims", "-", "--format", "csv"], "'csv'"),
        (["extract_claims"], "required: FILE"),
        (["extract_claims", "one.txt", "two.txt"], "two.txt"),
        (["assess_claims"], "required: cases"),
        (["assess_claims", "-", "--kind"], "--kind"),
    ],
)
def test_a_wrong_or_missing_argument_ends_with_2_and_one_line_on_standard_error(arguments, words, tmp_path):
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        input=b"",
        capture_output=True,
        timeout=60,
        env={**os.environ, "COLUMNS": "60"},
    )
    said = done.stderr.decode()
    assert (done.returncode, done.stdout) == (2, b"")
    assert len(said.splitlines()) == 1
    assert words in said
    assert f"manage.py {arguments[0]} --help" in said


def test_called_from_code_it_is_an_error_to_catch():
    with pytest.raises(CommandError, match="required: FILE"):
        call_command("extract_claims")


@pytest.mark.parametrize("name", ["ingest", "export_verdicts"])
def test_the_other_commands_of_the_claims_do_alike(name, capsys):
    command = load_command_class("claims", name)
    command._called_from_command_line = True
    with pytest.raises(SystemExit, match="2"):
        command.create_parser("manage.py", name).parse_args(["article.txt", "--no-such-thing"])
    assert len(capsys.readouterr().err.splitlines()) == 1
