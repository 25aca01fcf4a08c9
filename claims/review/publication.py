"""Taking a verdict back, out of sight, or holding it. Captures and history stay."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.models import Article, Claim, Publication, ReviewTask, VerdictDraft
from claims.queue import open_task
from claims.read_model import SHOWN, STOPPED, given_out, pending, refresh, refresh_article, standing
from claims.review.rules import ReviewError, Status, lock_article, locked, move, require, save, state
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
    """Show a hidden or held verdict again; where one is held back before it was ever shown, that one."""
    _act(claim, actor, Publication.Act.PUBLISHED, Verb.VERDICT_RELEASED, reason, seen_version)


def _act(claim: Claim, actor: User, act: Publication.Act, verb: Verb, reason: str, seen_version: int | None) -> None:
    """Act on the verdict that stands: the one readers get, or before the first is due, that one.

    A release goes to a verdict that is held back first: it waits for nothing else.
    """
    require(actor, "withdraw_verdict")
    reason = _given(reason, _("Give the reason. It is kept."))
    with locked(claim, seen_version) as fresh:
        now = timezone.now()
        given = given_out(fresh)
        waiting = pending(given, now)
        stands = standing(given, now)
        if act == Publication.Act.PUBLISHED and waiting and waiting.is_held_back:
            stands = waiting
        if stands is None:
            raise ReviewError(_("This claim has no verdict to act on."))
        before = stands.newest
        _refuse(act, before, is_pending=stands.is_pending(now))
        effective_at = now
        if act == Publication.Act.PUBLISHED and stands.shown_from > now:
            act, effective_at = Publication.Act.SCHEDULED, stands.shown_from
        Publication.objects.create(
            verdict=stands.verdict, act=act, at=now, effective_at=effective_at, by=actor, reason=reason
        )
        save(fresh)
        record(
            verb,
            "claim",
            fresh.public_id,
            actor=actor,
            old={"publication": before.act},
            new={"publication": act.value, "verdict": stands.verdict.public_id},
            reason=reason,
        )
        refresh(fresh)


def _given(reason: str, request: str) -> str:
    """The reason without white space around it. Raises ReviewError with `request` where there is none."""
    if not reason.strip():
        raise ReviewError(request)
    return reason.strip()


def _refuse(act: Publication.Act, before: Publication, *, is_pending: bool) -> None:
    stopped = before.act in STOPPED
    if before.act == act or (act == Publication.Act.PUBLISHED and not stopped and before.act in SHOWN):
        raise ReviewError(_("The verdict is “%(act)s” already.") % {"act": before.get_act_display()})
    if before.act == Publication.Act.WITHDRAWN:
        raise ReviewError(_("A withdrawn verdict stays withdrawn. Publish a new one instead."))
    if act == Publication.Act.WITHDRAWN and stopped:
        raise ReviewError(
            _("A page that says “withdrawn” repeats the claim, and this one is “%(act)s”. Show it first, or leave it.")
            % {"act": before.get_act_display()}
        )
    if act == Publication.Act.WITHDRAWN and is_pending:
        raise ReviewError(_("Readers have not seen this verdict. Cancel its schedule instead."))


def cancel_schedule(claim: Claim, actor: User, reason: str, *, seen_version: int | None = None) -> None:
    """Take back a verdict that is scheduled or held back and not shown yet. Its words become the draft again.

    The claim falls back to the verdict before it, or to the queue if there is none.
    """
    require(actor, "withdraw_verdict")
    reason = _given(reason, _("Give the reason. It is kept."))
    with locked(claim, seen_version) as fresh:
        now = timezone.now()
        waiting = pending(given_out(fresh), now)
        if waiting is None:
            raise ReviewError(_("No verdict on this claim is scheduled or held back."))
        if fresh.status not in {Status.DECIDED, Status.SELECTED}:
            raise ReviewError(_("%(name)s is working on this claim.") % {"name": fresh.assignee or _("Someone")})
        verdict = waiting.verdict
        Publication.objects.create(
            verdict=verdict, act=Publication.Act.CANCELLED, at=now, effective_at=now, by=actor, reason=reason
        )
        VerdictDraft.objects.update_or_create(
            claim=fresh,
            defaults={
                **verdict.words(),
                "rating": verdict.rating,
                "internal_note": verdict.internal_note,
                "author": verdict.author,
            },
        )
        left = given_out(fresh)
        fresh.current_verdict = left[0].verdict if left else None
        if not left:
            move(fresh, Status.SELECTED)
            open_task(fresh, ReviewTask.Reason.SELECTED, reason, actor=actor)
        save(fresh, "status", "current_verdict")
        record(
            Verb.VERDICT_CANCELLED,
            "claim",
            fresh.public_id,
            actor=actor,
            old={"verdict": verdict.public_id, "effective_at": waiting.newest.effective_at.isoformat()},
            new=state(fresh),
            reason=reason,
        )
        refresh(fresh)


def hold_article(article: Article, actor: User, reason: str) -> None:
    """Put a legal hold on an article: nothing of it is public until the hold is lifted."""
    _set_hold(article, actor, held=True, reason=_given(reason, _("Give the reason for the hold. It is kept.")))


def release_article(article: Article, actor: User, reason: str) -> None:
    """Lift the legal hold."""
    _set_hold(article, actor, held=False, reason=_given(reason, _("Give the reason for lifting the hold. It is kept.")))


def _set_hold(article: Article, actor: User, *, held: bool, reason: str) -> None:
    require(actor, "hold_article")
    with transaction.atomic():
        fresh = lock_article(article.pk)
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
        fresh = lock_article(article.pk)
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
