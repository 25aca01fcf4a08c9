"""The page that shows the health of sources, and what of a host a person may set."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from ledger.models import Event, Heartbeat
from sources.models import Arrival, Host, Source
from sources.snapshots import add_source

PAGE = "/admin/sources/source/health/"


def ago(**length) -> dt.datetime:
    return timezone.now() - dt.timedelta(**length)


def source(path: str, host: str = "a", **state) -> Source:
    state.setdefault("next_check_at", timezone.now() + dt.timedelta(hours=1))
    state.setdefault("health", "ok")
    added, _new = add_source(f"https://{host}.example/{path}", actor=None)
    Source.objects.filter(pk=added.pk).update(**state)
    added.refresh_from_db()
    return added


@pytest.fixture
def mixed(db) -> dict[str, Source]:
    return {
        "well": source("well"),
        "due": source("due", next_check_at=ago(minutes=5)),
        "late": source("late", next_check_at=ago(hours=9)),
        "gone": source("gone", host="b", health="gone"),
        "blocked": source("blocked", host="b", health="blocked"),
        "refused": source("refused", host="b", health="refused"),
        "unreachable": source("unreachable", host="b", health="unreachable"),
        "unreadable": source("unreadable", host="b", health="unreadable"),
        "new": source("new", host="c", health="new", next_check_at=ago(minutes=1)),
        "paused": source("paused", next_check_at=None),
    }


def figures(html: str) -> dict[str, tuple[int, str]]:
    """Each count by its label, with the address behind it."""
    part = html[html.index('<ul class="figures">') :]
    found = re.findall(r'<a href="([^"]+)"><b>([\d,]+)</b> ([^<]+)</a>', part[: part.index("</ul>")])
    return {label: (int(number.replace(",", "")), url.replace("&amp;", "&")) for url, number, label in found}


def test_every_count_leads_to_the_sources_it_counts(as_rosa, mixed):
    shown = figures(as_rosa.get(PAGE).content.decode())
    assert {label: number for label, (number, _url) in shown.items()} == {
        "due": 3,
        "late": 1,
        "failing": 5,
        "unreachable": 1,
        "cannot be read": 1,
        "gone": 1,
        "blocked": 1,
        "refused": 1,
        "never fetched": 1,
        "paused": 1,
    }
    for number, url in shown.values():
        answer = as_rosa.get(url)
        assert answer.status_code == 200
        assert answer.context["cl"].result_count == number, url


def test_the_age_of_each_queue_is_told(as_rosa, mixed):
    Arrival.objects.create(
        source=mixed["due"], sha256="0" * 64, size=1, location="x", fetched_at=ago(hours=3), final_url="https://a.example/",
        status=200,
    )  # fmt: skip
    Heartbeat.objects.create(name="tick", at=ago(minutes=40))
    html = as_rosa.get(PAGE).content.decode()
    assert "oldest: 9 hours" in html
    assert "oldest: 3 hours" in html
    assert "40 minutes ago" in html
    assert html.count("too old") == 3


def test_a_tick_that_never_came_is_told(as_rosa, db):
    assert "never: start the worker and beat" in as_rosa.get(PAGE).content.decode()


def test_hosts_with_late_sources_come_first_with_their_state(as_rosa, mixed):
    Host.objects.filter(key__startswith="https://b.").update(
        next_allowed_at=timezone.now() + dt.timedelta(minutes=30), delay_seconds=20
    )
    Host.objects.filter(key__startswith="https://c.").update(leased_until=timezone.now() + dt.timedelta(minutes=1))
    html = as_rosa.get(PAGE).content.decode()
    assert html.index("https://a.example:443") < html.index("https://b.example:443") < html.index("https://c.example")
    assert "rests for 30 minutes" in html
    assert "20 s between requests" in html
    assert "being visited" in html
    link = re.search(r'href="([^"]*on_host=\d+[^"]*)">1 gone', html)[1].replace("&amp;", "&")
    assert [row.pk for row in as_rosa.get(link).context["cl"].result_list] == [mixed["gone"].pk]


def test_its_queries_are_as_many_for_many_sources_and_hosts(as_rosa, mixed):
    as_rosa.get(PAGE)
    with CaptureQueriesContext(connection) as few:
        as_rosa.get(PAGE)
    for number in range(30):
        source("more", host=f"more{number}", next_check_at=ago(hours=2), health="gone")
    with CaptureQueriesContext(connection) as many:
        as_rosa.get(PAGE)
    assert len(many) == len(few)


def test_only_those_who_may_see_sources_see_their_health(as_nora, client):
    assert as_nora.get(PAGE).status_code == 403
    assert client.get(PAGE).status_code == 302


def test_quiet_hours_and_delay_of_a_host_are_set_and_kept(as_ada, mixed):
    host = mixed["well"].host
    url = reverse("admin:sources_host_change", args=[host.pk])
    answer = as_ada.post(url, {"delay_seconds": "5", "quiet_from": "22:00", "quiet_until": "06:00"})
    assert answer.status_code == 302, answer.content.decode()
    host.refresh_from_db()
    assert (host.delay, host.quiet_from, host.quiet_until) == (5, dt.time(22), dt.time(6))
    event = Event.objects.about("host", host.pk).first()
    assert (event.verb, event.new["quiet_from"]) == ("host.changed", "22:00:00")


@pytest.mark.parametrize(
    ("begin", "end", "told"),
    [("22:00", "", "Give both ends"), ("", "06:00", "Give both ends"), ("22:00", "22:00", "would never end")],
)
def test_half_given_quiet_hours_are_told_in_the_form(begin, end, told, as_ada, mixed):
    url = reverse("admin:sources_host_change", args=[mixed["well"].host.pk])
    answer = as_ada.post(url, {"delay_seconds": "", "quiet_from": begin, "quiet_until": end})
    assert answer.status_code == 200
    assert told in answer.content.decode()
