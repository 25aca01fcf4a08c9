"""The verdicts that a person may approve, as a set; `may_publish` says the same of one claim."""

from __future__ import annotations

from datetime import UTC, datetime

from django.conf import settings
from django.db.models import DateTimeField, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from claims.models import Claim, Verdict
from claims.review.rules import Status
from ledger.models import Event, User, Verb


def to_approve(user: User) -> QuerySet[Claim]:
    """Claims that wait for approval, without those whose draft this person wrote where four eyes are asked for."""
    waiting = Claim.objects.filter(status=Status.AWAITING_APPROVAL)
    if not user.has_perm("claims.approve_verdict"):
        return waiting.none()
    if not settings.FOUR_EYES:
        return waiting
    never = Value(datetime(1, 1, 1, tzinfo=UTC), output_field=DateTimeField())
    last = Verdict.objects.filter(claim=OuterRef(OuterRef("pk"))).order_by("-decided_at", "-pk").values("decided_at")
    saved = Event.objects.filter(
        subject_type="claim",
        subject_id=OuterRef("public_id"),
        verb=Verb.DRAFT_SAVED,
        actor=user,
        at__gt=Coalesce(Subquery(last[:1]), never),
    )
    return waiting.exclude(draft__author=user).filter(~Exists(saved))
