"""Making one claim of two that say the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.messages import send_after_commit
from claims.models import Claim, ClaimAlias, Correction, Evidence, Occurrence, ReviewTask
from claims.queue import close_tasks, open_task
from claims.read_model import SHOWN, given_out, pending, refresh, standing, was_seen
from claims.review.rules import (
    ReviewError,
    StaleClaimError,
    Status,
    is_theirs,
    lock_article,
    move,
    require,
    save,
    state,
)
from ledger.models import User, Verb, record

REDIRECT_PERMISSION = "withdraw_verdict"
"""Merging a published claim takes its page away from readers, as withdrawing does."""

ASKS_AGAIN = {
    ReviewTask.Reason.VALUE_CHANGED,
    ReviewTask.Reason.SOURCE_GONE,
    ReviewTask.Reason.SECOND_REVIEW,
    ReviewTask.Reason.COMPLAINT,
    ReviewTask.Reason.CONFLICT,
}
"""Open tasks that the heir takes over: what they tell is true of it too."""


def merge_claims(
    claim: Claim,
    into: Claim,
    actor: User,
    note: str = "",
    *,
    notice: str = "",
    seen_version: int | None = None,
) -> Claim:
    """Merge `claim` into another that says the same, and return that heir. It cannot be undone.

    The heir gets the places of the claim, and the evidence, notes, contacts, complaints and open tasks that it lacks;
    the claim's public ids lead to it for ever. Where readers saw a verdict on the claim, the heir must have one too,
    and `notice` tells readers why they are led there. Raises ReviewError and PermissionDenied.
    """
    require(actor, "review_claim")
    if claim.pk == into.pk:
        raise ReviewError(_("A claim cannot be merged into itself. Choose another one."))
    with _both_locked(claim, into) as (fresh, heir):
        if seen_version is not None and fresh.version != seen_version:
            raise StaleClaimError(
                _("Someone changed this claim while you had it open. Look at the new state, then try again.")
            )
        is_theirs(fresh, actor)
        _refuse_heir(heir)
        is_public = _refuse_verdicts(fresh, heir, actor, notice)
        old = {**state(fresh), "version": fresh.version}
        move(fresh, Status.MERGED)
        fresh.merged_into = heir
        reason, assignee = fresh.selection_reason, fresh.assignee
        fresh.assignee, fresh.taken_at, fresh.locked_until = None, None, None
        save(fresh, "status", "merged_into", "assignee", "taken_at", "locked_until")
        if old["status"] != Status.CANDIDATE and heir.status == Status.CANDIDATE:
            move(heir, Status.SELECTED)
            heir.selection_reason = reason
            open_task(heir, ReviewTask.Reason.SELECTED, note, actor=actor)
        ClaimAlias.objects.filter(claim=fresh).update(claim=heir)
        ClaimAlias.objects.create(public_id=fresh.public_id, claim=heir)
        carried = {
            "places": _carry_places(fresh, heir),
            "evidence": _carry_evidence(fresh, heir),
            "notes": fresh.annotations.update(claim=heir),
            "contacts": fresh.contacts.update(claim=heir),
            "complaints": fresh.complaints.update(claim=heir),
        }
        _carry_tasks(fresh, heir, actor, note)
        if is_public:
            Correction.objects.create(
                claim=heir,
                kind=Correction.Kind.CLARIFICATION,
                notice=notice.strip(),
                new_verdict=heir.current_verdict,
                at=timezone.now(),
                by=actor,
            )
        save(heir, "status", "selection_reason")
        record(
            Verb.CLAIM_MERGED,
            "claim",
            fresh.public_id,
            actor=actor,
            old={**old, "assignee": assignee.username if assignee else None},
            new={**state(fresh), "into": heir.public_id},
            reason=note,
        )
        record(
            Verb.CLAIM_MERGED,
            "claim",
            heir.public_id,
            actor=actor,
            new={**state(heir), "merged": fresh.public_id, "carried over": carried},
            reason=note,
        )
        for one in (fresh, heir):
            if one.current_verdict_id:
                refresh(one)
        return heir


@contextmanager
def _both_locked(claim: Claim, into: Claim) -> Iterator[tuple[Claim, Claim]]:
    """Both claims, their articles' rows locked before them, each kind by ascending key."""
    with transaction.atomic():
        articles = {key: lock_article(key) for key in sorted({claim.article_id, into.article_id})}
        rows = (
            Claim.objects.select_for_update(of=("self",), no_key=True)
            .select_related("assignee", "current_verdict__rating", "merged_into")
            .filter(pk__in=[claim.pk, into.pk])
            .order_by("pk")
        )
        found = {row.pk: row for row in rows}
        for row in found.values():
            row.article = articles[row.article_id]
        yield found[claim.pk], found[into.pk]


