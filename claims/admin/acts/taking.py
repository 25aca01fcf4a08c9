"""Whose claim it is: taking it over, assigning it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from claims import review
from claims.admin.acts.pressing import Act, Typed
from claims.review import ReviewError


def _take_over(typed: Typed) -> str:
    review.take_over(typed.claim, typed.user, typed.text("note"), seen_version=typed.seen)
    return _("It is yours now.")


def _assign(typed: Typed) -> str:
    asked = typed.text("to")
    to = next((one for one in review.reviewers() if str(one.pk) == asked), None)
    if to is None:
        raise ReviewError(_("Choose to whom the claim is assigned."))
    review.assign(typed.claim, typed.user, to, note=typed.text("note"), seen_version=typed.seen)
    return _("Assigned to %(name)s.") % {"name": to}


ACTS: dict[str, Act] = {
    "take_over": _take_over,
    "assign": _assign,
}
