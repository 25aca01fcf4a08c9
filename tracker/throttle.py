"""How sign-in is throttled: django-axes counts failures by account and address, and this tells it what an address is.

Locked is the pair of both, so that nobody can lock a colleague out from elsewhere.
"""

from __future__ import annotations

import ipaddress
from math import ceil

from axes.models import AccessAttempt
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

HOME = 64
"""Bits of an IPv6 address that name one connection: whoever has it has all addresses below."""


def client_address(request: HttpRequest) -> str | None:
    """Where a request comes from. Behind a proxy it is what the proxy added last; before that stands hearsay."""
    found = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        found = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or found
    try:
        address = ipaddress.ip_address(found)
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, HOME), strict=False).network_address)
    return str(address)


def minutes_left(request: HttpRequest, username: str) -> int:
    """Minutes, rounded up, until this account can be tried again from this address."""
    attempts = AccessAttempt.objects.filter(username=username, ip_address=client_address(request))
    last = attempts.order_by("-attempt_time").values_list("attempt_time", flat=True).first() or timezone.now()
    left = last + settings.AXES_COOLOFF_TIME - timezone.now()
    return max(1, ceil(left.total_seconds() / 60))


def as_answered(request: HttpRequest, answer: HttpResponse, credentials: object = None) -> HttpResponse:
    """The page of a locked sign-in is the desk's own, see `tracker.desk_site`."""
    return answer
