import datetime as dt

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from claims import review
from claims.models import (
    Claim,
    Correction,
    Evidence,
    Observation,
    Publication,
    PublicClaim,
    Rating,
    ReviewTask,
    Verdict,
    VerdictBasis,
)
from claims.read_model import due_for_refresh, refresh
from claims.review import Draft, Notice, ReviewError, StaleClaimError
from claims.review.rules import TRANSITIONS
from ledger.append_only import AppendOnly, HistoryIsFinalError
from ledger.models import Event
from sources.models import Blob, Snapshot, Source
from sources.snapshots import add_snapshot, add_source, keep_bytes

pytestmark = pytest.mark.django_db

PAGE = b"""<html lang="en"><head><title>Ministry: flood</title></head><body><article><h1>Flood in the delta</h1>
<p>As of 2 February 2020 the flood had killed 33 people in the Sarn delta, the ministry said.</p>
<p>The ministry publishes new figures each evening at six and asks people not to return yet.</p>
</article></body></html>"""
QUOTE = "As of 2 February 2020 the flood had killed 33 people in the Sarn delta"


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "captures": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "captures"},
        },
    }


def captured(url: str = "https://ministry.example/flood", body: bytes = PAGE) -> Snapshot:
    source, _ = add_source(url, actor=None)
    blob = keep_bytes(body, "text/html; charset=utf-8", url=url)
    with transaction.atomic():
        snapshot = add_snapshot(source, blob, fetched_at=timezone.now(), final_url=url, status=200)
        source.save()
    return snapshot


def rating(code: str) -> Rating:
    return Rating.objects.in_use().get(code=code)


def draft(code: str = "accurate", **changes) -> Draft:
    fields = {"rating": rating(code), "as_of": "2020-02-02", "rationale": "The ministry counted 33 that day."}
    return Draft(**{**fields, **changes})


def in_review(claim, person) -> Claim:
    review.select(claim, person, "harm")
    return review.take(claim, person)


def with_evidence(claim, person) -> Evidence:
    captured()
    in_review(claim, person)
    return review.add_evidence(claim, person, "https://ministry.example/flood", quote=QUOTE)


def published(claim, person) -> Verdict:
    with_evidence(claim, person)
    review.save_draft(claim, person, draft())
    return review.publish(claim, person)


def test_a_candidate_makes_no_task_until_it_is_selected(killed, rosa):
    assert not ReviewTask.objects.exists()
    review.select(killed, rosa, "harm", note="A toll that others repeat.")
    task = ReviewTask.objects.open().get()
    assert (task.claim, task.reason) == (killed, "selected")
    event = Event.objects.get(verb="claim.selected")
    assert event.actor == rosa
    assert event.new == {"status": "selected", "selected_for": "harm"}
    assert event.reason == "A toll that others repeat."


def test_a_dismissed_claim_keeps_its_reason_and_leaves_the_queue(killed, rosa):
    review.select(killed, rosa, "reach")
    review.dismiss(killed, rosa, "opinion")
    killed.refresh_from_db()
    assert (killed.status, killed.dismissal_reason) == ("dismissed", "opinion")
    assert not ReviewTask.objects.open().exists()
    review.reopen(killed, rosa)
    killed.refresh_from_db()
    assert (killed.status, killed.dismissal_reason) == ("candidate", "")


def test_two_people_do_not_work_on_one_claim(killed, rosa, edwin):
    in_review(killed, rosa)
    with pytest.raises(ReviewError, match="Rosa is working"):
        review.take(killed, edwin)
    review.give_back(killed, rosa)
    review.take(killed, edwin)
    killed.refresh_from_db()
    assert killed.assignee == edwin


def test_who_saves_on_a_stale_view_is_told_and_nothing_is_lost(killed, rosa, edwin):
    seen = killed.version
    review.select(killed, rosa, "harm", seen_version=seen)
    with pytest.raises(StaleClaimError, match="changed this claim"):
        review.dismiss(killed, edwin, "opinion", seen_version=seen)
    killed.refresh_from_db()
    assert killed.status == "selected"


