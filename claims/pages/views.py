"""Home, article and claim: at most two queries each, and nothing but what PublicClaim says is visible."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, OuterRef, QuerySet, TextField, Value, When
from django.db.models.functions import JSONObject
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from claims.models import Article, ClaimAlias, Occurrence, PublicClaim, Rating
from claims.pages.conditional import answer, render
from claims.pages.fulltext import Span, marked_paragraphs
from claims.pages.jsonld import claim_review, script_text
from claims.pages.notices import hidden, withdrawn
from claims.pages.paging import LAST_PAGE, page_number
from claims.pages.past import past
from claims.pages.sharing import sharing
from claims.pages.show import claim_line, claim_page, counts, legend, said_on
from claims.pages.text import web_address
from ledger.public_id import read_public_id

A_PAGE = 20
LONGEST_QUERY = 200
CLAIMS_OF_AN_ARTICLE = 500


@require_safe
def home(request: HttpRequest) -> HttpResponseBase:
    """The latest verdicts, or those that a search finds."""
    query = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY]
    rating = request.GET.get("rating", "")[:40].replace("\x00", "")
    page = page_number(request)
    found = _found(query, rating)[(page - 1) * A_PAGE : page * A_PAGE + 1]
    rows = list(found)
    ratings = list(Rating.objects.in_use())
    more = len(rows) > A_PAGE and page < LAST_PAGE
    rows = rows[:A_PAGE]

    def body() -> str:
        return render(
            "claims/home.html",
            lines=[claim_line(row) for row in rows],
            query=query,
            rating=rating,
            rating_label=next((one.label for one in ratings if one.code == rating), rating),
            ratings=legend(ratings),
            page=page,
            older=_home_address(query, rating, page + 1) if more else "",
            newer=_home_address(query, rating, page - 1) if page > 1 else "",
            filtered=bool(query or rating),
        )

    shown = [(row.public_id, row.changed_at, row.visible_from) for row in rows]
    names = [(one.pk, one.label, one.definition) for one in ratings]
    return answer(request, (query, rating, page, more, shown, names), body)


def _found(query: str, rating: str) -> QuerySet[PublicClaim]:
    rows = PublicClaim.objects.visible().defer("search")
    if rating:
        rows = rows.filter(rating=rating)
    return rows.best_matching(query) if query else rows


def _home_address(query: str, rating: str, page: int) -> str:
    held = {"q": query, "rating": rating, "page": page if page > 1 else ""}
    wanted = {name: value for name, value in held.items() if value}
    return reverse("home") + (f"?{urlencode(wanted)}" if wanted else "")


@require_safe
def article(request: HttpRequest, spelt: str) -> HttpResponseBase:
    """An article's published claims in order. It is public only while one of them is."""
    public_id = _public_id(spelt)
    if public_id != spelt:
        return HttpResponsePermanentRedirect(reverse("article", args=[public_id]))
    text = Case(When(full_text_public=True, then="current_version__text"), default=Value(""), output_field=TextField())
    one = Article.objects.filter(public_id=public_id).select_related("publisher").annotate(public_text=text).first()
    rows = list(_claims_of(one)[: CLAIMS_OF_AN_ARTICLE + 1]) if one else []
    more = len(rows) > CLAIMS_OF_AN_ARTICLE
    rows = rows[:CLAIMS_OF_AN_ARTICLE]
    if one is None or not rows:
        raise Http404(_("No article with a published verdict stands at this address."))
    full_text: str = getattr(one, "public_text", "")

    def body() -> str:
        return render(
            "claims/article.html",
            article=one,
            publisher=rows[0].publisher,
            source=web_address(one.url),
            said_on=said_on(rows[0]),
            canonical=one.get_absolute_url(),
            lines=[claim_line(row) for row in rows],
            counts=counts(rows),
            more=more,
            text=marked_paragraphs(full_text, _spans(rows), one.title),
        )

    key = (
        [(row.public_id, row.changed_at) for row in rows],
        (one.title, one.author, one.url, one.licence, one.language, one.full_text_public, one.current_version_id),
    )
    return answer(request, key, body)


def _claims_of(one: Article) -> QuerySet[PublicClaim]:
    places = Occurrence.objects.filter(claim=OuterRef("claim"), version=one.current_version_id)
    place = JSONObject(start="start", end="end", value_start="value_start", value_end="value_end")
    return (
        PublicClaim.objects.visible()
        .filter(article=one)
        .defer("search")
        .order_by("position", "pk")
        .annotate(places=ArraySubquery(places.values(place=place)))
    )


def _spans(rows: list[PublicClaim]) -> list[Span]:
    places: list[tuple[PublicClaim, dict[str, Any]]] = [
        (row, place) for row in rows for place in getattr(row, "places", [])
    ]
    return [
        Span(
            place["start"] if place["value_start"] is None else place["value_start"],
            place["end"] if place["value_end"] is None else place["value_end"],
            row.get_absolute_url(),
        )
        for row, place in places
    ]


@require_safe
def claim(request: HttpRequest, spelt: str) -> HttpResponseBase:
    """A claim and its verdict; for what is no longer shown, a notice; for what never was, not found."""
    public_id = _public_id(spelt)
    row = PublicClaim.objects.filter(public_id=public_id).defer("search").with_review().first()
    if row is None:
        return _old_address(public_id)
    merged_into = getattr(row, "merged_public_id", None)
    if merged_into:
        return HttpResponsePermanentRedirect(reverse("claim", args=[merged_into]))
    if row.state == PublicClaim.State.HELD or row.visible_from > timezone.now():
        raise Http404(NO_CLAIM)
    if public_id != spelt:
        return HttpResponsePermanentRedirect(reverse("claim", args=[public_id]))
    if row.state == PublicClaim.State.HIDDEN:
        return hidden()
    if row.state == PublicClaim.State.WITHDRAWN:
        return withdrawn(row)
    if "as_of" in request.GET:
        return past(request, row, request.GET["as_of"])
    review = (getattr(row, "claim_status", ""), getattr(row, "in_review_since", None))

    key = (row.public_id, row.changed_at, review, row.has_claim_review)
    return answer(request, key, lambda: claim_html(row))


def claim_html(row: PublicClaim, *, is_preview: bool = False) -> str:
    """The page of a claim as text; a preview says that it is one."""
    return render(
        "claims/claim.html",
        row=row,
        canonical=row.get_absolute_url(),
        jsonld=script_text(claim_review(row)) if row.has_claim_review else "",
        is_preview=is_preview,
        sharing=None if is_preview else sharing(row),
        **claim_page(row),
    )


NO_CLAIM = gettext_lazy("No published verdict stands at this address.")


def _old_address(public_id: str) -> HttpResponse:
    alias = (
        ClaimAlias.objects.filter(public_id=public_id, claim__public__isnull=False)
        .exclude(claim__public__state=PublicClaim.State.HELD)
        .filter(claim__public__visible_from__lte=timezone.now())
        .values_list("claim__public_id", flat=True)
        .first()
    )
    if alias is None:
        raise Http404(NO_CLAIM)
    return HttpResponsePermanentRedirect(reverse("claim", args=[alias]))


def _public_id(spelt: str) -> str:
    public_id = read_public_id(spelt)
    if public_id is None:
        raise Http404(_("An address here ends in 12 letters and digits. Check that it was copied whole."))
    return public_id
