"""What the extractor gets wrong: claims dismissed as misread, corrected by a person, or missed and made by hand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from claims.admin.reports.period import Figure, Period, csv_file, frame, period_of, share
from claims.admin.screen.address import claim_url
from claims.models import Claim
from ledger.models import Event, Verb

SHOWN = 100
EXAMPLES = 3
MISREAD = Q(status=Claim.Status.DISMISSED, dismissal_reason=Claim.DismissalReason.MISREAD)
BY = ("extractor", "rule", "kind")


@dataclass(slots=True)
class Mistakes:
    """Of one rule and kind. `examples` are claims, the newest first."""

    extractor: str
    rule: str
    kind: str
    found: int = 0
    misread: int = 0
    mended: int = 0
    examples: list[dict[str, str]] = field(default_factory=list)


def mistakes_view(request: HttpRequest) -> HttpResponse:
    """The report as a page, or as a file of every rule and kind with `format=csv`."""
    if not request.user.has_perm("claims.view_claim"):
        raise PermissionDenied
    period = period_of(request)
    rows = _rows(period)
    added = _by_hand(period, Verb.CLAIM_ADDED)
    if request.GET.get("format") == "csv":
        lines: list[list[Any]] = [
            ["found", one.extractor, one.rule, one.kind, one.found, one.misread, one.mended, ""] for one in rows
        ]
        missed = added.values_list("kind").annotate(number=Count("pk")).order_by("-number")
        lines += [["missed", "", "", kind, "", "", "", number] for kind, number in missed]
        heading = ["what", "extractor", "rule", "kind", "found", "misread", "mended", "made_by_hand"]
        return csv_file("extractor", period, heading, lines)
    wrong = [one for one in rows if one.misread or one.mended][:SHOWN]
    _add_examples(wrong, period)
    shown = {
        **frame(request, _("What the extractor gets wrong"), period),
        "rows": [_shown(one, period) for one in wrong],
        "found": sum(one.found for one in rows),
        "misread": Figure(
            misread := sum(one.misread for one in rows),
            period.claims_url(status__exact="dismissed", dismissal_reason="misread", created_by__isnull="True"),
            share=share(misread, sum(one.found for one in rows)),
        ),
        "mended": sum(one.mended for one in rows),
        "missed": _missed(added),
        "shown": SHOWN,
    }
    return TemplateResponse(request, "claims/admin/report_mistakes.html", shown)


def _by_hand(period: Period, verb: Verb) -> QuerySet[Claim]:
    """The claims that people added or corrected in these days."""
    # The index of Events for this holds these two verbs alone, and is found by their names.
    acts = Event.objects.filter(period.within("at"), verb=verb, verb__in=["claim.added", "claim.mended"])
    return Claim.objects.filter(public_id__in=acts.values("subject_id")).order_by()


def _rows(period: Period) -> list[Mistakes]:
    """Every rule and kind with claims in the period, those with most mistakes first."""
    rows: dict[tuple[str, ...], Mistakes] = {}
    found = Claim.objects.filter(period.within("added_at"), created_by__isnull=True).order_by()
    counted = found.values_list(*BY).annotate(n=Count("pk"), m=Count("pk", filter=MISREAD))
    for extractor, rule, kind, number, misread in counted:
        rows[extractor, rule, kind] = Mistakes(extractor, rule, kind, number, misread)
    mended = _by_hand(period, Verb.CLAIM_MENDED).filter(created_by__isnull=True)
    for extractor, rule, kind, number in mended.values_list(*BY).annotate(n=Count("pk")):
        rows.setdefault((extractor, rule, kind), Mistakes(extractor, rule, kind)).mended = number
    return sorted(rows.values(), key=lambda one: (-one.misread - one.mended, one.rule, one.kind))


def _add_examples(rows: list[Mistakes], period: Period) -> None:
    nth = Window(RowNumber(), partition_by=[F(name) for name in BY], order_by=F("pk").desc())
    examples: dict[tuple[str, ...], list[dict[str, str]]] = defaultdict(list)
    for said, claims in (
        (_("misread"), Claim.objects.filter(MISREAD, period.within("added_at"), created_by__isnull=True)),
        (_("corrected"), _by_hand(period, Verb.CLAIM_MENDED).filter(created_by__isnull=True)),
    ):
        newest = claims.order_by().annotate(nth=nth).filter(nth__lte=EXAMPLES)
        for claim in newest.only("words", *BY):
            key = (claim.extractor, claim.rule, claim.kind)
            examples[key].append({"url": claim_url(claim.pk), "words": str(claim), "said": str(said)})
    for one in rows:
        one.examples = examples[one.extractor, one.rule, one.kind]


def _shown(one: Mistakes, period: Period) -> dict[str, Any]:
    same = {"extractor": one.extractor, "rule": one.rule, "kind__exact": one.kind, "created_by__isnull": "True"}
    wrong = {"status__exact": "dismissed", "dismissal_reason": "misread"}
    return {
        "rule": one.rule or _("no rule named"),
        "extractor": one.extractor,
        "kind": Claim.Kind(one.kind).label,
        "found": Figure(one.found, period.claims_url(**same)),
        "misread": Figure(one.misread, period.claims_url(**same, **wrong), share=share(one.misread, one.found)),
        "mended": one.mended,
        "examples": one.examples,
    }


def _missed(added: QuerySet[Claim]) -> list[dict[str, Any]]:
    """What people made a claim of by hand, by kind, with the newest of each."""
    nth = Window(RowNumber(), partition_by=[F("kind")], order_by=F("pk").desc())
    counts = dict(added.values_list("kind").annotate(number=Count("pk")))
    examples: dict[str, list[dict[str, str]]] = defaultdict(list)
    for claim in added.annotate(nth=nth).filter(nth__lte=EXAMPLES).only("words", "kind"):
        examples[claim.kind].append({"url": claim_url(claim.pk), "words": str(claim)})
    return [
        {"kind": Claim.Kind(kind).label, "number": number, "examples": examples[kind]}
        for kind, number in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
