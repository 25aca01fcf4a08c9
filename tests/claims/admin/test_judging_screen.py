"""The verdict panel: exceptions, the claimant, holding, the proposed notice, and a preview that saves nothing."""

import pytest
from django.urls import reverse

from claims import review
from claims.models import Contact, PublicClaim, VerdictDraft
from ledger.models import Event
from tests.claims.admin.test_claim_screen import press, screen_of, verdict
from tests.claims.published import captured_source

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]

ASK = {"whom": "The ministry", "how": "by e-mail", "question": "How many?", "asked_on": "2020-02-02"}


@pytest.fixture
def weighed(taken, rosa):
    """The claim with one source that supports it."""
    review.add_evidence(taken, rosa, captured_source().url, quote="By Sunday 34 people had been killed.")
    taken.refresh_from_db()
    return taken


def shown(client, claim) -> str:
    return client.get(screen_of(claim)).content.decode()


def test_a_rating_against_its_evidence_is_published_with_a_reason_that_the_form_keeps(as_rosa, weighed):
    refused = press(as_rosa, weighed, "publish", **verdict("inaccurate"))
    assert (refused.status_code, "no source undermines it" in refused.content.decode()) == (400, True)
    why = "The office retracted it <i>itself</i>."
    press(as_rosa, weighed, "save_draft", **verdict("inaccurate", stance_exception=why))
    assert VerdictDraft.objects.get().stance_exception == why
    assert Event.objects.filter(verb="draft.saved").latest("pk").new["stance_exception"] == why
    assert "<i>itself" not in shown(as_rosa, weighed)
    assert press(as_rosa, weighed, "publish", **verdict("inaccurate", stance_exception=why)).status_code == 302
    assert why not in str(PublicClaim.objects.get().document)


def test_warnings_stand_beside_the_form_until_an_exception_is_stated(as_rosa, weighed):
    press(as_rosa, weighed, "save_draft", **verdict())
    assert "It rests on one source." in shown(as_rosa, weighed)
    press(as_rosa, weighed, "save_draft", **verdict(sources_exception="The court's own record."))
    assert "It rests on one source." not in shown(as_rosa, weighed)


def test_the_claimant_is_noted_and_what_was_typed_wrongly_stays(as_rosa, taken):
    answer = press(as_rosa, taken, "ask_claimant", **{**ASK, "asked_on": "2 Feb"})
    assert (answer.status_code, "How many?" in answer.content.decode()) == (400, True)
    assert press(as_rosa, taken, "ask_claimant", **ASK, reply_by="2020-02-03").status_code == 302
    assert "overdue since 3 Feb 2020" in shown(as_rosa, taken)
    contact = Contact.objects.get()
    reply = {"contact": contact.pk, "reply": "We counted 33.", "replied_on": "2020-02-03"}
    answer = press(as_rosa, taken, "note_reply", **reply, quotable="We counted 43.")
    assert (answer.status_code, "We counted 43." in answer.content.decode()) == (400, True)
    assert press(as_rosa, taken, "note_reply", **reply, quotable="We counted 33.").status_code == 302
    assert press(as_rosa, taken, "not_asked", why_not_asked="No time.").status_code == 400


def test_a_verdict_is_approved_and_held_on_the_screen_and_released(as_rosa, as_edwin, weighed):
    answer = press(as_rosa, weighed, "publish", **verdict(), held_because="The lawyers read it.")
    assert answer.status_code == 302, answer.content.decode()
    assert "approved and held: The lawyers read it." in shown(as_edwin, weighed)
    assert not PublicClaim.objects.visible().exists()
    assert 'value="release"' in shown(as_edwin, weighed)
    assert press(as_edwin, weighed, "release", note="They agree.").status_code == 302
    assert PublicClaim.objects.visible().exists()


def test_a_notice_is_proposed_from_the_draft_and_never_goes_out_older_than_it(as_rosa, weighed):
    press(as_rosa, weighed, "publish", **verdict())
    press(as_rosa, weighed, "take")
    typed = {**verdict("mostly_accurate"), "notice_kind": "correction", "notice_text": ""}
    answer = press(as_rosa, weighed, "publish", **typed)
    html = answer.content.decode()
    proposed = "Our rating was “Accurate”; it is now “Mostly accurate”."
    assert (answer.status_code, proposed in html, "Read it, then publish" in html) == (400, True, True)
    assert press(as_rosa, weighed, "publish", **{**typed, "notice_text": proposed}).status_code == 302
    assert weighed.corrections.get().notice == proposed


def test_a_returned_draft_shows_its_comment_until_it_is_sent_again(as_rosa, as_edwin, weighed):
    press(as_rosa, weighed, "submit", **verdict())
    press(as_edwin, weighed, "return_to_author", note="Name the office.")
    assert "Returned by Edwin" in shown(as_rosa, weighed)
    press(as_rosa, weighed, "submit", **verdict())
    press(as_rosa, weighed, "take")
    assert "Returned by Edwin" not in shown(as_rosa, weighed)


def test_a_preview_shows_the_page_as_typed_escapes_it_and_saves_nothing(as_rosa, weighed):
    url = reverse("admin:claims_claim_preview", args=[weighed.pk])
    bad = "<script>alert(1)</script> javascript:alert(2) https://court.example/record"
    before = Event.objects.count()
    answer = as_rosa.post(url, verdict("misleading", rationale=bad))
    html = answer.content.decode()
    assert answer.status_code == 200, html
    assert "This page is not published." in html
    assert "Misleading as of 2 February 2020" in html
    assert "<script>alert" not in html
    assert 'href="javascript:' not in html
    assert 'href="https://court.example/record" rel="nofollow noreferrer"' in html
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert not VerdictDraft.objects.exists()
    assert not PublicClaim.objects.exists()
    assert Event.objects.count() == before
    assert "Choose a rating" in as_rosa.post(url, {**verdict(), "rating": ""}).content.decode()


def test_a_second_review_is_asked_for_on_the_screen(as_rosa, weighed):
    press(as_rosa, weighed, "publish", **verdict())
    assert press(as_rosa, weighed, "ask_second_review", note="Is the day right?").status_code == 302
    html = shown(as_rosa, weighed)
    assert "Is the day right?" in html
    assert "you wrote this verdict" in html


def test_the_draft_of_a_claim_merged_or_given_back_can_still_be_read(as_rosa, as_lea, weighed, injured, rosa):
    typed = {"internal_note": "Ask the <b>army</b>.", "sources_exception": "The court's own record."}
    press(as_rosa, weighed, "save_draft", **verdict(**typed))
    assert 'id="left-draft"' not in shown(as_rosa, weighed)
    press(as_rosa, weighed, "give_back")
    assert 'id="left-draft"' in shown(as_rosa, weighed)
    review.merge_claims(weighed, injured, rosa)
    for client in (as_rosa, as_lea):
        html = shown(client, weighed)
        left = html.partition('id="left-draft"')[2].partition("</div>")[0]
        for words in ("Accurate", "2 February 2020", "The ministry counted 33", "army&lt;/b&gt;.", "own record."):
            assert words in left
        assert "Take the claim first" not in html
        assert 'id="draft-form"' not in html
