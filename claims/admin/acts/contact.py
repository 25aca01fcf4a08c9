"""The claimant: who was asked, what they replied, why nobody was asked."""

from __future__ import annotations

from django.utils.translation import gettext as _

from claims import review
from claims.admin.acts.pressing import Act, FormError, Typed
from claims.admin.contact_forms import AskForm, ReplyNoteForm
from claims.models import Contact
from claims.review import ReviewError
from claims.review.rules import require


def _ask(typed: Typed) -> str:
    require(typed.user, "review_claim")
    typed.ask = form = AskForm(typed.data)
    if not form.is_valid():
        raise FormError(_("Look at the marked fields about the claimant."))
    review.ask_claimant(typed.claim, typed.user, **form.cleaned_data, seen_version=typed.seen)
    return _("Noted. The reply is noted here once it comes.")


def _reply(typed: Typed) -> str:
    require(typed.user, "review_claim")
    contact = Contact.objects.select_related("claim").filter(claim=typed.claim, pk=typed.own("contact")).first()
    if contact is None:
        raise ReviewError(_("The form is incomplete. Reload the page and try again."))
    typed.answers[contact.pk] = form = ReplyNoteForm(typed.data, key=contact.pk)
    if not form.is_valid():
        raise FormError(_("Look at the marked fields of the reply."))
    review.note_reply(contact, typed.user, **form.cleaned_data, seen_version=typed.seen)
    return _("The reply is noted.")


def _not_asked(typed: Typed) -> str:
    typed.why_not_asked = typed.text("why_not_asked")
    review.not_asked(typed.claim, typed.user, typed.why_not_asked, seen_version=typed.seen)
    return _("Noted. The approver sees the reason.")


ACTS: dict[str, Act] = {"ask_claimant": _ask, "note_reply": _reply, "not_asked": _not_asked}
