"""The article and its worked verdicts: every anchor and every quotation stands where it is said to stand."""

import json
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from edtf import parse_edtf

from claims.extraction import extract_claims
from claims.extraction.claim import Kind
from seeds.server import SEEDS, load_sources
from sources.fetching import readable

ARTICLES = SEEDS / "articles"
NAMES = sorted(file.stem for file in ARTICLES.glob("*.txt"))
SOURCES = load_sources()
WORKED: dict[str, Any] = tomllib.loads((SEEDS / "worked.toml").read_text(encoding="utf-8"))
CLAIMS: list[dict[str, Any]] = WORKED["claims"]
TEXT = (ARTICLES / f"{WORKED['article']}.txt").read_text(encoding="utf-8")
GOLD: dict[str, Any] = json.loads((ARTICLES / f"{WORKED['article']}.gold.json").read_text(encoding="utf-8"))

RATINGS = {"accurate", "mostly_accurate", "mostly_inaccurate", "inaccurate", "misleading", "unproven"}
UNPROVEN_REASONS = {"no_evidence", "sources_conflict", "single_interested_source"}
CURRENCIES = {"current", "superseded", "revised", "source_withdrawn", "unknown"}


def name(claim: dict[str, Any]) -> str:
    return f"{claim['anchor']}-{claim['occurrence']}"


def worked(anchor: str, occurrence: int = 1) -> dict[str, Any]:
    return next(c for c in CLAIMS if (c["anchor"], c["occurrence"]) == (anchor, occurrence))


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@pytest.mark.parametrize("article", NAMES)
def test_an_article_has_its_particulars(article: str) -> None:
    text = (ARTICLES / f"{article}.txt").read_text(encoding="utf-8")
    facts = tomllib.loads((ARTICLES / f"{article}.toml").read_text(encoding="utf-8"))
    assert set(facts) == {
        "title",
        "url",
        "author",
        "published",
        "language",
        "license",
        "full_text_public",
        "publisher",
    }
    assert set(facts["publisher"]) == {"name", "site", "zone"}
    assert text.splitlines()[0] == facts["title"]
    assert all(line == line.strip() != "" for line in text.split("\n"))
    assert isinstance(facts["published"], datetime)
    assert facts["published"].tzinfo is not None
    assert facts["url"].startswith(facts["publisher"]["site"])
    assert facts["publisher"]["site"].endswith(".example")
    assert ZoneInfo(facts["publisher"]["zone"])
    assert facts["full_text_public"] is True


@pytest.mark.parametrize("article", NAMES)
def test_a_gold_file_fits_its_article(article: str) -> None:
    text = (ARTICLES / f"{article}.txt").read_text(encoding="utf-8")
    gold = json.loads((ARTICLES / f"{article}.gold.json").read_text(encoding="utf-8"))
    facts = tomllib.loads((ARTICLES / f"{article}.toml").read_text(encoding="utf-8"))
    assert gold["published"] == facts["published"].date().isoformat()
    places = []
    for claim in gold["claims"]:
        assert set(as_list(claim["kind"])) <= set(Kind) - {Kind.STATEMENT}
        assert 1 <= claim["occurrence"] <= text.count(claim["anchor"]), name(claim)
        places.append((claim["anchor"], claim["occurrence"]))
    assert len(set(places)) == len(places)
    for trap in gold["must_not"]:
        assert trap in text


def test_the_expected_claims_leave_the_copyright_line_and_the_name_of_an_event_alone() -> None:
    assert TEXT.splitlines()[-1] in GOLD["must_not"]
    assert any("September 11" in trap for trap in GOLD["must_not"])


@pytest.mark.parametrize("claim", CLAIMS, ids=name)
def test_a_worked_claim_is_one_that_the_extractor_must_find(claim: dict[str, Any]) -> None:
    assert set(claim) <= {
        "anchor",
        "occurrence",
        "kind",
        "select_reason",
        "select_note",
        "dismiss_reason",
        "dismiss_note",
        "evidence",
        "verdicts",
    }
    expected = [
        gold
        for gold in GOLD["claims"]
        if (gold["anchor"], gold["occurrence"]) == (claim["anchor"], claim["occurrence"])
    ]
    assert len(expected) == 1
    assert not expected[0].get("optional")
    assert claim["kind"] in as_list(expected[0]["kind"])
    at = -1
    for _ in range(claim["occurrence"]):
        at = TEXT.index(claim["anchor"], at + 1)
    assert any(
        found.kind == claim["kind"] and found.value is not None and found.value.start < at + len(claim["anchor"])
        and found.value.end > at
        for found in extract_claims(TEXT, date.fromisoformat(GOLD["published"][:10]))
    )  # fmt: skip


