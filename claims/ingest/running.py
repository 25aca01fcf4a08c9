"""What a further extractor finds in a text, put beside the claims of the rules; or why it found nothing.

The article and the claims of the rules are there before it begins, and stay whatever it does.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

from celery.exceptions import SoftTimeLimitExceeded
from django.db import OperationalError, transaction
from django.db.models import F
from django.utils import timezone

from claims import extractors
from claims.extractors import ExtractorError, Place, Proposals
from claims.ingest.asking import MATCH_TASK, enabled
from claims.ingest.placing import place
from claims.messages import send_once_after_commit
from claims.models import Article, ArticleVersion, ExtractorRun, Occurrence
from claims.models.typed_value import value_of
from ledger.models import Verb, record

logger = logging.getLogger(__name__)

LONGEST_RUN = 900
"""Seconds after which a worker stops an extractor."""

MOST_TRIES = 3
_BUSY = timedelta(seconds=LONGEST_RUN + 120)


def runs_due(limit: int = 20) -> list[int]:
    """Runs that wait for a worker, oldest first."""
    due = ExtractorRun.objects.due(timezone.now()).filter(extractor__in=enabled())
    return list(due.values_list("pk", flat=True)[:limit])


def run_extractor(run_id: int) -> int:
    """Let the extractor of this run read its text. Returns how many claims are new.

    Safe to repeat: a run that is done, or that another worker is at, is left alone. An extractor that fails, or takes
    too long, is noted with its reason and not tried again by itself.
    """
    now = timezone.now()
    begun = ExtractorRun.objects.due(now).filter(pk=run_id).values("pk")
    if not ExtractorRun.objects.filter(pk__in=begun).update(tries=F("tries") + 1, busy_until=now + _BUSY):
        return 0
    run = ExtractorRun.objects.select_related("version__article__publisher").get(pk=run_id)
    if run.tries > MOST_TRIES:
        _fail(run, f"It was begun {MOST_TRIES} times and never ended: its worker died or was stopped each time.")
        return 0
    try:
        return _read(run)
    except OperationalError:
        # The database was away or busy: the next tick tries again.
        raise
    except SoftTimeLimitExceeded:
        _fail(run, f"It took longer than {LONGEST_RUN} seconds.")
    except ExtractorError as error:
        if isinstance(error.__cause__, SoftTimeLimitExceeded):
            _fail(run, f"It took longer than {LONGEST_RUN} seconds.")
        else:
            _fail(run, str(error))
    except Exception as error:
        logger.exception("The claims of extractor %s could not be stored", run.extractor)
        _fail(run, f"Its claims could not be stored ({type(error).__name__}). Report this.")
    return 0


def _read(run: ExtractorRun) -> int:
    version, article = run.version, run.version.article
    if run.extractor not in enabled():
        raise ExtractorError(f"{run.extractor} is not named in TRACKER_EXTRACTORS any more.")
    published = article.published_when()
    found = extractors.read(run.extractor, version.text, published, _standing(version))
    with transaction.atomic():
        held = (
            Article.objects.select_for_update(of=("self",), no_key=True).select_related("publisher").get(pk=article.pk)
        )
        if held.current_version_id != version.pk or held.published_when() != published:
            # Another text or date came in meanwhile: another run is asked for that text, this one for that date.
            _give_back(run)
            return 0
        if not _end(
            run, ExtractorRun.State.DONE, kept=len(found.claims), dropped=found.dropped, notes=list(found.notes)
        ):
            return 0
        made = place(held, version, found.claims, extractor=run.extractor, rules_version=0)
        if made:
            send_once_after_commit(MATCH_TASK)
        _record(Verb.ARTICLE_EXTRACTOR_READ, run, found)
    return made


def _standing(version: ArticleVersion) -> list[Place]:
    """What stands in the text already, by the rules or by an extractor that came first."""
    places = []
    for one in Occurrence.objects.filter(version=version).select_related("claim"):
        claim, value = one.claim, value_of(one.claim)
        start = one.start if one.value_start is None else one.value_start
        end = one.end if one.value_end is None else one.value_end
        places.append(Place(start, end, extractors.bare(value, claim.words)))
    return places


def _end(run: ExtractorRun, state: ExtractorRun.State, **told: Any) -> bool:
    """Close the run. False where another worker closed it or was asked anew meanwhile."""
    mine = ExtractorRun.objects.filter(pk=run.pk, state=ExtractorRun.State.WAITING, busy_until=run.busy_until)
    return bool(mine.update(state=state, busy_until=None, ended_at=timezone.now(), **told))


def _give_back(run: ExtractorRun) -> None:
    ExtractorRun.objects.filter(pk=run.pk, busy_until=run.busy_until).update(busy_until=None, tries=F("tries") - 1)


def _fail(run: ExtractorRun, why: str) -> None:
    logger.error("Extractor %s, article %s: %s", run.extractor, run.version.article.public_id, why)
    with transaction.atomic():
        if _end(run, ExtractorRun.State.FAILED, problem=why):
            _record(Verb.ARTICLE_EXTRACTOR_FAILED, run, None, why)


def _record(verb: Verb, run: ExtractorRun, found: Proposals | None, why: str = "") -> None:
    new: dict[str, Any] = {"extractor": run.extractor, "version": run.version.number}
    if found is not None:
        new |= {"claims": len(found.claims), "left out": found.dropped}
    record(verb, "article", run.version.article.public_id, actor=None, new=new, reason=why)
