"""Lists and single records of what is published."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.urls import reverse
from drf_spectacular.renderers import OpenApiJsonRenderer
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from drf_spectacular.views import SpectacularAPIView
from rest_framework.exceptions import NotFound
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.api.filters import ArticleFilter, ClaimFilter, StrictFilters
from claims.api.paging import Cursor
from claims.api.problems import ProblemSerializer, problem_response
from claims.api.serializers import (
    ArticleSerializer,
    ClaimDetailSerializer,
    ClaimSerializer,
    VerdictDetailSerializer,
    VerdictSerializer,
)
from claims.models import Article, PublicClaim, Verdict
from claims.models.public_claim import PublicClaimQuerySet
from claims.pages.conditional import CACHE_CONTROL
from ledger.public_id import read_public_id

CLAIM_ORDERINGS: dict[str, tuple[str, ...]] = {
    "-published_at": ("-published_at", "pk"),
    "published_at": ("published_at", "pk"),
    "-changed_at": ("-changed_at", "pk"),
    "changed_at": ("changed_at", "pk"),
}
ARTICLE_ORDERINGS: dict[str, tuple[str, ...]] = {"-added_at": ("-added_at", "-pk"), "added_at": ("added_at", "pk")}
WRONG = {400: ProblemSerializer}
MISSING = {404: ProblemSerializer}
ID = OpenApiParameter("id", OpenApiTypes.STR, OpenApiParameter.PATH, description="Public id: 12 letters and digits.")


def ordering_parameter(orderings: dict[str, tuple[str, ...]]) -> OpenApiParameter:
    return OpenApiParameter(
        "ordering", OpenApiTypes.STR, enum=list(orderings), description=f"{next(iter(orderings))} if left out."
    )


class PublicView(APIView):
    """Anyone may read: no cookie, no credentials, cached for a minute."""

    http_method_names = ["get", "head", "options"]

    def get_exception_handler(self) -> Any:
        return problem_response

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        response.headers.setdefault("Cache-Control", CACHE_CONTROL if response.status_code == 200 else "no-store")
        response.headers["Access-Control-Allow-Origin"] = "*"
        if response.status_code >= 400:
            response.content_type = "application/problem+json"
        return response


class ListView[M: (Article, PublicClaim)](PublicView, GenericAPIView[M]):
    """A filtered list, a page at a time."""

    filter_backends = [StrictFilters]
    pagination_class = Cursor
    orderings: dict[str, tuple[str, ...]] = CLAIM_ORDERINGS

    def page_of(self) -> Response:
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)


def visible_claims() -> PublicClaimQuerySet:
    return PublicClaim.objects.visible().defer("search")


class ClaimList(ListView[PublicClaim]):
    queryset = PublicClaim.objects.none()
    serializer_class = ClaimSerializer
    filterset_class = ClaimFilter

    def get_queryset(self) -> QuerySet[PublicClaim]:
        return visible_claims()

    @extend_schema(
        operation_id="claims_list",
        description="Claims with a published verdict, newest verdict first.",
        parameters=[ordering_parameter(CLAIM_ORDERINGS)],
        responses={200: ClaimSerializer(many=True), **WRONG},
    )
    def get(self, request: Request) -> Response:
        return self.page_of()


class VerdictList(ClaimList):
    serializer_class = VerdictSerializer  # type: ignore[assignment]

    @extend_schema(
        operation_id="verdicts_list",
        description="The verdicts that stand, one to a claim, newest first.",
        parameters=[ordering_parameter(CLAIM_ORDERINGS)],
        responses={200: VerdictSerializer(many=True), **WRONG},
    )
    def get(self, request: Request) -> Response:
        return self.page_of()


class ArticleList(ListView[Article]):
    queryset = Article.objects.none()
    serializer_class = ArticleSerializer
    filterset_class = ArticleFilter
    orderings = ARTICLE_ORDERINGS

    def get_queryset(self) -> QuerySet[Article]:
        return public_articles()

    @extend_schema(
        operation_id="articles_list",
        description="Articles with at least one published verdict, newest here first.",
        parameters=[ordering_parameter(ARTICLE_ORDERINGS)],
        responses={200: ArticleSerializer(many=True), **WRONG},
    )
    def get(self, request: Request) -> Response:
        return self.page_of()


def public_articles() -> QuerySet[Article]:
    visible = PublicClaim.objects.visible()
    ratings = visible.filter(article=OuterRef("pk")).order_by("position").values("rating")
    return (
        Article.objects.filter(pk__in=visible.values("article"))
        .select_related("publisher")
        .annotate(ratings=ArraySubquery(ratings))
    )


class ArticleDetail(PublicView):
    @extend_schema(
        operation_id="articles_read",
        description="An article under check. Its claims: `/api/v1/claims/?article=ID`.",
        parameters=[ID],
        responses={200: ArticleSerializer, **MISSING},
    )
    def get(self, request: Request, id: str) -> Response:  # noqa: A002
        article = public_articles().filter(public_id=read_public_id(id)).first()
        if article is None:
            raise NotFound("No article with a published verdict has this id.")
        return Response(ArticleSerializer(article).data)


class ClaimDetail(PublicView):
    @extend_schema(
        operation_id="claims_read",
        description="A claim with its verdict, evidence, history and corrections. The id of a claim that was merged "
        "into another leads to that one.",
        parameters=[ID],
        responses={200: ClaimDetailSerializer, 301: OpenApiResponse(description="Merged: see Location."), **MISSING},
    )
    def get(self, request: Request, id: str) -> Response:  # noqa: A002
        public_id = read_public_id(id)
        row = visible_claims().filter(public_id=public_id).first()
        if row is not None:
            return Response(ClaimDetailSerializer(row).data)
        heir = visible_claims().filter(claim__aliases__public_id=public_id).values_list("public_id", flat=True).first()
        if heir is None:
            raise NotFound("No claim with a published verdict has this id.")
        address = f"{settings.PUBLIC_URL}{reverse('api-claim', args=[heir])}"
        return Response(status=301, headers={"Location": address})


class VerdictDetail(PublicView):
    @extend_schema(
        operation_id="verdicts_read",
        description="One published verdict, also one that was superseded, or whose claim was merged into another.",
        parameters=[ID],
        responses={200: VerdictDetailSerializer, **MISSING},
    )
    def get(self, request: Request, id: str) -> Response:  # noqa: A002
        public_id = read_public_id(id)
        of_claim = Verdict.objects.filter(public_id=public_id).values("claim")
        row = PublicClaim.objects.readable().defer("search").filter(claim__in=of_claim).first()
        told = row.document["history"] if row else []
        verdict = next((one for one in told if one["id"] == public_id), None)
        if row is None or verdict is None:
            raise NotFound("No published verdict has this id.")
        merged_into: str | None = getattr(row, "heir", None)
        is_newest = row.verdict_public_id == public_id
        answer = {
            **verdict,
            "stands": is_newest and merged_into is None,
            "merged_into": merged_into,
            "claim": row,
            "evidence": row.document["evidence"] if is_newest else [],
            "replies": row.document.get("replies", []) if is_newest else [],
        }
        return Response(VerdictDetailSerializer(answer).data)


class Schema(PublicView, SpectacularAPIView):
    """The OpenAPI description of this API."""

    renderer_classes = [OpenApiJsonRenderer]


@extend_schema(exclude=True)
class Root(PublicView):
    """The addresses of this API, for who begins at its root."""

    names = {
        "articles": "api-articles",
        "claims": "api-claims",
        "verdicts": "api-verdicts",
        "verdicts_csv": "api-export-csv",
        "verdicts_jsonl": "api-export-jsonl",
        "schema": "api-schema",
        "documentation": "api-reference",
    }

    def get(self, request: Request) -> Response:
        return Response({word: f"{settings.PUBLIC_URL}{reverse(name)}" for word, name in self.names.items()})


@extend_schema(exclude=True)
class Nothing(PublicView):
    """Answers every other address of the API in the API's own form."""

    def get(self, request: Request, rest: str) -> Response:
        raise NotFound("There is no such address in this API. Its addresses are listed at /api/.")