BEGINS_FROM = {
    "select": {"candidate"},
    "dismiss": {"candidate", "selected", "in_review"},
    "reopen": {"dismissed"},
    "take": {"selected", "in_review", "decided"},
    "give_back": {"in_review"},
    "return": {"awaiting_approval"},
}


@pytest.mark.parametrize("status", list(Claim.Status.values))
@pytest.mark.parametrize("act", BEGINS_FROM)
def test_each_verb_begins_only_where_it_may(killed, rosa, edwin, status, act):
    acts = {
        "select": lambda: review.select(killed, edwin, "harm"),
        "dismiss": lambda: review.dismiss(killed, edwin, "opinion"),
        "reopen": lambda: review.reopen(killed, edwin),
        "take": lambda: review.take(killed, edwin),
        "give_back": lambda: review.give_back(killed, edwin),
        "return": lambda: review.return_to_author(killed, edwin, "Look again."),
    }
    heir = killed.article.claims.exclude(pk=killed.pk).first() if status == "merged" else None
    if status == "decided":
        published(killed, rosa)
    else:
        Claim.objects.filter(pk=killed.pk).update(
            status=status, merged_into=heir, dismissal_reason="opinion" if status == "dismissed" else ""
        )
    if status in BEGINS_FROM[act]:
        acts[act]()
        assert Claim.objects.get(pk=killed.pk).status in TRANSITIONS[status] | {status}
    else:
        with pytest.raises(ReviewError):
            acts[act]()
        assert Claim.objects.get(pk=killed.pk).status == status


def test_evidence_is_bound_to_the_capture_and_its_words_are_found_there(killed, rosa):
    evidence = with_evidence(killed, rosa)
    text = evidence.quoted_snapshot.blob.text
    assert text[evidence.start : evidence.end] == QUOTE
    assert Event.objects.get(verb="evidence.added").snapshot_id == evidence.quoted_snapshot_id


def test_words_that_do_not_stand_in_the_capture_are_not_bound(killed, rosa):
    captured()
    in_review(killed, rosa)
    evidence = review.add_evidence(killed, rosa, "https://ministry.example/flood", quote=QUOTE.replace("33", "43"))
    assert evidence.quoted_snapshot is not None
    assert evidence.start is None


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("not an address", "not a web address"),
        ("javascript:alert(1)", "must begin with http"),
        ("http://169.254.169.254/latest", "169.254.169.254"),
        ("http://10.0.0.1/", "10.0.0.1"),
        ("http://localhost/", "localhost"),
        ("https://example.org:8443/", "port 8443"),
    ],
)
def test_a_bad_source_address_is_named(killed, rosa, url, words):
    in_review(killed, rosa)
    with pytest.raises(ReviewError, match=words):
        review.add_evidence(killed, rosa, url)
    assert not Evidence.objects.exists()
    assert not Source.objects.exists()


def test_one_source_is_attached_once(killed, rosa):
    evidence = with_evidence(killed, rosa)
    with pytest.raises(ReviewError, match="attached to the claim already"):
        review.add_evidence(killed, rosa, "HTTPS://Ministry.example/flood#top")
    review.remove_evidence(evidence, rosa, note="Wrong page.")
    review.add_evidence(killed, rosa, "https://ministry.example/flood", quote=QUOTE)
    assert Evidence.objects.live().count() == 1
    assert Evidence.objects.count() == 2


