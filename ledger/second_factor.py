"""The second factor of a sign-in: codes of an app on a person's phone, and recovery codes for when it is lost.

django-otp keeps the secrets and judges the codes; see docs/decisions/0013-a-second-factor.md. Neither a secret nor a
code stands in an Event or in the log.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import django_otp
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from ledger.models import User, Verb, record
from ledger.signing_in import failed

RECOVERY_CODES = 10
BEGUN_FOR = timedelta(hours=1)
"""A secret that was shown and not confirmed in this time is replaced: somebody may have seen it since."""

DIGITS = 6


class FactorError(ValueError):
    """It cannot be done as things stand. The message is for the person who tried."""


def is_on() -> bool:
    return str(settings.SECOND_FACTOR) != "off"


def is_required() -> bool:
    return str(settings.SECOND_FACTOR) == "required"


def device_of(user: User) -> TOTPDevice | None:
    """The app that was set up, if any."""
    return TOTPDevice.objects.devices_for_user(user, confirmed=True).first()


def is_passed(request: HttpRequest) -> bool:
    """Whether this session gave its second factor."""
    return getattr(request.user, "otp_device", None) is not None


def is_due(request: HttpRequest) -> bool:
    """Whether this session has still to give its second factor, or to set one up."""
    if not is_on() or is_passed(request):
        return False
    assert isinstance(request.user, User)
    return is_required() or device_of(request.user) is not None


def begin(user: User) -> TOTPDevice:
    """The app about to be set up: shown, and not confirmed by a code yet."""
    with transaction.atomic():
        begun = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=False)
        begun.filter(created_at__lt=timezone.now() - BEGUN_FOR).delete()
        return begun.first() or TOTPDevice.objects.create(user=user, name="app", confirmed=False)


def confirm(request: HttpRequest, code: str) -> list[str]:
    """Set up the app that was begun, in the place of any before. Returns the recovery codes, which are shown once."""
    user = request.user
    assert isinstance(user, User)
    with transaction.atomic():
        begun = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=False).first()
        if begun is not None:
            _not_too_soon(begun)
        if begun is not None and begun.verify_token(_plain(code)):
            begun.confirmed = True
            begun.save(update_fields=["confirmed"])
            TOTPDevice.objects.filter(user=user).exclude(pk=begun.pk).delete()
            codes = _new_codes(user)
            django_otp.login(request, begun)
            record(Verb.SECOND_FACTOR_SET, "user", user.pk, actor=user, new={"recovery_codes": len(codes)})
            return codes
    raise FactorError(_("This code is not the one that the app shows now. Look whether the phone's clock is right."))


def check(request: HttpRequest, code: str) -> None:
    """Take the code of the app, or a recovery code, for this session. Raises FactorError."""
    user = request.user
    assert isinstance(user, User)
    code = _plain(code)
    with transaction.atomic():
        kind: Any = TOTPDevice if code.isdecimal() and len(code) == DIGITS else StaticDevice
        device = kind.objects.select_for_update().filter(user=user, confirmed=True).first()
        if device is not None:
            _not_too_soon(device)
        if device is not None and device.verify_token(code):
            # Of the app in either case: recovery codes may be replaced while the session lasts.
            django_otp.login(request, device_of(user))
            new: dict[str, Any] = {"by": "code of the app"}
            if kind is StaticDevice:
                new = {"by": "recovery code", "left": codes_left(user)}
            record(Verb.SIGNED_IN, "user", user.pk, actor=user, new=new)
            return
        failed(user, "second factor")
    raise FactorError(_("This code is not right, or was used already. The app shows a new one every 30 seconds."))


def renew_codes(request: HttpRequest) -> list[str]:
    """New recovery codes; the old ones are worth nothing from then on."""
    user = request.user
    assert isinstance(user, User)
    if not is_passed(request):
        raise PermissionDenied
    with transaction.atomic():
        codes = _new_codes(user)
        record(Verb.SECOND_FACTOR_SET, "user", user.pk, actor=user, new={"recovery_codes": len(codes), "renewed": True})
    return codes


def remove(user: User, actor: User | None, reason: str) -> None:
    """Take the second factor from a person, who lost it or wants none. Without an `actor` it is a command's doing.

    Raises PermissionDenied: whoever takes another's may change that person's account. Raises FactorError.
    """
    if actor is not None and actor != user:
        guarded = user.is_superuser and not actor.is_superuser
        if guarded or not actor.has_perm("ledger.change_user"):
            raise PermissionDenied(_("%(name)s may not change this account.") % {"name": actor})
    if not reason.strip():
        raise FactorError(_("Give the reason. It is kept."))
    with transaction.atomic():
        gone = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=True)
        if not gone:
            raise FactorError(_("%(name)s has no second factor.") % {"name": user})
        TOTPDevice.objects.filter(user=user).delete()
        StaticDevice.objects.filter(user=user).delete()
        record(Verb.SECOND_FACTOR_REMOVED, "user", user.pk, actor=actor, reason=reason.strip())


def codes_left(user: User) -> int:
    return int(StaticToken.objects.filter(device__user=user).count())


def _plain(code: str) -> str:
    """As people type it: in groups, with capitals."""
    return "".join(code.split()).replace("-", "").lower()


def _new_codes(user: User) -> list[str]:
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="recovery", confirmed=True)
    codes = [StaticToken.random_token() for _number in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create([StaticToken(device=device, token=code) for code in codes])
    return codes


def _not_too_soon(device: Any) -> None:
    """Each wrong code doubles the wait for the next. Raises FactorError."""
    allowed, why = device.verify_is_allowed()
    if allowed:
        return
    until: datetime = why["locked_until"]
    seconds = max(1, round((until - timezone.now()).total_seconds()))
    if seconds < 60:
        wait = ngettext("%(number)d second", "%(number)d seconds", seconds) % {"number": seconds}
    else:
        minutes = -(-seconds // 60)
        wait = ngettext("%(number)d minute", "%(number)d minutes", minutes) % {"number": minutes}
    raise FactorError(_("Too many wrong codes. Try again in %(wait)s.") % {"wait": wait})