@pytest.mark.parametrize("claim", CLAIMS, ids=name)
def test_a_worked_claim_is_selected_or_dismissed_with_a_reason(claim: dict[str, Any]) -> None:
    if "dismiss_reason" in claim:
        assert claim["dismiss_note"]
        assert not {"select_reason", "select_note", "evidence", "verdicts"} & set(claim)
    else:
        assert claim["select_reason"] in {"reach", "harm", "importance", "balance"}
        assert claim["select_note"]


@pytest.mark.parametrize("claim", CLAIMS, ids=name)
def test_evidence_quotes_the_readable_text_of_its_revision(claim: dict[str, Any]) -> None:
    evidence = claim.get("evidence", [])
    sources = [link["source"] for link in evidence]
    assert len(set(sources)) == len(sources), "a source is evidence for a claim once"
    for link in evidence:
        assert set(link) == {"source", "revision", "quote", "stance", "note"}
        assert link["stance"] in {"supports", "undermines", "context"}
        source = SOURCES[link["source"]]
        revision = source.revision(link["revision"])
        url = f"http://seeds.example{source.path}"
        text = readable(revision.file.read_bytes(), revision.content_type, url).text
        assert text.count(link["quote"]) == 1, link["quote"]
        assert "\n" not in link["quote"]


def test_evidence_rests_on_the_revision_that_the_server_starts_with() -> None:
    assert {link["revision"] for claim in CLAIMS for link in claim.get("evidence", [])} == {1}


@pytest.mark.parametrize("claim", [c for c in CLAIMS if "verdicts" in c], ids=name)
def test_a_worked_verdict_is_complete(claim: dict[str, Any]) -> None:
    assert claim["evidence"]
    dates = []
    for verdict in claim["verdicts"]:
        assert set(verdict) - {"unproven_reason"} == {"rating", "currency", "as_of", "tests", "rationale"}
        assert verdict["rating"] in RATINGS
        assert ("unproven_reason" in verdict) is (verdict["rating"] == "unproven")
        assert verdict.get("unproven_reason", "no_evidence") in UNPROVEN_REASONS
        assert verdict["currency"] in CURRENCIES
        assert verdict["tests"] in {"what_was_said", "that_it_was_said"}
        assert parse_edtf(verdict["as_of"])
        dates.append(verdict["as_of"])
        assert verdict["rationale"].strip() == verdict["rationale"]
        assert "\n" not in verdict["rationale"]
        assert 40 <= len(verdict["rationale"]) <= 500
    assert dates == sorted(dates)
    assert claim["verdicts"][0]["as_of"] == GOLD["published"]


@pytest.mark.parametrize("anchor", ["more than a million", "more than 300", "more than 14,000", "over 40"])
def test_the_four_claims_that_matter_most_have_a_verdict(anchor: str) -> None:
    assert worked(anchor)["verdicts"]


def test_the_example_shows_every_state_of_a_claim() -> None:
    decided = [claim for claim in CLAIMS if "verdicts" in claim]
    assert len(decided) >= 12
    assert len([c for c in CLAIMS if "select_reason" in c and "verdicts" not in c]) == 2
    assert [c["dismiss_reason"] for c in CLAIMS if "dismiss_reason" in c] == ["opinion"]
    required = [claim for claim in GOLD["claims"] if not claim.get("optional")]
    assert len(required) - len(CLAIMS) >= 5


def test_the_deaths_stay_at_their_first_verdict_for_the_demonstration_of_a_re_check() -> None:
    claim = worked("more than 300")
    assert [(v["rating"], v["currency"]) for v in claim["verdicts"]] == [("accurate", "current")]
    first = claim["evidence"][0]
    assert (first["source"], first["revision"]) == ("who-situation-report", 1)
    assert "305 people had died worldwide" in first["quote"]
    later = SOURCES["who-situation-report"].revision(2).file.read_text(encoding="utf-8")
    assert "As of 3 February 2020, 362 people had died worldwide" in later


def test_the_infections_were_accurate_when_published_and_are_superseded_since() -> None:
    verdicts = worked("more than 14,000")["verdicts"]
    assert [(v["rating"], v["currency"]) for v in verdicts] == [
        ("accurate", "current"),
        ("accurate", "superseded"),
    ]


def test_the_readme_names_every_source_that_turns() -> None:
    readme = Path(SEEDS / "README.md").read_text(encoding="utf-8")
    named = {slug for slug in SOURCES if f"`{slug}`" in readme}
    assert {"uzbekistan-statistics", "us-state-itinerary"} >= set(SOURCES) - named
