"""Taking captures down for legal reasons: one person asks, a second one confirms or refuses.

What a confirmed takedown reaches, and what it leaves, is told in docs/decisions/0011-what-a-takedown-reaches.md.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.models import Article, Claim, Evidence, ReviewTask, VerdictBasis
from claims.queue import open_task
from claims.read_model import taken_down
from claims.review.rules import ReviewError, require
from ledger.models import User, Verb, record
from sources.models import Blob, Hold, Takedown, TakedownBlob
from sources.purging import HeldError, PurgedFor, purge

PERMISSION = "sources.take_down_blob"
Outcome = Takedown.Outcome


def ask_for_takedown(blobs: Collection[Blob], actor: User, reason: str) -> Takedown:
    """Ask that these captures be removed for good. Nothing is removed before a second person confirms.

    Captures that were taken down already are left out. Raises ReviewError if none is left, or one is on hold.
    """
    require(actor, PERMISSION)
    if not reason.strip():
        raise ReviewError(_("Give the reason for the takedown. It is kept, so do not repeat what has to go."))
    with transaction.atomic():
        keys = [blob.pk for blob in blobs]
        rows = Blob.objects.filter(pk__in=keys).exclude(purged_for=PurgedFor.TAKEDOWN).order_by("pk")
        named = list(rows.defer("text").select_for_update(of=("self",), no_key=True))
        if not named:
            raise ReviewError(_("This was taken down already."))
        _not_held(named)
        if TakedownBlob.objects.filter(blob__in=named, takedown__outcome=Outcome.WAITING).exists():
            raise ReviewError(_("A takedown of this is asked for already, and waits for a second person."))
        takedown = Takedown.objects.create(reason=reason.strip(), asked_by=actor)
        TakedownBlob.objects.bulk_create([TakedownBlob(takedown=takedown, blob=blob) for blob in named])
        record(
            Verb.TAKEDOWN_ASKED,
            "takedown",
            takedown.pk,
            actor=actor,
            new={"captures": [blob.pk for blob in named]},
            reason=takedown.reason,
        )
        return takedown


def confirm_takedown(takedown: Takedown, actor: User, note: str = "") -> list[Claim]:
    """Remove what another person asked to have removed. Returns the claims whose words changed for it.

    Bytes, text and title go; hash, size and dates stay. Readers see none of the quoted words from then on, evidence
    quotes none, the sources are not checked until a person says so, and each claim with a verdict gets a task.
    """
    require(actor, PERMISSION)
    with transaction.atomic():
        fresh = _decide(takedown, actor, Outcome.CONFIRMED, note)
        keys = list(fresh.named.values_list("blob", flat=True))
        # In the order of every verb: article, claim, evidence; then captures and sources, and what readers get.
        claims = _locked(claims_showing(keys))
        quoting = Evidence.objects.filter(quoted_snapshot__blob__in=keys).order_by("pk")
        quoting = quoting.select_for_update(of=("self",), no_key=True)
        blanked = {one.claim_id for one in quoting if one.quote}
        try:
            purge(keys, PurgedFor.TAKEDOWN, by=actor, reason=fresh.reason)
        except HeldError as error:
            raise ReviewError(str(error)) from error
        Evidence.objects.filter(quoted_snapshot__blob__in=keys).update(
            quote="", prefix="", suffix="", start=None, end=None
        )
        Claim.objects.filter(pk__in=[claim.pk for claim in claims]).update(version=F("version") + 1)
        shown = set(taken_down(keys))
        for claim in claims:
            if claim.pk in blanked | shown:
                record(
                    Verb.EVIDENCE_BLANKED,
                    "claim",
                    claim.public_id,
                    actor=actor,
                    new={"takedown": fresh.pk},
                    reason=fresh.reason,
                )
            if claim.current_verdict_id:
                open_task(
                    claim,
                    ReviewTask.Reason.SOURCE_GONE,
                    _(
                        "A capture that this claim rests on was taken down for legal reasons. Its words are no longer "
                        "shown. Look whether the rationale or a note repeats them, and whether the verdict can stand."
                    ),
                    actor=actor,
                )
        return claims


def refuse_takedown(takedown: Takedown, actor: User, note: str) -> Takedown:
    """Leave everything as it is, and say why."""
    require(actor, PERMISSION)
    if not note.strip():
        raise ReviewError(_("Say why the takedown is refused."))
    with transaction.atomic():
        return _decide(takedown, actor, Outcome.REFUSED, note)


def claims_showing(sha256s: Collection[str]) -> QuerySet[Claim]:
    """Claims with evidence that quotes one of these captures, or a verdict that rests on one."""
    quoting = Evidence.objects.filter(quoted_snapshot__blob__in=sha256s).values("claim")
    resting = VerdictBasis.objects.filter(snapshot__blob__in=sha256s).values("verdict__claim")
    return Claim.objects.filter(pk__in=quoting.union(resting))


def _locked(claims: QuerySet[Claim]) -> list[Claim]:
    keys = list(claims.values_list("pk", flat=True))
    list(
        Article.objects.filter(claims__in=keys)
        .order_by("pk")
        .select_for_update(of=("self",), no_key=True)
        .values_list("pk", flat=True)
    )
    return list(Claim.objects.filter(pk__in=keys).order_by("pk").select_for_update(of=("self",), no_key=True))


def _decide(takedown: Takedown, actor: User, outcome: Outcome, note: str) -> Takedown:
    fresh = Takedown.objects.select_for_update(of=("self",), no_key=True).select_related("asked_by").get(pk=takedown.pk)
    if fresh.outcome != Outcome.WAITING:
        raise ReviewError(
            _("This takedown is decided already: %(outcome)s.") % {"outcome": fresh.get_outcome_display()}
        )
    if fresh.asked_by_id == actor.pk:
        raise ReviewError(_("You asked for this takedown: a second person decides."))
    fresh.outcome, fresh.decided_by, fresh.decided_at, fresh.note = outcome, actor, timezone.now(), note.strip()
    fresh.save(update_fields=["outcome", "decided_by", "decided_at", "note"])
    record(
        Verb.TAKEDOWN_CONFIRMED if outcome == Outcome.CONFIRMED else Verb.TAKEDOWN_REFUSED,
        "takedown",
        fresh.pk,
        actor=actor,
        new={"captures": list(fresh.named.values_list("blob", flat=True))},
        reason=fresh.note,
    )
    return fresh


def _not_held(blobs: list[Blob]) -> None:
    held = Hold.objects.in_force().filter(blob__in=blobs).select_related("placed_by").first()
    if held:
        raise ReviewError(
            _("On legal hold since %(day)s, by %(name)s: lift the hold first.")
            % {"day": held.placed_at.date().isoformat(), "name": held.placed_by}
        )
