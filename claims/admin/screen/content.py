"""What the claim says, in fields that can be corrected, and how it is split or merged."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from claims.admin.acts.content import PREFIX
from claims.admin.acts.pressing import Typed
from claims.admin.content_form import form_of
from claims.models import Claim
from claims.review import MENDABLE, content_of, label
from ledger.models import Event, Verb

MERGED_SHOWN = 20


def content(typed: Typed) -> dict[str, Any]:
    claim, user = typed.claim, typed.user
    form = typed.content or form_of(claim, PREFIX)
    works = (
        user.has_perm("claims.review_claim")
        and claim.status in MENDABLE
        and (claim.assignee_id in {None, user.pk} or user.has_perm("claims.approve_verdict"))
    )
    return {
        "can_mend": works,
        "can_split": works and claim.current_verdict_id is None,
        "can_merge": works,
        "can_mark": user.has_perm("claims.review_claim"),
        "is_open": form.is_bound,
        "groups": list(form.groups(content_of(claim))),
        "note": typed.text("note") if form.is_bound else "",
        "merged": list(Claim.objects.filter(merged_into=claim).order_by("-pk")[:MERGED_SHOWN]),
    }


def with_changes(events: Iterable[Event]) -> list[Event]:
    """The events; each correction has its changed fields in `mended`, as they were and as they are."""
    rows = list(events)
    for event in rows:
        if event.verb == Verb.CLAIM_MENDED:
            old, new = event.old or {}, event.new or {}
            mended = [
                {"name": label(name), "old": _shown(old.get(name)), "new": _shown(new.get(name))}
                for name in new
                if name != "change"
            ]
            setattr(event, "mended", mended)  # noqa: B010  (no field of the model)
    return rows


def _shown(held: Any) -> str:
    return "–" if held in {None, ""} else _("yes") if held is True else _("no") if held is False else str(held)
