"""`/v1alpha1/claims:search`: answers as Google's Fact Check Tools API does; its clients need another host alone.

https://developers.google.com/fact-check/tools/api/reference/rest/v1alpha1/claims/search
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.db.models import Q
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from claims.models import PublicClaim
from claims.models.public_claim import RANKED, PublicClaimQuerySet
from claims.pages.conditional import CACHE_CONTROL
from claims.pages.headline import headline
from claims.pages.jsonld import claimant, reviewed
from claims.pages.standing import standing
from claims.pages.text import utc_second

PARAMETERS = (
    "query",
    "languageCode",
    "reviewPublisherSiteFilter",
    "maxAgeDays",
    "pageSize",
    "pageToken",
    "offset",
)
# What Google's clients send with every request, and what has no meaning here.
OF_EVERY_CLIENT = frozenset(
    {
        "key",
        "alt",
        "prettyPrint",
        "fields",
        "callback",
        "quotaUser",
        "access_token",
        "oauth_token",
        "uploadType",
        "upload_protocol",
        "$.xgafv",
    }
)
A_PAGE = 10
LONGEST_PAGE = 100
LONGEST_QUERY = 200
LARGEST = 2**31 - 1
OLDEST_DAYS = 365_000
SALT = "claims:search"


class WrongParameterError(Exception):
    """A parameter that cannot be meant."""

    def __init__(self, parameter: str, message: str) -> None:
        super().__init__(message)
        self.parameter = parameter


@dataclass(frozen=True, slots=True)
class Asked:
    """What is searched for. `after` is where the last page of a listing ended, by its time and key."""

    query: str
    language: str
    site: str
    max_age: int | None
    page_size: int
    offset: int
    after: tuple[datetime, int] | None


@require_safe
def search(request: HttpRequest) -> HttpResponseBase:
    try:
        asked = _asked(request)
    except WrongParameterError as wrong:
        return _refusal(wrong)
    rows = list(_found(asked)[asked.offset : asked.offset + asked.page_size + 1])
    more, rows = len(rows) > asked.page_size, rows[: asked.page_size]
    # As there: what is empty is left out, the list too.
    answer: dict[str, Any] = {"claims": [_claim(row) for row in rows]} if rows else {}
    if more:
        answer["nextPageToken"] = _token(asked, rows[-1])
    response = JsonResponse(answer, json_dumps_params={"ensure_ascii": False})
    response.headers["Cache-Control"] = CACHE_CONTROL
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _found(asked: Asked) -> PublicClaimQuerySet:
    now = timezone.now()
    rows = PublicClaim.objects.visible(now).claim_reviewed().defer("search")
    if asked.site and asked.site != our_site():
        return rows.none()
    if asked.language:
        # As there, the region does not count.
        rows = rows.filter(Q(language__iexact=asked.language) | Q(language__istartswith=f"{asked.language}-"))
    if asked.max_age is not None:
        since = now - timedelta(days=min(asked.max_age, OLDEST_DAYS))
        rows = rows.filter(Q(published_at__gte=since) | Q(article_published_at__gte=since))
    if asked.query:
        return rows.best_matching(asked.query)
    if asked.after:
        at, key = asked.after
        rows = rows.filter(published_at__lte=at).filter(Q(published_at__lt=at) | Q(pk__gt=key))
    return rows.order_by("-published_at", "pk")


def our_site() -> str:
    """The host of our pages, without "www.": 'facts.example.org'."""
    return urlsplit(settings.PUBLIC_URL).netloc.lower().removeprefix("www.")


def _claim(row: PublicClaim) -> dict[str, Any]:
    said_at = _said_at(row)
    claim = {
        "text": reviewed(row),
        "claimant": claimant(row),
        "claimDate": said_at,
        "claimReview": [
            {
                "publisher": {"name": settings.NEWSROOM["name"], "site": our_site()},
                "url": f"{settings.PUBLIC_URL}{row.get_absolute_url()}",
                "title": headline(row),
                "reviewDate": utc_second(row.published_at),
                "textualRating": standing(row),
                "languageCode": row.language,
            }
        ],
    }
    return {name: held for name, held in claim.items() if held}


def _said_at(row: PublicClaim) -> str:
    local = row.document.get("article_published_date")
    if local:
        return f"{local}T00:00:00Z"
    return utc_second(row.article_published_at) if row.article_published_at else ""


# --- what is asked ---------------------------------------------------------------------------------------------------


def _asked(request: HttpRequest) -> Asked:
    given = request.GET
    for name in given:
        if name not in PARAMETERS and name not in OF_EVERY_CLIENT:
            raise WrongParameterError(
                name, _("There is no such parameter. Use: %(names)s.") % {"names": ", ".join(PARAMETERS)}
            )
    if given.get("alt", "json") != "json":
        raise WrongParameterError("alt", _("Answers are JSON: leave it out, or write json."))
    query = given.get("query", "").strip()
    if "\x00" in query or len(query) > LONGEST_QUERY:
        raise WrongParameterError(
            "query", _("Give %(number)d characters at most, of text.") % {"number": LONGEST_QUERY}
        )
    site = _site(given.get("reviewPublisherSiteFilter", ""))
    if not query and not site:
        raise WrongParameterError("query", _("Give a query, or reviewPublisherSiteFilter, or both."))
    max_age = _number(given.get("maxAgeDays", ""), "maxAgeDays")
    asked = Asked(
        query=query,
        language=_language(given.get("languageCode", "")),
        site=site,
        # As there, 0 is the same as leaving it out.
        max_age=max_age or None,
        page_size=min(_number(given.get("pageSize", ""), "pageSize") or A_PAGE, LONGEST_PAGE),
        offset=_number(given.get("offset", ""), "offset"),
        after=None,
    )
    token = given.get("pageToken", "")
    if token:
        return _continued(asked, token)
    if asked.offset > RANKED:
        raise WrongParameterError("offset", _("Give %(number)d at most. pageToken leads further.") % {"number": RANKED})
    return asked


def _number(text: str, name: str) -> int:
    if not text:
        return 0
    if not (text.isascii() and text.isdigit() and len(text) < 11 and int(text) <= LARGEST):
        raise WrongParameterError(name, _("“%(text)s” is no whole number from 0 on.") % {"text": text[:40]})
    return int(text)


def _site(text: str) -> str:
    host = text.strip().lower()
    return host.removeprefix("https://").removeprefix("http://").rstrip("/").removeprefix("www.")


def _language(code: str) -> str:
    """'en' of 'en-US'."""
    language = code.strip().split("-")[0].lower()
    if language and not (language.isascii() and language.isalpha() and len(language) <= 8):
        raise WrongParameterError(
            "languageCode", _("“%(code)s” is no language code, such as en or en-US.") % {"code": code[:40]}
        )
    return language


# --- pages -----------------------------------------------------------------------------------------------------------


def _token(asked: Asked, last: PublicClaim) -> str:
    """Where the next page begins. A listing goes on behind its last row: new ones neither shift nor repeat any."""
    place = [asked.offset + asked.page_size] if asked.query else [last.published_at.isoformat(), last.pk]
    return signing.dumps([_same(asked), *place], salt=SALT)


def _continued(asked: Asked, token: str) -> Asked:
    try:
        same, *place = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        raise WrongParameterError(
            "pageToken", _("This token was not given out here. Begin again without it.")
        ) from None
    if same != _same(asked):
        raise WrongParameterError("pageToken", _("This token belongs to another search. Begin again without it."))
    offset, after = 0, None
    if len(place) == 1:
        [offset] = place
    else:
        at = parse_datetime(place[0])
        assert at is not None
        after = (at, place[1])
    return Asked(asked.query, asked.language, asked.site, asked.max_age, asked.page_size, offset, after)


def _same(asked: Asked) -> str:
    """Equal for searches that differ in their page alone."""
    wanted = repr((asked.query, asked.language, asked.site, asked.max_age))
    return hashlib.sha256(wanted.encode()).hexdigest()[:12]


def _refusal(wrong: WrongParameterError) -> JsonResponse:
    """A mistake in the form of Google's APIs."""
    said = f"{wrong.parameter}: {wrong}"
    detail = {
        "@type": "type.googleapis.com/google.rpc.BadRequest",
        "fieldViolations": [{"field": wrong.parameter, "description": str(wrong)}],
    }
    error = {"code": 400, "message": said, "status": "INVALID_ARGUMENT", "details": [detail]}
    response = JsonResponse({"error": error}, status=400, json_dumps_params={"ensure_ascii": False})
    response.headers["Cache-Control"] = "no-store"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
