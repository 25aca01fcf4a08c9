"""One-time sign-in links for a try-out on one's own machine; production has none.

A link is signed, lasts ten minutes, and names the moment of its user's last sign-in: to use it changes that
moment, so no link works twice.
"""

from django.conf import settings
from django.contrib.auth import login
from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ledger.models import User

SALT = "tracker.sign_in"
SECONDS = 600


def make_link(user: User) -> str:
    """The absolute address of a link for `user`."""
    token = signing.dumps([user.pk, _moment(user)], salt=SALT)
    return f"{settings.PUBLIC_URL}{reverse('sign_in', args=[token])}"


@require_GET
@never_cache
def sign_in(request: HttpRequest, token: str) -> HttpResponse:
    """Sign the user of the link in and go to the review desk; a link that is no good gets a plain 403."""
    try:
        pk, moment = signing.loads(token, salt=SALT, max_age=SECONDS)
    except signing.BadSignature:
        return _refused()
    with transaction.atomic():
        # Locked, so that of two requests with one link the second sees the first one's sign-in.
        user = User.objects.select_for_update().filter(pk=pk, is_active=True).first()
        if user is None or _moment(user) != moment:
            return _refused()
        login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return HttpResponseRedirect(reverse("admin:index"))


def _moment(user: User) -> str:
    return user.last_login.isoformat() if user.last_login else ""


def _refused() -> HttpResponse:
    return HttpResponse(
        "This sign-in link was used already, or is older than ten minutes.\n"
        "Get another: uv run manage.py sign_in_link NAME\n",
        status=403,
        content_type="text/plain; charset=utf-8",
    )
