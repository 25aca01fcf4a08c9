"""docs/extraction.md says what the extractor does: every example on the page is read by it."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest

from claims import extractors
from claims.extraction import ExtractedClaim, extract_claims
from claims.extraction.worth import _BASE

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "extraction.md").read_text(encoding="utf-8")
PUBLISHED = dt.date(2024, 5, 15)


def table(head: str) -> list[list[str]]:
    """The rows of every table of the page whose first line begins so."""
    rows: list[list[str]] = []
    for found in re.finditer(rf"^\| {re.escape(head)} \|.*\n\|[-|]+\n((?:\|.*\n)+)", PAGE, re.MULTILINE):
        rows += [[cell.strip() for cell in line.strip("|").split("|")] for line in found[1].splitlines()]
    return rows


EXAMPLES = [row for row in table("in the text") if len(row) == 2]
SAYINGS = [row for row in table("in the text") if len(row) == 3]


def told(claim: ExtractedClaim) -> str:
    """The claim in the words of the desk: kind, value, measure, change."""
    from claims.admin.wording import change_words
    from claims.models import Claim
    from claims.pages.value import in_words

    kind = str(Claim.Kind(str(claim.kind)).label)
    if claim.value is None:
        return kind
    value: dict[str, Any] = claim.value.to_dict()
    said = f"{kind}: {in_words(value)}"
    if claim.measure:
        said += f" ({claim.measure})"
    if change := change_words(value.get("change")):
        said += f", {change}"
    return f"{said}, not resolved" if value["type"] == "date" and value["edtf"] is None else said


@pytest.mark.parametrize(("sentence", "reading"), EXAMPLES, ids=[row[0] for row in EXAMPLES])
def test_an_example_is_read_as_the_page_says(sentence, reading):
    found = [told(claim) for claim in extract_claims(f"{sentence}\n", PUBLISHED)]
    if reading not in {"nothing", "statement"}:
        found = [one for one in found if one != "statement"]
    assert found == ([] if reading in {"nothing", "no value"} else reading.split("; "))


@pytest.mark.parametrize(("sentence", "manner", "speaker"), SAYINGS, ids=[row[0] for row in SAYINGS])
def test_an_example_is_said_as_the_page_says(sentence, manner, speaker):
    claim = next(claim for claim in extract_claims(f"{sentence}\n", PUBLISHED) if claim.value)
    assert f"{claim.modality}{', negated' if claim.negated else ''}" == manner
    assert (claim.claimant or "") == speaker


def test_the_page_has_examples_of_every_kind_and_every_manner():
    from claims.models import Claim

    read = " ".join(reading for _, reading in EXAMPLES)
    assert [kind for kind in Claim.Kind if str(kind.label) not in read] == []
    assert {row[1].partition(",")[0] for row in SAYINGS} == set(Claim.Modality)


def test_every_rule_that_finds_something_is_in_the_table_of_rules():
    from claims.admin.finding import _RULES

    named = {row[0].strip("`") for row in table("rule")}
    assert named == set(_RULES)
    rules = {claim.rule for sentence, *_ in EXAMPLES + SAYINGS for claim in extract_claims(sentence, PUBLISHED)}
    assert len(rules) > 20
    assert {rule.partition(".")[0] for rule in rules} <= named


def test_the_weights_are_those_of_the_score():
    told_of = {row[0]: float(row[1]) for row in table("begins with, by kind")}
    assert told_of == {why: weight for weight, why in _BASE.values()}


def test_the_extractor_of_the_page_works(install):
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    install("dams", code)
    found = extractors.read("dams", "Rain fell. The old dam broke at night. Nobody came.\n", PUBLISHED)
    assert [(claim.text.strip(), claim.rule) for claim in found.claims] == [("The old dam broke at night.", "dam")]
    assert (found.dropped, found.notes) == ({}, ())


def test_the_limit_it_names_is_the_worker_s():
    from claims.ingest import LONGEST_RUN

    assert f"for at most {LONGEST_RUN // 60} minutes" in " ".join(PAGE.split())
