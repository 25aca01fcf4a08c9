"""Evidence: attaching it, quoting it, checking its sources."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims import review
from claims.admin.acts.pressing import Act, FormError, Typed
from claims.admin.attaching import CopyForm
from claims.admin.claim_forms import EvidenceForm
from claims.admin.comparing import compare_passage
from claims.assessment import group_name
from claims.models import Evidence
from claims.review import Picked, ReviewError


def _add_evidence(typed: Typed) -> str:
    typed.evidence = form = EvidenceForm(typed.data)
    if not form.is_valid():
        raise FormError(_("Look at the marked fields of the source."))
    given = form.cleaned_data
    row = review.add_evidence(
        typed.claim,
        typed.user,
        given["url"],
        quote=given["quote"],
        stance=given["stance"],
        note=given["note"],
        publisher_name=given["publisher"],
        seen_version=typed.seen,
        kind=given["kind"],
        primary=given["primary"],
    )
    if row.quoted_snapshot_id:
        return _("Attached. The source was captured before: pick the passage to quote in it.")
    return _("Attached. The page is being captured: go on working, it shows up here by itself.")


def _evidence(typed: Typed) -> Evidence:
    evidence = Evidence.objects.live().filter(claim=typed.claim, pk=typed.own("evidence")).first()
    if evidence is None:
        raise ReviewError(_("This evidence was removed already."))
    return evidence


def _remove_evidence(typed: Typed) -> str:
    review.remove_evidence(_evidence(typed), typed.user, note=typed.text("note"), seen_version=typed.seen)
    return _("Removed. Its captures stay.")


def _requote(typed: Typed) -> str:
    """Words as they were typed are looked for; a passage that was picked stands where it was picked."""
    evidence = _evidence(typed)
    typed.quotes[evidence.pk] = words = typed.text("quote")
    stance = typed.data.get("stance", "")
    snapshot = typed.own("snapshot") if typed.data.get("snapshot") else None
    if snapshot is not None and typed.data.get("start") and typed.data.get("end"):
        passage = Picked(
            snapshot=snapshot,
            start=typed.own("start"),
            end=typed.own("end"),
            exact=typed.data.get("quote", ""),
            prefix=typed.data.get("prefix", ""),
            suffix=typed.data.get("suffix", ""),
        )
        row = review.quote_passage(evidence, typed.user, passage, stance=stance, seen_version=typed.seen)
    else:
        row = review.requote(evidence, typed.user, words, snapshot=snapshot, stance=stance, seen_version=typed.seen)
    return _quoted(typed, row)


def _quoted(typed: Typed, row: Evidence) -> str:
    """What is said of the new quote: what it says of the claim too, since that is what it was picked for."""
    if row.start is None or row.end is None or row.quoted_snapshot is None:
        return _("It quotes no words now.")
    found = compare_passage(typed.claim, row.quoted_snapshot, row.start, row.end)
    return _("Quoted. %(compared)s.") % {"compared": found.words}


def _mend_evidence(typed: Typed) -> str:
    review.mend_evidence(
        _evidence(typed),
        typed.user,
        stance=typed.text("stance"),
        note=typed.text("note").replace("\r\n", "\n"),
        seen_version=typed.seen,
    )
    return _("Saved.")


def _check_now(typed: Typed) -> str:
    number = review.check_claims([typed.claim], typed.user)
    return will_be_checked(number)


def will_be_checked(number: int) -> str:
    """What is said when sources were made due."""
    return ngettext(
        "%(number)d source is due now: a worker fetches it within a minute.",
        "%(number)d sources are due now: a worker fetches them within a minute, each host in its turn.",
        number,
    ) % {"number": number}


def _same_voice(typed: Typed) -> str:
    evidence = _evidence(typed)
    group = typed.text("group")
    review.put_in_group(evidence, typed.user, group)
    return _("It counts as one with %(group)s now.") % {"group": group_name(group)}


def _attach_copy(typed: Typed) -> str:
    given = CopyForm(typed.data, typed.files).given()
    review.attach_copy(_evidence(typed), typed.user, **given)
    return _("Attached. A worker reads the file; then it stands here as a capture.")


ACTS: dict[str, Act] = {
    "add_evidence": _add_evidence,
    "remove_evidence": _remove_evidence,
    "requote": _requote,
    "mend_evidence": _mend_evidence,
    "check_now": _check_now,
    "same_voice": _same_voice,
    "attach_copy": _attach_copy,
}
