"""One act on many records. Each goes through the verb for a single one, so that rights and Events are the same.

A record that cannot be done is refused with the reason and stops no other. Few records are done at once, in one
transaction; more are done by workers in lots, each in a transaction of its own. `done` of the job moves with its lot,
so that a worker that dies in the middle leaves the lot undone as a whole, and the next one goes on from there.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.messages import send_once
from claims.models import Article, BulkJob, Claim, Evidence
from claims.review.checking import PERMISSION as CHECK_PERMISSION
from claims.review.checking import check_claims, check_sources, checked_interval, set_interval
from claims.review.rules import ReviewError, begin_from, require
from claims.review.taking import ASSIGNED_FROM, assign
from claims.review.triage import dismiss, give_back, put_aside
from ledger.models import User, Verb, record
from sources.models import Source

logger = logging.getLogger(__name__)

AT_ONCE = 100
"""Records that are done while the person waits: some 10 milliseconds each, with their rows locked meanwhile."""
MOST = 5000
"""Records of one job: what a person can still answer for, and one row can hold."""
LOT = 50
NAME_LENGTH = 120

Act = BulkJob.Act
TASK = "claims.tasks.run_bulk_jobs"

PERMISSIONS = {
    Act.ASSIGN: "claims.assign_claim",
    Act.DISMISS: "claims.select_claim",
    Act.INTERVAL: CHECK_PERMISSION,
    Act.CHECK: CHECK_PERMISSION,
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A record that cannot be done: its key, what it is called, and the reason for the person."""

    key: int
    name: str
    why: str


def ask(act: BulkJob.Act, keys: Iterable[int], actor: User, given: dict[str, Any]) -> BulkJob:
    """Do the act on the records with these keys: at once, or by a worker where there are more than AT_ONCE.

    `given` is what the act needs: `reason` and `note` of a dismissal, `to` (a person's key, None for nobody) and `note`
    of an assignment, `seconds` (None: they adapt) of an interval, and in `of` what the records are: claim or source.
    Raises PermissionDenied, and ReviewError for what no record could be done with.
    """
    require(actor, PERMISSIONS[act])
    chosen = sorted(set(keys))
    if not chosen:
        raise ReviewError(_("Nothing is chosen. Tick the rows first."))
    if len(chosen) > MOST:
        raise ReviewError(too_many(len(chosen)))
    _check(act, given)
    with transaction.atomic():
        job = BulkJob.objects.create(act=act, given=given, keys=chosen, by=actor)
        record(Verb.BULK_ASKED, "bulkjob", job.pk, actor=actor, new={"act": act.value, "records": len(chosen), **given})
        if len(chosen) <= AT_ONCE:
            _do(job, AT_ONCE)
        else:
            transaction.on_commit(lambda: send_once(TASK))
    return job


def too_many(number: int) -> str:
    return _("These are %(number)d records; at most %(most)d are done in one act. Narrow the filter.") % {
        "number": number,
        "most": MOST,
    }


def _check(act: BulkJob.Act, given: dict[str, Any]) -> None:
    match act:
        case Act.DISMISS if given.get("reason") not in Claim.DismissalReason.values:
            raise ReviewError(_("Say why the claims are dismissed."))
        case Act.ASSIGN if given["to"] is not None and not User.objects.filter(pk=given["to"]).exists():
            raise ReviewError(_("Choose who gets the claims."))
        case Act.INTERVAL:
            checked_interval(given["seconds"])


def do_next_lot() -> bool:
    """Do one lot of the oldest job that no other worker is at. False where nothing is left to do."""
    with transaction.atomic():
        jobs = BulkJob.objects.unfinished().select_related("by").order_by("pk")
        job = jobs.select_for_update(of=("self",), skip_locked=True, no_key=True).first()
        if job is None:
            return False
        _do(job, LOT)
    return True


