"""Every sign-in, sign-out, failed sign-in and lock-out leaves an Event, whichever way a person came.

Client addresses are not kept: the history is for ever. Those of failed sign-ins stand in the table of django-axes
until their time is over.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from axes.signals import user_locked_out
from django.conf import settings
from django.contrib.auth import signals
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils import timezone

from ledger import idle
from ledger.models import Event, User, Verb, record

ONE_A = timedelta(minutes=1)
"""Of failed sign-ins to one account one is kept in this time: an attack must not flood the history."""


def connect() -> None:
    signals.user_logged_in.connect(_signed_in, dispatch_uid="ledger.signed_in")
    signals.user_logged_out.connect(_signed_out, dispatch_uid="ledger.signed_out")
    signals.user_login_failed.connect(_failed, dispatch_uid="ledger.sign_in_failed")
    user_locked_out.connect(_locked, dispatch_uid="ledger.sign_in_locked")


def end_idle(request: HttpRequest) -> None:
    """Sign out a person who pressed nothing for too long."""
    assert isinstance(request.user, User)
    new = {"idle_minutes": settings.IDLE_MINUTES}
    record(Verb.SIGNED_OUT, "user", request.user.pk, actor=request.user, new=new)
    request.session.flush()
    request.user = AnonymousUser()


def failed(user: User, what: str) -> None:
    """Keep that somebody failed to sign in to this account: at the `what` of it, password or second factor."""
    _once(Verb.SIGN_IN_FAILED, user, ONE_A, {"username": user.username, "at": what})


def _signed_in(sender: object, request: HttpRequest, user: User, **_more: Any) -> None:
    idle.begin(request)
    record(Verb.SIGNED_IN, "user", user.pk, actor=user)


def _signed_out(sender: object, request: HttpRequest, user: User | None, **_more: Any) -> None:
    if user is not None:
        record(Verb.SIGNED_OUT, "user", user.pk, actor=user)


def _failed(sender: object, credentials: dict[str, Any], request: HttpRequest | None = None, **_more: Any) -> None:
    """Of a name that is no account's nothing is kept: it may be a password in the wrong field."""
    if getattr(request, "axes_locked_out", False):
        return
    if user := _account(credentials.get(User.USERNAME_FIELD)):
        failed(user, "password")


def _locked(sender: object, username: str | None, **_more: Any) -> None:
    if user := _account(username):
        minutes = settings.AXES_COOLOFF_TIME
        new = {"username": user.username, "minutes": int(minutes.total_seconds() // 60)}
        _once(Verb.SIGN_IN_LOCKED, user, minutes, new)


def _account(username: str | None) -> User | None:
    return User.objects.filter(username=username).first() if username else None


def _once(verb: Verb, user: User, within: timedelta, new: dict[str, Any]) -> None:
    lately = Event.objects.about("user", user.pk).filter(verb=verb, at__gt=timezone.now() - within)
    if not lately.exists():
        record(verb, "user", user.pk, actor=None, new=new)
