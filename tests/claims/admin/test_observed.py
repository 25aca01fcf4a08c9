"""The chart of what a claim's sources said, on its screen."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from claims import recheck, review
from claims.models import Claim, Evidence
from sources.models import Host, Publisher, Source
from tests.claims.pages_of_sources import QUOTE, flood

HOSTILE = '"><script>alert(1)</script>'


def screen(client, claim: Claim) -> str:
    return client.get(reverse("admin:claims_claim_change", args=[claim.pk])).content.decode()


def attach(claim, person, url: str, publisher: str, group: str = "") -> Evidence:
    evidence = review.add_evidence(claim, person, url, quote=QUOTE, publisher_name=publisher, independence_group=group)
    recheck.capture(evidence.source)
    recheck.assess_evidence(evidence.pk)
    return evidence


def look_again() -> None:
    Source.objects.update(next_check_at=timezone.now())
    Host.objects.update(next_allowed_at=None)
    recheck.recheck_due()
    while recheck.read_arrived():
        pass
    for evidence_id in recheck.behind():
        recheck.assess_evidence(evidence_id)


def watch(site, claim: Claim, person) -> None:
    """Two papers that repeat AFP and the ministry, each read at two captures."""
    for path, publisher, group in (
        ("/a", "Delta Herald", "afp"),
        ("/b", "Sarn Post", "afp"),
        ("/flood", "Ministry", ""),
    ):
        site.pages[path] = (200, flood())
        attach(claim, person, site.url(path), publisher, group)
    for path in ("/a", "/b", "/flood"):
        site.pages[path] = (200, flood(day=3, toll=41))
    look_again()


@pytest.fixture
def watched(site, taken, rosa) -> Claim:
    watch(site, taken, rosa)
    return taken


def test_a_claim_without_a_value_seen_has_no_chart(as_rosa, taken):
    assert 'class="chart-plot"' not in screen(as_rosa, taken)


def test_sources_of_one_agency_are_one_line_and_the_claim_a_bound(as_rosa, watched):
    html = screen(as_rosa, watched)
    assert html.count('class="chart-line') == 2 * 2, "a line in the drawing and a mark in the legend for each of two"
    assert "AFP: 2 sources, counted as one (Delta Herald, Sarn Post)" in html
    assert html.count('class="chart-band"') == 1
    assert "claim: more than 30 people" in html


def test_the_drawing_is_told_in_words_and_in_a_table(as_rosa, watched):
    html = screen(as_rosa, watched)
    assert "Ministry: 33 (2 Feb 2020), 41 (3 Feb 2020)" in html
    assert html.count("<td>3 Feb 2020</td>") == 3


def test_a_hostile_name_stays_a_name(as_rosa, watched):
    Publisher.objects.filter(name="Ministry").update(name=HOSTILE)
    html = screen(as_rosa, watched)
    assert HOSTILE not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_more_sources_cost_no_more_queries(as_rosa, watched, rosa, site):
    screen(as_rosa, watched)
    with CaptureQueriesContext(connection) as few:
        screen(as_rosa, watched)
    for number in range(3):
        site.pages[f"/more/{number}"] = (200, flood())
        attach(watched, rosa, site.url(f"/more/{number}"), f"Paper {number}")
    # A quote is read against the claim once; later pages know what it says.
    screen(as_rosa, watched)
    with CaptureQueriesContext(connection) as many:
        screen(as_rosa, watched)
    assert len(many) == len(few)


def test_what_was_read_for_other_content_is_not_drawn(as_rosa, watched):
    Claim.objects.filter(pk=watched.pk).update(revision=2)
    assert 'class="chart-plot"' not in screen(as_rosa, watched)