def _do(job: BulkJob, most: int) -> None:
    """The next records of a job, in the transaction at hand."""
    lot = job.keys[job.done : job.done + most]
    refused = _Lot(job).refused(lot)
    job.done += len(lot)
    job.refused = [*job.refused, *map(asdict, refused)]
    if job.done == len(job.keys):
        job.finished_at = timezone.now()
        told = {"done": job.done - len(job.refused), "refused": len(job.refused)}
        record(Verb.BULK_FINISHED, "bulkjob", job.pk, actor=job.by, new={"act": job.act, **told})
    job.save(update_fields=["done", "refused", "finished_at"])


class _Lot:
    def __init__(self, job: BulkJob) -> None:
        self.job = job
        self.given = job.given
        self.actor = job.by

    def refused(self, keys: Sequence[int]) -> list[Refusal]:
        rows: list[Any] = _locked_sources(keys) if self.job.is_of_sources else _locked_claims(keys)
        one = self._one()
        return [Refusal(row.pk, str(row)[:NAME_LENGTH], why) for row in rows if (why := self._why_not(one, row))]

    def _why_not(self, one: Callable[[Any], object], row: Any) -> str:
        """Do it; empty if it was done."""
        try:
            with transaction.atomic():
                one(row)
        except (ReviewError, PermissionDenied) as error:
            return str(error)
        except (OperationalError, InterfaceError):
            # The database is in trouble, not the record: all of the lot is done again.
            raise
        except Exception:
            logger.exception("Bulk act %s failed on record %s", self.job.pk, row.pk)
            return _("An error of ours, which is in the log. Nothing was changed here.")
        return ""

    def _one(self) -> Callable[[Any], object]:
        given, actor = self.given, self.actor
        match self.job.act:
            case Act.DISMISS:
                return lambda claim: dismiss(claim, actor, given["reason"], note=given["note"])
            case Act.ASSIGN if given["to"] is None:
                return lambda claim: give_back(claim, actor, note=given["note"])
            case Act.ASSIGN:
                to = User.objects.get(pk=given["to"])
                return lambda claim: assign(claim, actor, to, note=given["note"])
            case Act.INTERVAL:
                return lambda source: set_interval(source, actor, given["seconds"])
            case _ if self.job.is_of_sources:
                return lambda source: check_sources([source.pk], actor)
            case _:
                return lambda claim: check_claims([claim], actor)


def _locked_claims(keys: Sequence[int]) -> list[Claim]:
    """The lot's articles and then its claims, each by rising key: the order that every verb keeps."""
    articles = sorted(set(Claim.objects.filter(pk__in=keys).values_list("article", flat=True)))
    locked = Article.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=articles)
    list(locked.order_by("pk").values_list("pk", flat=True))
    claims = Claim.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=keys)
    return list(claims.order_by("pk"))


def _locked_sources(keys: Sequence[int]) -> list[Source]:
    return list(Source.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=keys).order_by("pk"))


def refusals(act: BulkJob.Act, keys: Sequence[int], actor: User) -> list[Refusal]:
    """Which of these claims would be refused as things stand, without doing anything. Sources are never refused."""
    claims = (
        Claim.objects.filter(pk__in=keys)
        .select_related("assignee")
        .only("words", "status", "current_verdict", "assignee__username", "assignee__first_name", "assignee__last_name")
        .order_by("pk")
    )
    found = []
    with_source = set()
    if act == Act.CHECK:
        with_source = set(Evidence.objects.live().filter(claim__in=keys).values_list("claim", flat=True))
    for claim in claims:
        try:
            match act:
                case Act.DISMISS:
                    put_aside(claim, actor)
                case Act.ASSIGN:
                    begin_from(claim, *ASSIGNED_FROM)
                case Act.CHECK if claim.pk not in with_source:
                    raise ReviewError(_("No source is attached yet, so there is nothing to check."))
        except ReviewError as error:
            found.append(Refusal(claim.pk, str(claim)[:NAME_LENGTH], str(error)))
    return found
