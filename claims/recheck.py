"""Re-checking claims against what their sources say now: it writes what it saw and opens tasks, never a verdict.

Every step can run twice or die half way: what is behind is found again by the next tick.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from decimal import Context, Decimal, InvalidOperation

from celery.exceptions import SoftTimeLimitExceeded
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.assessment import (
    RULES_VERSION,
    Assessment,
    Change,
    Outcome,
    Reading,
    assess,
    describe_change,
    name_change,
    own_date,
)
from claims.models import Article, Claim, Evidence, Observation, ReviewTask, Verdict
from claims.models.claim import DIGITS, PLACES
from claims.models.typed_value import extracted
from claims.queue import open_task
from claims.read_model import carry_on_renaming, due_for_refresh, refresh
from sources.checking import Tally, check_due, check_now, is_passing
from sources.models import Host, Snapshot, Source

logger = logging.getLogger(__name__)

CHUNK = 50
"""Evidence rows assessed by one message."""

WORTH_A_LOOK = {Change.LATER_PERIOD, Change.REVISED, Change.REDEFINED, Change.WITHDRAWN, Change.DISAPPEARED}


def recheck_due(now: datetime | None = None) -> Tally:
    """Fetch what is due and bind waiting quotes to their first capture. Assessing is a step of its own."""
    tally = check_due(now)
    _each(tally.changed, pin_waiting)
    return tally


def capture(source: Source) -> Tally:
    """Fetch one source now, whatever its schedule; with the next tick where its host is held or rests."""
    tally = check_now(source)
    pin_waiting(source.pk)
    return tally


def pin_waiting(source_id: int) -> None:
    """Bind evidence that was attached before its source was captured to the first capture there is."""
    waiting = Evidence.objects.live().filter(source=source_id, quoted_snapshot__isnull=True).order_by("pk")
    _each(waiting.values_list("pk", flat=True), _pin)


def _pin(evidence_id: int) -> None:
    with transaction.atomic():
        _locked_claim(evidence_id)
        evidence = _locked(Evidence.objects.live().filter(pk=evidence_id, quoted_snapshot__isnull=True))
        if evidence is not None:
            evidence.pin(evidence.source.latest_snapshot)
            evidence.save()


def pin_all_waiting() -> None:
    _each(waiting_for_capture(), pin_waiting)


def _locked_claim(evidence_id: int) -> Claim:
    """The claim of an evidence, locked before it: article, claim, evidence is the order everywhere."""
    return (
        Claim.objects.select_for_update(of=("self",), no_key=True)
        .select_related("article", "current_verdict")
        .get(evidence=evidence_id)
    )


def _locked(found: QuerySet[Evidence]) -> Evidence | None:
    return (
        found.select_related("source__latest_snapshot__blob", "source__publisher")
        .order_by("pk")
        .select_for_update(of=("self",), no_key=True)
        .first()
    )


def _each(ids: Iterable[int], act: Callable[[int], object]) -> None:
    """Act on every one, whatever becomes of the others. Raises ExceptionGroup at the end if any failed."""
    errors = []
    for one in ids:
        try:
            act(one)
        except Exception as error:
            errors.append(error)
    if errors:
        raise ExceptionGroup("Some could not be done", errors)


def behind(limit: int = 5000) -> list[int]:
    """Evidence with a capture, a claim revision or rules that nobody assessed yet."""
    return list(Evidence.objects.behind(RULES_VERSION).order_by("pk").values_list("pk", flat=True)[:limit])


def waiting_for_capture() -> list[int]:
    """Sources whose evidence was attached but not bound to the capture that has come since."""
    return list(
        Evidence.objects.live()
        .filter(quoted_snapshot__isnull=True, source__latest_snapshot__isnull=False)
        .values_list("source", flat=True)
        .distinct()
    )


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
        claim = _locked_claim(evidence_id)
        evidence = _locked(Evidence.objects.behind(RULES_VERSION).filter(pk=evidence_id))
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
        if _asks_for_a_person(claim, evidence, observation, previous):
            _open_or_update(claim, observation)
        return observation


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
            "number": _decimal(found.observed) if claim.value_type == "quantity" else None,
            "upper": _decimal(found.observed_upper),
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


def reading(observation: Observation | None) -> Reading | None:
    """A stored observation in the judge's form."""
    if observation is None:
        return None
    return Reading(
        outcome=Outcome(observation.outcome),
        observed=observation.observed or None,
        observed_as_of=observation.observed_as_of or None,
        observed_upper=None if observation.upper is None else str(observation.upper.normalize()),
        comparator=observation.comparator or None,
        scope=observation.scope or None,
        basis=observation.basis or None,
    )


