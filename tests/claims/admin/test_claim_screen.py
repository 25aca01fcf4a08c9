"""Working on one claim: what is shown, what a press does, and that nothing typed is lost."""

import pytest
from django.urls import reverse

from claims import recheck, review
from claims.models import Claim, Evidence, PublicClaim, Rating, Verdict, VerdictDraft
from claims.review import Draft
from ledger.models import Event
from tests.claims.pages_of_sources import QUOTE, flood

RATIONALE = "The ministry counted 33 that day."


def screen_of(claim):
    return reverse("admin:claims_claim_change", args=[claim.pk])


def press(client, claim, act, **typed):
    claim.refresh_from_db()
    return client.post(screen_of(claim), {"act": act, "seen_version": claim.version, **typed})


def verdict(code="accurate", **typed):
    rating = Rating.objects.in_use().get(code=code)
    return {
        "rating": rating.pk,
        "as_of": "2020-02-02",
        "currency": "current",
        "tests": "what_was_said",
        "rationale": RATIONALE,
        **typed,
    }


def source(url, **typed):
    return {"url": url, "quote": QUOTE, "stance": "supports", "kind": "official", **typed}


@pytest.fixture
def captured(site, taken, as_rosa) -> Evidence:
    """Evidence attached on the screen and captured by the worker."""
    answer = press(as_rosa, taken, "add_evidence", **source(site.url(), publisher="Ministry of Water", primary="on"))
    assert answer.status_code == 302, answer.content.decode()
    evidence = Evidence.objects.get()
    recheck.capture(evidence.source)
    recheck.assess_evidence(evidence.pk)
    evidence.refresh_from_db()
    return evidence


def test_the_claim_is_marked_in_its_article_and_its_value_is_told_in_words(as_rosa, taken):
    html = as_rosa.get(screen_of(taken)).content.decode()
    assert "claim-focus" in html
    assert "more than 30 people" in html


def test_the_whole_way_from_taking_to_the_public_page(as_rosa, killed, rosa, site):
    press(as_rosa, killed, "select", reason="harm")
    press(as_rosa, killed, "take")
    press(as_rosa, killed, "add_evidence", **source(site.url(), publisher="Ministry of Water", primary="on"))
    evidence = Evidence.objects.get()
    assert evidence.source.publisher.name == "Ministry of Water"
    assert evidence.source.primary
    assert "Being captured" in as_rosa.get(screen_of(killed)).content.decode()
    recheck.capture(evidence.source)
    recheck.assess_evidence(evidence.pk)
    html = as_rosa.get(screen_of(killed)).content.decode()
    assert "The quoted words stand in the capture." in html
    assert "Being captured" not in html
    answer = press(as_rosa, killed, "publish", **verdict())
    assert answer.status_code == 302, answer.content.decode()
    killed.refresh_from_db()
    assert killed.status == "decided"
    assert PublicClaim.objects.visible().get().rating == "accurate"
    assert Verdict.objects.get().author == rosa


def test_a_draft_may_be_saved_with_gaps_and_the_screen_says_what_is_missing(as_rosa, taken):
    press(as_rosa, taken, "save_draft", **verdict(rationale=""))
    html = as_rosa.get(screen_of(taken)).content.decode()
    assert "Write the rationale for readers." in html
    assert "Attach evidence" in html
    answer = press(as_rosa, taken, "publish", **verdict(rationale="Half a thought"))
    assert answer.status_code == 400
    assert "The draft is saved, but nothing more was done." in answer.content.decode()
    assert VerdictDraft.objects.get().rationale == "Half a thought"
    assert not Verdict.objects.exists()


def test_saving_an_unchanged_draft_writes_nothing(as_rosa, taken):
    text = "First line.\r\nSecond line."
    press(as_rosa, taken, "save_draft", **verdict(rationale=text))
    events = Event.objects.count()
    press(as_rosa, taken, "save_draft", **verdict(rationale=text))
    assert Event.objects.count() == events
    assert VerdictDraft.objects.get().rationale == "First line.\nSecond line."


def test_two_people_on_one_claim_lose_neither_version(as_rosa, as_edwin, taken):
    taken.refresh_from_db()
    seen = taken.version
    press(as_rosa, taken, "save_draft", **verdict(rationale="Written by Rosa."))
    answer = as_edwin.post(
        screen_of(taken),
        {"act": "save_draft", "seen_version": seen, **verdict("inaccurate", rationale="Written by Edwin.")},
    )
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Someone changed this claim" in html
    assert "Written by Rosa." in html
    assert "Written by Edwin." in html
    assert VerdictDraft.objects.get().rationale == "Written by Rosa."
    taken.refresh_from_db()
    assert f'name="seen_version" value="{taken.version}"' in html


