"""The first page's counts lead to lists of the same rows, and ask the database for no more as rows grow."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from claims import review
from claims.models import Claim, Complaint, ReviewTask, Visit
from tests.claims.conftest import person
from tests.claims.review.reviewing import draft, in_review, published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]

DESK = "/admin/"


def panels(client):
    return client.get(DESK).context["panels"]


def listed(client, panel):
    page = client.get(panel.url)
    assert page.status_code == 200
    return {row.pk for row in page.context["cl"].queryset}


def keys(panel):
    rows = [row.get("claim") or row.get("article") if isinstance(row, dict) else row for row in panel.rows]
    return {row.pk for row in rows}


def screen_of(claim):
    return reverse("admin:claims_claim_change", args=[claim.pk])


def waiting_for_approval(claim, author, settings):
    settings.FOUR_EYES = True
    in_review(claim, author)
    review.save_draft(claim, author, draft())
    Claim.objects.filter(pk=claim.pk).update(status="awaiting_approval")


def test_every_count_leads_to_a_list_of_the_same_rows(
    as_edwin, edwin, rosa, article, killed, injured, budget, settings
):
    from django.contrib.auth.models import Permission

    from claims.models import Mention
    from sources.models import Source
    from tests.claims.review.reviewing import captured

    edwin.user_permissions.add(Permission.objects.get(codename="decide_complaint"))
    waiting_for_approval(killed, rosa, settings)
    settings.FOUR_EYES = False
    published_verdict = published(budget, edwin)
    settings.FOUR_EYES = True
    Complaint.objects.create(claim=budget, verdict=published_verdict, text="It was 80 million.")
    in_review(injured, edwin)
    others = article.claims.filter(status="candidate").order_by("-check_worthiness")
    named, waiting, late = others[:3]
    review.select(waiting, rosa, "harm")
    review.select(late, rosa, "harm")
    ReviewTask.objects.filter(claim=late).update(due_on=timezone.localdate() - timedelta(days=1))
    review.add_note(named, rosa, "@edwin, look at this.")
    assert Mention.objects.filter(annotation__claim=named, user=edwin).exists()
    as_edwin.get(screen_of(waiting))
    review.dismiss(waiting, rosa, "opinion")
    review.select(others.exclude(pk__in=[named.pk, late.pk]).first(), rosa, "reach")
    source = captured("https://gone.example/page").source
    Source.objects.filter(pk=source.pk).update(health="gone", failing_since=timezone.now())

    shown = panels(as_edwin)
    expected = {
        "mine": {injured.pk},
        "approve": {killed.pk},
        "changed": {waiting.pk},
        "named": {named.pk},
        "complaints": {budget.pk},
        "articles": {article.pk},
        "failing": {source.pk},
    }
    assert {name: keys(shown[name]) for name in expected} == expected
    for name, panel in shown.items():
        rows = listed(as_edwin, panel)
        assert str(len(rows)) == panel.count, name
        assert rows == keys(panel) or name == "overdue", name
    assert {task.claim for task in ReviewTask.objects.filter(pk__in=listed(as_edwin, shown["overdue"]))} == {late}


def test_nobody_is_asked_to_approve_what_they_wrote_themselves(as_edwin, edwin, rosa, killed, injured, settings):
    waiting_for_approval(killed, rosa, settings)
    waiting_for_approval(injured, rosa, settings)
    other = person("otto", "editor")
    for claim, author in ((killed, edwin), (killed, rosa), (injured, rosa)):
        review.save_draft(claim, author, draft(rationale=f"By {author}."))
    for user in (edwin, other, rosa):
        may = {one.pk for one in (killed, injured) if not review.may_publish(one, user)}
        assert set(review.to_approve(user).values_list("pk", flat=True)) == may
    assert keys(panels(as_edwin)["approve"]) == {injured.pk}


def test_a_claim_is_news_after_it_changed_until_it_is_looked_at(as_rosa, rosa, edwin, killed):
    as_rosa.get(screen_of(killed))
    assert panels(as_rosa)["changed"].count == "0"
    review.select(killed, edwin, "harm")
    assert keys(panels(as_rosa)["changed"]) == {killed.pk}
    as_rosa.get(screen_of(killed), headers={"X-Requested-With": "fetch"})
    assert panels(as_rosa)["changed"].count == "1"
    as_rosa.get(screen_of(killed))
    assert panels(as_rosa)["changed"].count == "0"
    review.take(killed, edwin)
    Visit.objects.update(at=timezone.now() - timedelta(days=31))
    assert panels(as_rosa)["changed"].count == "0"


def test_the_first_page_asks_no_more_of_the_database_for_more_rows(
    as_edwin, edwin, rosa, article, killed, django_assert_max_num_queries
):
    in_review(killed, edwin)
    as_edwin.get(DESK)
    with CaptureQueriesContext(connection) as queries:
        as_edwin.get(DESK)
        number = len(queries)
    for claim in article.claims.filter(status="candidate")[:4]:
        as_edwin.get(screen_of(claim))
        review.select(claim, rosa, "reach")
    for claim in article.claims.filter(status="selected")[:2]:
        review.take(claim, edwin)
    with django_assert_max_num_queries(number):
        as_edwin.get(DESK)


def test_the_charts_count_verdicts_by_day_and_open_tasks_by_age(as_rosa, rosa, killed, injured, budget):
    published(killed, rosa)
    for claim, days in ((injured, 2), (budget, 9)):
        review.select(claim, rosa, "harm")
        ReviewTask.objects.filter(claim=claim).update(opened_at=timezone.now() - timedelta(days=days))
    page = as_rosa.get(DESK)
    today = timezone.localdate()
    assert page.context["throughput"].rows == [(f"{today.day} {today:%b}", "1")]
    assert [number for _age, number in page.context["age_of_queue"].rows] == ["0", "1", "0", "1"]
    assert "1 verdict in the last four weeks" in page.content.decode()
