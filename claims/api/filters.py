"""What lists and exports can be narrowed by. A value that cannot be meant is an error, not an empty answer."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import django_filters
from django.db.models import Model, QuerySet
from django_filters.rest_framework import DjangoFilterBackend, FilterSet
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.views import APIView

from claims.models import Article, Claim, PublicClaim, Rating, Verdict
from claims.models.public_claim import PublicClaimQuerySet
from ledger.public_id import read_public_id

PAGING = frozenset({"cursor", "page_size", "format"})
ISO_DAY = {"input_formats": ["%Y-%m-%d"], "error_messages": {"invalid": "Write a day as 2020-02-02."}}
NUMBER = {
    "max_digits": 40,
    "decimal_places": 10,
    "min_value": Decimal("-1e30"),
    "max_value": Decimal("1e30"),
    "error_messages": {"invalid": "Write a number as 1200 or -0.5, without grouping."},
}


def _choices(enum: Any) -> dict[str, Any]:
    listed = ", ".join(enum.values)
    return {
        "choices": enum.choices,
        "error_messages": {"invalid_choice": f"“%(value)s” is not known. Use one of: {listed}."},
    }


class ClaimFilter(FilterSet):
    """Filters of claims, of verdicts and of their exports."""

    q = django_filters.CharFilter(
        method="search", max_length=200, help_text="Words to find in claim, sentence, rationale and title."
    )
    kind = django_filters.ChoiceFilter(**_choices(Claim.Kind), help_text="Kind of claim.")
    rating = django_filters.CharFilter(
        method="rated", max_length=40, help_text="Code of a rating, such as accurate or unproven."
    )
    currency = django_filters.ChoiceFilter(**_choices(Verdict.Currency), help_text="Whether the verdict still holds.")
    measure = django_filters.CharFilter(max_length=60, help_text="What is counted, such as killed.")
    unit = django_filters.CharFilter(max_length=100, help_text="Unit in the singular, such as person or USD.")
    number_min = django_filters.NumberFilter("number", "gte", **NUMBER, help_text="Claims of this number or more.")
    number_max = django_filters.NumberFilter("number", "lte", **NUMBER, help_text="Claims of this number or less.")
    as_of_min = django_filters.DateFilter("as_of_from", "gte", **ISO_DAY, help_text="Verdicts about this day or later.")
    as_of_max = django_filters.DateFilter("as_of_to", "lte", **ISO_DAY, help_text="Verdicts about this day or earlier.")
    publisher = django_filters.CharFilter(lookup_expr="iexact", max_length=200, help_text="Publisher's whole name.")
    article = django_filters.CharFilter(method="of_article", help_text="Id of an article.")

    class Meta:
        model = PublicClaim
        fields: list[str] = []

    def search(self, rows: PublicClaimQuerySet, name: str, value: str) -> PublicClaimQuerySet:
        return rows.matching(value)

    def rated(self, rows: PublicClaimQuerySet, name: str, value: str) -> PublicClaimQuerySet:
        codes = Rating.objects.order_by("scale", "position").values_list("code", flat=True)
        known = list(dict.fromkeys(codes))
        if value not in known:
            raise ValidationError({name: f"“{value}” is no rating. Use one of: {', '.join(known)}."})
        return rows.filter(rating=value)

    def of_article(self, rows: PublicClaimQuerySet, name: str, value: str) -> PublicClaimQuerySet:
        public_id = read_public_id(value)
        if public_id is None:
            raise ValidationError({name: f"“{value}” is no id. An id has 12 letters and digits."})
        return rows.filter(article__public_id=public_id)


class ArticleFilter(FilterSet):
    q = django_filters.CharFilter("title", "icontains", max_length=200, help_text="Words in the title, as they stand.")
    publisher = django_filters.CharFilter(
        "publisher__name", "iexact", max_length=200, help_text="Publisher's whole name."
    )
    published_min = django_filters.DateFilter(
        "published_date", "gte", **ISO_DAY, help_text="Articles of this day or later."
    )
    published_max = django_filters.DateFilter(
        "published_date", "lte", **ISO_DAY, help_text="Articles of this day or earlier."
    )

    class Meta:
        model = Article
        fields: list[str] = []


class StrictFilters(DjangoFilterBackend):
    """Refuses a parameter that it does not know: a mistyped filter must not answer with everything."""

    def filter_queryset[M: Model](self, request: Request, queryset: QuerySet[M], view: APIView) -> QuerySet[M]:
        filterset_class = self.get_filterset_class(view, queryset)
        known = set(filterset_class.base_filters) | PAGING
        if getattr(view, "orderings", None):
            known.add("ordering")
        unknown = sorted(set(request.query_params) - known)
        if unknown:
            listed = ", ".join(sorted(known - {"format"}))
            raise ValidationError(dict.fromkeys(unknown, f"There is no such parameter. Use: {listed}."))
        filtered: QuerySet[M] = super().filter_queryset(request, queryset, view)
        return filtered
