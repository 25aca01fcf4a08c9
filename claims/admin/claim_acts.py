"""What a press of a button on the claim screen does: one verb, with what was typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims import review
from claims.admin.attaching import CopyForm
from claims.admin.claim_forms import DraftForm, EvidenceForm, PublishForm, draft_values
from claims.assessment import group_name
from claims.models import Claim, Evidence, Publication, ReviewTask, VerdictDraft
from claims.review import ReviewError, StaleClaimError
from ledger.models import User


class FormError(ReviewError):
    """What was typed does not have the right form; the fields say what is wrong."""


@dataclass(slots=True)
class Typed:
    """What came with the press, and the forms that keep it if the verb refuses."""

    claim: Claim
    user: User
    data: QueryDict
    files: MultiValueDict[str, Any] = field(default_factory=MultiValueDict)
    seen: int | None = None
    draft: DraftForm | None = None
    evidence: EvidenceForm | None = None
    publish: PublishForm | None = None
    quotes: dict[int, str] = field(default_factory=dict)
    draft_saved: bool = False

    def text(self, name: str) -> str:
        return self.data.get(name, "").strip()

    def own(self, rows: str) -> int:
        """The key of one of the claim's own rows, as the form names it."""
        try:
            return int(self.data.get(rows, ""))
        except ValueError:
            raise ReviewError(_("The form is incomplete. Reload the page and try again.")) from None


@dataclass(frozen=True, slots=True)
class Done:
    """How a press ended: `problem` empty means well. `status` is the HTTP status of the page."""

    message: str = ""
    problem: str = ""
    status: int = 200
    stale: bool = False


def seen_version(data: QueryDict) -> int:
    """The version of the claim that this person had before them."""
    try:
        return int(data.get("seen_version", ""))
    except ValueError:
        raise ReviewError(_("The form is incomplete. Reload the page and try again.")) from None


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


def _add_evidence(typed: Typed) -> str:
    typed.evidence = form = EvidenceForm(typed.data)
    if not form.is_valid():
        raise FormError(_("Look at the marked fields of the source."))
    given = form.cleaned_data
    review.add_evidence(
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
    return _("Attached. The page is being captured.")


def _evidence(typed: Typed) -> Evidence:
    evidence = Evidence.objects.live().filter(claim=typed.claim, pk=typed.own("evidence")).first()
    if evidence is None:
        raise ReviewError(_("This evidence was removed already."))
    return evidence


def _remove_evidence(typed: Typed) -> str:
    review.remove_evidence(_evidence(typed), typed.user, note=typed.text("note"))
    return _("Removed. Its captures stay.")


def _requote(typed: Typed) -> str:
    evidence = _evidence(typed)
    typed.quotes[evidence.pk] = typed.text("quote")
    review.requote(evidence, typed.user, typed.text("quote"), note=typed.text("note"))
    return _("The quote now rests on the newest capture.")


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


def _keep_draft(typed: Typed) -> None:
    """Save the draft if anything in it is new, and look at the claim as it is then."""
    draft = VerdictDraft.objects.filter(claim=typed.claim).first()
    initial = draft_values(typed.claim, draft)
    typed.draft = form = DraftForm(typed.data, initial=initial)
    if not form.is_valid():
        raise FormError(_("Look at the marked fields of the verdict."))
    if draft is None or form.has_changed():
        review.save_draft(typed.claim, typed.user, form.draft(), seen_version=typed.seen)
        typed.draft_saved = True
        typed.claim.refresh_from_db(fields=["version"])
        typed.seen = typed.claim.version


def _save_draft(typed: Typed) -> str:
    _keep_draft(typed)
    return _("The draft is saved.") if typed.draft_saved else _("The draft is saved already: nothing in it changed.")


def _submit(typed: Typed) -> str:
    _keep_draft(typed)
    review.submit(typed.claim, typed.user, seen_version=typed.seen)
    return _("Sent for approval.")


def _publish(typed: Typed) -> str:
    typed.publish = form = PublishForm(typed.data)
    form_is_valid = form.is_valid()
    _keep_draft(typed)
    if not form_is_valid:
        raise FormError(_("Look at the marked fields of the publication."))
    verdict = review.publish(
        typed.claim,
        typed.user,
        notice=form.notice(),
        not_before=form.cleaned_data["not_before"],
        seen_version=typed.seen,
    )
    act = verdict.publications.latest("pk")
    if act.act == Publication.Act.SCHEDULED:
        when = date_format(timezone.localtime(act.effective_at), "j M Y, H:i e")
        return _("Scheduled for %(when)s: %(rating)s.") % {"when": when, "rating": verdict.rating}
    return _("Published: %(rating)s.") % {"rating": verdict.rating}


def _noted(verb: Callable[..., object], said: Promise) -> Callable[[Typed], str]:
    """A verb that takes a note and nothing else, and what is said when it is done."""

    def act(typed: Typed) -> str:
        verb(typed.claim, typed.user, typed.text("note"), seen_version=typed.seen)
        return str(said)

    return act


ACTS: dict[str, Callable[[Typed], str]] = {
    "select": _select,
    "dismiss": _dismiss,
    "reopen": _reopen,
    "take": _take,
    "give_back": _give_back,
    "close_task": _close_task,
    "add_evidence": _add_evidence,
    "remove_evidence": _remove_evidence,
    "requote": _requote,
    "check_now": _check_now,
    "same_voice": _same_voice,
    "attach_copy": _attach_copy,
    "save_draft": _save_draft,
    "submit": _submit,
    "publish": _publish,
    "return_to_author": _noted(review.return_to_author, gettext_lazy("Returned to its author.")),
    "withdraw": _noted(review.withdraw, gettext_lazy("Withdrawn. The public page says so.")),
    "hide": _noted(review.hide, gettext_lazy("Hidden. The public page is blank.")),
    "hold": _noted(review.hold, gettext_lazy("On legal hold. It is not shown until it is released.")),
    "release": _noted(review.release_verdict, gettext_lazy("Shown again.")),
    "cancel": _noted(review.cancel_schedule, gettext_lazy("Cancelled. Its words are the draft again.")),
}
