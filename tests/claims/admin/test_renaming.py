"""What the desk mends of a source or a publisher reaches readers, wherever it is named."""

import threading
import time

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from claims import recheck, review
from claims.models import PublicClaim, Renaming
from claims.read_model import refresh, renaming
from ledger.models import Event
from sources.models import Publisher, Source
from tests.claims.admin.test_sources_and_people import form_of
from tests.claims.published import captured_source, publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]


def rename(client: Client, publisher: Publisher, name: str) -> None:
    url = reverse("admin:sources_publisher_change", args=[publisher.pk])
    assert client.post(url, {"name": name, "site": "", "zone": publisher.zone}).status_code == 302


def shown(claim) -> tuple[str, dict]:
    """The article's publisher and the source of the first evidence, as readers get them."""
    row = PublicClaim.objects.get(claim=claim)
    return row.publisher, row.document["evidence"][0]["source"]


@pytest.fixture
def several(article, rosa):
    """Three published claims on one source."""
    claims = list(article.claims.exclude(kind="statement").order_by("pk")[:3])
    for claim in claims:
        publish(claim, rosa)
    return claims


def test_readers_see_the_new_name_of_an_articles_publisher_at_once(as_rosa, killed, rosa):
    publish(killed, rosa)
    before = PublicClaim.objects.get(claim=killed)
    rename(as_rosa, killed.article.publisher, "Delta Post")
    after = PublicClaim.objects.get(claim=killed)
    assert (after.publisher, after.document) == ("Delta Post", before.document)
    assert after.changed_at > before.changed_at
    assert "Delta Post" in Client().get(killed.get_absolute_url()).content.decode()


def test_readers_see_the_new_name_of_an_evidences_publisher_at_once(as_rosa, killed, rosa):
    publish(killed, rosa)
    rename(as_rosa, Publisher.objects.get(name="Relief Office"), "Bureau of Relief")
    assert shown(killed)[0] == "Delta Herald"
    assert shown(killed)[1]["publisher"] == "Bureau of Relief"
    assert "Bureau of Relief" in Client().get(killed.get_absolute_url()).content.decode()


def test_readers_see_what_was_mended_of_a_source_at_once(as_rosa, killed, article, rosa):
    publish(killed, rosa)
    other = article.claims.get(measure="injured")
    publish(other, rosa, source={"url": "https://mayor.example/injured"})
    untouched = PublicClaim.objects.values().get(claim=other)
    source = Source.objects.get(url="https://relief.example/report")
    mended = {
        "title": "Report of the week",
        "publisher": Publisher.objects.create(name="Bureau of Relief").pk,
        "kind": "official",
        "primary": "on",
        "interest": "It asks for money.",
        "independence_group": "relief",
    }
    url = reverse("admin:sources_source_change", args=[source.pk])
    assert as_rosa.post(url, form_of(source, **mended)).status_code == 302
    assert shown(killed)[1] == {
        **mended,
        "id": source.public_id,
        "url": source.url,
        "publisher": "Bureau of Relief",
        "primary": True,
    }
    assert "Report of the week" in Client().get(killed.get_absolute_url()).content.decode()
    assert PublicClaim.objects.values().get(claim=other) == untouched


def test_a_row_written_for_a_new_name_is_the_one_that_a_full_refresh_writes(as_rosa, killed, rosa):
    publish(killed, rosa)
    rename(as_rosa, Publisher.objects.get(name="Relief Office"), "Bureau of Relief")
    written = PublicClaim.objects.values().get(claim=killed)
    with transaction.atomic():
        refresh(killed)
    again = PublicClaim.objects.values().get(claim=killed)
    changing = {"changed_at": None, "seen_verdicts": None}
    assert {**again, **changing} == {**written, **changing}


def test_what_readers_do_not_see_touches_no_row(as_rosa, killed, rosa):
    publish(killed, rosa)
    before = PublicClaim.objects.values().get(claim=killed)
    source = Source.objects.get()
    url = reverse("admin:sources_source_change", args=[source.pk])
    assert as_rosa.post(url, form_of(source, publisher=source.publisher_id, interval_seconds="60")).status_code == 302
    assert PublicClaim.objects.values().get(claim=killed) == before


