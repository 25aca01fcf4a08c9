"""What a press of a button on the claim screen does: one verb, with what was typed. One file a panel."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from claims.admin.acts import choosing, contact, content, evidence, notes, similar, taking, verdict
from claims.admin.acts.pressing import Act, Done, FormError, Typed, seen_version
from claims.review import ReviewError, StaleClaimError

__all__ = ["Done", "FormError", "Typed", "perform", "seen_version"]

ACTS: dict[str, Act] = {
    **choosing.ACTS,
    **taking.ACTS,
    **contact.ACTS,
    **content.ACTS,
    **evidence.ACTS,
    **notes.ACTS,
    **similar.ACTS,
    **verdict.ACTS,
}


def perform(typed: Typed) -> Done:
    """Do what the button named. Nothing typed is lost: the forms in `typed` keep it."""
    act = ACTS.get(typed.data.get("act", ""))
    if act is None:
        return Done(problem=_("This page does not know that button. Reload it and try again."), status=400)
    try:
        typed.seen = seen_version(typed.data)
        return Done(message=act(typed))
    except StaleClaimError as error:
        return Done(problem=str(error), status=409, stale=True)
    except PermissionDenied as error:
        return Done(problem=_saved_first(typed, str(error)), status=403)
    except ReviewError as error:
        return Done(problem=_saved_first(typed, str(error)), status=400)


def _saved_first(typed: Typed, problem: str) -> str:
    if not typed.draft_saved:
        return problem
    return _("The draft is saved, but nothing more was done. %(problem)s") % {"problem": problem}
