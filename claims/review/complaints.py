"""Complaints of readers: taking one in, deciding it, and forgetting who sent it."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.models import Claim, Complaint, Correction, Publication, ReviewTask, Verdict
from claims.queue import close_tasks, open_task
from claims.read_model import given_out, pending, standing
from claims.review.rules import ReviewError, locked, require
from ledger.models import User, Verb, record

PERMISSION = "decide_complaint"
MOST_FROM_ONE_SENDER = 5
"""Complaints taken from one address within A_WHILE."""
A_WHILE = timedelta(hours=1)
SENDER_KEPT = timedelta(days=1)


class TooManyComplaintsError(ReviewError):
    """One address sent more than a reader would."""


def receive_complaint(
    claim: Claim, verdict: Verdict, *, text: str, evidence_url: str = "", name: str = "", email: str = "", sender: str
) -> Complaint:
    """Take a reader's complaint in and put it in the queue. `sender` is a keyed hash, kept for SENDER_KEPT.

    The claim's version stays as it is: what strangers send must not come between people at work on the claim.
    Neither text nor person goes into history, which keeps what it has. Raises TooManyComplaintsError.
    """
    if not text.strip():
        raise ReviewError(_("Say what is wrong."))
    with locked(claim, None) as fresh:
        now = timezone.now()
        Complaint.objects.exclude(sender="").filter(received_at__lt=now - SENDER_KEPT).update(sender="")
        if Complaint.objects.filter(sender=sender, received_at__gt=now - A_WHILE).count() >= MOST_FROM_ONE_SENDER:
            raise TooManyComplaintsError(
                _("You have sent %(most)d complaints within an hour. Wait a while, or write to us.")
                % {"most": MOST_FROM_ONE_SENDER}
            )
        complaint = Complaint.objects.create(
            claim=fresh,
            verdict=verdict,
            text=text.strip(),
            evidence_url=evidence_url,
            name=name.strip(),
            email=email,
            sender=sender,
        )
        record(
            Verb.COMPLAINT_RECEIVED,
            "claim",
            fresh.public_id,
            actor=None,
            new={"complaint": complaint.public_id, "verdict": verdict.public_id},
        )
        open_task(
            fresh,
            ReviewTask.Reason.COMPLAINT,
            _("A reader complained about the verdict (%(reference)s).") % {"reference": complaint.public_id},
            actor=None,
        )
        return complaint


def decide_complaint(
    complaint: Complaint, actor: User, decision: str, answer: str, correction: Correction | None = None
) -> Complaint:
    """Decide a complaint, with an answer to the reader.

    Upheld, in part too, it rests on a correction that readers have seen since, or on a verdict withdrawn since.
    Raises ReviewError, saying what is missing, and PermissionDenied.
    """
    require(actor, PERMISSION)
    answer = answer.strip()
    if decision not in Complaint.Decision.values:
        raise ReviewError(_("Say whether the complaint is upheld, upheld in part, or rejected."))
    if not answer:
        raise ReviewError(_("Write the answer to the reader, with the reason."))
    with locked(complaint.claim, None) as fresh:
        row = Complaint.objects.select_for_update(of=("self",), no_key=True).get(pk=complaint.pk)
        if row.decided_at is not None:
            raise ReviewError(_("This complaint is decided already."))
        if decision == Complaint.Decision.REJECTED:
            if correction is not None:
                raise ReviewError(_("A rejected complaint leads to no correction. Leave it out, or uphold it."))
        else:
            _was_put_right(fresh, row, correction)
        row.decision, row.answer, row.correction = decision, answer, correction
        row.decided_at, row.decided_by = timezone.now(), actor
        row.save(update_fields=["decision", "answer", "correction", "decided_at", "decided_by"])
        record(
            Verb.COMPLAINT_DECIDED,
            "claim",
            fresh.public_id,
            actor=actor,
            new={
                "complaint": row.public_id,
                "decision": decision,
                "correction": correction.pk if correction else None,
            },
            reason=answer,
        )
        if not fresh.complaints.open().exists():
            upheld = decision != Complaint.Decision.REJECTED
            close_tasks(
                fresh,
                ReviewTask.Resolution.VERDICT_GIVEN if upheld else ReviewTask.Resolution.VERDICT_STANDS,
                actor=actor,
                tasks=Q(reason=ReviewTask.Reason.COMPLAINT),
            )
        return row


def _was_put_right(claim: Claim, complaint: Complaint, correction: Correction | None) -> None:
    given = given_out(claim)
    now = timezone.now()
    if correction is None:
        stands = standing(given, now)
        newest = stands.newest if stands else None
        if newest and newest.act == Publication.Act.WITHDRAWN and newest.at >= complaint.received_at:
            return
        raise ReviewError(
            _(
                "An upheld complaint needs a correction that was published since it came, or the verdict withdrawn "
                "since. Do that first, then decide it."
            )
        )
    waiting = pending(given, now)
    is_out = correction.at <= now and not (waiting and waiting.verdict.pk == correction.new_verdict_id)
    if correction.claim_id != claim.pk or correction.at < complaint.received_at or not is_out:
        raise ReviewError(_("Choose a notice on this claim that readers have been shown since the complaint came."))


def corrections_since(complaint: Complaint) -> list[Correction]:
    """The notices that an upheld complaint can name."""
    found = complaint.claim.corrections.filter(at__gte=complaint.received_at, at__lte=timezone.now())
    return list(found.order_by("-at", "-pk"))


def erase_complainant(complaint: Complaint, actor: User, reason: str) -> None:
    """Blank the name and the e-mail address of who complained. Neither stands anywhere else."""
    require(actor, PERMISSION)
    if not reason.strip():
        raise ReviewError(_("Say why they are erased. The reason is kept, so name nobody in it."))
    with transaction.atomic():
        row = (
            Complaint.objects.select_for_update(of=("self",), no_key=True).select_related("claim").get(pk=complaint.pk)
        )
        if not (row.name or row.email):
            raise ReviewError(_("There is no name and no address to erase."))
        row.name = row.email = ""
        row.save(update_fields=["name", "email"])
        record(
            Verb.COMPLAINANT_ERASED,
            "claim",
            row.claim.public_id,
            actor=actor,
            new={"complaint": row.public_id},
            reason=reason.strip(),
        )
