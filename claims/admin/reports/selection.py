"""What was selected, dismissed and left, and how it was rated, by publisher and by claimant: a fair choice is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from claims.admin.reports.period import Figure, Period, csv_file, frame, period_of, share
from claims.models import Claim, Rating
from sources.models import Publisher

SHOWN = 50
"""Those with most claims; the file has all."""
Status = Claim.Status
SELECTED = [Status.SELECTED, Status.IN_REVIEW, Status.AWAITING_APPROVAL, Status.DECIDED]
PUBLISHER, CLAIMANT = "article__publisher", "claimant"


@dataclass(slots=True)
class Tally:
    """What became of the claims of one publisher or claimant. `where` picks them in the list of claims."""

    name: str
    where: dict[str, Any] = field(default_factory=dict)
    statuses: Counter[str] = field(default_factory=Counter)
    selected_for: Counter[str] = field(default_factory=Counter)
    dismissed_as: Counter[str] = field(default_factory=Counter)
    rated: Counter[int] = field(default_factory=Counter)

    def add(self, row: dict[str, Any]) -> None:
        number, status = row["number"], row["status"]
        self.statuses[status] += number
        if status in SELECTED:
            self.selected_for[row["selection_reason"]] += number
        if status == Status.DISMISSED:
            self.dismissed_as[row["dismissal_reason"]] += number
        if row["current_verdict__rating"] is not None:
            self.rated[row["current_verdict__rating"]] += number

    @property
    def found(self) -> int:
        return self.statuses.total()

    @property
    def selected(self) -> int:
        return sum(self.statuses[status] for status in SELECTED)


def selection_view(request: HttpRequest) -> HttpResponse:
    """The report as a page, or as a file of every publisher and claimant with `format=csv`."""
    if not request.user.has_perm("claims.view_claim"):
        raise PermissionDenied
    period = period_of(request)
    claims = Claim.objects.filter(period.within("added_at")).order_by()
    ratings = list(Rating.objects.select_related("scale").order_by("-scale__version", "position"))
    publishers = tallies(claims, PUBLISHER)
    if request.GET.get("format") == "csv":
        return _file(period, [("publisher", publishers), ("claimant", tallies(claims, CLAIMANT))], ratings)
    most = claims.values_list(CLAIMANT).annotate(number=Count("pk")).order_by("-number", CLAIMANT)[: SHOWN + 1]
    names = [name for name, _number in most]
    claimants = tallies(claims.filter(claimant__in=names[:SHOWN]), CLAIMANT)
    shown = {
        **frame(request, _("Selection"), period),
        "all": _shown(_sum(publishers), period, ratings),
        "groups": [
            {
                "id": name,
                "title": title,
                "column": column,
                "rows": [_shown(tally, period, ratings) for tally in found[:SHOWN]],
                "more": more,
            }
            for name, title, column, found, more in (
                ("publishers", _("By publisher"), _("Publisher"), publishers, len(publishers) > SHOWN),
                ("claimants", _("By claimant"), _("Claimant"), claimants, len(names) > SHOWN),
            )
        ],
        "shown": SHOWN,
    }
    return TemplateResponse(request, "claims/admin/report_selection.html", shown)


def tallies(claims: QuerySet[Claim], by: str) -> list[Tally]:
    """One for each publisher or claimant, those with most claims first."""
    kept = ["status", "selection_reason", "dismissal_reason", "current_verdict__rating"]
    found: dict[Any, Tally] = {}
    for row in claims.values(by, *kept).annotate(number=Count("pk")):
        key = row[by]
        if key not in found:
            found[key] = Tally(key or _("not named"), {by: key} if key is not None else {f"{by}__isnull": "True"})
        found[key].add(row)
    if by == PUBLISHER:
        for publisher in Publisher.objects.filter(pk__in=[key for key in found if key is not None]):
            found[publisher.pk].name = publisher.name
    return sorted(found.values(), key=lambda tally: (-tally.found, tally.name))


def _sum(found: list[Tally]) -> Tally:
    whole = Tally(_("All"))
    for one in found:
        for name in ("statuses", "selected_for", "dismissed_as", "rated"):
            getattr(whole, name).update(getattr(one, name))
    return whole


def _shown(tally: Tally, period: Period, ratings: list[Rating]) -> dict[str, Any]:
    """Its figures with their shares and the lists that they lead to."""

    def figure(number: int, of: int | None = None, label: str = "", **conditions: Any) -> Figure:
        url = period.claims_url(**tally.where, **conditions)
        return Figure(number, url, label, None if of is None else share(number, of))

    selected_in, rated = ",".join(SELECTED), tally.rated.total()
    dismissed = tally.statuses[Status.DISMISSED]
    return {
        "name": tally.name,
        "found": figure(tally.found),
        "selected": figure(tally.selected, tally.found, status__in=selected_in),
        "selected_for": [
            figure(number, tally.selected, _label(Claim.SelectionReason, value), status__in=selected_in,
                   selection_reason=value)
            for value, number in tally.selected_for.most_common()
        ],
        "dismissed": figure(dismissed, tally.found, status__exact=Status.DISMISSED.value),
        "dismissed_as": [
            figure(number, dismissed, _label(Claim.DismissalReason, value), status__exact=Status.DISMISSED.value,
                   dismissal_reason=value)
            for value, number in tally.dismissed_as.most_common()
        ],
        "left": figure(tally.statuses[Status.CANDIDATE], tally.found, status__exact=Status.CANDIDATE.value),
        "merged": figure(tally.statuses[Status.MERGED], tally.found, status__exact=Status.MERGED.value),
        "rated": figure(rated, tally.found, current_verdict__rating__isnull="False"),
        "ratings": [
            figure(tally.rated[one.pk], rated, one.label, current_verdict__rating=one.pk)
            for one in ratings
            if tally.rated[one.pk]
        ],
    }  # fmt: skip


def _label(choices: Any, value: str) -> str:
    return str(choices(value).label).partition(":")[0] if value else _("no reason kept")


def _file(period: Period, groups: list[tuple[str, list[Tally]]], ratings: list[Rating]) -> HttpResponse:
    chosen, aside = Claim.SelectionReason.values, Claim.DismissalReason.values
    heading = [
        "by", "name", "found", "selected", "selected_share", "dismissed", "dismissed_share", "left", "merged", "rated",
        *(f"selected_for_{value}" for value in chosen),
        *(f"dismissed_as_{value}" for value in aside),
        *(f"rated_{one.code}_scale_{one.scale.version}" for one in ratings),
    ]  # fmt: skip

    def rows() -> Iterator[list[Any]]:
        for by, found in groups:
            for one in found:
                dismissed = one.statuses[Status.DISMISSED]
                shares = [share(one.selected, one.found), share(dismissed, one.found)]
                yield [
                    by, one.name, one.found, one.selected, shares[0], dismissed, shares[1],
                    one.statuses[Status.CANDIDATE], one.statuses[Status.MERGED], one.rated.total(),
                    *(one.selected_for[value] for value in chosen),
                    *(one.dismissed_as[value] for value in aside),
                    *(one.rated[rating.pk] for rating in ratings),
                ]  # fmt: skip

    return csv_file("selection", period, heading, rows())
