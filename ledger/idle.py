"""When a session ends because nobody pressed anything for a while."""

from __future__ import annotations

import time

from django.conf import settings
from django.http import HttpRequest

SEEN = "seen_at"
WRITTEN_EVERY = 60
"""Seconds between two notes of the last press: each costs a write."""


def begin(request: HttpRequest) -> None:
    request.session[SEEN] = int(time.time())


def is_over(request: HttpRequest) -> bool:
    """Whether the last press is too long ago. If not, this one is noted, unless the page asked by itself."""
    now = int(time.time())
    seen = request.session.get(SEEN)
    if seen is not None and now - seen > settings.IDLE_MINUTES * 60:
        return True
    if seen is None or (now - seen >= WRITTEN_EVERY and not asks_by_itself(request)):
        begin(request)
    return False


def asks_by_itself(request: HttpRequest) -> bool:
    """Whether a script of the page looks for news, or says "watch". A session must not live on by that.

    What a script sends by POST otherwise is a person's press.
    """
    by_script = request.headers.get("X-Requested-With")
    return by_script == "watch" or (by_script == "fetch" and request.method == "GET")
