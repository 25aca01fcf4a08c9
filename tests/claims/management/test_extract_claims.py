"""`extract_claims` prints claims and nothing else, and starts no database."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.claims.plug_in import FINDS_A_WORD, write_plug_in

ROOT = Path(__file__).resolve().parents[3]
STORY = "A flood killed 12 people in Brig on Sunday.\n"


def run(*arguments: str, text: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "manage.py", "extract_claims", *arguments],
        cwd=ROOT,
        input=text,
        capture_output=True,
        timeout=60,
    )


def test_standard_input_becomes_one_json_object_a_line():
    done = run("-", "--published", "2024-05-15", text=STORY.encode())
    claims = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert (done.returncode, done.stderr) == (0, b"")
    assert [claim["kind"] for claim in claims] == ["casualty_count", "date"]
    assert claims[0]["value"]["number"] == "12"
    assert claims[1]["value"]["edtf"] == "2024-05-12"
    assert all(STORY[claim["start"] : claim["end"]] == claim["text"] for claim in claims)


def test_a_table_is_for_people(tmp_path):
    file = tmp_path / "story.txt"
    file.write_text(STORY)
    done = run(str(file), "--format", "table", "--published", "2024-05-15T23:40+06:00")
    assert done.returncode == 0
    assert "12 killed" in done.stdout.decode()
    assert "2024-05-12" in done.stdout.decode()


def test_a_text_without_claims_is_no_error():
    done = run("-", text=b"Hello there.\n")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.parametrize(
    ("arguments", "text", "words"),
    [
        (["no-such-file.txt"], b"", "no-such-file.txt"),
        (["."], b"", "directory"),
        (["-"], b"caf\xe9", "not UTF-8"),
        (["-", "--published", "yesterday"], b"", "'yesterday' is not a date"),
    ],
)
def test_bad_input_ends_with_2_and_one_line_on_standard_error(arguments, text, words):
    done = run(*arguments, text=text)
    assert (done.returncode, done.stdout) == (2, b"")
    assert words in done.stderr.decode()
    assert len(done.stderr.decode().splitlines()) == 1


def test_windows_line_ends_keep_the_offsets(tmp_path):
    text = "Flood in the hills\r\nA flood killed 12 people.\r\n"
    file = tmp_path / "story.txt"
    file.write_bytes(text.encode())
    (claim,) = [json.loads(line) for line in run(str(file)).stdout.splitlines()]
    assert text[claim["start"] : claim["end"]] == claim["text"]


def run_with(folder: Path, *arguments: str, text: bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "manage.py", "extract_claims", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(folder)},
        input=text,
        capture_output=True,
        timeout=60,
    )


def test_another_extractor_is_run_alone(tmp_path):
    folder = write_plug_in(tmp_path / "site", "water", f"{FINDS_A_WORD}\nplain = extract\n" + (
        "def extract(text, published):\n"
        "    import logging\n    logging.getLogger(__name__).warning('Two were dropped.')\n"
        "    return [*plain(text, published), None]\n"
    ))  # fmt: skip
    done = run_with(folder, "-", "--extractor", "water", text=b"The water rose. It killed 12 people.\n")
    (claim,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, claim["text"], claim["rule"]) == (0, "The water rose", "water")
    told = done.stderr.decode()
    assert "Two were dropped." in told
    assert "Left out 1: not a claim." in told


def test_an_unknown_extractor_is_refused_with_those_there_are(tmp_path):
    folder = write_plug_in(tmp_path / "site", "water", FINDS_A_WORD)
    done = run_with(folder, "-", "--extractor", "watr", text=STORY.encode())
    assert (done.returncode, done.stdout) == (2, b"")
    assert "--extractor: No extractor 'watr' is installed. There is: rules" in done.stderr.decode()
    assert "water" in done.stderr.decode()
    assert len(done.stderr.decode().splitlines()) == 1


def test_an_extractor_that_fails_is_told_in_one_line(tmp_path):
    folder = write_plug_in(
        tmp_path / "site", "broken", "def extract(text, published):\n    raise ValueError('no model')"
    )
    done = run_with(folder, "-", "--extractor", "broken", text=STORY.encode())
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode() == "CommandError: The extractor broken failed: ValueError: no model\n"


def test_the_rules_can_be_named(tmp_path):
    assert run("-", "--extractor", "rules", text=STORY.encode()).stdout == run("-", text=STORY.encode()).stdout != b""
