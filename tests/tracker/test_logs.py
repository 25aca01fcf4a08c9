"""The log tells of faults of ours; what a client did wrong is answered, not logged with a traceback."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from tracker import urls


def refuse(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied("Not for you.")


def suspect(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation("A made-up cookie.")


def read(request: HttpRequest) -> HttpResponse:
    return HttpResponse(len(request.POST))


def fail(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("A fault of ours.")


handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500
urlpatterns = [*(path(view.__name__, view) for view in (refuse, suspect, read, fail)), *urls.urlpatterns]


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What goes to standard error, by the settings' own handler."""
    (console,) = [one for one in logging.getLogger().handlers if one.name == "console"]
    assert isinstance(console, logging.StreamHandler)
    found = io.StringIO()
    before = console.setStream(found)
    yield found
    console.setStream(before)


@pytest.fixture
def visitor(log: io.StringIO) -> Iterator[Client]:
    with override_settings(ROOT_URLCONF=__name__):
        yield Client(raise_request_exception=False)


@pytest.mark.parametrize("address", ["/refuse", "/nothing-here"])
def test_a_refusal_leaves_no_line(visitor: Client, log: io.StringIO, address: str) -> None:
    assert visitor.get(address).status_code in {403, 404}
    assert log.getvalue() == ""


def test_what_is_suspicious_leaves_one_line_without_a_traceback(visitor: Client, log: io.StringIO) -> None:
    assert visitor.get("/suspect").status_code == 400
    assert log.getvalue() == "WARNING django.security.SuspiciousOperation: A made-up cookie.\n"


def test_so_does_a_foreign_host_name(visitor: Client, log: io.StringIO) -> None:
    with override_settings(DEBUG=False, ALLOWED_HOSTS=["127.0.0.1"]):
        assert visitor.get("/read", headers={"host": "evil.example"}).status_code == 400
    assert log.getvalue().startswith("WARNING django.security.DisallowedHost: ")
    assert len(log.getvalue().splitlines()) == 1


def test_so_does_a_form_that_is_too_large(visitor: Client, log: io.StringIO) -> None:
    with override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=100):
        assert visitor.post("/read", {"text": "a" * 200}).status_code in {400, 413}
        assert visitor.post("/read", "t=" + "a" * 200, "application/x-www-form-urlencoded").status_code == 413
    lines = log.getvalue().splitlines()
    assert lines
    assert all(line.startswith("WARNING django.security.RequestDataTooBig: ") for line in lines)


def test_a_health_check_that_fails_says_so_itself(client: Client, db: None, broker: str, log: io.StringIO) -> None:
    assert client.get("/health").status_code == 503
    assert log.getvalue() == ""


def test_a_fault_of_ours_is_logged_with_its_traceback(visitor: Client, log: io.StringIO) -> None:
    assert visitor.get("/fail").status_code == 500
    assert log.getvalue().startswith("ERROR django.request: ")
    assert "RuntimeError: A fault of ours." in log.getvalue()
    assert settings.LOGGING["root"]["handlers"] == ["console"]