def test_a_published_verdict_is_whole_and_pinned_to_its_captures(killed, rosa):
    verdict = published(killed, rosa)
    assert (verdict.rating.code, verdict.as_of, verdict.author) == ("accurate", "2020-02-02", rosa)
    assert verdict.claim_words == killed.words
    assert verdict.claim_value["number"] == "30"
    basis = VerdictBasis.objects.get(verdict=verdict)
    assert (basis.quote, basis.snapshot.source.url) == (QUOTE, "https://ministry.example/flood")
    killed.refresh_from_db()
    assert (killed.status, killed.current_verdict, killed.assignee) == ("decided", verdict, None)
    row = PublicClaim.objects.visible().get()
    assert (row.claim, row.rating, row.rating_number, row.number) == (killed, "accurate", 4, 30)
    assert row.document["evidence"][0]["capture"]["sha256"] == basis.snapshot.blob_id
    assert not ReviewTask.objects.open().exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"rating": None}, "Choose a rating"),
        ({"rationale": " "}, "Write the rationale"),
        ({"as_of": ""}, "Give the date"),
        ({"as_of": "2999-01-01"}, "newest capture"),
    ],
)
def test_an_unfinished_verdict_is_not_published_and_says_what_is_missing(killed, rosa, changes, words):
    with_evidence(killed, rosa)
    review.save_draft(killed, rosa, draft(**changes))
    with pytest.raises(ReviewError, match=words):
        review.publish(killed, rosa)
    assert not Verdict.objects.exists()
    assert not PublicClaim.objects.exists()


def test_a_date_that_is_no_date_is_refused_when_it_is_typed(killed, rosa):
    in_review(killed, rosa)
    with pytest.raises(ReviewError, match="2 Feb"):
        review.save_draft(killed, rosa, draft(as_of="2 Feb"))


def test_a_verdict_rests_on_evidence_or_says_that_there_is_none(killed, rosa):
    in_review(killed, rosa)
    review.save_draft(killed, rosa, draft())
    with pytest.raises(ReviewError, match="Attach evidence"):
        review.publish(killed, rosa)
    review.save_draft(killed, rosa, draft("unproven"))
    with pytest.raises(ReviewError, match="why the claim is unproven"):
        review.publish(killed, rosa)
    review.save_draft(killed, rosa, draft("unproven", unproven_reason="no_evidence"))
    assert review.publish(killed, rosa).unproven_reason == "no_evidence"


def test_a_changed_public_verdict_tells_readers_why_and_supersedes_the_old_one(killed, rosa):
    first = published(killed, rosa)
    review.take(killed, rosa)
    review.save_draft(killed, rosa, draft(currency="superseded", rationale="41 by 5 February."))
    with pytest.raises(ReviewError, match="Tell them what changed"):
        review.publish(killed, rosa)
    second = review.publish(killed, rosa, notice=Notice("update", "The ministry now counts 41."))
    assert second.supersedes == first
    correction = Correction.objects.get()
    assert (correction.kind, correction.old_verdict, correction.new_verdict) == ("update", first, second)
    row = PublicClaim.objects.visible().get()
    assert row.currency == "superseded"
    assert [past["id"] for past in row.document["history"]] == [second.public_id, first.public_id]
    assert row.document["corrections"][0]["notice"] == "The ministry now counts 41."


def test_a_page_stays_up_while_a_new_review_is_under_way(killed, rosa):
    published(killed, rosa)
    review.take(killed, rosa)
    assert PublicClaim.objects.visible().filter(claim=killed).exists()
    review.give_back(killed, rosa)
    killed.refresh_from_db()
    assert killed.status == "decided"


def test_with_four_eyes_the_author_cannot_approve_their_own_verdict(killed, rosa, edwin, settings):
    settings.FOUR_EYES = True
    with_evidence(killed, rosa)
    review.save_draft(killed, rosa, draft())
    with pytest.raises(PermissionDenied, match="Send it for approval"):
        review.publish(killed, rosa)
    rosa.groups.add(Group.objects.get(name="editor"))
    rosa = type(rosa).objects.get(pk=rosa.pk)
    with pytest.raises(PermissionDenied, match="other than the author"):
        review.publish(killed, rosa)
    review.submit(killed, rosa)
    review.return_to_author(killed, edwin, "Name the ministry.")
    review.submit(killed, rosa)
    verdict = review.publish(killed, edwin)
    assert (verdict.author, verdict.approver) == (rosa, edwin)


