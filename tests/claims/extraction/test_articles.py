"""Whole articles are scored against the claims expected of them, and hold the marks for recall and precision.

`NAME.gold.json`: `published`, `claims` (kind, the anchor words and which occurrence of them, value keys that must be
equal, a list where several answers are right, `optional` for borderline ones) and `must_not`, words without a value.
"""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from claims.extraction import extract_claims

ARTICLES = sorted(Path(__file__).with_name("articles").glob("*.txt"))


def spans(text, words):
    at = text.find(words)
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + 1)


def overlap(a, b):
    return a[0] < b[1] and b[0] < a[1]


def equal(key, wanted, got):
    if isinstance(wanted, list):
        return any(equal(key, one, got) for one in wanted)
    if key in ("number", "upper"):
        return got is not None and Decimal(got) == Decimal(wanted)
    if key == "speaker":
        return got is not None and wanted in got
    return got == wanted


def fits(gold, span, claim):
    kinds = gold["kind"] if isinstance(gold["kind"], list) else [gold["kind"]]
    value = claim["value"]
    return (
        claim["kind"] in kinds
        and overlap(span, (value["start"], value["end"]))
        and all(equal(key, wanted, value.get(key)) for key, wanted in gold["value"].items())
        and ("measure" not in gold or claim["measure"] == gold["measure"])
    )


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_an_article_gives_the_claims_expected_of_it_and_no_others(path):
    text = path.read_bytes().decode()
    gold = json.loads(path.with_suffix(".gold.json").read_text())
    found = [c.to_dict() for c in extract_claims(text, date.fromisoformat(gold["published"])) if c.value is not None]
    anchors = []
    missed = []
    for want in gold["claims"]:
        span = list(spans(text, want["anchor"]))[want.get("occurrence", 1) - 1]
        anchors.append(span)
        if not want.get("optional") and not any(fits(want, span, claim) for claim in found):
            missed.append(want["anchor"])
    values = [(claim["value"]["start"], claim["value"]["end"]) for claim in found]
    stray = [text[a:b] for a, b in values if not any(overlap((a, b), anchor) for anchor in anchors)]
    traps = [
        words for words in gold["must_not"] for span in spans(text, words) if any(overlap(span, v) for v in values)
    ]
    assert (missed, stray, traps) == ([], [], [])


def test_there_are_articles():
    assert len(ARTICLES) >= 3
