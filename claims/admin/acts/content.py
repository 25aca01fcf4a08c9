"""Correcting what the claim says."""

from __future__ import annotations

from django.utils.translation import gettext as _

from claims import review
from claims.admin.acts.pressing import Act, FormError, Typed
from claims.admin.content_form import ContentForm
from claims.review import ContentError

PREFIX = "content"


def _mend(typed: Typed) -> str:
    typed.content = form = ContentForm(typed.data, prefix=PREFIX)
    if not form.is_valid():
        raise FormError(_("Look at the marked fields of what the claim says."))
    revision = typed.claim.revision
    try:
        mended = review.mend_claim(typed.claim, typed.user, form.changes(), typed.text("note"), typed.seen)
    except ContentError as error:
        form.refuse(error)
        raise FormError(_("Nothing is saved yet: look at the marked fields of what the claim says.")) from error
    typed.content = None
    if mended.revision == revision:
        return _("Nothing was changed: it stood there like that already.")
    if mended.current_verdict_id:
        return _("Corrected. What is published stays as it is until another verdict is.")
    return _("Corrected.")


ACTS: dict[str, Act] = {"mend": _mend}
