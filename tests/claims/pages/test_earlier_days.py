"""`?as_of=`: what stood on a claim's page at the end of a day."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from claims import review
from claims.models import Claim, PublicClaim
from claims.read_model import known_at
from claims.review import takedown
from ledger.models import User
from sources.models import Blob
from tests.claims.published import QUOTE, captured_source, publish, taken

LATER = "https://later.example/report"


@pytest.fixture
def changed(killed: Claim, rosa: User) -> Claim:
    """Accurate on 1 March 2020; corrected to inaccurate, on further evidence, on 5 March."""
    publish(killed, rosa, rationale="The first reasons.")
    taken(killed, rosa)
    captured_source(LATER)
    review.add_evidence(killed, rosa, LATER)
    second = {"rationale": "The second reasons.", "notice": ("correction", "We had missed a report.")}
    publish(killed, rosa, "inaccurate", stance_exception="It is.", sources_exception="It is.", **second)
    row = PublicClaim.objects.get(claim=killed)
    days = {"The first reasons.": "2020-03-01T10:00:00+00:00", "The second reasons.": "2020-03-05T10:00:00+00:00"}
    for one in row.document["history"]:
        one["published_at"] = days[one["rationale"]]
    for one in row.document["corrections"]:
        one["at"] = days["The second reasons."]
    row.first_published_at = datetime.fromisoformat(days["The first reasons."])
    row.save()
    return killed


def on(client: Client, claim: Claim, day: str, status: int = 200) -> str:
    response = client.get(claim.get_absolute_url(), {"as_of": day})
    assert response.status_code == status, response.text
    return response.text


def test_an_earlier_day_shows_its_own_verdict_reasons_and_evidence_and_says_so(client: Client, changed: Claim) -> None:
    page = on(client, changed, "2020-03-03")
    assert "As it was published on 3 March 2020." in page
    assert "It has changed since." in page
    assert 'class="mark mark-true"' in page
    assert "The first reasons." in page
    for later in ("The second reasons.", "We had missed a report.", LATER, "Inaccurate"):
        assert later not in page.partition('class="legend"')[0]
    assert "application/ld+json" not in page
    assert '<meta name="robots" content="noindex">' in page


def test_the_day_itself_counts_whole_and_in_the_zone_of_the_newsroom(client: Client, changed: Claim, settings) -> None:
    assert "The second reasons." in on(client, changed, "2020-03-05")
    assert "The second reasons." not in on(client, changed, "2020-03-04")
    settings.NEWSROOM = settings.NEWSROOM | {"zone": "Pacific/Kiritimati"}
    assert "The second reasons." not in on(client, changed, "2020-03-05")
    assert "The second reasons." in on(client, changed, "2020-03-06")


def test_today_says_that_nothing_has_changed_since(client: Client, changed: Claim) -> None:
    page = on(client, changed, timezone.now().date().isoformat())
    assert "It has not changed since." in page
    assert "We had missed a report." in page


def test_a_day_before_the_first_verdict_names_the_day_of_that(client: Client, changed: Claim) -> None:
    page = on(client, changed, "2020-02-28", 404)
    assert "Nothing was published here on 28 February 2020" in page
    assert "1 March 2020" in page
    assert f'href="{changed.get_absolute_url()}"' in page


@pytest.mark.parametrize(
    "day", ["", "yesterday", "2020-02-30", "2020-2-3", "20200203", "9999-12-31", "\x00", "x" * 9000]
)
def test_what_is_no_day_or_still_to_come_is_told_with_the_fix(client: Client, changed: Claim, day: str) -> None:
    page = on(client, changed, day, 400)
    assert "2020-02-02" in page or "still to come" in page


def test_a_day_after_the_withdrawal_says_that_none_stood(killed: Claim, rosa: User, edwin: User) -> None:
    publish(killed, rosa)
    before = timezone.now()
    row = PublicClaim.objects.get(claim=killed)
    row.document["history"][0]["withdrawn"] = {"at": (before + timedelta(hours=1)).isoformat(), "reason": "Wrong."}
    then = known_at(row, before)
    assert then is not None
    assert (then.state, then.document["withdrawn"]) == ("published", None)
    assert then.document["history"][0]["withdrawn"] is None
    after = known_at(row, before + timedelta(hours=2))
    assert after is not None
    assert after.state == "withdrawn"


def test_what_is_withdrawn_hidden_or_held_now_is_shown_for_no_day(client: Client, changed: Claim, edwin: User) -> None:
    for state, status in (("withdrawn", 410), ("hidden", 404), ("held", 404)):
        PublicClaim.objects.filter(claim=changed).update(state=state)
        assert "The first reasons." not in on(client, changed, "2020-03-03", status)


def test_a_copy_that_was_taken_down_since_is_not_brought_back(
    client: Client, changed: Claim, lea: User, levi: User
) -> None:
    assert QUOTE in on(client, changed, "2020-03-03")
    takedown.confirm_takedown(takedown.ask_for_takedown(list(Blob.objects.all()), lea, "A court order."), levi)
    assert QUOTE not in on(client, changed, "2020-03-03")


def test_a_cached_page_of_an_earlier_day_is_renewed_when_a_copy_that_it_alone_quotes_is_taken_down(
    client: Client, killed: Claim, rosa: User, lea: User, levi: User
) -> None:
    publish(killed, rosa, rationale="The first reasons.")
    (first,) = killed.evidence.live()
    blob = first.quoted_snapshot.blob
    review.remove_evidence(first, taken(killed, rosa).assignee)
    captured_source(LATER, quote="Officials counted 35 killed in the end.")
    review.add_evidence(killed, rosa, LATER)
    second = {"rationale": "The second reasons.", "notice": ("update", "Another source.")}
    publish(killed, rosa, sources_exception="It is enough.", **second)
    row = PublicClaim.objects.get(claim=killed)
    row.document["history"][1]["published_at"] = "2020-03-01T10:00:00+00:00"
    row.save()
    asked = {"as_of": "2020-03-03"}
    etag = client.get(killed.get_absolute_url(), asked).headers["ETag"]
    takedown.confirm_takedown(takedown.ask_for_takedown([blob], lea, "A court order."), levi)
    assert PublicClaim.objects.get(claim=killed).changed_at == row.changed_at
    again = client.get(killed.get_absolute_url(), asked, headers={"If-None-Match": etag})
    assert again.status_code == 200
    assert QUOTE not in again.text


def test_a_page_of_an_earlier_day_costs_few_queries_and_a_revalidation_fewer(
    client: Client, changed: Claim, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(6):
        response = client.get(changed.get_absolute_url(), {"as_of": "2020-03-03"})
    again = client.get(
        changed.get_absolute_url(), {"as_of": "2020-03-03"}, headers={"If-None-Match": response.headers["ETag"]}
    )
    assert again.status_code == 304
