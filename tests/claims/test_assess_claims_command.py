"""assess_claims: JSON lines in, JSON lines out, in order, without a database; bad lines answered in their place."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from claims.management.commands.assess_claims import answers

ROOT = Path(__file__).resolve().parents[2]
CLAIM = {"text": "By 20 May 2020 the fever had killed 659 people in Norvia.", "published": "2020-05-20"}
TEXT = "Norvia had counted 659 deaths by 20 May 2020."
PAGE = """<html><head><title>Fever</title></head><body><nav>Home | Contact 555-0142</nav><article>
<h1>Fever deaths as of 20 May 2020</h1><p>Counted by the health office of each country every morning.</p>
<table><tr><th>Country</th><th>Deaths</th></tr><tr><td>Luma</td><td>3</td></tr><tr><td>Norvia</td><td>672</td></tr></table>
</article></body></html>"""


def run(*lines: object, path: str = "-") -> tuple[int, list[dict[str, Any]], str]:
    """The exit status, the answers and standard error. The database address leads nowhere."""
    given = b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    done = subprocess.run(
        [sys.executable, "manage.py", "assess_claims", path],
        cwd=ROOT,
        input=given,
        capture_output=True,
        timeout=120,
        env={**os.environ, "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"},
    )
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr.decode()


def case(number: int, **more: object) -> dict[str, object]:
    return {"id": number, "claim": CLAIM, "source": {"text": TEXT}, **more}


def test_cases_are_answered_in_order() -> None:
    status, answered, _ = run(
        case(1), case(2, source={"html": PAGE, "fetched_at": "2020-06-01"}), case(3, source={"text": "Closed."})
    )
    assert status == 0
    assert [(a["id"], a["outcome"], a["observed"]) for a in answered] == [
        (1, "supports", "659"),
        (2, "contradicts", "672"),
        (3, "value_missing", None),
    ]
    assert set(answered[0]) == {
        "id", "outcome", "observed", "span", "reason", "observed_as_of", "observed_upper", "observed_comparator",
        "observed_scope",
    }  # fmt: skip


def test_a_bad_line_is_answered_in_its_place_and_told_by_the_exit_status() -> None:
    status, answered, _ = run(
        case(1),
        b"{broken",
        b"\xff\xfe",
        b"[1, 2]",
        {"id": 5, "claim": {}, "source": {"text": TEXT}},
        {"id": 6, "claim": CLAIM},
        case(7, source={}),
        case(8, claim={**CLAIM, "published": "20 May"}),
        case(9, source={"text": TEXT, "fetched_at": "2020-05-20T10:00"}),
        case(10),
    )
    assert status == 2
    assert [answer["id"] for answer in answered] == [1, *[None] * 8, 10]
    assert [answer["line"] for answer in answered[1:-1]] == list(range(2, 10))
    assert all(answer["error"].endswith(".") for answer in answered[1:-1])
    assert "'20 May'" in answered[7]["error"]


def test_a_kind_narrows_the_choice_and_a_text_without_a_value_is_not_assessed() -> None:
    both = {"text": "Ana Petrov, 59, was born on 4 March 1961.", "published": "2020-05-20"}
    source = {"text": "Ana Petrov was born on 4 March 1961."}
    cases = (
        case(1, claim={**both, "kind": "date"}, source=source),
        case(2, claim={**both, "kind": "age"}, source=source),
        case(3, claim={"text": "The harbour is closed.", "published": None}),
    )
    found = answers(json.dumps(one).encode() for one in cases)
    assert [(a["outcome"], a["observed"]) for a in found] == [
        ("supports", "1961-03-04"),
        ("supports", "59"),
        ("not_assessed", None),
    ]


def test_the_language_that_a_page_declares_is_heeded() -> None:
    page = "<html lang={}><body><table><tr><td>Norvia</td><td>659</td></tr></table><p>Total: 672</p></body></html>"
    cases = (
        case(1, source={"html": page.format("es")}),
        case(2, source={"html": page.format("en")}),
        case(
            3, source={"html": "<html lang=es><body><p>El número de muertos en Norvia asciende a 672</p></body></html>"}
        ),
    )
    found = [answer["outcome"] for answer in answers(json.dumps(one).encode() for one in cases)]
    assert found[::2] == ["not_assessed", "not_assessed"]
    assert found[1] != "not_assessed"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    name = "missing.jsonl"
    status, answered, error = run(path=str(tmp_path / name))
    assert (status, answered) == (2, [])
    assert name in error
    assert len(error.strip().splitlines()) == 1
