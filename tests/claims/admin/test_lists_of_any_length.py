"""Lists ask the database for no more as rows grow, and never count a whole table."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import Article, Claim, ReviewTask
from ledger import paging
from ledger.models import Event
from sources.models import Host, Publisher, Snapshot, Source

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]

LISTS = {
    "claims_claim": Claim,
    "claims_article": Article,
    "claims_reviewtask": ReviewTask,
    "sources_source": Source,
    "sources_snapshot": Snapshot,
    "ledger_event": Event,
}


def add_rows(rosa, number):
    """Articles, claims, open tasks, sources and events, each row with what its list shows of other rows."""
    host = Host.objects.get_or_create(key="https://many.example:443")[0]
    first = Article.objects.count()
    for n in range(first, first + number):
        publisher = Publisher.objects.create(name=f"Herald {n}")
        article = Article.objects.create(title=f"Article {n}", publisher=publisher, url=f"https://many.example/a/{n}")
        claim = Claim.objects.create(
            article=article, words=f"Words {n}", sentence="S.", kind="statement", check_worthiness="0.5", assignee=rosa
        )
        ReviewTask.objects.create(claim=claim, reason="selected", open_key=f"{claim.pk}:selected", assignee=rosa)
        Source.objects.create(url=f"https://many.example/s/{n}", host=host, publisher=publisher)
        Event.objects.create(verb="claim.taken", subject_type="claim", subject_id=claim.public_id, actor=rosa)


def asked(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        page = client.get(address)
    assert page.status_code == 200
    return [one["sql"] for one in queries.captured_queries]


def counts_it_all(sql):
    """A count of a table's rows, and not of the first so many of them."""
    return re.search(r"COUNT\(", sql) and not re.search(r"LIMIT \d+\) subquery", sql) and " WHERE " not in sql


@pytest.mark.parametrize("name", LISTS)
def test_a_list_asks_no_more_for_more_rows_and_counts_no_whole_table(as_root, rosa, name):
    address = reverse(f"admin:{name}_changelist")
    add_rows(rosa, 2)
    few = asked(as_root, address)
    add_rows(rosa, 6)
    many = asked(as_root, address)
    assert len(many) == len(few), [sql[:200] for sql in many]
    assert not [sql for sql in many if counts_it_all(sql)]


def test_a_long_list_tells_about_how_long_it_is_and_how_far_it_goes(as_root, rosa, monkeypatch):
    add_rows(rosa, 7)
    monkeypatch.setattr(paging, "MOST", 3)
    monkeypatch.setattr("claims.admin.claims.ClaimAdmin.list_per_page", 2)
    claims = reverse("admin:claims_claim_changelist")
    narrowed = as_root.get(f"{claims}?kind__exact=statement").content.decode()
    assert "over 3 claims" in narrowed
    assert "The first 3 are listed: narrow the list to see others." in narrowed
    assert "p=2" in narrowed
    assert "p=3" not in narrowed
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE claims_claim")
    assert "about 7 claims" in as_root.get(claims).content.decode()
    short = as_root.get(f"{claims}?kind__exact=tenure").content.decode()
    assert "0 claims" in short
    assert "narrow the list" not in short


def test_pages_of_a_list_hold_every_row_once_in_order(as_root, rosa, monkeypatch):
    add_rows(rosa, 5)
    monkeypatch.setattr("claims.admin.claims.ClaimAdmin.list_per_page", 2)
    claims = reverse("admin:claims_claim_changelist")
    seen = [row.pk for page in (1, 2, 3) for row in as_root.get(f"{claims}?p={page}").context["cl"].result_list]
    assert seen == list(Claim.objects.values_list("pk", flat=True))
