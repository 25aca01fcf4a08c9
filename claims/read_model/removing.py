"""Words of captures that were taken down, gone from what readers get."""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection
from django.utils import timezone

from claims.models import PublicClaim, VerdictBasis
from claims.read_model import document

AT_A_TIME = 200
"""Rows written anew by one statement."""


def taken_down(sha256s: Collection[str]) -> list[int]:
    """Write every public row anew that quotes one of these captures. Returns the claims.

    All of them in this transaction, however many: none may be left showing the words. Call it in the transaction that
    took the captures down, after it did so, holding the claims concerned.
    """
    with connection.cursor() as cursor:
        # A row that is being written with the words comes before this, and one that is written after it has none.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('public names'))")
    quoting = VerdictBasis.objects.filter(snapshot__blob__in=sha256s).values("verdict")
    keys = list(PublicClaim.objects.filter(verdict__in=quoting).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), AT_A_TIME):
        found = PublicClaim.objects.filter(pk__in=keys[start : start + AT_A_TIME]).defer("search")
        rows = list(found.order_by("pk").select_for_update(of=("self",), no_key=True))
        evidence = document.evidence([row.verdict_id for row in rows])
        for row in rows:
            row.document["evidence"] = evidence[row.verdict_id]
            row.changed_at = timezone.now()
        PublicClaim.objects.bulk_update(rows, ["document", "changed_at"], batch_size=100)
    return keys
