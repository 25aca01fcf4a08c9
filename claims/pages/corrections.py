"""What was corrected, updated or clarified in public, newest first."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from claims.models import Correction, PublicClaim
from claims.pages.conditional import answer, render
from claims.pages.paging import LAST_PAGE, page_number
from claims.pages.show import claim_line
from claims.pages.text import newsroom_day, paragraphs

A_PAGE = 30


@require_safe
def corrections(request: HttpRequest) -> HttpResponseBase:
    """A page of notices, each with its claim as it stands now."""
    page = page_number(request)
    rows = list(public_corrections()[(page - 1) * A_PAGE : page * A_PAGE + 1])
    more, rows = len(rows) > A_PAGE and page < LAST_PAGE, rows[:A_PAGE]
    notices = [(one, row.claim.public) for row in rows if (one := as_told(row))]

    def body() -> str:
        return render(
            "claims/corrections.html",
            notices=[
                {
                    **one,
                    "notice": paragraphs(one["notice"]),
                    "label": Correction.Kind(one["kind"]).label,
                    "on": newsroom_day(one["at"]),
                    "line": claim_line(public),
                }
                for one, public in notices
            ],
            page=page,
            older=page + 1 if more else 0,
            newer=page - 1,
        )

    key = (page, more, [(one["at"], public.public_id, public.changed_at) for one, public in notices])
    return answer(request, key, body)


def public_corrections() -> QuerySet[Correction]:
    """Corrections of claims that readers can see, the newest first. Not each is told already: see `as_told`."""
    visible = {"claim__public__state": PublicClaim.State.PUBLISHED, "claim__public__visible_from__lte": timezone.now()}
    rows = Correction.objects.filter(**visible).select_related("claim__public").defer("claim__public__search")
    return rows.order_by("-at", "-pk")


def as_told(row: Correction) -> dict[str, Any] | None:
    """The notice as the public row has it; None while the verdict that it came with is still to come."""
    notices: list[dict[str, Any]] = row.claim.public.document["corrections"]
    return next((one for one in notices if (one["kind"], one["notice"]) == (row.kind, row.notice)), None)
