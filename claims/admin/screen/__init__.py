"""All that one claim's screen shows, gathered in a fixed number of queries. One file a panel."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from claims.admin.acts import Done, Typed
from claims.admin.attaching import CopyForm
from claims.admin.claim_forms import DraftForm, EvidenceForm, PublishForm, draft_values
from claims.admin.evidence_rows import evidence_rows, independence
from claims.admin.finding import finding
from claims.admin.observed import observed
from claims.admin.screen.address import claim_url
from claims.admin.screen.content import content, with_changes
from claims.admin.screen.holding import holding
from claims.admin.screen.in_article import article_text, neighbours
from claims.admin.screen.judging import judging
from claims.admin.screen.notes import notes
from claims.admin.screen.similar import similar
from claims.admin.screen.standing import IN_WORK, allowed, steps
from claims.admin.screen.unsaved import unsaved
from claims.admin.wording import facts
from claims.models import Claim, Evidence, Publication, PublicClaim, Verdict, VerdictDraft
from claims.read_model import given_out, pending, standing, was_seen
from claims.review import may_publish, reusable_for
from ledger.models import Event

__all__ = ["claim_url", "screen"]

HISTORY_SHOWN = 40


def screen(typed: Typed, done: Done) -> dict[str, Any]:
    """The page's context. Forms that came with the press stand in `typed` and are shown as they were filled in."""
    claim, user = typed.claim, typed.user
    draft = VerdictDraft.objects.filter(claim=claim).select_related("rating", "author").first()
    now = timezone.now()
    given = given_out(claim)
    stands, waiting = standing(given, now), pending(given, now)
    tasks = list(claim.tasks.open())
    evidence = evidence_rows(claim, typed.quotes)
    is_seen = was_seen(claim, now)
    judged = judging(typed, draft, evidence, in_work=claim.status in IN_WORK, is_seen=is_seen)
    refusal = may_publish(claim, user) if claim.status in IN_WORK else ""
    can = allowed(claim, user, stands, waiting, refusal)
    verdicts = _verdicts(claim)
    text = article_text(claim)
    return {
        "claim": claim,
        "article": claim.article,
        "facts": facts(claim),
        "finding": finding(claim),
        "text": text,
        "notes": notes(typed, text),
        "neighbours": neighbours(claim),
        "content": content(typed),
        "tasks": tasks,
        "evidence": evidence,
        "independence": independence(evidence),
        "checking": any(row.checks.is_under_way for row in evidence),
        "capturing": any(row.progress.is_under_way for row in evidence),
        "draft": draft,
        **judged,
        "refusal": refusal,
        "can": can,
        "holding": holding(claim, user, now),
        "unsaved": unsaved(typed, done, works=can["work"]),
        "steps": steps(claim, evidence, draft, judged["missing"], waiting),
        "verdicts": verdicts,
        "observed": observed(claim, [row.evidence for row in evidence], verdicts),
        "similar": similar(claim, user),
        "waiting": waiting,
        "is_public": PublicClaim.objects.visible().filter(claim=claim).exists(),
        "was_seen": is_seen,
        "draft_form": typed.draft or DraftForm(initial=draft_values(claim, draft), reusable=reusable_for(claim)),
        "events": with_changes(Event.objects.about("claim", claim.public_id).select_related("actor")[:HISTORY_SHOWN]),
        "evidence_form": typed.evidence or EvidenceForm(),
        "publish_form": typed.publish or PublishForm(initial={"notice_text": judged["proposed_notice"]}),
        "copy_form": CopyForm(auto_id=False),
        "stances": Evidence.Stance.choices,
        "verdict_first": claim.status in {Claim.Status.AWAITING_APPROVAL, Claim.Status.DECIDED},
        "selection_reasons": Claim.SelectionReason.choices,
        "dismissal_reasons": Claim.DismissalReason.choices,
        "problem": done.problem,
        "stale": done.stale,
    }


def _verdicts(claim: Claim) -> list[Verdict]:
    publications: QuerySet[Publication] = Publication.objects.select_related("by").order_by("-at", "-pk")
    return list(
        claim.verdicts.select_related("rating", "author", "approver").prefetch_related(
            Prefetch("publications", queryset=publications)
        )
    )