def test_with_four_eyes_an_editor_who_wrote_some_of_it_does_not_approve_it(killed, rosa, edwin, settings):
    settings.FOUR_EYES = True
    with_evidence(killed, rosa)
    review.save_draft(killed, rosa, draft())
    review.submit(killed, rosa)
    review.save_draft(killed, edwin, draft("inaccurate", rationale="All of it is mine."))
    review.save_draft(killed, rosa, draft("inaccurate", rationale="All of it is mine.", internal_note="Fine."))
    assert killed.draft.author == edwin
    with pytest.raises(PermissionDenied, match="you wrote some of this one"):
        review.publish(killed, edwin)


def test_nobody_publishes_or_changes_what_another_is_working_on(killed, rosa, nora):
    evidence = with_evidence(killed, rosa)
    review.save_draft(killed, rosa, draft())
    nora.groups.add(Group.objects.get(name="reviewer"))
    nora = type(nora).objects.get(pk=nora.pk)
    for act in (
        lambda: review.publish(killed, nora),
        lambda: review.submit(killed, nora),
        lambda: review.remove_evidence(evidence, nora),
        lambda: review.requote(evidence, nora, QUOTE),
        lambda: review.add_evidence(killed, nora, "https://other.example/"),
        lambda: review.dismiss(killed, nora, "opinion"),
    ):
        with pytest.raises(ReviewError, match="Rosa is working"):
            act()


def test_evidence_of_a_decided_claim_is_changed_only_in_a_new_review(killed, rosa):
    published(killed, rosa)
    with pytest.raises(ReviewError, match="Take the claim first"):
        review.remove_evidence(Evidence.objects.get(), rosa)


def test_a_claim_awaiting_approval_is_taken_back_by_its_author_alone(killed, rosa, edwin):
    with_evidence(killed, rosa)
    review.save_draft(killed, rosa, draft())
    review.submit(killed, rosa)
    with pytest.raises(ReviewError, match="waits for an editor"):
        review.take(killed, edwin)
    assert review.take(killed, rosa).status == "in_review"


def test_a_verdict_does_not_rest_on_words_that_stand_nowhere(killed, rosa):
    captured()
    in_review(killed, rosa)
    review.add_evidence(killed, rosa, "https://ministry.example/flood", quote="the flood had killed 43 people")
    review.save_draft(killed, rosa, draft())
    with pytest.raises(ReviewError, match="do not stand in its capture"):
        review.publish(killed, rosa)
    review.remove_evidence(Evidence.objects.get(), rosa)
    review.add_evidence(killed, rosa, "https://never.example/fetched", quote="43")
    with pytest.raises(ReviewError, match="not captured yet"):
        review.publish(killed, rosa)


@pytest.mark.parametrize("act", ["withdraw", "hide", "hold"])
def test_a_withdrawn_hidden_or_held_verdict_is_seen_nowhere(killed, rosa, edwin, act):
    published(killed, rosa)
    with pytest.raises(ReviewError, match="reason"):
        getattr(review, act)(killed, edwin, " ")
    getattr(review, act)(killed, edwin, "A complaint was upheld.")
    assert not PublicClaim.objects.visible().exists()
    assert Publication.objects.first().reason == "A complaint was upheld."


def test_a_hidden_verdict_can_be_shown_again_and_a_withdrawn_one_not(killed, rosa, edwin):
    published(killed, rosa)
    review.hide(killed, edwin, "Lawyers look at it.")
    review.release_verdict(killed, edwin, "Cleared.")
    assert PublicClaim.objects.visible().exists()
    review.withdraw(killed, edwin, "It was wrong.")
    with pytest.raises(ReviewError, match="stays withdrawn"):
        review.release_verdict(killed, edwin, "Second thoughts.")


