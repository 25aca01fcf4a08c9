"""The verdict: its draft, approval, and publication."""

from __future__ import annotations

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims import review
from claims.admin.acts.pressing import Act, FormError, Typed, noted
from claims.admin.claim_forms import DraftForm, PublishForm, draft_values
from claims.admin.notice_text import proposed_notice
from claims.models import Publication, VerdictDraft


def _keep_draft(typed: Typed) -> None:
    """Save the draft if anything in it is new, and look at the claim as it is then."""
    draft = VerdictDraft.objects.filter(claim=typed.claim).first()
    initial = draft_values(typed.claim, draft)
    typed.draft = form = DraftForm(typed.data, initial=initial, reusable=review.reusable_for(typed.claim))
    if not form.is_valid():
        raise FormError(_("Look at the marked fields of the verdict."))
    if draft is None or form.has_changed():
        review.save_draft(typed.claim, typed.user, form.draft(), seen_version=typed.seen)
        typed.draft_saved = True
        typed.claim.refresh_from_db(fields=["version"])
        typed.seen = typed.claim.version


def _save_draft(typed: Typed) -> str:
    _keep_draft(typed)
    return _("The draft is saved.") if typed.draft_saved else _("The draft is saved already: nothing in it changed.")


def _submit(typed: Typed) -> str:
    _keep_draft(typed)
    review.submit(typed.claim, typed.user, seen_version=typed.seen)
    return _("Sent for approval.")


def _proposed(typed: Typed) -> str:
    draft = VerdictDraft.objects.filter(claim=typed.claim).select_related("rating").first()
    return proposed_notice(typed.claim, typed.claim.current_verdict, draft)


def _publish(typed: Typed) -> str:
    typed.publish = form = PublishForm(typed.data)
    form_is_valid = form.is_valid()
    proposed = _proposed(typed)
    _keep_draft(typed)
    if not form_is_valid:
        raise FormError(_("Look at the marked fields of the publication."))
    newly = _proposed(typed)
    if newly != proposed and form.cleaned_data["notice_text"].strip() in {"", proposed} and typed.needs_notice():
        data = typed.data.copy()
        data["notice_text"] = newly
        typed.publish = PublishForm(data)
        raise FormError(_("The verdict changed, and with it the notice that is proposed. Read it, then publish."))
    verdict = review.publish(
        typed.claim,
        typed.user,
        notice=form.notice(),
        not_before=form.cleaned_data["not_before"],
        held_because=form.cleaned_data["held_because"],
        seen_version=typed.seen,
    )
    act = verdict.publications.latest("pk")
    if act.act == Publication.Act.HELD:
        return _("Approved and held: %(rating)s. Readers see it once it is released.") % {"rating": verdict.rating}
    if act.act == Publication.Act.SCHEDULED:
        when = date_format(timezone.localtime(act.effective_at), "j M Y, H:i e")
        return _("Scheduled for %(when)s: %(rating)s.") % {"when": when, "rating": verdict.rating}
    return _("Published: %(rating)s.") % {"rating": verdict.rating}


ACTS: dict[str, Act] = {
    "save_draft": _save_draft,
    "submit": _submit,
    "publish": _publish,
    "ask_second_review": noted(review.ask_second_review, gettext_lazy("Asked for. It is in the queue now.")),
    "return_to_author": noted(review.return_to_author, gettext_lazy("Returned to its author.")),
    "withdraw": noted(review.withdraw, gettext_lazy("Withdrawn. The public page says so.")),
    "hide": noted(review.hide, gettext_lazy("Hidden. The public page is blank.")),
    "hold": noted(review.hold, gettext_lazy("On legal hold. It is not shown until it is released.")),
    "release": noted(review.release_verdict, gettext_lazy("Shown again.")),
    "cancel": noted(review.cancel_schedule, gettext_lazy("Cancelled. Its words are the draft again.")),
}
