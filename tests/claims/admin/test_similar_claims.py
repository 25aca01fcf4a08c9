"""The panel of similar claims: both sides, the buttons, and hostile words."""

import datetime as dt

import pytest
from django.urls import reverse

from claims import matching, review
from claims.ingest import Details, ingest_text
from claims.models import ClaimMatch

TEXT = "The fire in Ostrava killed {} people, the mayor said."


def take_in(number, title="Fire"):
    details = Details(title=title, published=dt.date(2021, 3, 2))
    return ingest_text(TEXT.format(number), details, actor=None).article.claims.get(kind="casualty_count")


@pytest.fixture
def pair(db):
    older = take_in(12, "<b>Fire</b>")
    newer = take_in(21)
    matching.match_claims(for_seconds=20)
    return newer, older


def screen_of(claim):
    return reverse("admin:claims_claim_change", args=[claim.pk])


def test_each_side_is_told_its_own_value_as_here(as_rosa, pair):
    newer, older = pair
    assert "21 here, 12 there" in as_rosa.get(screen_of(newer)).content.decode()
    assert "12 here, 21 there" in as_rosa.get(screen_of(older)).content.decode()


def test_a_title_with_markup_is_shown_as_words(as_rosa, pair):
    assert "&lt;b&gt;Fire&lt;/b&gt;" in as_rosa.get(screen_of(pair[0])).content.decode()


def test_a_press_confirms_and_both_claims_show_it(as_rosa, rosa, pair):
    match = ClaimMatch.objects.get()
    typed = {"act": "confirm_match", "match": match.pk, "note": "One fire.", "seen_version": pair[0].version}
    assert as_rosa.post(screen_of(pair[0]), typed).status_code == 302
    for claim in pair:
        html = as_rosa.get(screen_of(claim)).content.decode()
        assert "confirmed by Rosa" in html
        assert "One fire." in html


def test_a_press_for_a_match_of_other_claims_is_refused(as_rosa, pair, killed):
    typed = {"act": "confirm_match", "match": ClaimMatch.objects.get().pk, "seen_version": killed.version}
    assert as_rosa.post(screen_of(killed), typed).status_code == 400
    assert ClaimMatch.objects.get().decision == ""


def test_the_screen_asks_as_often_with_many_matches_as_with_one(as_rosa, rosa, pair, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    newer = pair[0]
    with CaptureQueriesContext(
        connection,
    ) as few:
        as_rosa.get(screen_of(newer))
    for number in range(30, 37):
        take_in(number)
    matching.match_claims(for_seconds=20)
    review.confirm_match(ClaimMatch.objects.of(newer).waiting().first(), rosa)
    with django_assert_max_num_queries(len(few) + 1):
        as_rosa.get(screen_of(newer))
