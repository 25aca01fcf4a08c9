import datetime as dt

import pytest
from django.db import connection
from django.utils import timezone

from claims import review
from claims.models import (
    Publication,
    PublicClaim,
)
from claims.review import Notice, ReviewError
from tests.claims.review.reviewing import QUOTE, captured, draft, in_review, published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]


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
