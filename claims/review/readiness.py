"""What a draft still lacks before it can be published, and what should make its author and approver think again."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.edtf_dates import EdtfError, bounds
from claims.models import Claim, Evidence, Rating, VerdictDraft
from claims.review import verdict_rules
from claims.review.verdict_rules import Asked, Judged, Said


@dataclass(frozen=True, slots=True)
class Readiness:
    """`lacks` refuse publication, `warnings` do not. `at_odds` is said whether or not a reason for it was given.

    `is_thin`: the sources are too few, so that a reason why they are enough is asked for.
    """

    lacks: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    at_odds: str = ""
    is_thin: bool = False


def readiness(claim: Claim) -> Readiness:
    """How far the claim's draft is, in words for its author."""
    draft = VerdictDraft.objects.filter(claim=claim).select_related("rating").first()
    if draft is None:
        if claim.current_verdict_id:
            return Readiness([_("Change the verdict that stands, or say above that it stands as it is.")])
        return Readiness([_("There is no verdict yet: write one first.")])
    evidence = list(
        claim.evidence.live().select_related("quoted_snapshot__blob", "source").defer("quoted_snapshot__blob__text")
    )
    judged, said = _judged(draft), [_said(row) for row in evidence]
    lacks = _lacks_in_words(draft) + _lacks_in_captures(evidence)
    if draft.rating is not None:
        lacks += verdict_rules.lacks(judged, said)
    captured = [row.quoted_snapshot.fetched_at for row in evidence if row.quoted_snapshot]
    lacks += _lacks_in_date(draft.as_of, captured)
    thin = verdict_rules.thin(judged, said)
    return Readiness(
        lacks,
        warnings=thin + _claimant_warnings(claim),
        at_odds=verdict_rules.at_odds(judged, said) if draft.rating else "",
        is_thin=bool(thin) or not evidence,
    )


def missing_for_verdict(claim: Claim) -> list[str]:
    """What the draft still lacks; empty when it can be published."""
    return readiness(claim).lacks


def is_unproven(rating: Rating | None) -> bool:
    return rating is not None and rating.code == "unproven"


def _judged(draft: VerdictDraft) -> Judged:
    return Judged(
        truth=_truth(draft.rating),
        unproven_reason=draft.unproven_reason,
        sources_exception=draft.sources_exception,
        stance_exception=draft.stance_exception,
    )


def _truth(rating: Rating | None) -> float | None:
    """Where a degree stands on its own scale: a newsroom may have more or fewer of them."""
    if rating is None or rating.number is None:
        return None
    numbers = [
        number
        for number in Rating.objects.filter(scale=rating.scale_id).values_list("number", flat=True)
        if number is not None
    ]
    worst, best = min(numbers), max(numbers)
    return (rating.number - worst) / (best - worst) if best > worst else None


def _said(row: Evidence) -> Said:
    source = row.source
    return Said(row.stance, source.independence_group or f"#{source.pk}", source.primary)


def _lacks_in_words(draft: VerdictDraft) -> list[str]:
    found = []
    if draft.rating is None:
        found.append(_("Choose a rating."))
    elif is_unproven(draft.rating) and not draft.unproven_reason:
        found.append(_("Say why the claim is unproven."))
    if not draft.rationale:
        found.append(_("Write the rationale for readers."))
    return found


def _lacks_in_captures(evidence: list[Evidence]) -> list[str]:
    found = []
    for row in evidence:
        if row.quoted_snapshot is None:
            found.append(_("“%(source)s” is not captured yet: wait, or remove it.") % {"source": row.source})
        elif row.quoted_snapshot.blob.purged_for:
            found.append(
                _("The capture of “%(source)s” was purged: quote a newer one, or remove it.") % {"source": row.source}
            )
        elif row.quote and row.start is None:
            found.append(
                _("The words quoted from “%(source)s” do not stand in its capture: quote it anew, or remove it.")
                % {"source": row.source}
            )
    return found


def _lacks_in_date(as_of: str, captured_at: list[datetime]) -> list[str]:
    if not as_of:
        return [_("Give the date the verdict is about.")]
    try:
        first_day, _last = bounds(as_of)
    except EdtfError as error:
        return [str(error)]
    zone = ZoneInfo(settings.NEWSROOM["zone"])
    seen = max((moment.astimezone(zone).date() for moment in captured_at), default=None)
    if first_day and seen and first_day > seen:
        return [
            _("The verdict is about %(as_of)s, but its newest capture is of %(seen)s. Use that day or an earlier one.")
            % {"as_of": as_of, "seen": seen.isoformat()}
        ]
    return []


def _claimant_warnings(claim: Claim) -> list[str]:
    contacts = list(claim.contacts.all())
    return verdict_rules.unasked(
        [Asked(one.asked_whom, one.reply_by, bool(one.reply)) for one in contacts if one.asked_whom],
        says_why_not=any(one.not_asked_because for one in contacts),
        today=timezone.localdate(timezone=ZoneInfo(settings.NEWSROOM["zone"])),
    )