@pytest.mark.parametrize("act", ["hide", "hold"])
def test_withdrawing_does_not_bring_a_hidden_or_held_page_back_as_withdrawn(killed, rosa, edwin, act):
    published(killed, rosa)
    getattr(review, act)(killed, edwin, "Court order.")
    with pytest.raises(ReviewError, match="repeats the claim"):
        review.withdraw(killed, edwin, "It was wrong.")
    assert PublicClaim.objects.get().state in {"hidden", "held"}


@pytest.mark.parametrize("act", ["hide", "hold"])
def test_a_reviewer_does_not_undo_a_hold_by_publishing_again(killed, rosa, edwin, act):
    published(killed, rosa)
    getattr(review, act)(killed, edwin, "Court order.")
    review.take(killed, rosa)
    review.save_draft(killed, rosa, draft("mostly_accurate"))
    with pytest.raises(ReviewError, match="Only an editor"):
        review.publish(killed, rosa, notice=Notice("update", "New words."))
    assert not PublicClaim.objects.visible().exists()
    review.publish(killed, edwin, notice=Notice("correction", "The first verdict named a person wrongly."))
    row = PublicClaim.objects.visible().get()
    assert row.rating == "mostly_accurate"
    assert [past["rating"] for past in row.document["history"]] == ["mostly_accurate"]
    assert row.document["corrections"]


def test_a_legal_hold_takes_everything_of_an_article_out_of_sight(killed, rosa, edwin):
    published(killed, rosa)
    review.hold_article(killed.article, edwin, "Court order.")
    assert not PublicClaim.objects.visible().exists()
    review.take(killed, rosa)
    review.save_draft(killed, rosa, draft())
    with pytest.raises(ReviewError, match="legal hold"):
        review.publish(killed, rosa)
    review.release_article(killed.article, edwin, "Lifted.")
    assert PublicClaim.objects.visible().exists()


def test_nothing_of_an_embargoed_article_shows_before_its_time(killed, rosa, edwin):
    published(killed, rosa)
    until = timezone.now() + dt.timedelta(hours=2)
    review.set_embargo(killed.article, edwin, until)
    assert not PublicClaim.objects.visible().exists()
    assert PublicClaim.objects.visible(until + dt.timedelta(seconds=1)).exists()
    review.set_embargo(killed.article, edwin, None)
    assert PublicClaim.objects.visible().exists()


@pytest.fixture
def clock(monkeypatch):
    """Moves the clock of the code under test; rows keep the times they were given."""
    real = timezone.now

    def move(**by) -> None:
        monkeypatch.setattr(timezone, "now", lambda: real() + dt.timedelta(**by))

    return move


def again(claim, person, code, text="New figures.", **options) -> Verdict:
    review.take(claim, person)
    review.save_draft(claim, person, draft(code, rationale=f"Rated {code}."))
    return review.publish(claim, person, notice=Notice("update", text), **options)


def in_hours(hours: float) -> dt.datetime:
    return timezone.now() + dt.timedelta(hours=hours)


def public_history() -> list[str]:
    return [past["rating"] for past in PublicClaim.objects.get().document["history"]]


def test_a_scheduled_verdict_leaves_the_standing_one_up_until_its_time(killed, rosa, clock):
    first = published(killed, rosa)
    second = again(killed, rosa, "mostly_accurate", not_before=in_hours(1))
    row = PublicClaim.objects.visible().get()
    assert row.verdict == first
    assert row.document["corrections"] == []
    assert due_for_refresh(timezone.now()) == []
    clock(hours=2)
    assert due_for_refresh(timezone.now()) == [killed.pk]
    row = refresh(killed)
    assert row.verdict == second
    assert public_history() == ["mostly_accurate", "accurate"]
    assert row.document["corrections"][0]["at"] == row.published_at.isoformat()
    assert due_for_refresh(timezone.now()) == []


def test_two_scheduled_verdicts_come_one_after_the_other(killed, rosa, clock):
    published(killed, rosa)
    second = again(killed, rosa, "mostly_accurate", not_before=in_hours(1))
    third = again(killed, rosa, "inaccurate", not_before=in_hours(5))
    clock(hours=2)
    assert due_for_refresh(timezone.now()) == [killed.pk]
    assert refresh(killed).verdict == second
    clock(hours=6)
    assert due_for_refresh(timezone.now()) == [killed.pk]
    assert refresh(killed).verdict == third


