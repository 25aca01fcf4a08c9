"""The health address: says what is wrong, in words that give nothing away."""

from __future__ import annotations

from datetime import timedelta

import pytest
from celery import current_app
from django.conf import settings
from django.test import Client
from django.utils import timezone

from ledger.models import Heartbeat
from sources.checking import STORE_TROUBLE


@pytest.fixture
def ticked(db: None, broker: str) -> None:
    Heartbeat.objects.create(name="tick", at=timezone.now())


def test_all_is_well_with_database_broker_and_a_fresh_tick(client: Client, ticked: None) -> None:
    response = client.get("/health")
    assert response.status_code == 200
    assert response.json()["status"] == "ok"
    assert response.headers["Cache-Control"] == "no-store"


def test_no_tick_yet_is_a_failure(client: Client, db: None, broker: str) -> None:
    response = client.get("/health")
    assert response.status_code == 503
    assert "No tick was ever seen" in response.json()["checks"]["tick"]["problem"]


@pytest.mark.parametrize(("periods", "status"), [(2.9, 200), (3.1, 503)])
def test_the_third_missed_tick_is_a_failure(client: Client, ticked: None, periods: float, status: int) -> None:
    Heartbeat.objects.update(at=timezone.now() - timedelta(seconds=periods * settings.TICK_SECONDS))
    assert client.get("/health").status_code == status


def test_a_broker_that_is_gone_is_named_without_its_password(
    client: Client, ticked: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(current_app.conf, "broker_write_url", "redis://:secret@127.0.0.1:1/0")
    response = client.get("/health")
    assert response.status_code == 503
    checks = response.json()["checks"]
    assert (checks["broker"]["ok"], checks["database"]["ok"]) == (False, True)
    assert "secret" not in response.text
    assert "127.0.0.1" not in response.text


@pytest.mark.parametrize(("minutes", "status"), [(14, 503), (16, 200)])
def test_a_capture_store_that_failed_lately_is_told_of(client: Client, ticked: None, minutes: int, status: int) -> None:
    Heartbeat.objects.create(name=STORE_TROUBLE, at=timezone.now() - timedelta(minutes=minutes))
    response = client.get("/health")
    assert response.status_code == status
    assert ("disk is full" in response.text) == (status == 503)


def test_a_tick_dated_ahead_by_a_clock_that_was_set_back_is_no_sign_of_life(client: Client, ticked: None) -> None:
    Heartbeat.objects.update(at=timezone.now() + timedelta(days=1))
    assert client.get("/health").status_code == 503
