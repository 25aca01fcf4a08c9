"""What a press of a button on a capture's page does: holds, and asking for a takedown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from claims import review
from claims.review import ReviewError
from ledger.models import User
from sources.models import Blob, Hold, Snapshot


@dataclass(frozen=True, slots=True)
class Done:
    """How a press ended: `problem` empty means well. `status` is the HTTP status of the page."""

    message: str = ""
    problem: str = ""
    status: int = 200


def perform(data: QueryDict, snapshot: Snapshot, user: User) -> Done:
    """Do what the button named."""
    act = ACTS.get(data.get("act", ""))
    if act is None:
        return Done(problem=_("This page does not know that button. Reload it and try again."), status=400)
    try:
        return Done(message=act(data, snapshot, user))
    except PermissionDenied as error:
        return Done(problem=str(error), status=403)
    except ReviewError as error:
        return Done(problem=str(error), status=400)


def kept_of_source(snapshot: Snapshot) -> QuerySet[Blob]:
    """The captured files of its source that were not taken down."""
    of_source = Snapshot.objects.filter(source=snapshot.source_id).values("blob")
    return Blob.objects.filter(pk__in=of_source).exclude(purged_for=Blob.PurgedFor.TAKEDOWN)


def _hold(data: QueryDict, snapshot: Snapshot, user: User) -> str:
    review.hold_capture(snapshot.blob, user, data.get("reason", ""))
    return _("On legal hold. Nothing purges it until the hold is lifted.")


def _lift(data: QueryDict, snapshot: Snapshot, user: User) -> str:
    key = data.get("hold", "")
    hold = Hold.objects.filter(pk=key if key.isdecimal() else 0, blob=snapshot.blob_id).first()
    if hold is None:
        raise ReviewError(_("This hold is not one of this capture."))
    review.lift_hold(hold, user, data.get("reason", ""))
    return _("The hold is lifted.")


def _ask_for_takedown(data: QueryDict, snapshot: Snapshot, user: User) -> str:
    blobs = list(kept_of_source(snapshot).defer("text")) if data.get("scope") == "source" else [snapshot.blob]
    review.ask_for_takedown(blobs, user, data.get("reason", ""))
    return _("Asked for. Nothing is removed until a second person confirms it.")


ACTS: dict[str, Callable[[QueryDict, Snapshot, User], str]] = {
    "hold": _hold,
    "lift": _lift,
    "ask_for_takedown": _ask_for_takedown,
}
