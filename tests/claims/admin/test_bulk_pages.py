"""Acts on many rows, as a person meets them: the page before, the act, the report."""

import pytest
from django.urls import reverse
from django.utils import timezone

from claims import review
from claims.models import BulkJob, Claim
from claims.review import bulk
from sources.models import Source
from sources.snapshots import add_source
from tests.claims.published import publish
from tests.claims.review.test_bulk import many

CLAIMS, QUEUE, SOURCES = (
    f"admin:{name}_changelist" for name in ("claims_claim", "claims_reviewtask", "sources_source")
)


def choose(client, where, act, keys, **more):
    return client.post(reverse(where), {"action": act, "_selected_action": list(keys), "index": "0", **more})


def press(client, act, page, **typed):
    of = page.context["of"]
    return client.post(
        reverse("admin:claims_bulkjob_ask", args=[act, of]), {"keys": page.context["keys"], **typed}, follow=True
    )


def test_the_page_before_says_what_will_be_done_and_what_refused_and_does_nothing(as_rosa, killed, injured, edwin):
    review.select(killed, edwin, "harm")
    review.take(killed, edwin)
    page = choose(as_rosa, CLAIMS, "dismiss", [killed.pk, injured.pk])
    html = page.content.decode()
    assert "Dismiss 1 claim" in html
    assert "1 will be refused as things stand" in html
    assert "Edwin is working on this claim." in html
    assert not BulkJob.objects.exists()
    report = press(as_rosa, "dismiss", page, reason="opinion", note="A column.").content.decode()
    assert "1 record was done. 1 was refused." in report
    assert "Edwin is working on this claim." in report
    injured.refresh_from_db()
    assert injured.dismissal_reason == "opinion"


def test_a_form_without_its_reason_keeps_what_was_typed(as_rosa, killed):
    page = choose(as_rosa, CLAIMS, "dismiss", [killed.pk])
    again = press(as_rosa, "dismiss", page, reason="", note="A long note")
    assert again.status_code == 400
    assert "A long note" in again.content.decode()
    assert again.context["keys"] == str(killed.pk)


def test_all_rows_that_match_the_filter_go_to_a_worker_with_a_page_that_follows(
    as_rosa, article, django_assert_max_num_queries
):
    many(article, bulk.AT_ONCE + 30)
    matching = Claim.objects.filter(kind="count")
    with django_assert_max_num_queries(30):
        page = as_rosa.post(
            f"{reverse(CLAIMS)}?kind=count",
            {"action": "dismiss", "_selected_action": [matching.first().pk], "select_across": "1", "index": "0"},
        )
    assert page.context["chosen"] == matching.count()
    followed = press(as_rosa, "dismiss", page, reason="not_worth")
    assert "data-refresh" in followed.content.decode()
    while bulk.do_next_lot():
        pass
    report = as_rosa.get(followed.request["PATH_INFO"]).content.decode()
    assert "data-refresh" not in report
    assert f"{matching.count()} records were done." in report
    assert set(matching.values_list("status", flat=True)) == {"dismissed"}


def test_more_than_a_job_holds_are_refused_before_anything(as_rosa, article, monkeypatch):
    monkeypatch.setattr(bulk, "MOST", 3)
    keys = many(article, 4)
    answer = as_rosa.post(reverse(CLAIMS), {"action": "dismiss", "_selected_action": keys, "index": "0"}, follow=True)
    assert "More than 3 records are chosen" in answer.content.decode()


def test_tasks_of_the_queue_are_assigned_by_their_claims(as_root, killed, rosa):
    review.select(killed, rosa, "harm")
    page = choose(as_root, QUEUE, "assign", [killed.tasks.get().pk])
    assert "Assign 1 claim" in page.content.decode()
    press(as_root, "assign", page, to=rosa.pk)
    killed.refresh_from_db()
    assert killed.assignee == rosa


def test_the_interval_of_chosen_sources_is_set(as_rosa):
    source, _ = add_source("https://ministry.example/a", actor=None, next_check_at=timezone.now())
    page = choose(as_rosa, SOURCES, "set_interval", [source.pk])
    report = press(as_rosa, "interval", page, number="3", unit="days").content.decode()
    assert "1 record was done." in report
    assert "3 days" in report
    assert Source.objects.get(pk=source.pk).interval_seconds == 3 * 86400


@pytest.mark.usefixtures("captures_folder")
def test_chosen_verdicts_are_exported_and_claims_without_one_are_named(as_rosa, rosa, killed, injured):
    publish(killed, rosa)
    page = choose(as_rosa, CLAIMS, "export", [killed.pk, injured.pk])
    assert "Export 1 verdict" in page.content.decode()
    assert "Readers see no verdict on it." in page.content.decode()
    file = press(as_rosa, "export", page, format="jsonl")
    body = b"".join(file.streaming_content).decode()
    assert body.count("\n") == 1
    assert killed.public_id in body
    assert 'filename="verdicts-' in file["Content-Disposition"]


def test_who_may_not_do_it_does_not_see_it_and_cannot_press_it(as_rosa, as_nora, rosa, killed):
    assert "Assign …" not in as_rosa.get(reverse(CLAIMS)).content.decode()
    url = reverse("admin:claims_bulkjob_ask", args=["assign", "claim"])
    assert as_rosa.post(url, {"keys": str(killed.pk), "to": rosa.pk}).status_code == 403
    for act in ("dismiss", "export"):
        url = reverse("admin:claims_bulkjob_ask", args=[act, "claim"])
        typed = {"keys": str(killed.pk), "reason": "opinion", "format": "csv"}
        assert as_nora.post(url, typed).status_code == 403
    assert as_nora.get(reverse("admin:claims_bulkjob_changelist")).status_code == 403
    assert as_rosa.get(reverse("admin:claims_bulkjob_changelist")).status_code == 200
