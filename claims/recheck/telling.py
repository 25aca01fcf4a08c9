"""Whether a person has to look at what a re-check saw, and the task that tells of it."""

from __future__ import annotations

from claims.assessment import Change, Outcome, Reading, describe_change, own_date
from claims.models import Claim, Evidence, Observation, ReviewTask, Verdict
from claims.models.typed_value import extracted
from claims.queue import open_task

WORTH_A_LOOK = {Change.LATER_PERIOD, Change.REVISED, Change.REDEFINED, Change.WITHDRAWN, Change.DISAPPEARED}


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


def asks_for_a_person(claim: Claim, evidence: Evidence, observation: Observation, previous: Observation | None) -> bool:
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


def open_or_update(claim: Claim, observation: Observation) -> None:
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
