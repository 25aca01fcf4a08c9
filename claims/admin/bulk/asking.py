"""The page before an act on many records: how many, which, what will be refused as things stand, and what it needs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from claims.admin.bulk.forms import FORMS, BulkForm
from claims.admin.screen.address import claim_url
from claims.export import Format, stream
from claims.models import BulkJob, Claim, PublicClaim
from claims.review import ReviewError, bulk
from claims.review.bulk import Refusal
from ledger.models import User
from sources.models import Source

NAMED = 10
"""Records that are named of each kind; the others are counted."""

EXPORT = "export"
VERBS: dict[str, Any] = {
    "assign": ngettext_lazy("Assign %d claim", "Assign %d claims"),
    "dismiss": ngettext_lazy("Dismiss %d claim", "Dismiss %d claims"),
    "interval": ngettext_lazy("Set the interval of %d source", "Set the interval of %d sources"),
    "check": ngettext_lazy("Check the sources of %d claim now", "Check the sources of %d claims now"),
    "check source": ngettext_lazy("Check %d source now", "Check %d sources now"),
    EXPORT: ngettext_lazy("Export %d verdict", "Export %d verdicts"),
}
EXPLAINED: dict[str, Promise] = {
    "assign": gettext_lazy("The claims go to this person, as if they had taken them, from whoever has them now."),
    "dismiss": gettext_lazy("The claims leave the queue. The reason is kept, and each can be made a candidate again."),
    "interval": gettext_lazy("A shorter interval brings the next check forward. Paused sources stay paused."),
    "check": gettext_lazy(
        "The sources become due now, paused ones too, and workers fetch them, each host in its turn. "
        "Those whose checks a takedown stopped stay stopped, unless you may take captures down."
    ),
    EXPORT: gettext_lazy("A file of the verdicts that readers see at this moment."),
}


@dataclass(frozen=True, slots=True)
class Named:
    url: str
    name: str


def ask_view(request: HttpRequest, act: str, of: str) -> HttpResponseBase:
    """The press of the button: do it, or say on the same page what is missing."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if act not in FORMS or of not in {"claim", "source"}:
        raise Http404
    if not _may(request, act):
        raise PermissionDenied
    form = FORMS[act](request.POST)
    keys = [int(key) for key in request.POST.get("keys", "").split(",")[: bulk.MOST + 1] if key.isdecimal()]
    if not form.is_valid():
        return asking_page(request, act, of, keys, form)
    assert isinstance(request.user, User)
    if act == EXPORT:
        return _file(request, keys, Format(form.cleaned_data["format"]))
    try:
        job = bulk.ask(bulk.Act(act), keys, request.user, {"of": of, **form.given()})
    except ReviewError as error:
        return asking_page(request, act, of, keys, form, problem=str(error))
    if job.finished_at is None:
        messages.info(request, _("A worker does it in the background. You can leave this page."))
    return HttpResponseRedirect(reverse("admin:claims_bulkjob_change", args=[job.pk]))


def asking_page(
    request: HttpRequest, act: str, of: str, keys: list[int], form: BulkForm | None = None, *, problem: str = ""
) -> HttpResponse:
    if not _may(request, act):
        raise PermissionDenied
    assert isinstance(request.user, User)
    refused = _refused(act, of, keys, request.user)
    barred = {one.key for one in refused}
    doable = [key for key in keys if key not in barred]
    # Those that would be refused stay among what is asked: they may be free by then, and the report names them.
    name = "check source" if (act, of) == ("check", "source") else act
    shown = {
        **admin.site.each_context(request),
        "subtitle": None,
        "opts": (Source if of == "source" else Claim)._meta,
        "is_fullwidth": "1",
        "title": VERBS[name] % len(doable) if doable else _("Nothing can be done"),
        "explained": EXPLAINED[act],
        "act": act,
        "of": of,
        "keys": ",".join(map(str, keys)),
        "chosen": len(keys),
        "doable": len(doable),
        "named": _named(of, doable[:NAMED]),
        "others": max(0, len(doable) - NAMED),
        "refused": grouped([(one.why, one.key, one.name) for one in refused], of),
        "refused_count": len(refused),
        "later": act != EXPORT and len(keys) > bulk.AT_ONCE,
        "at_once": bulk.AT_ONCE,
        "form": form or FORMS[act](),
        "problem": problem,
        "back": reverse(f"admin:{'sources_source' if of == 'source' else 'claims_claim'}_changelist"),
    }
    status = 400 if problem or (form is not None and form.errors) else 200
    return TemplateResponse(request, "claims/admin/bulk_ask.html", shown, status=status)


def grouped(refused: list[tuple[str, int, str]], of: str) -> list[dict[str, Any]]:
    """Refusals by their reason, the most frequent first: how many, and the first of them by name."""
    groups = []
    for why, number in Counter(why for why, _key, _name in refused).most_common():
        rows = [(key, name) for reason, key, name in refused if reason == why]
        groups.append(
            {
                "why": why,
                "number": number,
                "named": [Named(record_url(of, key), name) for key, name in rows[:NAMED]],
                "others": max(0, number - NAMED),
            }
        )
    return groups


def record_url(of: str, key: int) -> str:
    return reverse("admin:sources_source_change", args=[key]) if of == "source" else claim_url(key)


def _may(request: HttpRequest, act: str) -> bool:
    return request.user.has_perm("claims.view_claim" if act == EXPORT else bulk.PERMISSIONS[bulk.Act(act)])


def _refused(act: str, of: str, keys: list[int], user: User) -> list[Refusal]:
    if of == "source":
        return []
    if act != EXPORT:
        return bulk.refusals(bulk.Act(act), keys, user)
    public = set(PublicClaim.objects.visible().filter(claim__in=keys).values_list("claim", flat=True))
    without = Claim.objects.filter(pk__in=set(keys) - public).only("words").order_by("pk")
    return [Refusal(claim.pk, str(claim), _("Readers see no verdict on it.")) for claim in without]


def _named(of: str, keys: list[int]) -> list[Named]:
    model: Any = Source if of == "source" else Claim
    return [Named(record_url(of, row.pk), str(row)) for row in model.objects.filter(pk__in=keys).order_by("pk")]


def _file(request: HttpRequest, keys: list[int], form: Format) -> HttpResponseBase:
    if not _may(request, EXPORT):
        raise PermissionDenied
    if not keys or len(keys) > bulk.MOST:
        problem = bulk.too_many(len(keys)) if keys else _("Nothing is chosen. Tick the rows first.")
        return asking_page(request, EXPORT, "claim", keys[: bulk.MOST], problem=problem)
    name = f"verdicts-{timezone.now():%Y-%m-%d}.{form.value}"
    return StreamingHttpResponse(
        stream(PublicClaim.objects.visible().filter(claim__in=keys), form),
        content_type=form.media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def ended(job: BulkJob) -> str:
    """What a job came to, in a sentence."""
    refused = len(job.refused)
    done = job.done - refused
    said = ngettext("%(number)d record was done.", "%(number)d records were done.", done) % {"number": done}
    if not refused:
        return said
    left = ngettext("%(number)d was refused.", "%(number)d were refused.", refused) % {"number": refused}
    return f"{said} {left}"
