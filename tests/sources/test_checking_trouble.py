"""Trouble on our own side: a store or a database that fails, a clock that is moved."""

import datetime as dt
import uuid

import pytest
from django.db import OperationalError
from django.utils import timezone

from sources import checking
from sources.models import Arrival, Deletion, Host, Source
from sources.purging import delete_files
from tests.claims.failing_tables import refuse
from tests.sources.answers import answer
from tests.sources.checked import PAGE, checked, due, html, read_all

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]


def test_a_store_that_does_not_answer_while_reading_costs_neither_the_page_nor_its_source(site, captures_folder):
    site.pages["/"] = html()
    (source,) = due(site, "/")
    checking.check_due()
    aside = captures_folder.rename(captures_folder.with_name("aside"))
    captures_folder.write_text("a file where the folder should be")
    for _ in range(3):
        assert checking.read_arrived() == {}
        Arrival.objects.update(leased_until=None)
    captures_folder.unlink()
    aside.rename(captures_folder)
    assert read_all() == ["changed"]
    source.refresh_from_db()
    assert (source.health, source.latest_snapshot.blob.problem) == ("ok", "")


def test_a_file_that_no_row_came_to_name_is_deleted_after_a_while(site, captures_folder):
    """As a worker leaves it that dies, or loses its database, between the two."""
    site.pages["/"] = html()
    (source,) = due(site, "/")
    refuse("sources_arrival", "true", sqlstate="40P01")
    with pytest.raises(OperationalError):
        checking.write_down([answer(source, PAGE)])
    (file,) = [path for path in captures_folder.rglob("*") if path.is_file()]
    delete_files()
    assert file.exists(), "it may be one that is being written down at this moment"
    Deletion.objects.update(since=timezone.now())
    delete_files()
    assert not file.exists()
    assert not Deletion.objects.exists()


def test_a_run_never_takes_a_host_twice_though_the_clock_jumps_ahead(site):
    due(site, "/")
    lease = uuid.uuid4()
    now = timezone.now()
    assert len(checking.lease_due(lease, now, room=10, seconds=10)) == 1
    assert checking.lease_due(lease, now + dt.timedelta(hours=9), room=10, seconds=10) == []
    assert len(checking.lease_due(uuid.uuid4(), now + dt.timedelta(hours=9), room=10, seconds=10)) == 1


def test_what_was_checked_by_a_clock_that_ran_ahead_is_due_again(site):
    site.pages["/"] = html()
    (source, other) = due(site, "/", "/other")
    checked()
    ahead = timezone.now() + dt.timedelta(days=365)
    Source.objects.filter(pk=source.pk).update(last_checked_at=ahead, next_check_at=ahead)
    Host.objects.update(next_allowed_at=ahead)
    later = Source.objects.get(pk=other.pk).next_check_at
    assert checking.hurry_dates_ahead(timezone.now()) == 1
    assert checked() == {"unchanged": 1}
    assert checking.hurry_dates_ahead(timezone.now()) == 0
    assert Source.objects.get(pk=other.pk).next_check_at == later


def test_a_page_whose_reader_died_before_the_clock_was_set_back_is_read(site):
    site.pages["/"] = html()
    due(site, "/")
    checking.check_due()
    Arrival.objects.update(leased_until=timezone.now() + dt.timedelta(days=365))
    assert read_all() == ["changed"]
