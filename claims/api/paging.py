"""Pages by cursor: rows that appear while somebody reads on are neither shown twice nor skipped."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError as BadValue
from django.db.models import QuerySet
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request
from rest_framework.views import APIView


class Cursor(CursorPagination):
    """A view names its `orderings`: what a caller writes, and the columns of it; the first is the default."""

    page_size = 50
    page_size_query_param = "page_size"
    page_size_query_description = "How many a page, from 1 to 200. 50 if left out."
    max_page_size = 200
    cursor_query_description = "From `next` or `previous` of another page; leave it out to begin."
    invalid_cursor_message = "The cursor is not one that was given out here. Begin again without it."

    def get_ordering(self, request: Request, queryset: QuerySet[Any], view: APIView) -> tuple[str, ...]:
        orderings: dict[str, tuple[str, ...]] = view.orderings  # type: ignore[attr-defined]
        wanted = request.query_params.get("ordering", next(iter(orderings)))
        if wanted not in orderings:
            raise ValidationError({"ordering": f"“{wanted}” is not known. Use one of: {', '.join(orderings)}."})
        return orderings[wanted]

    def get_page_size(self, request: Request) -> int:
        text = request.query_params.get("page_size", str(self.page_size))
        if not (text.isascii() and text.isdigit() and len(text) < 6 and 1 <= int(text) <= self.max_page_size):
            raise ValidationError({"page_size": f"Give a whole number from 1 to {self.max_page_size}."})
        return int(text)

    def paginate_queryset(self, queryset: Any, request: Request, view: APIView | None = None) -> list[Any] | None:
        try:
            return super().paginate_queryset(queryset, request, view)
        except (ValueError, BadValue):
            # A forged cursor can hold any text where the column needs a time.
            raise NotFound(self.invalid_cursor_message) from None

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """DRF's own writes OpenAPI 3.0, where null is not a type."""
        link = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["next", "previous", "results"],
            "properties": {"next": link, "previous": link, "results": schema},
        }
