"""What is known of a source or publisher, brought to the rows that show it when the desk mends it."""

from __future__ import annotations

from django.db import connection, transaction
from django.utils import timezone

from claims.models import PublicClaim, Renaming, VerdictBasis
from claims.read_model import document
from sources.models import Publisher, Source

AT_ONCE = 200
"""Rows written anew in one transaction."""

CHUNKS = 10
"""Transactions that one call of `carry_on_renaming` takes at most."""


def hold_names() -> None:
    """Until this transaction ends no name changes that public rows copy: what is written from here on stays right."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(hashtext('public names'))")


def renamed(subject: Source | Publisher) -> None:
    """Show readers what is known of `subject` now, in the transaction that changed it.

    Where more than AT_ONCE rows name it, the others follow with the ticks.
    """
    one = {"source" if isinstance(subject, Source) else "publisher": subject}
    # A worker that carries on with an earlier name ends its transaction first.
    Renaming.objects.filter(**one).delete()
    through = _write(subject, 0)
    if through is not None:
        Renaming.objects.create(**one, through=through)


def carry_on_renaming() -> None:
    """Bring names to rows that were too many for the desk's own transaction. What is left waits for the next call."""
    for _turn in range(CHUNKS):
        with transaction.atomic():
            waiting = Renaming.objects.order_by("pk").select_for_update(skip_locked=True, of=("self",))
            one = waiting.select_related("source", "publisher").first()
            if one is None:
                return
            subject = one.source or one.publisher
            assert subject is not None
            through = _write(subject, one.through)
            if through is None:
                one.delete()
            else:
                one.through = through
                one.save(update_fields=["through"])


def _write(subject: Source | Publisher, after: int) -> int | None:
    """Write the next AT_ONCE rows that name `subject`; the key of the last of them, or None where none is left."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('public names'))")
    keys = _naming(subject, after)
    found = PublicClaim.objects.filter(pk__in=keys[:AT_ONCE]).select_related("article__publisher").defer("search")
    rows = list(found.order_by("pk").select_for_update(of=("self",), no_key=True))
    evidence = document.evidence([row.verdict_id for row in rows])
    now = timezone.now()
    for row in rows:
        row.document["evidence"] = evidence[row.verdict_id]
        row.publisher = document.publisher(row.article)
        row.changed_at = now
    PublicClaim.objects.bulk_update(rows, ["document", "publisher", "changed_at"], batch_size=100)
    return keys[AT_ONCE - 1] if len(keys) > AT_ONCE else None


def _naming(subject: Source | Publisher, after: int) -> list[int]:
    """Claims after the key `after` whose public rows name `subject`: one more than is written at once."""
    rows = PublicClaim.objects.filter(pk__gt=after).order_by().values_list("pk")
    sources = {"evidence__source": subject} if isinstance(subject, Source) else {"evidence__source__publisher": subject}
    keys = rows.filter(verdict__in=VerdictBasis.objects.filter(**sources).values("verdict"))
    if isinstance(subject, Publisher):
        # Not one filter with OR, which would read every row.
        keys = keys.union(rows.filter(article__publisher=subject))
    return [key for (key,) in keys.order_by("pk")[: AT_ONCE + 1]]
