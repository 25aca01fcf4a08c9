"""`extract_claims` prints claims and nothing else, and starts no database."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

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
