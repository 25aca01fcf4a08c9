"""Similar claims: what a person makes of a suggestion, and taking over a verdict."""

from __future__ import annotations

from django.utils.translation import gettext as _

from claims import review
from claims.admin.acts.pressing import Act, Typed
from claims.models import ClaimMatch
from claims.review import ReviewError
from claims.review.rules import require


def _match(typed: Typed) -> ClaimMatch:
    require(typed.user, "review_claim")
    rows = ClaimMatch.objects.of(typed.claim).select_related("claim", "other", "decided_by")
    match = rows.filter(pk=typed.own("match")).first()
    if match is None:
        raise ReviewError(_("This suggestion is gone: one of the two claims was changed. Reload the page."))
    return match


def _confirm(typed: Typed) -> str:
    match = review.confirm_match(_match(typed), typed.user, note=typed.text("note"))
    return _("Confirmed: %(relation)s.") % {"relation": match.get_relation_display()}


def _refuse(typed: Typed) -> str:
    review.refuse_match(_match(typed), typed.user, note=typed.text("note"))
    return _("Refused. The two will not be suggested again.")


def _use_verdict(typed: Typed) -> str:
    review.use_verdict(_match(typed), typed.claim, typed.user, seen_version=typed.seen)
    return _("The verdict and its evidence are the draft now. Read them, then send it for approval.")


ACTS: dict[str, Act] = {
    "confirm_match": _confirm,
    "refuse_match": _refuse,
    "use_verdict": _use_verdict,
}
