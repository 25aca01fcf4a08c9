import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from claims import review
from claims.models import (
    Claim,
    Observation,
    ReviewTask,
    Verdict,
)
from ledger.append_only import AppendOnly, HistoryIsFinalError
from ledger.models import Event
from sources.models import Blob
from sources.purging import purge
from tests.claims.review.reviewing import published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]


def history_tables() -> list[type[AppendOnly]]:
    from django.apps import apps

    return [model for model in apps.get_models() if issubclass(model, AppendOnly)]


def test_the_history_is_what_we_think_it_is():
    names = {model.__name__ for model in history_tables()}
    assert names == {
        "ArticleVersion", "Correction", "Event", "Observation", "Publication", "Rating", "RatingScale", "Snapshot",
        "TakedownBlob", "Verdict", "VerdictBasis",
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
    with pytest.raises(IntegrityError, match="is evidence"), transaction.atomic():
        Blob.objects.update(text="", title="", location="")
    purge([Blob.objects.get().pk], Blob.PurgedFor.RETENTION, by=None, reason="Old.")


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