def test_a_bad_source_is_told_and_what_was_typed_stays(as_rosa, taken):
    answer = press(as_rosa, taken, "add_evidence", **source("ftp://ministry.example/x", note="A note of mine"))
    html = answer.content.decode()
    assert answer.status_code == 400
    assert "must begin with http" in html
    assert "A note of mine" in html
    assert not Evidence.objects.exists()


def test_a_bad_date_is_told_and_the_rationale_stays(as_rosa, taken):
    answer = press(as_rosa, taken, "save_draft", **verdict(as_of="31/02/2020"))
    assert answer.status_code == 400
    assert RATIONALE in answer.content.decode()
    assert not VerdictDraft.objects.exists()


def test_a_source_that_cannot_be_captured_says_why(as_rosa, taken, site):
    press(as_rosa, taken, "add_evidence", **source(site.url("/gone")))
    recheck.capture(Evidence.objects.get().source)
    html = as_rosa.get(screen_of(taken)).content.decode()
    assert "Not captured:" in html
    assert "/gone" in html


def test_a_change_shows_both_passages_and_the_figures(as_rosa, captured, site, taken):
    site.pages["/flood"] = (200, flood(day=3, toll=41))
    recheck.capture(captured.source)
    recheck.assess_evidence(captured.pk)
    html = as_rosa.get(screen_of(taken)).content.decode()
    assert "33 became 41" in html
    assert "<del>33</del>" in html
    assert "<ins>41</ins>" in html
    assert "newer capture" in html


def test_a_quote_moves_to_the_newest_capture_only_with_words_that_stand_there(as_rosa, captured, site, taken):
    site.pages["/flood"] = (200, flood(day=3, toll=41))
    recheck.capture(captured.source)
    refused = press(as_rosa, taken, "requote", evidence=captured.pk, quote="words of nobody")
    assert refused.status_code == 400
    assert "words of nobody" in refused.content.decode()
    new = "As of 3 February 2020 the flood had killed 41 people in the Sarn delta"
    assert press(as_rosa, taken, "requote", evidence=captured.pk, quote=new).status_code == 302
    captured.refresh_from_db()
    assert captured.quote == new
    assert press(as_rosa, taken, "remove_evidence", evidence=captured.pk).status_code == 302
    assert not taken.evidence.live().exists()


def test_a_new_review_begins_with_the_verdict_that_stands(as_rosa, captured, taken):
    press(as_rosa, taken, "publish", **verdict())
    press(as_rosa, taken, "take")
    page = as_rosa.get(screen_of(taken)).content.decode()
    assert RATIONALE in page.split('name="rationale"')[1].split("</textarea>")[0]
    assert "Change the verdict that stands" in page


def test_changing_what_is_public_asks_for_a_notice(as_rosa, captured, taken):
    press(as_rosa, taken, "publish", **verdict())
    press(as_rosa, taken, "take")
    again = verdict("mostly_accurate")
    assert "They are told what changed" in as_rosa.get(screen_of(taken)).content.decode()
    assert press(as_rosa, taken, "publish", **again).status_code == 400
    answer = press(as_rosa, taken, "publish", **again, notice_kind="update", notice_text="The toll rose.")
    assert answer.status_code == 302
    assert taken.corrections.get().notice == "The toll rose."


def test_a_scheduled_verdict_is_not_called_published_and_an_editor_cancels_it(as_rosa, as_edwin, captured, taken):
    answer = press(as_rosa, taken, "publish", **verdict(), not_before="2999-01-02T10:00")
    assert answer.status_code == 302, answer.content.decode()
    page = as_rosa.get(screen_of(taken)).content.decode()
    assert "Scheduled for 2 Jan 2999" in page
    assert "is scheduled for 2 Jan 2999, 10:00 UTC" in page
    assert "Published: Accurate" not in page
    assert 'value="cancel"' not in page
    assert press(as_rosa, taken, "cancel", note="Too early.").status_code == 403
    assert 'value="cancel"' in as_edwin.get(screen_of(taken)).content.decode()
    assert press(as_edwin, taken, "cancel", note="Too early.").status_code == 302
    taken.refresh_from_db()
    assert taken.status == "selected"
    assert taken.draft.rationale == RATIONALE


def test_a_task_is_closed_with_a_note_because_the_verdict_stands(as_rosa, captured, site, taken):
    press(as_rosa, taken, "publish", **verdict())
    site.pages["/flood"] = (200, flood(day=3, toll=41))
    recheck.capture(captured.source)
    recheck.assess_evidence(captured.pk)
    task = taken.tasks.open().get()
    assert press(as_rosa, taken, "close_task", task=task.pk, note=" ").status_code == 400
    assert press(as_rosa, taken, "close_task", task=task.pk, note="A later day.").status_code == 302
    assert not taken.tasks.open().exists()