def test_a_verdict_overtaken_before_its_time_never_enters_the_public_history(killed, rosa, clock):
    published(killed, rosa)
    again(killed, rosa, "inaccurate", not_before=in_hours(1))
    third = again(killed, rosa, "mostly_accurate", text="New figures, sooner.")
    clock(hours=2)
    assert due_for_refresh(timezone.now()) == []
    assert refresh(killed).verdict == third
    assert public_history() == ["mostly_accurate", "accurate"]


def test_stops_act_on_the_verdict_that_readers_see_not_on_the_scheduled_one(killed, rosa, edwin):
    first = published(killed, rosa)
    again(killed, rosa, "mostly_accurate", not_before=in_hours(1))
    review.hide(killed, edwin, "A name to check.")
    assert not PublicClaim.objects.visible().exists()
    review.release_verdict(killed, edwin, "Checked.")
    assert PublicClaim.objects.visible().get().verdict == first


def test_a_first_verdict_held_before_its_time_keeps_its_time_when_it_is_released(killed, rosa, edwin, clock):
    with_evidence(killed, rosa)
    review.save_draft(killed, rosa, draft())
    review.publish(killed, rosa, not_before=in_hours(3))
    review.hold(killed, edwin, "Lawyers look at it.")
    review.release_verdict(killed, edwin, "Cleared.")
    assert not PublicClaim.objects.visible().exists()
    clock(hours=4)
    assert PublicClaim.objects.visible().exists()


def test_a_cancelled_schedule_gives_the_words_back_as_a_draft(killed, rosa, edwin):
    first = published(killed, rosa)
    again(killed, rosa, "inaccurate", not_before=in_hours(1))
    with pytest.raises(PermissionDenied):
        review.cancel_schedule(killed, rosa, "Too early.")
    review.cancel_schedule(killed, edwin, "Too early.")
    killed.refresh_from_db()
    assert (killed.status, killed.current_verdict) == ("decided", first)
    assert killed.draft.rationale == "Rated inaccurate."
    assert PublicClaim.objects.visible().get().verdict == first
    third = again(killed, rosa, "mostly_accurate")
    assert PublicClaim.objects.visible().get().verdict == third
    assert public_history() == ["mostly_accurate", "accurate"]


def test_a_cancelled_first_verdict_sends_the_claim_back_to_the_queue(killed, rosa, edwin, clock):
    with_evidence(killed, rosa)
    review.save_draft(killed, rosa, draft())
    review.publish(killed, rosa, not_before=in_hours(1))
    review.cancel_schedule(killed, edwin, "Hold the story.")
    killed.refresh_from_db()
    assert (killed.status, killed.current_verdict) == ("selected", None)
    assert ReviewTask.objects.open().get().reason == "selected"
    clock(hours=2)
    assert not PublicClaim.objects.visible().exists()
    review.take(killed, rosa)
    second = review.publish(killed, rosa)
    assert PublicClaim.objects.visible().get().verdict == second


def test_what_readers_never_saw_needs_no_notice_and_is_no_part_of_the_history(killed, rosa, edwin):
    review.set_embargo(killed.article, edwin, in_hours(2))
    published(killed, rosa)
    review.take(killed, rosa)
    review.save_draft(killed, rosa, draft("mostly_accurate"))
    review.publish(killed, rosa)
    review.set_embargo(killed.article, edwin, None)
    assert PublicClaim.objects.visible().get().rating == "mostly_accurate"
    assert public_history() == ["mostly_accurate"]
    assert not Correction.objects.exists()


