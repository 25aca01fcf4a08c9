"""Mistakes of a caller, answered as problem details (RFC 9457): the parameter, what is wrong, what would be right."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from rest_framework import serializers
from rest_framework.exceptions import APIException, NotFound, ValidationError
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from rest_framework.views import exception_handler


class ProblemSerializer(serializers.Serializer[dict[str, Any]]):
    """What went wrong. `errors` names each parameter at fault with the fix."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    errors = serializers.ListField(  # type: ignore[assignment]  # the name is the RFC's, not the serializer's own
        child=serializers.DictField(child=serializers.CharField())
    )


class ProblemRenderer(JSONRenderer):
    media_type = "application/problem+json"


def problem_response(exception: Exception, context: dict[str, Any]) -> Response | None:
    """The handler of every API view; None (a server error) for what is no mistake of the caller."""
    response = exception_handler(exception, context)
    if response is None:
        return None
    errors: list[dict[str, str]] = []
    if isinstance(exception, ValidationError):
        errors = list(_errors(exception.detail))
        detail = " ".join(f"{one['parameter']}: {one['message']}" for one in errors)
    elif isinstance(exception, APIException):
        detail = str(exception.detail)
    else:
        detail = str(NotFound.default_detail)
    response.data = {
        "type": "about:blank",
        "title": HTTPStatus(response.status_code).phrase,
        "status": response.status_code,
        "detail": detail,
        "errors": errors,
    }
    return response


def _errors(detail: Any) -> Iterator[dict[str, str]]:
    if isinstance(detail, dict):
        for parameter, messages in detail.items():
            for message in messages if isinstance(messages, list) else [messages]:
                yield {"parameter": str(parameter), "message": str(message)}
    else:
        for message in detail:
            yield {"parameter": "request", "message": str(message)}
