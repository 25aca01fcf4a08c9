"""All that one claim's screen shows, gathered in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from claims.admin.attaching import CopyForm
from claims.admin.claim_acts import Done, Typed
from claims.admin.claim_forms import DraftForm, EvidenceForm, PublishForm, draft_values
from claims.admin.evidence_rows import evidence_rows, independence
from claims.admin.finding import finding
from claims.admin.highlight import Span, marked, part_of, parts, window
from claims.admin.observed import observed
from claims.admin.wording import facts
from claims.models import Claim, Occurrence, Publication, PublicClaim, Verdict, VerdictDraft
from claims.read_model import SHOWN, STOPPED, Given, given_out, pending, standing, was_seen
from claims.review import may_publish, missing_for_verdict
from ledger.models import Event, User

HISTORY_SHOWN = 40
IN_WORK = {Claim.Status.IN_REVIEW, Claim.Status.AWAITING_APPROVAL}


def claim_url(claim_id: int) -> str:
    return reverse("admin:claims_claim_change", args=[claim_id])


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the way from candidate to verdict. `state` is done, now or later."""

    title: str
    detail: str
    state: str
    target: str = ""


def screen(typed: Typed, done: Done) -> dict[str, Any]:
    """The page's context. Forms that came with the press stand in `typed` and are shown as they were filled in."""
    claim, user = typed.claim, typed.user
    draft = VerdictDraft.objects.filter(claim=claim).select_related("rating", "author").first()
    now = timezone.now()
    given = given_out(claim)
    stands, waiting = standing(given, now), pending(given, now)
    tasks = list(claim.tasks.open())
    evidence = evidence_rows(claim, typed.quotes)
    missing = missing_for_verdict(claim) if claim.status in IN_WORK else []
    refusal = may_publish(claim, user) if claim.status in IN_WORK else ""
    can = allowed(claim, user, stands, waiting, refusal)
    verdicts = _verdicts(claim)
    return {
        "claim": claim,
        "article": claim.article,
        "facts": facts(claim),
        "finding": finding(claim),
        "text": article_text(claim),
        "neighbours": neighbours(claim),
        "tasks": tasks,
        "evidence": evidence,
        "independence": independence(evidence),
        "checking": any(row.checks.is_under_way for row in evidence),
        "capturing": any(row.state in {"capturing", "reading"} for row in evidence),
        "draft": draft,
        "missing": missing,
        "refusal": refusal,
        "can": can,
        "steps": steps(claim, evidence, draft, missing, waiting),
        "verdicts": verdicts,
        "observed": observed(claim, [row.evidence for row in evidence], verdicts),
        "waiting": waiting,
        "is_public": PublicClaim.objects.visible().filter(claim=claim).exists(),
        "was_seen": was_seen(claim, now),
        "events": list(Event.objects.about("claim", claim.public_id).select_related("actor")[:HISTORY_SHOWN]),
        "draft_form": typed.draft or DraftForm(initial=draft_values(claim, draft)),
        "evidence_form": typed.evidence or EvidenceForm(),
        "publish_form": typed.publish or PublishForm(),
        "copy_form": CopyForm(auto_id=False),
        "selection_reasons": Claim.SelectionReason.choices,
        "dismissal_reasons": Claim.DismissalReason.choices,
        "problem": done.problem,
        "stale": done.stale,
    }


def allowed(claim: Claim, user: User, stands: Given | None, waiting: Given | None, refusal: str) -> dict[str, bool]:
    """Which buttons this person is shown. The verbs check again."""
    status = Claim.Status(claim.status)
    reviews = user.has_perm("claims.review_claim")
    selects = user.has_perm("claims.select_claim")
    edits = user.has_perm("claims.approve_verdict")
    stops = user.has_perm("claims.withdraw_verdict")
    act = stands.newest.act if stands and stops else None
    mine = claim.assignee_id in {None, user.pk} or edits
    works = reviews and status in IN_WORK and mine
    return {
        "select": selects and status == Claim.Status.CANDIDATE,
        "dismiss": selects
        and mine
        and claim.current_verdict_id is None
        and status in {Claim.Status.CANDIDATE, Claim.Status.SELECTED, Claim.Status.IN_REVIEW},
        "reopen": selects and status == Claim.Status.DISMISSED,
        "take": reviews
        and (
            status in {Claim.Status.SELECTED, Claim.Status.DECIDED}
            or (status == Claim.Status.IN_REVIEW and claim.assignee_id is None)
            or (status == Claim.Status.AWAITING_APPROVAL and claim.assignee_id == user.pk)
        ),
        "give_back": reviews and status == Claim.Status.IN_REVIEW and (claim.assignee_id == user.pk or edits),
        "work": works,
        "check": user.has_perm("sources.change_source"),
        "attach": works and user.has_perm("sources.attach_snapshot"),
        "export": claim.current_verdict_id is not None and user.has_perm("sources.export_snapshot"),
        "submit": works and status == Claim.Status.IN_REVIEW,
        "publish": works and not refusal,
        "return_to_author": edits and status == Claim.Status.AWAITING_APPROVAL,
        "close_task": reviews and claim.current_verdict_id is not None,
        "withdraw": act in SHOWN and stands != waiting,
        "hide": act in {*SHOWN, Publication.Act.HELD},
        "hold": act in SHOWN,
        "release": act in STOPPED,
        "cancel": stops and waiting is not None and status in {Claim.Status.DECIDED, Claim.Status.SELECTED},
    }


