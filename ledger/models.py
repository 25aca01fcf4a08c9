"""Who did what: the people, and the append-only Event that every verb leaves behind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import connection, models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from ledger.append_only import AppendOnly, AppendOnlyQuerySet


class User(AbstractUser):
    """A person of the newsroom. Never deleted once they did something: history points at them; deactivate instead."""

    def __str__(self) -> str:
        return self.get_full_name() or self.username


class Verb(models.TextChoices):
    """What happened, as `noun.past_participle`. A verb is added here before it is used."""

    ARTICLE_INGESTED = "article.ingested", _("Article taken in")
    ARTICLE_VERSION_ADDED = "article.version_added", _("New version of the article")
    ARTICLE_HELD = "article.held", _("Article put on legal hold")
    ARTICLE_RELEASED = "article.released", _("Legal hold on the article lifted")
    ARTICLE_EMBARGOED = "article.embargoed", _("Embargo on the article changed")
    ARTICLE_EXTRACTOR_ASKED = "article.extractor_asked", _("Another extractor asked to read the article")
    ARTICLE_EXTRACTOR_READ = "article.extractor_read", _("Another extractor read the article")
    ARTICLE_EXTRACTOR_FAILED = "article.extractor_failed", _("Another extractor failed on the article")
    ARTICLE_CHANGED = "article.changed", _("Details of the article changed")
    CLAIM_SELECTED = "claim.selected", _("Claim selected for checking")
    CLAIM_DISMISSED = "claim.dismissed", _("Claim dismissed")
    CLAIM_REOPENED = "claim.reopened", _("Claim reopened")
    CLAIM_TAKEN = "claim.taken", _("Claim taken")
    CLAIM_GIVEN_BACK = "claim.given_back", _("Claim given back")
    CLAIM_SUBMITTED = "claim.submitted", _("Verdict sent for approval")
    CLAIM_RETURNED = "claim.returned", _("Verdict returned to its author")
    CLAIM_MERGED = "claim.merged", _("Claim merged into another")
    CLAIM_ADDED = "claim.added", _("Claim made from a marked passage")
    CLAIM_MENDED = "claim.mended", _("What the claim says corrected")
    CLAIM_SPLIT = "claim.split", _("Claim split in two")
    CLAIM_TAKEN_OVER = "claim.taken_over", _("Claim taken over from somebody")
    CLAIM_ASSIGNED = "claim.assigned", _("Claim assigned")
    CLAIM_SECOND_REVIEW_ASKED = "claim.second_review_asked", _("Second review asked for")
    CLAIMANT_ASKED = "claimant.asked", _("Claimant asked")
    CLAIMANT_REPLIED = "claimant.replied", _("Claimant replied")
    CLAIMANT_NOT_ASKED = "claimant.not_asked", _("Claimant not asked, with a reason")
    COMPLAINT_RECEIVED = "complaint.received", _("Complaint received")
    COMPLAINT_DECIDED = "complaint.decided", _("Complaint decided")
    COMPLAINANT_ERASED = "complaint.complainant_erased", _("Name and address of a complainant erased")
    NOTE_ADDED = "note.added", _("Note written")
    NOTE_RESOLVED = "note.resolved", _("Open question resolved")
    NOTE_REOPENED = "note.reopened", _("Question opened again")
    MATCH_CONFIRMED = "match.confirmed", _("Match of two claims confirmed")
    MATCH_REFUSED = "match.refused", _("Match of two claims refused")
    BULK_ASKED = "bulk.asked", _("Act on many records asked for")
    BULK_FINISHED = "bulk.finished", _("Act on many records finished")
    CLAIM_CHECK_ASKED = "claim.check_asked", _("Check of the claim's sources asked for")
    EVIDENCE_ADDED = "evidence.added", _("Evidence added")
    EVIDENCE_REMOVED = "evidence.removed", _("Evidence removed")
    EVIDENCE_COPY_ATTACHED = "evidence.copy_attached", _("Saved copy attached to the evidence")
    EVIDENCE_BLANKED = "evidence.blanked", _("Quoted words removed with their capture")
    EVIDENCE_REQUOTED = "evidence.requoted", _("Quoted passage chosen anew")
    EVIDENCE_MENDED = "evidence.mended", _("Stance or note of the evidence changed")
    DRAFT_SAVED = "draft.saved", _("Verdict draft saved")
    VERDICT_PUBLISHED = "verdict.published", _("Verdict published")
    VERDICT_CANCELLED = "verdict.cancelled", _("Scheduled verdict cancelled")
    VERDICT_WITHDRAWN = "verdict.withdrawn", _("Verdict withdrawn")
    VERDICT_HELD = "verdict.held", _("Verdict put on legal hold")
    VERDICT_HIDDEN = "verdict.hidden", _("Verdict hidden")
    VERDICT_RELEASED = "verdict.released", _("Verdict shown again")
    TASK_OPENED = "task.opened", _("Review task opened")
    TASK_UPDATED = "task.updated", _("Review task updated")
    TASK_CLOSED = "task.closed", _("Review task closed")
    SOURCE_ADDED = "source.added", _("Source added")
    SOURCE_CHANGED = "source.changed", _("Source settings changed")
    SOURCE_CAPTURED = "source.captured", _("Source captured")
    SOURCE_FILE_ATTACHED = "source.file_attached", _("Saved copy attached to the source")
    SOURCE_FILE_REFUSED = "source.file_refused", _("Attached copy could not be kept")
    CAPTURES_EXPORTED = "captures.exported", _("Captures exported")
    SOURCE_STATE_CHANGED = "source.state_changed", _("Source health changed")
    CAPTURE_HELD = "capture.held", _("Capture put on legal hold")
    CAPTURE_RELEASED = "capture.released", _("Legal hold on the capture lifted")
    CAPTURE_PURGED = "capture.purged", _("Capture purged")
    CAPTURE_KEPT_AGAIN = "capture.kept_again", _("Purged capture seen and kept again")
    TAKEDOWN_ASKED = "takedown.asked", _("Takedown of captures asked for")
    TAKEDOWN_CONFIRMED = "takedown.confirmed", _("Takedown of captures confirmed")
    TAKEDOWN_REFUSED = "takedown.refused", _("Takedown of captures refused")
    PUBLISHER_ADDED = "publisher.added", _("Publisher added")
    PUBLISHER_CHANGED = "publisher.changed", _("Publisher changed")
    HOST_CHANGED = "host.changed", _("Delay of a host changed")
    RATING_SCALE_ADDED = "rating_scale.added", _("Rating scale added")
    GROUP_CHANGED = "group.changed", _("What a group may do changed")
    USER_CHANGED = "user.changed", _("A person's account changed")
    PASSWORD_SET = "user.password_set", _("A person's password set by another")
    SIGNED_IN = "user.signed_in", _("Signed in")
    SIGNED_OUT = "user.signed_out", _("Signed out")
    SIGN_IN_FAILED = "user.sign_in_failed", _("Sign-in failed")
    SIGN_IN_LOCKED = "user.sign_in_locked", _("Sign-in locked for a time")
    SECOND_FACTOR_SET = "user.second_factor_set", _("Second factor set up")
    SECOND_FACTOR_REMOVED = "user.second_factor_removed", _("Second factor removed")


class EventQuerySet(AppendOnlyQuerySet["Event"]):
    def about(self, subject_type: str, subject_id: object) -> EventQuerySet:
        return self.filter(subject_type=subject_type, subject_id=str(subject_id)).order_by("-at", "-pk")

    def kinds_of_record(self) -> list[str]:
        """Every subject type there is, in one query that leaps along the index from each to the next."""
        with connection.cursor() as cursor:
            cursor.execute("""
                WITH RECURSIVE kinds AS (
                    (SELECT subject_type FROM ledger_event ORDER BY subject_type LIMIT 1)
                    UNION ALL
                    SELECT (
                        SELECT subject_type FROM ledger_event WHERE subject_type > kinds.subject_type
                            ORDER BY subject_type LIMIT 1
                    ) FROM kinds WHERE kinds.subject_type IS NOT NULL
                )
                SELECT subject_type FROM kinds WHERE subject_type IS NOT NULL
            """)
            return [kind for (kind,) in cursor]


class Event(AppendOnly):
    """One thing that happened. `actor` is null for the system; `old` and `new` hold what changed, as JSON.

    `subject_type` is a model's name in lower case, `subject_id` its public id where it has one, else its key (of
    captured bytes, their SHA-256).
    `snapshot_id` is the capture it rests on, kept as a number because sources are built on the ledger.
    """

    at = models.DateTimeField(_("when"), db_default=Now(), editable=False)
    actor = models.ForeignKey(User, models.PROTECT, null=True, blank=True, verbose_name=_("who"), related_name="events")
    verb = models.CharField(_("what"), max_length=40, choices=Verb)
    subject_type = models.CharField(_("kind of record"), max_length=40)
    subject_id = models.CharField(_("record"), max_length=64)
    old = models.JSONField(_("before"), null=True, blank=True)
    new = models.JSONField(_("after"), null=True, blank=True)
    reason = models.TextField(_("why"), blank=True)
    snapshot_id = models.BigIntegerField(_("capture"), null=True, blank=True)

    objects = EventQuerySet.as_manager()

    class Meta(AppendOnly.Meta):
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "-at"], name="event_subject"),
            models.Index(fields=["-at"], name="event_at"),
            models.Index(fields=["verb", "-at"], name="event_verb_at"),
            # What people did in an extractor's place is rare among all that happens.
            models.Index(
                fields=["at"], name="event_by_hand", condition=models.Q(verb__in=["claim.added", "claim.mended"])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_verb_display()}: {self.subject_type} {self.subject_id}"


def record(
    verb: Verb,
    subject_type: str,
    subject_id: object,
    *,
    actor: User | None,
    old: dict[str, Any] | None = None,
    new: dict[str, Any] | None = None,
    reason: str = "",
    snapshot_id: int | None = None,
) -> Event:
    """Write the Event of a verb; call it inside the verb's transaction."""
    return Event.objects.create(
        verb=verb,
        subject_type=subject_type,
        subject_id=str(subject_id),
        actor=actor,
        old=old,
        new=new,
        reason=reason,
        snapshot_id=snapshot_id,
    )


def record_all(events: Iterable[Event]) -> None:
    """Write the Events of a verb about many records, in one statement; call it inside the verb's transaction."""
    Event.objects.bulk_create(events)


class Heartbeat(models.Model):
    """When a recurring process last showed a sign of life."""

    name = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("heartbeat")
        verbose_name_plural = _("heartbeats")

    def __str__(self) -> str:
        return f"{self.name} {self.at:%Y-%m-%d %H:%M:%S}"
