"""What the task for a changed value says, and when there is none: with real pages that change."""

import pytest
from django.utils import timezone

from claims import recheck, review
from claims.models import Claim, Evidence, Observation, Rating, ReviewTask
from claims.review import Draft, Notice
from ledger.models import Event
from sources.models import Host, Source
from tests.claims.pages_of_sources import QUOTE, flood

pytestmark = pytest.mark.django_db

SILENT = (
    200,
    "<html lang='en'><head><title>Ministry</title></head><body><article><h1>Ministry of Water</h1><p>Reports on "
    "the flood have moved to the archive of the ministry, where they can be asked for in writing.</p></article>",
)
WITHDRAWN = (
    200,
    "<html lang='en'><head><title>Ministry of Water: flood report</title></head><body><article>"
    "<h1>Flood report for the Sarn delta</h1><p>This report has been withdrawn by the ministry.</p>"
    "<p>The ministry will publish new figures in the evening and asks people not to return yet.</p></article>",
)
OTHER_WORDS = (
    200,
    "<html lang='en'><head><title>Ministry of Water: flood report</title></head><body><p>Updated 4 February, 18:00</p>"
    "<article><h1>Flood report for the Sarn delta</h1><p>As of 2 February 2020 a total of 33 people had lost their "
    "lives in the flood in the Sarn delta, according to the ministry.</p>"
    "<p>New figures come out each evening, and people are asked not to return yet.</p></article>",
)


@pytest.fixture
def evidence(site, killed, rosa) -> Evidence:
    """A published verdict on "more than 30", resting on the ministry's page; the claim is about 2 February."""
    Claim.objects.filter(pk=killed.pk).update(as_of="2020-02-02")
    review.select(killed, rosa, "harm")
    review.take(killed, rosa)
    attached = attach(killed, rosa, site.url(), "Ministry of Water")
    decide(killed, rosa)
    return attached


def attach(claim: Claim, person, url: str, publisher: str, group: str = "") -> Evidence:
    attached = review.add_evidence(claim, person, url, quote=QUOTE, publisher_name=publisher, independence_group=group)
    recheck.capture(attached.source)
    recheck.assess_evidence(attached.pk)
    attached.refresh_from_db()
    return attached


def decide(claim: Claim, person, **draft) -> None:
    rating = Rating.objects.in_use().get(code="accurate")
    review.save_draft(claim, person, Draft(rating, "2020-02-02", "The ministry counted 33 that day.", **draft))
    notice = Notice("update", "Counted anew.") if claim.verdicts.exists() else None
    review.publish(claim, person, notice=notice)


def look_again() -> None:
    """What a tick and its tasks do once every source is due."""
    Source.objects.update(next_check_at=timezone.now())
    Host.objects.update(next_allowed_at=None)
    recheck.recheck_due()
    while recheck.read_arrived():
        pass
    for evidence_id in recheck.behind():
        recheck.assess_evidence(evidence_id)


def show(site, page: tuple[int, str], path: str = "/flood") -> None:
    site.pages[path] = page
    look_again()


def summary() -> str:
    return ReviewTask.objects.open().get(reason="value_changed").summary


def tasks() -> int:
    return ReviewTask.objects.open().filter(reason="value_changed").count()


def close(person) -> None:
    review.close_task(ReviewTask.objects.open().get(reason="value_changed"), person, note="Seen.")


def test_a_later_figure_is_told_with_source_scope_measure_dates_and_meaning(evidence, site):
    show(site, (200, flood(day=3, toll=41)))
    assert summary() == (
        "Ministry of Water, Flood report for the Sarn delta, the Sarn delta: deaths 33 (2 Feb) became 41 (3 Feb). "
        "“more than 30” still holds for 2 Feb; superseded."
    )


def test_a_restated_figure_says_that_the_article_may_well_have_been_right(evidence, site):
    show(site, (200, flood(day=2, toll=29)))
    assert summary() == (
        "Ministry of Water, Flood report for the Sarn delta, the Sarn delta: deaths 33 (2 Feb) was restated as 29 "
        "for the same date. “more than 30” does not agree with the new figure; "
        "it may well have been right when it was written."
    )


def test_a_withdrawn_figure_says_that_the_verdict_rests_on_it(evidence, site):
    show(site, WITHDRAWN)
    assert "the source has withdrawn its value; it was deaths 33 (2 Feb)" in summary()
    assert "“more than 30” rests on a figure that its source has taken back." in summary()


def test_a_figure_that_disappeared_says_what_is_left(evidence, site):
    show(site, SILENT)
    assert "no longer states a value; it was deaths 33 (2 Feb)" in summary()
    assert "neither backs nor disputes “more than 30” any more; our captures of it are kept." in summary()


def test_another_way_of_counting_says_that_the_figures_do_not_compare(evidence, site):
    told = "<p>By a new definition the deaths include people who have been missing for a day.</p></article>"
    show(site, (200, flood(day=3, toll=90).replace("</article>", told)))
    assert "counted in another way" in summary()
    assert "do not compare" in summary()


