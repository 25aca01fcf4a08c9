"""Rows under lock, and one act for each of many."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db.models import QuerySet

from claims.models import Claim, Evidence


def locked_claim(evidence_id: int) -> Claim:
    """The claim of an evidence, locked before it: article, claim, evidence is the order everywhere."""
    return (
        Claim.objects.select_for_update(of=("self",), no_key=True)
        .select_related("article", "current_verdict")
        .get(evidence=evidence_id)
    )


def locked(found: QuerySet[Evidence]) -> Evidence | None:
    return (
        found.select_related("source__latest_snapshot__blob", "source__publisher")
        .order_by("pk")
        .select_for_update(of=("self",), no_key=True)
        .first()
    )


def each(ids: Iterable[int], act: Callable[[int], object]) -> None:
    """Act on every one, whatever becomes of the others. Raises ExceptionGroup at the end if any failed."""
    errors = []
    for one in ids:
        try:
            act(one)
        except Exception as error:
            errors.append(error)
    if errors:
        raise ExceptionGroup("Some could not be done", errors)
