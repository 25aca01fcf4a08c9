"""The API's reference as a page of ours, written from the same schema that the API serves."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator

from claims.pages.conditional import answer, render


@require_safe
def api_reference(request: HttpRequest) -> HttpResponseBase:
    operations = _operations()
    return answer(
        request,
        operations,
        lambda: render("claims/api_reference.html", operations=operations, base=settings.PUBLIC_URL),
    )


@cache
def _operations() -> list[dict[str, Any]]:
    schema = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    return [
        {
            "path": path,
            "summary": operation.get("summary", ""),
            "description": _plain(operation.get("description", "")),
            "parameters": [_parameter(one) for one in operation.get("parameters", [])],
            "example": path.replace("{id}", "ID"),
        }
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
        if method == "get"
    ]


def _parameter(one: dict[str, Any]) -> dict[str, Any]:
    schema = one.get("schema", {})
    return {
        "name": one["name"],
        "description": _plain(one.get("description", "")),
        "choices": [str(choice) for choice in schema.get("enum", [])],
        "required": one.get("required", False),
    }


def _plain(description: str) -> str:
    """The first line: what follows lists choices, which the page shows itself."""
    return description.split("\n")[0].replace("`", "")
