"""Telling of sources that are gone."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from claims.models import Claim, Evidence, ReviewTask
from claims.queue import open_task
from claims.recheck.rows import each
from sources.models import Source


def open_tasks_for_gone_sources() -> int:
    """A task for each claim under check whose source is gone, once for each time that one goes."""
    told = ReviewTask.objects.filter(
        claim=OuterRef("claim"), reason=ReviewTask.Reason.SOURCE_GONE, updated_at__gte=OuterRef("gone_at")
    )
    lost = (
        Evidence.objects.live()
        .filter(source__health=Source.Health.GONE)
        .filter(claim__status__in=[Claim.Status.IN_REVIEW, Claim.Status.AWAITING_APPROVAL, Claim.Status.DECIDED])
        .annotate(gone_at=Coalesce("source__gone_since", "source__failing_since"))
        .filter(~Exists(told))
    )
    claims = sorted(set(lost.values_list("claim", flat=True)))
    each(claims, _tell_of_gone_sources)
    return len(claims)


def _tell_of_gone_sources(claim_id: int) -> None:
    with transaction.atomic():
        claim = Claim.objects.select_for_update(no_key=True).get(pk=claim_id)
        gone = claim.evidence.live().filter(source__health=Source.Health.GONE).select_related("source").order_by("pk")
        lines = [
            (
                _("%(source)s no longer answers at its address. Our capture of it is kept.")
                if evidence.source.latest_snapshot_id
                else _("%(source)s does not answer at its address, and was never captured.")
            )
            % {"source": evidence.source}
            for evidence in gone
        ]
        if lines:
            open_task(claim, ReviewTask.Reason.SOURCE_GONE, "\n".join(lines), actor=None)
