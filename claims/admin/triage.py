"""An article's page: its text with every claim marked, and its claims to select from, most check-worthy first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.article_forms import AmendForm, EmbargoForm
from claims.admin.captures import asked_part
from claims.admin.extractor_runs import runs_shown
from claims.admin.highlight import Span, marked, part_of, parts
from claims.admin.screen.address import claim_url
from claims.admin.screen.notes import note_spans
from claims.admin.wording import claim_value
from claims.admin.worth import Worth, worth
from claims.models import Article, ArticleVersion, Claim, Occurrence

PER_PAGE = 50
SELECTION_KEYS = {
    Claim.SelectionReason.REACH: "1",
    Claim.SelectionReason.HARM: "2",
    Claim.SelectionReason.IMPORTANCE: "3",
    Claim.SelectionReason.BALANCE: "4",
}
"""Selects for this reason, in the row that has the focus."""
DISMISSAL_KEYS = {
    Claim.DismissalReason.OPINION: "O",
    Claim.DismissalReason.PREDICTION: "P",
    Claim.DismissalReason.SATIRE: "S",
    Claim.DismissalReason.NOT_CHECKABLE: "C",
    Claim.DismissalReason.NOT_WORTH: "N",
    Claim.DismissalReason.MISREAD: "M",
    Claim.DismissalReason.DUPLICATE: "D",
}
"""With Shift: dismisses for this reason."""

Status = Claim.Status

# What stands on each tab. Statements without a value fold away behind those that a source can settle.
TABS: dict[str, tuple[Any, Q]] = {
    "candidates": (gettext_lazy("Candidates"), Q(status=Status.CANDIDATE) & ~Q(kind=Claim.Kind.STATEMENT)),
    "statements": (gettext_lazy("Statements"), Q(status=Status.CANDIDATE, kind=Claim.Kind.STATEMENT)),
    "check": (
        gettext_lazy("Under check"),
        Q(status__in=[Status.SELECTED, Status.IN_REVIEW, Status.AWAITING_APPROVAL]),
    ),
    "decided": (gettext_lazy("Decided"), Q(status=Status.DECIDED)),
    "dismissed": (gettext_lazy("Dismissed"), Q(status__in=[Status.DISMISSED, Status.MERGED])),
}


@dataclass(frozen=True, slots=True)
class Row:
    claim: Claim
    words: SafeString
    value: str
    worth: Worth
    text_url: str
    following: int | None


def triage(request: HttpRequest, article: Article, amend_form: AmendForm | None) -> dict[str, Any]:
    counts = article.claims.aggregate(
        **{name: Count("pk", filter=condition) for name, (_label, condition) in TABS.items()}
    )
    tab = _tab(request, counts)
    claims = article.claims.filter(TABS[tab][1]).select_related("assignee", "current_verdict__rating")
    page = Paginator(claims.order_by("-check_worthiness", "pk"), PER_PAGE).get_page(request.GET.get("page"))
    # One more than is shown: after the last row of a page it goes on with the first of the next.
    page.object_list = claims.order_by("-check_worthiness", "pk")[max(page.start_index() - 1, 0) :][: PER_PAGE + 1]
    version = article.current_version
    text = version.text if version else ""
    pages = parts(text)
    part = asked_part(request, pages, 1)
    user = request.user
    return {
        "article": article,
        "tabs": [
            {"name": name, "label": label, "count": counts[name], "url": f"?show={name}", "current": name == tab}
            for name, (label, _condition) in TABS.items()
        ],
        "tab": tab,
        "page": page,
        "rows": _rows(page, version, pages, part, tab),
        "text": marked(text, _spans(version, *pages[part - 1]), *pages[part - 1], tab_stops=False) if version else "",
        "part": part,
        "version_id": version.pk if version else None,
        "text_start": pages[part - 1][0],
        "can_mark": version is not None and user.has_perm("claims.review_claim"),
        "carried": f"&show={tab}&page={page.number}",
        "last": _last(request, article),
        "parts": len(pages),
        "splitting": bool(version and not article.splitting_problem and article.split_version_id != version.pk),
        "runs": runs_shown(article, user),
        "characters": len(text),
        "selection_reasons": [
            (value, _short(label), SELECTION_KEYS[Claim.SelectionReason(value)])
            for value, label in Claim.SelectionReason.choices
        ],
        "dismissal_reasons": [
            (value, _short(label), DISMISSAL_KEYS[Claim.DismissalReason(value)])
            for value, label in Claim.DismissalReason.choices
        ],
        "can_select": user.has_perm("claims.select_claim"),
        "can_hold": user.has_perm("claims.hold_article"),
        "can_amend": user.has_perm("claims.change_article"),
        "amend_form": amend_form or AmendForm.of(article),
        "amend_open": amend_form is not None,
        "embargo_form": EmbargoForm(initial={"until": article.embargo_until}),
        "legend": [(status, Status(status).label) for status in _legend()],
    }


def address_after(request: HttpRequest, last: int | None) -> str:
    """The page as it was asked for, with the claim that was just acted on, so that it can be said and undone."""
    query = request.GET.copy()
    query.pop("last", None)
    if last:
        query["last"] = str(last)
    return f"{request.path}?{query.urlencode()}" if query else request.path


def _last(request: HttpRequest, article: Article) -> dict[str, Any] | None:
    """What the last press came to, if the claim still stands as it left it."""
    key = request.GET.get("last", "")
    claim = Claim.objects.filter(article=article, pk=key).first() if key.isdecimal() else None
    if claim is None:
        return None
    match claim.status:
        case Status.SELECTED:
            said = _("Selected for %(reason)s:") % {"reason": _short(claim.get_selection_reason_display())}
        case Status.DISMISSED:
            said = _("Dismissed as %(reason)s:") % {"reason": _short(claim.get_dismissal_reason_display())}
        case Status.CANDIDATE:
            return {"claim": claim, "said": _("A candidate again:"), "undo": False}
        case _:
            return None
    return {"claim": claim, "said": said, "undo": request.user.has_perm("claims.select_claim")}


def _short(label: object) -> str:
    """'harm', of 'harm: it hurts someone if it is wrong'."""
    return str(label).partition(":")[0]


def _legend() -> list[str]:
    return [Status.CANDIDATE, Status.SELECTED, Status.IN_REVIEW, Status.DECIDED, Status.DISMISSED]


def _tab(request: HttpRequest, counts: dict[str, int]) -> str:
    """The tab asked for, else the first that has anything on it."""
    asked = request.GET.get("show", "")
    if asked in TABS:
        return asked
    return next((name for name in TABS if counts[name]), "candidates")


def _rows(
    page: Page[Claim], version: ArticleVersion | None, pages: list[tuple[int, int]], part: int, tab: str
) -> list[Row]:
    shown = list(page.object_list)
    claims, beyond = shown[:PER_PAGE], shown[PER_PAGE:]
    places: dict[int, int] = {}
    if version:
        starts = Occurrence.objects.filter(version=version, claim__in=claims).order_by("-start")
        places = dict(starts.values_list("claim_id", "start"))
    rows = []
    for claim, following in zip_longest(claims, [*claims[1:], *beyond]):
        at = part_of(pages, places[claim.pk]) if claim.pk in places else None
        # Within the part on show the link only scrolls.
        query = "" if at == part else f"?show={tab}&page={page.number}&part={at}"
        rows.append(
            Row(
                claim=claim,
                words=_words(claim),
                value=claim_value(claim),
                worth=worth(claim),
                text_url=f"{query}#at-{claim.pk}" if at else "",
                following=following.pk if following else None,
            )
        )
    return rows


def _words(claim: Claim) -> SafeString:
    """The claim's words with those of its value in bold: several claims may share a sentence."""
    before, value, after = claim.words.partition(claim.value_words) if claim.value_words else (claim.words, "", "")
    return format_html("{}<b>{}</b>{}", before, value, after) if value else format_html("{}", before)


def _spans(version: ArticleVersion | None, start: int, end: int) -> list[Span]:
    """Every claim and every note that stands in this part of the text."""
    if version is None:
        return []
    places: QuerySet[Occurrence] = Occurrence.objects.filter(version=version, start__lt=end, end__gt=start)
    return [
        Span(
            key=str(claim_id),
            start=first,
            end=last,
            look=f"claim claim-{status}",
            title=f"{_('Claim')}: {Status(status).label}",
            url=claim_url(claim_id),
        )
        for claim_id, first, last, status in places.values_list("claim_id", "start", "end", "claim__status")
    ] + note_spans(version, start, end)
