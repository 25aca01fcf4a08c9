"""The site's own role in the database does all the work and cannot change history, whatever code runs."""

import datetime as dt
import os
import uuid
from contextlib import suppress
from io import BytesIO

import psycopg
import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from claims import recheck, retention, review
from claims.ingest import Details, ingest_text
from claims.models import Claim, Rating, Verdict
from ledger.models import Event, User
from sources import uploads
from sources.checking import lease_due, read_arrived, release, write_down
from sources.models import Blob, Snapshot, Source, TakedownBlob
from sources.purging import delete_files
from tests.claims.sample import ARTICLE
from tests.sources.answers import answer
from tests.tracker.newsroom import administrator, using
from tracker import app_role
from tracker.backup import postgres

ROLE = "tracker_app_tests"
HISTORY = sorted(table for table, allowed in app_role.rights().items() if allowed == app_role.HISTORY)


@pytest.fixture
def role(newsroom, monkeypatch):
    """A role made by the command, as in production, by someone who may make roles."""
    monkeypatch.setenv("TRACKER_APP_PASSWORD", "it's a \\ secret")
    with using(role=administrator()):
        drop_role()
        call_command("grant_app_role", ROLE, create=True, verbosity=0)
    yield ROLE
    with using(role=administrator()):
        drop_role()


def drop_role():
    with connection.cursor() as cursor:
        with suppress(DatabaseError):
            cursor.execute(f"DROP OWNED BY {ROLE}")
        cursor.execute(f"DROP ROLE IF EXISTS {ROLE}")


def test_history_is_what_the_design_calls_history():
    assert {
        "ledger_event",
        "sources_snapshot",
        "claims_articleversion",
        "claims_observation",
        "claims_verdict",
        "claims_verdictbasis",
        "claims_publication",
        "claims_correction",
    } <= set(HISTORY)


def test_the_database_refuses_the_role_every_change_of_history(role):
    with using(role=role), connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == (role,)
        for table in HISTORY:
            cursor.execute(f"SELECT count(*) FROM {table}")
            for statement in (
                f"UPDATE {table} SET id = id",
                f"DELETE FROM {table}",
                f"TRUNCATE {table}",
                f"ALTER TABLE {table} DISABLE TRIGGER ALL",
                f"DROP TABLE {table} CASCADE",
            ):
                with pytest.raises(DatabaseError, match=r"permission denied|must be owner") as refused:
                    cursor.execute(statement)
                assert isinstance(refused.value.__cause__, psycopg.errors.InsufficientPrivilege)


def test_the_role_can_make_no_tables_and_switch_no_triggers_off(role):
    with using(role=role), connection.cursor() as cursor:
        for statement in (
            "CREATE TABLE own (id int)",
            "SET session_replication_role = replica",
            "TRUNCATE claims_claim CASCADE",
            "DELETE FROM django_migrations",
        ):
            with pytest.raises(DatabaseError, match=r"permission denied|must be owner"):
                cursor.execute(statement)


