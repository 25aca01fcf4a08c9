"""Taking a verdict back, out of sight, or holding it. Captures and history stay."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.models import Article, Claim, Publication
from claims.read_model import newest_act, refresh, refresh_article
from claims.review.rules import ReviewError, locked, require, save
from ledger.models import User, Verb, record


def withdraw(claim: Claim, actor: User, reason: str, *, seen_version: int | None = None) -> None:
    """Take the published verdict back; the page says so, with the reason."""
    _act(claim, actor, Publication.Act.WITHDRAWN, Verb.VERDICT_WITHDRAWN, reason, seen_version)


def hide(claim: Claim, actor: User, reason: str, *, seen_version: int | None = None) -> None:
    """Blank the page with a notice at once. The reason stays internal."""
    _act(claim, actor, Publication.Act.HIDDEN, Verb.VERDICT_HIDDEN, reason, seen_version)


def hold(claim: Claim, actor: User, reason: str, *, seen_version: int | None = None) -> None:
    """Put a legal hold on the verdict: it is not shown until it is released. The reason stays internal."""
    _act(claim, actor, Publication.Act.HELD, Verb.VERDICT_HELD, reason, seen_version)


def release_verdict(claim: Claim, actor: User, reason: str, *, seen_version: int | None = None) -> None:
    """Show a hidden or held verdict again."""
    _act(claim, actor, Publication.Act.PUBLISHED, Verb.VERDICT_RELEASED, reason, seen_version)


def _act(claim: Claim, actor: User, act: Publication.Act, verb: Verb, reason: str, seen_version: int | None) -> None:
    require(actor, "withdraw_verdict")
    if not reason.strip():
        raise ReviewError(_("Give the reason. It is kept."))
    with locked(claim, seen_version) as fresh:
        verdict = fresh.current_verdict
        if verdict is None:
            raise ReviewError(_("This claim has no verdict to act on."))
        before = newest_act(verdict)
        if before and before.act == act:
            raise ReviewError(_("The verdict is “%(act)s” already.") % {"act": before.get_act_display()})
        if before and before.act == Publication.Act.WITHDRAWN:
            raise ReviewError(_("A withdrawn verdict stays withdrawn. Publish a new one instead."))
        Publication.objects.create(
            verdict=verdict, act=act, effective_at=timezone.now(), by=actor, reason=reason.strip()
        )
        save(fresh)
        record(
            verb,
            "claim",
            fresh.public_id,
            actor=actor,
            old={"publication": before.act if before else None},
            new={"publication": act.value, "verdict": verdict.public_id},
            reason=reason,
        )
        refresh(fresh)


def hold_article(article: Article, actor: User, reason: str) -> None:
    """Put a legal hold on an article: nothing of it is public until the hold is lifted."""
    if not reason.strip():
        raise ReviewError(_("Give the reason for the hold. It is kept."))
    _set_hold(article, actor, held=True, reason=reason.strip())


def release_article(article: Article, actor: User, reason: str) -> None:
    """Lift the legal hold."""
    _set_hold(article, actor, held=False, reason=reason.strip())


def _set_hold(article: Article, actor: User, *, held: bool, reason: str) -> None:
    require(actor, "hold_article")
    with transaction.atomic():
        fresh = Article.objects.select_for_update().get(pk=article.pk)
        if fresh.legal_hold == held:
            raise ReviewError(_("The article is on hold already.") if held else _("The article is not on hold."))
        fresh.legal_hold = held
        fresh.legal_hold_reason = reason if held else ""
        fresh.save(update_fields=["legal_hold", "legal_hold_reason"])
        record(
            Verb.ARTICLE_HELD if held else Verb.ARTICLE_RELEASED,
            "article",
            fresh.public_id,
            actor=actor,
            reason=reason,
        )
        refresh_article(fresh.pk)


def set_embargo(article: Article, actor: User, until: datetime | None) -> None:
    """Nothing of the article is public before `until` (aware); None lifts the embargo."""
    require(actor, "hold_article")
    with transaction.atomic():
        fresh = Article.objects.select_for_update().get(pk=article.pk)
        old = fresh.embargo_until
        fresh.embargo_until = until
        fresh.save(update_fields=["embargo_until"])
        record(
            Verb.ARTICLE_EMBARGOED,
            "article",
            fresh.public_id,
            actor=actor,
            old={"until": old.isoformat() if old else None},
            new={"until": until.isoformat() if until else None},
        )
        refresh_article(fresh.pk)
