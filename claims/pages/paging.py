"""Which page of a list a reader asked for."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

LAST_PAGE = 500


def page_number(request: HttpRequest) -> int:
    """`?page=` from 1 to LAST_PAGE. Raises Http404."""
    text = request.GET.get("page", "1")
    if not text.isascii() or not text.isdigit() or len(text) > 6 or not 1 <= int(text) <= LAST_PAGE:
        raise Http404(
            _("The page number goes from 1 to %(last)d. Narrow the search to see other verdicts.") % {"last": LAST_PAGE}
        )
    return int(text)
