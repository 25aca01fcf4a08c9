"""Comparing new and mended claims with those on file, and telling of claims that disagree.

What is suggested is for a person to confirm or refuse (`claims.review.matching`). A claim is compared once for each
revision of its content; its row says which, so that whoever comes next goes on where the last one stopped.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import F, FloatField, Func, Q, QuerySet, Value
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from claims.assessment import Match, Relation, match
from claims.models import Claim, ClaimMatch, ReviewTask
from claims.models.claim import COMPARED, NAMED
from claims.models.typed_value import extracted
from claims.queue import open_task
from ledger.bounded import TooSlowError, bounded
from ledger.folding import folded

logger = logging.getLogger(__name__)

SUGGESTED = 5
"""Suggestions that one claim gives."""
OF_A_SERIES = 2
"""Of them, at most so many of one series at other dates: the nearest ones."""
ALIKE = 0.6
"""Share of trigrams from which words alone make a claim worth comparing."""
SAME_DAY, NEAR_DAYS, ALIKE_WORDS = 60, 20, 60
"""Most candidates taken by each way of looking."""
PATIENCE = 2.0
"""Seconds that the database may look for words alike; after them those found by subject and place do."""
SHORTEST = 12
AT_ONCE = 200
TASKS_AT_ONCE = 100

UNDER_CHECK = [
    Claim.Status.SELECTED,
    Claim.Status.IN_REVIEW,
    Claim.Status.AWAITING_APPROVAL,
    Claim.Status.DECIDED,
]
"""Between two of these a conflict is somebody's work."""
_UNFIT = Q(status=Claim.Status.MERGED) | Q(
    status=Claim.Status.DISMISSED, dismissal_reason__in=[Claim.DismissalReason.MISREAD, Claim.DismissalReason.DUPLICATE]
)
_ORDER = {Relation.SAME_CLAIM: 0, Relation.OTHER_VALUE: 1, Relation.LATER: 2}


def _due() -> QuerySet[Claim]:
    return Claim.objects.filter(matched_revision__lt=F("revision"))


def waiting() -> bool:
    """Whether some claim was not compared yet."""
    return _due().exists()


def match_claims(*, for_seconds: float) -> int:
    """Compare claims that are new or mended, newest first, until the time is over. Returns how many.

    Safe to run twice at once: a pair is suggested once, and a claim that changes meanwhile is due again.
    """
    ends = time.monotonic() + for_seconds
    done = 0
    while claims := list(_due().order_by("-pk")[:AT_ONCE]):
        for claim in claims:
            suggest(claim)
            done += 1
            if time.monotonic() > ends:
                return done
    return done


def suggest(claim: Claim) -> list[ClaimMatch]:
    """Compare one claim with those on file, and keep what is worth a look."""
    found = [] if claim.status in {Claim.Status.MERGED, Claim.Status.DISMISSED} else _best(claim)
    with transaction.atomic():
        # Not locked: a person's work on the claim does not wait for this, and a change makes it due again.
        if not Claim.objects.filter(pk=claim.pk, revision=claim.revision).update(matched_revision=claim.revision):
            return []
        if claim.matched_revision:
            ClaimMatch.objects.of(claim).waiting().delete()
        rows = [one.row() for one in found]
        ClaimMatch.objects.bulk_create(rows, ignore_conflicts=True)
    return rows


@dataclass(frozen=True, slots=True)
class _Found:
    newer: Claim
    older: Claim
    match: Match
    similarity: Decimal

    def row(self) -> ClaimMatch:
        return ClaimMatch(
            claim=self.newer,
            other=self.older,
            relation=self.match.relation.value,
            reason=self.match.reason,
            similarity=self.similarity,
        )


def _best(claim: Claim) -> list[_Found]:
    """The best suggestions for a claim, those of the same claim first."""
    decided = ClaimMatch.objects.of(claim).exclude(decision="").values_list("claim", "other")
    settled = {key for pair in decided for key in pair}
    mine = extracted(claim)
    found = []
    for other, similarity in _candidates(claim):
        if other.pk in settled:
            continue
        newer, older = (claim, other) if claim.pk > other.pk else (other, claim)
        theirs = extracted(other)
        pair = (mine, theirs) if newer is claim else (theirs, mine)
        related = match(*pair, float(similarity))
        if related is None or (other.status == Claim.Status.DISMISSED and related.relation != Relation.SAME_CLAIM):
            # Of dismissed claims only the same one tells something: why it was dismissed.
            continue
        found.append(_Found(newer, older, related, similarity))
    found.sort(key=lambda one: (_ORDER[one.match.relation], -one.similarity, -one.older.pk))
    series = [one for one in found if one.match.relation == Relation.LATER]
    return [*(one for one in found if one not in series), *series[:OF_A_SERIES]][:SUGGESTED]