def test_the_same_value_in_other_words_under_a_new_time_stamp_is_no_news(evidence, site):
    show(site, OTHER_WORDS)
    assert Observation.objects.count() == 2
    assert Observation.objects.order_by("-pk").first().change == "same"
    assert tasks() == 0


def test_the_same_page_read_by_newer_rules_is_no_news(site, killed, rosa):
    review.select(killed, rosa, "harm")
    review.take(killed, rosa)
    evidence = attach(killed, rosa, site.url(), "Ministry of Water")
    # What older rules made of it: another scope, so that the reading of today names a change.
    old = Observation.objects.get()
    copy = {f.attname: getattr(old, f.attname) for f in Observation._meta.fields if f.name not in {"id", "at"}}
    Observation.objects.create(**{**copy, "rules_version": 1, "scope": "Mir", "observed": "12", "number": 12})
    Evidence.objects.update(assessed_rules_version=1)
    Claim.objects.update(revision=2)
    recheck.assess_evidence(evidence.pk)
    newest = Observation.objects.order_by("-pk").first()
    assert (newest.claim_revision, newest.change) == (2, "redefined")
    assert tasks() == 0


def test_a_value_that_is_back_is_told_in_the_open_task(evidence, site):
    show(site, (200, flood(day=2, toll=29)))
    before = ReviewTask.objects.open().get().pk
    show(site, (200, flood()))
    assert "restated as 29 for the same date, and now says again what it said at first." in summary()
    assert "“more than 30” stands on what it stood on." in summary()
    assert ReviewTask.objects.open().get().pk == before


def test_a_value_that_vanished_and_is_back_is_told_in_the_open_task(evidence, site):
    show(site, SILENT)
    show(site, (200, flood()))
    assert "and now says again what it said at first" in summary()


def test_a_page_that_goes_back_and_forth_after_a_person_answered_does_not_alarm_again(evidence, site, rosa):
    show(site, (200, flood(day=2, toll=29)))
    close(rosa)
    for toll in (33, 29, 33):
        show(site, (200, flood(day=2, toll=toll)))
        assert tasks() == 0
    show(site, (200, flood(day=2, toll=28)))
    assert tasks() == 1


def test_a_later_figure_is_told_once_to_a_verdict_that_stands(evidence, site, rosa):
    show(site, (200, flood(day=3, toll=41)))
    close(rosa)
    show(site, (200, flood(day=4, toll=52)))
    assert tasks() == 0


def test_a_verdict_given_anew_hears_of_the_next_later_figure(evidence, site, killed, rosa):
    show(site, (200, flood(day=3, toll=41)))
    review.take(killed, rosa)
    decide(killed, rosa)
    assert tasks() == 0
    show(site, (200, flood(day=4, toll=52)))
    assert tasks() == 1


def test_changes_while_a_task_is_open_update_it_with_an_event_each(evidence, site):
    for day, toll in ((3, 41), (4, 52), (5, 60)):
        show(site, (200, flood(day=day, toll=toll)))
    assert tasks() == 1
    assert "33 (2 Feb) became 60 (5 Feb)" in summary()
    assert summary().count("\n") == 0
    verbs = Event.objects.filter(verb__startswith="task.", new__reason="value_changed").values_list("verb", flat=True)
    assert sorted(verbs) == ["task.opened", "task.updated", "task.updated"]


@pytest.fixture
def repeated(site, killed, rosa) -> None:
    """A published verdict on two papers that repeat AFP, and the ministry, which speaks for itself."""
    Claim.objects.filter(pk=killed.pk).update(as_of="2020-02-02")
    review.select(killed, rosa, "harm")
    review.take(killed, rosa)
    for path, publisher, group in (
        ("/herald", "Delta Herald", "afp"),
        ("/post", "Sarn Post", "afp"),
        ("/flood", "Ministry of Water", ""),
    ):
        site.pages[path] = (200, flood())
        attach(killed, rosa, site.url(path), publisher, group)
    decide(killed, rosa)


def test_sources_of_one_agency_are_told_once(repeated, site):
    for path in ("/herald", "/post", "/flood"):
        site.pages[path] = (200, flood(day=3, toll=41))
    look_again()
    lines = summary().splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("2 sources that repeat AFP (Delta Herald, Flood report for the Sarn delta; Sarn Post, ")
    assert lines[1].startswith(
        "Ministry of Water, Flood report for the Sarn delta, the Sarn delta: deaths 33 (2 Feb) became 41"
    )


def test_what_a_person_answered_of_one_source_is_answered_for_its_agency(repeated, site, rosa):
    show(site, (200, flood(day=2, toll=29)), "/herald")
    close(rosa)
    show(site, (200, flood(day=2, toll=29)), "/post")
    assert tasks() == 0
    show(site, (200, flood(day=2, toll=29)), "/flood")
    assert tasks() == 1
