"""What the verdict panel and the approver look at: evidence by stance, warnings, who wrote what, what changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from claims import review
from claims.admin.acts import Typed
from claims.admin.contact_forms import AskForm, ReplyNoteForm
from claims.admin.evidence_rows import Row
from claims.admin.notice_text import proposed_notice
from claims.admin.screen.claim_review import claim_review_warnings
from claims.admin.wording import Piece, compared, day
from claims.models import Claim, Contact, Evidence, Verdict, VerdictDraft
from ledger.models import Event, Verb

WORTH_SHOWING = 20


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the comparison with the verdict that stands."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Asked:
    contact: Contact
    is_overdue: bool
    form: ReplyNoteForm


def judging(
    typed: Typed, draft: VerdictDraft | None, evidence: list[Row], *, in_work: bool, is_seen: bool
) -> dict[str, Any]:
    """The context of the verdict panel beyond its forms, in a fixed number of queries."""
    claim = typed.claim
    stands = claim.current_verdict
    ready = review.readiness(claim) if in_work else review.Readiness()
    rewritten = compared(stands.rationale, draft.rationale) if stands and draft else None
    complaints = list(claim.complaints.order_by(F("decided_at").desc(nulls_first=True), "-received_at")[:WORTH_SHOWING])

    def asks(is_due: bool, exception: str) -> bool:
        """Whether the field of an exception stands open: it is due, it was given, or the form came back."""
        return is_due or bool(draft and getattr(draft, exception)) or typed.draft is not None

    return {
        "missing": ready.lacks,
        "warnings": ready.warnings + (claim_review_warnings(claim, draft) if in_work else []) if draft else [],
        "at_odds": ready.at_odds,
        "asks_sources": asks(ready.is_thin, "sources_exception"),
        "asks_stance": asks(bool(ready.at_odds), "stance_exception"),
        "weighing": _weighing(evidence),
        "returned": _returned(claim),
        "writers": _writers(claim) if in_work else [],
        "changes": _changes(stands, draft),
        "rewritten": rewritten if stands and draft and stands.rationale != draft.rationale else None,
        "proposed_notice": proposed_notice(claim, stands, draft) if is_seen else "",
        "contacts": _contacts(typed),
        "ask_form": typed.ask or AskForm(initial={"asked_on": _today()}),
        "why_not_asked": typed.why_not_asked,
        "was_asked": claim.contacts.exclude(asked_whom="").exists(),
        "complaints": complaints,
        "complaints_open": sum(one.decided_at is None for one in complaints),
        "own_review": review.wrote_what_is_reviewed(claim, typed.user),
    }


def _weighing(evidence: Iterable[Row]) -> list[tuple[str, str, list[Row]]]:
    """Evidence by stance, as code, name and rows: both sides stand there, also one that has nothing."""
    rows = list(evidence)
    sides = [
        (Evidence.Stance.SUPPORTS, _("For the claim")),
        (Evidence.Stance.UNDERMINES, _("Against it")),
        (Evidence.Stance.CONTEXT, _("Context")),
    ]
    found = [(code.value, name, [row for row in rows if row.evidence.stance == code]) for code, name in sides]
    return [(code, name, held) for code, name, held in found if held or code != Evidence.Stance.CONTEXT]


def _returned(claim: Claim) -> Event | None:
    """The comment with which the draft was returned, until it is sent again."""
    if claim.status != Claim.Status.IN_REVIEW:
        return None
    ways = [Verb.CLAIM_RETURNED, Verb.CLAIM_SUBMITTED, Verb.VERDICT_PUBLISHED, Verb.VERDICT_HELD]
    last = Event.objects.about("claim", claim.public_id).filter(verb__in=ways).select_related("actor").first()
    return last if last and last.verb == Verb.CLAIM_RETURNED else None


def _writers(claim: Claim) -> list[str]:
    """Everyone who saved the draft since the last verdict, in the order they began."""
    saved = Event.objects.about("claim", claim.public_id).filter(verb=Verb.DRAFT_SAVED)
    last = claim.verdicts.order_by("-decided_at", "-pk").first()
    if last:
        saved = saved.filter(at__gt=last.decided_at)
    names = [str(one.actor) for one in saved.select_related("actor").order_by("at", "pk") if one.actor]
    return list(dict.fromkeys(names))


def _changes(stands: Verdict | None, draft: VerdictDraft | None) -> list[Change]:
    if stands is None or draft is None:
        return []
    pairs = [
        (_("Rating"), str(stands.rating), str(draft.rating or "-")),
        (_("As of"), day(stands.as_of), day(draft.as_of)),
        (_("Is it still so?"), stands.get_currency_display(), draft.get_currency_display()),
        (_("Tests"), stands.get_tests_display(), draft.get_tests_display()),
        (_("ClaimReview"), _switch(stands), _switch(draft)),
    ]
    return [Change(name, old, new) for name, old, new in pairs if old != new]


def _switch(words: Verdict | VerdictDraft) -> str:
    return _("none") if words.without_claim_review else _("given")


def _contacts(typed: Typed) -> list[Asked]:
    today = _today()
    return [
        Asked(
            one,
            is_overdue=bool(one.reply_by and one.reply_by < today and not one.reply),
            form=typed.answers.get(one.pk)
            or ReplyNoteForm(
                key=one.pk,
                initial={"reply": one.reply, "replied_on": one.replied_on or today, "quotable": one.quotable},
            ),
        )
        for one in typed.claim.contacts.select_related("by")
    ]


def _today() -> date:
    return timezone.localdate(timezone=ZoneInfo(settings.NEWSROOM["zone"]))


__all__ = ["Asked", "Change", "Piece", "judging"]
