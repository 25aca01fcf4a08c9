"""Whether a person has to look at what a re-check saw, and the task that tells of it."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from claims.assessment import (
    Change,
    Outcome,
    Reading,
    describe_change,
    group_name,
    measure_words,
    name_change,
    own_date,
    what_it_means,
)
from claims.assessment.days import year_of
from claims.models import Claim, Evidence, Observation, ReviewTask, Verdict, VerdictBasis
from claims.models.typed_value import extracted
from claims.queue import open_task
from sources.models import Source

WORTH_A_LOOK = {Change.LATER_PERIOD, Change.REVISED, Change.REDEFINED, Change.WITHDRAWN, Change.DISAPPEARED}
LONGEST_TITLE = 120

Seen = tuple[Observation, list[Observation]]
"""What an evidence said before the open task began, and what was seen of it since, oldest first."""


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


def tell_if_news(claim: Claim, evidence: Evidence, observation: Observation, previous: Observation | None) -> None:
    """Open the claim's task for a changed value, or bring the open one up to date; neither where it is no news."""
    if observation.outcome == Outcome.NOT_ASSESSED or previous is None:
        return
    if previous.snapshot_id == observation.snapshot_id:
        # The same page, read anew by other rules or for other content: its source said nothing new.
        return
    seen = _told_in_open_task(claim)
    own = [one for one in seen if one.evidence_id == evidence.pk]
    is_news = _differ(own[-1], observation) if own else _asks_for_a_person(claim, evidence, observation)
    if is_news:
        _open_or_update(claim, seen, observation)


def _told_in_open_task(claim: Claim) -> list[Observation]:
    key = ReviewTask.key(claim.pk, ReviewTask.Reason.VALUE_CHANGED)
    return list(
        Observation.objects.filter(tasks__open_key=key)
        .select_related("previous", "evidence__source__publisher")
        .order_by("pk")
    )


def _differ(one: Observation, other: Observation) -> bool:
    """Whether two readings say something else, so that the later one is worth a line."""
    before, after = reading(one), reading(other)
    assert after is not None
    return name_change(before, after) is not Change.SAME


def _asks_for_a_person(claim: Claim, evidence: Evidence, observation: Observation) -> bool:
    """Whether a change may touch the verdict.

    Not: the same value in other words, evidence that is only context, a value that a person answered already. A later
    figure is no news to a claim that names a date of its own, or to a verdict that says it is superseded, or one that
    a person let stand when an earlier such figure was told.
    """
    if observation.change not in WORTH_A_LOOK or evidence.stance == Evidence.Stance.CONTEXT:
        return False
    if any(not _differ(one, observation) for one in _answered(claim, evidence)):
        return False
    if observation.change == Change.LATER_PERIOD and observation.outcome != Outcome.CONTRADICTS:
        _date, dates_itself = own_date(extracted(claim))
        verdict = claim.current_verdict
        told_already = verdict is not None and verdict.currency == Verdict.Currency.SUPERSEDED
        return not dates_itself and not told_already and not _let_stand_with_a_later_figure(claim)
    return True


def _answered(claim: Claim, evidence: Evidence) -> list[Observation]:
    """What a person knew of this source, and of those in its group, when they gave the verdict or let it stand."""
    verdict = claim.current_verdict
    if verdict is None:
        return []
    group = evidence.source.independence_group
    same_voice = Q(evidence=evidence) | (Q(evidence__source__independence_group=group) if group else Q())
    rests_on = VerdictBasis.objects.filter(verdict=verdict, observation__isnull=False).values("observation")
    answers = Q(pk__in=rests_on) | Q(pk__in=_closed_since(verdict).values("observations"))
    return list(Observation.objects.filter(same_voice, answers).order_by("pk"))


def _let_stand_with_a_later_figure(claim: Claim) -> bool:
    verdict = claim.current_verdict
    return verdict is not None and (
        _closed_since(verdict)
        .filter(resolution=ReviewTask.Resolution.VERDICT_STANDS, observations__change=Change.LATER_PERIOD)
        .exists()
    )


def _closed_since(verdict: Verdict) -> QuerySet[ReviewTask]:
    """Tasks of changed values that ended with this verdict or after it."""
    return ReviewTask.objects.filter(
        claim=verdict.claim_id, reason=ReviewTask.Reason.VALUE_CHANGED, closed_at__gte=verdict.decided_at
    )


def _open_or_update(claim: Claim, told: list[Observation], observation: Observation) -> None:
    """One open task a claim: what was seen meanwhile is linked to it, and its summary covers all of it."""
    by_evidence: dict[int, Seen] = {}
    for one in [*told, observation]:
        if one.evidence_id in by_evidence:
            by_evidence[one.evidence_id][1].append(one)
        elif one.previous is not None:
            by_evidence[one.evidence_id] = (one.previous, [one])
    open_task(
        claim,
        ReviewTask.Reason.VALUE_CHANGED,
        "\n".join(_lines(claim, list(by_evidence.values()))),
        actor=None,
        observations=[observation],
    )


def _lines(claim: Claim, seen: list[Seen]) -> list[str]:
    """A line for each change; sources of one independence group that tell the same share one."""
    voices: dict[tuple[str, str], list[Source]] = {}
    for before, since in seen:
        source = since[-1].evidence.source
        told = _told(claim, before, since)
        voices.setdefault((source.independence_group or f"#{source.pk}", told), []).append(source)
    return [f"{_whose(group, sources)}, {told}" for (group, told), sources in voices.items()]


def _whose(group: str, sources: list[Source]) -> str:
    if len(sources) == 1:
        return _named(sources[0])
    names = "; ".join(_named(source) for source in sources)
    return f"{len(sources)} sources that repeat {group_name(group)} ({names})"


def _named(source: Source) -> str:
    """Publisher and title, the publisher once."""
    title, publisher = source.title[:LONGEST_TITLE], source.publisher.name if source.publisher else ""
    if not title or not publisher:
        return publisher or title or source.url[:LONGEST_TITLE]
    return title if publisher.casefold() in title.casefold() else f"{publisher}, {title}"


def _told(claim: Claim, before: Observation, since: list[Observation]) -> str:
    """What it was, what it is, and what that means for the claim; a value that is back is told to be back."""
    said = extracted(claim)
    was, now = reading(before), reading(since[-1])
    assert was is not None
    assert now is not None
    scope = _scope(claim, since[-1].scope or before.scope)
    year = year_of(own_date(said)[0])
    measure = measure_words(said)
    away = next((one for one in reversed(since[:-1]) if _differ(before, one)), None)
    if name_change(was, now) is Change.SAME and away is not None:
        between = reading(away)
        assert between is not None
        change = describe_change(scope, was, between, year, measure)
        return f"{change}, and now says again what it said at first. {what_it_means(said, was, now)}"
    return f"{describe_change(scope, was, now, year, measure)}. {what_it_means(said, was, now)}"


def _scope(claim: Claim, seen: str) -> str:
    """For whom or where the figure holds: the claim's own words where the source's are a part of them."""
    own = claim.place or claim.subject
    return own if not seen or seen.casefold() in own.casefold() else seen
