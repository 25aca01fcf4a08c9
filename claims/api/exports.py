"""All visible verdicts as one file, streamed from the database while the reader takes it."""

from __future__ import annotations

from django.http import StreamingHttpResponse
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request

from claims.api.filters import ClaimFilter, StrictFilters
from claims.api.problems import ProblemSerializer
from claims.api.views import PublicView
from claims.export import Format, stream
from claims.models import PublicClaim


class Export(PublicView, GenericAPIView[PublicClaim]):
    queryset = PublicClaim.objects.none()
    filterset_class = ClaimFilter
    filter_backends = [StrictFilters]
    pagination_class = None

    def file(self, form: Format) -> StreamingHttpResponse:
        rows = self.filter_queryset(PublicClaim.objects.visible())
        name = f"verdicts-{timezone.now():%Y-%m-%d}.{form.value}"
        return StreamingHttpResponse(
            stream(rows, form),
            content_type=form.media_type,
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


class ExportCsv(Export):
    @extend_schema(
        operation_id="verdicts_export_csv",
        description="The verdicts that stand as CSV with a heading, in no order. A cell that a spreadsheet would take "
        "for a formula begins with an apostrophe.",
        filters=True,
        responses={(200, "text/csv"): OpenApiTypes.STR, 400: ProblemSerializer},
    )
    def get(self, request: Request) -> StreamingHttpResponse:
        return self.file(Format.CSV)


class ExportJsonLines(Export):
    @extend_schema(
        operation_id="verdicts_export_jsonl",
        description="The verdicts that stand, one JSON object a line, in no order.",
        filters=True,
        responses={(200, "application/jsonl"): OpenApiTypes.STR, 400: ProblemSerializer},
    )
    def get(self, request: Request) -> StreamingHttpResponse:
        return self.file(Format.JSONL)
