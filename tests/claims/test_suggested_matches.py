"""Claims compared with those on file: what is suggested, once, and when somebody is told of a conflict."""

import datetime as dt

import pytest

from claims import matching, review
from claims.ingest import Details, ingest_text
from claims.models import Claim, ClaimMatch, ReviewTask

Relation = ClaimMatch.Relation


def take_in(text, day="2021-03-02", title="Fire"):
    return ingest_text(text, Details(title=title, published=dt.date.fromisoformat(day)), actor=None).article


def the_count(article) -> Claim:
    return article.claims.get(kind="casualty_count")


@pytest.fixture
def twelve(db) -> Claim:
    return the_count(take_in("The fire in Ostrava killed 12 people, the mayor said."))


def compared(text, **details) -> Claim:
    claim = the_count(take_in(text, **details))
    matching.match_claims(for_seconds=20)
    return claim


def test_another_value_is_suggested_with_its_reason(twelve):
    claim = compared("The fire in Ostrava killed 21 people, doctors said.")
    [match] = ClaimMatch.objects.of(claim)
    assert (match.claim, match.other, match.relation) == (claim, twelve, Relation.OTHER_VALUE)
    assert "21 here, 12 there" in match.reason
    assert 0 < match.similarity < 1


def test_accents_and_case_do_not_hide_a_claim(db):
    first = the_count(take_in("The fire in São Tomé killed 12 people."))
    claim = compared("THE FIRE in Sao Tome killed 12 people.")
    assert ClaimMatch.objects.get(claim=claim, other=first).relation == Relation.SAME_CLAIM


def test_an_article_s_own_repeated_claim_is_suggested(db):
    article = take_in(
        "The fire in Ostrava killed 12 people. Smoke hung over the town. The fire in Ostrava killed 21 people."
    )
    matching.match_claims(for_seconds=20)
    first, second = article.claims.filter(kind="casualty_count").order_by("pk")
    assert ClaimMatch.objects.get(claim=second, other=first).relation == Relation.OTHER_VALUE


def test_a_claim_gives_a_handful_of_suggestions_at_most(db):
    for day in range(1, 11):
        take_in(f"China counted {300 + day} deaths.", day=f"2021-03-{day:02}")
    claim = compared("China counted 400 deaths.", day="2021-03-20")
    found = ClaimMatch.objects.filter(claim=claim)
    assert [one.relation for one in found] == [Relation.LATER] * matching.OF_A_SERIES
    assert {one.other.article.published_date.day for one in found} == {9, 10}


def test_a_pair_that_was_decided_is_not_suggested_again(twelve, rosa):
    claim = compared("The fire in Ostrava killed 21 people, doctors said.")
    review.refuse_match(ClaimMatch.objects.get(), rosa, note="Two fires.")
    Claim.objects.filter(pk=claim.pk).update(revision=2, number=22)
    matching.match_claims(for_seconds=20)
    assert ClaimMatch.objects.get().decision == "refused"


def test_a_claim_that_was_mended_is_compared_anew(twelve):
    claim = compared("The fire in Ostrava killed 21 people, doctors said.")
    Claim.objects.filter(pk=claim.pk).update(revision=2, number=12)
    assert matching.waiting()
    matching.match_claims(for_seconds=20)
    assert ClaimMatch.objects.get().relation == Relation.SAME_CLAIM
    assert not matching.waiting()


def test_a_merged_claim_or_a_misread_one_is_not_suggested(twelve, rosa):
    review.dismiss(twelve, rosa, "misread")
    compared("The fire in Ostrava killed 12 people, doctors said.")
    assert not ClaimMatch.objects.exists()


def test_of_a_dismissed_claim_the_same_one_is_suggested_and_no_conflict(twelve, rosa):
    review.dismiss(twelve, rosa, "not_worth")
    compared("The fire in Ostrava killed 21 people, doctors said.")
    assert not ClaimMatch.objects.exists()
    same = compared("The fire in Ostrava killed 12 people, doctors said.")
    assert ClaimMatch.objects.get(other=twelve).claim == same


def test_a_conflict_between_claims_under_check_is_told_once(twelve, rosa, edwin):
    claim = compared("The fire in Ostrava killed 21 people, doctors said.")
    review.select(twelve, rosa, "harm")
    matching.open_conflict_tasks()
    assert not ReviewTask.objects.filter(reason="conflict").exists()
    review.select(claim, rosa, "harm")
    assert matching.open_conflict_tasks() == 1
    task = ReviewTask.objects.get(reason="conflict")
    assert task.claim == claim
    assert "21 here, 12 there" in task.summary
    assert matching.open_conflict_tasks() == 0


def test_a_refused_conflict_is_nobody_s_work(twelve, rosa):
    claim = compared("The fire in Ostrava killed 21 people, doctors said.")
    review.refuse_match(ClaimMatch.objects.get(), rosa)
    review.select(twelve, rosa, "harm")
    review.select(claim, rosa, "harm")
    assert matching.open_conflict_tasks() == 0


@pytest.mark.django_db(transaction=True)
def test_new_claims_are_compared_after_the_commit_that_made_them(monkeypatch):
    sent = []
    monkeypatch.setattr("claims.messages.send", lambda task, *args: sent.append(task) or True)
    take_in("The fire in Ostrava killed 12 people, the mayor said.")
    assert "claims.tasks.match_claims" in sent


def test_a_hostile_claim_is_compared_like_any_other(db):
    long = "The fire in Ostrava killed 12 people in " + "%_\\ ' " * 3000 + "town."
    take_in(long)
    compared(long)
