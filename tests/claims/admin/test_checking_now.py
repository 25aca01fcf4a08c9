"""Having sources checked now, and seeing how their checks stand; sources that repeat an agency."""

import datetime as dt

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from claims import recheck, review
from claims.admin.check_state import check_state, how_often
from claims.models import Evidence
from ledger.models import Event, User
from sources.models import Arrival, Host, Source
from tests.claims.pages_of_sources import QUOTE, flood

LATER = dt.timedelta(hours=5)


@pytest.fixture
def attached(site, taken, rosa) -> Evidence:
    evidence = review.add_evidence(taken, rosa, site.url(), quote=QUOTE)
    recheck.capture(evidence.source)
    recheck.assess_evidence(evidence.pk)
    Source.objects.update(next_check_at=timezone.now() + LATER)
    Host.objects.update(next_allowed_at=None)
    return evidence


def screen(client, claim) -> str:
    return client.get(reverse("admin:claims_claim_change", args=[claim.pk])).content.decode()


def press(client, claim, act, **typed):
    claim.refresh_from_db()
    url = reverse("admin:claims_claim_change", args=[claim.pk])
    return client.post(url, {"act": act, "seen_version": claim.version, **typed}, follow=True)


def test_a_press_on_the_claim_makes_its_sources_due_and_is_kept(
    as_rosa, attached, taken, django_capture_on_commit_callbacks
):
    assert "Last checked" in screen(as_rosa, taken)
    with django_capture_on_commit_callbacks() as sent:
        answer = press(as_rosa, taken, "check_now")
    assert "1 source is due now: a worker fetches it within a minute." in answer.content.decode()
    assert "Due now: fetched within a minute." in answer.content.decode()
    assert len(sent) == 1
    assert Source.objects.due(timezone.now()).count() == 1
    assert Event.objects.about("claim", taken.public_id).first().verb == "claim.check_asked"
    assert Event.objects.about("source", attached.source.public_id).first().actor.username == "rosa"


def test_a_selection_of_claims_is_checked_at_once(as_rosa, attached, taken):
    page = as_rosa.post(
        reverse("admin:claims_claim_changelist"),
        {"action": "check_now", "_selected_action": [taken.pk], "index": "0"},
    )
    assert "Check the sources of 1 claim now" in page.content.decode()
    assert not Source.objects.due(timezone.now()).exists()
    url = reverse("admin:claims_bulkjob_ask", args=["check", "claim"])
    assert "1 record was done." in as_rosa.post(url, {"keys": page.context["keys"]}, follow=True).content.decode()
    assert Source.objects.due(timezone.now()).exists()


def test_claims_without_a_source_say_that_there_is_nothing_to_check(as_rosa, taken):
    page = as_rosa.post(
        reverse("admin:claims_claim_changelist"),
        {"action": "check_now", "_selected_action": [taken.pk], "index": "0"},
    )
    assert "nothing to check" in page.content.decode()
    assert "Nothing can be done" in page.content.decode()


def test_the_button_on_the_source_s_page_makes_it_due(as_rosa, attached):
    page = reverse("admin:sources_source_change", args=[attached.source_id])
    html = as_rosa.get(page).content.decode()
    check = reverse("admin:sources_source_check", args=[attached.source_id])
    assert f'action="{check}"' in html
    assert as_rosa.get(check).status_code == 405
    answer = as_rosa.post(check, follow=True)
    assert "Due now: fetched within a minute." in answer.content.decode()


def test_only_who_may_take_down_starts_checks_again_that_a_takedown_stopped(as_rosa, rosa, lea, attached, taken):
    from tests.sources.purged import take_down

    attached.refresh_from_db()
    take_down(attached.quoted_snapshot.blob)
    page = reverse("admin:sources_source_change", args=[attached.source_id])
    check = reverse("admin:sources_source_check", args=[attached.source_id])
    assert "were taken down for legal reasons" in as_rosa.post(check, follow=True).content.decode()
    assert press(as_rosa, taken, "check_now").status_code == 400
    assert 'name="next_check_at_0"' not in as_rosa.get(page).content.decode()
    with pytest.raises(review.ReviewError, match=attached.source.url):
        review.check_sources([attached.source_id], rosa)
    review.add_evidence(taken, rosa, "https://other.example/")
    assert review.check_claims([taken], rosa) == 1
    assert Source.objects.get(pk=attached.source_id).next_check_at is None
    lea.user_permissions.add(Permission.objects.get(codename="change_source"))
    assert review.check_sources([attached.source_id], User.objects.get(pk=lea.pk)) == 1