def test_all_the_work_of_a_newsroom_can_be_done_under_the_role(role):
    with using(role=role), transaction.atomic():
        rosa = User.objects.create_user("edwin", password="not-so-secret-9")
        rosa.groups.set(Group.objects.filter(name__in=["reviewer", "editor"]))
        article = ingest_text(f"{ARTICLE}It rained for 12 days.", Details(title="Again"), actor=rosa).article
        claim = article.claims.get(kind="casualty_count", measure="killed")
        review.select(claim, rosa, "harm")
        review.take(claim, rosa)
        source = Source.objects.get(url="https://ministry.example/flood")
        evidence = review.add_evidence(claim, rosa, source.url, quote="33 people were killed")
        assert evidence.quoted_snapshot is not None
        recheck.assess_evidence(evidence.pk)

        Source.objects.update(next_check_at=timezone.now())
        lease = uuid.uuid4()
        due = lease_due(lease, timezone.now(), room=10, seconds=10)
        assert len(due) == 2
        write_down([answer(source, b"<html><body><p>41 people were killed in the Sarn delta.</p></body></html>")])
        assert read_arrived() == {source.pk: "changed"}
        release(lease, {one.host: 0 for one in due})
        for evidence_id in recheck.behind():
            recheck.assess_evidence(evidence_id)

        draft = review.Draft(
            rating=Rating.objects.in_use().get(code="accurate"), as_of="2020-02-02", rationale="It was counted."
        )
        review.save_draft(claim, rosa, draft)
        review.publish(claim, rosa)
        review.hide(claim, rosa, "A letter came.")
        review.release_verdict(claim, rosa, "It was answered.")
        review.withdraw(claim, rosa, "It was wrong.")
        review.hold_article(article, rosa, "A letter came.")
        recheck.publish_scheduled()

        page = b"<html><body><p>42 people were killed in the Sarn delta.</p></body></html>"
        upload = review.attach_to_source(source, rosa, BytesIO(page), "flood.html", timezone.now())
        attached = uploads.read_upload(upload.pk)
        lea, levi = (User.objects.create_user(name) for name in ("lea", "levi"))
        for one in (lea, levi):
            one.groups.add(Group.objects.get(name="legal"))
        hold = review.hold_capture(attached.blob, lea, "A court asks.")
        review.lift_hold(hold, levi, "Settled.")
        review.confirm_takedown(review.ask_for_takedown([attached.blob], lea, "An order."), levi)
        assert delete_files() == 1
        long_ago = timezone.now() - dt.timedelta(days=99)
        Blob.objects.create(sha256="0" * 64, size=1, media_type="text/html", location="x", kept_at=long_ago)
        assert [batch.captures for batch in retention.purge_old(30)] == [1]
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            TakedownBlob.objects.filter(pk__gt=0)._raw_delete("default")

        recheck.open_tasks_for_gone_sources()
        assert Claim.objects.get(pk=claim.pk).current_verdict == Verdict.objects.get(claim=claim)
        assert Snapshot.objects.filter(source=source).count() == 3
        assert Event.objects.filter(actor=rosa).count() > 8
        # No message may leave for a worker that would look in another database.
        transaction.set_rollback(True)


def test_rights_that_the_role_had_before_are_taken(role, newsroom):
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT ALL ON ALL TABLES IN SCHEMA public TO {role}")
        cursor.execute(f"GRANT ALL ON SCHEMA public TO {role}")
    call_command("grant_app_role", role, verbosity=0)
    with using(role=role), connection.cursor() as cursor:
        for statement in ("DELETE FROM ledger_event", "TRUNCATE claims_claim CASCADE", "CREATE TABLE own (id int)"):
            with pytest.raises(DatabaseError, match="permission denied"):
                cursor.execute(statement)


def test_the_owner_of_the_tables_is_no_role_for_the_site(newsroom):
    with pytest.raises(CommandError, match="rights of the tables' owner"):
        call_command("grant_app_role", connection.settings_dict["USER"])
    with pytest.raises(CommandError, match=r"There is no role nobody_here\. Make it with --create"):
        call_command("grant_app_role", "nobody_here")


def test_a_database_without_tables_is_told(newsrooms):
    newsrooms(work=False, template="template0")
    with pytest.raises(CommandError, match="Run migrate first"):
        call_command("grant_app_role", ROLE)


def test_a_password_is_asked_for_and_never_told(newsroom, monkeypatch):
    monkeypatch.delenv("TRACKER_APP_PASSWORD", raising=False)
    with pytest.raises(CommandError, match="TRACKER_APP_PASSWORD is not set"):
        call_command("grant_app_role", ROLE, create=True)
    assert "TRACKER_APP_PASSWORD" not in os.environ
    monkeypatch.setenv("TRACKER_APP_PASSWORD", "hush-hush")
    _, environment = postgres._address()
    assert "hush-hush" not in environment.get("PGPASSWORD", "")
    with using(role=administrator()):
        drop_role()
    if administrator() != connection.settings_dict["USER"]:
        with pytest.raises(CommandError, match="PostgreSQL refused: permission denied to create role") as refused:
            call_command("grant_app_role", ROLE, create=True)
        assert "hush-hush" not in str(refused.value)
