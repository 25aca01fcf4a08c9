"""Reading captures for the evidence that rests on them: Observation, cursor and task in one transaction."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from decimal import Context, Decimal, InvalidOperation

from celery.exceptions import SoftTimeLimitExceeded
from django.db import transaction
from django.utils.translation import gettext as _

from claims.assessment import RULES_VERSION, Assessment, Outcome, Reading, assess, name_change
from claims.models import Claim, Evidence, Observation
from claims.models.claim import DIGITS, PLACES
from claims.models.typed_value import extracted
from claims.recheck.rows import locked, locked_claim
from claims.recheck.telling import WORTH_A_LOOK, reading, tell_if_news
from sources.checking import forget_lost_connection, is_passing, quicken
from sources.models import Snapshot

logger = logging.getLogger(__name__)


def behind(*, sources: Iterable[int] | None = None, limit: int = 5000) -> list[int]:
    """Evidence, of all sources or of these, with a capture, a claim revision or rules that nobody assessed yet."""
    rows = Evidence.objects.behind(RULES_VERSION)
    if sources is not None:
        rows = rows.filter(source__in=sources)
    return list(rows.order_by("pk").values_list("pk", flat=True)[:limit])


def assess_evidence(evidence_id: int) -> Observation | None:
    """Read the newest capture for one evidence: Observation, cursor and review task in one transaction.

    None where nothing is left to do, another worker having done it.
    """
    return _assess(evidence_id, Evidence.pin, _judge)


def assess_or_note(evidence_id: int) -> Observation | None:
    """As `assess_evidence`; what the rules fail on is noted as not assessed, so that it is not tried for ever."""
    try:
        return assess_evidence(evidence_id)
    except Exception as error:
        logger.exception("Evidence %s could not be assessed", evidence_id)
        if is_passing(error):
            # A lost connection is not used for the next one.
            forget_lost_connection()
            return None
        # In our own words alone: those of the page may be what the rules or the database failed on.
        why = _("it took too long.") if isinstance(error, SoftTimeLimitExceeded) else _("they failed on its text.")
    failed = Assessment(Outcome.NOT_ASSESSED, _("This capture could not be read by the rules: %(why)s") % {"why": why})
    try:
        return _assess(evidence_id, _bind_without_place, lambda *_given: failed)
    except Exception:
        logger.exception("Nor could that be noted of evidence %s", evidence_id)
        return None


def _assess(
    evidence_id: int,
    bind: Callable[[Evidence, Snapshot], None],
    judge: Callable[[Evidence, Claim, Snapshot], Assessment],
) -> Observation | None:
    with transaction.atomic():
        claim = locked_claim(evidence_id)
        evidence = locked(Evidence.objects.behind(RULES_VERSION).filter(pk=evidence_id))
        if evidence is None or evidence.source.latest_snapshot is None:
            return None
        snapshot = evidence.source.latest_snapshot
        if evidence.quoted_snapshot_id is None:
            bind(evidence, snapshot)
        found = judge(evidence, claim, snapshot)
        previous = _compared_with(evidence, found)
        observation = _observe(evidence, claim, snapshot, previous, found)
        evidence.assessed_through = snapshot
        evidence.assessed_claim_revision = claim.revision
        evidence.assessed_rules_version = RULES_VERSION
        evidence.save()
        if observation is None:
            return None
        if _is_first_news(observation, previous):
            quicken(evidence.source)
        tell_if_news(claim, evidence, observation, previous)
        return observation


def _is_first_news(observation: Observation, previous: Observation | None) -> bool:
    """Whether this capture brought a changed value, and no other claim on it was told so before."""
    if observation.change not in WORTH_A_LOOK or previous is None or previous.snapshot_id == observation.snapshot_id:
        return False
    told = Observation.objects.filter(snapshot=observation.snapshot_id, change__in=WORTH_A_LOOK)
    return not told.exclude(pk=observation.pk).exists()


def _compared_with(evidence: Evidence, found: Assessment) -> Observation | None:
    """The reading that a new one is held against.

    Captures that could not be read are passed over, and a value is held against the last value: what changed while
    the page was down or silent is still news.
    """
    readings = evidence.observations.exclude(outcome=Observation.Outcome.NOT_ASSESSED).order_by("-pk")
    with_value = readings.exclude(observed="").first() if found.observed else None
    return with_value or readings.first()


def _bind_without_place(evidence: Evidence, snapshot: Snapshot) -> None:
    evidence.quoted_snapshot = snapshot


def _judge(evidence: Evidence, claim: Claim, snapshot: Snapshot) -> Assessment:
    if snapshot.blob.purged_for:
        return Assessment(outcome=Outcome.NOT_ASSESSED, reason=_("This capture was purged; its hash and dates remain."))
    if snapshot.blob.problem:
        return Assessment(outcome=Outcome.NOT_ASSESSED, reason=snapshot.blob.problem)
    return assess(
        extracted(claim),
        snapshot.blob.text,
        snapshot.fetched_at,
        evidence.quote,
        evidence.prefix,
        evidence.suffix,
        language=snapshot.blob.language or None,
    )


def _observe(
    evidence: Evidence, claim: Claim, snapshot: Snapshot, previous: Observation | None, found: Assessment
) -> Observation | None:
    """The new reading; None where this capture was read at this revision and rules before."""
    text = snapshot.blob.text
    passage = text[found.passage[0] : found.passage[1]] if found.passage else ""
    observation, created = Observation.objects.get_or_create(
        evidence=evidence,
        snapshot=snapshot,
        claim_revision=claim.revision,
        rules_version=RULES_VERSION,
        defaults={
            "outcome": found.outcome.value,
            "change": name_change(reading(previous), _reading(found)).value,
            "previous": previous,
            "observed": (found.observed or "")[:100],
            "number": exact_decimal(found.observed) if claim.value_type == "quantity" else None,
            "upper": exact_decimal(found.observed_upper),
            "comparator": found.observed_comparator or "",
            "observed_as_of": (found.observed_as_of or "")[:60],
            "scope": found.observed_scope or "",
            "basis": (found.basis or "")[:200],
            "start": found.span[0] if found.span else None,
            "end": found.span[1] if found.span else None,
            "passage": passage,
            "quote_anchored": found.quote_anchored,
            "reason": found.reason,
        },
    )
    return observation if created else None


def _reading(found: Assessment) -> Reading:
    return Reading(
        outcome=found.outcome,
        observed=found.observed,
        observed_as_of=found.observed_as_of,
        observed_upper=found.observed_upper,
        comparator=found.observed_comparator,
        scope=found.observed_scope,
        basis=found.basis,
    )


def exact_decimal(text: str | None) -> Decimal | None:
    """The number, if its column holds it to the last digit."""
    try:
        number = Decimal(text or "NaN")
        kept = number.quantize(Decimal(1).scaleb(-PLACES), context=Context(prec=DIGITS))
    except InvalidOperation:
        return None
    return kept if kept == number else None
