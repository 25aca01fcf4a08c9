"""Reports over a period: each number leads to the claims that it counts."""

import csv
import datetime as dt
import io
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from claims import review
from claims.ingest import Details, ingest_text
from claims.models import Claim
from ledger.models import Verb, record
from tests.claims.published import publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]

SELECTION, MISTAKES = "admin:claims_claim_selection", "admin:claims_claim_mistakes"


@pytest.fixture
def triaged(article, killed, injured, budget, rosa) -> list[Claim]:
    """One rated, one selected, one dismissed as misread, the others left; one of them found long ago."""
    publish(killed, rosa)
    review.select(injured, rosa, "balance")
    review.dismiss(budget, rosa, "misread")
    claims = list(article.claims.exclude(pk__in=[killed.pk, injured.pk, budget.pk]).order_by("pk"))
    Claim.objects.filter(pk=claims[0].pk).update(added_at=timezone.now() - dt.timedelta(days=400))
    return list(article.claims.filter(added_at__gt=timezone.now() - dt.timedelta(days=1)))


def counted(client, figure) -> int:
    page = client.get(figure.url)
    assert page.status_code == 200
    return page.context["cl"].result_count


def test_every_number_leads_to_the_list_that_it_counts(as_rosa, triaged):
    page = as_rosa.get(reverse(SELECTION))
    (publisher,) = page.context["groups"][0]["rows"]
    claimants = page.context["groups"][1]["rows"]
    assert publisher["name"] == "Delta Herald"
    assert publisher["found"].number == len(triaged) == sum(one["found"].number for one in claimants)
    for row in (page.context["all"], publisher, *claimants):
        for name in ("found", "selected", "dismissed", "left", "rated"):
            assert counted(as_rosa, row[name]) == row[name].number, (row["name"], name)
        for figure in (*row["selected_for"], *row["dismissed_as"], *row["ratings"]):
            assert counted(as_rosa, figure) == figure.number, (row["name"], figure.label)
    whole = page.context["all"]
    assert [whole[name].number for name in ("selected", "dismissed", "rated")] == [2, 1, 1]
    assert {one.label: one.number for one in whole["selected_for"]} == {"importance": 1, "balance": 1}
    assert [(one.label, one.number, one.share) for one in whole["ratings"]] == [("Accurate", 1, 100)]


def test_the_period_is_read_in_the_newsrooms_zone_and_wrong_days_are_said(as_rosa, triaged, settings):
    settings.NEWSROOM = {**settings.NEWSROOM, "zone": "Asia/Almaty"}
    Claim.objects.update(added_at=dt.datetime(2020, 2, 1, 20, 0, tzinfo=dt.UTC))
    for days, number in (
        ({"from": "2020-02-02", "to": "2020-02-02"}, Claim.objects.count()),
        ({"to": "2020-02-01"}, 0),
    ):
        assert as_rosa.get(reverse(SELECTION), days).context["all"]["found"].number == number
    for first, last in (("soon", ""), ("2020-02-02", "2020-02-01"), ("0001-01-01", "9999-12-31")):
        for page in (SELECTION, MISTAKES):
            answer = as_rosa.get(reverse(page), {"from": first, "to": last})
            assert answer.context["period"].problem
            assert answer.status_code == 200


def test_the_selection_as_a_file_runs_nothing_in_a_spreadsheet(as_rosa, triaged):
    Claim.objects.filter(pk=triaged[0].pk).update(claimant="=HYPERLINK(1)")
    answer = as_rosa.get(reverse(SELECTION), {"format": "csv"})
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    publisher = next(row for row in rows if row["by"] == "publisher")
    assert (publisher["name"], publisher["selected"], publisher["dismissed_as_misread"]) == ("Delta Herald", "2", "1")
    assert "'=HYPERLINK(1)" in {row["name"] for row in rows}
    assert "selection-" in answer["Content-Disposition"]


def test_what_the_extractor_got_wrong_is_told_by_rule_with_examples(as_rosa, rosa, triaged, budget, injured):
    record(Verb.CLAIM_MENDED, "claim", injured.public_id, actor=rosa, old={}, new={})
    missed = Claim.objects.create(
        article=injured.article, kind="count", words="by hand", sentence="by hand", check_worthiness=0, created_by=rosa
    )
    record(Verb.CLAIM_ADDED, "claim", missed.public_id, actor=rosa, new={})
    page = as_rosa.get(reverse(MISTAKES))
    rows = {row["rule"]: row for row in page.context["rows"]}
    assert (rows[budget.rule]["misread"].number, rows[injured.rule]["mended"]) == (1, 1)
    assert counted(as_rosa, rows[budget.rule]["misread"]) == 1
    assert counted(as_rosa, rows[budget.rule]["found"]) == rows[budget.rule]["found"].number
    assert counted(as_rosa, page.context["misread"]) == 1
    assert [(one["number"], one["examples"][0]["words"]) for one in page.context["missed"]] == [(1, "by hand")]
    assert str(budget) in page.content.decode()
    lines = as_rosa.get(reverse(MISTAKES), {"format": "csv"}).content.decode().splitlines()
    assert any(re.match(rf"found,rules,{budget.rule},money,\d+,1,0,", line) for line in lines)
    assert "missed,,,count,,,,1" in lines


@pytest.mark.parametrize("page", [SELECTION, MISTAKES])
def test_a_report_asks_the_database_no_more_for_more_rows(page, as_rosa, as_nora, rosa, triaged):
    url = reverse(page)
    with CaptureQueriesContext(connection) as few:
        as_rosa.get(url)
    for number in range(4):
        text = f"A dam broke in Port {number}. It killed {number + 12} people, Mayor Number {number} said."
        details = Details(title=f"Dam {number}", publisher=f"Paper {number}")
        claim = ingest_text(text, details, actor=rosa).article.claims.first()
        review.dismiss(claim, rosa, "misread")
    with CaptureQueriesContext(connection) as many:
        as_rosa.get(url)
    assert len(many) <= len(few)
    assert as_nora.get(url).status_code == 403