def test_a_reviewer_sends_for_approval_and_an_editor_decides(as_rosa, as_edwin, captured, taken, settings):
    settings.FOUR_EYES = True
    html = as_rosa.get(screen_of(taken)).content.decode()
    assert 'value="publish"' not in html
    assert press(as_rosa, taken, "publish", **verdict()).status_code == 403
    assert press(as_rosa, taken, "submit", **verdict()).status_code == 302
    assert press(as_edwin, taken, "return_to_author", note="Say which day.").status_code == 302
    assert "Say which day." in as_rosa.get(screen_of(taken)).content.decode()
    press(as_rosa, taken, "submit", **verdict())
    answer = press(as_edwin, taken, "publish", **verdict())
    assert answer.status_code == 302, answer.content.decode()
    given = Verdict.objects.get()
    assert (given.author.username, given.approver.username) == ("rosa", "edwin")


def test_only_an_editor_withdraws_hides_and_holds(as_rosa, as_edwin, captured, taken):
    press(as_rosa, taken, "publish", **verdict())
    for act in ("hold", "release", "hide", "release", "withdraw"):
        assert press(as_rosa, taken, act, note="A letter came.").status_code == 403
        assert press(as_edwin, taken, act, note="A letter came.").status_code == 302, act
    assert not PublicClaim.objects.visible().exists()


@pytest.mark.parametrize("act", ["take", "select", "dismiss", "save_draft", "publish", "add_evidence"])
def test_those_who_may_not_review_change_nothing(act, nora, as_nora, killed):
    from django.contrib.auth.models import Permission

    nora.user_permissions.add(Permission.objects.get(codename="view_claim"))
    html = as_nora.get(screen_of(killed)).content.decode()
    assert 'name="act"' not in html
    typed = {**source("https://ministry.example/"), "reason": "harm", "as_of": "2020-02-02"}
    typed |= {"currency": "current", "tests": "what_was_said"}
    assert press(as_nora, killed, act, **typed).status_code == 403
    assert Claim.objects.get(pk=killed.pk).status == "candidate"


@pytest.mark.parametrize("act", ["", "delete", "__class__"])
def test_a_button_that_does_not_exist_does_nothing(act, as_rosa, killed):
    assert press(as_rosa, killed, act).status_code == 400


def test_what_people_and_sources_wrote_is_shown_and_not_run(as_rosa, taken, rosa):
    bad = "<script>alert(1)</script>"
    review.add_evidence(taken, rosa, "https://ministry.example/", quote=bad, note=bad)
    review.save_draft(taken, rosa, Draft(None, "2020-02-02", bad, internal_note=bad))
    assert bad not in as_rosa.get(screen_of(taken)).content.decode()


def test_the_screen_asks_no_more_of_the_database_for_more_evidence(as_rosa, taken, rosa, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    review.add_evidence(taken, rosa, "https://ministry.example/0")
    with CaptureQueriesContext(connection) as queries:
        as_rosa.get(screen_of(taken))
    for number in range(1, 6):
        review.add_evidence(taken, rosa, f"https://ministry.example/{number}")
    with django_assert_max_num_queries(len(queries)):
        as_rosa.get(screen_of(taken))


def test_claims_before_and_after_are_one_press_away(as_rosa, article, rosa):
    claims = list(article.claims.order_by("occurrences__version", "occurrences__start").exclude(kind="statement"))[:3]
    for claim in claims:
        review.select(claim, rosa, "reach")
    html = as_rosa.get(screen_of(claims[1]))
    assert html.context["neighbours"] == {"previous": screen_of(claims[0]), "next": screen_of(claims[2])}


def test_a_capture_shows_its_text_with_the_quote_marked(as_rosa, captured, site):
    page = reverse("admin:sources_snapshot_change", args=[captured.quoted_snapshot_id])
    html = as_rosa.get(page, {"evidence": captured.pk}).content.decode()
    assert f'<mark class="claim claim-focus" title="">{QUOTE}</mark>' in html
    assert captured.quoted_snapshot.blob_id in html
    site.pages["/flood"] = (200, "<p>&lt;script&gt;alert(1)&lt;/script&gt; Nothing of it stands here any more.</p>")
    recheck.capture(captured.source)
    captured.source.refresh_from_db()
    newer = reverse("admin:sources_snapshot_change", args=[captured.source.latest_snapshot_id])
    html = as_rosa.get(newer, {"evidence": captured.pk}).content.decode()
    assert "The quoted words do not stand in this capture." in html
    assert "<script>alert" not in html
