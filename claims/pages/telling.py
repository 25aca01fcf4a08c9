"""What readers are told of the newsroom, its method and its data: pages that change only with the settings."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from claims.export import COLUMNS
from claims.models import Rating
from claims.pages.columns import MEANINGS
from claims.pages.conditional import answer, render
from claims.pages.show import legend
from claims.pages.text import paragraphs


@require_safe
def methodology(request: HttpRequest) -> HttpResponseBase:
    """How claims are chosen, compared, rated and corrected; who the newsroom is and who pays for it."""
    ratings = list(Rating.objects.in_use())
    telling = settings.NEWSROOM

    def body() -> str:
        return render(
            "claims/methodology.html",
            ratings=legend(ratings),
            who=paragraphs(telling["about"]),
            funding=paragraphs(telling["funding"]),
            four_eyes=settings.FOUR_EYES,
        )

    key = ([(one.pk, one.label, one.definition) for one in ratings], telling, settings.FOUR_EYES)
    return answer(request, key, body)


@require_safe
def about_data(request: HttpRequest) -> HttpResponseBase:
    """What can be taken as data, what its columns mean, and on what terms."""
    columns = [(name, str(MEANINGS[name])) for name in COLUMNS]
    licence = settings.DATA_LICENCE
    return answer(
        request, (columns, licence), lambda: render("claims/about_data.html", columns=columns, licence=licence)
    )
