"""Asking the person a claim comes from, noting what they say, or why nobody asked."""

from __future__ import annotations

import re
from datetime import date
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.models import Claim, Contact
from claims.read_model import refresh
from claims.review.rules import ReviewError, Status, begin_from, is_theirs, locked, require, save
from ledger.models import User, Verb, record

_LEFT_OUT = re.compile(r"\[?(?:…|\.\.\.)\]?")


def ask_claimant(
    claim: Claim,
    actor: User,
    *,
    whom: str,
    how: str = "",
    question: str,
    asked_on: date,
    reply_by: date | None = None,
    seen_version: int | None = None,
) -> Contact:
    """Note that the claimant was asked, by when an answer is wanted. Days are days in the newsroom's zone.

    Raises ReviewError for a question without words or person, and for days that cannot be.
    """
    require(actor, "review_claim")
    whom, question = whom.strip(), question.strip()
    if not whom or not question:
        raise ReviewError(_("Say who was asked, and what."))
    _not_to_come(asked_on)
    if reply_by and reply_by < asked_on:
        raise ReviewError(_("The day for the reply is before the day of the question."))
    with locked(claim, seen_version) as fresh:
        _in_work(fresh, actor)
        contact = Contact.objects.create(
            claim=fresh,
            asked_whom=whom,
            how=how.strip(),
            question=question,
            asked_on=asked_on,
            reply_by=reply_by,
            by=actor,
        )
        save(fresh)
        record(
            Verb.CLAIMANT_ASKED,
            "claim",
            fresh.public_id,
            actor=actor,
            new={
                "contact": contact.pk,
                "whom": whom,
                "how": contact.how,
                "question": question,
                "asked_on": asked_on.isoformat(),
                "reply_by": reply_by.isoformat() if reply_by else None,
            },
        )
        return contact


def note_reply(
    contact: Contact,
    actor: User,
    *,
    reply: str,
    replied_on: date,
    quotable: str = "",
    seen_version: int | None = None,
) -> Contact:
    """Note what the claimant said, and which of these words may be published. Noting it again mends it.

    The words may leave some out ("…"). Readers see them with the next verdict; words that may no longer be quoted
    leave the page at once. Raises ReviewError.
    """
    require(actor, "review_claim")
    reply, quotable = reply.strip(), quotable.strip()
    if not reply:
        raise ReviewError(_("Write down what they replied."))
    _not_to_come(replied_on)
    with locked(contact.claim, seen_version) as fresh:
        begin_from(fresh, Status.SELECTED, Status.IN_REVIEW, Status.AWAITING_APPROVAL, Status.DECIDED)
        row = Contact.objects.select_for_update(of=("self",), no_key=True).get(pk=contact.pk)
        if row.asked_on is None:
            raise ReviewError(_("Nobody was asked, so there is no reply to note. Note the question first."))
        if replied_on < row.asked_on:
            raise ReviewError(_("The day of the reply is before the day of the question."))
        _are_their_words(quotable, reply)
        old = {"reply": row.reply, "quotable": row.quotable} if row.reply else None
        was_quoted = row.quotable
        row.reply, row.replied_on, row.quotable = reply, replied_on, quotable
        row.reply_noted_at = timezone.now()
        row.save(update_fields=["reply", "replied_on", "quotable", "reply_noted_at"])
        save(fresh)
        record(
            Verb.CLAIMANT_REPLIED,
            "claim",
            fresh.public_id,
            actor=actor,
            old=old,
            new={"contact": row.pk, "replied_on": replied_on.isoformat(), "reply": reply, "quotable": quotable},
        )
        if was_quoted and was_quoted != quotable:
            refresh(fresh)
        return row


def not_asked(claim: Claim, actor: User, reason: str, *, seen_version: int | None = None) -> Contact:
    """Note why nobody asked the claimant. Raises ReviewError where somebody did."""
    require(actor, "review_claim")
    reason = reason.strip()
    if not reason:
        raise ReviewError(_("Say why nobody was asked."))
    with locked(claim, seen_version) as fresh:
        _in_work(fresh, actor)
        asked = fresh.contacts.exclude(asked_whom="").first()
        if asked:
            raise ReviewError(_("%(whom)s was asked. Note the reply, or ask again.") % {"whom": asked.asked_whom})
        contact = Contact.objects.create(claim=fresh, not_asked_because=reason, by=actor)
        save(fresh)
        record(
            Verb.CLAIMANT_NOT_ASKED,
            "claim",
            fresh.public_id,
            actor=actor,
            new={"contact": contact.pk},
            reason=reason,
        )
        return contact


def _in_work(claim: Claim, actor: User) -> None:
    if claim.status not in {Status.IN_REVIEW, Status.AWAITING_APPROVAL}:
        raise ReviewError(_("Take the claim first, then note who was asked."))
    is_theirs(claim, actor)


def _not_to_come(day: date) -> None:
    today = timezone.localdate(timezone=ZoneInfo(settings.NEWSROOM["zone"]))
    if day > today:
        raise ReviewError(_("%(day)s is still to come. Give a day that has been.") % {"day": day.isoformat()})


def _are_their_words(quotable: str, reply: str) -> None:
    said = " ".join(reply.split())
    for piece in _LEFT_OUT.split(quotable):
        words = " ".join(piece.split())
        if words not in said:
            raise ReviewError(
                _("“%(words)s” does not stand in the reply. Copy what may be quoted from it.") % {"words": words[:80]}
            )
