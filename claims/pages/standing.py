"""A rating with its date: what was right on a day and has changed since is a different thing from what is wrong."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.edtf_dates import EdtfError, bounds
from claims.models import PublicClaim, Verdict
from claims.pages.text import day_words

Currency = Verdict.Currency

# Said after a date on which the rating holds.
_SINCE = {
    Currency.SUPERSEDED: gettext_lazy("superseded since by a later figure"),
    Currency.REVISED: gettext_lazy("the source has since revised its figure for that date"),
    Currency.SOURCE_WITHDRAWN: gettext_lazy("the source has since withdrawn it"),
    Currency.UNKNOWN: gettext_lazy("whether it still holds is not known"),
}
# Said of a later day, on which the claim was looked at again.
_BY = {
    Currency.SUPERSEDED: gettext_lazy("superseded by a later figure as of %(day)s"),
    Currency.REVISED: gettext_lazy("revised by the source as of %(day)s"),
    Currency.SOURCE_WITHDRAWN: gettext_lazy("withdrawn by the source as of %(day)s"),
}


def standing(row: PublicClaim) -> str:
    """'Accurate as of 2 February 2020; superseded since by a later figure'.

    A verdict of a later day than the article rates the claim as it was published: 'Accurate when published on
    2 February 2020; superseded by a later figure as of 4 April 2020'.
    """
    return standing_of(row, row.rating_label, row.as_of, row.currency, row.unproven_reason)


def standing_of(row: PublicClaim, label: str, as_of: str, currency: str, unproven_reason: str = "") -> str:
    """The same for any verdict in the claim's history."""
    reason = f": {Verdict.UnprovenReason(unproven_reason).label}" if unproven_reason else ""
    kind = Currency(currency)
    published = _published(row)
    first_day = _first_day(as_of)
    if kind in _BY and published and first_day and first_day > published:
        then = _("%(rating)s when published on %(day)s") % {"rating": label, "day": day_words(published.isoformat())}
        return f"{then}{reason}; {_BY[kind] % {'day': day_words(as_of)}}"
    text = _("%(rating)s as of %(day)s") % {"rating": label, "day": day_words(as_of)} + reason
    return f"{text}; {_SINCE[kind]}" if kind in _SINCE else text


def _published(row: PublicClaim) -> date | None:
    local = row.document.get("article_published_date")
    return date.fromisoformat(local) if local else None


def _first_day(as_of: str) -> date | None:
    try:
        return bounds(as_of)[0]
    except EdtfError:
        return None
