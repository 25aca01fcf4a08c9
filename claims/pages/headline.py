"""A verdict in one line, as it is passed on: in feeds, on social networks, in other people's pages."""

from __future__ import annotations

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from claims.models import PublicClaim
from claims.pages.about import about

LONGEST = 200
"""Characters of the claim's words."""


def headline(row: PublicClaim, value: str | None = None) -> str:
    """'Accurate: “More than 30 people were killed”', with the value that was checked where the words hold several.

    `value` is what `about` says, where the caller has asked it already.
    """
    value = about(row) if value is None else value
    words = f"{row.rating_label}: “{Truncator(row.words).chars(LONGEST)}”"
    if not value:
        return words
    return f"{words} ({_('about: %(about)s') % {'about': Truncator(value).chars(60)}})"