def _candidates(claim: Claim) -> list[tuple[Claim, Decimal]]:
    """Claims on file that may be related, with the share of trigrams that their words have in common."""
    keys = set(_by_fact(claim)) | set(_by_words(claim))
    alike = Func(
        folded("words", COMPARED),
        folded(Value(claim.words), COMPARED),
        function="similarity",
        output_field=FloatField(),
    )
    shares = dict(Claim.objects.filter(pk__in=keys).order_by().values_list("pk", alike))
    rows = Claim.objects.filter(pk__in=keys).order_by("-pk")
    return [(row, round(Decimal(shares[row.pk]), 3)) for row in rows if row.pk in shares]


def _on_file(claim: Claim) -> QuerySet[Claim]:
    return Claim.objects.exclude(pk=claim.pk).exclude(_UNFIT)


def _by_fact(claim: Claim) -> list[int]:
    """Claims about the same subject, or place, and measure: of the same date, and of the nearest dates."""
    if not claim.value_type:
        return []
    ways = []
    if claim.subject:
        rows = _on_file(claim).exclude(subject="").filter(measure=claim.measure, value_type=claim.value_type)
        ways.append(rows.alias(name=folded("subject", NAMED)).filter(name=folded(Value(claim.subject), NAMED)))
    if claim.place and claim.measure:
        rows = _on_file(claim).exclude(place="").exclude(measure="").filter(measure=claim.measure)
        ways.append(rows.alias(name=folded("place", NAMED)).filter(name=folded(Value(claim.place), NAMED)))
    parts = [
        part.values_list("pk", flat=True)
        for rows in ways
        for part in (
            rows.filter(as_of=claim.as_of).order_by("-pk")[:SAME_DAY],
            rows.filter(as_of__lt=claim.as_of).order_by("-as_of", "-pk")[:NEAR_DAYS],
            rows.filter(as_of__gt=claim.as_of).order_by("as_of", "pk")[:NEAR_DAYS],
        )
    ]
    return list(parts[0].union(*parts[1:], all=True).order_by()) if parts else []


def _by_words(claim: Claim) -> list[int]:
    """Claims whose words are alike, by the trigram index. Nothing where the database takes too long over them."""
    if len(claim.words) < SHORTEST:
        return []
    rows = _on_file(claim).alias(alike=folded("words", COMPARED))
    alike = rows.filter(alike__trigram_similar=folded(Value(claim.words), COMPARED)).order_by()
    try:
        with bounded(PATIENCE, pg_trgm__similarity_threshold=str(ALIKE)):
            return list(alike.values_list("pk", flat=True)[:ALIKE_WORDS])
    except TooSlowError:
        logger.warning("Claims with words like those of %s were not found within %s s", claim.public_id, PATIENCE)
        return []


def open_conflict_tasks() -> int:
    """A task for each claim that disagrees with another, once both are under check or decided. Returns how many."""
    untold = ClaimMatch.objects.untold().filter(claim__status__in=UNDER_CHECK, other__status__in=UNDER_CHECK)
    claims = list(untold.order_by("pk").values_list("claim", flat=True)[:TASKS_AT_ONCE])
    for claim_id in dict.fromkeys(claims):
        tell_of_conflicts(claim_id)
    return len(set(claims))


def tell_of_conflicts(claim_id: int) -> None:
    """Open the claim's task, or bring it up to date, if it disagrees with claims that nobody was told of."""
    with transaction.atomic():
        claim = Claim.objects.select_for_update(of=("self",), no_key=True).get(pk=claim_id)
        untold = list(
            ClaimMatch.objects.untold()
            .filter(claim=claim, other__status__in=UNDER_CHECK)
            .select_related("other")
            .order_by("pk")[:SUGGESTED]
        )
        if not untold or claim.status not in UNDER_CHECK:
            return
        summary = "\n".join(
            _("Disagrees with “%(other)s”: %(reason)s.") % {"other": one.other, "reason": one.reason} for one in untold
        )
        open_task(claim, ReviewTask.Reason.CONFLICT, summary, actor=None)
        ClaimMatch.objects.filter(pk__in=[one.pk for one in untold]).update(told_at=Now())