def _asks_for_a_person(
    claim: Claim, evidence: Evidence, observation: Observation, previous: Observation | None
) -> bool:
    """Whether what was seen may touch the verdict.

    Not: a first reading, the same value in other words, a page that cannot be read, evidence that is only context.
    A later figure is no news to a claim that names a date of its own, or to a verdict that says it is superseded.
    """
    if previous is None or observation.change not in WORTH_A_LOOK or observation.outcome == Outcome.NOT_ASSESSED:
        return False
    if evidence.stance == Evidence.Stance.CONTEXT:
        return False
    if observation.change == Change.LATER_PERIOD:
        _date, dates_itself = own_date(extracted(claim))
        verdict = claim.current_verdict
        told_already = verdict is not None and verdict.currency == Verdict.Currency.SUPERSEDED
        return not dates_itself and not told_already
    return True


def _open_or_update(claim: Claim, observation: Observation) -> None:
    """One open task a claim: what was seen meanwhile is linked to it, and its summary covers all of it."""
    key = ReviewTask.key(claim.pk, ReviewTask.Reason.VALUE_CHANGED)
    seen = list(
        Observation.objects.filter(tasks__open_key=key)
        .select_related("previous", "evidence__source__publisher")
        .order_by("pk")
    )
    newest: dict[int, tuple[Observation | None, Observation]] = {}
    for one in [*seen, observation]:
        first_seen = newest[one.evidence_id][0] if one.evidence_id in newest else one.previous
        newest[one.evidence_id] = (first_seen, one)
    open_task(
        claim,
        ReviewTask.Reason.VALUE_CHANGED,
        "\n".join(_summary(claim, before, after) for before, after in newest.values()),
        actor=None,
        observations=[observation],
    )


def _summary(claim: Claim, previous: Observation | None, observation: Observation) -> str:
    """One sentence for the queue: whose figure, what it was, what it is, and what that means for the claim."""
    before, after = reading(previous), reading(observation)
    if before is None or after is None:
        return observation.reason
    scope = observation.scope or claim.place or claim.subject or claim.words
    source = observation.evidence.source
    publisher = source.publisher.name if source.publisher else source.title or source.url
    return f"{publisher}, {describe_change(scope, before, after)}. {observation.reason}"


def _decimal(text: str | None) -> Decimal | None:
    """The number, if its column holds it to the last digit."""
    try:
        number = Decimal(text or "NaN")
        kept = number.quantize(Decimal(1).scaleb(-PLACES), context=Context(prec=DIGITS))
    except InvalidOperation:
        return None
    return kept if kept == number else None


def open_tasks_for_gone_sources() -> int:
    """A task for each claim under check whose source is gone, once for each time that one goes."""
    told = ReviewTask.objects.filter(
        claim=OuterRef("claim"), reason=ReviewTask.Reason.SOURCE_GONE, updated_at__gte=OuterRef("gone_at")
    )
    lost = (
        Evidence.objects.live()
        .filter(source__health=Source.Health.GONE)
        .filter(claim__status__in=[Claim.Status.IN_REVIEW, Claim.Status.AWAITING_APPROVAL, Claim.Status.DECIDED])
        .annotate(gone_at=Coalesce("source__gone_since", "source__failing_since"))
        .filter(~Exists(told))
    )
    claims = sorted(set(lost.values_list("claim", flat=True)))
    _each(claims, _tell_of_gone_sources)
    return len(claims)


def _tell_of_gone_sources(claim_id: int) -> None:
    with transaction.atomic():
        claim = Claim.objects.select_for_update(no_key=True).get(pk=claim_id)
        gone = claim.evidence.live().filter(source__health=Source.Health.GONE).select_related("source").order_by("pk")
        lines = [
            (
                _("%(source)s no longer answers at its address. Our capture of it is kept.")
                if evidence.source.latest_snapshot_id
                else _("%(source)s does not answer at its address, and was never captured.")
            )
            % {"source": evidence.source}
            for evidence in gone
        ]
        if lines:
            open_task(claim, ReviewTask.Reason.SOURCE_GONE, "\n".join(lines), actor=None)


def publish_scheduled(now: datetime | None = None) -> int:
    """Show scheduled verdicts whose time has come in place of the ones they supersede, and names mended meanwhile."""
    due = due_for_refresh(now or timezone.now())
    _each(due, _show)
    carry_on_renaming()
    return len(due)


def _show(claim_id: int) -> None:
    with transaction.atomic():
        Article.objects.select_for_update(of=("self",), no_key=True).get(claims=claim_id)
        refresh(Claim.objects.select_for_update(of=("self",), no_key=True).get(pk=claim_id))


def sources_due(now: datetime) -> bool:
    """Whether any source on a free host is due."""
    return Source.objects.due(now).filter(host__in=Host.objects.free(now)).exists()