def test_who_may_not_change_a_source_may_not_have_it_checked(as_nora, nora, attached, taken):
    assert as_nora.post(reverse("admin:sources_source_check", args=[attached.source_id])).status_code == 403
    with pytest.raises(PermissionDenied):
        review.check_claims([taken], nora)
    assert not Source.objects.due(timezone.now()).exists()


def test_no_press_makes_more_due_than_workers_get_done_soon(rosa):
    with pytest.raises(review.ReviewError, match="at most 1000"):
        review.check_sources(range(1, 1002), rosa)


def state_of(**fields) -> str:
    now = dt.datetime(2020, 2, 2, 12, 0, tzinfo=dt.UTC)
    host = Host(
        key="https://a.example:443", **{k: v for k, v in fields.items() if k in {f.name for f in Host._meta.fields}}
    )
    own = {k: v for k, v in fields.items() if k in {f.name for f in Source._meta.fields} and k != "leased_until"}
    return check_state(Source(host=host, **own), is_fetched=fields.get("fetched", False), now=now).words


def at(hour: int) -> dt.datetime:
    return dt.datetime(2020, 2, 2, hour, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"next_check_at": None}, "Checks are paused. Never checked."),
        (
            {"next_check_at": at(13), "last_checked_at": at(11)},
            "Last checked 2 Feb 2020, 11:00. Next check 2 Feb 2020, 13:00.",
        ),
        ({"next_check_at": at(11)}, "Due now: fetched within a minute."),
        ({"next_check_at": at(11), "leased_until": at(13)}, "Being checked now."),
        ({"next_check_at": at(11), "next_allowed_at": at(13)}, "Due now; its host rests until 2 Feb 2020, 13:00."),
        (
            {"next_check_at": at(11), "quiet_from": dt.time(9), "quiet_until": dt.time(18)},
            "Due now; its host is left in peace until 18:00.",
        ),
        (
            {"next_check_at": at(11), "quiet_from": dt.time(22), "quiet_until": dt.time(6)},
            "Due now: fetched within a minute.",
        ),
        ({"next_check_at": at(11), "fetched": True}, "Fetched; being read."),
    ],
)
def test_the_state_of_a_source_s_checks_is_told_in_words(fields, words):
    assert state_of(**fields) == words


def test_whose_choice_the_interval_is_is_told():
    assert how_often(Source(interval_seconds=3600)) == "60 minutes, fixed by a person"
    assert how_often(Source(adapted_seconds=172800)) == "2 days, adapted to how often its values change"
    assert how_often(Source()).endswith("the newsroom's usual one")


def test_a_page_that_was_fetched_and_waits_to_be_read_is_told(as_rosa, attached, taken):
    Arrival.objects.create(
        source=attached.source, sha256="0" * 64, size=1, location="x", fetched_at=timezone.now(),
        final_url=attached.source.url, status=200,
    )  # fmt: skip
    assert "Fetched; being read." in screen(as_rosa, taken)


@pytest.fixture
def repeating(site, taken, rosa) -> list[Evidence]:
    """Two papers whose pages say that they have it from AFP."""
    found = []
    for path in ("/a", "/b"):
        site.pages[path] = (200, flood().replace("the ministry said", "the ministry told AFP"))
        evidence = review.add_evidence(taken, rosa, site.url(path))
        recheck.capture(evidence.source)
        found.append(evidence)
    return found


def test_a_text_that_names_its_agency_is_suggested_to_count_with_it_and_never_set(as_rosa, repeating, taken):
    html = screen(as_rosa, taken)
    assert "Its text says “told AFP”." in html
    assert "2 sources, 2 independent" in html
    assert set(Source.objects.values_list("independence_group", flat=True)) == {""}


def test_two_sources_of_an_agency_count_as_one(as_rosa, repeating, taken):
    for evidence in repeating:
        press(as_rosa, taken, "same_voice", evidence=evidence.pk, group="afp")
    html = screen(as_rosa, taken)
    assert "2 sources, 1 independent" in html
    assert "It rests on 2 sources, 1 independent." in html
    assert "AFP: 2 sources that count as one" in html
    assert "Its text says" not in html
    event = Event.objects.about("source", repeating[0].source.public_id).first()
    assert (event.verb, event.new) == ("source.changed", {"independence_group": "afp"})


def test_a_group_that_somebody_set_is_not_written_over(repeating, rosa):
    review.put_in_group(repeating[0], rosa, "reuters")
    with pytest.raises(review.ReviewError, match="already"):
        review.put_in_group(repeating[0], rosa, "afp")
    with pytest.raises(review.ReviewError, match="letters, digits"):
        review.put_in_group(repeating[1], rosa, "<b>")
