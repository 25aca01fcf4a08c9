"""Attaching what a source says to a claim."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import validate_slug
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.messages import send_after_commit
from claims.models import Claim, Evidence
from claims.read_model import renamed
from claims.review.rules import ReviewError, Status, is_theirs, locked, require, save
from ledger.models import User, Verb, record
from sources.addresses import AddressError, canonical_url
from sources.checking import refusal
from sources.models import Publisher, Source
from sources.snapshots import add_source


def add_evidence(
    claim: Claim,
    actor: User,
    url: str,
    *,
    quote: str = "",
    stance: str = Evidence.Stance.SUPPORTS,
    note: str = "",
    publisher_name: str = "",
    seen_version: int | None = None,
    **source_details: object,
) -> Evidence:
    """Attach a source to a claim under review. The page is captured by a worker, which then finds the quote in it.

    What is said of a source that is known already changes nothing of it. Raises ReviewError for a bad address, a
    stance that does not exist, or a source that is attached already.
    """
    require(actor, "review_claim")
    is_stance(stance)
    with locked(claim, seen_version) as fresh:
        may_change_evidence(fresh, actor)
        address = _address(url)
        if publisher_name.strip():
            source_details["publisher"] = _publisher(publisher_name.strip())
        source, _is_new = add_source(address, actor=actor, next_check_at=timezone.now(), **source_details)
        if fresh.evidence.live().filter(source=source).exists():
            raise ReviewError(
                _("This source is attached to the claim already. Change its quote instead of adding it twice.")
            )
        evidence = Evidence(claim=fresh, source=source, stance=stance, quote=quote.strip(), note=note, added_by=actor)
        evidence.pin(source.latest_snapshot)
        evidence.save()
        save(fresh)
        record(
            Verb.EVIDENCE_ADDED,
            "claim",
            fresh.public_id,
            actor=actor,
            new={"evidence": evidence.pk, "source": source.url, "stance": stance, "quote": evidence.quote},
            snapshot_id=evidence.quoted_snapshot_id,
        )
        _fetch_or_assess(evidence, source)
        return evidence


def mend_evidence(
    evidence: Evidence, actor: User, *, stance: str, note: str, seen_version: int | None = None
) -> Evidence:
    """Change what the newsroom says of a source's words: whether they support the claim, and the note for readers."""
    require(actor, "review_claim")
    is_stance(stance)
    with locked(evidence.claim, seen_version) as fresh:
        may_change_evidence(fresh, actor)
        row = live_row(evidence)
        old = {"stance": row.stance, "note": row.note}
        new = {"stance": stance, "note": note.strip()}
        if new == old:
            return row
        row.stance, row.note = new["stance"], new["note"]
        row.save(update_fields=["stance", "note"])
        save(fresh)
        record(Verb.EVIDENCE_MENDED, "claim", fresh.public_id, actor=actor, old=old, new={"evidence": row.pk, **new})
        return row


def remove_evidence(evidence: Evidence, actor: User, *, note: str = "", seen_version: int | None = None) -> None:
    """Detach a source from a claim. The row stays, since verdicts may rest on it."""
    require(actor, "review_claim")
    with locked(evidence.claim, seen_version) as fresh:
        may_change_evidence(fresh, actor)
        changed = Evidence.objects.live().filter(pk=evidence.pk).update(removed_at=timezone.now())
        if not changed:
            raise ReviewError(_("This evidence was removed already."))
        save(fresh)
        record(
            Verb.EVIDENCE_REMOVED,
            "claim",
            fresh.public_id,
            actor=actor,
            old={"evidence": evidence.pk, "source": evidence.source.url, "quote": evidence.quote},
            reason=note,
        )


def put_in_group(evidence: Evidence, actor: User, group: str) -> None:
    """Say that a source repeats an agency: from now on it counts as one with every source of that group.

    Raises ReviewError where it is in a group already.
    """
    require(actor, "review_claim")
    if not actor.has_perm("sources.change_source"):
        raise PermissionDenied(_("%(name)s may not change what is known of a source.") % {"name": actor})
    try:
        validate_slug(group)
    except ValidationError as error:
        raise ReviewError(_("A group is named by letters, digits and hyphens, such as afp.")) from error
    with locked(evidence.claim, None) as fresh:
        source = Source.objects.select_for_update(of=("self",), no_key=True).get(pk=evidence.source_id)
        if source.independence_group:
            raise ReviewError(_("Somebody put this source in a group already. Change it on the source's page."))
        source.independence_group = group[:80]
        source.save(update_fields=["independence_group"])
        record(
            Verb.SOURCE_CHANGED,
            "source",
            source.public_id,
            actor=actor,
            old={"independence_group": ""},
            new={"independence_group": source.independence_group},
        )
        renamed(source)
        save(fresh)


def _publisher(name: str) -> Publisher:
    return Publisher.objects.get_or_create(name=name[:200], defaults={"zone": settings.NEWSROOM["zone"]})[0]


def _address(url: str) -> str:
    """The address in its one spelling, if it is one that we fetch. Raises ReviewError."""
    try:
        address = canonical_url(url)
    except AddressError as error:
        raise ReviewError(str(error)) from error
    why_not = refusal(address)
    if why_not:
        raise ReviewError(why_not)
    return address


def may_change_evidence(claim: Claim, actor: User) -> None:
    """Raise ReviewError unless the locked claim is under review, and by nobody else."""
    if claim.status not in {Status.IN_REVIEW, Status.AWAITING_APPROVAL}:
        raise ReviewError(_("Take the claim first, then change its evidence."))
    is_theirs(claim, actor)


def is_stance(stance: str) -> None:
    """Raise ReviewError unless it is one."""
    if stance not in Evidence.Stance.values:
        raise ReviewError(_("Say whether the source supports the claim, undermines it or gives context."))


def live_row(evidence: Evidence) -> Evidence:
    """The evidence, locked after its claim. Raises ReviewError where somebody removed it."""
    row = Evidence.objects.live().select_for_update(of=("self",), no_key=True).filter(pk=evidence.pk).first()
    if row is None:
        raise ReviewError(_("This evidence was removed already."))
    return row


def _fetch_or_assess(evidence: Evidence, source: Source) -> None:
    if source.latest_snapshot is None:
        send_after_commit("claims.tasks.capture_source", source.pk)
    else:
        send_after_commit("claims.tasks.assess_evidence", evidence.pk)
