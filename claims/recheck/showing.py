"""Showing what was scheduled, once its time has come."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from claims.models import Article, Claim
from claims.read_model import carry_on_renaming, due_for_refresh, refresh
from claims.recheck.rows import each


def publish_scheduled(now: datetime | None = None) -> int:
    """Show scheduled verdicts whose time has come in place of the ones they supersede, and names mended meanwhile."""
    due = due_for_refresh(now or timezone.now())
    each(due, _show)
    carry_on_renaming()
    return len(due)


def _show(claim_id: int) -> None:
    with transaction.atomic():
        Article.objects.select_for_update(of=("self",), no_key=True).get(claims=claim_id)
        refresh(Claim.objects.select_for_update(of=("self",), no_key=True).get(pk=claim_id))
