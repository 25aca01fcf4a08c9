"""The claim in its article: the words around it, and the claims before and after it."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.urls import reverse

from claims.admin.highlight import Span, marked, part_of, parts, window
from claims.admin.screen.address import claim_url
from claims.admin.screen.notes import note_spans
from claims.models import Claim, Occurrence


def article_text(claim: Claim) -> dict[str, Any] | None:
    """The stretch of the article around the claim, neighbours marked, and where to read the whole."""
    places = list(claim.occurrences.at_home().select_related("version").order_by("-version__number", "start")[:1])
    if not places:
        return None
    place = places[0]
    text = place.version.text
    start, end = window(text, place.start, place.end)
    others = (
        Occurrence.objects.filter(version=place.version, start__lt=end, end__gt=start)
        .exclude(claim=claim)
        .select_related("claim")[:400]
    )
    spans = [
        Span(
            key=str(one.claim_id),
            start=one.start,
            end=one.end,
            look=f"claim claim-{one.claim.status}",
            title=f"{one.claim.get_status_display()}: {one.exact}",
            url=claim_url(one.claim_id),
        )
        for one in others
    ]
    # Drawn over whatever it nests in, so that it is never hidden by a narrower neighbour.
    focus = Span(key=str(claim.pk), start=place.start, end=place.end, look="claim claim-focus")
    spans = [*_outside(spans, focus), focus]
    if place.value_start is not None and place.value_end is not None:
        spans.append(Span(key="value", start=place.value_start, end=place.value_end, look="claim claim-focus value"))
    spans += note_spans(place.version, start, end, claim)
    html = marked(text, spans, start, end)
    whole = reverse("admin:claims_article_change", args=[claim.article_id])
    pages = parts(text)
    return {
        "html": html,
        "cut_before": start > 0,
        "cut_after": end < len(text),
        "start": start,
        "end": end,
        "version_id": place.version_id,
        "page_of": lambda offset: f"{whole}?part={part_of(pages, offset)}",
        "whole_url": f"{whole}?part={part_of(pages, place.start)}#at-{claim.pk}",
        "older_version": claim.article.current_version_id != place.version_id,
        "version": place.version.number,
    }


def _outside(spans: list[Span], focus: Span) -> list[Span]:
    """Neighbours that do not stand inside the claim in focus, or the whole of it would change colour there."""
    return [span for span in spans if not (focus.start <= span.start and span.end <= focus.end)]


def neighbours(claim: Claim) -> dict[str, str]:
    """Links to the claims under check before and after this one in the article.

    Those in the newest text come first, in its order; then those that stand in older texts only.
    """
    off = [Claim.Status.CANDIDATE, Claim.Status.DISMISSED, Claim.Status.MERGED]
    under_check = Q(claim=claim) | ~Q(claim__status__in=off)
    newest = (
        Occurrence.objects.at_home()
        .filter(under_check, claim__article=claim.article_id)
        .order_by("claim_id", "-version__number", "start", "end")
        .distinct("claim_id")
        .values_list("version__number", "start", "end", "claim_id")
    )
    order = [key for *_place, key in sorted(newest, key=lambda at: (-at[0], *at[1:]))]
    if claim.pk not in order:
        return {}
    here = order.index(claim.pk)
    links = {}
    if here > 0:
        links["previous"] = claim_url(order[here - 1])
    if here + 1 < len(order):
        links["next"] = claim_url(order[here + 1])
    return links