def _verdicts(claim: Claim) -> list[Verdict]:
    publications: QuerySet[Publication] = Publication.objects.select_related("by").order_by("-at", "-pk")
    return list(
        claim.verdicts.select_related("rating", "author", "approver").prefetch_related(
            Prefetch("publications", queryset=publications)
        )
    )


def steps(
    claim: Claim, evidence: list[Any], draft: VerdictDraft | None, missing: list[str], waiting: Given | None
) -> list[Step]:
    """The way of a claim, with where it stands."""
    status = Claim.Status(claim.status)
    if status == Claim.Status.DISMISSED:
        return [Step(_("Dismissed"), claim.get_dismissal_reason_display(), "done")]
    if status == Claim.Status.MERGED:
        return [Step(_("Merged into another claim"), str(claim.merged_into), "done")]
    selected = status != Claim.Status.CANDIDATE
    taken = status in IN_WORK or status == Claim.Status.DECIDED
    decided = status == Claim.Status.DECIDED
    found = sum(1 for row in evidence if row.state == "captured")
    written = draft is not None and not missing
    who = claim.assignee
    marks = [
        (selected, _("Selected"), claim.get_selection_reason_display().partition(":")[0], "next"),
        (taken, _("Taken"), _("by %(name)s") % {"name": who} if who else "", "next"),
        (
            decided or found > 0,
            _("Evidence"),
            _("%(found)d of %(all)d captured") % {"found": found, "all": len(evidence)} if evidence else "",
            "evidence",
        ),
        (decided or written, _("Verdict"), str(draft.rating or "") if draft else "", "verdict"),
        (decided and waiting is None, _("Published"), _publication(claim, waiting), "verdict"),
    ]
    if status == Claim.Status.AWAITING_APPROVAL:
        marks.insert(4, (False, _("Approval"), _("waits for an editor"), "verdict"))
    result, now_given = [], False
    for is_done, title, detail, target in marks:
        state = "done" if is_done else "later" if now_given else "now"
        now_given = now_given or not is_done
        result.append(Step(title, detail, state, target))
    return result


def _publication(claim: Claim, waiting: Given | None) -> str:
    if waiting is not None:
        when = date_format(timezone.localtime(waiting.newest.effective_at), "j M Y, H:i")
        return _("%(rating)s, scheduled for %(when)s") % {"rating": waiting.verdict.rating, "when": when}
    return str(claim.current_verdict.rating) if claim.current_verdict else ""


def article_text(claim: Claim) -> dict[str, Any] | None:
    """The stretch of the article around the claim, neighbours marked, and where to read the whole."""
    places = list(claim.occurrences.select_related("version").order_by("-version__number", "start")[:1])
    if not places:
        return None
    place = places[0]
    text = place.version.text
    start, end = window(text, place.start, place.end)
    others = (
        Occurrence.objects.filter(version=place.version, start__lt=end, end__gt=start)
        .exclude(claim=claim)
        .select_related("claim")[:400]
    )
    spans = [
        Span(
            key=str(one.claim_id),
            start=one.start,
            end=one.end,
            look=f"claim claim-{one.claim.status}",
            title=f"{one.claim.get_status_display()}: {one.exact}",
            url=claim_url(one.claim_id),
        )
        for one in others
    ]
    # Drawn over whatever it nests in, so that it is never hidden by a narrower neighbour.
    focus = Span(key=str(claim.pk), start=place.start, end=place.end, look="claim claim-focus")
    spans = [*_outside(spans, focus), focus]
    if place.value_start is not None and place.value_end is not None:
        spans.append(Span(key="value", start=place.value_start, end=place.value_end, look="claim claim-focus value"))
    html = marked(text, spans, start, end)
    whole = reverse("admin:claims_article_change", args=[claim.article_id])
    part = part_of(parts(text), place.start)
    return {
        "html": html,
        "cut_before": start > 0,
        "cut_after": end < len(text),
        "whole_url": f"{whole}?part={part}#at-{claim.pk}",
        "older_version": claim.article.current_version_id != place.version_id,
        "version": place.version.number,
    }


def _outside(spans: list[Span], focus: Span) -> list[Span]:
    """Neighbours that do not stand inside the claim in focus, or the whole of it would change colour there."""
    return [span for span in spans if not (focus.start <= span.start and span.end <= focus.end)]


def neighbours(claim: Claim) -> dict[str, str]:
    """Links to the claims under check before and after this one in the article."""
    place = claim.occurrences.order_by("-version__number", "start").first()
    if place is None:
        return {}
    others = Occurrence.objects.filter(version_id=place.version_id).exclude(
        claim__status__in=[Claim.Status.CANDIDATE, Claim.Status.DISMISSED, Claim.Status.MERGED]
    )
    here = (place.start, place.end, place.claim_id)
    links = {}
    before = others.filter(start__lte=place.start).order_by("-start", "-end", "-claim_id")
    after = others.filter(start__gte=place.start).order_by("start", "end", "claim_id")
    for name, rows, later in (("previous", before, False), ("next", after, True)):
        for start, end, other in rows.values_list("start", "end", "claim_id")[:50]:
            if other != claim.pk and ((start, end, other) > here) == later:
                links[name] = claim_url(other)
                break
    return links