def test_a_verdict_that_readers_saw_is_not_changed_in_silence_while_it_is_out_of_sight(killed, rosa, edwin):
    published(killed, rosa)
    review.set_embargo(killed.article, edwin, in_hours(2))
    review.take(killed, rosa)
    review.save_draft(killed, rosa, draft("mostly_accurate"))
    with pytest.raises(ReviewError, match="Tell them what changed"):
        review.publish(killed, rosa)


def test_a_hold_on_an_article_costs_the_same_however_many_claims_it_has(
    article, rosa, edwin, django_assert_max_num_queries
):
    captured()
    for claim in article.claims.exclude(value_type="")[:4]:
        in_review(claim, rosa)
        review.add_evidence(claim, rosa, "https://ministry.example/flood", quote=QUOTE)
        review.save_draft(claim, rosa, draft())
        review.publish(claim, rosa)
    assert PublicClaim.objects.visible().count() == 4
    with django_assert_max_num_queries(12):
        review.hold_article(article, edwin, "Court order.")
    assert not PublicClaim.objects.visible().exists()
    with pytest.raises(ReviewError, match="reason"):
        review.release_article(article, edwin, " ")
    review.release_article(article, edwin, "Lifted.")
    assert PublicClaim.objects.visible().count() == 4


def test_a_hold_and_a_publication_at_once_never_leave_the_page_up(transactional_db):
    from concurrent.futures import ThreadPoolExecutor

    from claims.ingest import Details, ingest_text
    from tests.claims.conftest import person
    from tests.claims.sample import ARTICLE

    rosa, edwin = person("rosa", "reviewer"), person("edwin", "editor")
    captured()
    for round_ in range(4):
        article = ingest_text(ARTICLE, Details(url=f"https://herald.example/{round_}"), actor=rosa).article
        claim = article.claims.get(kind="casualty_count", measure="killed")
        in_review(claim, rosa)
        review.add_evidence(claim, rosa, "https://ministry.example/flood", quote=QUOTE)
        review.save_draft(claim, rosa, draft())

        def at_once(act, claim=claim, article=article):
            try:
                act(claim, article)
            except ReviewError:
                pass
            finally:
                connection.close()

        acts = [
            lambda claim, _article: review.publish(claim, rosa),
            lambda _claim, article: review.hold_article(article, edwin, "Court order."),
        ]
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(at_once, acts))
        assert not PublicClaim.objects.visible().filter(article=article).exists()


def test_closing_a_task_needs_a_reason_and_leaves_the_verdict_as_it_is(killed, rosa):
    from claims.queue import open_task

    verdict = published(killed, rosa)
    with transaction.atomic():
        task = open_task(Claim.objects.get(pk=killed.pk), ReviewTask.Reason.VALUE_CHANGED, "33 became 41", actor=None)
        again = open_task(Claim.objects.get(pk=killed.pk), ReviewTask.Reason.VALUE_CHANGED, "33 became 44", actor=None)
    assert task == again
    with pytest.raises(ReviewError, match="Say why"):
        review.close_task(again, rosa, note="")
    review.close_task(again, rosa, note="A later figure; the verdict is for 2 February.")
    assert not ReviewTask.objects.open().exists()
    killed.refresh_from_db()
    assert killed.current_verdict == verdict


ACTS = {
    "select": lambda claim, actor: review.select(claim, actor, "harm"),
    "dismiss": lambda claim, actor: review.dismiss(claim, actor, "opinion"),
    "take": review.take,
    "save_draft": lambda claim, actor: review.save_draft(claim, actor, draft()),
    "add_evidence": lambda claim, actor: review.add_evidence(claim, actor, "https://ministry.example/flood"),
    "submit": review.submit,
    "publish": review.publish,
    "withdraw": lambda claim, actor: review.withdraw(claim, actor, "why"),
    "hide": lambda claim, actor: review.hide(claim, actor, "why"),
    "return": lambda claim, actor: review.return_to_author(claim, actor, "why"),
    "hold": lambda claim, actor: review.hold_article(claim.article, actor, "why"),
    "embargo": lambda claim, actor: review.set_embargo(claim.article, actor, None),
}
EDITORS_ONLY = {"withdraw", "hide", "return", "hold", "embargo"}