def test_a_hidden_row_comes_back_with_the_new_name(as_rosa, killed, rosa, edwin):
    publish(killed, rosa)
    review.hide(killed, edwin, "A letter came.")
    rename(as_rosa, killed.article.publisher, "Delta Post")
    assert PublicClaim.objects.get(claim=killed).state == "hidden"
    review.release_verdict(killed, edwin, "It was answered.")
    assert shown(killed)[0] == "Delta Post"


def test_more_rows_than_one_transaction_takes_follow_with_the_ticks(as_rosa, several, monkeypatch):
    monkeypatch.setattr(renaming, "AT_ONCE", 1)
    monkeypatch.setattr(renaming, "CHUNKS", 1)
    publisher = several[0].article.publisher
    rename(as_rosa, publisher, "Delta Post")
    told = [[shown(claim)[0] for claim in several]]
    for _tick in range(3):
        recheck.publish_scheduled()
        told.append([shown(claim)[0] for claim in several])
    new, old = "Delta Post", "Delta Herald"
    assert told == [[new, old, old], [new, new, old], [new, new, new], [new, new, new]]
    assert not Renaming.objects.exists()


def test_a_second_name_takes_the_place_of_one_still_on_its_way(as_rosa, several, monkeypatch):
    monkeypatch.setattr(renaming, "AT_ONCE", 2)
    publisher = several[0].article.publisher
    rename(as_rosa, publisher, "Delta Post")
    rename(as_rosa, publisher, "Delta Times")
    assert Renaming.objects.get().publisher == publisher
    recheck.publish_scheduled()
    assert [shown(claim)[0] for claim in several] == ["Delta Times"] * 3


@pytest.mark.parametrize("kind", ["source", "publisher"])
def test_every_row_that_names_it_is_found_and_no_other(kind, as_rosa, several, article, rosa):
    other = article.claims.exclude(pk__in=[claim.pk for claim in several]).exclude(kind="statement").first()
    publish(other, rosa, source={"url": "https://mayor.example/homes", "publisher": "Mayor"})
    source = captured_source()
    found = renaming._naming(source if kind == "source" else source.publisher, 0)
    assert found == [claim.pk for claim in several]
    assert renaming._naming(article.publisher, 0) == sorted([*found, other.pk])


def test_a_name_that_cannot_reach_readers_is_not_changed(as_rosa, killed, rosa):
    from tests.claims.failing_tables import refuse

    publish(killed, rosa)
    publisher = killed.article.publisher
    refuse("claims_publicclaim", "NEW.publisher = 'Delta Post'", before="UPDATE")
    as_rosa.raise_request_exception = False
    url = reverse("admin:sources_publisher_change", args=[publisher.pk])
    with transaction.atomic():
        answer = as_rosa.post(url, {"name": "Delta Post", "site": "", "zone": publisher.zone})
    assert answer.status_code == 500
    publisher.refresh_from_db()
    assert publisher.name == "Delta Herald"
    assert not Event.objects.about("publisher", publisher.pk).filter(verb="publisher.changed").exists()


@pytest.mark.django_db(transaction=True)
def test_a_verdict_published_while_a_name_changes_shows_the_new_one(killed, rosa):
    """The publication has read the old name and is not over yet; the change waits for it, and then finds its row."""
    publisher = killed.article.publisher
    waited: list[bool] = []

    def change() -> None:
        try:
            with transaction.atomic():
                Publisher.objects.filter(pk=publisher.pk).update(name="Delta Post")
                renaming.renamed(Publisher.objects.get(pk=publisher.pk))
        finally:
            connection.close()

    with transaction.atomic():
        publish(killed, rosa)
        changing = threading.Thread(target=change)
        changing.start()
        ends = time.monotonic() + 20
        while not waited and time.monotonic() < ends:
            with connection.cursor() as cursor:
                cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'advisory'")
                waited += [True] * cursor.fetchone()[0]
            time.sleep(0.05)
    changing.join(30)
    assert waited
    assert shown(killed)[0] == "Delta Post"
