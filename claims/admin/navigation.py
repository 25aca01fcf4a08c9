"""What the sidebar asks while a page is drawn: counts beside its entries, and who sees them."""

from __future__ import annotations

from django.http import HttpRequest
from django.templatetags.static import static

from claims.admin.desk_lists import count, failing, waiting_tasks
from claims.models import Complaint
from sources.models import Takedown


def stylesheet(_request: HttpRequest) -> str:
    return static("claims/admin/desk.css")


def chart_stylesheet(_request: HttpRequest) -> str:
    return static("claims/chart.css")


def script(_request: HttpRequest) -> str:
    return static("claims/admin/desk.js")


def marking_script(_request: HttpRequest) -> str:
    return static("claims/admin/marking.js")


def keys_script(_request: HttpRequest) -> str:
    return static("claims/admin/keys.js")


def holding_script(_request: HttpRequest) -> str:
    return static("claims/admin/holding.js")


def evidence_stylesheet(_request: HttpRequest) -> str:
    return static("claims/admin/evidence.css")


def evidence_script(_request: HttpRequest) -> str:
    return static("claims/admin/evidence.js")


def icon(_request: HttpRequest) -> str:
    return static("claims/icon.svg")


def _unless_none(number: str) -> str | None:
    return None if number == "0" else number


def waiting(_request: HttpRequest) -> str | None:
    return _unless_none(count(waiting_tasks()))


def broken(_request: HttpRequest) -> str | None:
    return _unless_none(count(failing()))


def takedowns_waiting(request: HttpRequest) -> str | None:
    """Those that this person may decide: asked for by another."""
    return _unless_none(count(Takedown.objects.waiting().exclude(asked_by=request.user.pk)))


def sees_takedowns(request: HttpRequest) -> bool:
    return request.user.has_perm("sources.view_takedown")


def sees_tasks(request: HttpRequest) -> bool:
    return request.user.has_perm("claims.view_reviewtask")


def sees_articles(request: HttpRequest) -> bool:
    return request.user.has_perm("claims.view_article")


def sees_claims(request: HttpRequest) -> bool:
    return request.user.has_perm("claims.view_claim")


def sees_sources(request: HttpRequest) -> bool:
    return request.user.has_perm("sources.view_source")


def sees_people(request: HttpRequest) -> bool:
    return request.user.has_perm("ledger.view_user")


def sees_history(request: HttpRequest) -> bool:
    return request.user.has_perm("ledger.view_event")


def sees_hosts(request: HttpRequest) -> bool:
    return request.user.has_perm("sources.view_host")


def judging_stylesheet(_request: HttpRequest) -> str:
    return static("claims/admin/judging.css")


def preview_script(_request: HttpRequest) -> str:
    return static("claims/admin/preview.js")


def complaints_waiting(_request: HttpRequest) -> str | None:
    return _unless_none(count(Complaint.objects.open()))


def sees_complaints(request: HttpRequest) -> bool:
    return request.user.has_perm("claims.view_complaint")
