"""How far a claim has come, and which buttons a person is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from claims.models import Claim, Publication, VerdictDraft
from claims.read_model import SHOWN, STOPPED, Given
from ledger.models import User

IN_WORK = {Claim.Status.IN_REVIEW, Claim.Status.AWAITING_APPROVAL}


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the way from candidate to verdict. `state` is done, now or later."""

    title: str
    detail: str
    state: str
    target: str = ""


def allowed(claim: Claim, user: User, stands: Given | None, waiting: Given | None, refusal: str) -> dict[str, bool]:
    """Which buttons this person is shown. The verbs check again."""
    status = Claim.Status(claim.status)
    reviews = user.has_perm("claims.review_claim")
    selects = user.has_perm("claims.select_claim")
    edits = user.has_perm("claims.approve_verdict")
    stops = user.has_perm("claims.withdraw_verdict")
    act = stands.newest.act if stands and stops and status != Claim.Status.MERGED else None
    mine = claim.assignee_id in {None, user.pk} or edits
    works = may_work(claim, user)
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
        "release": act in STOPPED or (stops and waiting is not None and waiting.is_held_back),
        "note_reply": reviews and status in {*IN_WORK, Claim.Status.SELECTED, Claim.Status.DECIDED},
        "second_review": reviews and status == Claim.Status.DECIDED,
        "complaints": user.has_perm("claims.view_complaint"),
        "cancel": stops and waiting is not None and status in {Claim.Status.DECIDED, Claim.Status.SELECTED},
    }


def may_work(claim: Claim, user: User) -> bool:
    """Whether this person is shown what changes a claim's evidence and draft."""
    mine = claim.assignee_id in {None, user.pk} or user.has_perm("claims.approve_verdict")
    return mine and claim.status in IN_WORK and user.has_perm("claims.review_claim")


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
    awaits = status == Claim.Status.AWAITING_APPROVAL
    if awaits or (settings.FOUR_EYES and not decided):
        marks.insert(4, (False, _("Approval"), _("waits for an editor") if awaits else "", "verdict"))
    result, now_given = [], False
    for is_done, title, detail, target in marks:
        state = "done" if is_done else "later" if now_given else "now"
        now_given = now_given or not is_done
        result.append(Step(title, detail, state, target))
    return result


def _publication(claim: Claim, waiting: Given | None) -> str:
    if waiting is not None and waiting.is_held_back:
        return _("%(rating)s, held") % {"rating": waiting.verdict.rating}
    if waiting is not None:
        when = date_format(timezone.localtime(waiting.newest.effective_at), "j M Y, H:i")
        return _("%(rating)s, scheduled for %(when)s") % {"rating": waiting.verdict.rating, "when": when}
    return str(claim.current_verdict.rating) if claim.current_verdict else ""
