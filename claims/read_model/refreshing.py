"""Writing PublicClaim: everything the public may see of a claim, in one row.

Called inside the transaction of a verb that publishes, withdraws, hides, holds or embargoes, and by the tick when a
scheduled verdict becomes due; the caller holds the article's row and then the claim's, so that no two write at once.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Exists, F, Func, JSONField, OuterRef, Value
from django.db.models.functions import Greatest
from django.utils import timezone

from claims.models import Article, Claim, Publication, PublicClaim
from claims.read_model import document
from claims.read_model.given import Act, given_out, standing
from claims.read_model.renaming import hold_names
from claims.read_model.row import public_row

CONTENT = (
    "sentence", "kind", "number", "upper", "comparator", "unit", "measure", "place", "subject", "claimant", "position",
)  # fmt: skip
CONTENT_IN_DOCUMENT = ("place", "speaker", "marks")


def was_seen(claim: Claim, now: datetime) -> bool:
    """Whether readers ever saw a verdict on this claim."""
    row = PublicClaim.objects.filter(claim=claim).first()
    return row is not None and bool(_seen(row, now))


def refresh(claim: Claim) -> PublicClaim | None:
    """Bring the row of a claim up to date; None while no verdict of it was ever given out for publication.

    The claim and its article are read afresh, under the locks of the caller.
    """
    now = timezone.now()
    hold_names()
    claim = Claim.objects.select_related("article__publisher").get(pk=claim.pk)
    before = PublicClaim.objects.filter(claim=claim).first()
    given = given_out(claim)
    shown = standing(given, now)
    if shown is None:
        _clear(before, now)
        return None
    seen = _seen(before, now) if before else []
    told = [one for one in given if one.verdict.pk in seen or one == shown]
    row = public_row(claim, shown, told, document.evidence([shown.verdict.pk])[shown.verdict.pk], now)
    row["seen_verdicts"] = seen
    _keep_content(row, claim, before)
    return PublicClaim.objects.update_or_create(claim=claim, defaults=row)[0]


def _keep_content(row: dict[str, Any], claim: Claim, before: PublicClaim | None) -> None:
    """What was mended since the verdict waits for the next one: until then readers get what the verdict is about."""
    if before is not None and claim.revision > row["verdict"].claim_revision:
        row |= {name: getattr(before, name) for name in CONTENT}
        row["document"] |= {name: before.document.get(name) for name in CONTENT_IN_DOCUMENT}


def refresh_article(article_id: int) -> None:
    """Bring every public row of an article up to date, after its hold, embargo, title or address changed.

    Two statements, however many claims it has; the caller holds the article's row.
    """
    hold_names()
    article = Article.objects.select_related("publisher").get(pk=article_id)
    rows = PublicClaim.objects.filter(article=article)
    note_seen = Func(
        F("seen_verdicts"),
        F("verdict"),
        template="(SELECT array_agg(DISTINCT one) FROM unnest(array_append(%(expressions)s)) AS one)",
    )
    rows.visible().update(seen_verdicts=note_seen)
    until = article.embargo_until
    rows.update(
        state=Value(PublicClaim.State.HELD) if article.legal_hold else F("verdict_state"),
        visible_from=Greatest(F("published_at"), Value(until)) if until else F("published_at"),
        changed_at=timezone.now(),
        document=Func(
            F("document"),
            Value(document.of_article_in_document(article), JSONField()),
            template="(%(expressions)s)",
            arg_joiner=" || ",
            output_field=JSONField(),
        ),
        **document.of_article(article),
    )


def due_for_refresh(now: datetime) -> list[int]:
    """Claims with a scheduled verdict that has become due while an earlier one is still shown."""
    cancelled = Publication.objects.filter(verdict=OuterRef("verdict"), act=Act.CANCELLED)
    due = Publication.objects.filter(
        ~Exists(cancelled),
        verdict__claim=OuterRef("pk"),
        verdict__gt=OuterRef("public__verdict"),
        act=Act.SCHEDULED,
        effective_at__lte=now,
    )
    return list(Claim.objects.filter(Exists(due)).values_list("pk", flat=True))


def _seen(row: PublicClaim, now: datetime) -> list[int]:
    """The verdicts that readers could see at some time, the one they see now among them."""
    now_visible = row.state == PublicClaim.State.PUBLISHED and row.visible_from <= now
    return sorted({*row.seen_verdicts, row.verdict_id} if now_visible else set(row.seen_verdicts))


def _clear(row: PublicClaim | None, now: datetime) -> None:
    """Every verdict was cancelled before it was shown: there is nothing for readers, and never was."""
    if row is not None:
        row.verdict_state = row.state = PublicClaim.State.HELD
        row.changed_at = now
        row.save(update_fields=["verdict_state", "state", "changed_at"])