@pytest.mark.parametrize("act", ACTS)
def test_each_verb_asks_for_the_right_of_the_person(killed, nora, rosa, act):
    with pytest.raises(PermissionDenied):
        ACTS[act](killed, nora)
    if act in EDITORS_ONLY:
        with pytest.raises(PermissionDenied):
            ACTS[act](killed, rosa)
    assert not Event.objects.filter(actor=nora).exists()


def history_tables() -> list[type[AppendOnly]]:
    from django.apps import apps

    return [model for model in apps.get_models() if issubclass(model, AppendOnly)]


def test_the_history_is_what_we_think_it_is():
    names = {model.__name__ for model in history_tables()}
    assert names == {
        "ArticleVersion", "Correction", "Event", "Observation", "Publication", "Rating", "RatingScale", "Snapshot",
        "Verdict", "VerdictBasis",
    }  # fmt: skip


@pytest.mark.parametrize("statement", ["UPDATE {table} SET id = id", "DELETE FROM {table}", "TRUNCATE {table} CASCADE"])
@pytest.mark.parametrize("model", history_tables(), ids=lambda model: model.__name__)
def test_the_database_refuses_to_change_history(killed, rosa, model, statement):
    published(killed, rosa)
    before = model.objects.count()
    with connection.cursor() as cursor:
        # Deferred foreign keys of rows made in this very transaction would stop TRUNCATE before the trigger does.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(IntegrityError, match="is history"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table=model._meta.db_table))
    assert model.objects.count() == before


def test_the_text_of_a_capture_is_never_changed_and_may_be_purged(killed, rosa):
    published(killed, rosa)
    for forged in ({"text": "forged"}, {"title": "forged"}, {"size": 1}):
        with pytest.raises(IntegrityError, match="is evidence"), transaction.atomic():
            Blob.objects.update(**forged)
    Blob.objects.update(text="", title="", location="")


def test_code_that_tries_to_change_history_is_stopped_before_the_database(killed, rosa):
    verdict = published(killed, rosa)
    verdict.rationale = "Something else."
    for attempt in (
        verdict.save,
        verdict.delete,
        Verdict.objects.all().delete,
        lambda: Verdict.objects.update(rationale="x"),
        lambda: Event.objects.filter(actor=rosa).delete(),
        lambda: Observation.objects.all().delete(),
    ):
        with pytest.raises(HistoryIsFinalError):
            attempt()


def test_bulk_updates_do_not_get_round_the_triggers(killed, rosa):
    verdict = published(killed, rosa)
    verdict.rationale = "Something else."
    with pytest.raises((DatabaseError, HistoryIsFinalError)), transaction.atomic():
        Verdict.objects.bulk_update([verdict], ["rationale"])


def test_a_person_who_did_something_cannot_be_deleted(killed, rosa):
    review.select(killed, rosa, "harm")
    with pytest.raises(IntegrityError):
        rosa.delete()


def test_one_open_task_per_claim_and_reason_is_the_databases_rule(killed):
    ReviewTask.objects.create(claim=killed, reason="selected", open_key=ReviewTask.key(killed.pk, "selected"))
    for key in (ReviewTask.key(killed.pk, "selected"), "another key"):
        with pytest.raises(IntegrityError), transaction.atomic():
            ReviewTask.objects.create(claim=killed, reason="selected", open_key=key)


@pytest.mark.parametrize(
    "broken",
    [
        {"number": 5, "upper": 4},
        {"check_worthiness": "1.5"},
        {"status": "dismissed", "dismissal_reason": ""},
        {"status": "decided"},
        {"status": "merged"},
        {"comparator": ""},
        {"comparator": "between", "upper": None},
        {"status": "bogus"},
        {"kind": "nonsense"},
    ],
)
def test_the_database_keeps_what_must_always_hold_of_a_claim(killed, broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.filter(pk=killed.pk).update(**broken)
