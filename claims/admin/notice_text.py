"""A notice to readers, proposed from what changed between the verdict that stands and the draft."""

from __future__ import annotations

from django.utils.translation import gettext as _

from claims.admin.wording import claim_value, day
from claims.models import Claim, Verdict, VerdictDraft
from claims.pages.value import in_words


def proposed_notice(claim: Claim, stands: Verdict | None, draft: VerdictDraft | None) -> str:
    """'Our rating was “Accurate”; it is now “Mostly accurate”.' An editor completes it; empty where nothing differs."""
    if stands is None or draft is None:
        return ""
    said = []
    if draft.rating and draft.rating.label != stands.rating.label:
        said.append(_("Our rating was “%(old)s”; it is now “%(new)s”.") % {"old": stands.rating, "new": draft.rating})
    old_value, new_value = in_words(stands.claim_value), claim_value(claim)
    if old_value != new_value:
        said.append(_("We checked “%(old)s” before, and now check “%(new)s”.") % {"old": old_value, "new": new_value})
    if draft.as_of and draft.as_of != stands.as_of:
        said.append(
            _("The verdict was as of %(old)s; it is now as of %(new)s.")
            % {"old": day(stands.as_of), "new": day(draft.as_of)}
        )
    if draft.currency != stands.currency:
        said.append(
            _("The figure was “%(old)s”; it is now “%(new)s”.")
            % {"old": stands.get_currency_display(), "new": draft.get_currency_display()}
        )
    return " ".join(said)
