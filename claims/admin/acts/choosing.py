"""Choosing what is checked, taking it, giving it back."""

from __future__ import annotations

from django.utils.translation import gettext as _

from claims import review
from claims.admin.acts.pressing import Act, Typed
from claims.models import ReviewTask
from claims.review import ReviewError


def _select(typed: Typed) -> str:
    review.select(typed.claim, typed.user, typed.text("reason"), note=typed.text("note"), seen_version=typed.seen)
    return _("Selected. It is in the queue now.")


def _dismiss(typed: Typed) -> str:
    review.dismiss(typed.claim, typed.user, typed.text("reason"), note=typed.text("note"), seen_version=typed.seen)
    return _("Dismissed. The reason is kept.")


def _reopen(typed: Typed) -> str:
    review.reopen(typed.claim, typed.user, seen_version=typed.seen)
    return _("It is a candidate again.")


def _take(typed: Typed) -> str:
    review.take(typed.claim, typed.user, seen_version=typed.seen)
    return _("It is yours now.")


def _give_back(typed: Typed) -> str:
    review.give_back(typed.claim, typed.user, note=typed.text("note"), seen_version=typed.seen)
    return _("Given back.")


def _close_task(typed: Typed) -> str:
    task = ReviewTask.objects.filter(claim=typed.claim, pk=typed.own("task")).first()
    if task is None:
        raise ReviewError(_("This task is not one of this claim."))
    review.close_task(task, typed.user, note=typed.text("note"))
    return _("The task is closed: the verdict stands.")


ACTS: dict[str, Act] = {
    "select": _select,
    "dismiss": _dismiss,
    "reopen": _reopen,
    "take": _take,
    "give_back": _give_back,
    "close_task": _close_task,
}