def _refuse_heir(heir: Claim) -> None:
    if heir.status == Status.MERGED:
        raise ReviewError(
            _("“%(claim)s” was merged itself, into %(heir)s. Merge into that one.")
            % {"claim": heir, "heir": heir.merged_into and heir.merged_into.public_id}
        )
    if heir.status == Status.DISMISSED:
        raise ReviewError(
            _("“%(claim)s” was dismissed as “%(why)s”. Make it a candidate again first.")
            % {"claim": heir, "why": heir.get_dismissal_reason_display()}
        )


def _refuse_verdicts(claim: Claim, heir: Claim, actor: User, notice: str) -> bool:
    """Whether readers saw a verdict on the claim. Raises ReviewError where its page cannot lead to the heir's."""
    now = timezone.now()
    given = given_out(claim)
    if not given:
        return False
    require(actor, REDIRECT_PERMISSION)
    if pending(given, now) is not None:
        raise ReviewError(_("A verdict on this claim is scheduled. Cancel its schedule first."))
    shown = standing(given, now)
    if shown is None or shown.newest.act not in SHOWN:
        raise ReviewError(
            _("The verdict on this claim is “%(act)s”, and its address says so. It is not led elsewhere.")
            % {"act": shown.newest.get_act_display() if shown else ""}
        )
    others = standing(given_out(heir), now)
    if others is None or others.newest.act not in SHOWN or others.is_pending(now):
        raise ReviewError(
            _("Readers have a verdict on this claim, and none on “%(heir)s”. Merge that one into this one instead.")
            % {"heir": heir}
        )
    seen = was_seen(claim, now)
    if seen and not notice.strip():
        raise ReviewError(
            _(
                "This claim is published as “%(here)s”. Its page will lead for ever to “%(heir)s”, published as "
                "“%(there)s”. If that is right, tell readers why, in a notice."
            )
            % {"here": shown.verdict.rating, "heir": heir, "there": others.verdict.rating}
        )
    return seen


def _carry_places(claim: Claim, heir: Claim) -> int:
    """Places in versions where the heir has none. The others stay with the claim, whose words they frame."""
    has = Occurrence.objects.filter(claim=heir).values("version")
    return Occurrence.objects.filter(claim=claim).exclude(version__in=has).update(claim=heir)


def _carry_evidence(claim: Claim, heir: Claim) -> int:
    """Copies of what the heir lacks: verdicts on the claim rest on the rows themselves."""
    has = set(heir.evidence.live().values_list("source", flat=True))
    rows = claim.evidence.live().exclude(source__in=has).select_related("source")
    return len(copy_evidence(list(rows), heir))


def copy_evidence(rows: list[Evidence], claim: Claim) -> list[Evidence]:
    """The same words of the same captures for another claim, to be assessed for it anew."""
    copied = [
        Evidence(
            claim=claim,
            source=row.source,
            stance=row.stance,
            quote=row.quote,
            prefix=row.prefix,
            suffix=row.suffix,
            start=row.start,
            end=row.end,
            note=row.note,
            quoted_snapshot_id=row.quoted_snapshot_id,
            added_by_id=row.added_by_id,
        )
        for row in rows
    ]
    Evidence.objects.bulk_create(copied)
    for one in copied:
        if one.source.latest_snapshot_id is not None:
            send_after_commit("claims.tasks.assess_evidence", one.pk)
    return copied


def _carry_tasks(claim: Claim, heir: Claim, actor: User, note: str) -> None:
    tasks = list(claim.tasks.open().prefetch_related("observations"))
    close_tasks(claim, ReviewTask.Resolution.MERGED, actor=actor, reason=note)
    if heir.status == Status.CANDIDATE:
        return
    for task in tasks:
        reason = ReviewTask.Reason(task.reason)
        if reason in ASKS_AGAIN:
            told = heir.tasks.open().filter(reason=reason).values_list("summary", flat=True).first() or ""
            summary = "\n".join(dict.fromkeys(line for line in f"{told}\n{task.summary}".split("\n") if line))
            open_task(heir, reason, summary, actor=actor, observations=task.observations.all(), due_on=task.due_on)
